//! An atlas in the shape of the JSON.

use std::collections::{BTreeMap, HashSet};

use super::Edition;
use super::shape::{
    Book, Emotion, Evidence, Export, Feeling, Field, FieldValue, Finding, Item, Lane, Map, Note, Persona, Place, Point,
    Reference, Source, SourceList, Stage, Target, VERSION,
};
use crate::atlas::{self, Entry, Home, Key, Map as AtlasMap, PlacedRecord};
use crate::language::{print, print_record};
use crate::model::{
    self, AttributeKind, Attributes, Block, Inline, OpportunityStatus, PainStatus, Part, RecordKind, State, Status,
    Text,
};
use crate::source::{Position, Span};

/// All that is asked for, in the shape of the JSON.
pub(super) fn export(editions: &[Edition<'_>]) -> Export {
    let book = |edition: &Edition<'_>| Book {
        maps: edition.maps().map(|(_, map)| edition.map(map)).collect(),
        findings: edition.findings().collect(),
        personas: edition.personas(),
        sources: edition.sources(),
        lists: edition.lists(),
    };
    Export { version: VERSION, books: editions.iter().map(book).collect() }
}

impl<'a> Edition<'a> {
    /// The maps that are asked for, each with its index in the atlas.
    pub fn maps(&self) -> impl Iterator<Item = (usize, &'a AtlasMap)> {
        let (files, only) = (self.files, self.only);
        self.atlas.maps().iter().enumerate().filter(move |(_, map)| {
            files.get(map.placement.chapter).is_some_and(Option::is_some)
                && only.is_none_or(|id| map.journey.header.id.name == id)
        })
    }

    /// The findings of those maps.
    pub(super) fn findings(&self) -> impl Iterator<Item = Finding> {
        self.maps().flat_map(|(index, _)| self.atlas.findings_of(index)).map(|entry| self.finding(&entry))
    }

    /// Whether something of this chapter was asked for.
    fn asks_for(&self, chapter: usize) -> bool {
        self.files.get(chapter).is_some_and(Option::is_some)
    }

    /// The cards that are asked for; with a map, those of its personas.
    fn personas(&self) -> Vec<Persona> {
        let maps: HashSet<usize> = self.maps().map(|(index, _)| index).collect();
        let persona = |(index, placed): (usize, &PlacedRecord)| {
            let record = &placed.record;
            if record.kind != RecordKind::Persona {
                return None;
            }
            let about: Vec<usize> = self.atlas.maps_about(index).map(|(map, _)| map).collect();
            let is_wanted = if self.only.is_none() {
                self.asks_for(placed.placement.chapter)
            } else {
                about.iter().any(|map| maps.contains(map))
            };
            is_wanted.then(|| Persona {
                id: record.header.id.name.clone(),
                name: record.header.title.words(),
                portrait: record.portrait().and_then(address),
                place: self.place(placed.placement.chapter, record.span),
                fields: record.header.fields.iter().map(field).collect(),
                description: some(Block::words(&record.header.description)),
                maps: about.iter().map(|map| self.atlas.maps()[*map].journey.header.id.name.clone()).collect(),
                canonical: print_record(record, self.settings),
            })
        };
        self.atlas.records().iter().enumerate().filter_map(persona).collect()
    }

