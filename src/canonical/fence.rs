//! The lines of a fence, in the list, quote or note that it stands in.

use crate::book::{Fence, indent, line_start};
use crate::source::Span;

/// Where the lines between a closed fence's first and last one stand, and what `body` is there: the same line ends, and
/// the same marks and spaces before each line.
pub(crate) fn lines(chapter: &str, fence: &Fence, body: &str) -> (Span, String) {
    let end = line_end(&chapter[fence.opening.end..]);
    let last = line_start(chapter, fence.span.end);
    let span = Span::new(fence.opening.end + end.len(), last);
    let prefix = indent(chapter, fence.span);
    let mut lines = String::with_capacity(body.len());
    for line in body.lines() {
        lines.push_str(if line.is_empty() { prefix.trim_end() } else { &prefix });
        lines.extend([line, end]);
    }
    (span, lines)
}

/// The line end that a text begins with.
fn line_end(text: &str) -> &'static str {
    if text.starts_with("\r\n") { "\r\n" } else { "\n" }
}

/// Whether a line of `body` would close the fence (`CommonMark` 0.31, 4.5).
pub(crate) fn ends_within(chapter: &str, fence: &Fence, body: &str) -> bool {
    let opening = &chapter[fence.opening.range()];
    let Some(mark) = opening.chars().next() else { return false };
    let length = opening.chars().take_while(|c| *c == mark).count();
    body.lines().map(str::trim).any(|line| line.len() >= length && line.chars().all(|c| c == mark))
}
