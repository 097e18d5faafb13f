//! What `import` says of the maps that it read: how much is in them, and what each of the writer's rows was read as.

use crate::diagnostics::{counted, quoted};
use crate::language::{Settings, fold, is_name_of_blueprint};
use crate::model::{FieldKind, Journey, LaneKind, Part, Record, RecordKind};

/// What a field is that has its place in every map.
const KNOWN_FIELD: &str = "a field of the map";

/// ``read `First invoice`: 3 stages, 5 items, 3 scores``
pub(super) fn understood(map: &Journey) -> String {
    let steps = map.stages.iter().map(|stage| stage.steps.len()).sum();
    let items = map.parts().flat_map(Part::lanes).map(|lane| lane.items.len()).sum();
    let scored = |part: &Part<'_>| part.emotion().is_some_and(|emotion| emotion.lowest().is_some());
    let counts = [
        (map.stages.len(), "stage", "stages"),
        (steps, "step", "steps"),
        (items, "item", "items"),
        (map.parts().filter(scored).count(), "score", "scores"),
        (map.findings().count(), "finding", "findings"),
    ];
    let counts = counts.iter().filter(|(count, ..)| *count > 0);
    let counts: Vec<String> = counts.map(|(count, one, many)| counted(*count, one, many)).collect();
    let counts = if counts.is_empty() { "nothing".to_owned() } else { counts.join(", ") };
    format!("read `{}`: {counts}", quoted(&map.header.title.words()))
}

/// ``read the card of `Ines Vidal` ``, or how many sources a list has.
pub(super) fn understood_record(record: &Record) -> String {
    match record.kind {
        RecordKind::Persona => format!("read the card of `{}`", quoted(&record.header.title.words())),
        RecordKind::Evidence => format!("read a list of {}", counted(record.sources().count(), "source", "sources")),
    }
}

/// The names of rows and fields in the maps of a file, each once, and what they were read as; none where all say it themselves.
pub(super) fn rows_as_read(file: &str, maps: &[Journey], settings: &Settings) -> String {
    let mut rows: Vec<Row> = Vec::new();
    for map in maps {
        for field in map.header.fields.iter().filter(|field| !field.label.is_empty()) {
            let kind = if field.kind == FieldKind::Own { "a field of your own" } else { KNOWN_FIELD };
            add(&mut rows, Row { name: field.label.clone(), kind: kind.to_owned(), entries: None, own: false });
        }
        for lane in map.parts().flat_map(Part::lanes).filter(|lane| !lane.label.is_empty()) {
            let is_own = matches!(lane.kind, LaneKind::Own(_));
            let is_known = is_name_of_blueprint(&lane.label) || settings.own_lanes.contains(&fold(&lane.label));
            let kind = if is_own { "a row of your own".to_owned() } else { lane.kind.word().replace('-', " ") };
            let (name, entries) = (lane.label.clone(), Some(lane.items.len()));
            add(&mut rows, Row { name, kind, entries, own: is_own && !is_known });
        }
    }
    if rows.iter().all(Row::says_it_itself) {
        return String::new();
    }
    let width = |words: &str| words.chars().count();
    let names: Vec<String> = rows.iter().map(|row| quoted(&row.name)).collect();
    let widest = names.iter().map(|name| width(name)).max().unwrap_or_default();
    let mut out = format!("{file}: your rows, and what they were read as\n");
    for (row, name) in rows.iter().zip(names) {
        let entries =
            row.entries.map(|entries| format!(", {}", counted(entries, "entry", "entries"))).unwrap_or_default();
        out.extend(["  ", &name, &" ".repeat(widest - width(&name) + 2), &row.kind, &entries, "\n"]);
    }
    if rows.iter().any(|row| row.own) {
        out += "  help: if the language has a row for one of your own, say so by `aliases` in `book.toml`\n";
    }
    out
}

/// A name that the writer gave, and what it was read as.
struct Row {
    name: String,
    kind: String,
    /// How many entries it has; none for a field.
    entries: Option<usize>,
    /// Whether neither the language nor the book knows it.
    own: bool,
}

impl Row {
    /// Whether its name is what it was read as: `Pain points`.
    fn says_it_itself(&self) -> bool {
        let singular = |name: &str| name.trim_end_matches('s').to_owned();
        self.kind == KNOWN_FIELD || singular(&fold(&self.name)) == singular(&self.kind)
    }
}

/// Adds a row, to the one with its name and its meaning if there is one.
fn add(rows: &mut Vec<Row>, more: Row) {
    match rows.iter_mut().find(|row| row.name == more.name && row.kind == more.kind) {
        Some(row) => row.entries = row.entries.zip(more.entries).map(|(one, other)| one + other),
        None => rows.push(more),
    }
}
