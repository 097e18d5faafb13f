//! A page that something is shown on: what it can link to, and with which words.

use super::TemplateError;
use super::prose::{Links, Prose};
use super::theme::{Html, Show as _, Theme};
use crate::atlas::{Entry, Key, Map, anchors};
use crate::book::link;
use crate::model::{Journey, Text};
use crate::render::Site;
use crate::render::words::Words;

/// The page.
#[derive(Debug, Clone, Copy)]
pub(super) struct Page<'a> {
    /// The book.
    pub(super) site: Site<'a>,
    /// The templates.
    pub(super) theme: &'a Theme,
    /// The words readers see.
    pub(super) words: &'a Words,
    /// Its path; a draft has none.
    pub(super) path: Option<&'a str>,
    /// The map that stands on it by itself, outside the book; none on a page of the book.
    pub(super) alone: Option<&'a Journey>,
}

impl<'a> Page<'a> {
    /// The page of the chapter with index `chapter`.
    pub(super) fn of_chapter(site: Site<'a>, theme: &'a Theme, chapter: usize) -> Self {
        let path = site.book.chapters.get(chapter).and_then(|chapter| chapter.path.as_deref());
        Self { site, theme, words: site.words, path, alone: None }
    }

    /// A writer of text whose inner headings have this level.
    pub(super) fn prose(&self, level: u8) -> Prose<'a> {
        Prose { theme: self.theme, words: self.words, level: level.min(6), alone: self.alone.is_some() }
    }

    /// Running text with its links.
    pub(super) fn text(&self, text: &Text) -> Result<Html, TemplateError> {
        self.prose(6).text(text, Links::Kept)
    }

    /// Running text to stand inside a link.
    pub(super) fn linkless(&self, text: &Text) -> Result<Html, TemplateError> {
        self.prose(6).text(text, Links::Dropped)
    }

    /// The link to a finding; none to or from a page that is not there.
    pub(super) fn to_finding(self, entry: &Entry<'_>) -> Option<String> {
        self.to(entry.map.placement.chapter, &anchors::in_map(&entry.map.journey, &entry.finding.id.name))
    }

    /// Running text as a link, whatever it links to by itself.
    pub(super) fn linked(&self, href: &str, text: &Text) -> Result<Html, TemplateError> {
        let html = self.linkless(text)?;
        self.theme.fill("text/link", &[("url", href.shown()), ("title", "".shown()), ("html", html.shown())])
    }

    /// The link to an anchor in a chapter; none to or from a page that is not there.
    pub(super) fn to(self, chapter: usize, anchor: &str) -> Option<String> {
        if let Some(journey) = self.alone {
            return anchors::leads_into(journey, anchor).then(|| format!("#{anchor}"));
        }
        let to = self.site.book.chapters.get(chapter)?.path.as_deref()?;
        Some(link(self.path?, to, anchor))
    }

    /// The link to the record with this index.
    pub(super) fn to_record(self, record: usize) -> Option<String> {
        let placed = self.site.atlas.records().get(record)?;
        self.to(placed.placement.chapter, &anchors::of_record(&placed.record))
    }

    /// The link to a map; none to or from a page that is not there.
    pub(super) fn to_map(self, map: &Map) -> Option<String> {
        self.to(map.placement.chapter, &anchors::of_map(&map.journey))
    }

    /// The link to the book's index.
    pub(super) fn to_index(self) -> Option<String> {
        let index = self.site.index?;
        Some(link(self.path?, &index.path, &index.anchor))
    }

    /// The findings with these keys.
    pub(super) fn entries(&self, keys: impl Iterator<Item = Key>) -> impl Iterator<Item = Entry<'a>> {
        let atlas = self.site.atlas;
        keys.filter_map(move |key| atlas.entry(key))
    }
}
