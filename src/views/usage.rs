//! Touchpoints and channels: where each is used, and how people feel there.

use std::collections::HashMap;

use super::row::Row;
use super::selection::Selection;
use crate::atlas::Map;
use crate::model::{LaneKind, Part, folded, mean};

/// A touchpoint or a channel.
#[derive(Debug, Clone)]
pub struct Usage<'a> {
    /// Its name, as it is first written.
    pub name: String,
    /// The stages in which it is used, in the order of the book.
    pub places: Vec<UsedAt<'a>>,
    /// How people feel there: the mean of those stages, −2 to +2.
    pub mood: Option<f64>,
}

/// A stage of a map, or the whole of a card.
#[derive(Debug, Clone, Copy)]
pub struct UsedAt<'a> {
    /// The index of the map in the atlas.
    pub index: usize,
    /// The map.
    pub map: &'a Map,
    /// The stage; none in a card.
    pub stage: Option<usize>,
    /// How it feels.
    pub mood: Option<f64>,
}

/// What is named in the lanes of a kind, in the order of the book.
pub(super) fn usages<'a>(selection: Selection<'a, '_>, kind: &LaneKind) -> Vec<Row<'a>> {
    let atlas = selection.atlas;
    let mut known: HashMap<String, usize> = HashMap::new();
    let mut usages: Vec<Usage<'a>> = Vec::new();
    for index in selection.maps() {
        let map = &atlas.maps()[index];
        let (mut stage, mut mood) = (None, map.journey.mood());
        for part in map.journey.parts() {
            // Its steps feel as the whole stage does.
            if let Part::Stage(at, of) = part {
                (stage, mood) = (Some(at), of.mood());
            }
            if !selection.passes_stage(map, stage) {
                continue;
            }
            let place = UsedAt { index, map, stage, mood };
            for item in part.lane(kind).into_iter().flat_map(|lane| &lane.items) {
                let name = item.text.words();
                let at = *known.entry(folded(&name)).or_insert_with(|| {
                    usages.push(Usage { name, places: Vec::new(), mood: None });
                    usages.len() - 1
                });
                let places = &mut usages[at].places;
                // A stage and its steps are one place.
                if places.last().is_none_or(|last| (last.index, last.stage) != (index, stage)) {
                    places.push(place);
                }
            }
        }
    }
    usages.retain(|usage| !usage.name.is_empty());
    for usage in &mut usages {
        usage.mood = mean(usage.places.iter().filter_map(|place| place.mood));
    }
    usages.into_iter().map(Row::Usage).collect()
}
