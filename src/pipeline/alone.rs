//! One map of a book by itself, for places where the book is not.

use icu_locale::{LanguageIdentifier, langid};

use super::Options;
use crate::atlas::Atlas;
use crate::book::Book;
use crate::model::Journey;
use crate::render::Site;
use crate::render::html::{self, TemplateError, Theme};
use crate::render::words::{self, Dictionary};

/// The map with this index in the atlas, as a page in one file that fetches nothing; none where there is no such map.
///
/// # Errors
///
/// When a template of the theme cannot be read or filled in.
pub fn document(book: &Book, options: &Options, atlas: &Atlas, map: usize) -> Result<Option<String>, TemplateError> {
    alone(book, options, atlas, map, html::document)
}

/// The emotion curve of the map with this index, as a drawing in SVG; none where there is no such map, or nothing in it has a
/// score.
///
/// # Errors
///
/// When a template of the theme cannot be read or filled in.
pub fn drawing(book: &Book, options: &Options, atlas: &Atlas, map: usize) -> Result<Option<String>, TemplateError> {
    alone(book, options, atlas, map, html::drawing)
}

/// Shows a map in its own language.
fn alone(
    book: &Book,
    options: &Options,
    atlas: &Atlas,
    map: usize,
    show: impl FnOnce(Site<'_>, &Theme, usize, &LanguageIdentifier) -> Result<Option<String>, TemplateError>,
) -> Result<Option<String>, TemplateError> {
    let Some(journey) = atlas.maps().get(map).map(|map| &map.journey) else { return Ok(None) };
    let dictionary =
        Dictionary::new(options.book_language.as_deref(), &options.words, journey.header.language.as_ref());
    let words = dictionary.of(journey.header.language.as_ref());
    let site = Site {
        book,
        atlas,
        index: None,
        words,
        tickets: options.ticket_url.as_deref(),
        bare_headings: options.bare_headings,
    };
    show(site, &Theme::new(&options.theme), map, &language(options, journey))
}

/// What language a map is in: its own, or the book's.
fn language(options: &Options, journey: &Journey) -> LanguageIdentifier {
    let of_book = || options.book_language.as_deref().and_then(words::language);
    journey.header.language.clone().or_else(of_book).unwrap_or(langid!("en"))
}
