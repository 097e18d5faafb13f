//! Quotes that are none: rows or fields behind `>`, with the title of a callout above them.
//!
//! They are taken out of the quote. After that, nothing needs to know that they stood in one.

use crate::language::label::Candidate;
use crate::language::markdown::inline::{cut, is_blank, lines};
use crate::language::markdown::{Node, NodeKind, Piece, PieceKind};
use crate::language::reader::Reader;

impl Reader<'_> {
    /// Takes what stands in such quotes out of them.
    pub(super) fn without_quotes_of_rows(&self, nodes: Vec<Node>) -> Vec<Node> {
        let mut out = Vec::with_capacity(nodes.len());
        for node in nodes {
            match node.kind {
                NodeKind::Quote(quoted) if self.quotes_rows(&quoted) => out.extend(with_title(quoted)),
                kind => out.push(Node { kind, range: node.range }),
            }
        }
        out
    }

    /// Whether what stands in a quote is no quote, but rows or fields: at least two lines that begin with known labels.
    fn quotes_rows(&self, quoted: &[Node]) -> bool {
        let is_row = |line: &[Piece]| {
            Candidate::read(line).is_some_and(|mut label| label.take_dash() && self.vocabulary.knows(&label.label))
        };
        let rows = |node: &Node| match &node.kind {
            NodeKind::Paragraph(pieces) => lines(pieces).filter(|line| is_row(line.pieces)).count(),
            _ => 0,
        };
        let all = quoted.iter().flat_map(|node| match &node.kind {
            NodeKind::List { entries, .. } => entries.iter().flat_map(|entry| &entry.nodes).collect(),
            _ => vec![node],
        });
        all.map(rows).sum::<usize>() >= 2
    }
}

/// The blocks of a quote. The title of a callout (`[!NOTE] Search`) stands in bold, as a stage may.
fn with_title(mut quoted: Vec<Node>) -> Vec<Node> {
    if let Some(Node { kind: NodeKind::Paragraph(pieces), .. }) = quoted.first_mut()
        && let Some((first, title)) = title(pieces)
    {
        let range = title.range.clone();
        pieces.splice(..first, [Piece { kind: PieceKind::Strong(vec![title]), range }]);
    }
    quoted
}

/// The title of a callout that a paragraph begins with, and how many pieces its line has.
fn title(pieces: &[Piece]) -> Option<(usize, Piece)> {
    let line = lines(pieces).next()?.pieces;
    let [Piece { kind: PieceKind::Text(text), .. }] = line else { return None };
    let end = text.strip_prefix("[!").and_then(|_| text.find(']'))? + 1;
    let title = cut(&line[0], text, end..text.len());
    let start = text.len() - text[end..].trim_start().len();
    (!is_blank(std::slice::from_ref(&title))).then(|| (line.len(), cut(&line[0], text, start..text.trim_end().len())))
}
