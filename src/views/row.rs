//! The entries of lists: pain points, each once with every place where it is met, opportunities, delights, maps.

use std::cmp::Reverse;

use rustc_hash::FxHashSet;

use super::facet::{self, Facet};
use super::persona::Persona;
use super::priority::{Priority, points, signed};
use super::selection::Selection;
use super::source::Cited;
use super::theme::Theme;
use super::usage::Usage;
use crate::atlas::{Atlas, Entry, Map};
use crate::model::{Aspect, FindingKind, Order, Severity, folded};

/// An entry of a list.
#[derive(Debug, Clone)]
pub enum Row<'a> {
    /// A pain point.
    Pain(Pain<'a>),
    /// An opportunity.
    Opportunity(Entry<'a>, Priority),
    /// A moment of delight, or any finding where its kind is nothing to dwell on.
    Finding(Entry<'a>),
    /// A map.
    Map(MapRow<'a>),
    /// A theme.
    Theme(Theme<'a>),
    /// A touchpoint or a channel.
    Usage(Usage<'a>),
    /// A persona.
    Persona(Persona<'a>),
    /// A source.
    Source(Cited<'a>),
}

/// A pain point, wherever it is met.
#[derive(Debug, Clone)]
pub struct Pain<'a> {
    /// The place that speaks for all: of those that the query lets pass the worst, where something is left to do.
    pub lead: Entry<'a>,
    /// The other places, in the order of the book, whether the query lets them pass or not.
    pub also: Vec<Entry<'a>>,
    /// How bad it is where it is worst.
    pub severity: Option<Severity>,
}

impl Pain<'_> {
    /// In how many places it is met.
    #[must_use]
    pub fn places(&self) -> usize {
        self.also.len() + 1
    }
}

/// A map in a list of maps.
#[derive(Debug, Clone)]
pub struct MapRow<'a> {
    /// Its index in the atlas.
    pub index: usize,
    /// The map.
    pub map: &'a Map,
    /// How it feels as a whole: the mean of its stages, −2 to +2.
    pub mood: Option<f64>,
    /// How many of its pain points are open.
    pub pains: usize,
    /// How many of its opportunities are open.
    pub opportunities: usize,
}

/// What a row is sorted by: the least first.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Rank {
    /// By a number, the greatest first, and then by another.
    Most(Reverse<i64>, Reverse<usize>),
    /// By words.
    Words(String),
    /// Not at all.
    Book,
}

/// The pain points that pass, each once.
pub(super) fn pains<'a>(selection: Selection<'a, '_>) -> Vec<Row<'a>> {
    let atlas = selection.atlas;
    let mut rows = Vec::new();
    let mut met = FxHashSet::default();
    for entry in selection.findings(FindingKind::PainPoint) {
        // It stands where its first place stands that passes.
        if !met.insert(atlas.first_place(entry.key)) {
            continue;
        }
        let group: Vec<Entry<'a>> = atlas.same(entry.key).filter_map(|key| atlas.entry(key)).collect();
        let passing = |other: &&Entry<'a>| selection.passes(other);
        let worst_first = |entry: &&Entry<'a>| (entry.finding.is_settled(), Reverse(entry.finding.severity), entry.key);
        let all = std::iter::once(&entry).chain(&group);
        let lead = all.clone().filter(passing).min_by_key(worst_first).copied().unwrap_or(entry);
        let severity = facet::worst(atlas, entry.key);
        let mut also: Vec<Entry<'a>> = all.filter(|other| other.key != lead.key).copied().collect();
        also.sort_by_key(|entry| entry.key);
        rows.push(Row::Pain(Pain { lead, also, severity }));
    }
    rows
}

/// The opportunities that pass.
pub(super) fn opportunities<'a>(selection: Selection<'a, '_>) -> Vec<Row<'a>> {
    let found = selection.findings(FindingKind::Opportunity);
    found.map(|entry| Row::Opportunity(entry, Priority::of(selection.atlas, &entry))).collect()
}

/// The maps that pass.
pub(super) fn maps<'a>(selection: Selection<'a, '_>) -> Vec<Row<'a>> {
    let atlas = selection.atlas;
    let row = |index| {
        let map = &atlas.maps()[index];
        let open = |kind| {
            let found = atlas.findings_of(index).filter(|entry| entry.finding.kind == kind);
            found.filter(|entry| !entry.finding.is_settled()).count()
        };
        let (pains, opportunities) = (open(FindingKind::PainPoint), open(FindingKind::Opportunity));
        Row::Map(MapRow { index, map, mood: map.journey.mood(), pains, opportunities })
    };
    selection.maps().map(row).collect()
}

impl<'a> Row<'a> {
    /// What it has of an aspect.
    pub(super) fn facets(&self, atlas: &'a Atlas, aspect: Aspect) -> Vec<Facet<'a>> {
        match self {
            Self::Pain(pain) if aspect == Aspect::Severity => pain.severity.map(Facet::Severity).into_iter().collect(),
            Self::Pain(Pain { lead: entry, .. }) | Self::Opportunity(entry, _) | Self::Finding(entry) => {
                facet::of_finding(atlas, entry, aspect)
            }
            Self::Map(map) => facet::of_map(atlas, map.index, aspect),
            Self::Theme(_) | Self::Usage(_) | Self::Persona(_) | Self::Source(_) => Vec::new(),
        }
    }

    /// Whether nothing is left to do about it, wherever it is met.
    pub(super) fn is_settled(&self) -> bool {
        match self {
            Self::Pain(pain) => {
                pain.lead.finding.is_settled() && pain.also.iter().all(|entry| entry.finding.is_settled())
            }
            Self::Opportunity(entry, _) => entry.finding.is_settled(),
            _ => false,
        }
    }

    /// Where it stands in an order.
    pub(super) fn rank(&self, order: Order) -> Rank {
        let number = |first: i64, second: usize| Rank::Most(Reverse(first), Reverse(second));
        match (order, self) {
            (Order::Priority, Self::Pain(pain)) => number(severity(pain.severity), pain.places()),
            (Order::Severity, Self::Pain(pain)) => number(severity(pain.severity), 0),
            (Order::Places, Self::Pain(pain)) => number(signed(pain.places()), points(pain.severity)),
            (Order::Priority, Self::Opportunity(_, priority)) => number(priority.score(), priority.impact.points),
            (Order::Impact, Self::Opportunity(_, priority)) => number(signed(priority.impact.points), 0),
            (Order::Effort, Self::Opportunity(_, priority)) => number(-signed(priority.effort.points), 0),
            (Order::Mood, Self::Persona(persona)) => number(-thousandths(persona.mood), persona.pains),
            (Order::Places, Self::Source(cited)) => number(signed(cited.by.len()), 0),
            (Order::Mood, Self::Map(map)) => number(-thousandths(map.mood), 0),
            (Order::Mood, Self::Usage(usage)) => number(-thousandths(usage.mood), usage.places.len()),
            (Order::Places, Self::Usage(usage)) => number(signed(usage.places.len()), 0),
            (Order::Priority, Self::Theme(theme)) => number(severity(theme.severity), theme.findings.len()),
            (Order::Severity, Self::Theme(theme)) => number(severity(theme.severity), 0),
            (Order::Places, Self::Theme(theme)) => number(signed(theme.findings.len()), 0),
            (Order::Name, row) => Rank::Words(folded(&row.words())),
            _ => Rank::Book,
        }
    }

    fn words(&self) -> String {
        match self {
            Self::Pain(Pain { lead: entry, .. }) | Self::Opportunity(entry, _) | Self::Finding(entry) => {
                entry.item.text.words()
            }
            Self::Map(map) => map.map.journey.header.title.words(),
            Self::Theme(Theme { name, .. }) | Self::Usage(Usage { name, .. }) | Self::Persona(Persona { name, .. }) => {
                name.clone()
            }
            Self::Source(cited) => cited.source.item.text.words(),
        }
    }
}

/// A severity as a number; none stands below all others.
fn severity(severity: Option<Severity>) -> i64 {
    severity.map_or(0, |severity| severity as i64 + 1)
}

/// A mood in thousandths, so that it can be sorted; what has none comes last.
fn thousandths(mood: Option<f64>) -> i64 {
    #[allow(clippy::cast_possible_truncation, reason = "moods lie between −2 and +2")]
    mood.map_or(i64::MAX / 2, |mood| (mood * 1000.0).round() as i64)
}
