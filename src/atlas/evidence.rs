//! The sources of a book, what findings rest on, and what rests on a source.
//!
//! A source stands in a map's header and belongs to that map, or in an `evidence` block and belongs to the whole book. What
//! a finding says is taken for a source's id before anything else.

use std::cell::OnceCell;
use std::collections::HashMap;

use super::{Atlas, Entry, Home, Key, anchors};
use crate::diagnostics::{Code, Diagnostic, Known, Place, quoted};
use crate::model::{Attribute, AttributeKind, Field, FieldKind, Item, RecordKind};
use crate::source::Span;

/// What a finding rests on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Evidence {
    /// A source.
    Source(SourceKey),
    /// A web address.
    Url(String),
    /// The writer's words: `observed, 6 of 9`.
    Words(String),
    /// Nothing yet: it is assumed.
    Assumed,
}

/// A source, by its index among all sources of the book: those of the maps first, then those of the lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SourceKey(usize);

/// A source with everything around it.
#[derive(Debug, Clone)]
pub struct Source<'a> {
    /// Which source it is.
    pub key: SourceKey,
    /// What it stands in.
    pub home: Home,
    /// The index of its chapter in the book.
    pub chapter: usize,
    /// Its words and attributes.
    pub item: &'a Item,
    /// Its id; without one nothing can rest on it.
    pub id: Option<&'a str>,
    /// What kind of source it is, in the writer's word.
    pub kind: Option<&'a str>,
    /// Its anchor on its page, if it has an id.
    pub anchor: Option<String>,
}

/// Where a source stands: in which field of its home, and in which place there.
#[derive(Debug, Clone, Copy)]
struct Address {
    home: Home,
    field: usize,
    item: usize,
}

/// What the atlas knows of sources.
#[derive(Debug, Default)]
pub(super) struct Sources {
    places: Vec<Address>,
    own: HashMap<(usize, String), SourceKey>,
    shared: HashMap<String, SourceKey>,
    /// By finding, in the order of their keys.
    evidence: Vec<Vec<Evidence>>,
    /// By source, in the order of their keys.
    resting: Vec<Vec<Key>>,
}

/// Gathers the sources and finds out what every finding rests on. Ids that name no source are reported.
pub(super) fn resolve(atlas: &mut Atlas, diagnostics: &mut Vec<Diagnostic>) {
    atlas.sources = gather(atlas, diagnostics);
    let names = Names { atlas, ids: vec![OnceCell::new(); atlas.maps.len()] };
    let mut resting = vec![Vec::new(); atlas.sources.places.len()];
    let mut all = Vec::with_capacity(atlas.findings.len());
    for entry in atlas.findings() {
        let mut evidence = Vec::new();
        for attribute in &entry.finding.evidence {
            evidence.extend(names.read(&entry, attribute, diagnostics));
        }
        for said in &evidence {
            if let Evidence::Source(SourceKey(source)) = said {
                resting[*source].push(entry.key);
            }
        }
        all.push(evidence);
    }
    for keys in &mut resting {
        keys.dedup();
    }
    (atlas.sources.evidence, atlas.sources.resting) = (all, resting);
}

fn gather(atlas: &Atlas, diagnostics: &mut Vec<Diagnostic>) -> Sources {
    let mut sources = Sources::default();
    let id = |item: &Item| item.attributes.id.clone();
    for (index, map) in atlas.maps.iter().enumerate() {
        let is_list = |field: &Field| field.kind == FieldKind::Evidence;
        for (address, item) in items(Home::Map(index), &map.journey.header.fields, is_list) {
            let key = SourceKey(sources.places.len());
            sources.places.push(address);
            if let Some(id) = id(item) {
                // Two of one id in a map are reported where the map is read.
                sources.own.entry((index, id.name)).or_insert(key);
            }
        }
    }
    let mut first: HashMap<String, Place> = HashMap::new();
    for (index, placed) in atlas.records.iter().enumerate() {
        let is_list = |_: &Field| placed.record.kind == RecordKind::Evidence;
        for (address, item) in items(Home::Record(index), &placed.record.header.fields, is_list) {
            let key = SourceKey(sources.places.len());
            sources.places.push(address);
            let Some(id) = id(item) else { continue };
            let place = placed.placement.at(id.span);
            if let Some(first) = first.get(&id.name) {
                let message = format!("two sources of the book have the id `{}`", id.name);
                let diagnostic = Diagnostic::new(Code::DuplicateSourceId, place, message)
                    .label("used again here")
                    .related(*first, "first used here")
                    .help("give one of them another id, and mend the `evidence=` that means it");
                diagnostics.push(diagnostic);
                continue;
            }
            first.insert(id.name.clone(), place);
            sources.shared.insert(id.name, key);
        }
    }
    sources
}

/// The items of the fields that are lists of sources.
fn items(home: Home, fields: &[Field], is_list: impl Fn(&Field) -> bool) -> impl Iterator<Item = (Address, &Item)> {
    fields.iter().enumerate().filter(move |(_, list)| is_list(list)).flat_map(move |(field, list)| {
        list.items.iter().enumerate().map(move |(item, source)| (Address { home, field, item }, source))
    })
}

