//! Raw HTML: comments are set aside, `<br>` is a line break, all else is text.

use std::ops::Range;

use super::markdown::PieceKind;
use crate::source::Excerpt;

/// A comment, and where it stands.
#[derive(Debug, Clone)]
pub(super) struct RawComment {
    /// What stands between its marks.
    pub(super) text: String,
    pub(super) range: Range<usize>,
    /// Whether other text stands before it on its line.
    pub(super) beside: bool,
}

/// What raw HTML says.
#[derive(Debug, Default)]
pub(super) struct RawHtml {
    pub(super) kinds: Vec<PieceKind>,
    pub(super) comments: Vec<RawComment>,
}

/// Reads raw HTML: a block of it, or (`beside`) a tag or a comment within a line.
pub(super) fn read(html: &Excerpt, beside: bool) -> RawHtml {
    let mut raw = RawHtml::default();
    let mut text = String::new();
    let all = html.text();
    let mut rest = all;
    // After this no comment ends, and none needs to be looked for.
    let last_end = all.rfind("-->").unwrap_or(0);
    while let Some(open) = rest.find('<') {
        text.push_str(&rest[..open]);
        rest = &rest[open..];
        if let Some(comment) = rest.strip_prefix("<!--")
            && all.len() - comment.len() <= last_end
            && let Some(end) = comment.find("-->")
        {
            let start = all.len() - rest.len();
            rest = &comment[end + 3..];
            let range = html.span(start..all.len() - rest.len()).range();
            raw.comments.push(RawComment { text: comment[..end].to_owned(), range, beside });
        } else if let Some(after) = line_break(rest) {
            raw.say(&mut text);
            raw.kinds.push(PieceKind::HardBreak);
            rest = after;
        } else {
            text.push('<');
            rest = &rest[1..];
        }
    }
    text.push_str(rest);
    raw.say(&mut text);
    raw
}

impl RawHtml {
    /// Takes the text, line by line.
    fn say(&mut self, text: &mut String) {
        let words = std::mem::take(text);
        let mut lines = words.split('\n').map(str::trim).filter(|line| !line.is_empty()).peekable();
        while let Some(line) = lines.next() {
            self.kinds.push(PieceKind::Text(line.to_owned()));
            if lines.peek().is_some() {
                self.kinds.push(PieceKind::SoftBreak);
            }
        }
    }
}

/// What follows a `<br>`, `<br/>` or `<br />` that `html` begins with.
fn line_break(html: &str) -> Option<&str> {
    let name = html.strip_prefix('<')?.trim_start();
    let after = name.get(2..).filter(|_| name[..2].eq_ignore_ascii_case("br"))?;
    after.trim_start().trim_start_matches('/').strip_prefix('>')
}
