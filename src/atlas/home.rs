//! Maps and records alike: both have a header, and a place in the book.

use super::{Atlas, Placement};
use crate::model::Header;

/// A map or a record, by its index in the atlas.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Home {
    /// A map.
    Map(usize),
    /// A persona, or a list of sources.
    Record(usize),
}

impl Home {
    /// Where it stands.
    ///
    /// # Panics
    ///
    /// When it is of another atlas.
    #[must_use]
    pub fn placement(self, atlas: &Atlas) -> &Placement {
        match self {
            Self::Map(index) => &atlas.maps[index].placement,
            Self::Record(index) => &atlas.records[index].placement,
        }
    }

    /// Its header.
    ///
    /// # Panics
    ///
    /// When it is of another atlas.
    #[must_use]
    pub fn header(self, atlas: &Atlas) -> &Header {
        match self {
            Self::Map(index) => &atlas.maps[index].journey.header,
            Self::Record(index) => &atlas.records[index].record.header,
        }
    }

    /// The map's index; none of a record.
    #[must_use]
    pub fn map(self) -> Option<usize> {
        match self {
            Self::Map(index) => Some(index),
            Self::Record(_) => None,
        }
    }
}
