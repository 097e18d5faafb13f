//! The files that chapters came from, so that a report can point into what the writer has open.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use serde_json::Value;

use super::at;
use crate::book::Book;
use crate::diagnostics::Diagnostic;
use crate::report::ChapterFile;

/// The files of the chapters that the diagnostics speak of. A file that cannot be read has no text: the report then
/// shows the chapter as mdBook handed it over.
pub(super) fn read(context: &Value, book: &Book, diagnostics: &[Diagnostic]) -> BTreeMap<usize, ChapterFile> {
    let root = context.get("root").and_then(Value::as_str).unwrap_or(".");
    let source = at(context, &["config", "book", "src"]).and_then(Value::as_str).unwrap_or("src");
    let mut files = BTreeMap::new();
    for place in diagnostics.iter().flat_map(Diagnostic::places) {
        let Some(path) = book.chapters.get(place.chapter).and_then(|chapter| chapter.source_path.as_ref()) else {
            continue;
        };
        files.entry(place.chapter).or_insert_with(|| ChapterFile {
            path: shown(source, path),
            text: fs::read_to_string(Path::new(root).join(source).join(path)).ok(),
        });
    }
    files
}

/// The path as the writer knows it, from the book's root.
fn shown(source: &str, path: &str) -> String {
    let source = source.trim_start_matches("./").trim_end_matches(['/', '\\']);
    if source.is_empty() || source == "." { path.to_owned() } else { format!("{source}/{path}") }
}
