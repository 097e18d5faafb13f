//! An emotion in its cell: faces on the curve, words and signed numbers below.
//!
//! The text is the truth; the drawings are hidden from those who listen.

use super::curve::number;
use super::moments::{along, height};
use super::theme::view;
use crate::model::{Emotion, Feeling, Mood};
use crate::render::words::{Words, capitalised};

view! {
    /// An emotion in its cell.
    #[derive(Debug)]
    pub(super) struct EmotionView<'a> {
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
    /// An emotion, with the words for it.
    pub(super) fn new(emotion: &Emotion, words: &'a Words) -> Self {
        let count = emotion.feelings.len();
        let feeling = |(i, feeling): (usize, &Feeling)| FeelingView {
            face: feeling.score.map(|score| face(score, along(i, count) * 100.0)),
            then: (i > 0).then_some(words.text.emotion.then.as_str()),
            words: label(feeling, words),
            score: feeling.score.map(|score| words.score(score)),
        };
        Self { feelings: emotion.feelings.iter().enumerate().map(feeling).collect() }
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
    FaceView { level: level(score), x: number(x), y: number(height(score)), mouth }
}
