//! Names as they are compared, and what emoji and colons stand around them.

/// A name as it is compared: lower case, single spaces, without the emoji or their names before it, a trailing `(…)` and a colon.
#[must_use]
pub fn fold(label: &str) -> String {
    if is_plain(label) { label.to_ascii_lowercase() } else { fold_any(label) }
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

/// The name of a plain label, in the room that is given; none for others, and where there is not so much room.
pub(super) fn fold_plain<'r>(label: &str, room: &'r mut [u8]) -> Option<&'r [u8]> {
    let room = room.get_mut(..label.len()).filter(|_| is_plain(label))?;
    room.copy_from_slice(label.as_bytes());
    room.make_ascii_lowercase();
    Some(room)
}

/// Whether a label begins and ends with ASCII letters or digits, and only its case is to be folded.
fn is_plain(label: &str) -> bool {
    let mut last = b' ';
    for byte in label.bytes() {
        if !IS_PLAIN[usize::from(byte)] || (byte == b' ' && last == b' ') {
            return false;
        }
        last = byte;
    }
    last.is_ascii_alphanumeric() && label.starts_with(|c: char| c.is_ascii_alphanumeric())
}

/// Whether a byte may stand in a plain label.
const IS_PLAIN: [bool; 256] = {
    let mut plain = [false; 256];
    let mut byte = b' ';
    while byte < 0x7f {
        plain[byte as usize] = !matches!(byte, b'-' | b'_' | b'&' | b'+');
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
pub(super) fn without_shortcodes(text: &str) -> &str {
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
pub(super) fn without_colon(text: &str) -> &str {
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
    fn a_plain_label_is_folded_as_any_other() {
        for label in ["Pain points", "what's NEXT", "Step 2", "n/a", "1st: see", "a (b) c", "Q&A", "a  b", "a)", ""] {
            assert_eq!(fold(label), fold_any(label), "{label}");
        }
        assert_eq!(["Pain points", "a (b) c", "Q&A", "a)", " a"].map(is_plain), [true, true, false, false, false]);
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
