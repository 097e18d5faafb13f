//! Tables of HTML, as wikis and editors write them when somebody copies or exports a page.
//!
//! What is read is the table itself: rows, cells that span several columns or rows, and in the cells lines, lists, bold
//! and italic type, code, links and pictures (HTML, 4.9). A table with text outside its cells, or with another one in
//! it, stays text.

use std::borrow::Cow;
use std::collections::VecDeque;
use std::ops::Range;

use super::html_cell;
use super::inline::is_blank;
use super::raw_html::{attribute, name_of_tag, tags};
use crate::language::markdown::{self, Node, NodeKind, Piece};
use crate::source::Excerpt;

/// How many columns or rows a cell may span, and how wide a table may become by that: more is a slip, or worse.
const MOST_COLUMNS: usize = 100;

/// Where the first table stands that begins in a part of a text; none where it is not closed, or has another one in it.
pub(crate) fn find_table(text: &str, part: Range<usize>) -> Option<Range<usize>> {
    let is_named = |tag: &str, name| name_of_tag(tag).eq_ignore_ascii_case(name);
    let begun = &text[part.clone()];
    let open = part.start + tags(begun).find(|tag| is_named(&begun[tag.clone()], "table"))?.start;
    let rest = &text[open..];
    let is_table = |tag: &Range<usize>| is_named(&rest[tag.clone()], "table") || is_named(&rest[tag.clone()], "/table");
    let close = tags(rest).filter(is_table).nth(1)?;
    let is_comment = rest[..close.start].rsplit_once("<!--").is_some_and(|(_, inner)| !inner.contains("-->"));
    (is_named(&rest[close.clone()], "/table") && !is_comment).then_some(open..open + close.end)
}

/// Puts tables in the place of the blocks that they were taken for.
pub(crate) fn with_html_tables(excerpt: &Excerpt, nodes: Vec<Node>) -> Vec<Node> {
    let text = excerpt.text();
    if !text.contains("</table") && !text.contains("</TABLE") {
        return nodes;
    }
    let mut out = Vec::with_capacity(nodes.len());
    let mut nodes = VecDeque::from(nodes);
    while let Some(node) = nodes.pop_front() {
        let (mut at, mut end) = (node.range.start, node.range.end);
        let is_html = matches!(&node.kind, NodeKind::Paragraph(_));
        let mut read = Vec::new();
        while let Some(table) = find_table(text, at..end).filter(|_| is_html) {
            let Some(blocks) = table_of(excerpt, table.clone()) else { break };
            read.extend(markdown::read_part(excerpt, at..table.start).nodes);
            read.extend(blocks);
            at = table.end;
            end = end.max(at);
            // An empty line within the table ended the block; what follows was read as something else.
            while let Some(next) = nodes.front().filter(|next| next.range.start < at) {
                end = end.max(next.range.end);
                nodes.pop_front();
            }
        }
        if read.is_empty() {
            out.push(node);
        } else {
            out.append(&mut read);
            out.extend(markdown::read_part(excerpt, at..end).nodes);
        }
    }
    out
}

/// A cell, with what it spans.
struct Cell {
    pieces: Vec<Piece>,
    columns: usize,
    rows: usize,
}

/// A table, below what its caption says.
fn table_of(excerpt: &Excerpt, table: Range<usize>) -> Option<Vec<Node>> {
    let text = &*without_comments(&excerpt.text()[table.clone()]);
    let mut rows: Vec<Vec<Cell>> = Vec::new();
    let mut caption = Vec::new();
    // The tag that is open, and where the text behind it begins.
    let mut open: Option<(&str, usize)> = None;
    let mut outside = 0;
    for tag in tags(text) {
        let name = name_of_tag(&text[tag.clone()]).to_ascii_lowercase();
        let bare = name.trim_start_matches('/');
        if !matches!(bare, "table" | "thead" | "tbody" | "tfoot" | "colgroup" | "col" | "tr" | "td" | "th" | "caption")
        {
            continue;
        }
        let inner = match open.take() {
            Some((opening, start)) => Some((opening, table.start + start..table.start + tag.start)),
            None if text[outside..tag.start].trim().is_empty() => None,
            None => return None,
        };
        if let Some((opening, range)) = inner {
            let written = &text[range.start - table.start..range.end - table.start];
            let pieces = html_cell::pieces(excerpt, range, written);
            if name_of_tag(opening).eq_ignore_ascii_case("caption") {
                caption = pieces;
            } else {
                let span = |name| {
                    attribute(opening, name).and_then(|count| count.parse().ok()).unwrap_or(1).clamp(1, MOST_COLUMNS)
                };
                let cell = Cell { pieces, columns: span("colspan"), rows: span("rowspan") };
                if rows.is_empty() {
                    rows.push(Vec::new());
                }
                rows.last_mut()?.push(cell);
            }
        }
        match name.as_str() {
            "tr" => rows.push(Vec::new()),
            "td" | "th" | "caption" => open = Some((&text[tag.clone()], tag.end)),
            _ => {}
        }
        outside = tag.end;
    }
    let mut rows = laid_out(rows).into_iter();
    let head = rows.next()?;
    let above = (!is_blank(&caption)).then(|| Node { kind: NodeKind::Paragraph(caption), range: table.clone() });
    let node = Node { kind: NodeKind::Table { head, rows: rows.collect() }, range: table };
    Some(above.into_iter().chain([node]).collect())
}

/// The text with blanks in the place of comments, which are set aside already.
fn without_comments(text: &str) -> Cow<'_, str> {
    if !text.contains("<!--") {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, comment)) = rest.split_once("<!--") {
        let Some(length) = comment.find("-->").map(|end| end + "<!---->".len()) else { break };
        out.push_str(before);
        out.push_str(&" ".repeat(length));
        rest = &rest[before.len() + length..];
    }
    out.push_str(rest);
    Cow::Owned(out)
}

/// The rows with as many cells each. What spans several columns is said in each of them; what spans several rows, in the first,
/// as people leave cells empty that go on with the one above.
fn laid_out(rows: Vec<Vec<Cell>>) -> Vec<Vec<Vec<Piece>>> {
    let mut out: Vec<Vec<Vec<Piece>>> = Vec::new();
    // How many more rows each column is taken up for.
    let mut taken: Vec<usize> = Vec::new();
    for row in rows.into_iter().filter(|row| !row.is_empty()) {
        let mut cells: Vec<Vec<Piece>> = Vec::new();
        let skip = |cells: &mut Vec<Vec<Piece>>, taken: &mut Vec<usize>| {
            while let Some(more) = taken.get_mut(cells.len()).filter(|more| **more > 0) {
                *more -= 1;
                cells.push(Vec::new());
            }
        };
        for Cell { pieces, columns, rows } in row {
            skip(&mut cells, &mut taken);
            for _ in 0..columns.min(MOST_COLUMNS.saturating_sub(cells.len()).max(1)) {
                let column = cells.len();
                cells.push(pieces.clone());
                taken.resize(taken.len().max(column + 1), 0);
                taken[column] = rows - 1;
            }
        }
        skip(&mut cells, &mut taken);
        out.push(cells);
    }
    let width = out.iter().map(Vec::len).max().unwrap_or(0);
    for row in &mut out {
        row.resize(width, Vec::new());
    }
    out
}
