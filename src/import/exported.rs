//! The table that `export --format csv-stages` writes: a row for each stage and each step, a column for each kind of row.
//!
//! What it holds comes back: titles, ids, personas, stages, steps and the words of their rows, and of those of the whole map.
//! A spreadsheet has no place for the attributes of findings, nor for a map's other fields; the JSON has.

use super::cells::Cell;
use super::page::{Brace, Page};
use crate::model::{AttributeKind, MOMENT_OF_TRUTH};

/// The columns before those of the rows: what a line is about.
pub(crate) const FRONT: &[&str] =
    &["map", "map_id", "personas", "number", "stage", "step", "phase", "duration", "moment_of_truth", "mood"];
/// The columns behind them: rows of the writer's own, and where the line comes from.
pub(crate) const BACK: &[&str] = &["other", "file", "line"];

/// An exported table, a row at a time.
pub(super) struct Exported<'a> {
    head: &'a [Cell],
}

/// The table, if its head is that of an export.
pub(super) fn exported(head: &[Cell]) -> Option<Exported<'_>> {
    let exported = Exported { head };
    ["map_id", "number", "stage", "moment_of_truth"]
        .iter()
        .all(|name| exported.column(name).is_some())
        .then_some(exported)
}

impl Exported<'_> {
    /// The maps, each a page.
    pub(super) fn pages(&self, rows: &[Vec<Cell>]) -> Vec<Page> {
        let same_map = |row: &Vec<Cell>, next: &Vec<Cell>| self.words(row, "map_id") == self.words(next, "map_id");
        rows.chunk_by(same_map).map(|rows| self.page(rows)).collect()
    }

    fn page(&self, rows: &[Vec<Cell>]) -> Page {
        let mut page = Page::default();
        let mut number = String::new();
        for (index, row) in rows.iter().enumerate() {
            let cell = |name: &str| self.cell(row, name);
            if index == 0 {
                page.heading("#", &cell("map"), &[Brace::Id(&cell("map_id"))]);
                list(&mut page, "Persona", &cell("personas"));
            }
            let [phase, duration, truth] = ["phase", "duration", "moment_of_truth"].map(cell);
            let own = [Brace::Pair(AttributeKind::Phase, &phase), Brace::Pair(AttributeKind::Duration, &duration)];
            let flag = Brace::Class(MOMENT_OF_TRUTH, &truth);
            let (stage, step) = (cell("stage"), cell("step"));
            let is_new = !cell("number").is_empty() && cell("number").text != number;
            number = cell("number").text;
            if !step.is_empty() {
                page.heading("###", &step, &[own[1], flag]);
            } else if is_new {
                page.heading("##", &stage, &[own[0], own[1], flag]);
            }
            for head in
                self.head.iter().filter(|head| [FRONT, BACK].iter().all(|names| !names.contains(&head.text.as_str())))
            {
                list(&mut page, &label(&head.text), &cell(&head.text));
            }
            others(&mut page, &cell("other"));
        }
        page
    }

    fn column(&self, name: &str) -> Option<usize> {
        self.head.iter().position(|cell| cell.text == name)
    }

    fn words<'r>(&self, row: &'r [Cell], name: &str) -> Option<&'r str> {
        Some(row.get(self.column(name)?)?.text.as_str())
    }

    /// A cell without the apostrophes that keep spreadsheets from seeing formulas.
    fn cell(&self, row: &[Cell], name: &str) -> Cell {
        let Some(cell) = self.column(name).and_then(|column| row.get(column)) else { return Cell::default() };
        let lines = cell.text.lines().map(|line| match line.strip_prefix('\'') {
            Some(bare) if bare.trim_start_matches('\'').starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']) => {
                bare
            }
            _ => line,
        });
        Cell { text: lines.collect::<Vec<_>>().join("\n"), span: cell.span }
    }
}

/// A label, and each line of a cell as an item.
fn list(page: &mut Page, label: &str, cell: &Cell) {
    if !cell.is_empty() {
        page.label(&Cell { text: label.to_owned(), span: cell.span });
        page.items(cell);
        page.mark("\n", cell);
    }
}

/// `pain_points` as a label.
fn label(column: &str) -> String {
    let mut letters = column.chars();
    let first = letters.next().map(char::to_uppercase).into_iter().flatten();
    first.chain(letters.map(|c| if c == '_' { ' ' } else { c })).collect()
}

/// Rows of the writer's own, an item a line with the row's name before it; descriptions have none.
fn others(page: &mut Page, cell: &Cell) {
    let mut open = None;
    for line in cell.text.lines() {
        let (label, words) = line.split_once(": ").unwrap_or(("", line));
        let part = |text: &str| Cell { text: text.to_owned(), span: cell.span };
        if label.is_empty() {
            page.paragraph(&part(words));
            open = None;
            continue;
        }
        if open != Some(label) {
            page.mark("\n", cell);
            page.label(&part(label));
            open = Some(label);
        }
        page.item(&part(words), &[]);
    }
    page.mark("\n", cell);
}
