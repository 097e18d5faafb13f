//! Fences that are nearly called as ours are: `journeys`, `presona`. They are code to mdBook, and to us.

use pulldown_cmark::{CodeBlockKind, Event, Parser, Tag};

use super::scan::{FenceKind, Flavour, KINDS, first_word, words_of_fences};
use crate::source::Span;

/// A fence whose name is nearly one of ours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Misspelt {
    /// The name as it is written.
    pub span: Span,
    /// The name that was most likely meant.
    pub meant: &'static str,
}

/// The fences in a chapter's Markdown whose names are nearly ours, in order.
#[must_use]
pub fn misspelt(text: &str, flavour: Flavour) -> Vec<Misspelt> {
    if words_of_fences(text).all(|word| meant(word).is_none()) {
        return Vec::new();
    }
    let events = Parser::new_ext(text, flavour.options()).into_offset_iter();
    let found = events.filter_map(|(event, range)| {
        let Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info))) = event else { return None };
        let (word, start) = (first_word(&info), range.start);
        let span = text[range].find(word).map(|at| Span::new(start + at, start + at + word.len()))?;
        Some(Misspelt { span, meant: meant(word)? })
    });
    found.collect()
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
