//! Lines in bold that call themselves stages (`**Stage 2: Set-up**`) are headings, as their writers meant them.

use super::inline::{trimmed, words};
use super::markdown::{Node, NodeKind, Piece, PieceKind};
use super::marks::Mark;
use super::vocabulary::Vocabulary;
use crate::source::Excerpt;

/// Turns them into headings one level below the heading they stand under, where there are at least two
/// and no heading says that it is one.
pub(super) fn to_headings(nodes: Vec<Node>, excerpt: &Excerpt) -> Vec<Node> {
    let is_stage = |node: &Node| bold_stage(node).is_some();
    let headed = |node: &Node| match &node.kind {
        NodeKind::Heading(_, pieces) => {
            Vocabulary::calls_itself(&words(pieces)).is_some() || Mark::of(pieces, excerpt).is_some()
        }
        _ => false,
    };
    if nodes.iter().filter(|node| is_stage(node)).count() < 2 || nodes.iter().any(headed) {
        return nodes;
    }
    let mut under = None;
    let mut out = Vec::with_capacity(nodes.len());
    for node in nodes {
        if let Some(pieces) = bold_stage(&node) {
            let level = *under.get_or_insert_with(|| deepest_title(&out));
            out.push(Node { kind: NodeKind::Heading(level + 1, pieces), range: node.range });
        } else {
            out.push(node);
        }
    }
    out
}

/// The level of the last heading before the first stage; 0 when there is none.
fn deepest_title(before: &[Node]) -> u8 {
    let mut levels = before.iter().filter_map(|node| match node.kind {
        NodeKind::Heading(level, _) => Some(level),
        _ => None,
    });
    levels.next_back().unwrap_or(0)
}

fn bold_stage(node: &Node) -> Option<Vec<Piece>> {
    let NodeKind::Paragraph(pieces) = &node.kind else { return None };
    let pieces = trimmed(pieces);
    let [Piece { kind: PieceKind::Strong(inner), .. }] = &*pieces else { return None };
    Vocabulary::calls_itself(&words(inner))?;
    Some(inner.clone())
}
