//! Indexes: what each asks for and where it stands, and the place of the one that maps lead back to.

use super::{Placement, anchors};
use crate::book::Book;
use crate::model::{Query, Subject};

/// An index in a chapter of the book.
#[derive(Debug, Clone, PartialEq)]
pub struct IndexBlock {
    /// Where it stands.
    pub placement: Placement,
    /// What it asks for.
    pub query: Query,
}

impl IndexBlock {
    /// Whether it has a heading that is tied to its id with this name: that of a subject, or a group's, which has a number more.
    #[must_use]
    pub(super) fn has_part(&self, name: &str) -> bool {
        let all = || Subject::ALL.iter().copied();
        let asked: Vec<Subject> = self.query.show.iter().map(|asked| asked.what).collect();
        // A title over one subject is that subject's.
        let has_headings = asked.len() != 1;
        let has_groups = |subject| self.query.group_by.is_some() || subject == Subject::Coverage;
        all().filter(|subject| asked.is_empty() || asked.contains(subject)).any(|subject| {
            name.strip_prefix(subject.word()).is_some_and(|rest| match rest.strip_prefix('-') {
                Some(number) => has_groups(subject) && number.parse::<usize>().is_ok(),
                None => rest.is_empty() && has_headings,
            })
        })
    }
}

/// Where the book's index stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IndexPlace {
    /// The chapter whose block it is, by its index in the book; none where it gets a chapter of its own.
    pub chapter: Option<usize>,
    /// The path of its page.
    pub path: String,
    /// Its anchor on that page.
    pub anchor: String,
}

impl IndexPlace {
    /// The place of a chapter that holds nothing but the index.
    #[must_use]
    pub fn of_its_own(path: String) -> Self {
        Self { chapter: None, path, anchor: anchors::of(&anchors::id_of_the_index()) }
    }

    /// The place of the first index of the whole book that stands on a page.
    #[must_use]
    pub fn of_whole(book: &Book, indexes: &[IndexBlock]) -> Option<Self> {
        indexes.iter().filter(|block| block.query.is_whole()).find_map(|IndexBlock { placement, query }| {
            let path = book.chapters.get(placement.chapter)?.path.clone()?;
            Some(Self { chapter: Some(placement.chapter), path, anchor: anchors::of(&query.id) })
        })
    }
}
