//! Tables that are stages: of two columns, a stage each, with rows of the map on the left and what they hold on the
//! right; or with the stages above, and cells that say themselves which row they are of.

use super::{last_level, push_heading, push_paragraph};
use crate::language::cells::is_row;
use crate::language::groups::name_of;
use crate::language::markdown::inline::{is_blank, lines, range_of, words};
use crate::language::markdown::{Node, NodeKind, Piece, PieceKind, have_tables};
use crate::language::names::vocabulary::Vocabulary;
use crate::language::reader::Reader;

/// A row of a table.
type Row = Vec<Vec<Piece>>;

impl Reader<'_> {
    /// Puts such tables under headings, those of two columns where at least two of them follow each other under one heading.
    pub(super) fn with_tables(&self, nodes: Vec<Node>) -> Vec<Node> {
        if !have_tables(&nodes) {
            return nodes;
        }
        let parts = nodes.split(|node| matches!(node.kind, NodeKind::Heading(..)));
        let several = |part: &[Node]| part.iter().filter(|node| self.stage_of(node).is_some()).count() >= 2;
        let is_several: Vec<bool> = parts.map(several).collect();
        let mut out = Vec::with_capacity(nodes.len());
        let (mut part, mut level) = (0, None);
        for node in nodes {
            if matches!(node.kind, NodeKind::Heading(..)) {
                (part, level) = (part + 1, None);
            }
            if let Some(columns) = self.columns_of(&node) {
                let level = last_level(&out) + 1;
                for (name, cells) in columns {
                    let range = range_of(&name);
                    push_heading(&mut out, level, name, range);
                    for cell in cells {
                        push_paragraph(&mut out, cell);
                    }
                }
                continue;
            }
            let Some((name, rows)) = self.stage_of(&node).filter(|_| is_several[part]) else {
                out.push(node);
                continue;
            };
            let level = *level.get_or_insert_with(|| last_level(&out) + 1);
            push_heading(&mut out, level, name, node.range.clone());
            out.push(Node { kind: NodeKind::Table { head: vec![Vec::new(); 2], rows }, range: node.range });
        }
        out
    }

    /// The columns of a table whose cells begin with labels (`**Actions:** asks a friend`), or stand below a row that
    /// says one name in all of its cells: the name over each, and its cells.
    fn columns_of(&self, node: &Node) -> Option<Vec<(Vec<Piece>, Row)>> {
        let NodeKind::Table { head, rows } = &node.kind else { return None };
        let is_labelled =
            |cell: &Vec<Piece>| lines(cell).next().is_some_and(|line| self.is_lane_line(line.pieces, false));
        let first = rows.first().filter(|_| !head.iter().any(|cell| is_blank(cell) || self.knows_lane(cell)))?;
        let are_labelled = rows.iter().flatten().filter(|cell| !is_blank(cell)).all(is_labelled);
        if head.len() < 2 || !(self.is_banner(first) || (are_labelled && !is_blank(&first[0]))) {
            return None;
        }
        let cell = |row: &Row, column: usize| {
            let cell = row.get(column).cloned().unwrap_or_default();
            let range = range_of(&cell);
            if self.is_banner(row) { vec![Piece { kind: PieceKind::Strong(cell), range }] } else { cell }
        };
        let column = |(at, name): (usize, &Vec<Piece>)| (name.clone(), rows.iter().map(|row| cell(row, at)).collect());
        Some(head.iter().enumerate().map(column).collect())
    }

    /// Whether a row says the name of a row of the map, the same one in all of its cells.
    fn is_banner(&self, row: &Row) -> bool {
        let Some((first, others)) = row.split_first() else { return false };
        let name = words(first);
        !others.is_empty() && self.knows_lane(first) && others.iter().all(|cell| words(cell) == name)
    }

    /// The name of the stage that a table says, and its other rows: `| Buy | |` stands above them, or `| Stage | Buy |` among
    /// them.
    fn stage_of(&self, node: &Node) -> Option<(Vec<Piece>, Vec<Row>)> {
        let NodeKind::Table { head, rows } = &node.kind else { return None };
        let is_lane = |row: &Row| row.first().is_some_and(|cell| self.vocabulary.lane(&name_of(cell)).is_some());
        if head.len() != 2 || is_lane(head) || !rows.iter().any(is_lane) {
            return None;
        }
        if !is_blank(&head[0]) && is_blank(&head[1]) {
            return Some((head[0].clone(), rows.clone()));
        }
        let names_stage = |row: &Row| matches!(row.as_slice(), [word, name] if Vocabulary::stage_word(&name_of(word)).is_some() && !is_blank(name));
        let mut rows = rows.clone();
        if let Some(at) = rows.iter().position(names_stage) {
            let mut stage = rows.remove(at);
            if is_row(head) {
                rows.insert(0, head.clone());
            }
            return Some((stage.pop()?, rows));
        }
        names_stage(head).then(|| (head[1].clone(), rows))
    }
}
