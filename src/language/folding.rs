//! Names as they are compared, and what emoji and colons stand around them.

/// How long a plain name may be that takes no memory of its own while it is looked up.
const BYTES_OF_A_SHORT_NAME: usize = 32;

/// A name as it is compared: lower case, single spaces, without the emoji or their names before it, a trailing `(…)` and a colon.
pub(super) fn fold(label: &str) -> String {
    folded(label, str::to_owned)
}

/// What is known of a name as it is compared. Every line that may begin with a label comes by here, and most are short plain words.
pub(super) fn folded<T>(label: &str, known: impl FnOnce(&str) -> T) -> T {
    let mut room = [0; BYTES_OF_A_SHORT_NAME];
    let plain = room.get_mut(..label.len()).and_then(|room| fold_plain(label.as_bytes(), room));
    match plain.and_then(|plain| str::from_utf8(plain).ok()) {
        Some(name) => known(name),
        None => known(&fold_any(label)),
    }
}

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

/// Folds a label of ASCII letters and digits with single spaces between, of which only the case is to be folded; none where it is
/// no such one. There is as much room as the label is long.
fn fold_plain<'r>(label: &[u8], room: &'r mut [u8]) -> Option<&'r [u8]> {
    let mut last = b' ';
    for (byte, folded) in label.iter().zip(&mut *room) {
        if !byte.is_ascii_alphanumeric() && (*byte != b' ' || last == b' ') {
            return None;
        }
        *folded = byte.to_ascii_lowercase();
        last = *byte;
    }
    (last != b' ').then_some(room)
}

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
