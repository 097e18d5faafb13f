//! A map as a page of its own, in one file: for mail, and for people who have not got the book.
//!
//! The map is the one that stands in the book. Around it stands what mdBook would give it: a head, colours, type.

use icu_locale::LanguageIdentifier;

use super::lanes::Here;
use super::page::Page;
use super::theme::view;
use super::{TemplateError, Theme, map};
use crate::atlas::{Map, Placement};
use crate::render::words::direction;
use crate::render::{Site, captions};

view! {
    #[derive(Debug)]
    struct DocumentView<'a> {
        lang: String,
        dir: &'a str,
        title: String,
        styles: Vec<&'a str>,
        map: &'a str,
    }
}

/// What the element of the whole page has as its class.
const CLASS: &str = "j-doc";

/// The map, with its index in the atlas, on a page in `language`.
pub(super) fn document(
    site: Site<'_>,
    theme: &Theme,
    (index, map): (usize, &Map),
    language: &LanguageIdentifier,
) -> Result<String, TemplateError> {
    // It is the page's first heading, and its source stays with the book.
    let alone =
        Map { placement: Placement { level: 1, source: None, ..map.placement.clone() }, journey: map.journey.clone() };
    let page = Page { site, theme, words: site.words, path: None, alone: Some(&alone.journey) };
    let html = map::map(Here { page, map: &alone, index })?;
    let styles = theme.styles().iter().filter(|style| style.is_for(CLASS) || style.is_for(&html));
    let view = DocumentView {
        lang: language.to_string(),
        dir: direction(language),
        title: captions::title(&map.journey, site.words),
        styles: styles.map(|style| style.html.as_str()).collect(),
        map: &html,
    };
    Ok(theme.fill("document", &view)?.0 + "\n")
}
