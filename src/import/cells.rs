//! The cells of a file with comma-separated or tab-separated values, each with its place.

use std::collections::HashMap;

use csv::ReaderBuilder;
use memchr::{memchr_iter, memchr3};

use crate::source::Span;

/// What stands between two cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Delimiter {
    /// Commas, semicolons (as in Europe) or tabs, whichever the file has.
    Any,
    /// Tabs.
    Tab,
}

/// A cell.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Cell {
    /// What it holds, without space at its ends.
    pub(super) text: String,
    /// Where that stands; an empty span at its beginning where quotation marks are in the way.
    pub(super) span: Span,
}

impl Cell {
    pub(super) fn is_empty(&self) -> bool {
        self.text.is_empty()
    }
}

/// The rows that hold anything, all with the same number of cells, without the columns that are empty.
pub(super) fn rows(text: &str, delimiter: Delimiter) -> Vec<Vec<Cell>> {
    let (body, named) = named_delimiter(text);
    let candidates: &[u8] = match (named.as_ref(), delimiter) {
        (Some(named), _) => std::slice::from_ref(named),
        (None, Delimiter::Tab) => b"\t",
        (None, Delimiter::Any) => b",;\t",
    };
    let read = candidates.iter().map(|delimiter| read(text, body, *delimiter));
    // The first of the best: commas, where nothing speaks for anything else.
    let rows = read.reduce(|best, next| if evenness(&next) > evenness(&best) { next } else { best });
    without_empty(rows.unwrap_or_default())
}

/// Where the table begins, and the delimiter that Excel's first line `sep=;` names.
fn named_delimiter(text: &str) -> (usize, Option<u8>) {
    let line = text.lines().next().unwrap_or_default();
    match line.trim_end().strip_prefix("sep=").map(str::as_bytes) {
        Some([delimiter]) => (text.find('\n').map_or(text.len(), |end| end + 1), Some(*delimiter)),
        _ => (0, None),
    }
}

fn read(text: &str, from: usize, delimiter: u8) -> Vec<Vec<Cell>> {
    let mut reader = ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter)
        .from_reader(&text.as_bytes()[from..]);
    let mut rows = Vec::new();
    // The text is UTF-8 and rows may be of any length, so every record can be read.
    for record in reader.records().map_while(Result::ok) {
        let start = from + record.position().map_or(0, |position| usize::try_from(position.byte()).unwrap_or(0));
        // Empty lines before a record are passed over as if they were its own.
        let own = text.get(start..).unwrap_or_default().trim_start_matches(['\u{feff}', '\r', '\n']);
        let mut at = text.len() - own.len();
        rows.push(record.iter().map(|field| cell(text, &mut at, field, delimiter)).collect());
    }
    rows
}

/// The cell of a field that begins at `at`; moves `at` to the one behind it. A field with quotation marks stands in the file
/// with twice as many: then only its beginning is known.
fn cell(text: &str, at: &mut usize, field: &str, delimiter: u8) -> Cell {
    let written = text.get(*at..*at + length(&text.as_bytes()[*at..], delimiter)).unwrap_or_default();
    let trimmed = field.trim();
    let span = if let Some(start) = written.find(trimmed) {
        Span::new(*at + start, *at + start + trimmed.len())
    } else {
        let part = trimmed.split('"').max_by_key(|part| part.len()).unwrap_or_default();
        let start = *at + written.find(part).unwrap_or_default();
        Span::new(start, start)
    };
    *at = (*at + written.len() + 1).min(text.len());
    Cell { text: trimmed.to_owned(), span }
}

/// How long the field is that some text begins with, as it is written (RFC 4180, 2).
fn length(text: &[u8], delimiter: u8) -> usize {
    let mut quoted = 0;
    if text.starts_with(b"\"") {
        let mut marks = memchr_iter(b'"', &text[1..]).map(|mark| mark + 1).peekable();
        // Two marks are one of the field's; one alone ends what is quoted.
        quoted = loop {
            match (marks.next(), marks.peek()) {
                (Some(mark), Some(next)) if *next == mark + 1 => marks.next(),
                (Some(mark), _) => break mark + 1,
                (None, _) => break text.len(),
            };
        };
    }
    memchr3(delimiter, b'\r', b'\n', &text[quoted..]).map_or(text.len(), |end| quoted + end)
}

