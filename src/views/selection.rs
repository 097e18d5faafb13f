//! Which maps and findings a query lets pass.

use super::facet::{self, Facet};
use crate::atlas::{Atlas, Entry, Map};
use crate::model::{Aspect, FindingKind, Means, Query, Value, called, folded};

/// The part of the book that a query asks about.
#[derive(Debug, Clone, Copy)]
pub(super) struct Selection<'a, 'q> {
    pub(super) atlas: &'a Atlas,
    pub(super) query: &'q Query,
}

impl<'a> Selection<'a, '_> {
    /// The findings of a kind that pass every filter, in the order of the book.
    pub(super) fn findings(self, kind: FindingKind) -> impl Iterator<Item = Entry<'a>> {
        self.atlas.findings_of_kind(kind).filter(move |entry| self.passes(entry))
    }

    /// The maps that pass every filter, by their index in the atlas. Samples are in no index.
    pub(super) fn maps(self) -> impl Iterator<Item = usize> {
        // A map passes where it has what is asked for of maps; what is asked for of stages, its stages have.
        let passes = move |map: &usize| {
            self.query.filters.iter().filter(|filter| filter.by != Aspect::Stage).all(|filter| {
                let facets = facet::of_map(self.atlas, *map, filter.by);
                filter.values.iter().any(|value| lets_pass(self.atlas, value, &facets))
            })
        };
        (0..self.atlas.maps().len()).filter(|map| !self.atlas.maps()[*map].placement.unlisted).filter(passes)
    }

    /// Whether a finding passes every filter. What a pain has in one of the places where it is met, it does not lack.
    pub(super) fn passes(self, entry: &Entry<'a>) -> bool {
        let lacks = |aspect| {
            facet::places(self.atlas, entry.key).all(|place| facet::of_finding(self.atlas, &place, aspect).is_empty())
        };
        !entry.map.placement.unlisted
            && self.query.filters.iter().all(|filter| {
                let facets = facet::of_finding(self.atlas, entry, filter.by);
                filter.values.iter().any(|value| match value.means {
                    Means::Nothing => lacks(filter.by),
                    _ => lets_pass(self.atlas, value, &facets),
                })
            })
    }

    /// Whether a stage of a map passes the filters by map and by stage.
    pub(super) fn passes_stage(self, map: &Map, stage: Option<usize>) -> bool {
        let stage = stage.and_then(|stage| map.journey.stages.get(stage));
        let name = stage.map(|stage| stage.heading.text.words()).filter(|name| !name.is_empty());
        let facets: Vec<Facet<'_>> = name.map(|name| Facet::Name(name.into())).into_iter().collect();
        let filter = self.query.filter(Aspect::Stage);
        filter.is_none_or(|filter| filter.values.iter().any(|value| lets_pass(self.atlas, value, &facets)))
    }

    /// Whether what is done with counts among the rest, because somebody asks for it.
    pub(super) fn asks_for_status(self) -> bool {
        self.query.filter(Aspect::Status).is_some()
    }
}

/// Whether something with these facets has what a value asks for.
pub(super) fn lets_pass(atlas: &Atlas, value: &Value, facets: &[Facet<'_>]) -> bool {
    if value.means == Means::Nothing {
        return facets.is_empty();
    }
    facets.iter().any(|facet| match (&value.means, facet) {
        (Means::Name, Facet::Map(map)) => {
            let journey = &atlas.maps()[*map].journey;
            journey.header.id.name == value.words || folded(&journey.header.title.words()) == folded(&value.words)
        }
        (Means::Name, Facet::Persona { name, id }) => {
            let name = folded(name);
            let wanted = folded(&value.words);
            name == wanted || called(&name) == wanted || id.is_some_and(|id| folded(id) == wanted)
        }
        (Means::Name, Facet::Name(name)) => folded(name) == folded(&value.words),
        (Means::Severity(wanted), Facet::Severity(severity)) => wanted == severity,
        (Means::AtLeast(wanted), Facet::Severity(severity)) => wanted <= severity,
        (Means::Level(wanted), Facet::Level(level)) => wanted.word() == level.word(),
        (Means::LevelFrom(wanted), Facet::Level(level)) => wanted <= level || wanted.word() == level.word(),
        (Means::Status(wanted), facet) => facet.status().is_some_and(|status| wanted.contains(&status)),
        (Means::State(wanted), Facet::State(state)) => wanted == state,
        (Means::Assumed, Facet::Assumed) => true,
        _ => false,
    })
}
