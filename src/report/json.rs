//! JSON for other programs. The manual describes the shape ("Commands", "check"); `version` changes when it does.
//!
//! Lines and columns count from 1, columns in characters; an end is the place after the last character.

use serde::Serialize;

use super::{Notice, Remedy, Spot};
use crate::diagnostics::Level;
use crate::source::Position;

/// The version of the shape.
const VERSION: u32 = 1;

#[derive(Serialize)]
struct Report<'a> {
    version: u32,
    errors: usize,
    warnings: usize,
    diagnostics: Vec<Entry<'a>>,
}

#[derive(Serialize)]
struct Entry<'a> {
    code: &'static str,
    level: &'static str,
    message: &'a str,
    place: Option<Place<'a>>,
    label: &'a str,
    related: Vec<Related<'a>>,
    help: Option<&'a str>,
    fix: Option<Fix<'a>>,
}

#[derive(Serialize)]
struct Place<'a> {
    file: &'a str,
    start: Option<Point>,
    end: Option<Point>,
}

#[derive(Serialize)]
struct Point {
    line: usize,
    column: usize,
}

#[derive(Serialize)]
struct Related<'a> {
    message: &'a str,
    place: Place<'a>,
}

#[derive(Serialize)]
struct Fix<'a> {
    what: &'a str,
    edits: Vec<Edit<'a>>,
}

#[derive(Serialize)]
struct Edit<'a> {
    place: Place<'a>,
    text: &'a str,
}

/// The notices as one JSON object, ended by a line break.
#[must_use]
pub fn json(notices: &[Notice]) -> String {
    let count = |level| notices.iter().filter(|notice| notice.level == level).count();
    let report = Report {
        version: VERSION,
        errors: count(Level::Error),
        warnings: count(Level::Warning),
        diagnostics: notices.iter().map(entry).collect(),
    };
    // The report holds nothing that JSON cannot.
    serde_json::to_string_pretty(&report).unwrap_or_default() + "\n"
}

fn entry(notice: &Notice) -> Entry<'_> {
    let related = |(spot, message)| Related { message, place: place(spot) };
    Entry {
        code: notice.code.name(),
        level: notice.level.word(),
        message: &notice.message,
        place: notice.spot.as_ref().map(place),
        label: &notice.label,
        related: notice.related.iter().map(|(spot, message)| related((spot, message.as_str()))).collect(),
        help: notice.help.as_deref(),
        fix: notice.remedy.as_ref().map(fix),
    }
}

fn fix(remedy: &Remedy) -> Fix<'_> {
    let edits = remedy.edits.iter().map(|(spot, text)| Edit { place: place(spot), text });
    Fix { what: &remedy.what, edits: edits.collect() }
}

fn place(spot: &Spot) -> Place<'_> {
    let point = |position: Position| Point { line: position.line, column: position.column };
    let stretch = spot.stretch.as_ref();
    Place {
        file: &spot.path,
        start: stretch.map(|stretch| point(stretch.start)),
        end: stretch.map(|stretch| point(stretch.end)),
    }
}
