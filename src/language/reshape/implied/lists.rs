//! Lists whose entries are stages, or steps below a stage.

use super::{WORDS_OF_A_BARE_STAGE, last_level, push_heading, push_paragraph};
use crate::language::label::{Candidate, is_text};
use crate::language::markdown::inline::{cut, lines, trimmed, words};
use crate::language::markdown::{Entry, Node, NodeKind, Piece, PieceKind};
use crate::language::names::signs::is_common_stage;
use crate::language::names::vocabulary::Vocabulary;
use crate::language::reader::Reader;

impl Reader<'_> {
    /// Makes stages, or steps below a stage, of the entries of lists that have lanes nested under them. A map that has
    /// nothing else to make stages of makes them of its numbered list.
    pub(super) fn with_lists(&mut self, mut nodes: Vec<Node>) -> Vec<Node> {
        if !nodes.iter().any(may_be_stages) {
            return nodes;
        }
        for node in &mut nodes {
            self.nest_rows(node);
        }
        let mut is_stages: Vec<bool> = nodes.iter().map(|node| self.holds_stages(node, 2)).collect();
        if !is_stages.contains(&true) {
            is_stages = nodes.iter().map(|node| self.shares_rows(node)).collect();
        }
        if !is_stages.contains(&true) {
            let Some(only) = self.numbered_stages(&nodes) else { return nodes };
            is_stages[only] = true;
        }
        let mut out = Vec::with_capacity(nodes.len());
        self.push_under_headings(&mut out, nodes, is_stages);
        out
    }

    /// Nests the rows of a list under the names between which they stand at one level: `- Search`, `- Actions: reads`.
    fn nest_rows(&self, node: &mut Node) {
        let NodeKind::List { entries, .. } = &mut node.kind else { return };
        let is_row: Vec<bool> = entries.iter().map(|entry| self.is_row_of_list(entry)).collect();
        let is_name = |at: usize| !is_row[at] && is_short_line(&entries[at]);
        let names = is_row.iter().filter(|is_row| !**is_row).count();
        let are_stages = names >= 2
            && (0..entries.len()).all(|at| is_row[at] || (is_name(at) && is_row.get(at + 1) == Some(&true)))
            && is_row.first() == Some(&false);
        if !are_stages {
            return;
        }
        let mut stages: Vec<Entry> = Vec::with_capacity(names);
        for (entry, is_row) in std::mem::take(entries).into_iter().zip(is_row) {
            match stages.last_mut().filter(|_| is_row) {
                None => stages.push(entry),
                Some(stage) => {
                    stage.range.end = entry.range.end;
                    if let Some(Node { kind: NodeKind::List { entries, .. }, range }) = stage.nodes.get_mut(1) {
                        range.end = entry.range.end;
                        entries.push(entry);
                    } else {
                        let range = entry.range.clone();
                        stage.nodes.push(Node { kind: NodeKind::List { start: None, entries: vec![entry] }, range });
                    }
                }
            }
        }
        *entries = stages;
    }

    /// Whether an entry begins with the name of a row, and has something behind or below it.
    fn is_row_of_list(&self, entry: &Entry) -> bool {
        matches!(entry.nodes.first(), Some(Node { kind: NodeKind::Paragraph(pieces), .. })
            if lines(pieces).next().is_some_and(|line| self.is_lane_line(line.pieces, entry.nodes.len() > 1)))
    }

    /// Whether a block is a list of which most entries, and so many at least, have lanes nested under them.
    pub(crate) fn holds_stages(&self, node: &Node, least: usize) -> bool {
        let NodeKind::List { entries, .. } = &node.kind else { return false };
        let bearing = entries.iter().filter(|entry| self.has_nested_lanes(entry)).count();
        bearing >= least && bearing * 2 > entries.len() && !entries.iter().any(|entry| self.names_a_row(entry))
    }

    /// Whether a block is a list of which most entries have lists of the same names below them.
    fn shares_rows(&mut self, node: &Node) -> bool {
        let NodeKind::List { entries, .. } = &node.kind else { return false };
        // Few lists have anything below their entries, and telling what an entry is takes longer than that.
        let may_share = entries.iter().filter(|entry| entry.nodes.len() > 1).count() >= 2;
        may_share && !entries.iter().any(|entry| self.names_a_row(entry)) && self.note_recurring_lists(entries)
    }

    /// Whether an entry is a line with a list of lanes below it, or lines of them, or of steps that have such lists.
    fn has_nested_lanes(&self, entry: &Entry) -> bool {
        let [Node { kind: NodeKind::Paragraph(pieces), .. }, below @ ..] = entry.nodes.as_slice() else { return false };
        let begins_row = || lines(pieces).skip(1).any(|line| self.is_lane_line(line.pieces, false));
        self.has_known_lanes(below) || begins_row() || below.iter().any(|node| self.holds_stages(node, 1))
    }

    /// Whether an entry is a row itself. "Research" with rows nested under it is a stage, and so is "Action" with several.
    fn names_a_row(&self, entry: &Entry) -> bool {
        let is_stage =
            |name: &str| (is_common_stage(name) && self.has_nested_lanes(entry)) || self.nested_lanes(entry) >= 2;
        matches!(entry.nodes.first(), Some(Node { kind: NodeKind::Paragraph(pieces), .. })
            if Candidate::read(pieces).is_some_and(|line| (line.has_colon() || line.is_alone())
                && self.vocabulary.knows(&line.label) && !is_stage(&line.label)))
    }

    /// How many entries of the list under an entry are lanes.
    fn nested_lanes(&self, entry: &Entry) -> usize {
        match entry.nodes.get(1) {
            Some(Node { kind: NodeKind::List { entries, .. }, .. }) => {
                entries.iter().filter(|entry| self.is_row_of_list(entry)).count()
            }
            _ => 0,
        }
    }

    /// The numbered list that is all there is of a map, under at most a title. Other lists may stand beside one whose entries all
    /// have a name and say something about it.
    fn numbered_stages(&self, nodes: &[Node]) -> Option<usize> {
        let is_numbered =
            |node: &Node| matches!(&node.kind, NodeKind::List { start: Some(_), entries } if entries.len() >= 2);
        let is_list_or_table = |node: &Node| matches!(node.kind, NodeKind::List { .. } | NodeKind::Table { .. });
        let headings = nodes.iter().filter(|node| matches!(node.kind, NodeKind::Heading(..))).count();
        let at = nodes.iter().position(is_numbered)?;
        let lists = nodes.iter().filter(|node| is_list_or_table(node)).count();
        let is_first = nodes.iter().filter(|node| is_numbered(node)).count() == 1 && says_more(&nodes[at]);
        ((lists == 1 || is_first) && headings <= 1 && !self.has_known_lanes(nodes)).then_some(at)
    }

    /// Puts the entries of the lists at the given places under headings of their own. What follows such a list belongs to
    /// what it stands under, so it comes before it.
    fn push_under_headings(&self, out: &mut Vec<Node>, nodes: Vec<Node>, is_stages: Vec<bool>) {
        let mut held: Vec<Entry> = Vec::new();
        for (node, is_stages) in nodes.into_iter().zip(is_stages) {
            match node.kind {
                NodeKind::List { entries, .. } if is_stages => held.extend(entries),
                kind => {
                    if matches!(kind, NodeKind::Heading(..)) {
                        self.push_entries(out, std::mem::take(&mut held));
                    }
                    out.push(Node { kind, range: node.range });
                }
            }
        }
        self.push_entries(out, held);
    }

    fn push_entries(&self, out: &mut Vec<Node>, entries: Vec<Entry>) {
        let level = last_level(out) + 1;
        for entry in entries {
            let mut nodes = entry.nodes.into_iter().peekable();
            if let Some(Node { kind: NodeKind::Paragraph(pieces), .. }) =
                nodes.next_if(|node| matches!(node.kind, NodeKind::Paragraph(_)))
            {
                let (name, rest) = name_and_rest(&pieces);
                push_heading(out, level, name, entry.range);
                push_paragraph(out, rest);
            } else {
                push_heading(out, level, Vec::new(), entry.range);
            }
            let nodes: Vec<Node> = nodes.collect();
            let is_steps = nodes.iter().map(|node| self.holds_stages(node, 1)).collect();
            self.push_under_headings(out, nodes, is_steps);
        }
    }
}

