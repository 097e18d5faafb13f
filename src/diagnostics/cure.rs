//! What is said to mend a fault, and done where there is no doubt.

use super::Known;

/// How a fault is mended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cure {
    /// In words.
    pub help: String,
    /// What is written at the place of the fault, where that is beyond doubt.
    pub instead: Option<String>,
}

impl Cure {
    /// The name that is most likely meant by a word that is none of those that are known; where none is, what else to do.
    #[must_use]
    pub fn name<'a>(word: &str, known: impl IntoIterator<Item = &'a str>, otherwise: impl Into<String>) -> Self {
        Known::from_iter(known).cure(word, otherwise)
    }

    /// The same, where the name that is meant was found already, if one was.
    #[must_use]
    pub fn near(near: Option<&str>, otherwise: impl Into<String>) -> Self {
        near.map_or_else(|| otherwise.into(), |near| format!("did you mean `{near}`?")).into()
    }

    /// Nothing is written by itself unless this holds.
    #[must_use]
    pub fn only_if(self, holds: bool) -> Self {
        Self { instead: self.instead.filter(|_| holds), ..self }
    }
}

impl<T: Into<String>> From<T> for Cure {
    fn from(help: T) -> Self {
        Self { help: help.into(), instead: None }
    }
}
