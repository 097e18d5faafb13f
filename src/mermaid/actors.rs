//! Several actors: each feels what the tasks feel like that they take part in.

use std::collections::HashSet;

use crate::model::{Emotion, Field, FieldKind, Item, Journey, Lane, LaneKind, MOST_PERSONAS, Text, called};

/// Makes personas of the actors of a map, and gives each an emotion wherever they take part.
///
/// There is one emotion for all where curves would say less: where a picture cannot show so many, where all take part in
/// everything, and where no two of them take part in two tasks in a row, so that there were only dots.
pub(super) fn give_moods(journey: &mut Journey) {
    let actors = actors(journey);
    if actors.len() > MOST_PERSONAS {
        return;
    }
    let scored = journey.parts().filter(|part| part.emotion().is_some());
    let tasks: Vec<Vec<Text>> = scored.map(|part| taking_part(part.lanes())).collect();
    let has_curve = |actor: &&Item| tasks.windows(2).any(|pair| pair.iter().all(|task| task.contains(&actor.text)));
    let differ = tasks.iter().any(|task| task.len() < actors.len());
    if !differ || actors.iter().filter(has_curve).count() < 2 {
        return;
    }
    let names: Vec<String> = actors.iter().map(|actor| called(&actor.text.words()).to_owned()).collect();
    // A row of emotions is somebody's by the name in its brackets.
    if names.iter().any(String::is_empty) || names.iter().collect::<HashSet<_>>().len() < names.len() {
        return;
    }
    let Some(span) = actors.first().map(|actor| actor.span) else { return };
    for (lanes, emotion) in journey.parts_mut() {
        let taking_part = taking_part(lanes);
        let Some(felt) = emotion.take_if(|_| !taking_part.is_empty()) else { continue };
        for (place, actor) in actors.iter().enumerate() {
            if taking_part.contains(&actor.text) {
                lanes.push(lane(place, &felt));
            }
        }
    }
    journey.header.fields.push(Field { kind: FieldKind::Persona, label: String::new(), span, items: actors });
}

/// Everybody who takes part anywhere, in the order in which they come; of too many, no more than show it.
fn actors(journey: &Journey) -> Vec<Item> {
    let mut actors: Vec<Item> = Vec::new();
    for part in journey.parts() {
        for item in part.lane(&LaneKind::Actors).map_or(&[][..], |lane| &lane.items) {
            if actors.iter().all(|known| known.text != item.text) {
                actors.push(item.clone());
            }
            if actors.len() > MOST_PERSONAS {
                return actors;
            }
        }
    }
    actors
}

fn taking_part(lanes: &[Lane]) -> Vec<Text> {
    let lane = lanes.iter().find(|lane| lane.kind == LaneKind::Actors);
    lane.map_or(Vec::new(), |lane| lane.items.iter().map(|item| item.text.clone()).collect())
}

/// What somebody feels.
fn lane(place: usize, felt: &Emotion) -> Lane {
    let words = |score: f64| if score == 0.0 { "0".to_owned() } else { format!("{score:+}") };
    let scores = felt.feelings.iter().filter_map(|feeling| feeling.score).map(words);
    let item = Item { text: Text::plain(scores.collect::<String>()), span: felt.span, ..Item::default() };
    Lane {
        kind: LaneKind::EmotionOf(place),
        label: String::new(),
        span: felt.span,
        items: vec![item],
        nothing: None,
        emotion: Some(felt.clone()),
    }
}
