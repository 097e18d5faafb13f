//! Raw HTML: comments are set aside, `<br>` is a line break, all else is text.
//!
//! Who knows what a tag is for takes it out of that text: [`around_tag`], [`without_tags`]. Tables are
//! `html_table`'s.

use std::ops::Range;

use pulldown_cmark::{Event, Parser};

use super::inline::cut;
use crate::language::markdown::{Piece, PieceKind};
use crate::source::Excerpt;

/// A comment, and where it stands.
#[derive(Debug, Clone)]
pub(crate) struct RawComment {
    /// What stands between its marks.
    pub(crate) text: String,
    pub(crate) range: Range<usize>,
    /// Whether other text stands before it on its line.
    pub(crate) beside: bool,
}

/// What raw HTML says.
#[derive(Debug, Default)]
pub(crate) struct RawHtml {
    pub(crate) pieces: Vec<Piece>,
    pub(crate) comments: Vec<RawComment>,
}

/// Reads raw HTML: a block of it, or (`beside`) a tag or a comment within a line.
pub(crate) fn read(html: &Excerpt, beside: bool) -> RawHtml {
    let mut raw = RawHtml::default();
    let mut text = Excerpt::default();
    let all = html.text();
    // After this no comment ends, and none needs to be looked for.
    let last_end = all.rfind("-->").unwrap_or(0);
    let mut from = 0;
    for (open, _) in all.match_indices('<') {
        if open < from {
            continue;
        }
        if let Some(comment) = all[open..].strip_prefix("<!--")
            && all.len() - comment.len() <= last_end
            && let Some(length) = comment.find("-->")
        {
            take(&mut text, html, from..open);
            from = all.len() - comment.len() + length + 3;
            let range = html.span(open..from).range();
            raw.comments.push(RawComment { text: comment[..length].to_owned(), range, beside });
        } else if let Some(after) = line_break(&all[open..]) {
            take(&mut text, html, from..open);
            raw.say(&mut text);
            from = all.len() - after.len();
            raw.pieces.push(Piece { kind: PieceKind::HardBreak, range: html.span(open..from).range() });
        }
    }
    take(&mut text, html, from..all.len());
    raw.say(&mut text);
    raw
}

/// Adds a part of some HTML to a text, a line at a time: lines may stand apart in the source.
fn take(text: &mut Excerpt, html: &Excerpt, part: Range<usize>) {
    let mut at = part.start;
    for line in html.text()[part].split_inclusive('\n') {
        text.push(line, html.span(at..at + line.len()));
        at += line.len();
    }
}

impl RawHtml {
    /// Takes the text, line by line.
    fn say(&mut self, text: &mut Excerpt) {
        let text = std::mem::take(text);
        let before = self.pieces.len();
        let mut at = 0;
        for line in text.text().split_inclusive('\n') {
            let words = line.trim();
            let start = at + line.len() - line.trim_start().len();
            at += line.len();
            if words.is_empty() {
                continue;
            }
            let range = text.span(start..start + words.len()).range();
            if self.pieces.len() > before {
                self.pieces.push(Piece { kind: PieceKind::SoftBreak, range: range.start..range.start });
            }
            self.pieces.push(Piece { kind: PieceKind::Text(words.to_owned()), range });
        }
    }
}

/// What follows a `<br>`, `<br/>` or `<br />` that `html` begins with.
fn line_break(html: &str) -> Option<&str> {
    let name = html.strip_prefix('<')?.trim_start();
    let after = name.get(2..).filter(|_| name[..2].eq_ignore_ascii_case("br"))?;
    after.trim_start().trim_start_matches('/').strip_prefix('>')
}

/// The tags of a line: `<` right before a letter or `/`, and what follows it up to `>`.
pub(crate) fn tags(text: &str) -> impl Iterator<Item = Range<usize>> {
    text.match_indices('<').filter_map(move |(open, _)| {
        let inner = &text[open + 1..];
        let end = inner.find(['<', '>']).filter(|end| inner[*end..].starts_with('>'))?;
        inner.starts_with(|c: char| c.is_ascii_alphabetic() || c == '/').then_some(open..open + end + 2)
    })
}

/// The name of a tag; that of an end begins with `/`.
pub(crate) fn name_of_tag(tag: &str) -> &str {
    let inner = tag.trim_start_matches('<').trim_end_matches('>');
    inner.split_whitespace().next().unwrap_or_default().trim_end_matches('/')
}

