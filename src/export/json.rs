//! JSON, one finding a line, and the schema of both.

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

/// The JSON Schema (2020-12) of what [`json`] writes; a line of [`ndjson`] is a `Finding` of it. Made of [`super::shape`].
#[must_use]
pub fn schema() -> &'static str {
    include_str!("schema.json")
}

#[cfg(test)]
mod tests {
    use schemars::generate::SchemaSettings;

    use super::super::shape::Export;
    use super::*;

    #[test]
    fn the_schema_is_made_of_the_shape() {
        let made = SchemaSettings::draft2020_12().into_generator().into_root_schema_for::<Export>();
        let made = serde_json::to_string_pretty(&made).unwrap() + "\n";
        if std::env::var_os("UPDATE_EXPECTED").is_some() {
            std::fs::write(concat!(env!("CARGO_MANIFEST_DIR"), "/src/export/schema.json"), &made).unwrap();
            return;
        }
        assert!(schema() == made, "run this test with UPDATE_EXPECTED=1, and read what has changed");
    }
}
