//! The ground of a drawing with the curves on it. What stands on it has its places from its corner.

use super::super::curve::{self, number};
use super::super::moments::{Felt, along, height, points, runs};
use super::super::picture::Series;
use super::super::theme::view;
use crate::model::{MOST_PERSONAS, Mood};

view! {
    /// The ground and the curves.
    #[derive(Debug)]
    pub(super) struct PlotView {
        /// What moves it to its place, and turns it round where stages go from right to left.
        transform: String,
        width: String,
        height: String,
        middle: String,
        borders: Vec<String>,
        curves: Vec<CurveView>,
        faces: Vec<FaceAt>,
    }
}

view! {
    #[derive(Debug)]
    struct CurveView {
        /// As `stroke-dasharray` has it.
        dashes: Option<&'static str>,
        path: String,
        dots: Vec<DotView>,
    }
}

view! {
    #[derive(Debug)]
    struct DotView {
        x: String,
        y: String,
    }
}

view! {
    /// A face, from the corner of its box.
    #[derive(Debug)]
    struct FaceAt {
        x: String,
        y: String,
        scale: String,
        colour: &'static str,
        solid: bool,
        mouth: &'static str,
    }
}

/// The height of the ground.
pub(super) const HEIGHT: f64 = 220.0;

/// How curves are dashed, as on pages.
const DASHES: [Option<&str>; MOST_PERSONAS] = [None, Some("7 5"), Some("1 5"), Some("12 5 1 5"), Some("3 3")];

/// How wide a face is, and how wide the box is that it is drawn in.
const FACE: f64 = 30.0;
const FACE_BOX: f64 = 22.0;

/// The accents: more than 4.5 to 1 on white (WCAG 2.2, 1.4.3).
const GOOD: &str = "#08796a";
const BAD: &str = "#bd3415";
const NEITHER: &str = "#57606a";

/// How far below the top of the ground a height in percent is.
pub(super) fn down(percent: f64) -> f64 {
    percent * HEIGHT / 100.0
}

/// Draws the curves over columns of this width; `borders` are the columns after which another stage begins.
pub(super) fn plot(
    series: &[Series<'_>],
    transform: String,
    (columns, column): (usize, f64),
    borders: &[usize],
) -> PlotView {
    let width = columns as f64 * column;
    let place = |(x, y): (f64, f64)| (x * column, down(y));
    let is_one = series.len() == 1;
    let curve = |(series, dashes): (&Series<'_>, Option<&'static str>)| {
        let runs = runs(&series.cells).into_iter().map(|run| run.into_iter().map(place).collect());
        let dots = series.cells.iter().filter(|_| !is_one).flat_map(points).map(place);
        CurveView {
            dashes,
            path: curve::path(runs),
            dots: dots.map(|(x, y)| DotView { x: number(x), y: number(y) }).collect(),
        }
    };
    PlotView {
        transform,
        width: number(width),
        height: number(HEIGHT),
        middle: number(down(height(0.0))),
        borders: borders.iter().map(|border| number(*border as f64 * column)).collect(),
        curves: series.iter().zip(DASHES.into_iter().cycle()).map(curve).collect(),
        faces: series
            .iter()
            .filter(|_| is_one)
            .flat_map(|one| &one.cells)
            .flat_map(|cell| faces(cell, column))
            .collect(),
    }
}

fn faces(&(emotion, left, right): &Felt<'_>, column: f64) -> Vec<FaceAt> {
    let feelings = emotion.map_or(&[][..], |emotion| &emotion.feelings);
    let at = |(i, score): (usize, Option<f64>)| {
        let score = score?;
        let x = (left as f64 + (right - left) as f64 * along(i, feelings.len())) * column;
        let (colour, solid, mouth) = match Mood::of(score) {
            Mood::VeryPositive => (GOOD, true, "M6 13q5 7 10 0z"),
            Mood::Positive => (GOOD, false, "M6 13q5 5 10 0"),
            Mood::Neutral => (NEITHER, false, "M7 15h8"),
            Mood::Negative => (BAD, false, "M6 16q5-5 10 0"),
            Mood::VeryNegative => (BAD, true, "M6 17q5-7 10 0z"),
        };
        Some(FaceAt {
            x: number(x - FACE / 2.0),
            y: number(down(height(score)) - FACE / 2.0),
            scale: number(FACE / FACE_BOX),
            colour,
            solid,
            mouth,
        })
    };
    feelings.iter().map(|feeling| feeling.score).enumerate().filter_map(at).collect()
}
