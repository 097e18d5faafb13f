//! Maps, records, the index and the error box as HTML: each one physical line that stands in a chapter's Markdown.
//!
//! Rust makes views (what is shown, in which order, with which words); the templates in `theme/` write the HTML.

mod compare;
mod curve;
mod document;
mod drawing;
mod emotion;
mod fault;
mod fields;
mod finding;
mod header;
mod index;
mod lanes;
mod map;
mod moments;
mod page;
mod picture;
mod prose;
mod record;
mod source;
mod table;
#[cfg(test)]
mod tests;
pub mod theme;

pub use theme::{TemplateError, Theme};

use self::lanes::Here;
use self::page::Page;
use icu_locale::LanguageIdentifier;

use super::words::Words;
use super::{IndexSpot, Site};
use crate::diagnostics::Diagnostic;
use crate::source::Lines;

/// The map with index `map` in the atlas.
///
/// # Errors
///
/// When a template cannot be filled in.
pub fn map(site: Site<'_>, theme: &Theme, map: usize) -> Result<String, TemplateError> {
    let Some(shown) = site.atlas.maps().get(map) else {
        return Ok(String::new());
    };
    map::map(Here { page: Page::of_chapter(site, theme, shown.placement.chapter), map: shown, index: map })
}

/// The map with index `map` in the atlas as a page of its own, in one file that fetches nothing; none where there is no such
/// map. `language` is that of the page. Links to other pages of the book are only words there, and images are what they show,
/// in words.
///
/// # Errors
///
/// When a template cannot be filled in.
pub fn document(
    site: Site<'_>,
    theme: &Theme,
    map: usize,
    language: &LanguageIdentifier,
) -> Result<Option<String>, TemplateError> {
    let shown = site.atlas.maps().get(map);
    shown.map(|shown| document::document(site, theme, (map, shown), language)).transpose()
}

/// The emotion curve of the map with index `map` in the atlas as a drawing of its own, in SVG, with its texts in `language`;
/// none where there is no such map, or nothing in it has a score. Colours and sizes are its own, and nothing is fetched.
///
/// # Errors
///
/// When a template cannot be filled in.
pub fn drawing(
    site: Site<'_>,
    theme: &Theme,
    map: usize,
    language: &LanguageIdentifier,
) -> Result<Option<String>, TemplateError> {
    let Some(shown) = site.atlas.maps().get(map) else { return Ok(None) };
    drawing::drawing(site, theme, (map, shown), language)
}

/// The record with index `record` in the atlas.
///
/// # Errors
///
/// When a template cannot be filled in.
pub fn record(site: Site<'_>, theme: &Theme, record: usize) -> Result<String, TemplateError> {
    let Some(placed) = site.atlas.records().get(record) else {
        return Ok(String::new());
    };
    record::record(Page::of_chapter(site, theme, placed.placement.chapter), placed, record)
}

/// The index of the book, at `spot`.
///
/// # Errors
///
/// When a template cannot be filled in.
pub fn index(site: Site<'_>, theme: &Theme, spot: IndexSpot<'_>) -> Result<String, TemplateError> {
    let page = Page { site, theme, words: site.words, path: site.path_of(spot.chapter), alone: None };
    index::index(page, spot)
}

/// The box that stands in a map's place when it has errors and `on-error` is `show`: messages and source. `lines` are those of
/// the chapter.
///
/// # Errors
///
/// When a template cannot be filled in.
pub fn error_box(
    theme: &Theme,
    words: &Words,
    diagnostics: &[&Diagnostic],
    lines: &Lines<'_>,
    source: &str,
) -> Result<String, TemplateError> {
    fault::error_box(theme, words, diagnostics, lines, source)
}
