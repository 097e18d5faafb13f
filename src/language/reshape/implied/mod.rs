//! Headings that were not written as such: lines, tables and lists that are stages.
//!
//! Each shape is tried only where the ones before it find nothing, and is made into headings one level below the heading it
//! stands under. After that, nothing needs to know that they were none. To add a shape, add it to
//! [`Reader::with_implied_headings`], where it is least likely to be meant.

mod lines;
mod lists;
mod tables;

use lines::{
    Find, StageLine, at_places, bold_line, in_bold, labelled, may_call_itself, named, summary, summary_of_stage,
    with_bold_stages_apart, with_lines, without_folds,
};

use crate::language::markdown::inline::{is_blank, range_of, words};
use crate::language::markdown::{Node, NodeKind, Piece};
use crate::language::marks::Mark;
use crate::language::names::vocabulary::Vocabulary;
use crate::language::reader::Reader;
use crate::language::reshape::recurring::UnknownLines;

/// How long a line may be that is a stage only because rows stand below it.
const WORDS_OF_A_BARE_STAGE: usize = 6;

impl Reader<'_> {
    /// Writes the headings that are implied, and notes the rows that come back below all headings.
    pub(crate) fn with_implied_headings(&mut self, nodes: Vec<Node>) -> Vec<Node> {
        let (unknown, written) = (self.unknown_lines(&nodes), headings(&nodes));
        let nodes = self.with_headings(nodes, &unknown);
        let unknown = if headings(&nodes) > written { self.unknown_lines(&nodes) } else { unknown };
        self.own_rows.extend(unknown.recurring);
        nodes
    }

    fn with_headings(&mut self, nodes: Vec<Node>, unknown: &UnknownLines) -> Vec<Node> {
        let says_itself = |node: &Node| match &node.kind {
            NodeKind::Heading(_, pieces) => {
                Vocabulary::calls_itself(&words(pieces)).is_some() || Mark::of(pieces, self.excerpt).is_some()
            }
            _ => false,
        };
        if nodes.iter().any(says_itself) {
            return self.with_lists(nodes);
        }
        let headings = headings(&nodes);
        let nodes = with_bold_stages_apart(self.with_tables(nodes));
        let may_call = nodes.iter().any(may_call_itself);
        let may_fold = self.excerpt.text().contains('<');
        if self::headings(&nodes) > headings {
            self.with_lists(nodes)
        } else if may_call && nodes.iter().filter_map(in_bold).count() >= 2 {
            with_lines(nodes, &in_bold)
        } else if may_call && nodes.iter().filter_map(labelled).count() >= 2 {
            with_lines(nodes, &labelled)
        } else if may_call && self.having_rows(&nodes, &named) >= 2 {
            with_lines(nodes, &named)
        } else if may_fold
            && (self.having_rows(&nodes, &summary) >= 2 || nodes.iter().filter_map(summary_of_stage).count() >= 2)
        {
            without_folds(with_lines(nodes, &summary))
        } else if !may_have_bare_lines(&nodes) {
            // Only lines that the language does not know can be stages.
            if unknown.alone >= 2 { self.with_lines_above_rows(nodes) } else { self.with_lists(nodes) }
        } else if !self.names_rows_in_bold(&nodes) && self.having_rows(&nodes, &bold_line) >= 2 {
            with_lines(nodes, &bold_line)
        } else if self.having_rows(&nodes, &|node| self.bare(node)) >= 2 {
            with_lines(nodes, &|node| self.bare(node))
        } else {
            self.with_lines_above_same_labels(nodes)
        }
    }

    /// Lines that are stages because labels come back below them, known or not; else those above rows.
    fn with_lines_above_same_labels(&mut self, nodes: Vec<Node>) -> Vec<Node> {
        let is_row = |line: &StageLine| self.vocabulary.lane(&line.words()).is_some();
        let bold = |node: &Node| bold_line(node).filter(|line| !is_row(line));
        for find in [&bold as Find<'_>, &named] {
            if nodes.iter().filter_map(find).count() >= 2 {
                let found = with_lines(nodes.clone(), find);
                if !self.unknown_lines(&found).recurring.is_empty() {
                    return found;
                }
            }
        }
        self.with_lines_above_rows(nodes)
    }

    fn with_lines_above_rows(&mut self, nodes: Vec<Node>) -> Vec<Node> {
        let places = self.lines_above_rows(&nodes);
        if places.is_empty() { self.with_lists(nodes) } else { with_lines(nodes, &|node| at_places(node, &places)) }
    }
}

fn headings(nodes: &[Node]) -> usize {
    nodes.iter().filter(|node| matches!(node.kind, NodeKind::Heading(..))).count()
}

/// Whether there is no heading but a title: then lines may be stages that do not say so.
fn may_have_bare_lines(nodes: &[Node]) -> bool {
    headings(nodes) <= 1
}

fn push_heading(out: &mut Vec<Node>, level: u8, name: Vec<Piece>, range: std::ops::Range<usize>) {
    out.push(Node { kind: NodeKind::Heading(level, name), range });
}

fn push_paragraph(out: &mut Vec<Node>, pieces: Vec<Piece>) {
    if !is_blank(&pieces) {
        let range = range_of(&pieces);
        out.push(Node { kind: NodeKind::Paragraph(pieces), range });
    }
}

/// The level of the last heading; 0 when there is none.
fn last_level(nodes: &[Node]) -> u8 {
    let levels = nodes.iter().rev().find_map(|node| match node.kind {
        NodeKind::Heading(level, _) => Some(level),
        _ => None,
    });
    levels.unwrap_or(0)
}