/// How much rows look like those of one table: how many have as many cells as most have, and how many these are.
fn evenness(rows: &[Vec<Cell>]) -> (usize, usize) {
    let mut counts: HashMap<usize, usize> = HashMap::new();
    for row in rows.iter().filter(|row| row.len() > 1) {
        *counts.entry(row.len()).or_default() += 1;
    }
    counts.into_iter().map(|(width, count)| (count, width)).max().unwrap_or_default()
}

fn without_empty(mut rows: Vec<Vec<Cell>>) -> Vec<Vec<Cell>> {
    rows.retain(|row| row.iter().any(|cell| !cell.is_empty()));
    let width = rows.iter().map(Vec::len).max().unwrap_or(0);
    for row in &mut rows {
        row.resize(width, Cell::default());
    }
    without_empty_columns(rows)
}

/// The rows, all of the same length, without the columns in which there is nothing.
pub(super) fn without_empty_columns(rows: Vec<Vec<Cell>>) -> Vec<Vec<Cell>> {
    let width = rows.first().map_or(0, Vec::len);
    // The first column may well be empty at its top; a column without anything is nobody's.
    let holds: Vec<bool> = (0..width).map(|column| rows.iter().any(|row| !row[column].is_empty())).collect();
    let kept =
        |row: Vec<Cell>| row.into_iter().zip(&holds).filter(|(_, holds)| **holds).map(|(cell, _)| cell).collect();
    rows.into_iter().map(kept).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(text: &str) -> Vec<Vec<String>> {
        let texts = |row: Vec<Cell>| row.into_iter().map(|cell| cell.text).collect();
        rows(text, Delimiter::Any).into_iter().map(texts).collect()
    }

    #[test]
    fn the_delimiter_is_found() {
        for text in ["a,b,c\nd,e,f\n", "a;b;c\nd;e;f", "a\tb\tc\r\nd\te\tf\r\n", "sep=|\na|b|c\nd|e|f"] {
            assert_eq!(texts(text), [["a", "b", "c"], ["d", "e", "f"]], "{text}");
        }
        assert_eq!(
            texts("Stage;What, and why\nPay;Cash, card, or not\n"),
            [["Stage", "What, and why"], ["Pay", "Cash, card, or not"]]
        );
    }

    #[test]
    fn cells_know_their_place() {
        let text = "Stage,\"a \"\"b\"\"\nc\", d\n\n,,\nü,,d\n";
        let rows = rows(text, Delimiter::Any);
        let places: Vec<&str> = rows.iter().flatten().map(|cell| &text[cell.span.range()]).collect();
        assert_eq!(places, ["Stage", "", "d", "ü", "", "d"]);
        assert_eq!(rows[0][1].text, "a \"b\"\nc");
    }

    #[test]
    fn a_cell_stands_in_its_own_row() {
        let text = "\u{feff}\"S, a\",What,Odd\r\n\r\nA,\"cuts 6\"\" pipe\",zork\r\nB,\"x\"y\",blurg\nC,cuts 6\" pipe,flurb\nD,b,zork";
        let rows = rows(text, Delimiter::Any);
        let places: Vec<Vec<&str>> =
            rows.iter().map(|row| row.iter().map(|cell| &text[cell.span.range()]).collect()).collect();
        assert_eq!(
            places,
            [
                ["S, a", "What", "Odd"],
                ["A", "", "zork"],
                ["B", "", "blurg"],
                ["C", "cuts 6\" pipe", "flurb"],
                ["D", "b", "zork"],
            ]
        );
        let starts: Vec<usize> = rows.iter().map(|row| row[2].span.start).collect();
        assert!(starts.is_sorted(), "{starts:?}");
    }

    #[test]
    fn empty_rows_and_columns_are_nobodys() {
        assert_eq!(texts(",,\na,,b\n\n,,\nc,,\n"), [["a", "b"], ["c", ""]]);
        assert_eq!(texts(""), Vec::<Vec<String>>::new());
    }
}
