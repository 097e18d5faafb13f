//! A diagnostic as a report tells it: in the files that people know, by line and column.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::ops::Range;

use super::ChapterFile;
use super::excerpt::{Excerpt, excerpt};
use super::locate::{Located, Source, Whence};
use crate::book::{Book, FenceKind, Flavour};
use crate::diagnostics::{Code, Diagnostic, Level, Place};
use crate::model::RecordKind;
use crate::source::Position;

/// A diagnostic with its places found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// Which of the documented faults it is.
    pub code: Code,
    /// How bad it is.
    pub level: Level,
    /// What is wrong.
    pub message: String,
    /// Where it is, if it stands in any file.
    pub spot: Option<Spot>,
    /// What is said at the place itself; may be empty.
    pub label: String,
    /// Other places that belong to it, each with what it is.
    pub related: Vec<(Spot, String)>,
    /// How to mend it.
    pub help: Option<String>,
    /// What mends it by itself.
    pub remedy: Option<Remedy>,
}

/// A place in a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spot {
    /// The file's path as it is shown.
    pub path: String,
    /// Which part of the file lines are counted in, where it is not the whole: `, map 2 (after includes)`.
    pub within: Option<String>,
    /// The stretch of text; none when the file as a whole is meant.
    pub stretch: Option<Stretch>,
}

/// A stretch of text, and the line in which it begins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stretch {
    /// Its first character.
    pub start: Position,
    /// The character after its last one.
    pub end: Position,
    /// The line in which it begins, cut so that it can be shown.
    pub line: String,
    /// Whether its beginning is left out, because there is too much of it.
    pub is_cut: bool,
    /// The part of what is shown which belongs to it.
    pub culprit: Range<usize>,
}

/// What mends a fault by itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remedy {
    /// What it does.
    pub what: String,
    /// The places to change, each with what stands there afterwards.
    pub edits: Vec<(Spot, String)>,
}

/// The diagnostics of a book as notices, in the order of its text. `files` are the files of the chapters, by their index
/// in the book.
#[must_use]
pub fn notices(
    book: &Book,
    flavour: Flavour,
    files: &BTreeMap<usize, ChapterFile>,
    diagnostics: &[Diagnostic],
) -> Vec<Notice> {
    let mut sources = BTreeMap::new();
    for place in diagnostics.iter().flat_map(Diagnostic::places) {
        if let (Entry::Vacant(entry), Some(chapter)) = (sources.entry(place.chapter), book.chapters.get(place.chapter))
        {
            entry.insert(Source::new(chapter, files.get(&place.chapter), flavour));
        }
    }
    let mut sorted: Vec<_> = diagnostics.iter().collect();
    sorted.sort_by_key(|diagnostic| diagnostic.place);
    sorted.into_iter().map(|diagnostic| notice(diagnostic, &sources)).collect()
}

fn notice(diagnostic: &Diagnostic, sources: &BTreeMap<usize, Source<'_>>) -> Notice {
    let spot = |place: Place| sources.get(&place.chapter).map(|source| spot(source, place));
    let edits = |fix: &crate::diagnostics::Fix| {
        fix.edits.iter().map(|edit| Some((spot(edit.place)?, edit.text.clone()))).collect::<Option<Vec<_>>>()
    };
    Notice {
        code: diagnostic.code,
        level: diagnostic.level,
        message: diagnostic.message.clone(),
        spot: match diagnostic.code {
            // The only fault that no chapter has: it stands in the configuration.
            Code::IndexPath => Some(Spot { path: "book.toml".to_owned(), within: None, stretch: None }),
            _ => spot(diagnostic.place),
        },
        label: diagnostic.label.clone(),
        related: diagnostic.related.iter().filter_map(|(at, what)| Some((spot(*at)?, what.clone()))).collect(),
        help: diagnostic.help.clone(),
        remedy: diagnostic.fix.as_ref().and_then(|fix| Some(Remedy { what: fix.what.clone(), edits: edits(fix)? })),
    }
}

fn spot(source: &Source<'_>, place: Place) -> Spot {
    let Located { start, end, whence } = source.locate(place.span);
    let Excerpt { line, is_cut, culprit } = excerpt(source.text(), place.span);
    Spot {
        path: source.path().to_owned(),
        within: match whence {
            Whence::File => None,
            Whence::Chapter => Some(" (after includes)".to_owned()),
            Whence::Fence(kind, number) => {
                let name = match kind {
                    FenceKind::Journey => "map",
                    FenceKind::Index => "index",
                    FenceKind::Mermaid => "diagram",
                    FenceKind::Record(RecordKind::Persona) => "persona",
                    FenceKind::Record(RecordKind::Evidence) => "list of sources",
                };
                Some(format!(", {name} {number} (after includes)"))
            }
        },
        stretch: Some(Stretch { start, end, line, is_cut, culprit }),
    }
}
