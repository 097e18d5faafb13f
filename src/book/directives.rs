//! mdBook's own marks in a text, in whose place it puts something: `{{#include …}}` and its like.

use std::ops::Range;

use memchr::memmem;

/// What mdBook fills in (mdbook-driver 0.5, `builtin_preprocessors/links.rs`).
const NAMES: &[&str] = &["include", "rustdoc_include", "playground", "playpen", "title"];

/// How one begins.
const MARK: &str = "{{#";

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
        let file = self.with.split(':').next().unwrap_or_default().trim_end();
        let ending = file.rsplit_once('.').map_or("", |(_, ending)| ending);
        matches!(self.name, "include" | "rustdoc_include") && ending.eq_ignore_ascii_case("md")
    }
}

/// The marks in a text, each on one line. A backslash before one makes it text.
pub fn directives(text: &str) -> impl Iterator<Item = Directive<'_>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            let start = at + memmem::find(&text.as_bytes()[at..], MARK.as_bytes())?;
            let rest = &text[start + MARK.len()..];
            let end = rest.find(['}', '\n'])?;
            at = start + MARK.len() + end;
            let inner = &rest[..end];
            let (name, with) =
                inner.split_at(inner.find(|c: char| !c.is_ascii_alphabetic() && c != '_').unwrap_or(inner.len()));
            if NAMES.contains(&name) && text[at..].starts_with("}}") && !text[..start].ends_with('\\') {
                return Some(Directive { name, with: with.trim(), range: start..at + 2 });
            }
        }
    })
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
            ("\\{{#include x.md}} {{#unknown x.md}} {{#include x.md} {{include x.md}}", &[]),
            ("{{#include x.md\n}} {{#include ", &[]),
        ] {
            let all: Vec<_> =
                directives(text).map(|found| (&text[found.range.clone()], found.brings_markdown())).collect();
            assert_eq!(all, found, "{text}");
        }
    }
}
