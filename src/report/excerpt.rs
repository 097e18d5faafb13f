//! The line that a diagnostic speaks of, cut so that it can be shown: one line, no longer than a screen is wide, and
//! without characters that move the cursor.

use std::ops::Range;

use crate::diagnostics::harmless;
use crate::source::{Span, boundary};

/// Up to how many characters before the culprit the line is whole: columns are counted in it, and who shows it leaves out what
/// is too much.
const WHOLE: usize = 1000;
/// How many of more are shown.
const BEFORE: usize = 50;
/// How many characters of the line are shown after the culprit.
const AFTER: usize = 50;
/// How many characters of the culprit are shown.
const CULPRIT: usize = 80;

/// A line to show.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Excerpt {
    /// The line, up to a little after the culprit.
    pub(super) line: String,
    /// Whether its beginning is left out.
    pub(super) is_cut: bool,
    /// The culprit in it.
    pub(super) culprit: Range<usize>,
}

/// The line in which `span` begins, and the part of the span that stands in it. Looks no further than what is shown: a line
/// may be a whole book long, and have as many faults.
pub(super) fn excerpt(text: &str, span: Span) -> Excerpt {
    let start = boundary(text, span.start);
    let end = boundary(text, span.end).max(start);
    let (whole, is_cut) = tail(&text[..start], WHOLE);
    let before = if is_cut { tail(whole, BEFORE).0 } else { whole };
    let (culprit, cut) = head(&text[start..end], CULPRIT);
    let (after, cut_after) = head(&text[start + culprit.len()..], if cut { 0 } else { AFTER });

    let mut line = String::from(if is_cut { "…" } else { "" });
    line.extend(before.chars().map(harmless));
    let culprit_start = line.len();
    line.extend(culprit.chars().map(harmless));
    let culprit_end = line.len();
    line.extend(after.chars().map(harmless));
    line.push_str(if cut || cut_after { "…" } else { "" });
    Excerpt { line, is_cut, culprit: culprit_start..culprit_end }
}

/// The first `count` characters of the first line, and whether it has more.
fn head(text: &str, count: usize) -> (&str, bool) {
    let end = text.char_indices().nth(count).map_or(text.len(), |(end, _)| end);
    let (shown, rest) = text.split_at(end);
    let has_more = !rest.is_empty() && !rest.trim_start_matches('\r').starts_with('\n');
    let (shown, cut) = shown.split_once('\n').map_or((shown, has_more), |(line, _)| (line, false));
    (shown.trim_end_matches('\r'), cut)
}

/// The last `count` characters of the last line, and whether it has more.
fn tail(text: &str, count: usize) -> (&str, bool) {
    let start = text.char_indices().nth_back(count - 1).map_or(0, |(start, _)| start);
    let (rest, shown) = text.split_at(start);
    let has_more = !rest.is_empty() && !rest.ends_with('\n');
    shown.rsplit_once('\n').map_or((shown, has_more), |(_, line)| (line, false))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str, range: Range<usize>) -> (String, String) {
        let Excerpt { line, culprit, .. } = excerpt(text, range.into());
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
        let (line, culprit) = shown(&text, text.len() - 2..text.len());
        assert_eq!((culprit.as_str(), line.chars().count()), ("ü", 1 + BEFORE + 1));
        assert!(line.starts_with("…ü"));
        let (line, culprit) = shown(&text, 0..text.len());
        assert_eq!((culprit.chars().count(), line.chars().count()), (CULPRIT, CULPRIT + 1));
    }

    #[test]
    fn a_line_that_just_fits_is_not_cut() {
        let after = "b".repeat(AFTER);
        for end in ["", "\n", "\r\n", "\r\nnext"] {
            assert_eq!(shown(&format!("a{after}{end}"), 0..1).0, format!("a{after}"));
        }
        let text = format!("first\n{}x", "b".repeat(WHOLE));
        assert!(!excerpt(&text, (text.len() - 1..text.len()).into()).is_cut);
    }

    #[test]
    fn control_characters_are_replaced() {
        assert_eq!(shown("a\u{1b}[31m\u{202e}b\u{9b}", 0..1).0, "a\u{fffd}[31m\u{fffd}b\u{fffd}");
    }
}
