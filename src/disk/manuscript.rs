//! A book as it lies on disk.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use crate::book::Book;
use crate::diagnostics::Diagnostic;
use crate::pipeline::Options;
use crate::report;

/// A book and its files, ready for [`crate::pipeline::survey`].
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Manuscript {
    /// What the files hold: the chapters in the order of `SUMMARY.md`, then all others by their paths. Those others are on
    /// no page, and so have no `path`.
    pub book: Book,
    /// The settings in `book.toml`.
    pub options: Options,
    /// The folder of the book's own files of the theme, an absolute path; nothing may be there. None where there is no
    /// `book.toml`.
    pub theme: Option<PathBuf>,
    /// The file of each chapter, by its index in the book.
    pub files: Vec<File>,
}

/// The file of a chapter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// Its absolute path, as it was come by.
    pub path: PathBuf,
    /// Its path as it is shown, on one line.
    pub name: String,
    /// Whether it was named, or a folder or a book around it. The others are read only because maps refer to them.
    pub is_asked: bool,
    /// Whether it begins with a byte order mark, which its chapter's text does not.
    pub has_mark: bool,
}

impl File {
    /// All that the file holds when its chapter has this text.
    #[must_use]
    pub fn marked(&self, text: &str) -> String {
        [if self.has_mark { "\u{feff}" } else { "" }, text].concat()
    }
}

impl Manuscript {
    /// Whether a diagnostic speaks of a file that was asked for.
    #[must_use]
    pub fn asks_for(&self, diagnostic: &Diagnostic) -> bool {
        diagnostic.places().any(|place| self.files.get(place.chapter).is_some_and(|file| file.is_asked))
    }

    /// The files that the diagnostics speak of, by chapter, as a report wants them.
    #[must_use]
    pub fn files_for(&self, diagnostics: &[Diagnostic]) -> BTreeMap<usize, report::ChapterFile> {
        let chapters: BTreeSet<usize> =
            diagnostics.iter().flat_map(Diagnostic::places).map(|place| place.chapter).collect();
        let file = |chapter: usize| {
            let text = self.book.chapters.get(chapter)?.text.clone();
            Some((chapter, report::ChapterFile { path: self.files.get(chapter)?.name.clone(), text: Some(text) }))
        };
        chapters.into_iter().filter_map(file).collect()
    }
}
