//! Lines with several labels, `**Persona:** Ada | **Goal:** her first invoice`, and lines that are labels without a mark.
//!
//! A line is broken before each further label in bold, if the line begins with one and a mark stands between them. The name of
//! a row alone on its line is put in bold, if such a name comes back. After that, nothing needs to know of it.

use std::collections::HashSet;

use crate::language::label::{Candidate, is_text};
use crate::language::markdown::inline::{cut, has_lines, lines, range_of, trimmed, words};
use crate::language::markdown::{Node, NodeKind, Piece, PieceKind};
use crate::language::names::folding::fold;
use crate::language::reader::Reader;

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

impl Reader<'_> {
    /// Puts the names of rows in bold that stand alone on a line with others below it, where one of them comes back.
    pub(super) fn with_bare_labels(&self, mut nodes: Vec<Node>) -> Vec<Node> {
        let mut places = HashSet::new();
        let mut seen = HashSet::new();
        let mut comes_back = false;
        for node in &nodes {
            let NodeKind::Paragraph(pieces) = &node.kind else { continue };
            for line in lines(pieces).filter(|line| has_lines(pieces) && self.is_bare_label(line.pieces)) {
                places.insert(range_of(line.pieces).start);
                comes_back |= !seen.insert(fold(&words(line.pieces)));
            }
        }
        if comes_back {
            for node in &mut nodes {
                let NodeKind::Paragraph(pieces) = &mut node.kind else { continue };
                for piece in pieces.iter_mut().filter(|piece| places.contains(&piece.range.start)) {
                    let range = piece.range.clone();
                    *piece = Piece { kind: PieceKind::Strong(vec![piece.clone()]), range };
                }
            }
        }
        nodes
    }

    fn is_bare_label(&self, line: &[Piece]) -> bool {
        is_text(line) && self.vocabulary.lane(&words(line)).is_some()
    }
}
