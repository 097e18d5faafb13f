//! Replacing byte ranges of a chapter and touching nothing else.

use crate::source::Span;

/// `text` with each span replaced; spans are in order and do not overlap. All other bytes stay as they are.
#[must_use]
pub fn splice<'a>(text: &str, replacements: impl IntoIterator<Item = (Span, &'a str)>) -> String {
    let replacements: Vec<_> = replacements.into_iter().collect();
    let mut out = String::with_capacity(text.len() + replacements.iter().map(|(_, with)| with.len()).sum::<usize>());
    let mut at = 0;
    for (span, with) in replacements {
        out.push_str(&text[at..span.start]);
        out.push_str(with);
        at = span.end;
    }
    out.push_str(&text[at..]);
    out
}
