//! A table with a row for each note, as whiteboards export them: a column says the stage, one the row, one holds the words.

use std::collections::HashMap;

use super::cells::Cell;
use super::page::{Brace, Page};
use crate::language::{is_name_of_emotions, is_name_of_scores, stage_word};
use crate::model::{AttributeKind, Bearer};

/// The columns of such a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Columns {
    /// The stage.
    pub(super) stage: usize,
    /// The row of the map.
    pub(super) lane: usize,
    /// The words.
    pub(super) words: usize,
    /// The scores of emotions.
    pub(super) score: Option<usize>,
    /// Those that hold attributes.
    pub(super) attributes: Vec<(usize, AttributeKind)>,
}

/// What the column of the stages is called as well: what frames the notes on a whiteboard.
const FRAMES: &[&str] = &["frame", "frame name"];

/// What the column of the map's rows is called.
const LANES: &[&str] = &[
    "lane",
    "row",
    "type",
    "typ",
    "kind",
    "category",
    "tag",
    "tags",
    "zeile",
    "art",
    "kategorie",
    "ligne",
    "fila",
    "tipo",
];

/// What the column of the words is called, the surest name first.
const WORDS: &[&str] = &[
    "text",
    "words",
    "note",
    "note text",
    "content",
    "item",
    "sticky text",
    "sticky note",
    "card",
    "title",
    "summary",
    "name",
    "inhalt",
    "texte",
    "texto",
];

/// The columns, if the head of a table names them.
pub(super) fn columns(head: &[Cell]) -> Option<Columns> {
    let name = |cell: &Cell| cell.text.to_lowercase();
    let named = |names: &[&str]| names.iter().find_map(|known| head.iter().position(|cell| name(cell) == *known));
    let stage = head.iter().position(|cell| stage_word(&cell.text).is_some()).or_else(|| named(FRAMES))?;
    let (lane, words) = (named(LANES)?, named(WORDS)?);
    let of_items = |kind: &AttributeKind| kind.is_on(Bearer::ITEMS);
    let kind = |(column, cell)| Some((column, AttributeKind::of(&name(cell)).filter(of_items)?));
    let score = head.iter().position(|cell| is_name_of_scores(&cell.text));
    Some(Columns { stage, lane, words, score, attributes: head.iter().enumerate().filter_map(kind).collect() })
}

impl Columns {
    /// The names of the columns that nobody knows.
    pub(super) fn others(&self, head: &[Cell]) -> Vec<String> {
        let known = |column: usize| {
            [Some(self.stage), Some(self.lane), Some(self.words), self.score].contains(&Some(column))
                || self.attributes.iter().any(|(known, _)| *known == column)
        };
        let others = head.iter().enumerate().filter(|(column, cell)| !known(*column) && !cell.is_empty());
        others.map(|(_, cell)| cell.text.clone()).collect()
    }

    /// The map: what has no stage, then stage by stage, in the order in which they come first.
    pub(super) fn write(&self, page: &mut Page, notes: &[&Vec<Cell>]) {
        let (without, stages) = grouped(notes, self.stage);
        self.part(page, &without);
        for (stage, notes) in stages {
            page.heading("##", stage, &[]);
            self.part(page, &notes);
        }
    }

    /// Notes of one stage: those without a row as sentences, then row by row.
    fn part(&self, page: &mut Page, notes: &[&Vec<Cell>]) {
        let (without, lanes) = grouped(notes, self.lane);
        for note in without {
            if !note[self.words].is_empty() {
                page.note(&note[self.words], &self.braces(note));
            }
        }
        for (lane, notes) in lanes {
            page.label(lane);
            for note in notes {
                let score = self.score.map(|column| &note[column]).filter(|_| is_name_of_emotions(&lane.text));
                page.scored_item(&note[self.words], score, &self.braces(note));
            }
            page.mark("\n", lane);
        }
    }

    fn braces<'n>(&self, note: &'n [Cell]) -> Vec<Brace<'n>> {
        self.attributes.iter().map(|(column, kind)| Brace::Pair(*kind, &note[*column])).collect()
    }
}

/// Notes, and what they have in common.
type Group<'n> = (&'n Cell, Vec<&'n Vec<Cell>>);

/// The notes that have nothing in a column, and the others by what they have there, in the order in which it comes first.
fn grouped<'n>(notes: &[&'n Vec<Cell>], column: usize) -> (Vec<&'n Vec<Cell>>, Vec<Group<'n>>) {
    let (mut without, mut groups) = (Vec::new(), Vec::<Group<'n>>::new());
    let mut known: HashMap<&str, usize> = HashMap::new();
    for &note in notes {
        let cell = &note[column];
        if cell.is_empty() {
            without.push(note);
            continue;
        }
        let at = *known.entry(&cell.text).or_insert_with(|| {
            groups.push((cell, Vec::new()));
            groups.len() - 1
        });
        groups[at].1.push(note);
    }
    (without, groups)
}
