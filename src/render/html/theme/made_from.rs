//! What a book's own file was made from: so that it can be said what ours has come to show since.
//!
//! The first line of a file that `mdbook-journey theme` wrote names all that ours used then: the fields and parts of a
//! template, the classes and properties of a style sheet. What ours uses today and that line does not name is new. No
//! version has to be counted, and a file that leaves something out on purpose is left in peace.

use std::collections::BTreeSet;

use super::files::{File, file};

/// What stands before the names in the first line.
const USES: &str = "which uses:";

/// A file to start from: ours, with a first line that says what it is made from.
#[must_use]
pub fn starter(file: &File) -> String {
    let list = names(file).into_iter().collect::<Vec<_>>().join(" ");
    let said = format!("{}, made from the `{}` of mdbook-journey, {USES} {list}", file.what, file.name);
    let (open, close) = if file.is_style() { ("/*", "*/") } else { ("{{!", "}}") };
    format!("{open} {said} {close}\n{}", file.text)
}

/// What our file of this name uses and a book's own was not made from; nothing where its first line does not say.
#[must_use]
pub fn missing(name: &str, own: &str) -> Vec<String> {
    let (Some(file), Some((_, known))) = (file(name), own.lines().next().and_then(|line| line.split_once(USES))) else {
        return Vec::new();
    };
    let known: BTreeSet<&str> = known.split_whitespace().collect();
    names(file).into_iter().filter(|name| !known.contains(name.as_str())).collect()
}

/// What a file uses: the fields and parts of a template, the classes and properties of a style sheet.
pub(super) fn names(file: &File) -> BTreeSet<String> {
    let is_word = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '/' | '.');
    if file.is_style() {
        let words = file.text.split(|c: char| !is_word(c) || matches!(c, '.' | '/'));
        return words.filter(|word| word.starts_with("j-") || word.starts_with("--j-")).map(str::to_owned).collect();
    }
    let mut names = BTreeSet::new();
    for (_, tag) in tags(file.text) {
        let part = part(tag);
        names.extend(part.map(|part| format!(">{part}")));
        let rest = part.and_then(|part| tag.split_once(part)).map_or(tag, |(_, rest)| rest);
        let words = rest.split(|c: char| !is_word(c)).filter(|word| word.starts_with(char::is_alphabetic));
        names.extend(words.filter(|word| !KEYWORDS.contains(word)).map(str::to_owned));
    }
    names
}

const KEYWORDS: &[&str] = &["if", "unless", "each", "with", "else", "this"];

/// The part that a tag asks for, if it does.
pub(super) fn part(tag: &str) -> Option<&str> {
    tag.strip_prefix('>')?.split_whitespace().next()
}

/// The inside of every tag of a template that is no comment, with its line.
pub(super) fn tags(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            let open = at + text[at..].find("{{")?;
            let comment = text[open..].starts_with("{{!--");
            let close = open + text[open..].find(if comment { "--}}" } else { "}}" })?;
            at = close + 2;
            let tag = text[open + 2..close].trim_matches(['~', ' ']);
            if !tag.starts_with('!') {
                return Some((text[..open].matches('\n').count() + 1, tag));
            }
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_file_uses_is_found() {
        let text = "{{! no }}{{#if a}}{{{b}}}{{> c/d e}}{{else}}{{#each f}}{{this}}{{g.h}}{{/each}}{{/if}}";
        let file = File { name: "x.hbs", what: "", text, class: None };
        assert_eq!(names(&file).into_iter().collect::<Vec<_>>(), [">c/d", "a", "b", "e", "f", "g.h"]);
        let file = File { name: "x.css", what: "", text: ".journey { .j-a.j-b { --j-c: var(--fg); } }", class: None };
        assert_eq!(names(&file).into_iter().collect::<Vec<_>>(), ["--j-c", "j-a", "j-b"]);
    }

    #[test]
    fn a_copy_is_not_old_and_an_older_one_is() {
        for file in super::super::FILES {
            assert_eq!(missing(file.name, &starter(file)), [""; 0], "{}", file.name);
        }
        let copy = starter(super::super::file("face.hbs").unwrap());
        assert_eq!(missing("face.hbs", &copy.replacen(" level", "", 1)), ["level"]);
        assert_eq!(missing("face.hbs", "<b>my own</b>"), [""; 0]);
    }
}
