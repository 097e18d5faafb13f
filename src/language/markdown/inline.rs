//! Pieces of running text: their words, their lines, and the model's text made of them.

use std::borrow::Cow;
use std::ops::Range;

use crate::diagnostics::{Code, quoted};
use crate::language::attributes;
use crate::language::braces;
use crate::language::markdown::{self, Entry, Node, NodeKind, Piece, PieceKind};
use crate::language::marks::CLASSES_OF_ITEMS;
use crate::language::reader::Reader;
use crate::model::{Attribute, Attributes, Block, Inline, Item, ListEntry, Text};
use crate::source::Excerpt;

/// The words of some pieces, without markup.
pub(crate) fn words(pieces: &[Piece]) -> Cow<'_, str> {
    if let [Piece { kind: PieceKind::Text(words), .. }] = pieces {
        return words.trim().into();
    }
    let mut out = String::new();
    write_words(pieces, &mut out);
    out.trim().to_owned().into()
}

fn write_words(pieces: &[Piece], out: &mut String) {
    for piece in pieces {
        match &piece.kind {
            PieceKind::Text(words) | PieceKind::Code(words) => out.push_str(words),
            PieceKind::Emphasis(inner)
            | PieceKind::Strong(inner)
            | PieceKind::Strikethrough(inner)
            | PieceKind::Link { pieces: inner, .. }
            | PieceKind::Image { pieces: inner, .. } => write_words(inner, out),
            PieceKind::SoftBreak | PieceKind::HardBreak => out.push(' '),
        }
    }
}

/// The range that some pieces take up.
pub(crate) fn range_of(pieces: &[Piece]) -> Range<usize> {
    match (pieces.first(), pieces.last()) {
        (Some(first), Some(last)) => first.range.start..last.range.end,
        _ => 0..0,
    }
}

/// One line of a paragraph.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Line<'a> {
    pub(crate) pieces: &'a [Piece],
    /// Whether the writer asked for the break before it.
    pub(crate) hard: bool,
}

/// The lines of a paragraph that are not empty.
pub(crate) fn lines(pieces: &[Piece]) -> impl Iterator<Item = Line<'_>> {
    let lines = pieces.split_inclusive(is_break).scan(false, move |next_is_hard, line| {
        let (end, pieces) = line.split_last().filter(|(end, _)| is_break(end)).unzip();
        let is_hard = end.is_some_and(|end: &Piece| matches!(end.kind, PieceKind::HardBreak));
        Some(Line { pieces: pieces.unwrap_or(line), hard: std::mem::replace(next_is_hard, is_hard) })
    });
    lines.filter(|line| !is_blank(line.pieces))
}

/// Whether there is nothing to read.
pub(crate) fn is_blank(pieces: &[Piece]) -> bool {
    pieces.iter().all(|piece| match &piece.kind {
        PieceKind::Text(words) => words.chars().all(char::is_whitespace),
        PieceKind::SoftBreak | PieceKind::HardBreak => true,
        _ => false,
    })
}

/// Whether a line begins in bold: there, a name may stand before what the line says about it, as in `**Buy** – pays by card`.
pub(crate) fn begins_in_bold(line: &[Piece]) -> bool {
    matches!(line.first(), Some(Piece { kind: PieceKind::Strong(_), .. }))
}

/// Whether some pieces have several lines.
pub(crate) fn has_lines(pieces: &[Piece]) -> bool {
    pieces.iter().any(is_break)
}

/// Whether a piece ends a line.
pub(crate) fn is_break(piece: &Piece) -> bool {
    matches!(piece.kind, PieceKind::SoftBreak | PieceKind::HardBreak)
}

