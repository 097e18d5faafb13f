//! Several curves in one picture: of the personas of a map, or of a map and the one it is compared with.
//!
//! They are told apart by their dashes and by a name at the end of each, never by colour. The picture is hidden from those who
//! listen: the rows below it say all it shows.

use textwrap::core::display_width;

use super::curve::{self, CurveView};
use super::fields::initials;
use super::moments::{Felt, points};
use super::table::CellView;
use super::theme::view;
use crate::model::MOST_PERSONAS;

/// The classes of the curves, which say how they are dashed.
pub(super) const CURVES: [&str; MOST_PERSONAS] = ["j-c1", "j-c2", "j-c3", "j-c4", "j-c5"];

/// Names stand so far apart at least, in percent of the height.
const BETWEEN_NAMES: f64 = 16.0;
/// The lowest name stands here at most, in percent of the height.
const LOWEST_NAME: f64 = 92.0;

/// As many letters of a name has the narrowest column room for.
const LETTERS: f64 = 26.0;

/// A curve to be drawn: whose it is, and what is felt from which column up to which.
pub(super) struct Series<'a> {
    /// What stands at its end.
    pub(super) name: String,
    /// What is felt.
    pub(super) cells: Vec<Felt<'a>>,
}

view! {
    /// The name at the end of a curve.
    #[derive(Debug)]
    pub(super) struct EndView {
        y: String,
        name: String,
    }
}

/// The picture: the cells of a row, one for each column. Each curve has the class of its number, from the first of [`CURVES`] on.
pub(super) fn picture<'a>(series: &[Series<'_>], columns: usize) -> Vec<CellView<'a>> {
    let mut cells: Vec<CellView<'a>> = (0..columns).map(|_| CellView::default()).collect();
    for (series, class) in series.iter().zip(CURVES) {
        let borders = (0..columns).map(|column| (column, column + 1));
        if let Some((begins, curve)) = CurveView::across(&series.cells, borders, Some(class)) {
            cells[begins].curves.push(curve);
        }
    }
    for End { number, x, y } in ends(series) {
        for (column, cell) in cells.iter_mut().enumerate() {
            let (left, right) = (column as f64, column as f64 + 1.0);
            if (left..right).contains(&x) {
                let name = name_at(&series[number].name, right - x);
                cell.ends.push(EndView { y: curve::number(y), name });
            }
        }
    }
    cells
}

/// A name to stand at the end of a curve, where so much of a column's width is left: in full, or its initials. The row of the
/// curve says it in full.
fn name_at(name: &str, room: f64) -> String {
    let fits = display_width(name) as f64 <= room * LETTERS;
    if fits { name.to_owned() } else { initials(name).unwrap_or_else(|| name.to_owned()) }
}

/// Where a curve's name stands.
pub(super) struct End {
    /// Which of the curves it is.
    pub(super) number: usize,
    /// In column widths from the start of the picture.
    pub(super) x: f64,
    /// In percent of the height.
    pub(super) y: f64,
}

/// The ends of the curves from top to bottom, moved apart where they would lie on each other.
pub(super) fn ends(series: &[Series<'_>]) -> Vec<End> {
    let last = |(number, series): (usize, &Series<'_>)| {
        let (x, y) = series.cells.iter().flat_map(points).next_back()?;
        Some(End { number, x, y })
    };
    let mut ends: Vec<End> = series.iter().enumerate().filter_map(last).collect();
    ends.sort_by(|a, b| a.y.total_cmp(&b.y));
    for i in 1..ends.len() {
        ends[i].y = ends[i].y.max(ends[i - 1].y + BETWEEN_NAMES);
    }
    let mut lowest = LOWEST_NAME;
    for end in ends.iter_mut().rev() {
        end.y = end.y.min(lowest);
        lowest = end.y - BETWEEN_NAMES;
    }
    ends
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_leaves_its_point_alone() {
        for (name, room, shown) in [
            ("Nadia", 0.5, "Nadia"),
            ("Current state", 0.5, "Current state"),
            ("Amara Osei-Bonsu", 0.5, "AO"),
            ("Nadia", 0.125, "N"),
            ("田中花子", 0.25, "田"),
            ("1234567890123456", 0.5, "1234567890123456"),
        ] {
            assert_eq!(name_at(name, room), shown);
        }
    }
}
