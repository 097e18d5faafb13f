//! Headings that were not written as such: lines that call themselves stages, and lists whose entries are stages.
//!
//! Four shapes, each tried only where the one before finds nothing, and made into headings one level below the heading
//! they stand under. After that, nothing needs to know that they were none.

use super::inline::{cut, is_blank, lines, trimmed, words};
use super::label::Candidate;
use super::markdown::{Entry, Node, NodeKind, Piece, PieceKind};
use super::marks::Mark;
use super::reader::Reader;
use super::vocabulary::{StageWord, Vocabulary};

impl Reader<'_> {
    /// Writes the headings that are implied.
    pub(super) fn with_implied_headings(&self, nodes: Vec<Node>) -> Vec<Node> {
        let says_itself = |node: &Node| match &node.kind {
            NodeKind::Heading(_, pieces) => {
                Vocabulary::calls_itself(&words(pieces)).is_some() || Mark::of(pieces, self.excerpt).is_some()
            }
            _ => false,
        };
        let lines_are = |stage: fn(&Node) -> Option<StageLine>| nodes.iter().filter_map(stage).count() >= 2;
        if nodes.iter().any(says_itself) {
            self.with_lists(nodes)
        } else if lines_are(in_bold) {
            with_lines(nodes, in_bold)
        } else if lines_are(labelled) {
            with_lines(nodes, labelled)
        } else if self.bold_lines_have_rows(&nodes) {
            with_lines(nodes, in_bold_without_colon)
        } else {
            self.with_lists(nodes)
        }
    }

    /// Whether lines in bold divide a map without further headings: at least two of them have rows below, and no row's
    /// name is in bold itself.
    fn bold_lines_have_rows(&self, nodes: &[Node]) -> bool {
        let names_row = |node: &Node| match &node.kind {
            NodeKind::Paragraph(pieces) => lines(pieces).iter().any(|line| {
                Candidate::read(line.pieces).is_some_and(|line| line.is_strong() && self.vocabulary.knows(&line.label))
            }),
            _ => false,
        };
        let headings = nodes.iter().filter(|node| matches!(node.kind, NodeKind::Heading(..))).count();
        if headings > 1 || nodes.iter().any(names_row) {
            return false;
        }
        let parts = nodes.split(|node| in_bold_without_colon(node).is_some()).skip(1);
        parts.filter(|part| self.has_known_lanes(part)).count() >= 2
    }

    /// Makes stages, or steps below a stage, of the entries of lists that have lanes nested under them. A map that has
    /// nothing else to make stages of makes them of its numbered list.
    fn with_lists(&self, nodes: Vec<Node>) -> Vec<Node> {
        let has_lanes = |node: &Node| match &node.kind {
            NodeKind::List { entries, .. } => {
                let bearing = entries.iter().filter(|entry| self.has_nested_lanes(entry)).count();
                bearing >= 2 && bearing * 2 > entries.len() && !entries.iter().any(|entry| self.names_a_row(entry))
            }
            _ => false,
        };
        let mut is_stages: Vec<bool> = nodes.iter().map(has_lanes).collect();
        if !is_stages.contains(&true) {
            let Some(only) = self.numbered_stages(&nodes) else { return nodes };
            is_stages[only] = true;
        }
        under_headings(nodes, is_stages)
    }

    /// Whether an entry is a line with a list of lanes below it.
    fn has_nested_lanes(&self, entry: &Entry) -> bool {
        matches!(entry.nodes.as_slice(), [Node { kind: NodeKind::Paragraph(_), .. }, below @ ..] if self.has_known_lanes(below))
    }

    /// Whether an entry is a row itself.
    fn names_a_row(&self, entry: &Entry) -> bool {
        matches!(entry.nodes.first(), Some(Node { kind: NodeKind::Paragraph(pieces), .. })
            if Candidate::read(pieces).is_some_and(|line| (line.has_colon() || line.is_alone()) && self.vocabulary.knows(&line.label)))
    }

    /// The numbered list that is all there is of a map, under at most a title.
    fn numbered_stages(&self, nodes: &[Node]) -> Option<usize> {
        let is_numbered =
            |node: &Node| matches!(&node.kind, NodeKind::List { start: Some(_), entries } if entries.len() >= 2);
        let is_list_or_table = |node: &Node| matches!(node.kind, NodeKind::List { .. } | NodeKind::Table { .. });
        let headings = nodes.iter().filter(|node| matches!(node.kind, NodeKind::Heading(..))).count();
        let at = nodes.iter().position(is_numbered)?;
        let alone = nodes.iter().filter(|node| is_list_or_table(node)).count() == 1;
        (alone && headings <= 1 && !self.has_known_lanes(nodes)).then_some(at)
    }
}

