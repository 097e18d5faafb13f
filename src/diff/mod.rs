//! What has changed in the journeys, from one state of a book to another.
//!
//! [`compare`] takes the books on both sides and gives the changes, map by map. The way: `edition` lists what stands in
//! a map, `matching` finds out what is which (with `pairing`), and then `header`, `fields`, `sources`, `stages`,
//! `entries`, `attributes` and `references` tell what is not as it was; `records` does so for what stands beside the
//! maps. How it is told stands in the table of `kind`. What has no meaning is no change: the order of attributes, how a
//! list is marked, whether a map is written as a table.

mod attributes;
mod change;
mod edition;
mod entries;
mod fields;
mod header;
mod kind;
mod matching;
mod pairing;
mod records;
mod references;
mod said;
mod sources;
mod stages;

pub use change::{At, Change};
pub use edition::{Edition, File};
pub use kind::{Kind, Sign};

use std::collections::HashMap;

use crate::model::FindingKind;
use edition::{Known, Side};
use matching::Match;

/// What something that changed is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Subject {
    /// A map.
    Map,
    /// The card of a persona.
    Persona,
    /// The sources of the book.
    Sources,
}

/// What has changed in one map, in one card, or in the sources of the book.
#[derive(Debug, Clone, PartialEq)]
pub struct Changed {
    /// What it is.
    pub subject: Subject,
    /// Its id, as it is now; the sources have none.
    pub id: String,
    /// Its title, as it is now.
    pub title: String,
    /// Where it is, or was.
    pub at: Option<At>,
    /// The changes, never empty, in the order of what changed.
    pub changes: Vec<Change>,
}

/// What has changed from some books to some books: map by map in their present order, then the maps that are gone, then
/// personas and sources.
#[must_use]
pub fn compare(before: &[Edition<'_>], after: &[Edition<'_>]) -> Vec<Changed> {
    let mut all = maps(before, after);
    all.extend(records::personas(before, after));
    all.extend(records::sources(before, after));
    all
}

fn maps(before: &[Edition<'_>], after: &[Edition<'_>]) -> Vec<Changed> {
    let (was, is) = (edition::sides(before), edition::sides(after));
    let maps = matching::maps(&was, &is);
    let matches: HashMap<usize, Match<'_>> = maps.both().map(|(b, a)| (a, Match::new(&was[b], &is[a]))).collect();
    let became: Became = matches.values().flat_map(Match::findings).collect();
    let mut all = Vec::new();
    for (index, side) in is.iter().enumerate() {
        let changes = matches.get(&index).map_or_else(|| told_of_new(side), |both| both.told(&became));
        all.extend(changed(side, changes));
    }
    for index in maps.removed() {
        let side = &was[index];
        let at = side.at(side.map.journey.span);
        let change = Change::new(Kind::MapRemoved).from(contents(side)).at(at, None);
        all.extend(changed(side, vec![change]));
    }
    all
}

fn told_of_new(side: &Side<'_>) -> Vec<Change> {
    let change = Change::new(Kind::MapAdded).to(contents(side)).at(None, side.at(side.map.journey.span));
    std::iter::once(change).chain(references::dangling(side)).collect()
}

/// By finding that was: the finding that it is.
type Became = HashMap<Known, Known>;

fn changed(side: &Side<'_>, changes: Vec<Change>) -> Option<Changed> {
    let (id, title) = (side.map.journey.header.id.name.clone(), side.title());
    let at = side.at(side.map.journey.span);
    (!changes.is_empty()).then_some(Changed { subject: Subject::Map, id, title, at, changes })
}

/// `6 stages, 2 pain points`.
fn contents(side: &Side<'_>) -> Option<String> {
    let journey = &side.map.journey;
    let of = |kind: FindingKind| {
        journey.findings().filter(|(_, item)| item.finding.as_ref().is_some_and(|f| f.kind == kind)).count()
    };
    said::listed([
        said::counted(journey.stages.len(), "stage", "stages"),
        said::counted(of(FindingKind::PainPoint), "pain point", "pain points"),
        said::counted(of(FindingKind::Delight), "moment of delight", "moments of delight"),
        said::counted(of(FindingKind::Opportunity), "opportunity", "opportunities"),
    ])
}

impl Match<'_> {
    /// The findings that are on both sides.
    fn findings(&self) -> impl Iterator<Item = (Known, Known)> {
        let known = |side: &Side<'_>, entry| Some(side.known(side.key(entry)?));
        self.entries.both().filter_map(move |(b, a)| {
            Some((known(&self.before, &self.entries_before[b])?, known(&self.after, &self.entries_after[a])?))
        })
    }

    /// All that has changed.
    fn told(&self, became: &Became) -> Vec<Change> {
        let mut changes = Vec::new();
        self.tell_header(&mut changes);
        self.tell_stages(&mut changes);
        self.tell_entries(became, &mut changes);
        changes
    }
}
