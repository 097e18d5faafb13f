//! What maps and findings are filtered and grouped by: for each aspect, what they have of it.

use std::borrow::Cow;

use crate::atlas::{Atlas, Entry, Evidence, Key};
use crate::model::{
    Aspect, FindingKind, Impact, Item, MOST_NAMED, OpportunityStatus, PainStatus, Part, Severity, State, Status, folded,
};

/// Something that a map or a finding has of an aspect.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Facet<'a> {
    /// A name: of a stage, an owner, a theme, a source.
    Name(Cow<'a, str>),
    /// A persona: the name on her card, else in the words of the map.
    Persona {
        /// What she is called.
        name: Cow<'a, str>,
        /// The id of her card.
        id: Option<&'a str>,
    },
    /// A map, by its index in the atlas.
    Map(usize),
    /// How bad it is.
    Severity(Severity),
    /// What it would bring or cost.
    Level(Impact),
    /// What is being done about a pain point.
    PainStatus(PainStatus),
    /// How far an opportunity has come.
    OpportunityStatus(OpportunityStatus),
    /// How far a map has come.
    MapStatus(&'a Status),
    /// Whether it belongs to today or to a plan.
    State(State),
    /// Evidence that there is none of.
    Assumed,
}

impl Facet<'_> {
    /// The same facet, its name as names are compared.
    pub(super) fn folded(&self) -> Self {
        match self {
            Self::Name(name) => Self::Name(folded(name).into()),
            Self::Persona { name, id } => Self::Persona { name: folded(name).into(), id: *id },
            other => other.clone(),
        }
    }

    /// Where it stands among others of its aspect, where they have an order: worst, furthest and greatest first.
    pub(super) fn rank(&self) -> usize {
        match self {
            Self::Severity(severity) => Severity::ALL.len() - *severity as usize,
            Self::Level(level) => 5 - usize::from(level.0),
            Self::PainStatus(_) | Self::OpportunityStatus(_) | Self::MapStatus(_) => {
                STATUSES.iter().position(|known| Some(*known) == self.status()).unwrap_or(STATUSES.len())
            }
            Self::State(State::Future) => 1,
            _ => 0,
        }
    }

    /// The word of the language for how far it has come, where it is that and no word of the team's own.
    pub(super) fn status(&self) -> Option<&'static str> {
        match self {
            Self::PainStatus(status) => Some(status.word()),
            Self::OpportunityStatus(status) => Some(status.word()),
            Self::MapStatus(status) => status.word(),
            _ => None,
        }
    }
}

/// The order in which groups by status stand: what is going on, what is to come, what is over.
const STATUSES: &[&str] = &[
    "fixing",
    "doing",
    "planned",
    "open",
    "fixed",
    "done",
    "accepted",
    "rejected",
    "published",
    "in-review",
    "draft",
    "retired",
];

/// What a finding has of an aspect: its own, else that of where it stands. A pain is as bad as it is where it is worst.
pub(super) fn of_finding<'a>(atlas: &'a Atlas, entry: &Entry<'a>, aspect: Aspect) -> Vec<Facet<'a>> {
    let finding = entry.finding;
    match aspect {
        Aspect::Persona | Aspect::Map | Aspect::State => of_map(atlas, entry.map_index, aspect),
        Aspect::Stage => stage(entry).map(|name| Facet::Name(name.into())).into_iter().collect(),
        Aspect::Owner => name(entry.owner()),
        Aspect::Severity if finding.kind == FindingKind::Opportunity => {
            let answered = atlas.answers(entry.key).iter().filter_map(|key| worst(atlas, *key));
            answered.max().map(Facet::Severity).into_iter().collect()
        }
        Aspect::Severity => worst(atlas, entry.key).map(Facet::Severity).into_iter().collect(),
        Aspect::Status => match finding.kind {
            FindingKind::PainPoint => vec![Facet::PainStatus(finding.pain_status.unwrap_or(PainStatus::Open))],
            FindingKind::Opportunity => {
                vec![Facet::OpportunityStatus(finding.opportunity_status.unwrap_or(OpportunityStatus::Open))]
            }
            FindingKind::Delight => Vec::new(),
        },
        Aspect::Theme => finding.theme.as_deref().map(|theme| Facet::Name(theme.into())).into_iter().collect(),
        Aspect::Evidence => atlas.evidence(entry.key).iter().map(|said| evidence(atlas, said)).collect(),
        Aspect::Impact => finding.impact.map(Facet::Level).into_iter().collect(),
        Aspect::Effort => finding.effort.map(Facet::Level).into_iter().collect(),
    }
}

/// How bad a pain is where it is worst, of all places where it is met.
pub(super) fn worst(atlas: &Atlas, pain: Key) -> Option<Severity> {
    places(atlas, pain).filter_map(|entry| entry.finding.severity).max()
}

/// A finding and, where it is a pain, the other places where it is met.
pub(super) fn places(atlas: &Atlas, finding: Key) -> impl Iterator<Item = Entry<'_>> {
    std::iter::once(finding).chain(atlas.same(finding)).filter_map(|key| atlas.entry(key))
}

/// What a map has of an aspect.
pub(super) fn of_map(atlas: &Atlas, map: usize, aspect: Aspect) -> Vec<Facet<'_>> {
    let journey = &atlas.maps()[map].journey;
    match aspect {
        Aspect::Map => vec![Facet::Map(map)],
        Aspect::Persona => {
            let personas = journey.personas().enumerate().take(MOST_NAMED);
            let named = |(place, item): (usize, &Item)| {
                let card =
                    atlas.card(map, place).and_then(|card| atlas.records().get(card)).map(|placed| &placed.record);
                let name = card.map_or(&item.text, |card| &card.header.title).words();
                Facet::Persona { name: name.into(), id: card.map(|card| card.header.id.name.as_str()) }
            };
            personas.map(named).collect()
        }
        Aspect::Owner => name(journey.owner()),
        Aspect::State => journey.state.map(Facet::State).into_iter().collect(),
        Aspect::Status => journey.status.as_ref().map(Facet::MapStatus).into_iter().collect(),
        _ => Vec::new(),
    }
}

fn name(words: Cow<'_, str>) -> Vec<Facet<'_>> {
    if words.is_empty() { Vec::new() } else { vec![Facet::Name(words)] }
}

fn stage(entry: &Entry<'_>) -> Option<String> {
    let journey = &entry.map.journey;
    let words = match entry.part {
        Part::Journey(_) => return None,
        Part::Stage(stage, _) | Part::Step(stage, ..) => journey.stages.get(stage)?.heading.text.words(),
    };
    Some(words).filter(|words| !words.is_empty())
}

fn evidence<'a>(atlas: &'a Atlas, evidence: &'a Evidence) -> Facet<'a> {
    match evidence {
        Evidence::Source(key) => {
            Facet::Name(atlas.source(*key).and_then(|source| source.id).unwrap_or_default().into())
        }
        Evidence::Url(words) | Evidence::Words(words) => Facet::Name(words.into()),
        Evidence::Assumed => Facet::Assumed,
    }
}