    /// The sources that are asked for; with a map, its own and those on which its findings rest.
    fn sources(&self) -> Vec<Source> {
        let source = |source: atlas::Source<'_>| Source {
            id: source.id.map(str::to_owned),
            text: source.item.text.words(),
            kind: source.kind.map(str::to_owned),
            date: source.item.attributes.get(AttributeKind::Date).map(|pair| pair.value.clone()),
            links: links(&source.item.text),
            map: source.home.map().map(|map| self.atlas.maps()[map].journey.header.id.name.clone()),
            findings: self.atlas.resting_on(source.key).iter().filter_map(|key| self.target(*key)).collect(),
            place: self.place(source.chapter, source.item.span),
        };
        self.wanted_sources().map(source).collect()
    }

    fn wanted_sources(&self) -> impl Iterator<Item = atlas::Source<'a>> {
        let maps: Vec<usize> = self.maps().map(|(index, _)| index).collect();
        let is_wanted = move |source: &atlas::Source<'_>| {
            let is_of_map = |map: &usize| source.home == Home::Map(*map);
            let of_finding = |key: &Key| self.atlas.entry(*key).is_some_and(|entry| maps.contains(&entry.map_index));
            if self.only.is_none() {
                self.asks_for(source.chapter)
            } else {
                maps.iter().any(is_of_map) || self.atlas.resting_on(source.key).iter().any(of_finding)
            }
        };
        self.atlas.sources().filter(is_wanted)
    }

    /// The book's lists of sources that are asked for; with a map, those that hold one of its sources.
    fn lists(&self) -> Vec<SourceList> {
        let homes: Vec<Home> = self.wanted_sources().map(|source| source.home).collect();
        let is_wanted = |index, chapter| match self.only {
            None => self.asks_for(chapter),
            Some(_) => homes.contains(&Home::Record(index)),
        };
        let list = |(index, PlacedRecord { record, placement }): (usize, &PlacedRecord)| {
            (record.kind == RecordKind::Evidence && is_wanted(index, placement.chapter)).then(|| SourceList {
                title: some(record.header.title.words()),
                place: self.place(placement.chapter, record.span),
                canonical: print_record(record, self.settings),
            })
        };
        self.atlas.records().iter().enumerate().filter_map(list).collect()
    }

    pub(super) fn place(&self, chapter: usize, span: Span) -> Place {
        let point = |offset| {
            let Position { line, column } = self.lines[chapter].position(offset);
            Point { line, column }
        };
        let file = self.files.get(chapter).cloned().flatten().unwrap_or_default();
        Place { file, start: point(span.start), end: point(span.end) }
    }

    fn map(&self, map: &AtlasMap) -> Map {
        let journey = &map.journey;
        let stage = |stage: &model::Stage| Stage {
            phase: stage.phase.as_ref().map(Text::words),
            steps: stage
                .steps
                .iter()
                .map(|step| self.part(map, &step.heading, step.emotion.as_ref(), &step.lanes))
                .collect(),
            ..self.part(map, &stage.heading, stage.emotion.as_ref(), &stage.lanes)
        };
        Map {
            id: journey.header.id.name.clone(),
            title: journey.header.title.words(),
            place: self.place(map.placement.chapter, journey.span),
            language: journey.header.language.as_ref().map(ToString::to_string),
            state: journey.state.map(State::word),
            status: journey.status.as_ref().map(|status| match status {
                Status::Own(word) => word.clone(),
                known => known.word().unwrap_or_default().to_owned(),
            }),
            fields: journey.header.fields.iter().map(field).collect(),
            description: some(Block::words(&journey.header.description)),
            stages: journey.stages.iter().map(stage).collect(),
            lanes: self.lanes(map, &journey.lanes),
            emotion: journey.emotion.as_ref().map(emotion),
            notes: journey.before.iter().chain(&journey.after).map(note).collect(),
            attributes: pairs(&journey.header.attributes),
            canonical: print(journey, self.settings),
        }
    }

    fn part(
        &self,
        map: &AtlasMap,
        heading: &model::Heading,
        feels: Option<&model::Emotion>,
        lanes: &[model::Lane],
    ) -> Stage {
        Stage {
            id: heading.id.name.clone(),
            title: heading.text.words(),
            place: self.place(map.placement.chapter, heading.span),
            phase: None,
            duration: heading.duration.as_ref().map(Text::words),
            moment_of_truth: heading.is_moment_of_truth(),
            emotion: feels.map(emotion),
            lanes: self.lanes(map, lanes),
            steps: Vec::new(),
            attributes: pairs(&heading.attributes),
        }
    }

    fn lanes(&self, map: &AtlasMap, lanes: &[model::Lane]) -> Vec<Lane> {
        let lane = |lane: &model::Lane| Lane {
            kind: lane.kind.word(),
            label: lane.label.clone(),
            items: lane.items.iter().map(|item| self.item(map, item)).collect(),
            nothing: lane.nothing.clone(),
            emotion: lane.emotion.as_ref().map(emotion),
        };
        lanes.iter().map(lane).collect()
    }

    fn item(&self, map: &AtlasMap, item: &model::Item) -> Item {
        let id = item.finding.as_ref().map(|finding| &finding.id).or(item.attributes.id.as_ref());
        Item {
            text: item.text.words(),
            more: some(Block::words(&item.more)),
            place: self.place(map.placement.chapter, item.span),
            id: id.map(|id| id.name.clone()),
            done: item.task,
            moment_of_truth: item.is_moment_of_truth(),
            links: links(&item.text),
            attributes: pairs(&item.attributes),
        }
    }

    fn finding(&self, entry: &Entry<'_>) -> Finding {
        let (finding, journey) = (entry.finding, &entry.map.journey);
        let (stage, step) = match entry.part {
            Part::Journey(_) => (None, None),
            Part::Stage(_, stage) => (Some(stage), None),
            Part::Step(stage, _, step) => (journey.stages.get(stage), Some(step)),
        };
        let references = |list: &[model::Reference]| {
            let target = |reference| self.atlas.target(entry.key, reference).and_then(|key| self.target(key));
            list.iter()
                .map(|reference| Reference { written: reference.to_string(), target: target(reference) })
                .collect()
        };
        let status = match finding.kind {
            model::FindingKind::PainPoint => Some(finding.pain_status.unwrap_or(PainStatus::Open).word()),
            model::FindingKind::Delight => None,
            model::FindingKind::Opportunity => {
                Some(finding.opportunity_status.unwrap_or(OpportunityStatus::Open).word())
            }
        };
        Finding {
            kind: finding.kind.word(),
            id: finding.id.name.clone(),
            code: finding.code(),
            text: entry.item.text.words(),
            map: journey.header.id.name.clone(),
            map_title: journey.header.title.words(),
            personas: self.names(entry.map_index),
            stage: stage.map(|stage| stage.heading.text.words()),
            step: step.map(|step| step.heading.text.words()),
            mood: entry.part.emotion().and_then(model::Emotion::mean).map(model::rounded),
            severity: finding.severity.map(model::Severity::word),
            status,
            impact: finding.impact.map(|impact| impact.0),
            effort: finding.effort.map(|effort| effort.0),
            owner: Some(entry.owner().into_owned()).filter(|owner| !owner.is_empty()),
            ticket: finding.ticket.clone(),
            theme: finding.theme.clone(),
            evidence: self.atlas.evidence(entry.key).iter().map(|evidence| self.evidence(evidence)).collect(),
            answers: references(&finding.answers),
            answered_by: self.atlas.answered_by(entry.key).iter().filter_map(|key| self.target(*key)).collect(),
            same: references(&finding.same),
            place: self.place(entry.map.placement.chapter, entry.item.span),
        }
    }

    /// The personas of a map, by their names.
    pub(super) fn names(&self, map: usize) -> Vec<String> {
        self.atlas.persona_names(map).map(|name| name.words()).collect()
    }

    fn evidence(&self, evidence: &atlas::Evidence) -> Evidence {
        let (kind, value) = match evidence {
            atlas::Evidence::Source(key) => {
                ("source", self.atlas.source(*key).and_then(|source| source.id).map(str::to_owned))
            }
            atlas::Evidence::Url(url) => ("url", Some(url.clone())),
            atlas::Evidence::Words(words) => ("words", Some(words.clone())),
            atlas::Evidence::Assumed => ("assumed", None),
        };
        Evidence { kind, value }
    }

    fn target(&self, key: Key) -> Option<Target> {
        let entry = self.atlas.entry(key)?;
        Some(Target { map: entry.map.journey.header.id.name.clone(), finding: entry.finding.id.name.clone() })
    }
}

