//! The names the language knows: lanes, header fields, stage words and values, in twelve languages.
//!
//! They are data: `data/labels.toml`. To add a language, add its arrays there.

use std::collections::{BTreeMap, HashMap};
use std::sync::LazyLock;

use serde::Deserialize;

use super::by_name::ByName;
use super::data;
use crate::model::{FieldKind, LaneKind};

/// What a lane's label means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum LaneName {
    /// A lane of this kind.
    Lane(LaneKind),
    /// Thoughts, among which the stage's emotion may stand.
    ThoughtsAndFeelings,
    /// Emotions, where all that stands there are numbers; else a lane of the writer's own.
    Scores,
    /// How long the stage lasts.
    Duration,
}

impl LaneName {
    /// Whether the items of such a lane are findings.
    pub(crate) fn finds(&self) -> bool {
        matches!(self, Self::Lane(kind) if kind.finding().is_some())
    }

    /// Whether the items of such a lane are moods.
    pub(crate) fn feels(&self) -> bool {
        matches!(self, Self::Lane(LaneKind::Emotion | LaneKind::EmotionOf(_)))
    }
}

/// The words that stages are called by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum StageWord {
    /// A stage.
    Stage,
    /// Several stages.
    Phase,
    /// A part of a stage.
    Step,
}

/// The names of one thing, by the code of their language. They stay where they stand in the program.
pub(crate) type ByLanguage = BTreeMap<&'static str, Vec<&'static str>>;

#[derive(Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
struct Data {
    lanes: BTreeMap<&'static str, ByLanguage>,
    fields: BTreeMap<&'static str, ByLanguage>,
    personas: BTreeMap<&'static str, ByLanguage>,
    words: BTreeMap<&'static str, ByLanguage>,
    values: BTreeMap<&'static str, ByLanguage>,
    people: ByLanguage,
}

/// All of them.
pub(crate) struct Labels {
    pub(crate) lanes: ByName<LaneName>,
    pub(crate) fields: ByName<FieldKind>,
    /// The fields of a persona.
    pub(crate) personas: ByName<FieldKind>,
    /// The fields that may hold several names on one line.
    pub(crate) several: ByName<()>,
    /// The fields that say the name of a persona.
    pub(crate) persona_names: ByName<()>,
    pub(crate) words: ByName<StageWord>,
    /// The rows that only service blueprints have.
    pub(crate) blueprint: ByName<()>,
    /// What is the title of a map, in front matter and above a sheet.
    pub(crate) titles: ByName<()>,
    /// The rows that hold emotions where they hold numbers.
    pub(crate) scores: ByName<()>,
    pub(crate) values: ByName<&'static str>,
    /// Whom maps are about.
    pub(crate) people: ByName<()>,
    /// The word for any of them in names of lanes.
    pub(crate) user: Vec<&'static str>,
    /// What only people do, as it stands in names of lanes.
    pub(crate) deeds: ByName<()>,
    /// What maps are about.
    pub(crate) journeys: Vec<&'static str>,
    /// The first English name of each kind.
    pub(crate) lane_names: HashMap<LaneKind, String>,
    pub(crate) field_names: HashMap<FieldKind, String>,
}

/// What `data/labels.toml` says.
pub(crate) static LABELS: LazyLock<Labels> = LazyLock::new(|| {
    let data: Data = data::read(data::LABELS);
    Labels {
        lanes: named(&data.lanes, lane_from_key).collect(),
        fields: named(&data.fields, field_from_key).collect(),
        personas: named(&data.lanes, field_from_lane).chain(named(&data.personas, field_from_key)).collect(),
        several: names(&data.fields, "personas").collect(),
        persona_names: names(&data.personas, "name").collect(),
        words: named(&data.words, |key| match key {
            "stage" => Some(StageWord::Stage),
            "phase" => Some(StageWord::Phase),
            "step" => Some(StageWord::Step),
            _ => None,
        })
        .collect(),
        blueprint: names(&data.words, "blueprint").collect(),
        user: names(&data.words, "user").map(|(name, ())| name).collect(),
        deeds: names(&data.words, "deed").collect(),
        titles: names(&data.words, "title").collect(),
        scores: names(&data.words, "scores").collect(),
        values: named(&data.values, Some).collect(),
        journeys: names(&data.words, "journey").map(|(name, ())| name).collect(),
        people: data.people.values().flatten().map(|name| (name, ())).collect(),
        lane_names: first_names(&data.lanes, |key| match lane_from_key(key)? {
            LaneName::Lane(kind) => Some(kind),
            LaneName::ThoughtsAndFeelings | LaneName::Scores | LaneName::Duration => None,
        }),
        field_names: first_names(&data.fields, field_from_key)
            .into_iter()
            // A card has it in its header, though the label is a lane's.
            .chain(first_names(&data.lanes, |key| (key == "duration").then_some(FieldKind::Duration)))
            .collect(),
    }
});

/// Every name of one thing.
fn names(table: &BTreeMap<&'static str, ByLanguage>, wanted: &'static str) -> impl Iterator<Item = (&'static str, ())> {
    named(table, move |key| (key == wanted).then_some(()))
}

/// Every name of what has a meaning here, and that.
pub(crate) fn named<T: Clone>(
    table: &BTreeMap<&'static str, ByLanguage>,
    meaning: impl Fn(&'static str) -> Option<T>,
) -> impl Iterator<Item = (&'static str, T)> {
    let with_meaning = table.iter().filter_map(move |(key, languages)| Some((meaning(key)?, languages)));
    with_meaning.flat_map(|(meaning, languages)| languages.values().flatten().map(move |name| (*name, meaning.clone())))
}

fn first_names<K: Eq + std::hash::Hash>(
    table: &BTreeMap<&'static str, ByLanguage>,
    kind: impl Fn(&str) -> Option<K>,
) -> HashMap<K, String> {
    let first = |(key, languages): (&&'static str, &ByLanguage)| {
        let mut letters = languages.get("en")?.first()?.chars();
        Some((kind(key)?, letters.next()?.to_uppercase().chain(letters).collect()))
    };
    // Of two entries for one kind, the first one names it.
    table.iter().rev().filter_map(first).collect()
}

fn lane_from_key(key: &str) -> Option<LaneName> {
    match key {
        "duration" => Some(LaneName::Duration),
        "thoughts-and-feelings" => Some(LaneName::ThoughtsAndFeelings),
        key => LaneKind::from_word(key).map(LaneName::Lane),
    }
}

fn field_from_key(key: &str) -> Option<FieldKind> {
    if key == "personas" { Some(FieldKind::Persona) } else { FieldKind::from_word(key) }
}

/// What a persona's field is, where it is called what a row of a map is called.
fn field_from_lane(key: &str) -> Option<FieldKind> {
    Some(match key {
        "goals" => FieldKind::Goal,
        "quotes" => FieldKind::Quote,
        "pain-points" => FieldKind::Frustrations,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_entry_is_of_a_kind_that_there_is() {
        let data: Data = data::read(data::LABELS);
        let lanes = data.lanes.keys().filter(|key| lane_from_key(key).is_none());
        let fields = data.fields.keys().chain(data.personas.keys()).filter(|key| field_from_key(key).is_none());
        // The name of a persona is the title of her card.
        let fields = fields.filter(|key| **key != "name");
        assert_eq!(lanes.chain(fields).collect::<Vec<_>>(), [&""; 0], "in labels.toml, and unknown to the model");
    }
}