/// What an attribute of a tag says, in quotes or without; its name in whatever case (HTML 13.2.5.33 and what follows it).
pub(crate) fn attribute(tag: &str, name: &str) -> Option<String> {
    let is_between = |c: char| c.is_ascii_whitespace() || c == '/';
    let inner = tag.trim_start_matches('<').trim_end_matches('>');
    let mut rest = inner.trim_start_matches(|c: char| !is_between(c));
    loop {
        rest = rest.trim_start_matches(is_between);
        let first = rest.chars().next()?.len_utf8();
        let end = rest[first..].find(|c| is_between(c) || c == '=').map_or(rest.len(), |at| first + at);
        let (found, after) = rest.split_at(end);
        let Some(value) = after.trim_ascii_start().strip_prefix('=').map(str::trim_ascii_start) else {
            rest = after;
            continue;
        };
        let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''));
        let (value, after) = match quote {
            Some(quote) => value[1..].split_once(quote).unwrap_or((&value[1..], "")),
            None => value.split_at(value.find(|c: char| c.is_ascii_whitespace()).unwrap_or(value.len())),
        };
        if found.eq_ignore_ascii_case(name) {
            return Some(characters(value));
        }
        rest = after;
    }
}

/// Whether a tag has one of these names; that of an end begins with `/`.
fn is_named(tag: &str, names: &[&str]) -> bool {
    let name = name_of_tag(tag);
    names.iter().any(|known| known.eq_ignore_ascii_case(name))
}

/// Whether some HTML begins with a tag of one of these names.
pub(crate) fn begins_with_tag(pieces: &[Piece], names: &[&str]) -> bool {
    matches!(pieces.first(), Some(Piece { kind: PieceKind::Text(text), .. })
        if text.starts_with('<') && tags(text).next().is_some_and(|tag| tag.start == 0 && is_named(&text[tag], names)))
}

/// What stands before and after the first tag of a name.
pub(crate) fn around_tag(pieces: &[Piece], name: &str) -> Option<(Vec<Piece>, Vec<Piece>)> {
    pieces.iter().enumerate().find_map(|(at, piece)| {
        let PieceKind::Text(text) = &piece.kind else { return None };
        let tag = tags(text).find(|tag| is_named(&text[tag.clone()], &[name]))?;
        let (mut before, mut after) = (pieces[..at].to_vec(), vec![cut(piece, text, tag.end..text.len())]);
        before.push(cut(piece, text, 0..tag.start));
        after.extend_from_slice(&pieces[at + 1..]);
        Some((before, after))
    })
}

/// What some HTML says without tags of these names, or without any.
pub(crate) fn without_tags(pieces: &[Piece], names: Option<&[&str]>) -> Vec<Piece> {
    let mut out = Vec::new();
    for piece in pieces {
        let PieceKind::Text(text) = &piece.kind else {
            out.push(piece.clone());
            continue;
        };
        let mut from = 0;
        for tag in tags(text).filter(|tag| names.is_none_or(|names| is_named(&text[tag.clone()], names))) {
            out.push(cut(piece, text, from..tag.start));
            from = tag.end;
        }
        out.push(cut(piece, text, from..text.len()));
    }
    out.retain(|piece| !matches!(&piece.kind, PieceKind::Text(text) if text.is_empty()));
    out
}

/// Some HTML with its entities as the characters that they stand for.
pub(crate) fn with_characters(mut pieces: Vec<Piece>) -> Vec<Piece> {
    for piece in &mut pieces {
        if let PieceKind::Text(text) = &mut piece.kind {
            *text = characters(text);
        }
    }
    pieces
}

/// Entities as the reader of Markdown knows them; what is none stays as it is.
pub(crate) fn characters(html: &str) -> String {
    let mut out = String::with_capacity(html.len());
    for part in html.split_inclusive(';') {
        let (before, entity) = part.split_at(part.rfind('&').unwrap_or(part.len()));
        out.push_str(before);
        let name = entity.strip_prefix('&').and_then(|name| name.strip_suffix(';')).unwrap_or_default();
        if name.is_empty() || !name.chars().all(|c| c.is_ascii_alphanumeric() || c == '#') {
            out.push_str(entity);
            continue;
        }
        out.push_str(&self::entity(entity));
    }
    out
}

/// What an entity of HTML stands for (`&amp;`, `&#8594;`), as the reader of Markdown knows it; what is none stays as it is.
pub(crate) fn entity(written: &str) -> String {
    let text = |event| match event {
        Event::Text(text) => Some(text.into_string()),
        _ => None,
    };
    Parser::new(written).filter_map(text).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_attribute_is_found_by_its_whole_name() {
        for (tag, name, value) in [
            ("<a hreflang=en href=https://x.example>", "href", Some("https://x.example")),
            ("<a HREF = 'https://x.example'>", "href", Some("https://x.example")),
            ("<a title=\"write href=no\" href=\"a b\">", "href", Some("a b")),
            ("<a title=\" href=no \">", "href", None),
            ("<a data-href=x/href=y>", "href", None),
            ("<a download href=\"?a&amp;b\">", "href", Some("?a&b")),
            ("<a href>", "href", None),
            ("<a href=\"open>", "href", Some("open")),
            ("<td COLSPAN=\"2\"rowspan=3>", "rowspan", Some("3")),
            ("<img alt=\"\"/>", "alt", Some("")),
            ("<a = =>", "href", None),
            ("</a>", "href", None),
        ] {
            assert_eq!(attribute(tag, name).as_deref(), value, "{tag}");
        }
    }
}
