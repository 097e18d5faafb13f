//! Faces in a text, drawn or typed: `😀`, `:-(`. What they weigh is in the lexicon.

use super::names::lexicon;

/// The words of a text, and its faces.
pub(super) fn faces_of(text: &str) -> (String, String) {
    let mut words = String::new();
    let mut faces = String::new();
    for token in text.split_inclusive(char::is_whitespace) {
        if lexicon::is_typed_face(token.trim()) {
            if !faces.is_empty() {
                faces.push(' ');
            }
            faces.push_str(token.trim());
        } else {
            for c in token.chars() {
                if is_pictograph(c) { faces.push(c) } else { words.push(c) }
            }
        }
    }
    let words: Vec<&str> = words.split_whitespace().collect();
    (words.join(" "), faces)
}

fn is_pictograph(c: char) -> bool {
    matches!(c, '\u{1f000}'..='\u{1faff}' | '\u{2600}'..='\u{27bf}' | '\u{2b50}' | '\u{fe0f}' | '\u{200d}' | '\u{2b06}' | '\u{2b07}')
}

/// The faces of a string of them, one by one.
pub(super) fn each_face(faces: &str) -> impl Iterator<Item = &str> {
    let ascii = faces.split_whitespace().filter(|face| face.is_ascii());
    let emoji = faces.char_indices().filter(|(_, c)| is_pictograph(*c)).map(|(i, c)| &faces[i..i + c.len_utf8()]);
    ascii.chain(emoji)
}
