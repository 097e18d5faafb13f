//! The plain words of a heading or a link: what is left of it where it is a name.

use pulldown_cmark::Event;

/// What an event adds to the words among which it stands: its text, or a space for the end of a line. Nothing otherwise.
pub(crate) fn words_of<'e>(event: &'e Event<'_>) -> &'e str {
    match event {
        Event::Text(words) | Event::Code(words) => words,
        Event::SoftBreak | Event::HardBreak => " ",
        _ => "",
    }
}
