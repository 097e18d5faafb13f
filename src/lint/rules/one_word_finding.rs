//! Findings that say too little to act on.

use crate::diagnostics::quoted;
use crate::lint::inspection::Inspection;
use crate::lint::rule::rule;

rule! {
    /// A finding has only one word.
    ///
    /// "Price" is a topic. What about it, for whom, and what comes of it?
    ///
    /// ```text
    /// Pain points:
    /// - Price
    /// ```
    ///
    /// **To mend it:** write a sentence that somebody who was not there understands: `The price appears on the last
    /// page for the first time`.
    "one-word-finding", Strict, check
}

/// Where words are not set apart, this many characters are hardly more than one.
const CHARACTERS_OF_A_WORD: usize = 4;

fn check(inspection: &mut Inspection<'_>) {
    for entry in inspection.findings() {
        let words = entry.item.text.words();
        let is_one = !words.contains(char::is_whitespace)
            && (words.is_ascii() || words.chars().all(is_spaced) || words.chars().count() <= CHARACTERS_OF_A_WORD);
        if is_one && !words.is_empty() && entry.item.more.is_empty() {
            let message = format!("`{}` is a topic, and not yet a finding", quoted(&words));
            let help = "write a sentence that somebody understands who was not there";
            inspection.report(entry.map, entry.item.span, message, help);
        }
    }
}

/// Whether a character belongs to a script that sets spaces between words: all before the East Asian ones.
fn is_spaced(c: char) -> bool {
    c < '\u{2e80}'
}
