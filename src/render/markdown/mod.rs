//! Maps, records, the index and the error box as plain Markdown: several lines, to stand at the chapter's top level.

// Lines are put together from words as they come; the `write!` clippy prefers would hide them behind results.
#![allow(clippy::format_push_string)]

mod compare;
mod finding;
mod index;
mod map;
mod record;
mod text;

pub use text::escape;

use super::words::{Words, fill};
use super::{IndexSpot, Site};
use crate::diagnostics::{Diagnostic, pieces};
use crate::source::Lines;

/// The map with index `map` in the atlas.
#[must_use]
pub fn map(site: Site<'_>, map: usize) -> String {
    site.atlas.maps().get(map).map(|shown| map::map(site, map, shown)).unwrap_or_default()
}

/// The record with index `record` in the atlas.
#[must_use]
pub fn record(site: Site<'_>, record: usize) -> String {
    site.atlas.records().get(record).map(|placed| record::record(site, placed, record)).unwrap_or_default()
}

/// The index of the book, at `spot`.
#[must_use]
pub fn index(site: Site<'_>, spot: IndexSpot<'_>) -> String {
    index::index(site, spot)
}

/// A message, with the writer's words as code.
fn said(message: &str) -> String {
    pieces(message).map(|(quoted, words)| if quoted { text::code(words) } else { text::escape(words) }).collect()
}

/// What stands in a map's place when it has errors and `on-error` is `show`; `lines` are those of the chapter.
#[must_use]
pub fn error_box(words: &Words, diagnostics: &[&Diagnostic], lines: &Lines<'_>, source: &str) -> String {
    let (own, mut out) = (&words.text.fault, String::new());
    text::line(&mut out, "", &format!("**{}**", own.title));
    out.push('\n');
    for diagnostic in diagnostics {
        let line = lines.position(diagnostic.place.span.start).line;
        let (level, code) = (words.level(diagnostic.level), diagnostic.code.name());
        let line = words.label(&fill(&own.line, &[("number", &words.number(line))]));
        let message = said(&diagnostic.message);
        out.push_str(&format!("- {level} ({code}), {line}{message}\n"));
        if let Some(help) = &diagnostic.help {
            out.push_str(&format!("  - {}{}\n", words.label(&own.help), said(help)));
        }
    }
    text::source(source, None, "", &mut out);
    out
}
