//! The scored moments of what is felt in a row of cells: where they stand, and which of them follow each other.

use crate::model::Emotion;

/// What is felt, with the first column and the one after the last.
pub(super) type Felt<'a> = (Option<&'a Emotion>, usize, usize);

/// A scored moment: its place in column widths from the start of the table, and its height in percent of the plot.
pub(super) type Point = (f64, f64);

/// The height of a score in percent of the plot, from its top: +2 at 16, −2 at 84.
pub(super) fn height(score: f64) -> f64 {
    50.0 - 17.0 * score
}

/// Where the moment `index` of `count` stands between the borders of its cell, 0 to 1.
pub(super) fn along(index: usize, count: usize) -> f64 {
    (index as f64 + 0.5) / count as f64
}

/// The scored moments of a cell.
pub(super) fn points(felt: &Felt<'_>) -> Vec<Point> {
    moments(felt).flatten().collect()
}

/// The unbroken runs of scored moments in `cells`, from left to right. What has no score breaks them, and so does a column that
/// none of the cells is in.
pub(super) fn runs(cells: &[Felt<'_>]) -> Vec<Vec<Point>> {
    let mut runs: Vec<Vec<Point>> = vec![Vec::new()];
    let mut reached = 0;
    for felt @ (emotion, left, right) in cells {
        if *left > reached || emotion.is_none_or(|emotion| emotion.feelings.is_empty()) {
            runs.push(Vec::new());
        }
        for moment in moments(felt) {
            match (moment, runs.last_mut()) {
                (Some(point), Some(run)) => run.push(point),
                _ => runs.push(Vec::new()),
            }
        }
        reached = *right;
    }
    runs.retain(|run| run.len() > 1);
    runs
}

/// The moments of a cell, those without a score as none.
fn moments<'a>(&(emotion, left, right): &Felt<'a>) -> impl Iterator<Item = Option<Point>> + use<'a> {
    let feelings = emotion.map_or(&[][..], |emotion| &emotion.feelings);
    let width = (right - left) as f64;
    feelings.iter().enumerate().map(move |(i, feeling)| {
        let x = left as f64 + width * along(i, feelings.len());
        feeling.score.map(|score| (x, height(score)))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Feeling;

    fn felt(scores: &[Option<f64>]) -> Emotion {
        let feelings = scores.iter().map(|score| Feeling { score: *score, ..Feeling::default() }).collect();
        Emotion { feelings, ..Emotion::default() }
    }

    #[test]
    fn a_moment_without_a_score_breaks_a_run_and_so_does_a_column_without_a_cell() {
        let (a, b) = (felt(&[Some(1.0), Some(2.0)]), felt(&[Some(0.0)]));
        let cells = [(Some(&a), 0, 1), (Some(&b), 1, 2), (None, 2, 3), (Some(&b), 3, 4), (Some(&a), 4, 6)];
        assert_eq!(
            runs(&cells),
            [vec![(0.25, 33.0), (0.75, 16.0), (1.5, 50.0)], vec![(3.5, 50.0), (4.5, 33.0), (5.5, 16.0)]]
        );
        let unsure = felt(&[Some(1.0), None, Some(0.0)]);
        assert_eq!(
            runs(&[(Some(&b), 0, 1), (Some(&unsure), 1, 4), (Some(&b), 4, 5)]),
            [vec![(0.5, 50.0), (1.5, 33.0)], vec![(3.5, 50.0), (4.5, 50.0)]]
        );
        assert_eq!(
            runs(&[(Some(&a), 0, 1), (Some(&a), 2, 3)]),
            [vec![(0.25, 33.0), (0.75, 16.0)], vec![(2.25, 33.0), (2.75, 16.0)]]
        );
    }
}
