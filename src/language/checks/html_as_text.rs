//! HTML that is shown as text: said once in a map, with what to write instead.
//!
//! No HTML of a writer's passes through. What is pasted from a page is full of it, and would stand there unexplained.

use std::ops::Range;

use crate::diagnostics::{Code, quoted};
use crate::language::markdown::raw_html::{name_of_tag, tags};
use crate::language::markdown::{Node, NodeKind, Piece, PieceKind};
use crate::language::reader::Reader;

/// The tags that pages are made of. Others (`<name>`) are most likely meant as they stand.
const TAGS: &[&str] = &[
    "a", "abbr", "article", "b", "big", "center", "code", "dd", "del", "div", "dl", "dt", "em", "figure", "font",
    "form", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "i", "iframe", "img", "ins", "kbd", "li", "mark", "ol", "p",
    "pre", "s", "script", "section", "small", "span", "strike", "strong", "style", "sub", "sup", "svg", "table",
    "tbody", "td", "th", "thead", "tr", "tt", "u", "ul", "video",
];

impl Reader<'_> {
    /// Reports the first tag among some blocks that is shown as text, and how many more there are.
    pub(crate) fn report_html(&mut self, nodes: &[Node]) {
        if !self.excerpt.text().contains('<') {
            return;
        }
        let text = self.excerpt.text();
        let mut found = Vec::new();
        in_nodes((text, &summaries(text)), nodes, &mut found);
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

/// What folds by a tag of its own (`<summary><b>Order</b></summary>`), which is read: at most one to a line.
fn summaries(text: &str) -> Vec<Range<usize>> {
    let mut start = 0;
    let each = text.split_inclusive('\n').filter_map(|line| {
        let at = start;
        start += line.len();
        let begins = line.find("<summary")?;
        let ends = line.find("</summary").unwrap_or(line.len());
        (begins < ends).then_some(at + begins + 1..at + ends + 1)
    });
    each.collect()
}

/// The text, and what folds in it.
type Source<'a> = (&'a str, &'a [Range<usize>]);

fn in_nodes(text: Source<'_>, nodes: &[Node], found: &mut Vec<Range<usize>>) {
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

fn in_pieces(source: Source<'_>, pieces: &[Piece], found: &mut Vec<Range<usize>>) {
    let (text, summaries) = source;
    for Piece { kind, range } in pieces {
        match kind {
            PieceKind::Text(words) if words.contains('<') => {
                let mut words = words.as_str();
                for tag in tags(&text[range.clone()]) {
                    let tag = range.start + tag.start..range.start + tag.end;
                    let is_escaped = || text[..tag.start].ends_with('\\');
                    if !is_tag(&text[tag.clone()]) || is_escaped() || is_within(summaries, tag.start) {
                        continue;
                    }
                    // What was taken out as something else is not shown.
                    if let Some(at) = words.find(&text[tag.clone()]) {
                        words = &words[at + tag.len()..];
                        found.push(tag);
                    }
                }
            }
            PieceKind::Emphasis(pieces)
            | PieceKind::Strong(pieces)
            | PieceKind::Strikethrough(pieces)
            | PieceKind::Link { pieces, .. }
            | PieceKind::Image { pieces, .. } => in_pieces(source, pieces, found),
            PieceKind::Text(_) | PieceKind::Code(_) | PieceKind::SoftBreak | PieceKind::HardBreak => {}
        }
    }
}

fn is_within(ranges: &[Range<usize>], at: usize) -> bool {
    let next = ranges.partition_point(|range| range.end <= at);
    ranges.get(next).is_some_and(|range| range.contains(&at))
}

/// Whether a tag is one of HTML, or one of a wiki's own: `<ac:emoticon />`.
fn is_tag(tag: &str) -> bool {
    let name = name_of_tag(tag).trim_start_matches('/').to_ascii_lowercase();
    TAGS.binary_search(&name.as_str()).is_ok() || name.split_once(':').is_some_and(|(prefix, _)| prefix.len() <= 3)
}
