//! Ids that a page has twice: mdBook makes one of a heading that is that of a map, a persona or an index on the same page, or
//! of something in them.

use std::collections::HashMap;

use crate::atlas::{Atlas, PlacedRecord, Placement, anchors};
use crate::diagnostics::{Code, Diagnostic, Place};
use crate::model::Id;
use crate::source::Span;

/// Reports such headings among those that may be, each by its chapter and its id, with the place of its words.
pub(super) fn report(headings: &HashMap<(usize, String), Span>, atlas: &Atlas) -> Vec<Diagnostic> {
    if headings.is_empty() {
        return Vec::new();
    }
    let mut found = Vec::new();
    let mut look = |chapter, anchor: String, what, ours: Option<Span>| {
        if let Some(((_, id), heading)) = headings.get_key_value(&(chapter, anchor)) {
            found.push(twice(id, Place { chapter, span: *heading }, what, ours));
        }
    };
    for map in atlas.maps() {
        look(map.placement.chapter, anchors::of_map(&map.journey), "a map", Some(map.journey.header.id.span));
        for Id { name, span, .. } in map.journey.ids() {
            look(map.placement.chapter, anchors::in_map(&map.journey, name), "something in a map", Some(*span));
        }
    }
    for PlacedRecord { placement: Placement { chapter, .. }, record } in atlas.records() {
        look(*chapter, anchors::of_record(record), "a persona or a list of sources", Some(record.header.id.span));
    }
    for block in atlas.indexes() {
        let id = &block.query.id;
        look(block.placement.chapter, anchors::of(id), "an index", id.given.then_some(id.span));
    }
    found
}

fn twice(id: &str, heading: Place, what: &str, ours: Option<Span>) -> Diagnostic {
    let message = format!("this heading and {what} on its page have the id `{id}`");
    let diagnostic = Diagnostic::new(Code::IdOfHeading, heading, message)
        .label("mdBook makes the id of the heading's words")
        .help("write another id at the end of the heading, for example `{#about}`");
    match ours {
        Some(span) => diagnostic.related(Place { span, ..heading }, "here it is ours"),
        None => diagnostic,
    }
}
