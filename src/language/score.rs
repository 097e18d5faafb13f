//! Numbers in a text that may be scores: `-2`, `(4/5)`, `80 %`, with the words round them.
//!
//! What such a number weighs on the scale of the map is said by [`Scale`].

use std::borrow::Cow;

use memchr::memrchr_iter;

use super::names::signs::SIGNS;
use crate::model::Scale;

/// After longer words an unsigned number at the end is part of a sentence.
const WORDS_BEFORE_A_NUMBER: usize = 4;

/// A number that may be a score, and the text without it.
pub(super) struct Number {
    pub(super) value: f64,
    pub(super) out_of: Option<f64>,
    /// The number as the writer has it.
    pub(super) written: String,
    /// The words round it.
    pub(super) rest: String,
}

impl Number {
    /// Whether it is one of a scale.
    pub(super) fn is_on(&self, scale: Scale) -> bool {
        self.out_of.is_none_or(|top| scale.tops_out_at(top)) && scale.score(self.value).is_some()
    }
}

/// The number that a text is, and nothing else.
pub(super) fn number_alone(text: &str) -> Option<Number> {
    score_in(text, false).filter(|found| found.rest.is_empty())
}

/// The parts of a text that have a score each: `tired -2, hopeful 1` is two points in time. Beside a score with a sign or with
/// words, a number alone is one: nobody writes a sign before 0.
pub(super) fn points(text: &str) -> Vec<&str> {
    let parts: Vec<&str> = text.split([',', ';']).collect();
    if parts.len() < 2 {
        return parts;
    }
    let signed = |part: &&str| {
        part.split_whitespace().any(|token| number(token).is_some_and(|(.., signed)| signed))
            || score_in(part, false).is_some_and(|found| !found.rest.is_empty())
    };
    // Without a blank, the comma is one of decimals: `+1,5`.
    let alone = |part: &&str| part.starts_with(char::is_whitespace) && number(part.trim()).is_some();
    let are_points = parts.iter().any(signed) && parts.iter().all(|part| signed(part) || alone(part));
    if are_points { parts } else { vec![text] }
}

/// The number at either end of a text, in brackets or not; else one with a sign or in brackets among the words.
pub(super) fn score_in(text: &str, scale_declared: bool) -> Option<Number> {
    if !text.contains(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let text = &*with_slashes(text.trim());
    let gaps = gaps(text);
    let last_gap = last_comma(text).max(gaps.last().copied());
    let (last_start, last) = last_gap.map_or((0, text), |at| (at + 1, &text[at + 1..]));
    // A bracketed number may follow the word directly: `angry(-2)`.
    let glued = text.rfind(['(', '（']).filter(|at| text.ends_with([')', '）']) && *at >= last_start);
    let (last_start, last) = glued.map_or((last_start, last), |at| (at, &text[at..]));
    if let Some((value, out_of, signed)) = number(last) {
        let rest = separated(&text[..last_start]);
        let few = rest.split_whitespace().count() <= WORDS_BEFORE_A_NUMBER;
        if signed || out_of.is_some() || few {
            return Some(Number { value, out_of, written: bare(last).to_owned(), rest });
        }
    }
    let first_gap = gaps.first().copied().unwrap_or(text.len());
    let first_end = text[..first_gap].find([',', ':']).unwrap_or(first_gap);
    let first = &text[..first_end];
    if let Some((value, out_of, signed)) = number(first) {
        let after = text[first_end..].trim_start();
        let set_apart = after.is_empty() || after.starts_with([':', '-', '–', '—', ',', '(']);
        if signed || out_of.is_some() || set_apart || scale_declared {
            return Some(Number { value, out_of, written: bare(first).to_owned(), rest: separated(after) });
        }
    }
    let mut from = 0;
    for end in gaps.into_iter().chain([text.len()]) {
        let token = &text[from..end];
        if let Some((value, out_of, true)) = number(token.trim_start()) {
            let rest = [separated(&text[..from]), separated(&text[end..])].join(", ");
            return Some(Number {
                value,
                out_of,
                written: bare(token.trim_start()).to_owned(),
                rest: separated(&rest),
            });
        }
        from = end;
    }
    None
}

/// A text with `4/5` for `4 of 5`.
fn with_slashes(text: &str) -> Cow<'_, str> {
    let mut text = Cow::Borrowed(text);
    // In most texts there is one number.
    let numbers = text.trim_matches(|c: char| !c.is_ascii_digit());
    if numbers.bytes().all(|byte| byte.is_ascii_digit()) {
        return text;
    }
    for of in &SIGNS.of {
        let between_numbers = |at: usize| {
            let (before, after) = (&text[..at], &text[at + of.len()..]);
            before.ends_with(|c: char| c.is_ascii_digit()) && after.starts_with(|c: char| c.is_ascii_digit())
        };
        if let Some((at, _)) = text.match_indices(of).find(|(at, _)| between_numbers(*at)) {
            text = format!("{}/{}", &text[..at], &text[at + of.len()..]).into();
        }
    }
    text
}

