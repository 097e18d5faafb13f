//! The indexes of a book: their anchors, and which of them is that of the whole book.

use std::collections::HashMap;

use crate::atlas::Atlas;
use crate::book::Book;
use crate::diagnostics::{Code, Diagnostic, Place};
use crate::model::Query;
use crate::render::IndexPlace;

/// An index in a chapter of the book.
#[derive(Debug, Clone, PartialEq)]
pub struct IndexBlock {
    /// The chapter's index in the book.
    pub chapter: usize,
    /// The level of its headings.
    pub level: u8,
    /// Its anchor on its page.
    pub anchor: String,
    /// What it asks for.
    pub query: Query,
}

/// The anchor of the book's index. With its two hyphens it is neither a map's nor one that mdBook makes of a heading.
pub(super) const ANCHOR: &str = "journey--index";

/// Gives every index its anchor: of the id in its title, else the book's own or a number. An id that is taken is reported.
pub(super) fn give_anchors(atlas: &Atlas, indexes: &mut [IndexBlock]) -> Vec<Diagnostic> {
    let of_map = |map: &crate::atlas::Map| map.placement.at(map.journey.header.id.span);
    let mut taken: HashMap<String, Place> =
        atlas.maps().iter().map(|map| (map.journey.header.id.name.clone(), of_map(map))).collect();
    let mut diagnostics = Vec::new();
    let mut is_first = true;
    for (number, block) in (1..).zip(indexes) {
        let given = block.query.heading.as_ref().and_then(|heading| heading.attributes.id.as_ref());
        let made = if block.query.is_whole() && is_first { ANCHOR.to_owned() } else { format!("{ANCHOR}-{number}") };
        is_first &= !block.query.is_whole();
        block.anchor = match given {
            None => made,
            Some(id) => {
                let place = Place { chapter: block.chapter, span: id.span };
                if let Some(first) = taken.insert(id.name.clone(), place) {
                    let message = format!("two maps or indexes of the book have the id `{}`", id.name);
                    let diagnostic = Diagnostic::new(Code::DuplicateMapId, place, message)
                        .label("used again here")
                        .related(first, "first used here")
                        .help(format!("give this index another id, for example `{{#{}-index}}`", id.name));
                    diagnostics.push(diagnostic);
                    made
                } else {
                    format!("journey-{}", id.name)
                }
            }
        };
    }
    diagnostics
}

/// The place of the first index of the whole book that stands on a page.
pub(super) fn whole<'a>(book: &Book, indexes: impl IntoIterator<Item = &'a IndexBlock>) -> Option<IndexPlace> {
    indexes.into_iter().filter(|block| block.query.is_whole()).find_map(|block| {
        let path = book.chapters.get(block.chapter)?.path.clone()?;
        Some(IndexPlace { chapter: Some(block.chapter), path, anchor: block.anchor.clone() })
    })
}
