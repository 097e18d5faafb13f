//! The names that `journey-index` blocks know: labels, what to show, orders and values, in twelve languages.
//!
//! They are data: `data/index.toml`, and what `data/labels.toml` calls the same things in maps.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

use super::by_name::ByName;
use super::data;
use super::known_names::{ByLanguage, LaneName, named};
use super::vocabulary::Vocabulary;
use crate::model::{Aspect, FieldKind, LaneKind, Order, Subject};

/// What a label of a block means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Label {
    Show,
    GroupBy,
    SortBy,
    Limit,
    Filter(Aspect),
}

#[derive(Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
struct Data {
    keys: BTreeMap<&'static str, ByLanguage>,
    aspects: BTreeMap<&'static str, ByLanguage>,
    subjects: BTreeMap<&'static str, ByLanguage>,
    orders: BTreeMap<&'static str, ByLanguage>,
    values: BTreeMap<&'static str, ByLanguage>,
}

/// The names that blocks know.
pub(crate) struct IndexNames {
    pub(crate) labels: ByName<Label>,
    pub(crate) subjects: ByName<Subject>,
    pub(crate) orders: ByName<Order>,
    values: ByName<&'static str>,
}

pub(crate) static NAMES: LazyLock<IndexNames> = LazyLock::new(|| {
    let data: Data = data::read(data::INDEX);
    let aspects = named(&data.aspects, Aspect::from_word);
    let of_maps = Vocabulary::fields().filter_map(|(name, kind)| Some((name, aspect(kind)?)));
    let filters = of_maps.chain(aspects).map(|(name, aspect)| (name, Label::Filter(aspect)));
    let own = named(&data.keys, |key| match key {
        "show" => Some(Label::Show),
        "group-by" => Some(Label::GroupBy),
        "sort-by" => Some(Label::SortBy),
        "limit" => Some(Label::Limit),
        _ => None,
    });
    let rows = Vocabulary::lanes().filter_map(|(name, lane)| Some((name, subject(lane)?)));
    let fields = Vocabulary::fields().filter_map(|(name, field)| Some((name, subject_of_field(field)?)));
    IndexNames {
        labels: filters.chain(own).collect(),
        subjects: rows.chain(fields).chain(named(&data.subjects, Subject::from_word)).collect(),
        orders: named(&data.orders, Order::from_word).collect(),
        values: named(&data.values, Some).collect(),
    }
});

impl IndexNames {
    /// The keys of a value, in the words of a block and in those of a map.
    pub(crate) fn values(&self, words: &str) -> Vec<&str> {
        let own = self.values.get(words).copied();
        own.into_iter().chain(Vocabulary::value(words)).collect()
    }

    /// The words around a severity, an impact or an effort that mean "or more".
    pub(crate) fn and_above(&self) -> impl Iterator<Item = &str> {
        self.values.iter().filter(|(_, key)| **key == "and-above").map(|(name, _)| name)
    }
}

/// What a field of maps is to a filter.
fn aspect(field: FieldKind) -> Option<Aspect> {
    Some(match field {
        FieldKind::Persona => Aspect::Persona,
        FieldKind::Owner => Aspect::Owner,
        FieldKind::State => Aspect::State,
        FieldKind::Status => Aspect::Status,
        FieldKind::Evidence => Aspect::Evidence,
        _ => return None,
    })
}

/// What shows the items of a row.
fn subject(lane: &LaneName) -> Option<Subject> {
    Some(match lane {
        LaneName::Lane(LaneKind::PainPoints) => Subject::PainPoints,
        LaneName::Lane(LaneKind::Delights) => Subject::Delights,
        LaneName::Lane(LaneKind::Opportunities) => Subject::Opportunities,
        LaneName::Lane(LaneKind::Touchpoints) => Subject::Touchpoints,
        LaneName::Lane(LaneKind::Channels) => Subject::Channels,
        _ => return None,
    })
}

/// What shows what a field of maps names.
fn subject_of_field(field: FieldKind) -> Option<Subject> {
    match field {
        FieldKind::Persona => Some(Subject::Personas),
        FieldKind::Evidence => Some(Subject::Evidence),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_entry_is_of_a_kind_that_there_is() {
        let data: Data = data::read(data::INDEX);
        let aspects = data.aspects.keys().filter(|key| Aspect::from_word(key).is_none());
        let subjects = data.subjects.keys().filter(|key| Subject::from_word(key).is_none());
        let orders = data.orders.keys().filter(|key| Order::from_word(key).is_none());
        let unknown: Vec<_> = aspects.chain(subjects).chain(orders).collect();
        assert_eq!(unknown, [&""; 0], "in index.toml, and unknown to the model");
    }
}
