//! JSON, one finding a line, and the schema of both.

use schemars::generate::SchemaSettings;

use super::shape::Export;
use super::{Edition, fill};

/// All that is known, as one JSON object, ended by a line break.
#[must_use]
pub fn json(editions: &[Edition<'_>]) -> String {
    // What is exported holds nothing that JSON cannot.
    serde_json::to_string_pretty(&fill::export(editions)).unwrap_or_default() + "\n"
}

/// Each finding as a JSON object on a line of its own.
#[must_use]
pub fn ndjson(editions: &[Edition<'_>]) -> String {
    let line = |finding| serde_json::to_string(&finding).unwrap_or_default() + "\n";
    editions.iter().flat_map(|edition| edition.findings().map(line).collect::<Vec<_>>()).collect()
}

/// The JSON Schema (2020-12) of what [`json`] writes; a line of [`ndjson`] is a `Finding` of it.
#[must_use]
pub fn schema() -> String {
    let schema = SchemaSettings::draft2020_12().into_generator().into_root_schema_for::<Export>();
    serde_json::to_string_pretty(&schema).unwrap_or_default() + "\n"
}
