//! HTML that is shown as text: said once in a map, with what to write instead.
//!
//! No HTML of a writer's passes through. What is pasted from a page is full of it, and would stand there unexplained.

use std::ops::Range;

use super::markdown::{Node, NodeKind, Piece, PieceKind};
use super::raw_html::{name_of_tag, tags};
use super::reader::Reader;
use crate::diagnostics::{Code, quoted};

/// The tags that pages are made of. Others (`<name>`) are most likely meant as they stand.
const TAGS: &[&str] = &[
    "a", "abbr", "article", "b", "big", "center", "code", "dd", "del", "div", "dl", "dt", "em", "figure", "font",
    "form", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "i", "iframe", "img", "ins", "kbd", "li", "mark", "ol", "p",
    "pre", "s", "script", "section", "small", "span", "strike", "strong", "style", "sub", "sup", "svg", "table",
    "tbody", "td", "th", "thead", "tr", "tt", "u", "ul", "video",
];

impl Reader<'_> {
    /// Reports the first tag among some blocks that is shown as text, and how many more there are.
    pub(super) fn report_html(&mut self, nodes: &[Node]) {
        if !self.excerpt.text().contains('<') {
            return;
        }
        let mut found = Vec::new();
        in_nodes(self.excerpt.text(), nodes, &mut found);
        let Some(first) = found.first() else { return };
        let tag = quoted(&self.excerpt.text()[first.clone()]);
        let message = match found.len() - 1 {
            0 => format!("`{tag}` is HTML, which maps do not hold"),
            1 => format!("`{tag}` and another tag are HTML, which maps do not hold"),
            more => format!("`{tag}` and {more} more tags are HTML, which maps do not hold"),
        };
        let help = "write Markdown: `**bold**`, `*italic*`, `[words](address)`, `- ` before an entry of a list, and an empty line \
             between paragraphs; a backslash before `<` says that it is meant as text";
        let span = self.span(first);
        self.report(Code::HtmlAsText, span, message, "shown as text", help);
    }
}

fn in_nodes(text: &str, nodes: &[Node], found: &mut Vec<Range<usize>>) {
    for node in nodes {
        match &node.kind {
            NodeKind::Heading(_, pieces) | NodeKind::Paragraph(pieces) => in_pieces(text, pieces, found),
            NodeKind::List { entries, .. } => entries.iter().for_each(|entry| in_nodes(text, &entry.nodes, found)),
            NodeKind::Quote(nodes) => in_nodes(text, nodes, found),
            NodeKind::Table { head, rows } => {
                head.iter().chain(rows.iter().flatten()).for_each(|cell| in_pieces(text, cell, found));
            }
            NodeKind::Code { .. } | NodeKind::Rule => {}
        }
    }
}

fn in_pieces(text: &str, pieces: &[Piece], found: &mut Vec<Range<usize>>) {
    for Piece { kind, range } in pieces {
        match kind {
            PieceKind::Text(words) if words.contains('<') => {
                let is_shown = |tag: &Range<usize>| {
                    let before = &text[..tag.start];
                    let line = before.rsplit('\n').next().unwrap_or_default();
                    // What folds is read: `<summary><b>Order</b></summary>`.
                    let is_read = line.contains("<summary") && !line.contains("</summary");
                    is_tag(&text[tag.clone()])
                        && !is_read
                        && !before.ends_with('\\')
                        && words.contains(&text[tag.clone()])
                };
                let written = tags(&text[range.clone()]).map(|tag| range.start + tag.start..range.start + tag.end);
                found.extend(written.filter(is_shown));
            }
            PieceKind::Emphasis(pieces)
            | PieceKind::Strong(pieces)
            | PieceKind::Strikethrough(pieces)
            | PieceKind::Link { pieces, .. }
            | PieceKind::Image { pieces, .. } => in_pieces(text, pieces, found),
            PieceKind::Text(_) | PieceKind::Code(_) | PieceKind::SoftBreak | PieceKind::HardBreak => {}
        }
    }
}

/// Whether a tag is one of HTML, or one of a wiki's own: `<ac:emoticon />`.
fn is_tag(tag: &str) -> bool {
    let name = name_of_tag(tag).trim_start_matches('/').to_ascii_lowercase();
    TAGS.binary_search(&name.as_str()).is_ok() || name.split_once(':').is_some_and(|(prefix, _)| prefix.len() <= 3)
}
