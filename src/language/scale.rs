//! Scales as writers declare them: `1..5`, `1-5`, `1–5`, `1 to 5`; or state them behind the name of a row: `1 = bad, 5 = good`.
//!
//! Words for the ends of a scale are data: `data/signs.toml`.

use std::ops::Range;

use super::names::folding::fold;
use super::names::lexicon;
use super::names::signs::SIGNS;
use super::names::vocabulary::Vocabulary;
use crate::model::Scale;

/// Reads a scale: the worst number first, the best one last.
///
/// # Errors
///
/// Fails with what it is instead, where it does not name two numbers that differ.
pub fn scale(text: &str) -> Result<Scale, &'static str> {
    let text = text.trim().replace('−', "-");
    // A hyphen separates only where a number has begun: the first one may be a sign.
    let hyphen = || {
        let at = 1 + text.get(1..)?.find('-')?;
        Some((&text[..at], &text[at + 1..]))
    };
    let mut marks = ["..", "…", "–", "—", "~", "〜"].into_iter().chain(SIGNS.to.iter().copied());
    let (worst, best) = marks.find_map(|mark| text.split_once(mark)).or_else(hyphen).ok_or("not two numbers")?;
    let number = |part: &str| part.trim().parse::<f64>().ok().filter(|n| n.is_finite()).ok_or("not two numbers");
    let (worst, best) = (number(worst)?, number(best)?);
    if (worst - best).abs() < 1e-9 { Err("the same number twice") } else { Ok(Scale { worst, best }) }
}

/// What a text says about how numbers are counted.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Stated {
    /// On this scale.
    On(Scale),
    /// On one of which nobody can tell what its worst and its best number are.
    Unclear,
}

/// What a text says about how numbers are counted, if it is about that: `1-5`, `scale of 1 to 5`, `1 = bad, 5 = good`, `1-5, 1 =
/// best`.
pub(super) fn stated(text: &str) -> Option<Stated> {
    let text = text.replace('−', "-");
    let text = text.trim();
    if let Ok(scale) = scale(without_lead(text)) {
        return Some(Stated::On(scale));
    }
    let numbers = numbers(text);
    let first = numbers.first()?;
    let (mut ends, mut worst, mut best) = (Vec::<f64>::new(), None, None);
    for (at, (number, range)) in numbers.iter().enumerate() {
        if !ends.contains(number) {
            ends.push(*number);
        }
        // What a number means stands behind it, or before it where the text begins with that.
        let behind = numbers.get(at + 1).map_or(text.len(), |(_, next)| next.start);
        let before = at.checked_sub(1).map_or(0, |last| numbers[last].1.end);
        let words = if is_end(&text[..first.1.start]) { before..range.start } else { range.end..behind };
        for word in text[words].split(|c: char| !c.is_alphabetic()) {
            best = best.or(SIGNS.best.contains(word).then_some(*number));
            worst = worst.or(SIGNS.worst.contains(word).then_some(*number));
        }
    }
    let other = |end: f64| ends.iter().copied().find(|number| (number - end).abs() > 1e-9);
    let is_scale =
        ends.len() > 1 || text.contains('=') || text.starts_with('/') || SIGNS.of.iter().any(|of| is_part_of(text, of));
    match (ends.len(), worst.or_else(|| other(best?)), best.or_else(|| other(worst?))) {
        (2, Some(worst), Some(best)) if (worst - best).abs() > 1e-9 => Some(Stated::On(Scale { worst, best })),
        _ => is_scale.then_some(Stated::Unclear),
    }
}

/// Whether a text says how numbers are counted, as brackets behind the name of a row may: `1-5`, `1 = bad, 5 = good`.
#[must_use]
pub fn says_scale(text: &str) -> bool {
    matches!(stated(text), Some(Stated::On(_)))
}

/// Whether a text begins with what stands between a part and the whole: `out of 5`.
fn is_part_of(text: &str, of: &str) -> bool {
    text.to_lowercase().strip_prefix(of.trim_start()).is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
}

/// Whether words name an end of a scale: `best = `.
fn is_end(words: &str) -> bool {
    words.split(|c: char| !c.is_alphabetic()).any(|word| SIGNS.best.contains(word) || SIGNS.worst.contains(word))
}

