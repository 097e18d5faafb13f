//! An emotion in its cell: faces on the curve, words and signed numbers below.
//!
//! The text is the truth. The style sheet draws the faces, and knows where those of whole scores stand.

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
        level: &'static str,
        /// Where it stands in percent of its cell, if not where the style sheet puts it.
        x: Option<String>,
        y: Option<String>,
    }
}

impl<'a> EmotionView<'a> {
    /// An emotion, with the words for it.
    pub(super) fn new(emotion: &Emotion, words: &'a Words) -> Self {
        let count = emotion.feelings.len();
        // Of one or two faces in a cell the style sheet knows the places.
        let few = count == 1 || count == 2 && emotion.feelings.iter().all(|feeling| feeling.score.is_some());
        let face = |i, score: f64| {
            let off = !few || score.fract() != 0.0;
            let place = off.then(|| (number(along(i, count) * 100.0), number(height(score))));
            let (x, y) = place.unzip();
            FaceView { x, y, ..FaceView::of(score) }
        };
        let feeling = |(i, feeling): (usize, &Feeling)| FeelingView {
            face: feeling.score.map(|score| face(i, score)),
            then: (i > 0).then_some(words.text.emotion.then.as_str()),
            words: label(feeling, words),
            score: feeling.score.map(|score| words.score(score)),
        };
        Self { feelings: emotion.feelings.iter().enumerate().map(feeling).collect() }
    }
}

impl FaceView {
    /// The face of a score.
    pub(super) fn of(score: f64) -> Self {
        Self { level: level(score), x: None, y: None }
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
