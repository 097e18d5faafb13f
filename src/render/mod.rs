//! Showing maps and the index: as HTML for mdBook's own pages, as plain Markdown for every other renderer.
//!
//! [`html`] and [`markdown`] are siblings; neither knows the other. Both take a [`Site`] and give one string that stands in
//! a chapter's Markdown.

mod captions;
mod carry;
pub mod html;
pub mod markdown;
mod order;
mod tickets;
pub mod words;

use self::words::Words;
use crate::atlas::{Atlas, IndexBlock, IndexPlace};
use crate::book::Book;
use crate::model::Query;

/// Everything a page may refer to.
#[derive(Debug, Clone, Copy)]
pub struct Site<'a> {
    /// The book's chapters.
    pub book: &'a Book,
    /// Its maps.
    pub atlas: &'a Atlas,
    /// Where its index stands, if it has one.
    pub index: Option<&'a IndexPlace>,
    /// The words that no writer wrote.
    pub words: &'a Words,
    /// Where tickets stand: an address with `{}` in the place of the ticket's name.
    pub tickets: Option<&'a str>,
    /// Whether headings in plain Markdown go without ids, for a renderer that would show them as text.
    pub bare_headings: bool,
}

impl<'a> Site<'a> {
    /// The path of a chapter's page; of the generated index, where it is none.
    pub(crate) fn path_of(self, chapter: Option<usize>) -> Option<&'a str> {
        match chapter {
            Some(chapter) => self.book.chapters.get(chapter)?.path.as_deref(),
            None => self.index.map(|index| index.path.as_str()),
        }
    }
}

/// What an index shows, and where it is to stand.
#[derive(Debug, Clone, Copy)]
pub struct IndexSpot<'a> {
    /// The chapter's index in the book; none for the generated chapter, at the path of the atlas's index.
    pub chapter: Option<usize>,
    /// The level of its headings, 1 to 6.
    pub level: u8,
    /// What it was asked for.
    pub query: &'a Query,
}

impl<'a> IndexSpot<'a> {
    /// That of an index in a chapter.
    #[must_use]
    pub fn of(block: &'a IndexBlock) -> Self {
        let IndexBlock { placement, query } = block;
        Self { chapter: Some(placement.chapter), level: placement.level, query }
    }
}