fn some(words: String) -> Option<String> {
    Some(words).filter(|words| !words.is_empty())
}

fn field(field: &model::Field) -> Field {
    let value = |item: &model::Item| FieldValue {
        text: item.text.words(),
        id: item.attributes.id.as_ref().map(|id| id.name.clone()),
        links: links(&item.text),
    };
    Field { kind: field.kind.word(), label: field.label.clone(), values: field.items.iter().map(value).collect() }
}

fn emotion(emotion: &model::Emotion) -> Emotion {
    let feeling = |feeling: &model::Feeling| Feeling {
        words: feeling.words.clone(),
        faces: feeling.faces.clone(),
        score: feeling.score,
    };
    Emotion { score: emotion.mean(), feelings: emotion.feelings.iter().map(feeling).collect() }
}

fn note(note: &model::Note) -> Note {
    Note { heading: note.heading.as_ref().map(Text::words), text: Block::words(&note.blocks) }
}

/// The pairs; of several with one key, the last one counts.
fn pairs(attributes: &Attributes) -> BTreeMap<String, String> {
    attributes.pairs.iter().map(|pair| (pair.key.clone(), pair.value.clone())).collect()
}

/// The addresses that a text leads to.
fn links(text: &Text) -> Vec<String> {
    let inside = |inline: &Inline| match inline {
        Inline::Link { url, text, .. } => [vec![url.clone()], links(text)].concat(),
        Inline::Emphasis(text) | Inline::Strong(text) | Inline::Strikethrough(text) => links(text),
        _ => Vec::new(),
    };
    text.0.iter().flat_map(inside).collect()
}

/// The address of a picture.
fn address(picture: &Inline) -> Option<String> {
    match picture {
        Inline::Image { url, .. } => Some(url.clone()),
        _ => None,
    }
}
