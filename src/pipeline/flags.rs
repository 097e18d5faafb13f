//! The words behind `journey` in a fence's first line: what they ask for, and what is said of those that ask for nothing.

use crate::book::{Fence, FenceKind};
use crate::diagnostics::{Code, Cure, Diagnostic, Place, quoted};
use crate::source::Span;

/// What the flags of a fence ask for.
#[derive(Debug, Default)]
pub(super) struct Flags<'a> {
    /// Whether the page shows the map's source too, where the fence says so or says not.
    pub(super) source: Option<bool>,
    /// Whether no index lists it.
    pub(super) unlisted: bool,
    unknown: Vec<(Span, &'a str)>,
}

/// The flags of maps and records.
const OF_MAPS: &[&str] = &["source", "no-source", "no-index"];

impl<'a> Flags<'a> {
    /// Reads the flags of a fence of this chapter. The last of several counts.
    pub(super) fn read(chapter: &'a str, fence: &Fence) -> Self {
        let mut flags = Self::default();
        for span in &fence.flags {
            match (fence.kind, &chapter[span.range()]) {
                (FenceKind::Journey | FenceKind::Mermaid | FenceKind::Record(_), "source") => flags.source = Some(true),
                (FenceKind::Journey | FenceKind::Mermaid | FenceKind::Record(_), "no-source") => {
                    flags.source = Some(false);
                }
                (FenceKind::Journey | FenceKind::Mermaid | FenceKind::Record(_), "no-index") => flags.unlisted = true,
                // Others read them too.
                (FenceKind::Mermaid, _) => {}
                (_, word) => flags.unknown.push((*span, word)),
            }
        }
        flags
    }

    /// What is said of the others.
    pub(super) fn unknown(&self, chapter: usize, kind: FenceKind) -> impl Iterator<Item = Diagnostic> {
        let (known, otherwise): (&[_], _) = match kind {
            FenceKind::Index => (&[], "remove it: an index has no flags"),
            _ => (OF_MAPS, "remove it; the flags are `source`, `no-source` and `no-index`"),
        };
        self.unknown.iter().map(move |(span, word)| {
            let place = Place { chapter, span: *span };
            let cure = Cure::name(word, known.iter().copied(), otherwise);
            let message = format!("there is no flag `{}`", quoted(word));
            Diagnostic::new(Code::UnknownFlag, place, message).label("not used").help(cure)
        })
    }
}
