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

/// The piece of the curve through `points` (one unbroken run, from left to right) between `left` and `right`, as the data
/// of a path in a box of this width. Empty where the curve does not pass.
pub(super) fn piece(points: &[Point], left: f64, right: f64, width: f64) -> String {
    let slopes = slopes(points);
    let mut path = String::new();
    for (i, pair) in points.windows(2).enumerate() {
        let [(x0, y0), (x1, y1)] = [pair[0], pair[1]];
        let (from, to) = (x0.max(left), x1.min(right));
        let step = x1 - x0;
        if from >= to || step <= 0.0 {
            continue;
        }
        // The control points stand at thirds of the width: so x is linear in t, and a cut at x is a cut at t.
        let curve = [y0, y0 + slopes[i] * step / 3.0, y1 - slopes[i + 1] * step / 3.0, y1];
        let part = cut(curve, (from - x0) / step, (to - x0) / step);
        let x = |along: f64| (from + (to - from) * along - left) / (right - left) * width;
        if path.is_empty() {
            let _ = write!(path, "M{} {}", number(x(0.0)), number(part[0]));
        }
        let [a, b, c] = [1.0 / 3.0, 2.0 / 3.0, 1.0].map(|t| number(x(t)));
        let [p, q, r] = [part[1], part[2], part[3]].map(number);
        let _ = write!(path, "C{a} {p} {b} {q} {c} {r}");
    }
    path
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
    let rounded = (value * 10.0).round() / 10.0;
    // Never `-0`.
    format!("{}", rounded + 0.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_meet_at_the_border_of_their_columns() {
        let points = [(0.5, height(1.0)), (1.5, height(-2.0)), (2.5, height(0.0))];
        let (first, second) = (piece(&points, 0.0, 1.0, 100.0), piece(&points, 1.0, 2.0, 100.0));
        assert!(first.starts_with("M50 33C") && first.ends_with("100 58.5"), "{first}");
        assert!(second.starts_with("M0 58.5C"), "{second}");
        assert_eq!(piece(&points, 3.0, 4.0, 100.0), "");
        assert_eq!(piece(&points[..1], 0.0, 1.0, 100.0), "");
    }
}