/// A stage that a paragraph begins with: its name, and what follows.
struct StageLine {
    name: Vec<Piece>,
    rest: Vec<Piece>,
}

/// `**Stage 2: Set-up**`
fn in_bold(node: &Node) -> Option<StageLine> {
    let name = bold_line(node).filter(|name| Vocabulary::calls_itself(&words(name)).is_some())?;
    Some(StageLine { name, rest: Vec::new() })
}

/// `**Day 1**`; with a colon it would be a label.
fn in_bold_without_colon(node: &Node) -> Option<StageLine> {
    let name = bold_line(node).filter(|name| !words(name).ends_with([':', '：']))?;
    Some(StageLine { name, rest: Vec::new() })
}

/// A paragraph that is all in bold.
fn bold_line(node: &Node) -> Option<Vec<Piece>> {
    let NodeKind::Paragraph(pieces) = &node.kind else { return None };
    match &*trimmed(pieces) {
        [Piece { kind: PieceKind::Strong(inner), .. }] => Some(inner.clone()),
        _ => None,
    }
}

/// `**Stage:** Set-up`, with rows on the lines below it.
fn labelled(node: &Node) -> Option<StageLine> {
    let NodeKind::Paragraph(pieces) = &node.kind else { return None };
    let first = lines(pieces).first()?.pieces.len();
    let candidate = Candidate::read(&pieces[..first])?;
    let word = Vocabulary::stage_word(&candidate.label)?;
    let is_stage = word != StageWord::Step && candidate.has_colon() && !is_blank(&candidate.rest);
    is_stage.then(|| StageLine { name: candidate.rest, rest: trimmed(&pieces[first..]).into_owned() })
}

fn with_lines(nodes: Vec<Node>, stage: fn(&Node) -> Option<StageLine>) -> Vec<Node> {
    let mut out: Vec<Node> = Vec::with_capacity(nodes.len());
    let mut under = None;
    for node in nodes {
        let Some(StageLine { name, rest }) = stage(&node) else {
            out.push(node);
            continue;
        };
        let level = *under.get_or_insert_with(|| last_level(&out));
        push_heading(&mut out, level + 1, name, node.range);
        push_paragraph(&mut out, rest);
    }
    out
}

/// Puts the entries of the lists at the given places under headings of their own. What follows such a list belongs to
/// what it stands under, so it comes before it.
fn under_headings(nodes: Vec<Node>, is_stages: Vec<bool>) -> Vec<Node> {
    let mut out: Vec<Node> = Vec::with_capacity(nodes.len());
    let mut held: Vec<Vec<Entry>> = Vec::new();
    for (node, is_stages) in nodes.into_iter().zip(is_stages) {
        match node.kind {
            NodeKind::List { entries, .. } if is_stages => held.push(entries),
            kind => {
                if matches!(kind, NodeKind::Heading(..)) {
                    push_entries(&mut out, std::mem::take(&mut held));
                }
                out.push(Node { kind, range: node.range });
            }
        }
    }
    push_entries(&mut out, held);
    out
}

fn push_entries(out: &mut Vec<Node>, lists: Vec<Vec<Entry>>) {
    let level = last_level(out) + 1;
    for entry in lists.into_iter().flatten() {
        let mut nodes = entry.nodes.into_iter();
        match nodes.next() {
            Some(Node { kind: NodeKind::Paragraph(pieces), .. }) => {
                let (name, rest) = name_and_rest(&pieces);
                push_heading(out, level, name, entry.range);
                push_paragraph(out, rest);
            }
            first => {
                push_heading(out, level, Vec::new(), entry.range);
                out.extend(first);
            }
        }
        out.extend(nodes);
    }
}

/// The name of a stage that is an entry of a list, and what its line says about it: `**Buy** – pays by card`.
fn name_and_rest(pieces: &[Piece]) -> (Vec<Piece>, Vec<Piece>) {
    let pieces = trimmed(pieces).into_owned();
    let first = lines(&pieces).first().map_or(0, |line| line.pieces.len());
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

fn push_heading(out: &mut Vec<Node>, level: u8, name: Vec<Piece>, range: std::ops::Range<usize>) {
    out.push(Node { kind: NodeKind::Heading(level, name), range });
}

fn push_paragraph(out: &mut Vec<Node>, pieces: Vec<Piece>) {
    if !is_blank(&pieces) {
        let range = super::inline::range_of(&pieces);
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
