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

/// A text of several lines in which no character acts. Lines may end as they do on Windows.
pub(crate) fn harmless_lines(text: impl Into<String>) -> String {
    let text = text.into();
    if text.chars().all(|c| c == '\n' || harmless(c) == c) {
        return text;
    }
    let mut shown = String::with_capacity(text.len());
    for line in text.split_inclusive('\n') {
        let end = line.len() - ["\r\n", "\n"].into_iter().find(|end| line.ends_with(end)).map_or(0, str::len);
        shown.extend(line[..end].chars().map(harmless));
        shown.push_str(&line[end..]);
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ends_of_lines_do_not_act() {
        assert_eq!(
            harmless_lines("a\r\nb\tc\n\r\nd\re\u{1b}[1m\u{202e}\r"),
            "a\r\nb\tc\n\r\nd\u{fffd}e\u{fffd}[1m\u{fffd}\u{fffd}"
        );
    }
}
