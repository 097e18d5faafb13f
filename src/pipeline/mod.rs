//! The two passes over a book: read every map and tie them together, then show them.
//!
//! Values in, values out; all I/O is the caller's. [`survey`] is the first pass and all that a check of the book needs,
//! [`show`] the second; [`run`] is both. [`document`] and [`drawing`] show one map of a survey outside its book.

mod alone;
mod faulty;
mod flags;
mod options;
mod page_ids;
mod show;
mod side_by_side;
mod survey;
mod unfilled;
mod writer;

pub use alone::{document, drawing};
pub use options::{Css, Index, OnError, Options, OutputKind};
pub use show::show;
pub use side_by_side::side_by_side;
pub use survey::{Survey, survey};

use crate::book::Book;
use crate::diagnostics::Diagnostic;
use crate::render::html::TemplateError;

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
///
/// # Errors
///
/// When a template of the theme cannot be read or filled in.
pub fn run(book: &Book, options: &Options) -> Result<Outcome, TemplateError> {
    show(book, options, survey(book, options))
}
