//! Tables whose head stands in their first row, or whose stages or rows do not stand in the first column.
//!
//! Markdown has no table without a head, so people leave it empty, or put the table's name there. Spreadsheets have phases or
//! groups of columns above the head, and groups of rows before the names of the rows.

use std::collections::HashSet;
use std::ops::Range;

use crate::language::groups::name_of;
use crate::language::markdown::inline::{is_blank, range_of, words};
use crate::language::markdown::{Node, NodeKind, Piece, PieceKind};
use crate::language::names::vocabulary::Vocabulary;
use crate::language::reader::Reader;

/// A row of a table.
type Row = Vec<Vec<Piece>>;

impl Reader<'_> {
    /// Moves such heads to where they belong. The name of a table becomes a paragraph above it.
    pub(super) fn with_heads(&self, nodes: Vec<Node>) -> Vec<Node> {
        let mut out = Vec::with_capacity(nodes.len());
        for node in nodes {
            match node.kind {
                NodeKind::Table { .. } => {
                    out.extend(
                        self.with_head(node).into_iter().map(|node| self.with_marks_read(self.with_stages_first(node))),
                    );
                }
                _ => out.push(node),
            }
        }
        out
    }

    fn with_head(&self, node: Node) -> Vec<Node> {
        let range = node.range;
        let table = |head, rows| Node { kind: NodeKind::Table { head, rows }, range: range.clone() };
        match node.kind {
            NodeKind::Table { head, mut rows } if rows.len() > 1 && self.is_headed_below(&head, &rows[0]) => {
                let below = rows.split_off(1);
                let name = head.into_iter().next().filter(|name| !is_blank(name));
                let name = name.map(|name| Node { range: range_of(&name), kind: NodeKind::Paragraph(name) });
                name.into_iter().chain(rows.pop().map(|head| table(head, below))).collect()
            }
            // Phases stand above the stages: they are a row of the table.
            NodeKind::Table { head: mut phases, mut rows } if self.are_phases(&phases, &rows) => {
                let at = range_of(&phases[0]);
                phases[0] = vec![Piece { kind: PieceKind::Text(PHASE.to_owned()), range: at }];
                let head = std::mem::replace(&mut rows[0], phases);
                vec![table(head, rows)]
            }
            // Names of several columns stand above the head: they are words above the table.
            NodeKind::Table { head: groups, mut rows }
                if rows.len() > 1 && self.are_rows_named_below(&groups, &rows[0]) =>
            {
                let head = rows.remove(0);
                let groups = paragraph_of(groups);
                groups.into_iter().chain([table(head, rows)]).collect()
            }
            NodeKind::Table { head, rows } if self.has_groups_of_rows(&head, &rows) => {
                vec![with_groups_as_rows(head, rows, range)]
            }
            kind => vec![Node { kind, range }],
        }
    }

    /// Whether a head says the phases of the stages in the first row: one of them stands over several stages, and that row calls
    /// itself stages or has a name in each cell and rows of the map below it.
    fn are_phases(&self, head: &[Vec<Piece>], rows: &[Row]) -> bool {
        let [stages, below, ..] = rows else { return false };
        let [corner, phases @ ..] = head else { return false };
        let is_stage_word = |cell: &[Piece]| Vocabulary::stage_word(&name_of(cell)).is_some();
        let is_named = |row: &Row| is_blank(&row[0]) && !row[1..].iter().any(|cell| is_blank(cell));
        let is_lane = |cell: &[Piece]| self.knows_lane(cell);
        head.len() > 2
            && (is_blank(corner) || is_stage_word(corner))
            && phases.iter().any(|cell| !is_blank(cell))
            && phases.windows(2).any(|pair| is_blank(&pair[1]) || words(&pair[0]) == words(&pair[1]))
            && (is_stage_word(&stages[0]) || (is_named(stages) && is_lane(&below[0])))
            && !stages[1..].iter().chain(phases).any(|cell| is_lane(cell))
    }

    /// Whether the first row is the head of a table with stages in its rows: it begins with what stages are called, and names rows
    /// of the map, as the head above it does not.
    fn are_rows_named_below(&self, head: &[Vec<Piece>], first: &[Vec<Piece>]) -> bool {
        let names_rows = |row: &[Vec<Piece>]| row[1..].iter().filter(|cell| self.knows_lane(cell)).count();
        let is_stage_word = |cell: &[Piece]| Vocabulary::stage_word(&name_of(cell)).is_some();
        head.len() > 2
            && is_stage_word(&first[0])
            && !is_stage_word(&head[0])
            && names_rows(first) > 0
            && names_rows(head) == 0
    }

    /// Whether the rows are named in the second column, and in groups in the first, as the lanes of a blueprint are.
    fn has_groups_of_rows(&self, head: &[Vec<Piece>], rows: &[Row]) -> bool {
        let known =
            |column: usize| rows.iter().filter(|row| row.get(column).is_some_and(|cell| self.knows_lane(cell))).count();
        let named = rows.iter().filter(|row| row.get(1).is_some_and(|cell| !is_blank(cell))).count();
        head.len() > 3
            && is_blank(&head[1])
            && known(1) >= 2
            && known(1) * 2 > named
            && known(0) == 0
            && rows.iter().any(|row| !is_blank(&row[0]))
    }

    /// Whether a table's head says nothing but its name, and its first row could be the head: it names several columns, and
    /// no row of the map. A table of two columns is a list of rows, whatever its head says.
    fn is_headed_below(&self, head: &[Vec<Piece>], first: &[Vec<Piece>]) -> bool {
        let [corner, names @ ..] = first else { return false };
        head.len() > 2
            && head[1..].iter().all(|cell| is_blank(cell))
            && names.iter().filter(|cell| !is_blank(cell)).count() >= 2
            && self.vocabulary.lane(&name_of(corner)).is_none()
    }

    /// Moves the column of the stages to the front, where only a row of the map stands there.
    fn with_stages_first(&self, mut node: Node) -> Node {
        if let NodeKind::Table { head, rows } = &mut node.kind
            && head.len() > 2
            && let Some(at) = self.stages_behind(head)
        {
            let to_front = |row: &mut Row| {
                if let Some(cells) = row.get_mut(..=at) {
                    cells.rotate_right(1);
                }
            };
            to_front(head);
            rows.iter_mut().for_each(to_front);
        }
        node
    }

    /// The only column that is called what stages are called, behind a first one that is called what a row of the map is.
    fn stages_behind(&self, head: &[Vec<Piece>]) -> Option<usize> {
        let is_stage = |cell: &Vec<Piece>| Vocabulary::stage_word(&name_of(cell)).is_some();
        let first = name_of(head.first()?);
        let mut stages = (1..head.len()).filter(|at| is_stage(&head[*at]));
        let at = stages.next().filter(|_| stages.next().is_none())?;
        (!is_stage(&head[0]) && self.vocabulary.lane(&first).is_some()).then_some(at)
    }
}

