//! Characters that act where text is shown: they move a terminal's cursor, change its colours and its title, or turn the
//! direction of what follows. A writer's text may hold them, and nothing that is said of it does.

/// A character that stays where it is put: in place of one that acts, the mark for a character that is not known.
pub(crate) fn harmless(c: char) -> char {
    match c {
        '\t' => c,
        // U+009B too, which terminals take for the beginning of a command (ECMA-48, 5.4).
        _ if c.is_control() => '\u{fffd}',
        // The bidirectional overrides and isolates.
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => '\u{fffd}',
        _ => c,
    }
}

/// A text of several lines in which no character acts.
pub(crate) fn harmless_lines(text: impl Into<String>) -> String {
    let stays = |c: char| c == '\n' || harmless(c) == c;
    let text = text.into();
    if text.chars().all(stays) {
        return text;
    }
    text.chars().map(|c| if stays(c) { c } else { harmless(c) }).collect()
}
