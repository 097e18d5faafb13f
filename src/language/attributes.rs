//! Attributes in braces at the end of an item or a heading: `{#id .class key=value key="two words"}`.
//!
//! Braces that hold anything else are text: a reader that guesses here would eat what people wrote. Those that were meant as
//! attributes are reported, by [`braces`](super::braces).

use std::ops::Range;

use crate::model::{Attribute, AttributeKind, Attributes, Id};
use crate::source::Excerpt;

/// How many opening braces from the end are tried: a quoted value may hold some itself.
const BRACES_TRIED: usize = 8;

/// The attributes that end the range `within` of the excerpt, and the range they take up with the space before them.
pub(super) fn trailing(excerpt: &Excerpt, within: Range<usize>) -> Option<(Attributes, Range<usize>)> {
    let text = &excerpt.text()[within.clone()];
    let trimmed = text.trim_end();
    let inner_end = trimmed.strip_suffix('}')?.len();
    let line_start = trimmed.rfind('\n').map_or(0, |i| i + 1);
    let mut end = inner_end;
    for _ in 0..BRACES_TRIED {
        let open = line_start + trimmed.get(line_start..end)?.rfind('{')?;
        // An escaped brace is a brace.
        if trimmed[..open].ends_with('\\') {
            return None;
        }
        if let Some(attributes) = parse(excerpt, within.start + open + 1..within.start + inner_end) {
            let start = trimmed[..open].trim_end().len();
            return Some((attributes, within.start + start..within.start + trimmed.len()));
        }
        end = open;
    }
    None
}

/// Whether a text is braces that can be read.
pub(super) fn reads(braces: &str) -> bool {
    trailing(&Excerpt::whole(braces), 0..braces.len()).is_some_and(|(_, range)| range == (0..braces.len()))
}

fn parse(excerpt: &Excerpt, range: Range<usize>) -> Option<Attributes> {
    let mut attributes = Attributes::default();
    let mut at = range.start;
    let text = &excerpt.text()[..range.end];
    loop {
        at += text[at..].len() - text[at..].trim_start_matches([' ', '\t']).len();
        let Some(first) = text[at..].chars().next() else { break };
        if first == '#' || first == '.' {
            // On pages, what has two hyphens behind `journey` is the program's own.
            let name = name_at(text, at + 1).filter(|name| first == '.' || !text[name.clone()].starts_with('-'))?;
            let span = excerpt.span(name.clone());
            let word = text[name.clone()].to_owned();
            at = name.end;
            if first == '.' {
                attributes.classes.push((word, span));
            } else {
                attributes.other_ids.extend(attributes.id.replace(Id { name: word, given: true, span }));
            }
        } else {
            let key = key_at(text, at)?;
            let value = value_at(text, key.end + 1)?;
            at = value.end + usize::from(text[key.end + 1..].starts_with(['"', '\'']));
            attributes.pairs.push(Attribute {
                key: text[key.clone()].to_owned(),
                value: unescaped(&text[value.clone()], text[..value.start].chars().next_back()),
                key_span: excerpt.span(key),
                value_span: excerpt.span(value),
            });
        }
        // A comma between two attributes parts them as well as a space.
        if text[at..].starts_with(',') {
            at += 1;
        } else if !text[at..].is_empty() && !text[at..].starts_with([' ', '\t']) {
            return None;
        }
    }
    let empty = attributes.id.is_none() && attributes.classes.is_empty() && attributes.pairs.is_empty();
    (!empty).then_some(attributes)
}

/// An id or a class: anything but spaces and what would break an HTML id or a reference.
fn name_at(text: &str, at: usize) -> Option<Range<usize>> {
    let length = text[at..].find(|c: char| c.is_whitespace() || c == ',').unwrap_or(text.len() - at);
    let name = &text[at..at + length];
    let fits = !name.is_empty() && !name.contains(['{', '}', '"', '\'', '<', '>', '&', '=', '/', ',', '#', '\\', '`']);
    fits.then_some(at..at + length)
}

fn key_at(text: &str, at: usize) -> Option<Range<usize>> {
    let length = text[at..].find('=')?;
    let key = &text[at..at + length];
    let fits = key.starts_with(|c: char| c.is_alphabetic())
        && key.chars().all(|c| c.is_alphanumeric() || c == '-' || c == '_');
    fits.then_some(at..at + length)
}

