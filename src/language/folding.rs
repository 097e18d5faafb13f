//! Names as they are compared, and what emoji and colons stand around them.

/// A name as it is compared: lower case, single spaces, without the emoji or their names before it, a trailing `(…)` and a colon.
#[must_use]
pub fn fold(label: &str) -> String {
    if label.is_ascii() {
        let mut plain = label.as_bytes().to_vec();
        if fold_plain(label, &mut plain).is_some()
            && let Ok(name) = String::from_utf8(plain)
        {
            return name;
        }
    }
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

/// The same for a label that begins and ends with ASCII letters or digits, and of which only the case is to be folded; none for
/// others, and where there is not so much room.
pub(super) fn fold_plain<'r>(label: &str, room: &'r mut [u8]) -> Option<&'r [u8]> {
    let room = room.get_mut(..label.len())?;
    let mut last = b' ';
    for (byte, folded) in label.bytes().zip(&mut *room) {
        *folded = PLAIN[usize::from(byte)];
        if *folded == 0 || (*folded == b' ' && last == b' ') {
            return None;
        }
        last = *folded;
    }
    let is_bounded = last.is_ascii_alphanumeric() && room[0].is_ascii_alphanumeric();
    is_bounded.then_some(room)
}

/// What becomes of each byte of a plain label; 0 of those that make it none.
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

/// A text without the colon that ends it, where that does not end the name of an emoji: `Fly :airplane:`.
pub(super) fn without_colon(text: &str) -> &str {
    let word = text.rsplit(char::is_whitespace).next().unwrap_or_default();
    let is_emoji = word.ends_with(':') && without_shortcodes(word).is_empty();
    if is_emoji { text } else { text.trim_end_matches([':', '：']).trim_end() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_emoji_are_neither_labels_nor_colons() {
        assert_eq!(without_shortcodes(":heart: :+1: Feelings"), "Feelings");
        assert_eq!(fold(":heart: Pain-Points (top 3):"), "pain points");
        assert_eq!(without_colon("Set-up:"), "Set-up");
        assert_eq!(without_colon("Fly :airplane:"), "Fly :airplane:");
        assert_eq!(without_colon("Fly :airplane: :+1:"), "Fly :airplane: :+1:");
        assert_eq!(without_colon("Flight to :Rome:"), "Flight to :Rome");
    }
}
