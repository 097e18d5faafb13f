//! Fences that are nearly called as ours are: `journeys`, `presona`. They are code to mdBook, and to us.

use super::scan::{FenceKind, KINDS, first_word, name};
use crate::source::Span;

/// A fence whose name is nearly one of ours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Misspelt {
    /// The name as it is written.
    pub span: Span,
    /// The name that was most likely meant.
    pub meant: &'static str,
}

impl Misspelt {
    /// What is wrong with the name of a fence whose first line says `info` behind its marks, if anything. `start` is where
    /// `block` stands, which begins with that line.
    pub(super) fn read(info: &str, block: &str, start: usize) -> Option<Self> {
        let (word, meant) = (first_word(info), meant(name(info))?);
        let span = block.find(word).map(|at| Span::new(start + at, start + at + word.len()))?;
        Some(Self { span, meant })
    }
}

/// The name of ours that a fence's is nearly: a letter away, or two where it is long, or a word more (`journey-map`). None where
/// it is one of ours, or another program's (`journal`).
pub(super) fn meant(word: &str) -> Option<&'static str> {
    const SHORTEST: usize = 5;
    if word.len() < SHORTEST || FenceKind::from_info(word).is_some() {
        return None;
    }
    let lower = word.to_lowercase();
    let ours = KINDS.iter().filter(|(_, kind)| *kind != FenceKind::Mermaid).map(|(name, _)| *name);
    let near = |name: &&'static str| {
        let allowed = if name.len() < 8 { 1 } else { 2 };
        name.len().abs_diff(lower.len()) <= allowed && strsim::osa_distance(&lower, name) <= allowed
    };
    ours.clone().find(near).or_else(|| ours.clone().find(|name| lower.starts_with(name)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_other_programs_are_theirs() {
        for (word, ours) in [
            ("journy", Some("journey")),
            ("jouney", Some("journey")),
            ("Journeys", Some("journey")),
            ("journey-map", Some("journey")),
            ("jounrey-index", Some("journey-index")),
            ("journeyindex", Some("journey-index")),
            ("Presona", Some("persona")),
            ("evidences", Some("evidence")),
            ("journey", None),
            ("JOURNEY", None),
            ("journal", None),
            ("json", None),
            ("person-1", None),
            ("event", None),
            ("mermiad", None),
        ] {
            assert_eq!(meant(word), ours, "{word}");
        }
    }
}