/// Whether a block is a list with numbers, or has an entry that is more than a line of text. Most lists hold nothing but such
/// lines.
fn may_be_stages(node: &Node) -> bool {
    let is_line = |entry: &Entry| match entry.nodes.as_slice() {
        [Node { kind: NodeKind::Paragraph(pieces), .. }] => is_text(pieces),
        _ => false,
    };
    matches!(&node.kind, NodeKind::List { start, entries } if start.is_some() || !entries.iter().all(is_line))
}

/// Whether an entry is nothing but a short line.
fn is_short_line(entry: &Entry) -> bool {
    matches!(entry.nodes.as_slice(), [Node { kind: NodeKind::Paragraph(pieces), .. }]
        if lines(pieces).count() == 1 && words(pieces).split_whitespace().count() <= WORDS_OF_A_BARE_STAGE)
}

/// Whether each entry of a list is a name and something about it: `Discovery - how they first hear of it`.
fn says_more(list: &Node) -> bool {
    let says_more = |entry: &Entry| {
        matches!(entry.nodes.first(), Some(Node { kind: NodeKind::Paragraph(pieces), .. })
            if !name_and_rest(pieces).1.is_empty())
    };
    matches!(&list.kind, NodeKind::List { entries, .. } if entries.iter().all(says_more))
}

/// The name of a stage that is an entry of a list, and what its line says about it: `**Buy** – pays by card`.
pub(super) fn name_and_rest(pieces: &[Piece]) -> (Vec<Piece>, Vec<Piece>) {
    let pieces = trimmed(pieces).into_owned();
    let first = lines(&pieces).next().map_or(0, |line| line.pieces.len());
    // `Stage 1: Explore` is all name.
    let inline = if Vocabulary::calls_itself(&words(&pieces[..first])).is_some() { 0 } else { first };
    for (at, piece) in pieces[..inline].iter().enumerate() {
        let PieceKind::Text(text) = &piece.kind else { continue };
        let marks = [" - ", " – ", " — ", ": ", "："];
        // Right after bold type, the mark stands at the beginning, with or without a blank before it.
        let found = marks.into_iter().filter_map(|mark| text.find(mark).map(|start| (start, mark.len()))).min();
        let Some((start, length)) = found.filter(|(start, _)| at > 0 || *start > 0) else { continue };
        let mut name = pieces[..at].to_vec();
        name.push(cut(piece, text, 0..start));
        let mut rest = vec![cut(piece, text, start + length..text.len())];
        rest.extend_from_slice(&pieces[at + 1..]);
        return (trimmed(&name).into_owned(), trimmed(&rest).into_owned());
    }
    let rest = trimmed(&pieces[first..]).into_owned();
    (pieces[..first].to_vec(), rest)
}
