//! One of the two states that are compared: a book with its maps, and the names of its files.

use std::ops::Range;

use super::At;
use crate::atlas::{Atlas, Evidence, Key, Map, PlacedRecord};
use crate::model::{Finding, Item, Lane, LaneKind, Part, RecordKind};
use crate::source::{Lines, Span};

/// A book as it was or as it is.
#[derive(Debug, Clone)]
pub struct Edition<'a> {
    /// Its maps.
    pub atlas: &'a Atlas,
    /// The lines of its chapters, by their index.
    pub lines: Vec<Lines<'a>>,
    /// The file of each chapter, by its index; none for those that are not to be compared.
    pub files: &'a [Option<File>],
}

/// The file of a chapter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// Its name as it is shown.
    pub name: String,
    /// Its path below what is compared: a map that is in another file there has moved.
    pub below: String,
}

/// The maps of some books that are to be compared.
pub(super) fn sides<'a>(editions: &'a [Edition<'a>]) -> Vec<Side<'a>> {
    let side = |(book, edition): (usize, &'a Edition<'a>), (index, map): (usize, &'a Map)| {
        let file = edition.files.get(map.placement.chapter)?.as_ref()?;
        Some(Side { edition, book, index, map, file, parts: map.journey.parts().collect() })
    };
    let of_edition = |both: (usize, &'a Edition<'a>)| {
        both.1.atlas.maps().iter().enumerate().filter_map(|map| side(both, map)).collect::<Vec<_>>()
    };
    editions.iter().enumerate().flat_map(of_edition).collect()
}

/// The records of a kind that are to be compared.
pub(super) fn record_sides<'a>(editions: &'a [Edition<'a>], kind: RecordKind) -> Vec<RecordSide<'a>> {
    let side = |edition: &'a Edition<'a>, placed: &'a PlacedRecord| {
        let file = edition.files.get(placed.placement.chapter)?.as_ref()?;
        (placed.record.kind == kind).then_some(RecordSide { lines: &edition.lines, placed, file })
    };
    let of_edition = |edition: &'a Edition<'a>| {
        edition.atlas.records().iter().filter_map(|placed| side(edition, placed)).collect::<Vec<_>>()
    };
    editions.iter().flat_map(of_edition).collect()
}

/// A record on one side of the comparison.
#[derive(Debug, Clone, Copy)]
pub(super) struct RecordSide<'a> {
    lines: &'a [Lines<'a>],
    pub(super) placed: &'a PlacedRecord,
    pub(super) file: &'a File,
}

impl RecordSide<'_> {
    pub(super) fn at(&self, span: Span) -> Option<At> {
        at(self.lines, self.placed.placement.chapter, self.file, span)
    }
}

fn at(lines: &[Lines<'_>], chapter: usize, file: &File, span: Span) -> Option<At> {
    Some(At { file: file.name.clone(), line: lines.get(chapter)?.position(span.start).line })
}

/// A finding of one of the books that are compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Known {
    book: usize,
    key: Key,
}

/// A map on one side of the comparison.
#[derive(Debug, Clone)]
pub(super) struct Side<'a> {
    pub(super) edition: &'a Edition<'a>,
    /// The index of its book among those that are compared.
    pub(super) book: usize,
    /// Its index in the atlas.
    pub(super) index: usize,
    pub(super) map: &'a Map,
    pub(super) file: &'a File,
    /// The journey as a whole, then each stage before its steps.
    pub(super) parts: Vec<Part<'a>>,
}

/// An entry of a row, where it stands.
#[derive(Debug, Clone, Copy)]
pub(super) struct Entry<'a> {
    /// The index of its part.
    pub(super) part: usize,
    pub(super) lane: &'a Lane,
    /// None for the writer's word that there is nothing.
    pub(super) item: Option<&'a Item>,
}

/// The indices of the entries of a part, among all of its map.
pub(super) fn entries_in(part: usize, entries: &[Entry<'_>]) -> Range<usize> {
    entries.partition_point(|entry| entry.part < part)..entries.partition_point(|entry| entry.part <= part)
}

impl<'a> Side<'a> {
    /// Every entry of the map, in reading order.
    pub(super) fn entries(&self) -> Vec<Entry<'a>> {
        let mut entries = Vec::new();
        for (index, part) in self.parts.iter().enumerate() {
            // What a row of emotions says is the emotion of its part.
            for lane in part.lanes().iter().filter(|lane| lane.kind != LaneKind::Emotion) {
                let entry = |item| Entry { part: index, lane, item };
                entries.extend(lane.items.iter().map(|item| entry(Some(item))));
                entries.extend(lane.nothing.is_some().then_some(entry(None)));
            }
        }
        entries
    }

    /// The name of a part and those of the parts it stands in; nothing for the journey as a whole.
    pub(super) fn place(&self, part: usize) -> Vec<String> {
        let title = |part: Part<'_>| part.heading().map(|heading| heading.text.words());
        let stage = self.stage_of(part).map(|stage| self.parts[stage]);
        stage.into_iter().chain([self.parts[part]]).filter_map(title).collect()
    }

    /// The index of the stage that a step stands in.
    pub(super) fn stage_of(&self, part: usize) -> Option<usize> {
        let Part::Step(_, step, _) = self.parts[part] else { return None };
        part.checked_sub(step + 1)
    }

    pub(super) fn title(&self) -> String {
        self.map.journey.header.title.words()
    }

    pub(super) fn at(&self, span: Span) -> Option<At> {
        at(&self.edition.lines, self.map.placement.chapter, self.file, span)
    }

    /// The key of an entry that is a finding.
    pub(super) fn key(&self, entry: &Entry<'_>) -> Option<Key> {
        let finding = entry.item?.finding.as_deref()?;
        Some(self.edition.atlas.key(self.index, finding))
    }

    /// What a finding of the map rests on, in words.
    pub(super) fn evidence(&self, finding: &Finding) -> Vec<String> {
        let atlas = self.edition.atlas;
        let said = |evidence: &Evidence| match evidence {
            Evidence::Source(key) => {
                let source = atlas.source(*key);
                format!("the source “{}”", source.and_then(|source| source.id).unwrap_or_default())
            }
            Evidence::Url(words) => words.clone(),
            Evidence::Words(words) => format!("“{words}”"),
            Evidence::Assumed => "an assumption".to_owned(),
        };
        atlas.evidence(atlas.key(self.index, finding)).iter().map(said).collect()
    }

    /// A finding of its book, among the findings of all the books that are compared.
    pub(super) fn known(&self, key: Key) -> Known {
        Known { book: self.book, key }
    }
}

impl Entry<'_> {
    pub(super) fn words(&self) -> String {
        self.item.map_or_else(|| self.lane.nothing.clone().unwrap_or_default(), |item| item.text.words())
    }

    pub(super) fn span(&self) -> Span {
        self.item.map_or(self.lane.span, |item| item.span)
    }

    /// The id that the writer gave it.
    pub(super) fn id(&self) -> Option<&str> {
        self.item?.attributes.id.as_ref().map(|id| id.name.as_str())
    }
}
