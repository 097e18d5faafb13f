//! What stands in braces: ids, classes and pairs.

use crate::source::Span;

/// A name to refer to something by.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Id {
    /// The name, without `#`.
    pub name: String,
    /// Whether the writer gave it; otherwise it was made from the words.
    pub given: bool,
    /// Where it stands; for a made one, where its words stand.
    pub span: Span,
}

/// One `key=value` pair.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Attribute {
    /// The key, as written.
    pub key: String,
    /// The value, without quotes.
    pub value: String,
    /// Where the key stands.
    pub key_span: Span,
    /// Where the value stands, without quotes.
    pub value_span: Span,
}

/// What stands in braces at the end of an item or a heading: `{#id .class key=value}`.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Attributes {
    /// The id.
    pub id: Option<Id>,
    /// The classes, without the dot, each with its place.
    pub classes: Vec<(String, Span)>,
    /// The pairs, in order.
    pub pairs: Vec<Attribute>,
}

impl Attributes {
    /// The pair with this key, the last one if several have it.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Attribute> {
        self.pairs.iter().rev().find(|pair| pair.key == key)
    }

    /// Whether it has this class.
    #[must_use]
    pub fn has_class(&self, class: &str) -> bool {
        self.classes.iter().any(|(name, _)| name == class)
    }
}

/// The class that marks a stage, a step or an item as a moment of truth.
pub(crate) const MOMENT_OF_TRUTH: &str = "moment-of-truth";
