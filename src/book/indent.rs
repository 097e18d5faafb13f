//! What stands before the lines of a fence in a list, a quote or a footnote.

use crate::source::Span;

/// What stands before each line but the first: what stands before the fence's first one. Where that has marks of lists or
/// notes, they are spaces below, as many as stand before the last line at most: below a footnote's mark, lines stand further
/// left.
pub(crate) fn indent(chapter: &str, fence: Span) -> String {
    let start = line_start(chapter, fence.start);
    let before = &chapter[start..fence.start];
    let first: String = before.chars().map(|c| if c == '>' || c.is_whitespace() { c } else { ' ' }).collect();
    // A fence that is never closed takes in empty lines.
    let end = line_start(chapter, chapter[..fence.end].trim_end().len());
    let last: String = chapter[end..].chars().take_while(|c| *c == '>' || matches!(c, ' ' | '\t')).collect();
    if first != before && end > start && last.len() < first.len() { last } else { first }
}

/// Where the line begins that a place is in.
pub(crate) fn line_start(chapter: &str, at: usize) -> usize {
    chapter[..at].rfind('\n').map_or(0, |end| end + 1)
}
