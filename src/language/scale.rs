//! Scales as writers declare them: `1..5`, `1-5`, `1–5`, `1 to 5`.

use super::names::signs::SIGNS;
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
    let mut marks = ["..", "–", "—", "~", "〜"].into_iter().chain(SIGNS.to.iter().copied());
    let (worst, best) = marks.find_map(|mark| text.split_once(mark)).or_else(hyphen).ok_or("not two numbers")?;
    let number = |part: &str| part.trim().parse::<f64>().ok().filter(|n| n.is_finite()).ok_or("not two numbers");
    let (worst, best) = (number(worst)?, number(best)?);
    if (worst - best).abs() < 1e-9 { Err("the same number twice") } else { Ok(Scale { worst, best }) }
}

#[cfg(test)]
mod tests {
    use super::*;

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
