//! The words behind `journey` in a fence's first line: what they ask for, and what is said of those that ask for nothing.

use crate::book::{Fence, FenceKind};
use crate::diagnostics::{Code, Diagnostic, Fix, Place, did_you_mean, quoted, surely_meant};
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
        let known = if kind == FenceKind::Index { &[] } else { OF_MAPS };
        self.unknown.iter().map(move |(span, word)| {
            let place = Place { chapter, span: *span };
            let help = match did_you_mean(word, known.iter().copied()) {
                Some(near) => format!("did you mean `{near}`?"),
                None if known.is_empty() => "remove it: an index has no flags".to_owned(),
                None => "remove it; the flags are `source`, `no-source` and `no-index`".to_owned(),
            };
            let fix = surely_meant(word, known.iter().copied()).map(|near| Fix::write(place, near));
            let message = format!("there is no flag `{}`", quoted(word));
            Diagnostic::new(Code::UnknownFlag, place, message).label("not used").help(help).fix(fix)
        })
    }
}
