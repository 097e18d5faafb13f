//! The emotion curve: a monotone cubic through the scores, drawn once across the cells of a row.
//!
//! Monotone, so that it never shows a higher or lower feeling than was written. The cell that it begins in holds it, and is
//! what it is measured by: all columns are equally wide.

use std::fmt::Write as _;

use super::moments::{Felt, Point, points, runs};
use super::theme::view;

view! {
    /// A curve, in the cell that it begins in.
    #[derive(Debug)]
    pub(super) struct CurveView {
        /// Which of several curves it is.
        class: Option<&'static str>,
        /// How far it reaches from the start of that cell, in percent of the cell's width.
        width: String,
        path: String,
        /// The path of its moments, where they have no faces.
        dots: String,
    }
}

impl CurveView {
    /// The curve through what is felt in the cells of a row, and the number of the one it begins in; none where there is nothing
    /// to draw. Cells are a first column and the one after the last. One of several curves has a class, and a dot for each moment.
    pub(super) fn across(
        felt: &[Felt<'_>],
        mut cells: impl Iterator<Item = (usize, usize)>,
        class: Option<&'static str>,
    ) -> Option<(usize, Self)> {
        let runs = runs(felt);
        let moments = if class.is_some() { felt.iter().flat_map(points).collect() } else { runs.concat() };
        let (first, last) = (moments.first()?, moments.last()?);
        let mut home = (0, 0);
        let begins = cells.position(|cell| {
            home = cell;
            first.0 < cell.1 as f64
        })?;
        let (left, right) = (home.0 as f64, home.1 as f64);
        let place = |&(x, y): &Point| ((x - left) / (right - left) * 100.0, y);
        let mut dots = String::new();
        for (x, y) in moments.iter().map(place).filter(|_| class.is_some()) {
            write_numbers(&mut dots, 'M', [x, y]);
            dots.push_str("h0");
        }
        let path = path(runs.iter().map(|run| run.iter().map(place).collect()));
        Some((begins, Self { class, width: number(place(last).0), path, dots }))
    }
}

/// The curve through unbroken runs of moments, all from left to right, as the data of a path.
pub(super) fn path(runs: impl Iterator<Item = Vec<Point>>) -> String {
    let mut path = String::new();
    for run in runs {
        let slopes = slopes(&run);
        for (i, &(x, y)) in run.iter().enumerate() {
            let Some(&(x0, y0)) = i.checked_sub(1).and_then(|before| run.get(before)) else {
                write_numbers(&mut path, 'M', [x, y]);
                continue;
            };
            let third = (x - x0) / 3.0;
            let (from, to) = (y0 + slopes[i - 1] * third, y - slopes[i] * third);
            write_numbers(&mut path, 'C', [x0 + third, from, x - third, to, x, y]);
        }
    }
    path
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
    use crate::model::{Emotion, Feeling};

    fn felt(scores: &[f64]) -> Emotion {
        let feelings = scores.iter().map(|score| Feeling { score: Some(*score), ..Feeling::default() }).collect();
        Emotion { feelings, ..Emotion::default() }
    }

    #[test]
    fn a_curve_stands_in_the_cell_it_begins_in_and_reaches_to_its_last_moment() {
        let (one, two) = (felt(&[1.0]), felt(&[-2.0, 0.0]));
        let cells = [(None, 0, 1), (Some(&one), 1, 2), (Some(&two), 2, 4), (None, 4, 5)];
        let (begins, curve) = CurveView::across(&cells, cells.iter().map(|cell| (cell.1, cell.2)), None).unwrap();
        assert_eq!((begins, &*curve.width, &*curve.dots), (1, "250", ""));
        assert_eq!(curve.path, "M50 33C83.3 33 116.7 84 150 84C183.3 84 216.7 50 250 50");
        let (_, wide) = CurveView::across(&cells, [(0, 2), (2, 4)].into_iter(), Some("x")).unwrap();
        assert_eq!((&*wide.width, &*wide.dots), ("175", "M75 33h0M125 84h0M175 50h0"));
    }

    #[test]
    fn where_nothing_leads_on_there_is_no_curve_and_one_of_several_has_its_dot() {
        let one = felt(&[1.0]);
        let cells = [(Some(&one), 0, 1), (None, 1, 2)];
        let across = |class| CurveView::across(&cells, [(0, 1), (1, 2)].into_iter(), class);
        assert!(across(None).is_none());
        let (_, dot) = across(Some("x")).unwrap();
        assert_eq!((&*dot.path, &*dot.dots), ("", "M50 33h0"));
    }

    #[test]
    fn a_curve_begins_anew_behind_a_gap() {
        let runs = [vec![(0.0, 50.0), (3.0, 50.0)], vec![(9.0, 50.0), (12.0, 16.0)]];
        assert_eq!(path(runs.into_iter()), "M0 50C1 50 2 50 3 50M9 50C10 50 11 16 12 16");
    }

    #[test]
    fn numbers_have_one_decimal_at_most() {
        let written = [0.0, -0.01, 0.04, 0.05, -0.25, 58.5, -58.54, 100.0, 1234.56].map(number);
        assert_eq!(written, ["0", "0", "0", "0.1", "-0.3", "58.5", "-58.5", "100", "1234.6"]);
    }
}
