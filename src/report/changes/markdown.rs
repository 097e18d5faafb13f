//! Changes for a comment on a pull request: the summary, then each map folded, with links to the lines.
//!
//! Nothing that a writer typed does anything there: it makes no markup, calls nobody and leads nowhere.

use std::fmt::Write as _;

use super::{Comparison, line, summary};
use crate::book::encoded_path;
use crate::diagnostics::counted;
use crate::diff::{At, Changed, Sign};

/// By this line a script finds the comment again, to write it anew.
const MARK: &str = "<!-- mdbook-journey diff -->";
/// Longer texts are cut.
const CHARACTERS: usize = 200;
/// A comment of more than 65,536 characters is refused by GitHub; that many bytes are never more, whatever stands at the end.
const LONGEST: usize = 60_000;
/// So many changes of one map are told.
const CHANGES: usize = 100;
/// With no more changes than that, none is folded.
const FEW: usize = 12;

/// The changes as Markdown. `base` is the address below which the files are found on the web, and ends in `/`.
#[must_use]
pub fn markdown(comparison: &Comparison, base: Option<&str>) -> String {
    let mut out = format!("{MARK}\n### Changes in the journeys\n\n{}\n", summary::summary(comparison));
    let is_open = comparison.changed.iter().map(|thing| thing.changes.len()).sum::<usize>() <= FEW;
    let mut untold = 0;
    for thing in &comparison.changed {
        let told = told(thing, base, is_open);
        // What does not fit may be followed by something that does.
        if out.len() + told.len() <= LONGEST { out.push_str(&told) } else { untold += 1 }
    }
    if untold > 0 {
        // Maps, personas and sources alike.
        let _ =
            write!(out, "\n{untold} more changed: this comment has no room left. `mdbook-journey diff` shows all.\n");
    }
    out
}

fn told(thing: &Changed, base: Option<&str>, is_open: bool) -> String {
    let count = counted(thing.changes.len(), "change", "changes");
    let open = if is_open { " open" } else { "" };
    let mut out = format!("\n<details{open}><summary><b>{}</b>: {count}</summary>\n\n", escaped(&thing.title));
    for change in thing.changes.iter().take(CHANGES) {
        let sign = match change.kind.sign() {
            Sign::Added => "+",
            Sign::Removed => "−",
            Sign::Changed => "~",
        };
        let place = change.is_at.as_ref().map(|at| place(at, base)).unwrap_or_default();
        let _ = writeln!(out, "- `{sign}` {}{place}", change.told(escaped));
    }
    if thing.changes.len() > CHANGES {
        let _ = writeln!(out, "- and {} more", thing.changes.len() - CHANGES);
    }
    out.push_str("\n</details>\n");
    out
}

/// A link to a line, if it is known where files are.
fn place(at: &At, base: Option<&str>) -> String {
    let Some(base) = base else { return String::new() };
    let path = encoded_path(&at.file);
    format!(" ([line {}]({base}{path}#L{}))", at.line, at.line)
}

/// Words as they are, whatever they would mean to HTML, to Markdown or to a code host.
fn escaped(words: &str) -> String {
    let words = line(words, CHARACTERS);
    let mut out = String::with_capacity(words.len() + 8);
    let mut characters = words.chars().peekable();
    // How many digits of a commit's id stand in a row.
    let mut digits = 0;
    while let Some(c) = characters.next() {
        if "&<>\\`*_[]~|#!$@%".contains(c) {
            let _ = write!(out, "&#{};", u32::from(c));
        } else {
            out.push(c);
        }
        // `@team`, `#12`, `https://…`, `:tada:`, `www.…`, `GH-12`, a commit's id, which has seven digits at least: a comment in
        // between is not seen, and nothing is found.
        let next = characters.peek();
        digits = if c.is_ascii_hexdigit() { digits + 1 } else { 0 };
        let is_found = match c {
            '@' | '#' | '!' | '$' | '%' | '~' | '&' => next.is_some_and(|next| next.is_alphanumeric()),
            ':' => next.is_some_and(|next| next.is_alphanumeric() || "/+-_".contains(*next)),
            '.' => ends_with("www.", &out),
            '-' => ends_with("gh-", &out),
            _ => digits == 6 && next.is_some_and(char::is_ascii_hexdigit),
        };
        if is_found {
            out.push_str("<!-- -->");
            digits = 0;
        }
    }
    out
}

/// Whether a text ends so, in capitals or not.
fn ends_with(end: &str, text: &str) -> bool {
    text.len().checked_sub(end.len()).and_then(|at| text.get(at..)).is_some_and(|last| last.eq_ignore_ascii_case(end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_call_nobody_and_lead_nowhere() {
        assert_eq!(escaped("plain words, and “quotes”: a-b (c)"), "plain words, and “quotes”: a-b (c)");
        assert_eq!(escaped("@team #12"), "&#64;<!-- -->team &#35;<!-- -->12");
        assert_eq!(escaped("http://a WWW.b"), "http:<!-- -->//a WWW.<!-- -->b");
        assert_eq!(escaped("GH-1 a-1 :tada: a: b"), "GH-<!-- -->1 a-1 :<!-- -->tada: a: b");
        assert_eq!(
            escaped("0123456 123456 0123456789abcdef"),
            "012345<!-- -->6 123456 012345<!-- -->6789ab<!-- -->cdef"
        );
        assert_eq!(
            escaped("<b>*x*</b> [a](b)\n## c"),
            "&#60;b&#62;&#42;x&#42;&#60;/b&#62; &#91;a&#93;(b) &#35;&#35; c"
        );
    }
}
