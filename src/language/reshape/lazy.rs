//! Labels that follow a list without an empty line between.
//!
//! To Markdown such a line is a lazy continuation of the list's last item (`CommonMark` 0.31, 5.2), and the next list is
//! more of the same one. No writer means that by `Emotion: curious` at the margin, so the list ends there.

use super::bullets::list;
use crate::language::markdown::inline::{is_blank, is_break, range_of};
use crate::language::markdown::{Entry, Node, NodeKind, Piece};
use crate::language::reader::Reader;

impl Reader<'_> {
    /// Ends every list at a line at the margin that begins with a label.
    pub(super) fn end_lists_at_labels(&self, nodes: Vec<Node>) -> Vec<Node> {
        let mut out = Vec::with_capacity(nodes.len());
        for node in nodes {
            // Numbers with names and lines of rows below them are stages.
            let is_stages = matches!(node.kind, NodeKind::List { start: Some(_), .. }) && self.holds_stages(&node, 2);
            match node.kind {
                NodeKind::List { start, entries } if !is_stages => self.end_list(&mut out, start, entries),
                kind => out.push(Node { kind, range: node.range }),
            }
        }
        out
    }

    fn end_list(&self, out: &mut Vec<Node>, start: Option<u64>, entries: Vec<Entry>) {
        let mut number = start;
        let mut held: Vec<Entry> = Vec::with_capacity(entries.len());
        for mut entry in entries {
            let tail = self.take_tail(&mut entry.nodes);
            held.push(entry);
            if let Some(tail) = tail {
                push_list(out, number, std::mem::take(&mut held));
                number = start;
                let range = range_of(&tail);
                out.push(Node { kind: NodeKind::Paragraph(tail), range });
            }
        }
        push_list(out, number, held);
    }

    /// Takes the lines from the first label at the margin on off the last paragraph of an item.
    fn take_tail(&self, nodes: &mut [Node]) -> Option<Vec<Piece>> {
        match &mut nodes.last_mut()?.kind {
            NodeKind::Paragraph(pieces) => {
                let breaks = pieces.iter().enumerate().filter(|(_, piece)| is_break(piece)).map(|(at, _)| at);
                let at = breaks.into_iter().find(|at| self.is_label_at_margin(&pieces[at + 1..]))?;
                let tail = pieces.split_off(at + 1);
                pieces.pop();
                (!is_blank(&tail)).then_some(tail)
            }
            NodeKind::List { entries, .. } => self.take_tail(&mut entries.last_mut()?.nodes),
            _ => None,
        }
    }

    fn is_label_at_margin(&self, pieces: &[Piece]) -> bool {
        let end = pieces.iter().position(is_break).unwrap_or(pieces.len());
        let line = &pieces[..end];
        let start = range_of(line).start;
        let before = &self.excerpt.text()[..start];
        (before.is_empty() || before.ends_with('\n')) && self.begins_with_label(line)
    }
}

fn push_list(out: &mut Vec<Node>, start: Option<u64>, entries: Vec<Entry>) {
    if !entries.is_empty() {
        out.push(list(start, entries));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::{Context, Settings, markdown};
    use crate::source::{Excerpt, Span};

    #[test]
    fn a_list_ends_at_a_label_at_the_margin() {
        let settings = Settings::default();
        for (text, ends) in [
            ("- asks\nEmotion: calm\n", true),
            ("- asks\n  - waits\nEmotion: calm\n- pays\n", true),
            ("1. asks\nEmotion: calm\n", true),
            ("- asks\n\nEmotion: calm\n", false),
            ("- asks and\nwaits\n", false),
        ] {
            let excerpt = Excerpt::whole(text);
            let context = Context { settings: &settings, chapter: 0, span: Span::default(), section: "" };
            let reader = Reader::new(&excerpt, context);
            let nodes = markdown::read(&excerpt, 0).nodes;
            let count = nodes.len();
            assert_eq!(reader.end_lists_at_labels(nodes).len() > count, ends, "{text}");
        }
    }
}
