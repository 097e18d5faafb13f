//! An emotion in its cell: faces on the curve, words and signed numbers below.
//!
//! The text is the truth; the drawings are hidden from those who listen.

use super::curve::{self, Curve, Point};
use super::picture::Felt;
use super::theme::view;
use crate::model::{Emotion, Feeling, Mood};
use crate::render::words::{Words, capitalised};

view! {
    /// An emotion in its cell.
    #[derive(Debug)]
    pub(super) struct EmotionView<'a> {
        plot: bool,
        path: String,
        feelings: Vec<FeelingView<'a>>,
    }
}

view! {
    #[derive(Debug)]
    struct FeelingView<'a> {
        face: Option<FaceView>,
        then: Option<&'a str>,
        words: String,
        score: Option<String>,
    }
}

view! {
    /// A face: how somebody feels at a point of the curve.
    #[derive(Debug)]
    pub(super) struct FaceView {
        pub(super) level: &'static str,
        x: String,
        y: String,
        pub(super) mouth: &'static str,
    }
}

impl<'a> EmotionView<'a> {
    /// An emotion, with its piece of the curve still to come.
    pub(super) fn new(emotion: &Emotion, words: &'a Words) -> Self {
        let count = emotion.feelings.len();
        let feeling = |(i, feeling): (usize, &Feeling)| FeelingView {
            face: feeling.score.map(|score| face(score, along(i, count) * 100.0)),
            then: (i > 0).then_some(words.text.emotion.then.as_str()),
            words: label(feeling, words),
            score: feeling.score.map(|score| words.score(score)),
        };
        Self { plot: false, path: String::new(), feelings: emotion.feelings.iter().enumerate().map(feeling).collect() }
    }

    /// The emotion with the piece of the curve that passes its columns.
    pub(super) fn with_curve(mut self, curve: &Curve, left: usize, right: usize) -> Self {
        self.path = curve.piece(left as f64, right as f64, 100.0);
        self.plot = !self.path.is_empty();
        self
    }
}

/// What an emotion is called: the writer's words, else the writer's faces.
pub(super) fn label(feeling: &Feeling, words: &Words) -> String {
    let own = if feeling.words.is_empty() { &feeling.faces } else { &feeling.words };
    if own.is_empty() && feeling.score.is_none() { words.text.emotion.unscored.clone() } else { capitalised(own) }
}

/// An emotion in one line: `Stressed −1 then Relieved +2`.
pub(super) fn line(emotion: &Emotion, words: &Words) -> String {
    let said = |feeling: &Feeling| match feeling.score {
        Some(score) => format!("{} {}", label(feeling, words), words.score(score)).trim_start().to_owned(),
        None => label(feeling, words),
    };
    emotion.feelings.iter().map(said).collect::<Vec<_>>().join(&format!(" {} ", words.text.emotion.then))
}

/// The unbroken runs of scored moments in `cells`, each an emotion with its first column and the one after its last.
pub(super) fn runs(cells: &[Felt<'_>]) -> Vec<Vec<Point>> {
    let mut runs: Vec<Vec<Point>> = vec![Vec::new()];
    for (emotion, left, right) in cells {
        let feelings = emotion.map_or(&[][..], |emotion| &emotion.feelings);
        for (i, feeling) in feelings.iter().enumerate() {
            let x = *left as f64 + (right - left) as f64 * along(i, feelings.len());
            match (feeling.score, runs.last_mut()) {
                (Some(score), Some(run)) => run.push((x, curve::height(score))),
                _ => runs.push(Vec::new()),
            }
        }
        if feelings.is_empty() {
            runs.push(Vec::new());
        }
    }
    runs.retain(|run| run.len() > 1);
    runs
}

/// Where the moment `index` of `count` stands between the borders of its cell, 0 to 1.
pub(super) fn along(index: usize, count: usize) -> f64 {
    (index as f64 + 0.5) / count as f64
}

/// The class of a score: very or merely positive, neither, merely or very negative.
pub(super) fn level(score: f64) -> &'static str {
    match Mood::of(score) {
        Mood::VeryPositive => "p2",
        Mood::Positive => "p1",
        Mood::Neutral => "z",
        Mood::Negative => "n1",
        Mood::VeryNegative => "n2",
    }
}

/// The face of a score, at `x` percent of its cell.
pub(super) fn face(score: f64, x: f64) -> FaceView {
    let mouth = match Mood::of(score) {
        Mood::VeryPositive => "M6 13q5 7 10 0z",
        Mood::Positive => "M6 13q5 5 10 0",
        Mood::Neutral => "M7 15h8",
        Mood::Negative => "M6 16q5-5 10 0",
        Mood::VeryNegative => "M6 17q5-7 10 0z",
    };
    FaceView { level: level(score), x: curve::number(x), y: curve::number(curve::height(score)), mouth }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn felt(scores: &[Option<f64>]) -> Emotion {
        let feelings = scores.iter().map(|score| Feeling { score: *score, ..Feeling::default() }).collect();
        Emotion { feelings, ..Emotion::default() }
    }

    #[test]
    fn a_moment_without_a_score_breaks_the_curve() {
        let (a, b) = (felt(&[Some(1.0), Some(2.0)]), felt(&[Some(0.0)]));
        let cells = [(Some(&a), 0, 1), (Some(&b), 1, 2), (None, 2, 3), (Some(&b), 3, 4), (Some(&a), 4, 6)];
        let runs = runs(&cells);
        assert_eq!(runs, [vec![(0.25, 33.0), (0.75, 16.0), (1.5, 50.0)], vec![(3.5, 50.0), (4.5, 33.0), (5.5, 16.0)]]);
    }
}
