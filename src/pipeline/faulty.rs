//! The fences that have an error: with `on-error = "show"` the page has the messages in their place.

use std::collections::HashMap;

use crate::atlas::{Atlas, Blocks};
use crate::book::Fence;
use crate::diagnostics::{Code, Diagnostic, Level};
use crate::source::Span;

/// What is wrong with each fence that has an error, by its chapter and its place.
#[derive(Debug, Default)]
pub(super) struct Faulty<'a>(HashMap<(usize, Span), Vec<&'a Diagnostic>>);

impl<'a> Faulty<'a> {
    /// Finds them; `diagnostics` in the order of the book.
    pub(super) fn find(fences: &[Vec<Fence>], diagnostics: &'a [Diagnostic]) -> Self {
        let faults = |(chapter, span): (usize, Span)| {
            let count_before =
                |at| diagnostics.partition_point(|d| (d.place.chapter, d.place.span.start) < (chapter, at));
            let within = count_before(span.start)..count_before(span.end.max(span.start + 1));
            // The one fault that stands in the configuration, and is no map's.
            let faults: Vec<_> = diagnostics[within].iter().filter(|d| d.code != Code::IndexPath).collect();
            faults.iter().any(|d| d.code.level() == Level::Error).then_some(((chapter, span), faults))
        };
        let all = fences.iter().enumerate().flat_map(|(chapter, fences)| fences.iter().map(move |f| (chapter, f.span)));
        Self(all.filter_map(faults).collect())
    }

    /// What is wrong with the fence at a place, if it has an error.
    pub(super) fn of(&self, chapter: usize, span: Span) -> Option<&[&'a Diagnostic]> {
        self.0.get(&(chapter, span)).map(Vec::as_slice)
    }

    /// The same atlas without what is read from them: nothing may link to what is not shown.
    pub(super) fn removed_from(&self, atlas: Atlas) -> Atlas {
        if self.0.is_empty() {
            return atlas;
        }
        let calendar = atlas.calendar();
        let Blocks { mut maps, mut records, mut indexes } = atlas.into_blocks();
        maps.retain(|map| self.of(map.placement.chapter, map.journey.span).is_none());
        records.retain(|placed| self.of(placed.placement.chapter, placed.record.span).is_none());
        indexes.retain(|block| self.of(block.placement.chapter, block.query.span).is_none());
        Atlas::new(Blocks { maps, records, indexes }, calendar).0
    }
}