/// The pieces without blanks at either end; most have none.
pub(crate) fn trimmed(pieces: &[Piece]) -> Cow<'_, [Piece]> {
    // What most lines are.
    if let [Piece { kind: PieceKind::Text(text), .. }] = pieces
        && text.starts_with(|c: char| !c.is_whitespace())
        && text.ends_with(|c: char| !c.is_whitespace())
    {
        return Cow::Borrowed(pieces);
    }
    let has_words = |piece: &Piece| !is_blank(std::slice::from_ref(piece));
    let start = pieces.iter().position(has_words).unwrap_or(pieces.len());
    let end = pieces.iter().rposition(has_words).map_or(start, |last| last + 1);
    let pieces = &pieces[start..end];
    let text = |piece: Option<&Piece>, has_space: fn(&str) -> bool| matches!(piece, Some(Piece { kind: PieceKind::Text(text), .. }) if has_space(text));
    if !text(pieces.first(), |text| text.starts_with(char::is_whitespace))
        && !text(pieces.last(), |text| text.ends_with(char::is_whitespace))
    {
        return Cow::Borrowed(pieces);
    }
    let mut pieces = pieces.to_vec();
    // Where the text is not as it stands (entities, escapes), its places are only known as a whole.
    if let Some(Piece { kind: PieceKind::Text(text), range }) = pieces.first_mut() {
        let blank = text.len() - text.trim_start().len();
        if text.len() == range.len() {
            range.start += blank;
        }
        text.drain(..blank);
    }
    if let Some(Piece { kind: PieceKind::Text(text), range }) = pieces.last_mut() {
        let blank = text.len() - text.trim_end().len();
        if text.len() == range.len() {
            range.end -= blank;
        }
        text.truncate(text.len() - blank);
    }
    Cow::Owned(pieces)
}

/// Splits running text at the commas and semicolons outside brackets and braces.
pub(crate) fn at_commas(pieces: &[Piece]) -> Vec<Vec<Piece>> {
    let mut parts = vec![Vec::new()];
    let mut depth = 0_usize;
    for piece in pieces {
        let PieceKind::Text(text) = &piece.kind else {
            push(&mut parts, piece.clone());
            continue;
        };
        let mut from = 0;
        for (at, c) in text.char_indices() {
            match c {
                '(' | '（' | '[' | '{' => depth += 1,
                ')' | '）' | ']' | '}' => depth = depth.saturating_sub(1),
                ',' | '，' | '、' | '،' | ';' | '；' | '؛' if depth == 0 => {
                    push(&mut parts, cut(piece, text, from..at));
                    parts.push(Vec::new());
                    from = at + c.len_utf8();
                }
                _ => {}
            }
        }
        push(&mut parts, cut(piece, text, from..text.len()));
    }
    parts.into_iter().map(|part| trimmed(&part).into_owned()).filter(|part| !part.is_empty()).collect()
}

fn push(parts: &mut [Vec<Piece>], piece: Piece) {
    if let Some(part) = parts.last_mut() {
        part.push(piece);
    }
}

/// A part of a text piece. Its place is exact when the text stands in the source as it is (no entities, no escapes).
pub(crate) fn cut(piece: &Piece, text: &str, part: Range<usize>) -> Piece {
    let range = range_of_part(piece, text, part.clone());
    Piece { kind: PieceKind::Text(text[part].to_owned()), range }
}

/// The place of a part of a text piece.
pub(crate) fn range_of_part(piece: &Piece, text: &str, part: Range<usize>) -> Range<usize> {
    if text.len() == piece.range.len() {
        piece.range.start + part.start..piece.range.start + part.end
    } else {
        piece.range.clone()
    }
}

