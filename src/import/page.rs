//! Markdown that is written of cells, in which each piece knows the cell that it came from.

use std::collections::HashSet;
use std::ops::Range;

use super::cells::Cell;
use crate::language::without_bullet;
use crate::model::AttributeKind;
use crate::source::{Excerpt, Span};

/// The Markdown of one map.
#[derive(Debug, Default)]
pub(super) struct Page {
    text: Excerpt,
    /// Where the cells begin that it holds the words of.
    cells: HashSet<usize>,
}

impl Page {
    /// All that was written.
    pub(super) fn excerpt(&self) -> &Excerpt {
        &self.text
    }

    /// Where the cells begin that stand in it.
    pub(super) fn cells(&self) -> &HashSet<usize> {
        &self.cells
    }

    /// A heading; `marks` are its hashes.
    pub(super) fn heading(&mut self, marks: &str, cell: &Cell, braces: &[Brace<'_>]) {
        self.mark(marks, cell);
        self.mark(" ", cell);
        self.words(cell, " ");
        self.braces(braces);
        self.mark("\n\n", cell);
    }

    /// A paragraph.
    pub(super) fn paragraph(&mut self, cell: &Cell) {
        self.note(cell, &[]);
    }

    /// A paragraph with attributes.
    pub(super) fn note(&mut self, cell: &Cell, braces: &[Brace<'_>]) {
        self.no_block(cell);
        self.words(cell, " ");
        self.braces(braces);
        self.mark("\n\n", cell);
    }

    /// A label, and the list of its items after it.
    pub(super) fn label(&mut self, cell: &Cell) {
        self.mark("**", cell);
        self.words(&without_colon(cell), " ");
        self.mark(":**\n\n", cell);
    }

    /// An item of a list.
    pub(super) fn item(&mut self, cell: &Cell, braces: &[Brace<'_>]) {
        self.scored_item(cell, None, braces);
    }

    /// Whom the map is about, where it is several.
    pub(super) fn personas(&mut self, people: &[&Cell]) {
        if let [first, _, ..] = people {
            self.label(&Cell { text: "Personas".to_owned(), span: first.span });
            for person in people {
                self.item(person, &[]);
            }
            self.mark("\n", first);
        }
    }

    /// An item of a list, with a score behind its words.
    pub(super) fn scored_item(&mut self, cell: &Cell, score: Option<&Cell>, braces: &[Brace<'_>]) {
        self.mark("- ", cell);
        self.no_block(cell);
        self.words(cell, "<br>");
        if let Some(score) = score.filter(|score| !score.is_empty()) {
            self.mark(" (", score);
            self.words(score, " ");
            self.mark(")", score);
        }
        self.braces(braces);
        self.mark("\n", cell);
    }

    /// A row of the map: on the label's line what is one line in the cell, else a list.
    pub(super) fn row(&mut self, label: &Cell, cell: &Cell) {
        if cell.text.contains('\n') {
            self.label(label);
            self.items(cell);
        } else {
            self.mark("**", label);
            self.words(&without_colon(label), " ");
            self.mark(":** ", label);
            self.words(cell, " ");
            self.mark("\n", cell);
        }
        self.mark("\n", cell);
    }

    /// Each line of a cell as an item of a list, without the bullet before it.
    pub(super) fn items(&mut self, cell: &Cell) {
        for range in lines(&cell.text) {
            let line = &cell.text[range.clone()];
            let bare = without_bullet(line);
            let start = range.end - bare.len();
            if !bare.is_empty() {
                self.mark("- ", cell);
                if bare.starts_with(BLOCKS) {
                    self.mark("\\", cell);
                }
                self.line(cell, start..range.end, start + behind_number(bare));
                self.mark("\n", cell);
            }
        }
    }

    /// ` {#id .class key="value"}`, of the cells that hold anything.
    pub(super) fn braces(&mut self, braces: &[Brace<'_>]) {
        let mut last = None;
        for brace in braces {
            let (Brace::Id(cell) | Brace::Class(_, cell) | Brace::Pair(_, cell)) = *brace;
            if cell.is_empty() {
                continue;
            }
            self.cells.insert(cell.span.start);
            self.mark(if last.is_none() { " {" } else { " " }, cell);
            let text = cell.text.replace('"', "'").split_whitespace().collect::<Vec<_>>().join(" ");
            match brace {
                Brace::Id(_) => {
                    self.mark("#", cell);
                    self.text.push(&text, cell.span);
                }
                Brace::Class(class, _) => self.mark(&format!(".{class}"), cell),
                Brace::Pair(kind, _) => {
                    self.mark(&format!("{}=\"", kind.word()), cell);
                    self.text.push(&text, cell.span);
                    self.mark("\"", cell);
                }
            }
            last = Some(cell);
        }
        if let Some(cell) = last {
            self.mark("}", cell);
        }
    }

    /// A backslash, where a cell's first character would begin a list, a heading or a quotation.
    pub(super) fn no_block(&mut self, cell: &Cell) {
        if cell.text.starts_with(BLOCKS) {
            self.mark("\\", cell);
        }
    }

    /// Marks of Markdown at a cell.
    pub(super) fn mark(&mut self, mark: &str, cell: &Cell) {
        self.text.push(mark, Span::new(cell.span.start, cell.span.start));
    }

    /// A cell's text as it is, whatever Markdown would take it for. Its lines are parted by `between`.
    pub(super) fn words(&mut self, cell: &Cell, between: &str) {
        self.lines(cell, between, behind_number(&cell.text));
    }

    /// A cell of a table, a line each of its lines. A number that one begins with counts there.
    pub(super) fn cell(&mut self, cell: &Cell) {
        self.lines(cell, "<br>", 0);
    }

    fn lines(&mut self, cell: &Cell, between: &str, number: usize) {
        for (place, line) in lines(&cell.text).enumerate() {
            if place > 0 {
                self.mark(between, cell);
            }
            self.line(cell, line, number);
        }
    }

    /// A part of a cell's text, with a backslash before all that could be markup, and behind a number that ends at `number`.
    fn line(&mut self, cell: &Cell, range: Range<usize>, number: usize) {
        self.cells.insert(cell.span.start);
        let place = |at: usize| (cell.span.start + at).min(cell.span.end);
        let mut from = range.start;
        for (at, c) in cell.text[range.clone()].char_indices().map(|(at, c)| (range.start + at, c)) {
            if MARKUP.contains(&c) || (at == number && number > range.start && matches!(c, '.' | ')')) {
                self.text.push(&cell.text[from..at], Span::new(place(from), place(at)));
                self.text.push("\\", Span::new(place(at), place(at)));
                from = at;
            }
        }
        self.text.push(&cell.text[from..range.end], Span::new(place(from), place(range.end)));
    }
}

/// What stands in braces behind a heading or an item, if its cell holds anything.
#[derive(Debug, Clone, Copy)]
pub(super) enum Brace<'a> {
    /// The cell's words are the id.
    Id(&'a Cell),
    /// A class, which the cell turns on.
    Class(&'static str, &'a Cell),
    /// A key, and the cell's words as its value.
    Pair(AttributeKind, &'a Cell),
}

/// A cell that names a row, without the colon that people write after it.
fn without_colon(cell: &Cell) -> Cell {
    let text = cell.text.trim_end_matches([':', '：']).trim_end();
    let end = cell.span.end.min(cell.span.start + text.len());
    Cell { text: text.to_owned(), span: Span::new(cell.span.start, end) }
}

/// What Markdown could take for markup within a line. Braces stay what they are: attributes.
const MARKUP: [char; 10] = ['\\', '`', '*', '_', '[', ']', '<', '&', '~', '|'];

/// Where the number ends that a text begins with: before `.` or `)`, it would begin a list.
fn behind_number(text: &str) -> usize {
    text.bytes().take_while(u8::is_ascii_digit).count()
}

/// What could begin a heading, a list or a quotation.
const BLOCKS: [char; 5] = ['#', '-', '+', '>', '='];

/// The lines of a text that hold anything, without space at their ends.
fn lines(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut next = 0;
    let ranges = text.split_inclusive('\n').map(move |line| {
        let start = next + (line.len() - line.trim_start().len());
        next += line.len();
        start..start + line.trim().len()
    });
    ranges.filter(|range| !range.is_empty())
}
