//! Headings that say themselves what they are: `## Renewal {.stage}`.
//!
//! Most headings need no mark, because [`outline`](super::outline) can tell. Where it would take one for something else,
//! the writer's word counts.

use super::attributes;
use super::markdown::Piece;
use super::markdown::inline::range_of;
use crate::model::MOMENT_OF_TRUTH;
use crate::source::Excerpt;

/// Whether a class says what a heading is, and nothing of what stands under it.
pub(crate) fn is_mark(class: &str) -> bool {
    Mark::ALL.into_iter().any(|mark| mark.class() == class)
}

/// The classes that mean something on an item.
pub(super) const CLASSES_OF_ITEMS: &[&str] = &[MOMENT_OF_TRUTH];
/// The classes that mean something on a heading.
pub(super) const CLASSES_OF_HEADINGS: &[&str] = &[MOMENT_OF_TRUTH, "title", "stage", "step", "lane", "note"];

/// The class of these that a word or two are, whatever their case and the marks between them, or nearly are.
pub(super) fn known_class<'c>(words: &str, classes: &[&'c str]) -> Option<&'c str> {
    let name = words.trim().to_lowercase().replace([' ', '_'], "-");
    let allowed = |class: &str| if class.len() < 8 { 1 } else { 2 };
    let is_near = |class: &&&'c str| {
        class.len().abs_diff(name.len()) <= allowed(class) && strsim::osa_distance(&name, class) <= allowed(class)
    };
    classes.iter().find(|class| **class == name).or_else(|| classes.iter().find(is_near)).copied()
}

/// What a heading says it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Mark {
    Title,
    Stage,
    Step,
    Lane,
    Note,
}

impl Mark {
    const ALL: [Self; 5] = [Self::Title, Self::Stage, Self::Step, Self::Lane, Self::Note];

    /// The class that says it.
    pub(super) fn class(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Stage => "stage",
            Self::Step => "step",
            Self::Lane => "lane",
            Self::Note => "note",
        }
    }

    /// The mark that some classes hold.
    pub(super) fn among<'c>(mut classes: impl Iterator<Item = &'c str>) -> Option<Self> {
        classes.find_map(|class| Self::ALL.into_iter().find(|mark| mark.class() == class))
    }

    /// The mark of a heading.
    pub(super) fn of(heading: &[Piece], excerpt: &Excerpt) -> Option<Self> {
        let (attributes, _) = attributes::trailing(excerpt, range_of(heading))?;
        Self::among(attributes.classes.iter().map(|(class, _)| class.as_str()))
    }
}
