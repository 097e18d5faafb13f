//! Rows that stand above the stages: below each name of a row, a table or a list has a part for each stage.
//!
//! They are put together into one table, where the first of them stands. After that, nothing needs to know that there were several.

use std::collections::HashSet;

use crate::language::groups::name_of;
use crate::language::label::Candidate;
use crate::language::markdown::inline::{is_blank, lines, words};
use crate::language::markdown::{Entry, Node, NodeKind, Piece, PieceKind};
use crate::language::names::vocabulary::Vocabulary;
use crate::language::reader::Reader;

/// A row of a table.
type Row = Vec<Vec<Piece>>;

/// A row of the map: where its name stands among the blocks, and below it the stages and what the row says of each.
struct Found {
    at: usize,
    label: Vec<Piece>,
    stages: Row,
    rows: Vec<Row>,
}

impl Found {
    fn name(&self) -> String {
        name_of(&self.label)
    }

    fn names_of_stages(&self) -> Vec<String> {
        self.stages.iter().map(|stage| words(stage).into_owned()).collect()
    }
}

impl Reader<'_> {
    /// Makes one table of such rows, where at least two that the language knows name the same stages, and each row comes once.
    pub(super) fn with_rows_put_together(&self, nodes: Vec<Node>) -> Vec<Node> {
        let mut found: Vec<Found> = (0..nodes.len()).filter_map(|at| self.row_at(&nodes, at)).collect();
        let is_known = |row: &Found| self.vocabulary.lane(&row.name()).is_some();
        let Some(stages) = found.iter().find(|row| is_known(row)).map(Found::names_of_stages) else { return nodes };
        found.retain(|row| row.names_of_stages() == stages);
        let names: HashSet<String> = found.iter().map(Found::name).collect();
        if names.len() < found.len() || found.iter().filter(|row| is_known(row)).count() < 2 {
            return nodes;
        }
        let places: HashSet<usize> = found.iter().flat_map(|row| [row.at, row.at + 1]).collect();
        let mut table = Some(put_together(found, &nodes));
        let mut out = Vec::with_capacity(nodes.len());
        for (at, node) in nodes.into_iter().enumerate() {
            if places.contains(&at) { out.extend(table.take()) } else { out.push(node) }
        }
        out
    }

    /// The row whose name is a block, if it is one.
    fn row_at(&self, nodes: &[Node], at: usize) -> Option<Found> {
        let [above, below, ..] = &nodes[at..] else { return None };
        let (stages, rows): (Row, Vec<Row>) = match &below.kind {
            NodeKind::Table { head, rows } => (head.clone(), rows.clone()),
            NodeKind::List { entries, .. } => {
                let parts: Option<Vec<_>> = entries.iter().map(stage_and_words).collect();
                let (stages, row) = parts?.into_iter().unzip();
                (stages, vec![row])
            }
            _ => return None,
        };
        let may_be_stage = |name: &Vec<Piece>| {
            let name = name_of(name);
            !self.vocabulary.knows(&name) && Vocabulary::stage_word(&name).is_none()
        };
        // A stage or two may be called as a row is.
        let are_stages = stages.len() >= 2
            && !stages.iter().any(|name| is_blank(name))
            && stages.iter().filter(|name| may_be_stage(name)).count() * 2 > stages.len();
        let label = name_alone(above).filter(|_| are_stages)?;
        Some(Found { at, label, stages, rows })
    }
}

/// The rows as one table. Where a row has several lines, the first one has its name.
fn put_together(found: Vec<Found>, nodes: &[Node]) -> Node {
    let start = found.first().map_or(0, |row| nodes[row.at].range.start);
    let end = found.last().map_or(0, |row| nodes[row.at + 1].range.end);
    let mut head = vec![Vec::new()];
    let mut table: Vec<Row> = Vec::new();
    for Found { label, stages, rows, .. } in found {
        head.truncate(1);
        head.extend(stages);
        let mut label = Some(label);
        table.extend(rows.into_iter().map(|row| [vec![label.take().unwrap_or_default()], row].concat()));
    }
    Node { kind: NodeKind::Table { head, rows: table }, range: start..end }
}

/// The name that a block is, and nothing else.
fn name_alone(node: &Node) -> Option<Vec<Piece>> {
    match &node.kind {
        NodeKind::Heading(_, pieces) => Some(pieces.clone()),
        NodeKind::Paragraph(pieces) if lines(pieces).count() == 1 => {
            Candidate::read(pieces).filter(Candidate::is_alone).map(|_| pieces.clone())
        }
        _ => None,
    }
}

/// The name of a stage and what is said about it: `- Search: asks a friend`.
fn stage_and_words(entry: &Entry) -> Option<(Vec<Piece>, Vec<Piece>)> {
    let [Node { kind: NodeKind::Paragraph(pieces), .. }] = entry.nodes.as_slice() else { return None };
    let label = Candidate::read(pieces).filter(|label| label.has_colon() && !is_blank(&label.rest.pieces()))?;
    let rest = label.rest.pieces();
    Some((vec![Piece { kind: PieceKind::Text(label.label.into_owned()), range: label.range }], rest))
}
