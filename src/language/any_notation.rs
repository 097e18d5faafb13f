//! What is done to every map, whichever notation it is written in, and to records: title and id, and a look at characters.
//!
//! The ids of what stands in a map are given by [`give_ids`](super::give_ids).

use super::Context;
use crate::diagnostics::{Code, Diagnostic, Place};
use crate::model::{Header, Id, Text, made_id};
use crate::source::{Excerpt, Span};

/// Gives a map or a persona without a title that of the section it stands in, and its id: the one its writer gave it, else one
/// made of its title.
pub(crate) fn name(header: &mut Header, context: Context<'_>) {
    if header.title.is_empty() {
        header.title = Text::plain(context.section);
        header.title_borrowed = true;
        header.id.span = Span::new(context.span.start, context.span.start);
    }
    give_id(header);
}

/// Gives a map or a record its id, whether it has a title or none.
pub(super) fn give_id(header: &mut Header) {
    header.id = match &header.attributes.id {
        Some(given) => given.clone(),
        None => Id { name: made_id(&header.title.words()), given: false, span: header.id.span },
    };
}

/// Reports the first of the characters that HTML cannot hold (HTML, 13.1: "control code points"), or that browsers show as a box:
/// a form feed.
pub(crate) fn unfit_characters(body: &Excerpt, context: Context<'_>) -> Option<Diagnostic> {
    let unfit = |c: char| c == '\u{fffd}' || (c.is_control() && !matches!(c, '\t' | '\n' | '\r'));
    let text = body.text();
    // Nearly always there is none, and the bytes say so at once.
    let may_be = |byte: u8| matches!(byte, 0..=0x1f | 0x7f | 0xc2 | 0xef) && !matches!(byte, b'\t' | b'\n' | b'\r');
    if !text.bytes().fold(false, |found, byte| found | may_be(byte)) {
        return None;
    }
    let (at, c) = text.char_indices().find(|(_, c)| unfit(*c))?;
    let count = text.chars().filter(|c| unfit(*c)).count();
    let place = Place { chapter: context.chapter, span: body.span(at..at + c.len_utf8()) };
    let code = format!("U+{:04X}", u32::from(c));
    let message = match count {
        1 => format!("a character of this map cannot be shown: {code}"),
        _ => format!("{count} characters of this map cannot be shown, the first is {code}"),
    };
    let diagnostic = Diagnostic::new(Code::ControlCharacter, place, message)
        .label("not text")
        .help("save the file as UTF-8, and look for text that was pasted from a program with its own codes");
    Some(diagnostic)
}
