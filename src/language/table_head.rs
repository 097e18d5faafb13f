//! Tables whose head stands in their first row.
//!
//! Markdown has no table without a head, so people leave it empty, or put the table's name there.

use super::groups::name_of;
use super::inline::{is_blank, range_of};
use super::markdown::{Node, NodeKind, Piece};
use super::reader::Reader;

impl Reader<'_> {
    /// Moves such heads to where they belong. The name of a table becomes a paragraph above it.
    pub(super) fn with_heads(&self, nodes: Vec<Node>) -> Vec<Node> {
        nodes.into_iter().flat_map(|node| self.with_head(node)).collect()
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
}
