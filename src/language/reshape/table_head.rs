//! Tables whose head stands in their first row, or whose stages do not stand in the first column.
//!
//! Markdown has no table without a head, so people leave it empty, or put the table's name there.

use crate::language::groups::name_of;
use crate::language::markdown::inline::{is_blank, range_of};
use crate::language::markdown::{Node, NodeKind, Piece};
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
                    out.extend(self.with_head(node).into_iter().map(|node| self.with_stages_first(node)));
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
            kind => vec![Node { kind, range }],
        }
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
