//! Mermaid's text as ours: its line breaks and its codes for characters.

use crate::language;
use crate::model::{Inline, Text};

/// The text, without any markup but line breaks: Mermaid's journeys know no other.
pub(super) fn text(raw: &str) -> Text {
    let mut text = Text::default();
    let mut rest = raw;
    while let Some((before, after)) = at_break(rest) {
        text.append(plain(before));
        text.append(Text(vec![Inline::Break]));
        rest = after;
    }
    text.append(plain(rest));
    text
}

fn plain(raw: &str) -> Text {
    Text::plain(decoded(raw).split_whitespace().collect::<Vec<_>>().join(" "))
}

/// The text before and after the first `<br>`, in all the ways in which Mermaid knows it.
fn at_break(text: &str) -> Option<(&str, &str)> {
    let mut from = 0;
    text.match_indices('>').find_map(|(end, _)| {
        let before = std::mem::replace(&mut from, end + 1);
        let at = before + text[before..end].rfind('<')?;
        let tag = text[at + 1..end].trim_matches(|c: char| c == '/' || c.is_whitespace());
        tag.eq_ignore_ascii_case("br").then(|| (&text[..at], &text[end + 1..]))
    })
}

/// The length of the code for a character that a text begins with: `#35;`, `#quot;` (`encodeEntities` in Mermaid).
pub(super) fn code_length(text: &str) -> Option<usize> {
    let name = text.strip_prefix('#')?;
    let length = name.find(|c: char| !c.is_ascii_alphanumeric() && c != '_').filter(|length| *length > 0)?;
    name[length..].starts_with(';').then_some(length + 2)
}

fn decoded(raw: &str) -> String {
    let mut out = String::with_capacity(raw.len());
    let mut rest = raw;
    while let Some(at) = rest.find('#') {
        out.push_str(&rest[..at]);
        let length = code_length(&rest[at..]).unwrap_or(1);
        out.push_str(&character(&rest[at..at + length]));
        rest = &rest[at + length..];
    }
    out + rest
}

/// The character that a code stands for; what is none stays as it is. Mermaid's codes are HTML's, with another mark.
fn character(code: &str) -> String {
    let name = code.trim_start_matches('#');
    let mark = if name.starts_with(|c: char| c.is_ascii_digit()) { "&#" } else { "&" };
    let entity = format!("{mark}{name}");
    let decoded = language::entity(&entity);
    if decoded.is_empty() || decoded == entity { code.to_owned() } else { decoded }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_and_breaks_are_read() {
        for (raw, words) in [
            ("Child#35;1 #quot;x#quot;", "Child#1 \"x\""),
            ("a<br>b<br/>c</br />d<BR\t/>e", "a b c d e"),
            ("a < b > c #; # #nosuch; #1", "a < b > c #; # #nosuch; #1"),
            ("*a* `b` &amp; [c](d)", "*a* `b` &amp; [c](d)"),
        ] {
            assert_eq!(text(raw).words(), words);
        }
        assert_eq!(text("a<br>b").0[1], Inline::Break);
    }
}
