//! What a book may settle about the language for all its maps.

use super::names::lexicon::Scores;
use crate::model::Scale;

/// The book's own words and numbers.
#[derive(Debug, Clone, PartialEq)]
pub struct Settings {
    /// How numbers map to scores in a map that declares no scale of its own.
    pub scale: Scale,
    /// Lane names that may be written plainly, as [`fold`](super::fold) writes them.
    pub own_lanes: Vec<String>,
    /// Other names for known lanes: own name, as [`fold`](super::fold) writes it, and known name.
    pub aliases: Vec<(String, String)>,
    /// Words and faces added to the lexicon.
    pub emotions: Scores,
}

impl Default for Settings {
    fn default() -> Self {
        Self { scale: Scale::NATIVE, own_lanes: Vec::new(), aliases: Vec::new(), emotions: Scores::default() }
    }
}