impl Atlas {
    /// Every source of the book: those of the maps, then those of the lists, each in reading order.
    pub fn sources(&self) -> impl Iterator<Item = Source<'_>> {
        (0..self.sources.places.len()).filter_map(|index| self.source(SourceKey(index)))
    }

    /// The sources of one list, in its order.
    pub fn sources_of(&self, record: usize) -> impl Iterator<Item = Source<'_>> {
        let is_here = move |home: Home| home == Home::Record(record);
        // Those of the maps come first.
        let is_before = |home: Home| !matches!(home, Home::Record(other) if other >= record);
        let first = self.sources.places.partition_point(|place| is_before(place.home));
        (first..).map_while(|index| self.source(SourceKey(index))).take_while(move |source| is_here(source.home))
    }

    /// The source with this key.
    #[must_use]
    pub fn source(&self, key: SourceKey) -> Option<Source<'_>> {
        let Address { home, field, item } = *self.sources.places.get(key.0)?;
        let chapter = home.placement(self).chapter;
        let list = home.header(self).fields.get(field)?;
        let label = matches!(home, Home::Record(_)).then_some(list.label.as_str());
        let item = list.items.get(item)?;
        let id = item.attributes.id.as_ref().map(|id| id.name.as_str());
        let kind = item
            .attributes
            .get(AttributeKind::Kind)
            .map(|pair| pair.value.as_str())
            .or(label)
            .filter(|kind| !kind.is_empty());
        let anchor = id.map(|id| match home {
            Home::Map(index) => anchors::in_map(&self.maps[index].journey, id),
            Home::Record(_) => anchors::of_source(id),
        });
        Some(Source { key, home, chapter, item, id, kind, anchor })
    }

    /// What a finding rests on, in the writer's order.
    #[must_use]
    pub fn evidence(&self, finding: Key) -> &[Evidence] {
        self.sources.evidence.get(finding.0).map_or(&[], Vec::as_slice)
    }

    /// The findings that rest on a source, in reading order.
    #[must_use]
    pub fn resting_on(&self, source: SourceKey) -> &[Key] {
        self.sources.resting.get(source.0).map_or(&[], Vec::as_slice)
    }
}

/// What the evidence of findings can name, made ready once for all that a map says.
struct Names<'a> {
    atlas: &'a Atlas,
    ids: Vec<OnceCell<Known<'a>>>,
}

impl<'a> Names<'a> {
    /// What the value of an `evidence` says.
    fn read(&self, entry: &Entry<'_>, attribute: &Attribute, diagnostics: &mut Vec<Diagnostic>) -> Vec<Evidence> {
        let value = attribute.value.trim();
        let parts: Vec<(&str, Span)> = parts(attribute).collect();
        let read: Vec<Option<Evidence>> = parts.iter().map(|(part, _)| self.said(entry.map_index, part)).collect();
        let count = read.iter().flatten().count();
        // An address may hold commas itself.
        if count < parts.len() && value.contains("://") && !value.contains(' ') {
            return vec![Evidence::Url(value.to_owned())];
        }
        let is_list = count == parts.len() || (count > 0 && parts.iter().all(|(part, _)| !part.contains(' ')));
        if !is_list && value.contains(' ') {
            return vec![Evidence::Words(value.to_owned())];
        }
        let each = parts.iter().zip(read).map(|((part, span), read)| {
            read.unwrap_or_else(|| {
                let place = entry.map.placement.at(*span);
                diagnostics.extend(self.unknown_source(entry.map_index, part, place));
                Evidence::Words((*part).to_owned())
            })
        });
        each.collect()
    }

    fn said(&self, map: usize, part: &str) -> Option<Evidence> {
        if part.eq_ignore_ascii_case("assumed") {
            return Some(Evidence::Assumed);
        }
        if part.contains("://") {
            return Some(Evidence::Url(part.to_owned()));
        }
        let source = |id: &str| {
            let own = self.atlas.sources.own.get(&(map, id.to_owned()));
            own.or_else(|| self.atlas.sources.shared.get(id)).copied()
        };
        // Words of one's own are several, most often.
        let otherwise = || (!part.contains(' ')).then(|| self.ids(map).in_another_case(part)).flatten();
        source(part).or_else(|| source(otherwise()?)).map(Evidence::Source)
    }

    /// The ids of the sources that findings of a map can rest on.
    fn ids(&self, map: usize) -> &Known<'a> {
        self.ids[map].get_or_init(|| {
            let own = self.atlas.maps[map].journey.sources().filter_map(|item| item.attributes.id.as_ref());
            let mut names: Vec<&str> = own.map(|id| id.name.as_str()).collect();
            names.extend(self.atlas.sources.shared.keys().map(String::as_str));
            names.sort_unstable();
            names.dedup();
            names.into_iter().collect()
        })
    }

    /// What is said of a word that names no source. Where there are no sources, it is a word.
    fn unknown_source(&self, map: usize, part: &str, place: Place) -> Option<Diagnostic> {
        let (whose, remedy) = if self.atlas.sources.shared.is_empty() {
            ("this map", "declare this one under `Evidence:`")
        } else {
            ("this map or of the book", "declare this one under `Evidence:` or in an `evidence` block")
        };
        let known = self.ids(map);
        if known.names().len() == 0 {
            return None;
        }
        let otherwise = format!("the sources are {}; {remedy}, or put words of your own in quotes", known.listed());
        let cure = known.cure(part, otherwise);
        let message = format!("no source of {whose} has the id `{}`", quoted(part));
        Some(Diagnostic::new(Code::UnknownReference, place, message).label("unknown source").help(cure))
    }
}

/// The parts of a value between its commas, and where they stand.
fn parts(attribute: &Attribute) -> impl Iterator<Item = (&str, Span)> {
    let Span { start, end } = attribute.value_span;
    let mut at = 0;
    let each = attribute.value.split(',').map(move |part| {
        let first = (start + at + part.len() - part.trim_start().len()).min(end);
        at += part.len() + 1;
        (part.trim(), Span::new(first, (first + part.trim().len()).min(end)))
    });
    each.filter(|(part, _)| !part.is_empty())
}
