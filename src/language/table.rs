//! Tables: a map written as one, in either direction, and two-column lists of fields or lanes.

use super::groups::{Group, name_of};
use super::inline::{at_commas, is_blank, lines, range_of, words};
use super::markdown::{Node, NodeKind, Piece, PieceKind};
use super::reader::Reader;
use super::vocabulary::{LaneName, Vocabulary};
use crate::model::{Item, LaneKind};

/// A stage as a table has it.
#[derive(Debug, Clone, Default)]
pub(super) struct TableStage {
    pub(super) heading: Vec<Piece>,
    pub(super) groups: Vec<Group>,
}

/// A table read as a map.
#[derive(Debug, Clone, Default)]
pub(super) struct TableMap {
    pub(super) corner: Option<String>,
    pub(super) stages: Vec<TableStage>,
}

/// The cells of a table.
#[derive(Debug, Clone, Copy)]
pub(super) struct Cells<'a> {
    head: &'a [Vec<Piece>],
    rows: &'a [Vec<Vec<Piece>>],
}

impl<'a> Cells<'a> {
    pub(super) fn of(node: &'a Node) -> Option<Self> {
        match &node.kind {
            NodeKind::Table { head, rows } => Some(Self { head, rows }),
            _ => None,
        }
    }

    pub(super) fn columns(self) -> usize {
        self.head.len()
    }
}

/// Names over the columns of a table of fields or lanes that only say what the columns are.
const COLUMN_NAMES: &[&str] = &[
    "field",
    "fields",
    "label",
    "lane",
    "lanes",
    "row",
    "name",
    "key",
    "property",
    "attribute",
    "item",
    "dimension",
    "aspect",
    "element",
    "category",
    "feld",
    "zeile",
    "eigenschaft",
    "champ",
    "campo",
    "項目",
    "항목",
    "项目",
    "поле",
];

