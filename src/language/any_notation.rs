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

/// Reports what is wrong with the characters of a map: those that cannot be shown, and those that turn others around unseen.
pub(crate) fn report_characters(body: &Excerpt, context: Context<'_>) -> impl Iterator<Item = Diagnostic> {
    // Nearly always there are none, and the bytes say so at once: the last two begin U+FFFD, and U+2000 and more.
    let may_be =
        |byte: u8| matches!(byte, 0..=0x1f | 0x7f | 0xc2 | 0xe2 | 0xef) && !matches!(byte, b'\t' | b'\n' | b'\r');
    let may_have_some = body.text().bytes().fold(false, |found, byte| found | may_be(byte));
    [unfit, turning].into_iter().filter(move |_| may_have_some).filter_map(move |look| look(body, context))
}

/// The first of the characters that HTML cannot hold (HTML, 13.1: "control code points"), or that browsers show as a box: a form
/// feed.
fn unfit(body: &Excerpt, context: Context<'_>) -> Option<Diagnostic> {
    let is_unfit = |c: char| c == '\u{fffd}' || (c.is_control() && !matches!(c, '\t' | '\n' | '\r'));
    let (count, first, place) = found(body, context, is_unfit)?;
    let message = match count {
        1 => format!("a character of this fence cannot be shown: {first}"),
        _ => format!("{count} characters of this fence cannot be shown, the first is {first}"),
    };
    let diagnostic = Diagnostic::new(Code::ControlCharacter, place, message)
        .label("not text")
        .help("save the file as UTF-8, and look for text that was pasted from a program with its own codes");
    Some(diagnostic)
}

const END_OF_ISOLATE: char = '\u{2069}';

fn is_isolate(c: char) -> bool {
    matches!(c, '\u{2066}'..=END_OF_ISOLATE)
}

/// Whether each isolate of a line ends in it, and nothing is ended that has not begun.
fn ends_its_isolates(line: &str) -> bool {
    let mut isolates = line.chars().filter(|c| is_isolate(*c));
    let open =
        isolates.try_fold(0_usize, |open, c| if c == END_OF_ISOLATE { open.checked_sub(1) } else { Some(open + 1) });
    open == Some(0)
}

/// The first of the characters that turn text around (Unicode, UAX #9, 2: "directional formatting characters"). rustc reports the
/// same ones (`text_direction_codepoint_in_comment`), since CVE-2021-42574.
fn turning(body: &Excerpt, context: Context<'_>) -> Option<Diagnostic> {
    // Programs that write in two directions put isolates around what is of the other one, and end each in its line.
    let has_open = body.text().contains(is_isolate) && !body.text().lines().all(ends_its_isolates);
    let turns = |c: char| matches!(c, '\u{202a}'..='\u{202e}') || (has_open && is_isolate(c));
    let (count, first, place) = found(body, context, turns)?;
    let message = match count {
        1 => format!("a character of this fence turns its text around without being seen: {first}"),
        _ => format!("{count} characters of this fence turn its text around without being seen, the first is {first}"),
    };
    let diagnostic = Diagnostic::new(Code::TurnedText, place, message)
        .label("not seen")
        .help("delete it, unless the line is written in two directions and reads wrong without it");
    Some(diagnostic)
}

/// How many characters of a kind there are, what the first one is and where it stands; none where there are none.
fn found(body: &Excerpt, context: Context<'_>, is_one: impl Fn(char) -> bool) -> Option<(usize, String, Place)> {
    let text = body.text();
    let (at, c) = text.char_indices().find(|(_, c)| is_one(*c))?;
    let count = text[at..].chars().filter(|c| is_one(*c)).count();
    let place = Place { chapter: context.chapter, span: body.span(at..at + c.len_utf8()) };
    Some((count, format!("U+{:04X}", u32::from(c)), place))
}
