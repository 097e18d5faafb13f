//! mdBook's own marks in a text, in whose place it puts something: `{{#include …}}` and its like.
//!
//! [`directives`] finds them exactly as mdBook does (mdbook-driver 0.5 and mdbook 0.4, `links.rs`): over several lines, with
//! spaces before `#`, and none behind a backslash. [`without_directives`] writes a text so that none is found.

use std::ops::Range;

use memchr::{memchr, memmem};

/// What mdBook fills in.
const NAMES: &[&str] = &["include", "rustdoc_include", "playground", "playpen", "title"];

/// How one begins, but for the space before its `#`.
const OPEN: &str = "{{";

/// How one ends.
const CLOSE: &str = "}}";

/// Such a mark.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Directive<'a> {
    /// What mdBook does.
    name: &'a str,
    /// What it does it with: a file and, behind a colon, a part of it.
    with: &'a str,
    /// Where it stands, braces and all.
    pub range: Range<usize>,
}

impl Directive<'_> {
    /// Whether Markdown comes in its place, in which there may be fences.
    #[must_use]
    pub fn brings_markdown(&self) -> bool {
        let file = self.with.split_whitespace().next().unwrap_or_default().split(':').next().unwrap_or_default();
        let ending = file.rsplit_once('.').map_or("", |(_, ending)| ending);
        matches!(self.name, "include" | "rustdoc_include") && ending.eq_ignore_ascii_case("md")
    }
}

/// The marks in a text. A backslash before one makes it text, and all up to the last `}}` of its line.
pub fn directives(text: &str) -> impl Iterator<Item = Directive<'_>> {
    let (mut at, mut close) = (0, 0);
    let mut line = Line::default();
    std::iter::from_fn(move || {
        loop {
            let start = at + memmem::find(&text.as_bytes()[at..], OPEN.as_bytes())?;
            if text[at..start].ends_with('\\') && text[start..].starts_with("{{#") {
                line.move_to(start, text);
                if let Some(end) = line.last_close.filter(|end| *end >= start + "{{#".len()) {
                    at = end + CLOSE.len();
                    continue;
                }
            }
            at = start + 1;
            let Some((name, inner)) = named(text, start) else { continue };
            if close < inner {
                close = memchr(b'}', &text.as_bytes()[inner..]).map_or(text.len(), |length| inner + length);
            }
            let said = &text[inner..close];
            if text[close..].starts_with(CLOSE) && said.chars().nth(1).is_some() {
                at = close + CLOSE.len();
                let with = said.trim();
                // What is called otherwise is text, and so is all that stands in it.
                if NAMES.contains(&name) && (name == "title" || !with.is_empty()) {
                    return Some(Directive { name, with, range: start..at });
                }
            }
        }
    })
}

/// The name behind the braces at `start`, and where the space behind it begins.
fn named(text: &str, start: usize) -> Option<(&str, usize)> {
    let rest = text[start + OPEN.len()..].trim_start().strip_prefix('#')?;
    let end = rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '_')?;
    let is_apart = end > 0 && rest[end..].starts_with(char::is_whitespace);
    is_apart.then(|| (&rest[..end], text.len() - rest.len() + end))
}

/// The line that was looked at last.
#[derive(Debug, Default)]
struct Line {
    end: usize,
    /// Where its last `}}` begins.
    last_close: Option<usize>,
}

impl Line {
    fn move_to(&mut self, at: usize, text: &str) {
        if at >= self.end {
            self.end = memchr(b'\n', &text.as_bytes()[at..]).map_or(text.len(), |length| at + length);
            self.last_close = text[at..self.end].rfind(CLOSE).map(|close| at + close);
        }
    }
}

/// The text with a backslash between the two braces of all that would be a directive, or might be one with what follows the
/// text. Markdown takes it away again; code keeps it.
#[must_use]
pub(crate) fn without_directives(mut text: String) -> String {
    let mut line = Line::default();
    let mut backslashes = Vec::new();
    for (start, _) in text.match_indices('{').filter(|(start, _)| text[*start..].starts_with(OPEN)) {
        line.move_to(start, &text);
        let is_text = text[..start].ends_with('\\')
            && text[start..].starts_with("{{#")
            && line.last_close.is_some_and(|close| close > start);
        if !is_text && named(&text, start).is_some_and(|(name, _)| NAMES.contains(&name)) {
            backslashes.push(start + 1);
        }
    }
    for at in backslashes.into_iter().rev() {
        text.insert(at, '\\');
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_directive_is_what_mdbook_fills_in() {
        for (text, found) in [
            ("a {{#include x.md}} b", &[("{{#include x.md}}", true)][..]),
            (
                "{{#include x.rs:2:5}}{{#rustdoc_include dir/x.MD:part}}",
                &[("{{#include x.rs:2:5}}", false), ("{{#rustdoc_include dir/x.MD:part}}", true)],
            ),
            ("{{#title A.md}}", &[("{{#title A.md}}", false)]),
            ("{{ \n#include\u{a0}x.md:1 editable\n}}", &[("{{ \n#include\u{a0}x.md:1 editable\n}}", true)]),
            ("{{{#include x}}}", &[("{{#include x}}", false)]),
            ("\\{{ #include x}}", &[("{{ #include x}}", false)]),
            ("\\{{#include x\n}}", &[("{{#include x\n}}", false)]),
            ("\\{{#a}}\n{{#include x}}", &[("{{#include x}}", false)]),
            ("\\{{#include x.md}} {{#include y.md}}", &[]),
            ("{{#unknown {{#include x}}", &[]),
            ("{{#unknown x.md}} {{#include x.md} {{include x.md}} {{#include}} {{#include }} {\\{#include x}}", &[]),
            ("{{#include ", &[]),
        ] {
            let all: Vec<_> =
                directives(text).map(|found| (&text[found.range.clone()], found.brings_markdown())).collect();
            assert_eq!(all, found, "{text}");
        }
    }

    #[test]
    fn a_text_can_be_written_without_any() {
        for (text, written) in [
            ("a {{#include x}} {{ #title y", "a {\\{#include x}} {\\{ #title y"),
            ("{{{#include x}}}", "{{\\{#include x}}}"),
            ("{{\n\n#include x}}", "{\\{\n\n#include x}}"),
            ("`\\{{#include x}}`", "`\\{{#include x}}`"),
            ("\\{{#include x\n}}", "\\{\\{#include x\n}}"),
            ("{{#if x}} {{ x }} {{#included}}", "{{#if x}} {{ x }} {{#included}}"),
        ] {
            assert_eq!(without_directives(text.to_owned()), written);
            assert_eq!(directives(written).next(), None, "{written}");
        }
    }
}
