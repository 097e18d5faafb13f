//! The names the language knows: lanes, header fields, stage words and values, in nine languages.
//!
//! They are data: `data/labels.toml`. To add a language, add its arrays there.

use std::collections::BTreeMap;
use std::sync::LazyLock;

// The names are ours, so nobody can choose them to be slow; and every line that may begin with a label is looked up.
use rustc_hash::{FxHashMap as HashMap, FxHashSet as HashSet};
use serde::Deserialize;

use super::folding::fold;
use crate::model::{FieldKind, LaneKind};

/// What a lane's label means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum LaneName {
    /// A lane of this kind.
    Lane(LaneKind),
    /// Thoughts, among which the stage's emotion may stand.
    ThoughtsAndFeelings,
    /// How long the stage lasts.
    Duration,
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

/// The names of one thing, by the code of their language.
pub(super) type ByLanguage = BTreeMap<String, Vec<String>>;

#[derive(Deserialize)]
struct Data {
    lanes: BTreeMap<String, ByLanguage>,
    fields: BTreeMap<String, ByLanguage>,
    personas: BTreeMap<String, ByLanguage>,
    words: BTreeMap<String, ByLanguage>,
    values: BTreeMap<String, ByLanguage>,
    people: ByLanguage,
}

/// All of them, by their folded names.
pub(super) struct Labels {
    pub(super) lanes: HashMap<String, LaneName>,
    pub(super) fields: HashMap<String, FieldKind>,
    /// The fields of a persona.
    pub(super) personas: HashMap<String, FieldKind>,
    /// The fields that may hold several names on one line.
    pub(super) several: HashSet<String>,
    /// The fields that say the name of a persona.
    pub(super) persona_names: HashSet<String>,
    pub(super) words: HashMap<String, StageWord>,
    /// The rows that only service blueprints have.
    pub(super) blueprint: HashSet<String>,
    pub(super) values: HashMap<String, String>,
    /// Whom maps are about.
    pub(super) people: HashSet<String>,
    /// What maps are about.
    pub(super) journeys: Vec<String>,
    /// The first English name of each kind.
    pub(super) lane_names: HashMap<LaneKind, String>,
    pub(super) field_names: HashMap<FieldKind, String>,
}

/// What `data/labels.toml` says.
pub(super) static LABELS: LazyLock<Labels> = LazyLock::new(|| {
    #[allow(clippy::expect_used, reason = "the file is part of the program; a test reads it")]
    let data: Data = toml::from_str(include_str!("data/labels.toml")).expect("data/labels.toml is valid");
    Labels {
        lanes: by_name(&data.lanes, lane_from_key),
        fields: by_name(&data.fields, field_from_key),
        personas: by_name(&data.lanes, field_from_lane)
            .into_iter()
            .chain(by_name(&data.personas, field_from_key))
            .collect(),
        several: by_name(&data.fields, |key| (key == "personas").then_some(())).into_keys().collect(),
        persona_names: by_name(&data.personas, |key| (key == "name").then_some(())).into_keys().collect(),
        words: by_name(&data.words, |key| match key {
            "stage" => Some(StageWord::Stage),
            "phase" => Some(StageWord::Phase),
            "step" => Some(StageWord::Step),
            _ => None,
        }),
        blueprint: by_name(&data.words, |key| (key == "blueprint").then_some(())).into_keys().collect(),
        values: by_name(&data.values, |key| Some(key.to_owned())),
        journeys: data.words.get("journey").into_iter().flat_map(BTreeMap::values).flatten().cloned().collect(),
        people: data.people.values().flatten().cloned().collect(),
        lane_names: first_names(&data.lanes, |key| match lane_from_key(key)? {
            LaneName::Lane(kind) => Some(kind),
            LaneName::ThoughtsAndFeelings | LaneName::Duration => None,
        }),
        field_names: first_names(&data.fields, field_from_key)
            .into_iter()
            // A card has it in its header, though the label is a lane's.
            .chain(first_names(&data.lanes, |key| (key == "duration").then_some(FieldKind::Duration)))
            .collect(),
    }
});

fn by_name<T: Clone>(table: &BTreeMap<String, ByLanguage>, meaning: impl Fn(&str) -> Option<T>) -> HashMap<String, T> {
    let mut names = HashMap::default();
    for (key, languages) in table {
        if let Some(meaning) = meaning(key) {
            for name in languages.values().flatten() {
                names.insert(fold(name), meaning.clone());
            }
        }
    }
    names
}

fn first_names<K: Eq + std::hash::Hash>(
    table: &BTreeMap<String, ByLanguage>,
    kind: impl Fn(&str) -> Option<K>,
) -> HashMap<K, String> {
    let first = |(key, languages): (&String, &ByLanguage)| {
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