/// Where the blanks between words are; those before a percent sign are a part of the number.
fn gaps(text: &str) -> Vec<usize> {
    let mut gaps = Vec::new();
    let mut before_percent = false;
    for (at, byte) in text.bytes().enumerate().rev() {
        match byte {
            b' ' | b'\t' if before_percent => {}
            b' ' | b'\t' => gaps.push(at),
            byte => before_percent = byte == b'%',
        }
    }
    gaps.reverse();
    gaps
}

/// The last comma that is no decimal mark between digits.
fn last_comma(text: &str) -> Option<usize> {
    let digit = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_digit);
    let bytes = text.as_bytes();
    memrchr_iter(b',', bytes).find(|at| !(digit(bytes[..*at].last()) && digit(bytes.get(*at + 1))))
}

/// A token without brackets and commas around it.
fn bare(token: &str) -> &str {
    token.trim_matches(|c| matches!(c, '(' | ')' | '（' | '）' | '[' | ']' | ',' | ';' | ':'))
}

/// A number, what it is out of, and whether it has a sign or brackets.
fn number(token: &str) -> Option<(f64, Option<f64>, bool)> {
    let bare = bare(token);
    let bracketed = token.starts_with(['(', '（', '[']);
    let (value, out_of) = match (bare.split_once('/'), bare.strip_suffix('%')) {
        (Some((value, top)), _) => (value, Some(plain(top)?)),
        (None, Some(percent)) => (percent.trim_end(), Some(100.0)),
        (None, None) => (bare, None),
    };
    let (sign, digits) = match value.chars().next()? {
        '+' => (Some(1.0), &value[1..]),
        '-' => (Some(-1.0), &value[1..]),
        c @ ('−' | '–' | '＋' | '－') => (Some(if c == '＋' { 1.0 } else { -1.0 }), &value[c.len_utf8()..]),
        _ => (None, value),
    };
    Some((sign.unwrap_or(1.0) * plain(digits)?, out_of, sign.is_some() || bracketed))
}

fn plain(digits: &str) -> Option<f64> {
    let fits = digits.starts_with(|c: char| c.is_ascii_digit())
        && digits.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ','));
    if fits && digits.len() <= 12 { digits.replace(',', ".").parse().ok() } else { None }
}

/// Words without the marks and the brackets round them; the sign of a number is no mark.
pub(super) fn separated(words: &str) -> String {
    const MARKS: [char; 10] = [' ', '\t', ',', ';', ':', '-', '–', '—', '=', '|'];
    let bare = words.trim_matches(MARKS);
    // The sign of a number is no mark.
    let before = &words[..words.len() - words.trim_start_matches(MARKS).len()];
    let sign =
        before.chars().next_back().filter(|c| matches!(c, '-' | '–') && bare.starts_with(|c: char| c.is_ascii_digit()));
    let words = &words[before.len() - sign.map_or(0, char::len_utf8)..][..bare.len() + sign.map_or(0, char::len_utf8)];
    let bracketed = words.strip_prefix('(').and_then(|inner| inner.strip_suffix(')'));
    bracketed.filter(|inner| !inner.contains(['(', ')'])).unwrap_or(words).trim().to_owned()
}