impl Reader<'_> {
    /// The model's text.
    pub(crate) fn text(&mut self, pieces: &[Piece]) -> Text {
        let mut out = Text::default();
        for piece in pieces {
            match &piece.kind {
                PieceKind::Text(words) => push_words(&mut out.0, words),
                PieceKind::SoftBreak => push_words(&mut out.0, " "),
                PieceKind::HardBreak => out.0.push(Inline::Break),
                PieceKind::Code(code) => out.0.push(Inline::Code(code.clone())),
                PieceKind::Emphasis(inner) => out.0.push(Inline::Emphasis(self.text(inner))),
                PieceKind::Strong(inner) => out.0.push(Inline::Strong(self.text(inner))),
                PieceKind::Strikethrough(inner) => out.0.push(Inline::Strikethrough(self.text(inner))),
                PieceKind::Link { url, title, pieces: inner } => {
                    let text = named(self.text(inner), url);
                    if self.is_safe(url, &piece.range) {
                        out.0.push(Inline::Link { url: url.clone(), title: title.clone(), text });
                    } else {
                        let (url, title) = (url.clone(), title.clone());
                        out.0.push(Inline::Unfollowed { is_image: false, url, title, text });
                    }
                }
                PieceKind::Image { url, title, pieces: inner } => {
                    let alt = words(inner).into_owned();
                    if self.is_safe(url, &piece.range) {
                        out.0.push(Inline::Image { url: url.clone(), title: title.clone(), alt });
                    } else {
                        let (url, title, text) = (url.clone(), title.clone(), Text::plain(alt));
                        out.0.push(Inline::Unfollowed { is_image: true, url, title, text });
                    }
                }
            }
        }
        trim_ends(&mut out.0);
        out
    }

    /// The words of an attribute that is shown: Markdown too.
    pub(crate) fn phrase(&mut self, attribute: &Attribute) -> Text {
        let mut excerpt = Excerpt::default();
        excerpt.push(&attribute.value, attribute.value_span);
        let mut reader = Reader::new(&excerpt, self.context);
        let text = match markdown::read(&excerpt, 0).nodes.as_slice() {
            [Node { kind: NodeKind::Paragraph(pieces), .. }] => reader.text(pieces),
            _ => Text::plain(attribute.value.clone()),
        };
        self.diagnostics.append(&mut reader.diagnostics);
        text
    }

    fn is_safe(&mut self, url: &str, range: &Range<usize>) -> bool {
        if is_safe(url) {
            return true;
        }
        let span = self.span(range);
        let scheme: String = url.split(':').next().unwrap_or_default().chars().take(20).collect();
        self.report(
            Code::UnsafeLink,
            span,
            format!("a link to `{scheme}:` is not followed"),
            "its words are shown without the link",
            "link to an `https:`, `http:` or `mailto:` address, or to a page of the book",
        );
        false
    }

    /// An item: its text, its attributes, and what stands below its first paragraph.
    pub(crate) fn item(&mut self, pieces: &[Piece], below: &[Node], task: Option<bool>) -> Item {
        let mut pieces = trimmed(pieces);
        let range = range_of(&pieces);
        let attributes = self.take_attributes(&mut pieces);
        self.report_near_attributes(&pieces, CLASSES_OF_ITEMS);
        let text = self.text(&pieces);
        let more = self.blocks(below);
        Item { text, more, span: self.span(&range), task, attributes, ..Item::default() }
    }

    /// Reports braces at the end of an item or a heading that were meant as attributes but cannot be read as such.
    pub(crate) fn report_near_attributes(&mut self, pieces: &[Piece], classes: &[&str]) {
        // A backslash or an entity parts what was written in one.
        let is_text = |piece: &Piece| matches!(piece.kind, PieceKind::Text(_));
        let start = pieces.iter().rposition(|piece| !is_text(piece)).map_or(0, |last| last + 1);
        let text = words(&pieces[start..]);
        let range = range_of(&pieces[start..]);
        let Some(near) = braces::near(&text, classes) else { return };
        // What Markdown has read in another way than it is written, as a backslash, stands nowhere as it is.
        let start = self.excerpt.text()[range.clone()].rfind(near.written).map(|at| range.start + at);
        let place = start.map_or_else(|| range_of(pieces), |start| start..start + near.written.len());
        let span = self.span(&place);
        let message = format!("`{}` cannot be read as attributes", quoted(near.written));
        self.report(Code::UnknownAttribute, span, message, "shown as text", near.help);
        if let Some(mended) = near.mended.filter(|_| start.is_some()) {
            self.mend(span, mended);
        }
    }

    /// Takes the attributes off the end of some pieces.
    pub(crate) fn take_attributes(&self, pieces: &mut Cow<'_, [Piece]>) -> Attributes {
        let Some((attributes, place)) = attributes::trailing(self.excerpt, range_of(pieces)) else {
            return Attributes::default();
        };
        let source = self.excerpt.text()[place.clone()].trim_start();
        let pieces = pieces.to_mut();
        pieces.retain(|piece| {
            piece.range.start < place.end.saturating_sub(source.len()) || piece.range.start <= place.start
        });
        if let Some(Piece { kind: PieceKind::Text(text), range }) = pieces.last_mut()
            && range.end > place.start
        {
            let keep = text.strip_suffix(source).map_or_else(|| text.rfind('{').unwrap_or(text.len()), str::len);
            text.truncate(keep);
            text.truncate(text.trim_end().len());
            range.end = place.start.max(range.start);
        }
        attributes
    }

    /// Blocks below an item, in a description or in a note.
    pub(crate) fn blocks(&mut self, nodes: &[Node]) -> Vec<Block> {
        nodes.iter().filter_map(|node| self.block(node)).collect()
    }

    fn block(&mut self, node: &Node) -> Option<Block> {
        Some(match &node.kind {
            NodeKind::Heading(_, pieces) => Block::Heading(self.text(pieces)),
            NodeKind::Paragraph(pieces) if is_blank(pieces) => return None,
            NodeKind::Paragraph(pieces) => Block::Paragraph(self.text(pieces)),
            NodeKind::List { start, entries } => {
                let entries = entries.iter().map(|entry| self.list_entry(entry)).collect();
                Block::List { start: *start, entries }
            }
            NodeKind::Quote(nodes) => Block::Quote(self.blocks(nodes)),
            NodeKind::Code { info, text } => Block::Code { info: info.clone(), text: text.clone() },
            NodeKind::Table { head, rows } => Block::Table {
                head: head.iter().map(|cell| self.text(cell)).collect(),
                rows: rows.iter().map(|row| row.iter().map(|cell| self.text(cell)).collect()).collect(),
            },
            NodeKind::Rule => return None,
        })
    }

    fn list_entry(&mut self, entry: &Entry) -> ListEntry {
        ListEntry { task: entry.task, blocks: self.blocks(&entry.nodes) }
    }
}

