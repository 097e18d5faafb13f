//! Text in a drawing: broken into lines, each at its own place.
//!
//! Nothing here can measure type. A line breaks where letters of a mean width would fill it; wide ones count twice.

use crate::render::html::curve::number;
use crate::render::html::theme::view;

/// The height of a line, and the mean width of a letter, as parts of the size of the type.
const LINE: f64 = 1.35;
const LETTER: f64 = 0.56;
/// Where letters stand in their line, as a part of its height: programs do not agree on other baselines than their own.
const BASELINE: f64 = 0.74;

view! {
    /// A line of text.
    #[derive(Debug)]
    pub(super) struct TextView {
        x: String,
        y: String,
        size: String,
        anchor: &'static str,
        bold: bool,
        quiet: bool,
        words: String,
    }
}

/// What a text looks like.
#[derive(Debug, Clone, Copy)]
pub(super) struct Type {
    /// The size of its letters, in pixels.
    pub(super) size: f64,
    pub(super) bold: bool,
    pub(super) quiet: bool,
    /// Which part of it stands at its place.
    pub(super) anchor: Anchor,
}

/// A part of a line.
#[derive(Debug, Clone, Copy)]
pub(super) enum Anchor {
    Start,
    Middle,
    End,
}

/// The texts of a drawing.
#[derive(Debug, Default)]
pub(super) struct Lettering {
    /// The width of the drawing, where it is to be read from right to left.
    pub(super) mirror: Option<f64>,
    pub(super) texts: Vec<TextView>,
}

impl Lettering {
    /// Writes lines of at most `width`, from `y` downwards. Gives where they end.
    pub(super) fn write(&mut self, words: &str, look: Type, (x, mut y): (f64, f64), width: f64) -> f64 {
        let x = self.mirror.map_or(x, |all| all - x);
        let anchor = match (look.anchor, self.mirror) {
            (Anchor::Middle, _) => "middle",
            (Anchor::Start, None) | (Anchor::End, Some(_)) => "start",
            _ => "end",
        };
        for words in lines(words, look.size, width) {
            let Type { size, bold, quiet, .. } = look;
            let baseline = y + size * LINE * BASELINE;
            self.texts.push(TextView {
                x: number(x),
                y: number(baseline),
                size: number(size),
                anchor,
                bold,
                quiet,
                words,
            });
            y += size * LINE;
        }
        y
    }

    /// Writes lines whose middle is at `y`.
    pub(super) fn write_around(&mut self, words: &str, look: Type, (x, y): (f64, f64), width: f64) {
        let height = lines(words, look.size, width).len() as f64 * look.size * LINE;
        self.write(words, look, (x, y - height / 2.0), width);
    }
}

fn lines(words: &str, size: f64, width: f64) -> Vec<String> {
    let letters = (width / (size * LETTER)).max(4.0);
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a drawing is far narrower than that")]
    let lines = textwrap::wrap(words.trim(), letters as usize);
    lines.into_iter().map(|line| valid(&line)).filter(|line| !line.is_empty()).collect()
}

/// Words without what XML cannot hold (XML 1.0, 2.2).
pub(super) fn valid(words: &str) -> String {
    words.chars().filter(|c| !c.is_control() && !matches!(c, '\u{fffe}' | '\u{ffff}')).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_ends_where_its_letters_fill_it() {
        assert_eq!(
            lines("Compares three tools in browser tabs", 14.0, 140.0),
            ["Compares three", "tools in browser", "tabs"]
        );
        assert_eq!(lines("見積もりを比べて選ぶ", 14.0, 100.0), ["見積もりを比", "べて選ぶ"]);
        assert_eq!(lines(" \u{1} ", 14.0, 100.0), [""; 0]);
    }
}
