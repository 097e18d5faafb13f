//! Which way a table stands: whether it is a map, and whether its stages are its rows or its columns.

use super::groups::name_of;
use super::markdown::inline::{is_blank, words};
use super::markdown::{Node, NodeKind, Piece};
use super::names::folding::fold;
use super::names::known_names::{LaneName, StageWord};
use super::names::signs::{SIGNS, is_common_stage};
use super::names::vocabulary::Vocabulary;
use super::reader::Reader;
use crate::model::LaneKind;

/// The cells of a table.
#[derive(Debug, Clone, Copy)]
pub(super) struct Cells<'a> {
    pub(super) head: &'a [Vec<Piece>],
    pub(super) rows: &'a [Vec<Vec<Piece>>],
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

    /// What stands over the columns.
    pub(super) fn names(self) -> Vec<String> {
        self.head.iter().map(|cell| name_of(cell)).collect()
    }

    /// What stages are called by, over the first column that does not only count.
    fn stage_word(self) -> Option<StageWord> {
        let word = |at: usize| Vocabulary::stage_word(&name_of(self.head.get(at)?));
        if self.counts() { word(1).or_else(|| word(0)) } else { word(0) }
    }

    /// Whether nothing stands over the first column: then it names rows, and the others are stages.
    pub(super) fn has_empty_corner(self) -> bool {
        self.columns() > 2 && !self.rows.is_empty() && !self.counts() && is_blank(&self.head[0])
    }

    /// Whether several names of stages that many journeys have stand over the columns.
    fn names_stages_above(self) -> bool {
        self.head.iter().filter(|cell| is_common_stage(&name_of(cell))).count() >= 2
    }

    /// Whether a row goes on with the stage of the one above: its name is the same, or left out.
    pub(super) fn has_merged_stages(self, column: usize) -> bool {
        let names = self.rows.iter().map(|row| row.get(column).map(|cell| words(cell)).unwrap_or_default());
        let names: Vec<_> = names.collect();
        names.windows(2).any(|pair| pair[1].is_empty() || pair[0] == pair[1])
    }

    /// Whether the first column only counts the rows: `#`, `No.`, or no name and nothing but numbers.
    pub(super) fn counts(self) -> bool {
        let mark = self.head.first().map(|cell| fold(&name_of(cell))).unwrap_or_default();
        let bare = self.head.first().is_some_and(|cell| matches!(words(cell).trim(), "" | "#" | "№"));
        let is_number = |row: &Vec<Vec<Piece>>| {
            row.first().is_some_and(|cell| {
                let words = words(cell);
                words.trim().is_empty() || words.trim().trim_end_matches('.').chars().all(|c| c.is_ascii_digit())
            })
        };
        let next_to_stages = Vocabulary::stage_word(&mark).is_some()
            && self.head.get(1).is_some_and(|cell| {
                let name = name_of(cell);
                Vocabulary::stage_word(&name).is_some() || SIGNS.titles.contains(&name)
            });
        let by_name = bare || next_to_stages || SIGNS.counts.contains(&mark);
        self.columns() > 2 && by_name && self.rows.iter().all(is_number)
    }
}

/// Whether a cell is the name of a line of a service blueprint: they stand between rows.
fn is_line(cell: &[Piece]) -> bool {
    fold(&name_of(cell)).starts_with("line of ")
}

/// Whether a cell of the header row only says what its column is.
fn is_name_of_columns(cell: &[Piece]) -> bool {
    let name = fold(&name_of(cell));
    name.is_empty() || SIGNS.columns.contains(&name) || Vocabulary::stage_word(&name).is_some()
}

/// Whether the header row of a table of two columns is a row of it, and does not only say what the columns are.
pub(super) fn is_row(head: &[Vec<Piece>]) -> bool {
    match head {
        [name, cell, ..] if fold(&name_of(name)).is_empty() => !is_name_of_columns(cell),
        [name, ..] => !is_name_of_columns(name),
        [] => false,
    }
}

