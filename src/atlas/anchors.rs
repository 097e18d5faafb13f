//! Anchors: the ids that things have on pages. All begin with `journey-`, because those that mdBook makes of headings may equal
//! ours.
//!
//! Maps, personas and indexes have `journey-ID`, and what stands in one `journey-ID--ID`. What shall be no map's has a
//! hyphen more: `journey--index`, `journey--source-ID`. To give something else an anchor, add it here, and look at `ids` and
//! `clashes`, which hold that no two are the same.

use crate::book::PREFIX;
use crate::model::{Id, Journey, Query, Record, RecordKind};

/// The anchor of a map, a persona or an index.
#[must_use]
pub fn of(id: &Id) -> String {
    [PREFIX, &id.name].concat()
}

/// The anchor of a map.
#[must_use]
pub fn of_map(journey: &Journey) -> String {
    of(&journey.header.id)
}

/// The anchor of a record: a persona's is made as a map's, that of a list of sources cannot be either's.
#[must_use]
pub fn of_record(record: &Record) -> String {
    match record.kind {
        RecordKind::Persona => of(&record.header.id),
        RecordKind::Evidence => [PREFIX, "-evidence-", &record.header.id.name].concat(),
    }
}

/// The anchor of something in a map that has an id: a finding, a stage, a step, a source.
#[must_use]
pub fn in_map(journey: &Journey, id: &str) -> String {
    [PREFIX, &journey.header.id.name, "--", id].concat()
}

/// The anchor of a part of an index.
#[must_use]
pub fn in_index(query: &Query, part: &str) -> String {
    [PREFIX, &query.id.name, "--", part].concat()
}

/// The anchor of a source that is the whole book's.
pub(super) fn of_source(id: &str) -> String {
    [PREFIX, "-source-", id].concat()
}

/// The id of the index that maps lead back to, where its writer gave it none.
#[must_use]
pub fn id_of_the_index() -> Id {
    Id { name: "-index".to_owned(), ..Id::default() }
}

/// Whether an anchor is that of a map or of something in it.
#[must_use]
pub fn leads_into(journey: &Journey, anchor: &str) -> bool {
    let inside = anchor.strip_prefix(PREFIX).and_then(|rest| rest.strip_prefix(&*journey.header.id.name));
    inside.is_some_and(|inside| {
        inside.is_empty() || inside.strip_prefix("--").is_some_and(|inside| journey.ids().any(|id| id.name == inside))
    })
}

/// The id that an anchor is made of, where a writer may have written either.
pub(super) fn id_in(anchor: &str) -> &str {
    anchor.strip_prefix(PREFIX).unwrap_or(anchor)
}
