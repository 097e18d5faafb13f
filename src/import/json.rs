//! The JSON that `mdbook-journey export` writes: each map in it has its canonical form.

use serde_json::Value;

use super::{Imported, Surroundings};
use crate::language::{self, Context};
use crate::source::{Excerpt, Span};

/// The version of the shape that is known.
const VERSION: u64 = 1;

/// Reads exported maps; none if the text is anything else, or holds no map.
#[must_use]
pub fn json(text: &str, around: Surroundings<'_>) -> Option<Imported> {
    let export: Value = serde_json::from_str(text).ok()?;
    if export.get("version")?.as_u64()? != VERSION {
        return None;
    }
    let Surroundings { name, chapter, settings } = around;
    let mut imported = Imported::default();
    let mut from = 0;
    let maps = export.get("books")?.as_array()?.iter().filter_map(|book| book.get("maps")?.as_array()).flatten();
    let with_title = |map: &'_ Value| Some((map.get("canonical")?.as_str()?.to_owned(), map.get("title").cloned()));
    for (canonical, title) in maps.filter_map(with_title) {
        // As it stands in the file, for messages to name its line.
        let written = Value::from(canonical.as_str()).to_string();
        let at = text[from..].find(&written).map_or(from, |at| from + at);
        from = at;
        let span = Span::new(at, at);
        let mut body = Excerpt::default();
        body.push(&canonical, span);
        // A map without a title of its own has that of its chapter.
        let section = title.as_ref().and_then(Value::as_str).unwrap_or(name);
        let (journey, diagnostics) = language::read(&body, Context { settings, chapter, span, section });
        imported.add(journey, diagnostics, settings);
    }
    (!imported.maps.is_empty()).then_some(imported)
}
