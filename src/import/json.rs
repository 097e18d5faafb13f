//! The JSON that `mdbook-journey export` writes: each map, card and list of sources in it has its canonical form.

use serde::Deserialize;
use serde_json::value::RawValue;

use super::{Imported, Surroundings};
use crate::book::FenceKind;
use crate::language::{self, Context};
use crate::model::RecordKind;
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
    maps: Vec<Written<'a>>,
    #[serde(borrow, default)]
    personas: Vec<Written<'a>>,
    #[serde(borrow, default)]
    lists: Vec<Written<'a>>,
}

/// A map, a card or a list of sources.
#[derive(Deserialize)]
struct Written<'a> {
    #[serde(borrow)]
    canonical: &'a RawValue,
    /// Its title, or the persona's name.
    #[serde(alias = "name")]
    title: Option<String>,
}

/// Reads what was exported: the cards of each book, its maps, and its lists of sources. None if the text is anything else, or
/// holds none of them.
#[must_use]
pub fn json(text: &str, around: Surroundings<'_>) -> Option<Imported> {
    let export: Export<'_> = serde_json::from_str(text).ok()?;
    if export.version != VERSION {
        return None;
    }
    let mut imported = Imported::default();
    for book in &export.books {
        let cards = book.personas.iter().map(|card| (FenceKind::Record(RecordKind::Persona), card));
        let maps = book.maps.iter().map(|map| (FenceKind::Journey, map));
        let lists = book.lists.iter().map(|list| (FenceKind::Record(RecordKind::Evidence), list));
        for (kind, written) in cards.chain(maps).chain(lists) {
            add(&mut imported, kind, written, text, around)?;
        }
    }
    (!imported.text.is_empty()).then_some(imported)
}

/// Adds what is written in a string of the text; none if it is no string.
fn add(
    imported: &mut Imported,
    kind: FenceKind,
    written: &Written<'_>,
    text: &str,
    around: Surroundings<'_>,
) -> Option<()> {
    let Surroundings { name, chapter, settings } = around;
    let canonical = written.canonical.get();
    let start = canonical.as_ptr().addr() - text.as_ptr().addr();
    let body = excerpt(canonical, start)?;
    // What has no title of its own has that of its chapter.
    let section = written.title.as_deref().unwrap_or(name);
    let context = Context { settings, chapter, span: Span::new(start, start + canonical.len()), section };
    if let FenceKind::Record(kind) = kind {
        let (record, diagnostics) = language::read_record(kind, &body, context);
        imported.add_record(record, diagnostics, settings);
    } else {
        let (journey, diagnostics) = language::read(&body, context);
        imported.add(journey, diagnostics, settings);
    }
    Some(())
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