/// What a row is called that says the phases of stages.
const PHASE: &str = "Phase";

/// Cells as one paragraph, each name once.
fn paragraph_of(cells: Vec<Vec<Piece>>) -> Option<Node> {
    let mut pieces: Vec<Piece> = Vec::new();
    let mut names = HashSet::new();
    for cell in cells {
        if is_blank(&cell) || !names.insert(words(&cell).into_owned()) {
            continue;
        }
        let at = range_of(&cell).start;
        if !pieces.is_empty() {
            pieces.push(Piece { kind: PieceKind::Text(", ".to_owned()), range: at..at });
        }
        pieces.extend(cell);
    }
    (!pieces.is_empty()).then(|| Node { range: range_of(&pieces), kind: NodeKind::Paragraph(pieces) })
}

/// A table without the column of its groups: each is a row of nothing but its name, above its rows.
fn with_groups_as_rows(mut head: Row, rows: Vec<Row>, range: Range<usize>) -> Node {
    let corner = head.remove(0);
    if is_blank(&head[0]) {
        head[0] = corner;
    }
    let mut out = Vec::with_capacity(rows.len());
    let mut last = String::new();
    for mut row in rows {
        let group = row.remove(0);
        let name = words(&group).into_owned();
        if !name.is_empty() && name != last {
            let mut alone = vec![Vec::new(); head.len()];
            alone[0] = group;
            out.push(alone);
            last = name;
        }
        out.push(row);
    }
    Node { kind: NodeKind::Table { head, rows: out }, range }
}
