//! The ids that mdBook gives to a chapter's own headings, as far as they could be ours.

use std::collections::HashMap;

use pulldown_cmark::{CowStr, Event, Parser, Tag, TagEnd};

use super::Flavour;
use crate::source::Span;

/// What the ids of ours begin with, because mdBook makes ids of headings that might equal them.
pub const PREFIX: &str = "journey-";

/// The ids that begin as ours do, each with the place of its heading's words.
#[must_use]
pub fn heading_ids(text: &str, flavour: Flavour) -> Vec<(String, Span)> {
    // Most chapters have none, and reading their Markdown once more costs far more than looking for the word.
    if !text.lines().any(may_have_one) {
        return Vec::new();
    }
    let (mut ids, mut taken) = (Vec::new(), HashMap::new());
    let mut open: Option<(Option<CowStr<'_>>, String, Option<Span>)> = None;
    for (event, range) in Parser::new_ext(text, flavour.options()).into_offset_iter() {
        match event {
            Event::Start(Tag::Heading { id, .. }) => open = Some((id, String::new(), None)),
            Event::Text(said) | Event::Code(said) => {
                if let Some((_, words, place)) = &mut open {
                    words.push_str(&said);
                    *place = Some(Span::new(place.map_or(range.start, |place| place.start), range.end));
                }
            }
            Event::End(TagEnd::Heading(_)) => {
                let Some((given, words, place)) = open.take() else { continue };
                let id = given.map_or_else(|| free(&made(&words), &mut taken), CowStr::into_string);
                ids.extend(place.filter(|_| id.starts_with(PREFIX)).map(|place| (id, place)));
            }
            _ => {}
        }
    }
    ids
}

/// Whether a line may be a heading with such an id: its first word, or the id that it gives itself, begins so.
fn may_have_one(line: &str) -> bool {
    let words = line.trim_start_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '`' | '~'));
    let begins = words.get(.."journey".len()).is_some_and(|word| word.eq_ignore_ascii_case("journey"));
    begins || line.contains("#journey-")
}

/// The id of a heading's words (mdbook-html 0.5, `id_from_content`; 0.4 differs in letters other than those of ASCII).
fn made(words: &str) -> String {
    let kept = |c: char| {
        if c.is_whitespace() { Some('-') } else { Some(c).filter(|c| c.is_alphanumeric() || "_-".contains(*c)) }
    };
    words.trim().to_lowercase().chars().filter_map(kept).collect()
}

/// An id that no other heading of the page has (mdbook-html 0.5, `unique_id`). With those that are taken stands the last number
/// behind each.
fn free(id: &str, taken: &mut HashMap<String, usize>) -> String {
    let Some(&last) = taken.get(id) else {
        taken.insert(id.to_owned(), 0);
        return id.to_owned();
    };
    let mut number = last + 1;
    while taken.contains_key(&format!("{id}-{number}")) {
        number += 1;
    }
    taken.insert(id.to_owned(), number);
    let free = format!("{id}-{number}");
    taken.insert(free.clone(), 0);
    free
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_those_of_mdbook() {
        let text = "# Journey: Buying\n\nJourney – pay\n===\n\n## Journey buying\n\n> ## *Journey* `a`&amp;_b_\n\n\
                    ## Other {#journey-x}\n\n## Journeys\n\n```journey\n# Journey a\n```\n";
        let ids = heading_ids(text, Flavour::Mdbook05);
        let ids: Vec<(&str, &str)> = ids.iter().map(|(id, place)| (id.as_str(), &text[place.range()])).collect();
        assert_eq!(
            ids,
            [
                ("journey-buying", "Journey: Buying"),
                ("journey--pay", "Journey – pay"),
                ("journey-buying-1", "Journey buying"),
                ("journey-ab", "Journey* `a`&amp;_b"),
                ("journey-x", "Other"),
            ]
        );
        assert_eq!(heading_ids("# Other\n\n```journey\n# A\n```\n", Flavour::Mdbook05), []);
    }
}
