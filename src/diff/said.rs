//! Values of the model in words, for sentences.

use crate::diagnostics;
use crate::model::{Block, Emotion, Feeling, Item};

/// A number of things: `1 stage`, `2 stages`; nothing for none.
pub(super) fn counted(count: usize, one: &str, many: &str) -> Option<String> {
    (count > 0).then(|| diagnostics::counted(count, one, many))
}

/// What there is of some things, side by side; none where there is nothing.
pub(super) fn listed(things: impl IntoIterator<Item = Option<String>>) -> Option<String> {
    let things: Vec<String> = things.into_iter().flatten().filter(|thing| !thing.is_empty()).collect();
    (!things.is_empty()).then(|| things.join(", "))
}

/// The words of some values.
pub(super) fn values(items: &[Item]) -> Option<String> {
    listed(items.iter().map(|item| Some(item.text.words())))
}

/// The words of some text; none where there are none.
pub(super) fn blocks(blocks: &[Block]) -> Option<String> {
    Some(Block::words(blocks)).filter(|words| !words.is_empty())
}

/// `frustrated −2`, `stressed −1, then relieved +2`.
pub(super) fn emotion(emotion: &Emotion) -> String {
    emotion.feelings.iter().map(feeling).collect::<Vec<_>>().join(", then ")
}

fn feeling(feeling: &Feeling) -> String {
    let score = feeling.score.map(|score| score_said((score * 10.0).round() / 10.0)).unwrap_or_default();
    [feeling.words.as_str(), feeling.faces.as_str(), score.as_str()]
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

fn score_said(score: f64) -> String {
    // Zero has no sign, and a minus is no hyphen.
    if score == 0.0 { "0".to_owned() } else { format!("{score:+}").replace('-', "−") }
}
