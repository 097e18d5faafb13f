//! A spreadsheet's table as a map: stages in its columns or its rows, a row for each step, or a row for each note.
//!
//! It is written as Markdown in which each piece knows the cell that it came from, and read by the language. So what the
//! language knows of tables, labels and emotions holds here too, and messages lead into the spreadsheet.

use std::collections::{HashMap, HashSet};

use super::cells::{Cell, Delimiter, rows};
use super::exported::exported;
use super::page::Page;
use super::preamble::{MAPS, Parts, parts};
use super::{Imported, Surroundings, below, list, steps, without_corner};
use crate::language::{self, Context, is_name_of_persona, person_who_feels};
use crate::source::Span;

/// Reads a table of comma- or tab-separated values; none if there is no map in it.
#[must_use]
pub fn sheet(text: &str, delimiter: Delimiter, around: Surroundings<'_>) -> Option<Imported> {
    let context = Context {
        settings: around.settings,
        chapter: around.chapter,
        span: Span::new(0, text.len()),
        section: around.name,
    };
    let mut imported = Imported::default();
    for rows in below::maps(rows(text, delimiter)) {
        add(&mut imported, &rows, context);
    }
    (!imported.maps.is_empty()).then_some(imported)
}

/// Adds what some rows of the sheet hold.
fn add(imported: &mut Imported, rows: &[Vec<Cell>], context: Context<'_>) {
    let parts = parts(rows);
    let (pages, mut left_out) = pages(&parts);
    let is_exported = parts.table.first().is_some_and(|head| exported(head).is_some());
    let mut taken = HashSet::new();
    for page in pages {
        let (mut journey, diagnostics) = language::read(page.excerpt(), context);
        without_corner(&mut journey);
        if !journey.stages.is_empty() || is_exported {
            imported.add(journey, diagnostics, context.settings);
            taken.extend(page.cells());
        }
    }
    if !is_exported {
        let others = others(rows, &parts, &taken, &left_out);
        left_out.extend(others);
    }
    imported.left_out.extend(left_out);
}

/// What stands in cells that are in no map: beside the head, the columns that are left out, and what a cell above says as well.
fn others(rows: &[Vec<Cell>], parts: &Parts<'_>, taken: &HashSet<usize>, left_out: &[String]) -> Vec<String> {
    let head = parts.table.first().map_or(&[][..], Vec::as_slice);
    let is_taken = |cell: &Cell| cell.is_empty() || taken.contains(&cell.span.start);
    let is_beside_title = |row: &Vec<Cell>| row.iter().any(|cell| Some(cell) == parts.title);
    let below = rows.iter().filter(|row| row.as_slice() != head && !is_beside_title(row));
    let all: Vec<(usize, &Cell)> = below.flat_map(|row| row.iter().enumerate()).collect();
    let said: HashSet<(usize, &str)> =
        all.iter().filter(|(_, cell)| is_taken(cell)).map(|(column, cell)| (*column, cell.text.as_str())).collect();
    let is_left_out = |column: usize| head.get(column).is_some_and(|name| left_out.contains(&name.text));
    all.iter()
        .filter(|(column, cell)| {
            !is_taken(cell) && !is_left_out(*column) && !said.contains(&(*column, cell.text.as_str()))
        })
        .map(|(_, cell)| cell.text.clone())
        .collect()
}

/// The Markdown of each map in a sheet, and the names of the columns that no map has a place for.
fn pages(parts: &Parts<'_>) -> (Vec<Page>, Vec<String>) {
    let Some((head, rows)) = parts.table.split_first() else { return (Vec::new(), Vec::new()) };
    if let Some(exported) = exported(head) {
        return (exported.pages(rows), Vec::new());
    }
    let (notes, steps) = (list::columns(head), steps::columns(head));
    if notes.is_none() && steps.is_none() {
        let mut page = Page::default();
        header(&mut page, parts);
        table(&mut page, parts);
        return (vec![page], Vec::new());
    }
    let maps = head.iter().position(|cell| MAPS.contains(&cell.text.to_lowercase().as_str()));
    let mut pages = Vec::new();
    let mut empty = steps.as_ref().map(|steps| steps.empty(head, rows, maps)).unwrap_or_default();
    for (title, rows) in by_map(rows, maps) {
        let mut page = Page::default();
        if let Some(title) = title {
            page.heading("#", title, &[]);
        } else {
            header(&mut page, parts);
        }
        match (&notes, &steps) {
            (Some(columns), _) => columns.write(&mut page, &rows),
            (None, Some(columns)) => columns.write(&mut page, head, &rows, maps, &std::mem::take(&mut empty)),
            (None, None) => {}
        }
        pages.push(page);
    }
    let mut left_out = notes.map(|columns| columns.others(head)).unwrap_or_default();
    left_out.retain(|name| maps.is_none_or(|maps| head[maps].text != *name));
    (pages, left_out)
}

/// The rows of each map, in the order in which they come first. A row that names none belongs to the one above.
fn by_map(rows: &[Vec<Cell>], column: Option<usize>) -> Vec<(Option<&Cell>, Vec<&Vec<Cell>>)> {
    let Some(column) = column else { return vec![(None, rows.iter().collect())] };
    let mut maps: Vec<(Option<&Cell>, Vec<&Vec<Cell>>)> = Vec::new();
    let mut known: HashMap<&str, usize> = HashMap::new();
    let mut last = 0;
    for row in rows {
        let title = Some(&row[column]).filter(|cell| !cell.is_empty());
        if title.is_some() || maps.is_empty() {
            last = *known.entry(&row[column].text).or_insert(maps.len());
        }
        if last == maps.len() {
            maps.push((title, Vec::new()));
        }
        maps[last].1.push(row);
    }
    maps
}

/// What stands above the table.
fn header(page: &mut Page, parts: &Parts<'_>) {
    if let Some(title) = parts.title {
        page.heading("#", title, &[]);
    }
    for (label, value) in &parts.fields {
        page.row(label, value);
    }
    personas(page, parts);
    for sentence in &parts.sentences {
        page.paragraph(sentence);
    }
}

/// The persons who have a row of emotions each (`Emotion (Ada)`), where the sheet says of nobody else whom it is about.
fn personas(page: &mut Page, parts: &Parts<'_>) {
    let head = parts.table.first().into_iter().flatten();
    let mut names: Vec<Cell> = Vec::new();
    let mut known = HashSet::new();
    for cell in head.chain(parts.table.iter().filter_map(|row| row.first())) {
        if let Some(name) = person_who_feels(&cell.text).filter(|name| known.insert(*name)) {
            names.push(Cell { text: name.to_owned(), span: cell.span });
        }
    }
    if !parts.fields.iter().any(|(label, _)| is_name_of_persona(&label.text)) {
        page.personas(&names.iter().collect::<Vec<_>>());
    }
}

/// A table with stages in its rows or its columns: the language finds out which.
fn table(page: &mut Page, parts: &Parts<'_>) {
    for (number, row) in parts.table.iter().enumerate() {
        let Some(first) = row.first() else { continue };
        page.mark("|", first);
        for (column, cell) in row.iter().enumerate() {
            if (number, column) != (0, 0) || !parts.is_title_in_corner {
                page.cell(cell);
            }
            page.mark("|", cell);
        }
        page.mark("\n", first);
        if number == 0 {
            page.mark(&("|".to_owned() + &"---|".repeat(row.len()) + "\n"), first);
        }
    }
}
