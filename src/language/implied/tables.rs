//! Tables of two columns that are a stage each: rows of the map on the left, what they hold on the right.

use super::super::cells::is_row;
use super::super::groups::name_of;
use super::super::inline::is_blank;
use super::super::markdown::{Node, NodeKind, Piece};
use super::super::reader::Reader;
use super::super::vocabulary::Vocabulary;
use super::{last_level, push_heading};

/// A row of a table.
type Row = Vec<Vec<Piece>>;

impl Reader<'_> {
    /// Puts such tables under headings, where at least two of them follow each other under one heading.
    pub(super) fn with_tables(&self, nodes: Vec<Node>) -> Vec<Node> {
        let parts = nodes.split(|node| matches!(node.kind, NodeKind::Heading(..)));
        let several = |part: &[Node]| part.iter().filter(|node| self.stage_of(node).is_some()).count() >= 2;
        let is_several: Vec<bool> = parts.map(several).collect();
        let mut out = Vec::with_capacity(nodes.len());
        let (mut part, mut level) = (0, None);
        for node in nodes {
            if matches!(node.kind, NodeKind::Heading(..)) {
                (part, level) = (part + 1, None);
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
