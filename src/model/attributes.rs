//! What stands in braces: ids, classes and pairs, and which of these the language knows.

use super::named::named;
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

/// What attributes are said of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bearer {
    /// A map, by its title.
    Title,
    /// A stage.
    Stage,
    /// A step.
    Step,
    /// An item of any row.
    Item,
    /// A pain point, which is an item as well.
    PainPoint,
    /// An opportunity, which is an item as well.
    Opportunity,
    /// A source of evidence.
    Source,
    /// A persona or a list of sources.
    Record,
}

impl Bearer {
    /// Items, findings among them.
    pub const ITEMS: &'static [Self] = &[Self::Item, Self::PainPoint, Self::Opportunity];
}

macro_rules! kinds {
    ($($(#[doc = $doc:literal])+ $kind:ident = $word:literal on $($bearer:ident)+;)+) => {
        named! {
            /// An attribute that the language knows by its key. A new one is a line of this table.
            AttributeKind { $($(#[doc = $doc])+ $kind = $word,)+ }
        }

        impl AttributeKind {
            fn bearers(self) -> &'static [Bearer] {
                match self { $(Self::$kind => &[$(Bearer::$bearer),+],)+ }
            }
        }
    };
}

kinds! {
    /// How long it lasts.
    Duration = "duration" on Stage Step;
    /// The map that shows it in detail.
    Map = "map" on Stage Step;
    /// Who looks after it.
    Owner = "owner" on Title Stage Step Item;
    /// Where it is worked on.
    Ticket = "ticket" on Item;
    /// What it rests on.
    Evidence = "evidence" on Stage Step Item;
    /// What it is about.
    Theme = "theme" on Item;
    /// The phase that it belongs to.
    Phase = "phase" on Stage;
    /// The language that it is written in, by its tag.
    Lang = "lang" on Title Record;
    /// The words in the corner of the table.
    Corner = "corner" on Title;
    /// How much it hurts.
    Severity = "severity" on PainPoint;
    /// The pain points that it answers.
    For = "for" on Opportunity;
    /// How much it would bring.
    Impact = "impact" on Opportunity;
    /// How much it would take.
    Effort = "effort" on Opportunity;
    /// How far it has come.
    Status = "status" on PainPoint Opportunity;
    /// The same pain point elsewhere.
    Same = "same" on PainPoint;
    /// When it was made.
    Date = "date" on Source;
    /// What kind of research it is.
    Kind = "kind" on Source;
}

impl AttributeKind {
    /// The attribute with this key.
    #[must_use]
    pub fn of(key: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|kind| kind.word() == key)
    }

    /// Whether it may be said of one of these.
    #[must_use]
    pub fn is_on(self, bearers: &[Bearer]) -> bool {
        self.bearers().iter().any(|bearer| bearers.contains(bearer))
    }

    /// Whether it may have several values, with commas between them or in several pairs.
    #[must_use]
    pub fn takes_list(self) -> bool {
        matches!(self, Self::Evidence | Self::For | Self::Same)
    }
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
    /// The id: the last one, if several are given.
    pub id: Option<Id>,
    /// The ids before that one, in order. Nothing is known by them.
    pub other_ids: Vec<Id>,
    /// The classes, without the dot, each with its place.
    pub classes: Vec<(String, Span)>,
    /// The pairs, in order.
    pub pairs: Vec<Attribute>,
}

impl Attributes {
    /// The attribute of this kind, the last one if it is given several times.
    #[must_use]
    pub fn get(&self, kind: AttributeKind) -> Option<&Attribute> {
        self.pairs.iter().rfind(|pair| pair.key == kind.word())
    }

    /// All of this kind: a list may be given in several.
    pub fn all(&self, kind: AttributeKind) -> impl Iterator<Item = &Attribute> {
        self.pairs.iter().filter(move |pair| pair.key == kind.word())
    }

    /// Whether it has this class.
    #[must_use]
    pub fn has_class(&self, class: &str) -> bool {
        self.classes.iter().any(|(name, _)| name == class)
    }
}

/// The class that marks a stage, a step or an item as a moment of truth.
pub(crate) const MOMENT_OF_TRUTH: &str = "moment-of-truth";
