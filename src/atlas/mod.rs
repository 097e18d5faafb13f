//! Every map, finding, persona and source of the book, and who refers to whom.
//!
//! [`Atlas::new`] takes all of it at once, reports ids and references that do not fit, and from then on answers every question
//! that a page about more than one map asks. `ids` makes ids unique, [`anchors`] says what they are on pages, `clashes` looks for
//! those that are one there, `resolve` follows references between findings, `personas` those to persona cards, `evidence` those
//! to sources, `relations` those from map to map.

pub mod anchors;
mod block;
mod clashes;
mod comparison;
mod evidence;
mod home;
mod ids;
mod index;
mod personas;
mod recurrence;
mod relations;
mod resolve;

pub use block::Block;
pub use comparison::{Column, Comparison};
pub use evidence::{Evidence, Source, SourceKey};
pub use home::Home;
pub use index::{IndexBlock, IndexPlace};
pub use relations::Spot;

use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::Range;

use icu_calendar::{Date, Iso};
use rustc_hash::FxHashMap;

use self::recurrence::Groups;
use crate::diagnostics::{Diagnostic, Place};
use crate::model::{AttributeKind, Finding, FindingKind, Item, Journey, Part, Record, Reference};
use crate::source::Span;

/// Where a map, a record or an index stands, and what its fence settles about showing it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Placement {
    /// The chapter's index in the book.
    pub chapter: usize,
    /// The heading level of its title in that chapter, 2 to 6: one below the heading it stands under.
    pub level: u8,
    /// Its source, where the page is to show that too.
    pub source: Option<String>,
    /// Whether no index lists it: it is a sample.
    pub unlisted: bool,
}

impl Placement {
    /// A place in its chapter.
    #[must_use]
    pub fn at(&self, span: Span) -> Place {
        Place { chapter: self.chapter, span }
    }
}

/// A map and where it stands.
#[derive(Debug, Clone, PartialEq)]
pub struct Map {
    /// Where it stands.
    pub placement: Placement,
    /// The map.
    pub journey: Journey,
}

/// A record and where it stands.
#[derive(Debug, Clone, PartialEq)]
pub struct PlacedRecord {
    /// Where it stands.
    pub placement: Placement,
    /// The record.
    pub record: Record,
}

/// What is written in a book, in reading order.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Blocks {
    /// The maps.
    pub maps: Vec<Map>,
    /// The personas and the lists of sources.
    pub records: Vec<PlacedRecord>,
    /// The indexes.
    pub indexes: Vec<IndexBlock>,
}

impl Blocks {
    /// Adds what comes after it in the book.
    pub fn append(&mut self, mut more: Self) {
        self.maps.append(&mut more.maps);
        self.records.append(&mut more.records);
        self.indexes.append(&mut more.indexes);
    }
}

/// A finding, by its index among all findings of the book in reading order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key(usize);

/// Something by finding. Keys are counted by us, so nobody can choose them to be slow.
type ByKey<T> = FxHashMap<Key, T>;

/// Where an item stands in its map, and what it is.
#[derive(Debug, Clone, Copy)]
struct Address {
    kind: FindingKind,
    map: usize,
    stage: Option<usize>,
    step: Option<usize>,
    lane: usize,
    item: usize,
}

/// A finding with everything around it.
#[derive(Debug, Clone, Copy)]
pub struct Entry<'a> {
    /// Which finding it is.
    pub key: Key,
    /// The index of its map in the atlas.
    pub map_index: usize,
    /// Its map.
    pub map: &'a Map,
    /// The stage, step or card it stands in.
    pub part: Part<'a>,
    /// Its words and attributes.
    pub item: &'a Item,
    /// What makes it a finding.
    pub finding: &'a Finding,
}

impl<'a> Entry<'a> {
    /// Who looks after it: its own owner, else that of its step, its stage or its map. Empty where nobody does.
    #[must_use]
    pub fn owner(&self) -> Cow<'a, str> {
        let journey = &self.map.journey;
        let stage = match self.part {
            Part::Step(stage, ..) => journey.stages.get(stage).map(|stage| &stage.heading),
            _ => None,
        };
        let headings = self.part.heading().into_iter().chain(stage).map(|heading| &heading.attributes);
        let own = self.finding.owner.as_deref();
        own.or_else(|| {
            let mut attributes = headings.chain(std::iter::once(&journey.header.attributes));
            attributes.find_map(|attributes| attributes.get(AttributeKind::Owner).map(|pair| pair.value.as_str()))
        })
        .map_or_else(|| journey.owner(), Cow::Borrowed)
    }
}

/// When a map counts as not looked at for too long.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Calendar {
    /// Today, if anybody said so.
    pub today: Option<Date<Iso>>,
    /// After how many days a review is old.
    pub stale_after: i64,
}

impl Default for Calendar {
    fn default() -> Self {
        Self { today: None, stale_after: 180 }
    }
}

/// All maps, records and indexes of a book.
#[derive(Debug, Default)]
pub struct Atlas {
    maps: Vec<Map>,
    records: Vec<PlacedRecord>,
    indexes: Vec<IndexBlock>,
    findings: Vec<Address>,
    first_finding: Vec<usize>,
    /// By opportunity: what it answers.
    answers: ByKey<Vec<Key>>,
    /// By pain point or delight: the opportunities that answer it, here or where it is met again.
    answered_by: ByKey<Vec<Key>>,
    /// By finding and reference: what it names.
    targets: HashMap<(Key, Reference), Key>,
    /// The pains that are met in several places.
    same: Groups,
    /// By map: the card of each persona that its header names.
    cards: Vec<Vec<Option<usize>>>,
    /// By card: the maps about that persona, each with her place among those that its header names.
    about: HashMap<usize, Vec<(usize, usize)>>,
    sources: evidence::Sources,
    relations: relations::Relations,
    calendar: Calendar,
}