impl Reader<'_> {
    /// Whether a table can be a map: stages in one direction, lanes in the other.
    pub(super) fn is_map(&self, cells: Cells<'_>) -> bool {
        cells.columns() >= 2
            && !cells.rows.is_empty()
            && (self.rows_are_stages(cells) || self.lanes_in_first_column(cells) >= 1)
    }

    fn knows_lane(&self, cell: &[Piece]) -> bool {
        self.vocabulary.lane(&name_of(cell)).is_some()
    }

    fn lanes_in_first_column(&self, cells: Cells<'_>) -> usize {
        cells.rows.iter().filter(|row| row.first().is_some_and(|cell| self.knows_lane(cell))).count()
    }

    pub(super) fn rows_are_stages(&self, cells: Cells<'_>) -> bool {
        let Some((corner, others)) = cells.head.split_first() else { return false };
        let named = others.iter().filter(|cell| self.knows_lane(cell)).count();
        let in_column = self.lanes_in_first_column(cells);
        if Vocabulary::stage_word(&name_of(corner)).is_some() {
            // `| Stage | Awareness | Purchase |` over rows of lanes has its stages in columns.
            return named > 0 || in_column * 2 <= cells.rows.len();
        }
        // A lane's name over the first column makes it a lane too: each row begins with what the persona does.
        (named * 2 > others.len() && named > in_column) || (in_column == 0 && self.knows_lane(corner))
    }

    /// Reads a table as a map.
    pub(super) fn table_map(&mut self, cells: Cells<'_>) -> TableMap {
        let corner = cells.head.first().map(|cell| words(cell)).filter(|words| !words.is_empty());
        let stages = if self.rows_are_stages(cells) { self.by_rows(cells) } else { self.by_columns(cells) };
        TableMap { corner, stages }
    }

    fn by_rows(&mut self, cells: Cells<'_>) -> Vec<TableStage> {
        let mut stages: Vec<TableStage> = Vec::new();
        for row in cells.rows {
            let mut groups = Vec::new();
            for (name, cell) in cells.head.iter().zip(row).skip(1) {
                groups.extend(self.cell(name, cell));
            }
            let heading = row.first().cloned().unwrap_or_default();
            // An empty first cell is a merged one: the row goes on with the stage above.
            if is_blank(&heading)
                && let Some(above) = stages.last_mut()
            {
                above.groups.append(&mut groups);
                continue;
            }
            if !is_blank(&heading) || !groups.is_empty() {
                stages.push(TableStage { heading, groups });
            }
        }
        stages
    }

    fn by_columns(&mut self, cells: Cells<'_>) -> Vec<TableStage> {
        let mut stages: Vec<TableStage> =
            cells.head[1..].iter().map(|heading| TableStage { heading: heading.clone(), groups: Vec::new() }).collect();
        let mut above: &[Piece] = &[];
        for row in cells.rows {
            let Some((name, rest)) = row.split_first() else { continue };
            // An empty first cell is a merged one: the row goes on with the lane above.
            let name = if is_blank(name) { above } else { name };
            above = name;
            for (stage, cell) in stages.iter_mut().zip(rest) {
                stage.groups.extend(self.cell(name, cell));
            }
        }
        stages
    }

    /// A two-column table as groups, a row each. Its header row counts unless it only says what the columns are.
    pub(super) fn table_fields(&mut self, cells: Cells<'_>) -> Vec<Group> {
        let says_what = |cell: &Vec<Piece>| {
            let name = super::vocabulary::fold(&name_of(cell));
            name.is_empty() || COLUMN_NAMES.contains(&name.as_str()) || Vocabulary::stage_word(&name).is_some()
        };
        let known_head = !cells.head.first().is_some_and(says_what);
        let mut groups = Vec::new();
        let head = [cells.head.to_vec()];
        for row in head.iter().filter(|_| known_head).chain(cells.rows) {
            if let [name, cell, ..] = row.as_slice() {
                groups.extend(self.cell(name, cell));
            }
        }
        groups
    }

    /// A table whose columns are lanes, as groups: its rows are more of the same.
    pub(super) fn table_lanes(&mut self, cells: Cells<'_>) -> Vec<Group> {
        let mut groups = Vec::new();
        for row in cells.rows {
            for (name, cell) in cells.head.iter().zip(row) {
                groups.extend(self.cell(name, cell));
            }
        }
        groups
    }

    /// Whether the first column is a lane as the others are.
    pub(super) fn knows_corner(&self, cells: Cells<'_>) -> bool {
        cells
            .head
            .first()
            .is_some_and(|corner| self.knows_lane(corner) && Vocabulary::stage_word(&name_of(corner)).is_none())
    }

    /// The items of a cell, under the name of its row or column; none when it is empty.
    fn cell(&mut self, name: &[Piece], cell: &[Piece]) -> Option<Group> {
        let text = words(cell);
        if text.is_empty() && is_blank(cell) || Vocabulary::is_nothing(&text) {
            return None;
        }
        let label = name_of(name);
        let names = matches!(self.vocabulary.lane(&label), Some(LaneName::Lane(kind)) if kind.holds_names());
        let mut items: Vec<Item> = Vec::new();
        for line in lines(cell) {
            let pieces = without_bullet(line.pieces);
            let parts = if names { at_commas(&pieces) } else { vec![pieces] };
            for part in parts {
                items.push(self.item(&part, &[], None));
            }
        }
        if items.is_empty() {
            return None;
        }
        // A row or a column without a name is what a list without one is.
        let mut group = Group::unlabelled(LaneKind::Actions, range_of(cell).start);
        if !is_blank(name) {
            group = Group { label, range: range_of(name), unlabelled: None, ..group };
        }
        group.items = items;
        Some(group)
    }
}

/// A line of a cell without the bullet people type before it.
fn without_bullet(line: &[Piece]) -> Vec<Piece> {
    let mut pieces = super::inline::trimmed(line).into_owned();
    if let Some(Piece { kind: PieceKind::Text(text), range }) = pieces.first_mut() {
        let bare =
            text.strip_prefix(['•', '·', '‣']).or_else(|| text.strip_prefix("- ")).or_else(|| text.strip_prefix("* "));
        if let Some(bare) = bare.map(|bare| bare.trim_start().to_owned()) {
            if text.len() == range.len() {
                range.start += text.len() - bare.len();
            }
            *text = bare;
        }
    }
    pieces
}
