//! Several labels on one line: `**Persona:** Ada | **Goal:** her first invoice`.
//!
//! A line is broken before each further label in bold, if the line begins with one and a mark stands between them. After that,
//! nothing needs to know of it.

use crate::language::label::Candidate;
use crate::language::markdown::inline::{cut, trimmed};
use crate::language::markdown::{Node, NodeKind, Piece, PieceKind};

/// What people write between two labels.
const MARKS: [char; 4] = ['·', '•', '|', ';'];

/// Breaks the lines of paragraphs and of list entries so that each has one label.
pub(super) fn one_label_each(mut nodes: Vec<Node>) -> Vec<Node> {
    for node in &mut nodes {
        match &mut node.kind {
            NodeKind::Paragraph(pieces) => break_lines(pieces),
            NodeKind::List { entries, .. } => {
                for entry in entries {
                    entry.nodes = one_label_each(std::mem::take(&mut entry.nodes));
                }
            }
            _ => {}
        }
    }
    nodes
}

fn break_lines(pieces: &mut Vec<Piece>) {
    let has_room = pieces.len() > 2;
    if !has_room || !begins_with_label(&trimmed(pieces)) {
        return;
    }
    for at in (1..pieces.len().saturating_sub(1)).rev() {
        let PieceKind::Text(text) = &pieces[at].kind else { continue };
        let before = text.trim_end().trim_end_matches(MARKS);
        // The mark stands between spaces, or right behind a word as a semicolon does.
        let is_between = before.len() < text.trim_end().len() && text.ends_with(' ');
        if is_between && begins_with_label(&pieces[at + 1..]) {
            let kept = cut(&pieces[at], text, 0..before.trim_end().len());
            let end = kept.range.end;
            pieces[at] = kept;
            pieces.insert(at + 1, Piece { kind: PieceKind::SoftBreak, range: end..end });
        }
    }
}

fn begins_with_label(pieces: &[Piece]) -> bool {
    let is_strong = pieces.first().is_some_and(|piece| matches!(piece.kind, PieceKind::Strong(_)));
    is_strong && Candidate::read(pieces).is_some_and(|label| label.has_colon())
}
