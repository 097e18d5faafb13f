//! What a book's settings ask of the pipeline. Who reads them out of `book.toml` is `host::options`.

use crate::atlas::Calendar;
use crate::book::Flavour;
use crate::render::html::theme::OwnFiles;
use crate::render::words::OwnWords;
use crate::{language, lint};

/// What the book's settings ask for.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Options {
    /// What the book settles about the language.
    pub language: language::Settings,
    /// What the book settles about the rules.
    pub lint: lint::Settings,
    /// Which day it is, if anybody says so, and when a review is old.
    pub calendar: Calendar,
    /// Which Markdown the host reads.
    pub flavour: Flavour,
    /// What to write.
    pub output: OutputKind,
    /// Whether headings in plain Markdown go without ids, for a renderer that would show them as text.
    pub bare_headings: bool,
    /// What to do with a map that has an error.
    pub on_error: OnError,
    /// Whether the style sheet goes into each page that needs it.
    pub css: Css,
    /// Where tickets stand: a web address with `{}` in the place of a ticket's name.
    pub ticket_url: Option<String>,
    /// Whether pages show the source of their maps, where a map does not say it itself.
    pub source: bool,
    /// Whether Mermaid's journey diagrams are shown as maps.
    pub mermaid: bool,
    /// Where the index goes when no chapter has a `journey-index` block.
    pub index: Index,
    /// The tag of the book's language, as its configuration says it.
    pub book_language: Option<String>,
    /// Words in place of ours.
    pub words: OwnWords,
    /// Templates and parts of the style sheet in place of ours.
    pub theme: OwnFiles,
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
        /// Its title, if it is not to be ours.
        title: Option<String>,
    },
    /// No chapter.
    None,
}

impl Default for Index {
    fn default() -> Self {
        Self::Chapter { path: "journey-index.md".to_owned(), title: None }
    }
}