fn value_at(text: &str, at: usize) -> Option<Range<usize>> {
    if let Some(quote) = text[at..].chars().next().filter(|c| matches!(c, '"' | '\'')) {
        let inner = &text[at + 1..];
        let is_end = |(end, _): &(usize, _)| !inner[..*end].ends_with('\\');
        let end = inner.match_indices(quote).find(is_end).or_else(|| inner.match_indices(quote).next());
        return end.map(|(end, _)| at + 1..at + 1 + end);
    }
    let mut length = text[at..].find(char::is_whitespace).unwrap_or(text.len() - at);
    let begins = |end: usize| key_at(text, at + end + 1).is_some_and(|key| AttributeKind::of(&text[key]).is_some());
    if let Some((end, _)) = text[at..at + length].match_indices(',').find(|(end, _)| begins(*end)) {
        length = end;
    }
    // `for=a, b` is one list: after a comma the next word belongs to it, unless it is an attribute itself.
    while text[at..at + length].ends_with(',') {
        let rest = &text[at + length..];
        let next = rest.trim_start_matches([' ', '\t']);
        let word = &next[..next.find(char::is_whitespace).unwrap_or(next.len())];
        if word.is_empty() || word.contains('=') || word.starts_with(['#', '.']) {
            length -= 1;
            break;
        }
        length += rest.len() - next.len() + word.len();
    }
    let value = &text[at..at + length];
    (!value.is_empty() && !value.contains(['{', '}', '"'])).then_some(at..at + length)
}

/// A value without the backslashes before the quotes that it stands in.
fn unescaped(value: &str, before: Option<char>) -> String {
    match before.filter(|quote| matches!(quote, '"' | '\'')) {
        Some(quote) if value.contains('\\') => value.replace(&format!("\\{quote}"), &quote.to_string()),
        _ => value.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<(String, String)> {
        let excerpt = Excerpt::whole(text);
        let (attributes, range) = trailing(&excerpt, 0..text.len())?;
        let id = attributes.id.as_ref().map(|id| format!("#{}", id.name));
        let classes = attributes.classes.iter().map(|(class, _)| format!(".{class}"));
        let pairs = attributes.pairs.iter().map(|pair| format!("{}={}", pair.key, pair.value));
        let all: Vec<String> = id.into_iter().chain(classes).chain(pairs).collect();
        Some((text[..range.start].to_owned(), all.join("|")))
    }

    #[test]
    fn attributes_end_an_item() {
        let cases = [
            ("a {#x .y k=v w=\"two words\"}", "a", "#x|.y|k=v|w=two words"),
            ("a {k='it {holds} braces'}", "a", "k=it {holds} braces"),
            ("a {b} {#c} ", "a {b}", "#c"),
            ("a {for=b, c}", "a", "for=b, c"),
            ("a {for=b, impact=high}", "a", "for=b|impact=high"),
            ("a {#b, .c, owner=\"D E\", severity=high,}", "a", "#b|.c|owner=D E|severity=high"),
            ("a {severity=high,status=fixing}", "a", "severity=high|status=fixing"),
            ("a {#b,severity=high}", "a", "#b|severity=high"),
            ("a {evidence=https://x.example/?a=b,c=d,owner=E}", "a", "evidence=https://x.example/?a=b,c=d|owner=E"),
            ("a {theme=\"the \\\"big\\\" one\" severity=high}", "a", "theme=the \"big\" one|severity=high"),
            ("a {owner=\"C:\\\"}", "a", "owner=C:\\"),
            ("a {for=m/n,o evidence=https://x.example/?a=b}", "a", "for=m/n,o|evidence=https://x.example/?a=b"),
        ];
        for (text, words, attributes) in cases {
            assert_eq!(read(text), Some((words.to_owned(), attributes.to_owned())), "{text}");
        }
    }

    #[test]
    fn other_braces_are_text() {
        for text in [
            "a {b}",
            "a {{ page.title }}",
            "a {: .label }",
            "a {}",
            "a {#}",
            "a {k=}",
            "a {#x} b",
            "a {#x,y}",
            "a {,}",
            "a {#x y}",
            "a \\{#x}",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
