//! Definitions of links that no link uses. Markdown shows nothing of them, so they are comments; many people write theirs
//! as `[//]: # (like this)`.

use std::collections::HashSet;
use std::ops::Range;

use pulldown_cmark::{Event, LinkType, Tag};

use super::raw_html::RawComment;
use crate::language::markdown::parser;
use crate::source::Excerpt;

/// The definitions that no link uses, in the order of the text, from byte `from` on.
pub(crate) fn unused(excerpt: &Excerpt, from: usize) -> Vec<RawComment> {
    let text = &excerpt.text()[from..];
    if !text.contains("]:") {
        return Vec::new();
    }
    let mut used = HashSet::new();
    let mut gaps = Vec::new();
    let mut seen = 0;
    for (event, range) in parser(text).into_offset_iter() {
        if let Event::Start(Tag::Link { link_type, id, .. } | Tag::Image { link_type, id, .. }) = &event
            && matches!(link_type, LinkType::Reference | LinkType::Collapsed | LinkType::Shortcut)
        {
            used.insert(id.to_lowercase());
        }
        // The reader goes over definitions in silence; they stand in what holds blocks, between these.
        if !matches!(event, Event::End(_) | Event::Start(Tag::List(_) | Tag::Item | Tag::BlockQuote(_))) {
            gaps.push(seen..range.start);
            seen = seen.max(range.end);
        }
    }
    gaps.push(seen..text.len());
    let definitions = gaps.into_iter().filter(|gap| gap.start < gap.end).flat_map(|gap| in_gap(text, gap));
    let unused = definitions.filter(|definition| !used.contains(&definition.label.to_lowercase()));
    let comment = |definition: Definition<'_>| RawComment {
        text: format!(" {} ", definition.words()),
        range: definition.range.start + from..definition.range.end + from,
        beside: false,
    };
    unused.map(comment).collect()
}

struct Definition<'a> {
    label: &'a str,
    text: &'a str,
    range: Range<usize>,
}

/// The definitions among the marks of lists and quotes.
fn in_gap(text: &str, gap: Range<usize>) -> Vec<Definition<'_>> {
    let mut definitions: Vec<Definition<'_>> = Vec::new();
    let mut start = gap.start;
    for line in text[gap].split_inclusive('\n') {
        let end = start + line.trim_end().len();
        let marks = line.len() - line.trim_start_matches(|c: char| c != '[').len();
        if let Some(label) = line[marks..].strip_prefix('[').and_then(|rest| Some(rest.split_once("]:")?.0)) {
            let range = start + marks..end;
            definitions.push(Definition { label, text: &text[range.clone()], range });
        } else if let Some(last) = definitions.last_mut().filter(|last| last.text.ends_with(':') || !is_marks(line)) {
            // Its address or its title on a line of its own.
            last.range.end = end;
            last.text = &text[last.range.clone()];
        }
        start += line.len();
    }
    definitions
}

/// Whether a line is nothing but marks of lists and quotes.
fn is_marks(line: &str) -> bool {
    line.chars().all(|c| c.is_whitespace() || c.is_ascii_digit() || matches!(c, '>' | '-' | '*' | '+' | '.' | ')'))
}

impl Definition<'_> {
    /// What it says: the words in brackets where it leads nowhere, else all of it.
    fn words(&self) -> &str {
        let target = self.text[self.label.len() + 3..].trim();
        let title = target.strip_prefix('#').or_else(|| target.strip_prefix("<>")).map(str::trim_start);
        let inner = |title: &'_ str| (title.len() >= 2 && title.starts_with(['(', '"', '\''])).then(|| title.len() - 1);
        title.and_then(|title| Some(title[1..inner(title)?].trim())).unwrap_or(self.text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_no_link_uses_is_a_comment() {
        let text = "a [used] [x][Other]\n\n[used]: u\n[//]: # (one)\n[//]: <> \"two\"\n\n> [left]: https://l\n>  \"title\"\n\n- [in a list]: #a\n- b\n\n[other]: o\n\n1. [below]:\n   7\n2. c\n";
        let found: Vec<_> = unused(&Excerpt::whole(text), 0).into_iter().map(|comment| comment.text).collect();
        assert_eq!(
            found,
            [" one ", " two ", " [left]: https://l\n>  \"title\" ", " [in a list]: #a ", " [below]:\n   7 "]
        );
    }
}