/// A text without the words before a scale that only say that it is one: `scale of 1-5`, `from 1 to 5`.
fn without_lead(text: &str) -> &str {
    let named = text.split_once([' ', ':']).filter(|(word, _)| Vocabulary::is_name_of_scale(&fold(word)));
    let text = named.map_or(text, |(_, rest)| rest.trim_start());
    let text = SIGNS.of.iter().find_map(|of| text.strip_prefix(of.trim_start())).unwrap_or(text);
    lexicon::without_origin(text)
}

/// The numbers in a text. A hyphen is a sign unless it stands behind a number.
fn numbers(text: &str) -> Vec<(f64, Range<usize>)> {
    let mut found: Vec<(f64, Range<usize>)> = Vec::new();
    let mut at = 0;
    while let Some(start) = text[at..].find(|c: char| c.is_ascii_digit()).map(|start| at + start) {
        let is_part = |c: char| c.is_ascii_digit() || c == '.';
        let end = text[start..].find(|c| !is_part(c)).map_or(text.len(), |length| start + length);
        at = end;
        let before = text[..start].trim_end_matches(['-', '+']);
        let behind_number = before.trim_end().ends_with(|c: char| c.is_ascii_digit());
        let sign = if text[..start].ends_with('-') && !behind_number { -1.0 } else { 1.0 };
        if let Ok(number) = text[start..end].trim_end_matches('.').parse::<f64>() {
            found.push((sign * number, before.len()..end));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scales_are_stated_in_words() {
        let on = |worst, best| Some(Stated::On(Scale { worst, best }));
        for (text, expected) in [
            ("1-5", on(1.0, 5.0)),
            ("scale 1-5", on(1.0, 5.0)),
            ("scale of 1 to 5", on(1.0, 5.0)),
            ("von 1 bis 5", on(1.0, 5.0)),
            ("−3…+3", on(-3.0, 3.0)),
            ("1 = bad, 5 = good", on(1.0, 5.0)),
            ("1 = bad / 5 = good", on(1.0, 5.0)),
            ("1 bad - 5 good", on(1.0, 5.0)),
            ("1 low, 5 high", on(1.0, 5.0)),
            ("1 schlecht - 5 gut", on(1.0, 5.0)),
            ("1 = very good, 6 = very bad", on(6.0, 1.0)),
            ("1-5, 5 = best", on(1.0, 5.0)),
            ("1-5, 1 = best", on(5.0, 1.0)),
            ("best = 1, worst = 5", on(5.0, 1.0)),
            ("-2 = sad, 2 = happy", on(-2.0, 2.0)),
            ("out of 5", Some(Stated::Unclear)),
            ("/5", Some(Stated::Unclear)),
            ("5 = best", Some(Stated::Unclear)),
            ("Schulnote 1-6", Some(Stated::Unclear)),
            ("1 = cold, 5 = hot", Some(Stated::Unclear)),
            ("Ada", None),
            ("top 3", None),
            ("2026", None),
            ("", None),
        ] {
            assert_eq!(stated(text), expected, "{text}");
        }
    }

    #[test]
    fn scales_are_read() {
        let read = |text: &str| scale(text).map(|scale| (scale.worst, scale.best));
        for text in ["1..5", " 1 .. 5 ", "1-5", "1 - 5", "1–5", "1 to 5", "1.0..5"] {
            assert_eq!(read(text), Ok((1.0, 5.0)), "{text}");
        }
        for text in ["1 bis 5", "1 à 5", "1 a 5", "1から5", "1에서 5", "1到5", "1 до 5"] {
            assert_eq!(read(text), Ok((1.0, 5.0)), "{text}");
        }
        for text in ["-2..2", "−2 to 2", "-2 to +2", "-2-2"] {
            assert_eq!(read(text), Ok((-2.0, 2.0)), "{text}");
        }
        assert_eq!(read("2--2"), Ok((2.0, -2.0)));
        assert_eq!(read("0.5-9.5"), Ok((0.5, 9.5)));
        assert_eq!(read("3..3"), Err("the same number twice"));
        for text in ["", "5", "-5", "1..", "..5", "one..five", "1..nan", "1..inf", "é-5"] {
            assert_eq!(read(text), Err("not two numbers"), "{text}");
        }
    }
}
