//! A spreadsheet's table as a map: stages in its rows or its columns, or a row for each note.
//!
//! It is written as Markdown in which each piece knows the cell that it came from, and read by the language. So what the
//! language knows of tables, labels and emotions holds here too, and messages lead into the spreadsheet.

use std::ops::Range;

use super::cells::{Cell, Delimiter, rows};
use super::list::{self, Columns};
use super::preamble::{Parts, parts};
use super::{Imported, Surroundings};
use crate::language::{self, Context, is_stage_word};
use crate::source::{Excerpt, Span};

/// Reads a table of comma- or tab-separated values; none if there is no map in it.
#[must_use]
pub fn sheet(text: &str, delimiter: Delimiter, around: Surroundings<'_>) -> Option<Imported> {
    let rows = rows(text, delimiter);
    let parts = parts(&rows, is_stage_word);
    let mut page = Page::default();
    page.header(&parts);
    let mut left_out = Vec::new();
    if let Some((head, notes)) = parts.table.split_first()
        && let Some(columns) = list::columns(head, is_stage_word)
    {
        page.notes(notes, &columns);
        left_out = columns.others(head);
    } else {
        page.table(&parts);
    }
    let Surroundings { name, chapter, settings } = around;
    let context = Context { settings, chapter, span: Span::new(0, text.len()), section: name };
    let (journey, diagnostics) = language::read(&page.0, context);
    let is_map = !journey.stages.is_empty();
    is_map.then(|| Imported { left_out, ..Imported::one(journey, diagnostics, settings) })
}

/// Markdown that knows where it came from.
#[derive(Default)]
struct Page(Excerpt);

impl Page {
    /// What stands above the table.
    fn header(&mut self, parts: &Parts<'_>) {
        if let Some(title) = parts.title {
            self.mark("# ", title);
            self.words(title, " ");
            self.mark("\n\n", title);
        }
        for (label, value) in &parts.fields {
            self.mark("**", label);
            self.words(label, " ");
            self.mark(":** ", label);
            self.words(value, ", ");
            self.mark("\n\n", value);
        }
        for sentence in &parts.sentences {
            self.no_block(sentence);
            self.words(sentence, " ");
            self.mark("\n\n", sentence);
        }
    }

    /// A table with stages in its rows or its columns: the language finds out which.
    fn table(&mut self, parts: &Parts<'_>) {
        for (number, row) in parts.table.iter().enumerate() {
            let Some(first) = row.first() else { continue };
            self.mark("|", first);
            for (column, cell) in row.iter().enumerate() {
                self.words(cell, "<br>");
                let phase = column.checked_sub(1).and_then(|stage| *parts.phases.get(stage)?);
                if let Some(phase) = phase.filter(|_| number == 0 && !cell.is_empty()) {
                    self.attributes(std::iter::once(("phase", phase)));
                }
                self.mark("|", cell);
            }
            self.mark("\n", first);
            if number == 0 {
                self.mark(&("|".to_owned() + &"---|".repeat(row.len()) + "\n"), first);
            }
        }
    }

    /// A row for each note: stage by stage, and in each row by row, in the order in which they come first.
    fn notes(&mut self, notes: &[Vec<Cell>], columns: &Columns) {
        let same = |column: usize, cell: &Cell| {
            let text = cell.text.clone();
            move |note: &&Vec<Cell>| note[column].text == text
        };
        for (_, stage) in firsts(notes.iter().map(|note| &note[columns.stage])) {
            self.mark("## ", stage);
            self.words(stage, " ");
            self.mark("\n\n", stage);
            let here: Vec<&Vec<Cell>> = notes.iter().filter(same(columns.stage, stage)).collect();
            for (_, lane) in firsts(here.iter().map(|note| &note[columns.lane])) {
                self.mark("**", lane);
                self.words(lane, " ");
                self.mark(":**\n\n", lane);
                for note in here.iter().copied().filter(same(columns.lane, lane)) {
                    self.note(note, columns);
                }
                self.mark("\n", lane);
            }
        }
    }

    fn note(&mut self, note: &[Cell], columns: &Columns) {
        let words = &note[columns.words];
        self.mark("- ", words);
        self.no_block(words);
        self.words(words, "<br>");
        let attributes = columns.attributes.iter().map(|(column, key)| (*key, &note[*column]));
        self.attributes(attributes.filter(|(_, cell)| !cell.is_empty()));
        self.mark("\n", words);
    }

    /// ` {key="value"}`
    fn attributes<'a>(&mut self, attributes: impl Iterator<Item = (&'static str, &'a Cell)>) {
        let mut last = None;
        for (key, value) in attributes {
            self.mark(if last.is_none() { " {" } else { " " }, value);
            self.mark(&format!("{key}=\""), value);
            let text = value.text.replace('"', "'").split_whitespace().collect::<Vec<_>>().join(" ");
            self.0.push(&text, value.span);
            self.mark("\"", value);
            last = Some(value);
        }
        if let Some(value) = last {
            self.mark("}", value);
        }
    }

    /// A backslash, where a cell's first character would begin a list, a heading or a quotation.
    fn no_block(&mut self, cell: &Cell) {
        if cell.text.starts_with(['#', '-', '+', '>', '=']) {
            self.mark("\\", cell);
        }
    }

    /// Marks of Markdown at a cell.
    fn mark(&mut self, mark: &str, cell: &Cell) {
        self.0.push(mark, Span::new(cell.span.start, cell.span.start));
    }

    /// A cell's text as it is, whatever Markdown would take it for. Its lines are parted by `between`.
    fn words(&mut self, cell: &Cell, between: &str) {
        let (mut start, mut is_first) = (0, true);
        for line in cell.text.split_inclusive('\n') {
            let lead = line.len() - line.trim_start().len();
            if !line.trim().is_empty() {
                if !is_first {
                    self.mark(between, cell);
                }
                is_first = false;
                self.line(cell, start + lead..start + line.trim_end().len());
            }
            start += line.len();
        }
    }

    /// A part of a cell's text, with a backslash before all that could be markup.
    fn line(&mut self, cell: &Cell, range: Range<usize>) {
        let place = |at: usize| (cell.span.start + at).min(cell.span.end);
        let mut from = range.start;
        // `1.` and `1)` begin a list.
        let number = cell.text.bytes().take_while(u8::is_ascii_digit).count();
        for (at, c) in cell.text[range.clone()].char_indices().map(|(at, c)| (range.start + at, c)) {
            if MARKUP.contains(&c) || (at == number && number > 0 && matches!(c, '.' | ')')) {
                self.0.push(&cell.text[from..at], Span::new(place(from), place(at)));
                self.0.push("\\", Span::new(place(at), place(at)));
                from = at;
            }
        }
        self.0.push(&cell.text[from..range.end], Span::new(place(from), place(range.end)));
    }
}

/// What Markdown could take for markup within a line. Braces stay what they are: attributes.
const MARKUP: [char; 10] = ['\\', '`', '*', '_', '[', ']', '<', '&', '~', '|'];

/// The cells that differ from all before, each with its number.
fn firsts<'a>(cells: impl Iterator<Item = &'a Cell>) -> Vec<(usize, &'a Cell)> {
    let mut firsts: Vec<(usize, &Cell)> = Vec::new();
    for cell in cells {
        if !cell.is_empty() && firsts.iter().all(|(_, known)| known.text != cell.text) {
            firsts.push((firsts.len(), cell));
        }
    }
    firsts
}
