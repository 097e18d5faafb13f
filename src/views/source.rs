//! Sources: what the findings of the book rest on, and which of it nobody cites.

use super::row::Row;
use super::selection::Selection;
use crate::atlas::{Entry, Source};

/// A source, with what rests on it.
#[derive(Debug, Clone)]
pub struct Cited<'a> {
    /// The source.
    pub source: Source<'a>,
    /// The findings that rest on it and pass, in the order of the book.
    pub by: Vec<Entry<'a>>,
}

/// The sources of what passes; where no filter is asked for, those that nobody cites too.
pub(super) fn sources<'a>(selection: Selection<'a, '_>) -> Vec<Row<'a>> {
    let atlas = selection.atlas;
    let cited = atlas.sources().map(|source| {
        let entries = atlas.resting_on(source.key).iter().filter_map(|key| atlas.entry(*key));
        Cited { by: entries.filter(|entry| selection.passes(entry)).collect(), source }
    });
    let is_listed =
        |cited: &Cited<'a>| selection.query.filters.is_empty() && !cited.source.home.placement(atlas).unlisted;
    let is_asked_for = |cited: &Cited<'a>| !cited.by.is_empty() || is_listed(cited);
    cited.filter(is_asked_for).map(Row::Source).collect()
}
