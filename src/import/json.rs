//! The JSON that `mdbook-journey export` writes: each map in it has its canonical form.

use serde::Deserialize;
use serde_json::value::RawValue;

use super::{Imported, Surroundings};
use crate::language::{self, Context};
use crate::source::{Excerpt, Span};

/// The version of the shape that is known.
const VERSION: u64 = 1;

#[derive(Deserialize)]
struct Export<'a> {
    version: u64,
    #[serde(borrow)]
    books: Vec<Book<'a>>,
}

#[derive(Deserialize)]
struct Book<'a> {
    #[serde(borrow)]
    maps: Vec<Map<'a>>,
}

#[derive(Deserialize)]
struct Map<'a> {
    #[serde(borrow)]
    canonical: &'a RawValue,
    title: Option<String>,
}

/// Reads exported maps; none if the text is anything else, or holds no map.
#[must_use]
pub fn json(text: &str, around: Surroundings<'_>) -> Option<Imported> {
    let export: Export<'_> = serde_json::from_str(text).ok()?;
    if export.version != VERSION {
        return None;
    }
    let Surroundings { name, chapter, settings } = around;
    let mut imported = Imported::default();
    for map in export.books.into_iter().flat_map(|book| book.maps) {
        let written = map.canonical.get();
        let start = written.as_ptr().addr() - text.as_ptr().addr();
        let body = excerpt(written, start)?;
        // A map without a title of its own has that of its chapter.
        let section = map.title.as_deref().unwrap_or(name);
        let span = Span::new(start, start + written.len());
        let (journey, diagnostics) = language::read(&body, Context { settings, chapter, span, section });
        imported.add(journey, diagnostics, settings);
    }
    (!imported.maps.is_empty()).then_some(imported)
}

/// What a JSON string that stands at `start` says, and where each part of it stands; none if it is no string.
fn excerpt(written: &str, start: usize) -> Option<Excerpt> {
    let inner = written.strip_prefix('"')?.strip_suffix('"')?;
    let mut excerpt = Excerpt::with_room(inner.len());
    let mut at = 0;
    while at < inner.len() {
        let rest = &inner[at..];
        let length = match rest.find('\\') {
            Some(0) if is_high_surrogate(rest) => rest.len().min(12),
            Some(0) if rest.starts_with("\\u") => rest.len().min(6),
            Some(0) => rest.len().min(2),
            plain => plain.unwrap_or(rest.len()),
        };
        let said: String = serde_json::from_str(&format!("\"{}\"", rest.get(..length)?)).ok()?;
        let from = start + 1 + at;
        excerpt.push(&said, Span::new(from, from + length));
        at += length;
    }
    Some(excerpt)
}

/// Whether a text begins with the first half of a character that JSON writes in two.
fn is_high_surrogate(text: &str) -> bool {
    let digits = text.strip_prefix("\\u").and_then(|rest| rest.get(..4));
    digits.and_then(|digits| u16::from_str_radix(digits, 16).ok()).is_some_and(|unit| (0xd800..0xdc00).contains(&unit))
}
