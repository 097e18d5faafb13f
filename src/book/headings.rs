//! The ids that mdBook gives to a chapter's own headings, as far as they could be ours.

use std::collections::HashMap;

use crate::source::Span;

/// What the ids of ours begin with, because mdBook makes ids of headings that might equal them.
pub const PREFIX: &str = "journey-";

/// The ids of a chapter's headings, as far as they could be ours.
#[derive(Debug, Default)]
pub(super) struct HeadingIds {
    /// Those that begin as ours do, each with the place of its heading's words.
    pub(super) ours: Vec<(String, Span)>,
    /// Every id that was made and could be followed by one of ours, with the last number behind it.
    taken: HashMap<String, usize>,
}

impl HeadingIds {
    /// Takes in the next heading: the id that it gives itself, its words, and where they stand.
    pub(super) fn add(&mut self, given: Option<&str>, words: &str, place: Option<Span>) {
        let id = match given {
            Some(given) => given.to_owned(),
            None => match made(words) {
                // What begins otherwise has no id of ours, whatever number follows.
                id if id.starts_with(PREFIX.trim_end_matches('-')) => self.free(id),
                _ => return,
            },
        };
        self.ours.extend(place.filter(|_| id.starts_with(PREFIX)).map(|place| (id, place)));
    }

    /// An id that no other heading of the page has (mdbook-html 0.5, `unique_id`).
    fn free(&mut self, id: String) -> String {
        let Some(&last) = self.taken.get(&id) else {
            self.taken.insert(id.clone(), 0);
            return id;
        };
        let mut number = last + 1;
        while self.taken.contains_key(&format!("{id}-{number}")) {
            number += 1;
        }
        let free = format!("{id}-{number}");
        self.taken.insert(id, number);
        self.taken.insert(free.clone(), 0);
        free
    }
}

/// The id of a heading's words (mdbook-html 0.5, `id_from_content`; 0.4 differs in letters other than those of ASCII).
fn made(words: &str) -> String {
    let kept = |c: char| {
        if c.is_whitespace() { Some('-') } else { Some(c).filter(|c| c.is_alphanumeric() || "_-".contains(*c)) }
    };
    words.trim().to_lowercase().chars().filter_map(kept).collect()
}

#[cfg(test)]
mod tests {
    use crate::book::{Flavour, contents};

    #[test]
    fn ids_are_those_of_mdbook() {
        let text = "# Journey: Buying\n\nJourney – pay\n===\n\n## Journey buying\n\n> ## *Journey* `a`&amp;_b_\n\n\
                    ## Other {#journey-x}\n\n## Journeys\n\n```journey\n# Journey a\n```\n";
        let ids = contents(text, Flavour::Mdbook05).headings;
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
        assert_eq!(contents("# Other\n\n```journey\n# A\n```\n", Flavour::Mdbook05).headings, []);
    }

    #[test]
    fn a_number_sign_behind_a_byte_order_mark_is_text_to_mdbook() {
        let text = "\u{feff}# Journey: a\n\n# Journey: a\n\n\u{feff}Journey: b\n===\n\n```journey\n```\n";
        let ids = contents(text, Flavour::Mdbook05).headings.into_iter().map(|(id, _)| id);
        assert_eq!(ids.collect::<Vec<_>>(), ["journey-a", "journey-b"]);
    }
}
