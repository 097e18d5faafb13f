//! Names as they are compared, and what emoji and colons stand around them.

use std::borrow::Cow;

/// How long a label may be that is folded without taking memory.
const BYTES_OF_A_SHORT_LABEL: usize = 64;

/// Room for the name of a short label.
pub(crate) struct Room([u8; BYTES_OF_A_SHORT_LABEL]);

impl Room {
    /// Room that is empty yet.
    pub(crate) const fn new() -> Self {
        Self([0; BYTES_OF_A_SHORT_LABEL])
    }
}

/// A name as it is compared: lower case, single spaces, without the emoji or their names before it, a trailing `(…)` and a colon.
#[must_use]
pub fn fold(label: &str) -> String {
    fold_into(label, &mut Room::new()).into_owned()
}

/// The same without taking memory, where the label is short and plain: its name stands in `room` then.
pub(crate) fn fold_into<'r>(label: &str, room: &'r mut Room) -> Cow<'r, str> {
    fold_short(label, room).map_or_else(|| fold_any(label).into(), Cow::Borrowed)
}

/// The same for any label, with all that may have to be done.
fn fold_any(label: &str) -> String {
    let mut name = label.trim().trim_end_matches([':', '：', '*', '_']).trim();
    name = without_shortcodes(name).trim_start_matches(|c: char| !c.is_alphanumeric());
    if name.ends_with([')', '）'])
        && let Some(open) = name.find(['(', '（']).filter(|open| *open > 0)
    {
        name = name[..open].trim_end();
    }
    let mut folded = String::with_capacity(name.len() + 2);
    let mut word = 0;
    for c in name.chars() {
        match c {
            ' ' | '\t' | '\n' | '-' | '\u{a0}' | '_' => end_word(&mut folded, &mut word),
            '’' => folded.push('\''),
            c if c.is_ascii() => folded.push(c.to_ascii_lowercase()),
            c => folded.extend(c.to_lowercase()),
        }
    }
    end_word(&mut folded, &mut word);
    folded.truncate(folded.trim_end_matches(|c: char| !c.is_alphanumeric()).len());
    folded
}

/// The name of a label that is short and plain, as most are: one that begins and ends with ASCII letters or digits, and of which
/// only the case is to be folded. None for others.
fn fold_short<'r>(label: &str, room: &'r mut Room) -> Option<&'r str> {
    let name = room.0.get_mut(..label.len())?;
    let (mut is_plain, mut last) = (true, b' ');
    for (folded, byte) in name.iter_mut().zip(label.bytes()) {
        *folded = PLAIN[usize::from(byte)];
        // No way out early: most labels are plain.
        is_plain &= *folded != 0 && (*folded | last) != b' ';
        last = *folded;
    }
    let ends_in_words = name.first().is_some_and(u8::is_ascii_alphanumeric) && last.is_ascii_alphanumeric();
    if is_plain && ends_in_words { std::str::from_utf8(name).ok() } else { None }
}

/// What a byte of a plain label is folded to; 0 where it makes a label one that is not plain.
const PLAIN: [u8; 256] = {
    let mut plain = [0; 256];
    let mut byte = b' ';
    while byte < 0x7f {
        if !matches!(byte, b'-' | b'_' | b'&' | b'+') {
            plain[byte as usize] = byte.to_ascii_lowercase();
        }
        byte += 1;
    }
    plain
};

/// Ends the word that begins at `word`, if there is one.
fn end_word(folded: &mut String, word: &mut usize) {
    if matches!(&folded[*word..], "&" | "+") {
        folded.replace_range(*word.., "and");
    }
    if folded.len() > *word {
        folded.push(' ');
        *word = folded.len();
    }
}

/// A text without the names of emoji that it begins with: `:heart: Feelings`.
pub(crate) fn without_shortcodes(text: &str) -> &str {
    let mut rest = text.trim_start();
    while let Some((name, after)) = rest.strip_prefix(':').and_then(|inner| inner.split_once(':')) {
        let is_name = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '_' | '+' | '-');
        if name.is_empty() || !name.chars().all(is_name) {
            break;
        }
        rest = after.trim_start();
    }
    rest
}

/// A text without the colons that end it, but for one that ends the name of an emoji: `Fly :airplane:`.
pub(crate) fn without_colon(text: &str) -> &str {
    let mut text = text.trim_end();
    while let Some(before) = text.strip_suffix([':', '：']) {
        let word = text.rsplit(char::is_whitespace).next().unwrap_or_default();
        if without_shortcodes(word).is_empty() {
            break;
        }
        text = before.trim_end();
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_label_is_folded_as_any_other() {
        let mut room = Room::new();
        for label in ["Pain points", "what's NEXT", "Step 2", "n/a", "1st: see", "a (b) c"] {
            assert_eq!(fold_short(label, &mut room), Some(fold_any(label).as_str()), "{label}");
        }
        let long = "a".repeat(BYTES_OF_A_SHORT_LABEL + 1);
        for label in ["Q&A", "a  b", "a)", "", " a", "a ", "set-up", "É", &long] {
            assert_eq!((fold_short(label, &mut room), fold(label)), (None, fold_any(label)), "{label}");
        }
    }

    #[test]
    fn names_of_emoji_are_neither_labels_nor_colons() {
        assert_eq!(without_shortcodes(":heart: :+1: Feelings"), "Feelings");
        assert_eq!(fold(":heart: Pain-Points (top 3):"), "pain points");
        assert_eq!(without_colon("Set-up:"), "Set-up");
        assert_eq!(without_colon("Fly :airplane:"), "Fly :airplane:");
        assert_eq!(without_colon("Fly :airplane: :+1:"), "Fly :airplane: :+1:");
        assert_eq!(without_colon("Fly :airplane: ::"), "Fly :airplane:");
        assert_eq!(without_colon("Flight to :Rome: ："), "Flight to :Rome");
    }
}
