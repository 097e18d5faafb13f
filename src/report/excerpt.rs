//! The line that a diagnostic speaks of, cut so that it can be shown: one line, no longer than a screen is wide, and
//! without characters that move the cursor.

use std::ops::Range;

use crate::source::Span;

/// How many characters of the line are shown after the culprit.
const AFTER: usize = 50;
/// How many characters of the culprit are shown.
const CULPRIT: usize = 80;

/// A line to show.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Excerpt {
    /// The line, up to a little after the culprit.
    pub(super) line: String,
    /// The culprit in it.
    pub(super) culprit: Range<usize>,
}

/// The line in which `span` begins, and the part of the span that stands in it.
pub(super) fn excerpt(text: &str, span: Span) -> Excerpt {
    let start = boundary(text, span.start);
    let line_start = text[..start].rfind('\n').map_or(0, |i| i + 1);
    let line_end = text[start..].find('\n').map_or(text.len(), |i| start + i);
    let line_end = line_start + text[line_start..line_end].trim_end_matches('\r').len();
    let start = start.min(line_end);
    let end = boundary(text, span.end).clamp(start, line_end);

    let (before, culprit, after) = (&text[line_start..start], &text[start..end], &text[end..line_end]);
    let (culprit, cut) = head(culprit, CULPRIT);
    let (after, cut_after) = head(after, if cut { 0 } else { AFTER });

    // What stands before stays whole, because columns are counted in what is shown; the renderer leaves it out.
    let mut line: String = before.chars().map(harmless).collect();
    let culprit_start = line.len();
    line.extend(culprit.chars().map(harmless));
    let culprit_end = line.len();
    line.extend(after.chars().map(harmless));
    line.push_str(if cut || cut_after { "…" } else { "" });
    Excerpt { line, culprit: culprit_start..culprit_end }
}

/// The first `count` characters, and whether there are more.
fn head(text: &str, count: usize) -> (&str, bool) {
    match text.char_indices().nth(count) {
        Some((end, _)) => (&text[..end], true),
        None => (text, false),
    }
}

/// A character that stays where it is put.
pub(super) fn harmless(c: char) -> char {
    match c {
        '\t' => c,
        _ if c.is_control() => '\u{fffd}',
        // The bidirectional overrides and isolates.
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => '\u{fffd}',
        _ => c,
    }
}

fn boundary(text: &str, at: usize) -> usize {
    let at = at.min(text.len());
    (0..=at).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str, range: Range<usize>) -> (String, String) {
        let Excerpt { line, culprit } = excerpt(text, range.into());
        let culprit = line[culprit].to_owned();
        (line, culprit)
    }

    #[test]
    fn a_span_is_shown_in_its_first_line() {
        assert_eq!(shown("one\r\ntwo three\r\nfour", 9..19), ("two three".to_owned(), "three".to_owned()));
        assert_eq!(shown("one\ntwo", 3..5), ("one".to_owned(), String::new()));
        assert_eq!(shown("one", 90..99), ("one".to_owned(), String::new()));
        assert_eq!(shown("", 0..0), (String::new(), String::new()));
        assert_eq!(shown("übel", 1..3), ("übel".to_owned(), "üb".to_owned()));
    }

    #[test]
    fn a_long_culprit_and_what_follows_it_are_cut() {
        let text = format!("{}culprit{}", "é".repeat(50), "ü".repeat(50_000));
        let (line, culprit) = shown(&text, 100..107);
        assert_eq!(culprit, "culprit");
        assert_eq!(line.chars().count(), 50 + 7 + AFTER + 1);
        assert!(line.ends_with("ü…"));
        let (line, culprit) = shown(&text, 0..text.len());
        assert_eq!((culprit.chars().count(), line.chars().count()), (CULPRIT, CULPRIT + 1));
    }

    #[test]
    fn control_characters_are_replaced() {
        assert_eq!(shown("a\u{1b}[31m\u{202e}b\u{9b}", 0..1).0, "a\u{fffd}[31m\u{fffd}b\u{fffd}");
    }
}
