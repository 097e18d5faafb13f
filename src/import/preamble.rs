//! What stands above and below a table in a spreadsheet: a title, fields and sentences.

use super::cells::Cell;
use super::names_stages;
use crate::language::{is_known_name, is_name_of_title};

/// What a map is called: beside its title, or over the column that names the map where there are several in a sheet.
pub(super) const MAPS: &[&str] =
    &["map", "journey", "journey map", "customer journey", "customer journey map", "map name", "journey name"];

/// Names of rows are no longer.
const WORDS_OF_A_NAME: usize = 5;

/// The rows of a sheet, told apart.
#[derive(Debug, Default)]
pub(super) struct Parts<'a> {
    /// The title.
    pub(super) title: Option<&'a Cell>,
    /// Labels and their values.
    pub(super) fields: Vec<(&'a Cell, &'a Cell)>,
    /// Anything else.
    pub(super) sentences: Vec<&'a Cell>,
    /// Whether the title stands in the table's corner.
    pub(super) is_title_in_corner: bool,
    /// The table, its head first.
    pub(super) table: &'a [Vec<Cell>],
}

/// Tells the rows apart. Above the table, a row has one cell, or a label and a value; the first with more is its head. A version or
/// a date may stand further to the right of a title, where the head of the table follows.
pub(super) fn parts(rows: &[Vec<Cell>]) -> Parts<'_> {
    let wide = rows.first().is_some_and(|row| row.len() > 2);
    let is_above = |row: &Vec<Cell>| wide && !row[0].is_empty() && row[2..].iter().all(Cell::is_empty);
    let is_remarked = |at: usize| {
        let below = rows[at + 1..].iter().find(|row| !is_above(row));
        wide && may_be_title(&rows[at][0]) && rows[at][1].is_empty() && below.is_some_and(|row| is_head(row))
    };
    let above = (0..rows.len()).take_while(|at| is_above(&rows[*at]) || is_remarked(*at)).count();
    let (above, table) = rows.split_at(above);
    let below = table.iter().rev().take_while(|row| wide && is_remark(row)).count();
    let (table, below) = table.split_at(table.len() - below);
    let mut parts = Parts::default();
    for row in above {
        match (&row[0], &row[1]) {
            (title, rest) if rest.is_empty() && parts.title.is_none() && parts.fields.is_empty() => {
                parts.title = Some(title);
            }
            (sentence, rest) if rest.is_empty() => parts.sentences.push(sentence),
            (label, title) if parts.title.is_none() && is_name_of_maps(&label.text) => parts.title = Some(title),
            (label, value) => parts.fields.push((label, value)),
        }
        parts.sentences.extend(row[2..].iter().filter(|cell| !cell.is_empty()));
    }
    parts.sentences.extend(below.iter().map(|row| &row[0]));
    if let Some(corner) = title_in_corner(table).filter(|_| parts.title.is_none()) {
        (parts.title, parts.is_title_in_corner) = (Some(corner), true);
    }
    parts.table = table;
    parts
}

/// Whether a cell may hold a title: no name of a row, and nothing that stages are called by.
pub(super) fn may_be_title(cell: &Cell) -> bool {
    !cell.is_empty() && !names_stages(&cell.text) && !is_known_name(&cell.text)
}

/// Whether a row looks like the head of a table: it calls itself stages, or has a name over each column and none in its corner.
fn is_head(row: &[Cell]) -> bool {
    names_stages(&row[0].text) || (row[0].is_empty() && !row[1..].iter().any(Cell::is_empty))
}

/// Whether a row below others is a sentence and no name of a row: `Legend: XL = very high`.
fn is_remark(row: &[Cell]) -> bool {
    let words = &row[0].text;
    let count = words.split_whitespace().count();
    let is_sentence = count > 1 && words.ends_with(['.', '!', '?', '。']);
    let is_text = count > WORDS_OF_A_NAME || is_sentence || words.contains(": ") || words.starts_with('*');
    is_text && row[1..].iter().all(Cell::is_empty)
}

/// The words in a table's corner, if they speak neither of the stages beside them nor of the rows below them.
fn title_in_corner(table: &[Vec<Cell>]) -> Option<&Cell> {
    let ([corner, stages @ ..], rows) = table.split_first().map(|(head, rows)| (head.as_slice(), rows))? else {
        return None;
    };
    let is_known = |cell: &Cell| is_known_name(&cell.text);
    let has_rows = rows.iter().any(|row| is_known(&row[0])) && !stages.iter().any(is_known);
    (may_be_title(corner) && has_rows).then_some(corner)
}

/// Whether the value beside such a label is the title: `Journey map`.
fn is_name_of_maps(label: &str) -> bool {
    is_name_of_title(label) || MAPS.contains(&label.trim_end_matches([':', '：']).to_lowercase().as_str())
}
