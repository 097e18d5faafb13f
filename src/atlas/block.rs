//! Maps, records and indexes alike: each has a fence of its own, and an id that is one of the book's.

use super::{Atlas, Placement};
use crate::diagnostics::Place;
use crate::model::{Id, RecordKind};
use crate::source::Span;

/// What a fence is read as, by its index in the atlas.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Block {
    /// A map.
    Map(usize),
    /// A persona, or a list of sources.
    Record(usize),
    /// An index.
    Index(usize),
}

impl Block {
    /// The map's index; none of anything else.
    pub(super) fn map(self) -> Option<usize> {
        match self {
            Self::Map(index) => Some(index),
            Self::Record(_) | Self::Index(_) => None,
        }
    }

    /// Its id.
    pub(super) fn id(self, atlas: &Atlas) -> &Id {
        match self {
            Self::Map(index) => &atlas.maps[index].journey.header.id,
            Self::Record(index) => &atlas.records[index].record.header.id,
            Self::Index(index) => &atlas.indexes[index].query.id,
        }
    }

    /// Its id, to be changed.
    pub(super) fn id_mut(self, atlas: &mut Atlas) -> &mut Id {
        match self {
            Self::Map(index) => &mut atlas.maps[index].journey.header.id,
            Self::Record(index) => &mut atlas.records[index].record.header.id,
            Self::Index(index) => &mut atlas.indexes[index].query.id,
        }
    }

    /// Where its id stands.
    pub(super) fn place(self, atlas: &Atlas) -> Place {
        self.placement(atlas).at(self.id(atlas).span)
    }

    /// Whether it is a persona.
    pub(super) fn is_persona(self, atlas: &Atlas) -> bool {
        matches!(self, Self::Record(index) if atlas.records[index].record.kind == RecordKind::Persona)
    }

    /// What it is called in messages: one, and two.
    pub(super) fn nouns(self, atlas: &Atlas) -> [&'static str; 2] {
        match self {
            Self::Map(_) => ["map", "maps"],
            Self::Record(_) if self.is_persona(atlas) => ["persona", "personas"],
            Self::Record(_) => ["list of sources", "lists of sources"],
            Self::Index(_) => ["index", "indexes"],
        }
    }

    fn placement(self, atlas: &Atlas) -> &Placement {
        match self {
            Self::Map(index) => &atlas.maps[index].placement,
            Self::Record(index) => &atlas.records[index].placement,
            Self::Index(index) => &atlas.indexes[index].placement,
        }
    }
}

impl Atlas {
    /// What the fence at this place of a chapter is read as.
    #[must_use]
    pub fn block_at(&self, chapter: usize, fence: Span) -> Option<Block> {
        let here = (chapter, fence.start);
        let map = self.maps.binary_search_by_key(&here, |map| (map.placement.chapter, map.journey.span.start));
        let record =
            || self.records.binary_search_by_key(&here, |placed| (placed.placement.chapter, placed.record.span.start));
        let index =
            || self.indexes.binary_search_by_key(&here, |placed| (placed.placement.chapter, placed.query.span.start));
        let found = map.map(Block::Map).or_else(|_| record().map(Block::Record));
        found.or_else(|_| index().map(Block::Index)).ok()
    }
}
