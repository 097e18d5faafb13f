//! How much an index shows, and whether those of a book show more than it can hold.

use super::row::Row;
use super::{Content, view};
use crate::atlas::{Atlas, IndexBlock};
use crate::diagnostics::{Code, Diagnostic};
use crate::model::{Aspect, Query};

/// How many times all that is in a book its indexes may show.
const MOST_TIMES: usize = 24;

/// Reports the indexes with which those of the book show more than it can hold: a line asks for a thousand entries as easily as for
/// one. They are taken in the order of the book, and one that is too much takes nothing from those behind it.
#[must_use]
pub fn too_much(atlas: &Atlas) -> Vec<Diagnostic> {
    let indexes = atlas.indexes();
    // A few cannot ask for as much, but where an entry stands in the group of each persona of its map.
    let asked: usize = indexes.iter().map(|block| block.query.show.len().max(1)).sum();
    let by_persona = |block: &IndexBlock| block.query.group_by.is_some_and(|by| by.what == Aspect::Persona);
    if asked < MOST_TIMES && !indexes.iter().any(by_persona) {
        return Vec::new();
    }
    let mut left = MOST_TIMES * extent(atlas, &Query::default());
    let is_one_too_many = |block: &&IndexBlock| {
        let rest = left.checked_sub(extent(atlas, &block.query));
        left = rest.unwrap_or(left);
        rest.is_none()
    };
    let report = |IndexBlock { placement, query }: &IndexBlock| {
        let opening = query.span.marks();
        let message = format!("all indexes together show more than {MOST_TIMES} times what is in the book");
        Diagnostic::new(Code::TooMuch, placement.at(opening), message)
            .label("one too many")
            .help("let each index show what readers of its page look for: `Show: pain points`, `Map: …`, `Limit: 10`")
    };
    indexes.iter().filter(is_one_too_many).map(report).collect()
}

/// How many things a query shows, with the links from one to another.
fn extent(atlas: &Atlas, query: &Query) -> usize {
    view(atlas, query).sections.iter().map(|section| of_content(&section.content)).sum()
}

fn of_content(content: &Content<'_>) -> usize {
    match content {
        Content::Counts(_) => 1,
        Content::List(list) => {
            list.groups.iter().map(|group| of_rows(&group.rows)).sum::<usize>() + of_rows(&list.settled)
        }
        Content::Matrix(matrix) => {
            matrix.cells.iter().flatten().map(|rows| of_rows(rows)).sum::<usize>() + of_rows(&matrix.unrated)
        }
        Content::HeatMap(heat) => heat.rows.iter().map(|row| 1 + row.cells.len()).sum(),
    }
}

fn of_rows(rows: &[Row<'_>]) -> usize {
    let of_row = |row: &Row<'_>| {
        let links = match row {
            Row::Pain(pain) => pain.also.len(),
            Row::Theme(theme) => theme.findings.len(),
            Row::Usage(usage) => usage.places.len(),
            Row::Persona(persona) => persona.maps.len(),
            Row::Source(cited) => cited.by.len(),
            Row::Opportunity(..) | Row::Finding(_) | Row::Map(_) => 0,
        };
        1 + links
    };
    rows.iter().map(of_row).sum()
}
