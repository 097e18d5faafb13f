//! What stands in braces at the end of a line: `{#id .class key=value}`.
//!
//! The id comes first, then the classes, then the pairs, each in the writer's order.

use std::fmt;

use crate::language::marks::Mark;
use crate::model::{AttributeKind, Attributes};

/// The attributes of a line, to be written.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Braces {
    ids: Vec<String>,
    classes: Vec<String>,
    pairs: Vec<(String, String)>,
}

impl Braces {
    pub(super) fn of(attributes: &Attributes) -> Self {
        Self {
            ids: attributes.other_ids.iter().chain(&attributes.id).map(|id| id.name.clone()).collect(),
            classes: attributes.classes.iter().map(|(class, _)| class.clone()).collect(),
            pairs: attributes.pairs.iter().map(|pair| (pair.key.clone(), pair.value.clone())).collect(),
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.ids.is_empty() && self.classes.is_empty() && self.pairs.is_empty()
    }

    /// Says what a heading is.
    pub(super) fn mark(&mut self, mark: Mark) {
        if Mark::among(self.classes.iter().map(String::as_str)) != Some(mark) {
            self.classes.retain(|class| Mark::among(std::iter::once(class.as_str())).is_none());
            self.classes.push(mark.class().to_owned());
        }
    }

    /// Makes `value` the only one of a kind, where the first one stands; without a value, none.
    pub(super) fn set(&mut self, kind: AttributeKind, value: Option<String>) {
        let key = kind.word();
        let at = self.pairs.iter().position(|(known, _)| known == key).unwrap_or(self.pairs.len());
        self.pairs.retain(|(known, _)| known != key);
        if let Some(value) = value {
            self.pairs.insert(at, (key.to_owned(), value));
        }
    }
}

impl fmt::Display for Braces {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let ids = self.ids.iter().map(|id| format!("#{id}"));
        let classes = self.classes.iter().map(|class| format!(".{class}"));
        let pairs = self.pairs.iter().map(|(key, value)| format!("{key}={}", quoted(value)));
        write!(f, "{{{}}}", ids.chain(classes).chain(pairs).collect::<Vec<_>>().join(" "))
    }
}

/// A value in the quotes that it needs.
fn quoted(value: &str) -> String {
    let value = value.replace(['\n', '\r'], " ");
    let bare = !value.is_empty()
        && !value.contains(|c: char| c.is_whitespace() || matches!(c, '{' | '}' | '"' | '\''))
        && !value.ends_with(',');
    if bare {
        value
    } else if !value.contains('"') {
        format!("\"{value}\"")
    } else if !value.contains('\'') {
        format!("'{value}'")
    } else {
        format!("\"{}\"", value.replace('"', "\\\""))
    }
}