impl Atlas {
    /// Ties together what is written in a book. Ids that are taken and references that name nothing are reported.
    #[must_use]
    pub fn new(Blocks { maps, records, indexes }: Blocks, calendar: Calendar) -> (Self, Vec<Diagnostic>) {
        let mut atlas = Self { maps, records, indexes, calendar, ..Self::default() };
        for (m, map) in atlas.maps.iter().enumerate() {
            atlas.first_finding.push(atlas.findings.len());
            for part in map.journey.parts() {
                let (stage, step) = match part {
                    Part::Journey(_) => (None, None),
                    Part::Stage(s, _) => (Some(s), None),
                    Part::Step(s, i, _) => (Some(s), Some(i)),
                };
                for (l, lane) in part.lanes().iter().enumerate() {
                    let here = lane.items.iter().enumerate().filter_map(|(i, item)| {
                        let kind = item.finding.as_ref()?.kind;
                        Some(Address { kind, map: m, stage, step, lane: l, item: i })
                    });
                    atlas.findings.extend(here);
                }
            }
        }
        atlas.first_finding.push(atlas.findings.len());
        let mut diagnostics = Vec::new();
        let by_id = ids::settle(&mut atlas, &mut diagnostics);
        clashes::report(&atlas, &by_id, &mut diagnostics);
        let maps_by_id = by_id.into_iter().filter_map(|(id, block)| Some((id, block.map()?))).collect();
        resolve::resolve(&mut atlas, &maps_by_id, &mut diagnostics);
        relations::resolve(&mut atlas, &maps_by_id, &mut diagnostics);
        personas::resolve(&mut atlas, &mut diagnostics);
        evidence::resolve(&mut atlas, &mut diagnostics);
        (atlas, diagnostics)
    }

    /// The maps, in reading order.
    #[must_use]
    pub fn maps(&self) -> &[Map] {
        &self.maps
    }

    /// The personas and the lists of sources, in reading order.
    #[must_use]
    pub fn records(&self) -> &[PlacedRecord] {
        &self.records
    }

    /// The indexes, in reading order.
    #[must_use]
    pub fn indexes(&self) -> &[IndexBlock] {
        &self.indexes
    }

    /// When a review is old.
    #[must_use]
    pub fn calendar(&self) -> Calendar {
        self.calendar
    }

    /// Gives all that is written back.
    #[must_use]
    pub fn into_blocks(self) -> Blocks {
        Blocks { maps: self.maps, records: self.records, indexes: self.indexes }
    }

    /// Every finding of the book, in reading order.
    pub fn findings(&self) -> impl Iterator<Item = Entry<'_>> {
        (0..self.findings.len()).filter_map(|index| self.entry(Key(index)))
    }

    /// Those of a kind. In a large book, it pays not to go and look at the others.
    pub fn findings_of_kind(&self, kind: FindingKind) -> impl Iterator<Item = Entry<'_>> {
        let addresses = self.findings.iter().enumerate().filter(move |(_, address)| address.kind == kind);
        addresses.filter_map(|(index, _)| self.entry(Key(index)))
    }

    /// The findings of one map, in reading order.
    pub fn findings_of(&self, map: usize) -> impl Iterator<Item = Entry<'_>> {
        self.range_of(map).filter_map(|index| self.entry(Key(index)))
    }

    /// The finding with this key.
    #[must_use]
    pub fn entry(&self, key: Key) -> Option<Entry<'_>> {
        let address = self.findings.get(key.0)?;
        let map = &self.maps[address.map];
        let part = match (address.stage, address.step) {
            (None, _) => Part::Journey(&map.journey),
            (Some(s), None) => Part::Stage(s, &map.journey.stages[s]),
            (Some(s), Some(i)) => Part::Step(s, i, &map.journey.stages[s].steps[i]),
        };
        let item = &part.lanes()[address.lane].items[address.item];
        let finding = item.finding.as_deref()?;
        Some(Entry { key, map_index: address.map, map, part, item, finding })
    }

    /// The key of a finding of the map with index `map`.
    #[must_use]
    pub fn key(&self, map: usize, finding: &Finding) -> Key {
        Key(self.first_finding[map] + finding.position)
    }

    /// What a reference of a finding names; none where it names nothing.
    #[must_use]
    pub fn target(&self, from: Key, reference: &Reference) -> Option<Key> {
        self.targets.get(&(from, reference.clone())).copied()
    }

    /// What an opportunity answers.
    #[must_use]
    pub fn answers(&self, opportunity: Key) -> &[Key] {
        self.answers.get(&opportunity).map_or(&[], Vec::as_slice)
    }

    /// The opportunities that answer a pain point or a delight; a pain also where it is met again.
    #[must_use]
    pub fn answered_by(&self, finding: Key) -> &[Key] {
        self.answered_by.get(&self.first_place(finding)).map_or(&[], Vec::as_slice)
    }

    /// Every other place where the same pain is met, in reading order, whichever of them says so.
    pub fn same(&self, pain: Key) -> impl Iterator<Item = Key> + Clone {
        self.same.of(pain).iter().copied().filter(move |place| *place != pain)
    }

    /// The first place where a pain is met: two places are of the same pain if this is the same.
    #[must_use]
    pub fn first_place(&self, pain: Key) -> Key {
        self.same.first_of(pain)
    }

    fn range_of(&self, map: usize) -> Range<usize> {
        self.first_finding[map]..self.first_finding[map + 1]
    }
}
