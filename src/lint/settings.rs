//! What a book settles about the rules.

use super::Levels;

/// What counts, and from where on it is too much.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    /// Which codes and rules count.
    pub levels: Levels,
    /// How many stages a map may have.
    pub most_stages: usize,
    /// How many items a stage may have in one lane.
    pub most_items: usize,
    /// How many characters a title may have.
    pub longest_title: usize,
}

impl Default for Settings {
    fn default() -> Self {
        Self { levels: Levels::default(), most_stages: 10, most_items: 8, longest_title: 60 }
    }
}
