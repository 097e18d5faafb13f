//! What stands among some blocks, gathered in one walk through them.
//!
//! A pass asks these facts whether there can be anything for it to do. A fact may be true of more than the pass is about, and never
//! of less.

use memchr::memchr2;

use crate::language::markdown::inline::{is_break, words};
use crate::language::markdown::{Node, NodeKind, Piece, PieceKind, have_tables};

/// What may stand among some blocks, or in their lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fact {
    /// Something in the text may be a tag of HTML.
    Tags,
    /// A quotation, not in a list.
    Quotes,
    /// A table, not in a list.
    Tables,
    /// Several headings, not in lists.
    Headings,
    /// A list whose first entry has a colon in its first line, not in another list.
    ListsOfLabels,
    /// Two lists that follow each other, not in a third one.
    ListsTogether,
    /// Code.
    Code,
    /// A paragraph of several lines.
    Lines,
    /// A paragraph of several lines in a list.
    LinesInLists,
    /// Bold type with something before or behind it.
    Bold,
    /// A line of a paragraph that begins with a mark of headings or lists.
    Marks,
}

/// Which of them are so: a bit each.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Facts(u16);

impl Facts {
    /// Walks through the blocks of a text.
    pub(super) fn of(nodes: &[Node], text: &str) -> Self {
        let mut facts = Self::default();
        let is_heading = |node: &&Node| matches!(node.kind, NodeKind::Heading(..));
        let is_list = |node: &Node| matches!(node.kind, NodeKind::List { .. });
        facts.note(Fact::Tags, text.contains('<'));
        facts.note(Fact::Tables, have_tables(nodes));
        facts.note(Fact::Quotes, nodes.iter().any(|node| matches!(node.kind, NodeKind::Quote(_))));
        facts.note(Fact::ListsOfLabels, nodes.iter().any(is_list_of_labels));
        facts.note(Fact::Headings, nodes.iter().filter(is_heading).nth(1).is_some());
        facts.note(Fact::ListsTogether, nodes.windows(2).any(|pair| pair.iter().all(is_list)));
        facts.add(nodes, text, false);
        facts
    }

    /// Whether one of some facts is so.
    pub(super) fn hold_any(self, facts: &[Fact]) -> bool {
        facts.iter().any(|fact| self.0 & bit(*fact) != 0)
    }

    fn note(&mut self, fact: Fact, is_so: bool) {
        if is_so {
            self.0 |= bit(fact);
        }
    }

    fn add(&mut self, nodes: &[Node], text: &str, is_in_list: bool) {
        for node in nodes {
            match &node.kind {
                NodeKind::Paragraph(pieces) => self.add_paragraph(pieces, text, is_in_list),
                NodeKind::List { entries, .. } => entries.iter().for_each(|entry| self.add(&entry.nodes, text, true)),
                NodeKind::Code { .. } => self.note(Fact::Code, true),
                NodeKind::Heading(..) | NodeKind::Quote(_) | NodeKind::Table { .. } | NodeKind::Rule => {}
            }
        }
    }

    fn add_paragraph(&mut self, pieces: &[Piece], text: &str, is_in_list: bool) {
        let mut begins_line = true;
        for piece in pieces {
            let ends_line = is_break(piece);
            self.note(Fact::Lines, ends_line);
            self.note(Fact::LinesInLists, ends_line && is_in_list);
            self.note(Fact::Bold, pieces.len() > 1 && matches!(piece.kind, PieceKind::Strong(_)));
            let first = text.as_bytes().get(piece.range.start);
            self.note(Fact::Marks, begins_line && matches!(first, Some(b'#' | b'-')));
            begins_line = ends_line;
        }
    }
}

fn is_list_of_labels(node: &Node) -> bool {
    let NodeKind::List { entries, .. } = &node.kind else { return false };
    let first = entries.first().and_then(|entry| entry.nodes.first());
    // The wide colon is looked for by the byte that it begins with.
    let has_colon = |words: &str| memchr2(b':', 0xef, words.as_bytes()).is_some();
    matches!(first, Some(Node { kind: NodeKind::Paragraph(pieces), .. }) if has_colon(&words(pieces)))
}

fn bit(fact: Fact) -> u16 {
    1 << fact as u16
}
