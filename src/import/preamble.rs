//! What stands above a table in a spreadsheet: a title, fields, sentences, and a row of phases.

use super::cells::Cell;
use crate::language::{is_known_name, stage_word};

/// The rows of a sheet, told apart.
#[derive(Debug, Default)]
pub(super) struct Parts<'a> {
    /// The title.
    pub(super) title: Option<&'a Cell>,
    /// Labels and their values.
    pub(super) fields: Vec<(&'a Cell, &'a Cell)>,
    /// Anything else.
    pub(super) sentences: Vec<&'a Cell>,
    /// The phase of each column, where a row above the stages says it.
    pub(super) phases: Vec<Option<&'a Cell>>,
    /// The table, its head first.
    pub(super) table: &'a [Vec<Cell>],
}

/// Tells the rows apart. Above the table, a row has one cell, or a label and a value; the first with more is its head.
pub(super) fn parts(rows: &[Vec<Cell>]) -> Parts<'_> {
    let wide = rows.first().is_some_and(|row| row.len() > 2);
    let is_above = |row: &&Vec<Cell>| wide && !row[0].is_empty() && row[2..].iter().all(Cell::is_empty);
    let above = rows.iter().take_while(is_above).count();
    let (above, mut table) = rows.split_at(above);
    let mut parts = Parts::default();
    for row in above {
        match (&row[0], &row[1]) {
            (title, rest) if rest.is_empty() && parts.title.is_none() && parts.fields.is_empty() => {
                parts.title = Some(title);
            }
            (sentence, rest) if rest.is_empty() => parts.sentences.push(sentence),
            (label, value) => parts.fields.push((label, value)),
        }
    }
    // Phases stand above the row that calls itself the stages', each over the first of its columns.
    if let [phases, stages, _, ..] = table
        && (phases[0].is_empty() || stage_word(&phases[0].text).is_some())
        && phases[1..].iter().any(Cell::is_empty)
        && stage_word(&stages[0].text).is_some()
        && !stages[1..].iter().any(|cell| is_known_name(&cell.text))
    {
        let mut last = None;
        parts.phases = phases
            .iter()
            .skip(1)
            .map(|cell| {
                last = Some(cell).filter(|cell| !cell.is_empty()).or(last);
                last
            })
            .collect();
        table = &table[1..];
    }
    parts.table = table;
    parts
}