impl Reader<'_> {
    /// Whether a table can be a map: stages in one direction, lanes in the other.
    pub(super) fn is_map(&self, cells: Cells<'_>) -> bool {
        cells.columns() >= 2
            && !cells.rows.is_empty()
            && (cells.stage_word().is_some() || self.rows_are_stages(cells) || self.lanes_in_first_column(cells) >= 1)
    }

    /// Whether a table is a map beyond doubt: at least two of its rows or columns are lanes.
    pub(super) fn is_surely_map(&self, cells: Cells<'_>) -> bool {
        let columns = cells.head.iter().skip(1).filter(|cell| self.knows_lane(cell)).count();
        cells.columns() > 2 && self.is_map(cells) && columns.max(self.lanes_in_first_column(cells)) >= 2
    }

    /// Whether a table's rows are steps of a stage that stands above it: rows of the map stand over its columns, and no word for
    /// stages.
    pub(super) fn holds_steps_of_one(&self, cells: Cells<'_>) -> bool {
        let names_stages = matches!(cells.stage_word(), Some(StageWord::Stage | StageWord::Phase));
        self.is_surely_map(cells) && self.rows_are_stages(cells) && !names_stages
    }

    /// Whether a table is a map beyond doubt, with what somebody does or feels.
    pub(super) fn tells_a_journey(&self, cells: Cells<'_>) -> bool {
        let does_or_feels = |cell: &Vec<Piece>| {
            let lane = self.vocabulary.lane(&name_of(cell));
            matches!(lane, Some(LaneName::Lane(LaneKind::Actions | LaneKind::Emotion)))
        };
        let first_column = cells.rows.iter().filter_map(|row| row.first());
        self.is_surely_map(cells) && cells.head.iter().chain(first_column).any(does_or_feels)
    }

    /// Whether a table of two columns has a stage over the second one: a name that is not one of columns, and rows of lanes.
    pub(super) fn is_one_stage(&self, cells: Cells<'_>) -> bool {
        let [corner, name] = cells.head else { return false };
        (is_blank(corner) || Vocabulary::stage_word(&name_of(corner)).is_some())
            && !is_name_of_columns(name)
            && self.lanes_in_first_column(cells) == cells.rows.len()
    }

    pub(super) fn knows_lane(&self, cell: &[Piece]) -> bool {
        self.vocabulary.lane(&name_of(cell)).is_some()
    }

    fn lanes_in_first_column(&self, cells: Cells<'_>) -> usize {
        let is_lane = |cell: &Vec<Piece>| self.knows_lane(cell) || is_line(cell);
        cells.rows.iter().filter(|row| row.first().is_some_and(is_lane)).count()
    }

    fn near_misses_in_first_column(&self, cells: Cells<'_>) -> usize {
        let is_near = |cell: &Vec<Piece>| self.vocabulary.near_miss(&name_of(cell)).is_some();
        cells.rows.iter().filter(|row| row.first().is_some_and(is_near)).count()
    }

    pub(super) fn rows_are_stages(&self, cells: Cells<'_>) -> bool {
        let Some((corner, others)) =
            cells.head[usize::from(cells.counts())..].split_first().filter(|_| !cells.rows.is_empty())
        else {
            return false;
        };
        let named = others.iter().filter(|cell| self.knows_lane(cell)).count();
        let in_column = self.lanes_in_first_column(cells);
        if cells.stage_word().is_some() {
            // `| Stage | Awareness | Purchase |` over rows of lanes has its stages in columns. Misspelt names are names too.
            let in_column = if named + in_column == 0 { self.near_misses_in_first_column(cells) } else { in_column };
            return named > 0 || (in_column == 0 && !cells.names_stages_above());
        }
        // A lane's name over the first column makes it a lane too: each row begins with what the persona does.
        (named * 2 > others.len() && named > in_column) || (in_column == 0 && (named >= 2 || self.knows_lane(corner)))
    }
}