/// What stands in a link: its address, where nothing does that anybody could see or hear (WCAG 2.2, 2.4.4). Of an image, it is
/// what stands for it.
fn named(mut text: Text, url: &str) -> Text {
    if text.words().is_empty() {
        let image = text.0.iter_mut().find_map(|inline| match inline {
            Inline::Image { alt, .. } => Some(alt),
            _ => None,
        });
        match image {
            Some(alt) => url.clone_into(alt),
            None => text.append(Text::plain(url)),
        }
    }
    text
}

fn push_words(out: &mut Vec<Inline>, words: &str) {
    if let Some(Inline::Text(text)) = out.last_mut() {
        text.push_str(words);
    } else if !words.is_empty() {
        markdown::push(out, Inline::Text(words.to_owned()));
    }
}

fn trim_ends(out: &mut Vec<Inline>) {
    if let Some(Inline::Text(text)) = out.first_mut() {
        text.drain(..text.len() - text.trim_start().len());
    }
    if let Some(Inline::Text(text)) = out.last_mut() {
        text.truncate(text.trim_end().len());
    }
    out.retain(|inline| !matches!(inline, Inline::Text(text) if text.is_empty()));
}

/// Whether a page may follow an address: `http`, `https`, `mailto`, or no scheme at all. Browsers leave out control
/// characters and spaces before they look for the scheme (WHATWG URL, "basic URL parser").
pub(crate) fn is_safe(url: &str) -> bool {
    let url: String = url.chars().filter(|c| !c.is_control() && !c.is_whitespace()).collect();
    let Some((scheme, _)) = url.split_once(':') else { return true };
    if scheme.contains(['/', '?', '#']) {
        return true;
    }
    matches!(scheme.to_ascii_lowercase().as_str(), "http" | "https" | "mailto")
}

#[cfg(test)]
mod tests {
    use super::is_safe;

    #[test]
    fn only_harmless_addresses_are_followed() {
        for url in ["https://a.example", "a/b.md#c", "#x", "mailto:a@b.example", "a?b=c:d"] {
            assert!(is_safe(url), "{url}");
        }
        for url in ["javascript:alert(1)", " java\tscript:alert(1)", "DATA:text/html,x", "vbscript:x", "file:///etc"] {
            assert!(!is_safe(url), "{url}");
        }
    }
}
