//! What stands in a cell of an HTML table, as running text whose lines are items.

use std::ops::Range;

use super::inline::words;
use super::raw_html::{attribute, characters, name_of_tag, tags};
use crate::language::markdown::{self, Node, NodeKind, Piece, PieceKind};
use crate::source::Excerpt;

/// Tags that begin or end a line.
const LINES: &[&str] =
    &["br", "p", "div", "ul", "ol", "li", "h1", "h2", "h3", "h4", "h5", "h6", "section", "article", "blockquote", "hr"];
/// Tags that change the look only.
const LOOKS: &[&str] =
    &["span", "font", "u", "small", "big", "sup", "sub", "mark", "center", "time", "abbr", "ins", "label", "kbd"];
/// How deep marks may nest; deeper ones are left out.
const MOST_MARKS: usize = 20;

/// A tag that marks the text up to its end.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Mark {
    Strong,
    Emphasis,
    Strikethrough,
    Code,
    Link,
}

/// A mark that is still open, and what stands in it so far.
struct Open {
    mark: Mark,
    /// Where it leads to; none where it is no link.
    url: Option<String>,
    start: usize,
    pieces: Vec<Piece>,
}

/// The text of a cell, which is written like this.
pub(crate) fn pieces(excerpt: &Excerpt, cell: Range<usize>, text: &str) -> Vec<Piece> {
    if text.trim_end().lines().skip(1).any(|line| line.trim().is_empty()) {
        // Behind an empty line, HTML holds Markdown (`CommonMark` 0.31, 4.6).
        let mut out = Vec::new();
        push_blocks(&mut out, markdown::read_part(excerpt, cell).nodes);
        return out;
    }
    let mut out = Vec::new();
    let mut open: Vec<Open> = Vec::new();
    let mut from = 0;
    for tag in tags(text) {
        let written = &text[tag.clone()];
        let name = name_of_tag(written).to_ascii_lowercase();
        let bare = name.trim_start_matches('/');
        let (is_line, is_look, mark) = (LINES.contains(&bare), LOOKS.contains(&bare), mark(bare));
        if !is_line && !is_look && mark.is_none() && bare != "img" {
            continue;
        }
        let range = cell.start + tag.start..cell.start + tag.end;
        push_text(top(&mut out, &mut open), text, from..tag.start, cell.start);
        from = tag.end;
        if is_line {
            top(&mut out, &mut open).push(Piece { kind: PieceKind::HardBreak, range });
        } else if bare == "img" {
            let value = |name| attribute(written, name).unwrap_or_default();
            let alt = Piece { kind: PieceKind::Text(value("alt")), range: range.clone() };
            let kind = PieceKind::Image { url: value("src"), title: value("title"), pieces: vec![alt] };
            top(&mut out, &mut open).push(Piece { kind, range });
        } else if let Some(mark) = mark {
            if name != bare {
                if open.last().is_some_and(|open| open.mark == mark) {
                    close(&mut out, &mut open, range.end);
                }
            } else if open.len() < MOST_MARKS {
                let url = attribute(written, "href");
                open.push(Open { mark, url, start: range.start, pieces: Vec::new() });
            }
        }
    }
    push_text(top(&mut out, &mut open), text, from..text.len(), cell.start);
    while !open.is_empty() {
        close(&mut out, &mut open, cell.end);
    }
    out
}

fn mark(name: &str) -> Option<Mark> {
    Some(match name {
        "b" | "strong" => Mark::Strong,
        "i" | "em" => Mark::Emphasis,
        "s" | "del" | "strike" => Mark::Strikethrough,
        "code" | "tt" => Mark::Code,
        "a" => Mark::Link,
        _ => return None,
    })
}

/// Where the next piece belongs.
fn top<'o>(out: &'o mut Vec<Piece>, open: &'o mut [Open]) -> &'o mut Vec<Piece> {
    open.last_mut().map_or(out, |open| &mut open.pieces)
}

fn close(out: &mut Vec<Piece>, open: &mut Vec<Open>, end: usize) {
    let Some(Open { mark, url, start, mut pieces }) = open.pop() else { return };
    let kind = match mark {
        Mark::Strong => PieceKind::Strong(pieces),
        Mark::Emphasis => PieceKind::Emphasis(pieces),
        Mark::Strikethrough => PieceKind::Strikethrough(pieces),
        Mark::Code => PieceKind::Code(words(&pieces).into_owned()),
        Mark::Link => match url {
            Some(url) => PieceKind::Link { url, title: String::new(), pieces },
            // `<a name="top">` leads nowhere.
            None => return top(out, open).append(&mut pieces),
        },
    };
    top(out, open).push(Piece { kind, range: start..end });
}

/// Text between tags. Any number of blanks and line ends are one blank.
fn push_text(pieces: &mut Vec<Piece>, text: &str, part: Range<usize>, offset: usize) {
    let written = &text[part.clone()];
    let range = offset + part.start..offset + part.end;
    let is_blank = |c: char| c.is_ascii_whitespace();
    let mut words = written.split(is_blank).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
    if written.starts_with(is_blank) {
        words.insert(0, ' ');
    }
    if written.ends_with(is_blank) && !words.ends_with(' ') {
        words.push(' ');
    }
    if !words.is_empty() {
        pieces.push(Piece { kind: PieceKind::Text(characters(&words)), range });
    }
}

/// Blocks as lines.
fn push_blocks(out: &mut Vec<Piece>, nodes: Vec<Node>) {
    for node in nodes {
        let end = node.range.end;
        match node.kind {
            NodeKind::Paragraph(pieces) | NodeKind::Heading(_, pieces) => out.extend(pieces),
            NodeKind::List { entries, .. } => {
                for entry in entries {
                    push_blocks(out, entry.nodes);
                }
            }
            NodeKind::Quote(nodes) => push_blocks(out, nodes),
            NodeKind::Code { text, .. } => out.push(Piece { kind: PieceKind::Code(text), range: node.range }),
            NodeKind::Table { head, rows } => {
                for cell in head.into_iter().chain(rows.into_iter().flatten()) {
                    out.extend(cell);
                    out.push(Piece { kind: PieceKind::HardBreak, range: end..end });
                }
            }
            NodeKind::Rule => {}
        }
        out.push(Piece { kind: PieceKind::HardBreak, range: end..end });
    }
}
