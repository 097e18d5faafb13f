//! Changes for other programs. The manual describes the shape ("Reviewing maps", "JSON"); `version` changes when it does.

use serde::Serialize;

use super::{Comparison, summary};
use crate::diff::{At, Change, Changed, Sign, Subject};

/// The version of the shape.
const VERSION: u32 = 1;

#[derive(Serialize)]
struct Report<'a> {
    version: u32,
    before: &'a str,
    after: &'a str,
    summary: String,
    maps: Vec<Thing<'a>>,
    personas: Vec<Thing<'a>>,
    sources: Vec<Entry<'a>>,
}

#[derive(Serialize)]
struct Thing<'a> {
    id: &'a str,
    title: &'a str,
    place: Option<Place<'a>>,
    changes: Vec<Entry<'a>>,
}

#[derive(Serialize)]
struct Entry<'a> {
    kind: &'static str,
    sign: &'static str,
    text: String,
    stage: Option<&'a str>,
    step: Option<&'a str>,
    lane: Option<&'a str>,
    field: Option<&'a str>,
    what: Option<&'a str>,
    before: Option<&'a str>,
    after: Option<&'a str>,
    mood_shift: Option<f64>,
    was_at: Option<Place<'a>>,
    is_at: Option<Place<'a>>,
}

#[derive(Serialize)]
struct Place<'a> {
    file: &'a str,
    line: usize,
}

/// The changes as one JSON object, ended by a line break.
#[must_use]
pub fn json(comparison: &Comparison) -> String {
    let of = |subject| comparison.changed.iter().filter(move |thing| thing.subject == subject);
    let report = Report {
        version: VERSION,
        before: &comparison.before,
        after: &comparison.after,
        summary: summary::summary(comparison),
        maps: of(Subject::Map).map(thing).collect(),
        personas: of(Subject::Persona).map(thing).collect(),
        sources: of(Subject::Sources).flat_map(|sources| &sources.changes).map(entry).collect(),
    };
    // The report holds nothing that JSON cannot.
    serde_json::to_string_pretty(&report).unwrap_or_default() + "\n"
}

fn thing(thing: &Changed) -> Thing<'_> {
    let changes = thing.changes.iter().map(entry).collect();
    Thing { id: &thing.id, title: &thing.title, place: thing.at.as_ref().map(place), changes }
}

fn entry(change: &Change) -> Entry<'_> {
    Entry {
        kind: change.kind.name(),
        sign: match change.kind.sign() {
            Sign::Added => "added",
            Sign::Removed => "removed",
            Sign::Changed => "changed",
        },
        text: change.told(str::to_owned),
        stage: change.place.first().map(String::as_str),
        step: change.place.get(1).map(String::as_str),
        lane: change.lane.as_deref(),
        field: change.field.as_deref(),
        what: change.what.as_deref(),
        before: change.before.as_deref(),
        after: change.after.as_deref(),
        mood_shift: change.shift,
        was_at: change.was_at.as_ref().map(place),
        is_at: change.is_at.as_ref().map(place),
    }
}

fn place(at: &At) -> Place<'_> {
    Place { file: &at.file, line: at.line }
}
