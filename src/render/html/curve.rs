//! The emotion curve: a monotone cubic through the scores, cut at the borders of the columns.
//!
//! Monotone, so that it never shows a higher or lower feeling than was written. Each cell holds its own piece, so the
//! curve cannot drift from the table.

// Points and control points are called what mathematics calls them.
#![allow(clippy::many_single_char_names)]

use std::fmt::Write as _;

/// A scored moment: its place in column widths from the start of the table, and its height in percent of the plot.
pub(super) type Point = (f64, f64);

/// The height of a score in percent of the plot, from its top: +2 at 16, −2 at 84.
pub(super) fn height(score: f64) -> f64 {
    50.0 - 17.0 * score
}

/// A curve, from left to right.
#[derive(Debug, Default)]
pub(super) struct Curve(Vec<Stretch>);

/// A curve between two moments that follow each other.
#[derive(Debug)]
struct Stretch {
    from: Point,
    to: Point,
    /// Its slopes at either end.
    slopes: [f64; 2],
    /// Whether a gap stands before it, or nothing.
    begins: bool,
}

impl Curve {
    /// The curve through unbroken runs of moments, all from left to right.
    pub(super) fn through(runs: impl IntoIterator<Item = Vec<Point>>) -> Self {
        let stretches = |points: Vec<Point>| {
            let slopes = slopes(&points);
            (1..points.len()).map(move |i| Stretch {
                from: points[i - 1],
                to: points[i],
                slopes: [slopes[i - 1], slopes[i]],
                begins: i == 1,
            })
        };
        Self(runs.into_iter().flat_map(stretches).collect())
    }

    /// The piece of the curve between `left` and `right`, as the data of a path in a box of this width. Empty where the curve
    /// does not pass.
    pub(super) fn piece(&self, left: f64, right: f64, width: f64) -> String {
        let first = self.0.partition_point(|stretch| stretch.to.0 <= left);
        let mut path = String::new();
        for Stretch { from: (x0, y0), to: (x1, y1), slopes, begins } in &self.0[first..] {
            let (from, to, step) = (x0.max(left), x1.min(right), x1 - x0);
            if from >= right {
                break;
            }
            // The control points stand at thirds of the width: so x is linear in t, and a cut at x is a cut at t.
            let curve = [*y0, y0 + slopes[0] * step / 3.0, y1 - slopes[1] * step / 3.0, *y1];
            let part = cut(curve, (from - x0) / step, (to - x0) / step);
            let x = |along: f64| (from + (to - from) * along - left) / (right - left) * width;
            if path.is_empty() || *begins {
                write_numbers(&mut path, 'M', [x(0.0), part[0]]);
            }
            write_numbers(&mut path, 'C', [x(1.0 / 3.0), part[1], x(2.0 / 3.0), part[2], x(1.0), part[3]]);
        }
        path
    }
}

/// A command of a path.
fn write_numbers<const N: usize>(path: &mut String, command: char, numbers: [f64; N]) {
    for (i, value) in numbers.into_iter().enumerate() {
        path.push(if i == 0 { command } else { ' ' });
        write_number(path, value);
    }
}

/// The slopes of a monotone cubic (Fritsch and Carlson, with their weighted harmonic mean).
fn slopes(points: &[Point]) -> Vec<f64> {
    let secants: Vec<(f64, f64)> =
        points.windows(2).map(|p| (p[1].0 - p[0].0, (p[1].1 - p[0].1) / (p[1].0 - p[0].0))).collect();
    (0..points.len())
        .map(|i| match (i.checked_sub(1).and_then(|before| secants.get(before)), secants.get(i)) {
            (Some(&(h0, d0)), Some(&(h1, d1))) if d0 * d1 > 0.0 => {
                let (w0, w1) = (2.0 * h1 + h0, h1 + 2.0 * h0);
                (w0 + w1) / (w0 / d0 + w1 / d1)
            }
            // At its ends and at its turning points the curve is level.
            _ => 0.0,
        })
        .collect()
}

/// The part of a Bézier curve's heights between `from` and `to`, by de Casteljau's way.
fn cut(curve: [f64; 4], from: f64, to: f64) -> [f64; 4] {
    let head = split(curve, to).0;
    split(head, from / to).1
}

fn split([a, b, c, d]: [f64; 4], t: f64) -> ([f64; 4], [f64; 4]) {
    let mix = |p: f64, q: f64| p + (q - p) * t;
    let (ab, bc, cd) = (mix(a, b), mix(b, c), mix(c, d));
    let (abc, bcd) = (mix(ab, bc), mix(bc, cd));
    let middle = mix(abc, bcd);
    ([a, ab, abc, middle], [middle, bcd, cd, d])
}

/// One decimal, and none where it is zero: bytes count, the eye does not see more.
pub(super) fn number(value: f64) -> String {
    let mut number = String::new();
    write_number(&mut number, value);
    number
}

/// The same, written behind a text. Ten times the number is a whole one, and those are quickly written.
#[allow(clippy::cast_possible_truncation, reason = "numbers in a drawing are small")]
fn write_number(text: &mut String, value: f64) {
    let tenths = (value * 10.0).round() as i64;
    if tenths < 0 {
        text.push('-');
    }
    let _ = write!(text, "{}", tenths.unsigned_abs() / 10);
    if tenths % 10 != 0 {
        let _ = write!(text, ".{}", tenths.unsigned_abs() % 10);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_meet_at_the_border_of_their_columns() {
        let points = [(0.5, height(1.0)), (1.5, height(-2.0)), (2.5, height(0.0))];
        let curve = Curve::through([points.to_vec()]);
        let (first, second) = (curve.piece(0.0, 1.0, 100.0), curve.piece(1.0, 2.0, 100.0));
        assert!(first.starts_with("M50 33C") && first.ends_with("100 58.5"), "{first}");
        assert!(second.starts_with("M0 58.5C"), "{second}");
        assert_eq!(curve.piece(3.0, 4.0, 100.0), "");
        assert_eq!(Curve::through([points[..1].to_vec()]).piece(0.0, 1.0, 100.0), "");
    }

    #[test]
    fn a_curve_begins_anew_behind_a_gap() {
        let curve = Curve::through([vec![(0.1, 50.0), (0.2, 50.0)], vec![(0.5, 50.0), (1.5, 50.0)]]);
        assert_eq!(curve.piece(0.0, 1.0, 100.0), "M10 50C13.3 50 16.7 50 20 50M50 50C66.7 50 83.3 50 100 50");
    }

    #[test]
    fn numbers_have_one_decimal_at_most() {
        let written = [0.0, -0.01, 0.04, 0.05, -0.25, 58.5, -58.54, 100.0, 1234.56].map(number);
        assert_eq!(written, ["0", "0", "0", "0.1", "-0.3", "58.5", "-58.5", "100", "1234.6"]);
    }
}
