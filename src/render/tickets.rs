//! Tickets as links, by the template that a book gives: `https://tracker.example.com/browse/{}`.

use super::words::Words;
use crate::book::encoded;
use crate::model::{Inline, Text};

/// The tickets that a writer names, several with commas.
pub(super) fn each(tickets: &str) -> impl Iterator<Item = &str> {
    tickets.split([',', '、', '，']).map(str::trim).filter(|ticket| !ticket.is_empty())
}

/// The address of a ticket; none for one that is an address itself.
pub(super) fn url(template: &str, ticket: &str) -> Option<String> {
    (!ticket.contains("://")).then(|| template.replace("{}", &encoded(ticket).to_string()))
}

/// The tickets of a header, where they are plain words, as links.
pub(super) fn linked(template: Option<&str>, text: &Text, words: &Words) -> Text {
    let (Some(template), [Inline::Text(said)]) = (template, text.0.as_slice()) else { return text.clone() };
    let mut linked = Text::default();
    for ticket in each(said) {
        if !linked.0.is_empty() {
            linked.append(Text::plain(words.text.marks.comma.clone()));
        }
        let name = Text::plain(ticket);
        linked.append(match url(template, ticket) {
            Some(url) => Text(vec![Inline::Link { url, title: String::new(), text: name }]),
            None => name,
        });
    }
    linked
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_ticket_is_put_where_the_template_wants_it() {
        let template = "https://t.example.com/{}?of={}";
        assert_eq!(
            url(template, "WEB-4/1 ä").as_deref(),
            Some("https://t.example.com/WEB-4%2F1%20%C3%A4?of=WEB-4%2F1%20%C3%A4")
        );
        assert_eq!(url(template, "https://elsewhere.example/1"), None);
        assert_eq!(each("A-1, B-2,").collect::<Vec<_>>(), ["A-1", "B-2"]);
    }
}
