//! Edits that mend a fault, for those who want it done.

use super::{Place, harmless_lines};

/// A change that mends a fault and does nothing else. Only where there is no doubt: it is made without a question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fix {
    /// What it does, as a deed: ``write `severity` ``.
    pub what: String,
    /// The edits; none overlaps another.
    pub edits: Vec<Edit>,
}

/// One edit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// What is replaced, in the chapter's text.
    pub place: Place,
    /// What stands there afterwards.
    pub text: String,
}

impl Fix {
    /// The fix that writes something else at a place.
    #[must_use]
    pub fn write(place: Place, text: impl Into<String>) -> Self {
        let text = text.into();
        Self { what: harmless_lines(format!("write `{text}`")), edits: vec![Edit { place, text }] }
    }
}
