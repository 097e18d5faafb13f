//! The book: its chapters in reading order, and the links between them.
//!
//! [`scan`] finds our fences in a chapter's Markdown, and [`contents`] also those that are nearly called so, and the ids that
//! mdBook gives to headings; [`splice`] puts something else in the place of fences.

mod encoded;
mod headings;
mod indent;
mod links;
mod paths;
mod scan;
mod spelling;
mod splice;
mod words;

pub use encoded::{encoded, encoded_path};
pub use headings::PREFIX;
pub(crate) use indent::{indent, line_start};
pub use links::{leads_out, link, rebase};
pub use paths::slashed;
pub use scan::{Contents, Fence, FenceKind, Flavour, contents, may_hold_ours, scan};
pub use spelling::Misspelt;
pub use splice::splice;
pub(crate) use words::words_of;

use crate::source::Lines;

/// A chapter.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Chapter {
    /// Its name in the table of contents.
    pub name: String,
    /// Its Markdown, as mdBook hands it over.
    pub text: String,
    /// The path of its page below the book's source, `/` between its parts, ending in `.md` as mdBook has it
    /// (`README.md` arrives as `index.md`). None for a draft.
    pub path: Option<String>,
    /// The path of its file below the book's source. None for a draft or a chapter another preprocessor made up.
    pub source_path: Option<String>,
}

/// A book.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Book {
    /// Its chapters, in reading order.
    pub chapters: Vec<Chapter>,
}

impl Book {
    /// The lines of each chapter, counted once: to find many places in.
    #[must_use]
    pub fn lines(&self) -> Vec<Lines<'_>> {
        self.chapters.iter().map(|chapter| Lines::of(&chapter.text)).collect()
    }
}
