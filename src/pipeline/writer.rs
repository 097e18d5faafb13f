//! Writes maps, indexes and error boxes for the renderer that the book is built for.

use super::{Css, Options, OutputKind};
use crate::book::Fence;
use crate::diagnostics::Diagnostic;
use crate::render::html::{self, TemplateError, Theme};
use crate::render::words::Dictionary;
use crate::render::{IndexSpot, Site, markdown};
use crate::source::Lines;

/// Writes one page after the other.
pub(super) struct Writer<'a> {
    site: Site<'a>,
    dictionary: &'a Dictionary,
    output: OutputKind,
    css: Css,
    theme: Theme,
    /// Which parts of the style sheet the page has already.
    styled: Vec<bool>,
}

impl<'a> Writer<'a> {
    pub(super) fn new(site: Site<'a>, dictionary: &'a Dictionary, options: &Options) -> Self {
        Self {
            site,
            dictionary,
            output: options.output,
            css: options.css,
            theme: Theme::new(&options.theme),
            styled: Vec::new(),
        }
    }

    pub(super) fn begin_page(&mut self) {
        self.styled.clear();
    }

    /// The map of this index in the atlas.
    pub(super) fn map(&mut self, map: usize) -> Result<String, TemplateError> {
        let language = self.site.atlas.maps().get(map).and_then(|map| map.journey.header.language.as_ref());
        let site = Site { words: self.dictionary.of(language), ..self.site };
        match self.output {
            OutputKind::Html => html::map(site, &self.theme, map).map(|html| self.with_style(html)),
            OutputKind::Markdown => Ok(markdown::map(site, map)),
        }
    }

    /// The record of this index in the atlas.
    pub(super) fn record(&mut self, record: usize) -> Result<String, TemplateError> {
        let language = self.site.atlas.records().get(record).and_then(|placed| placed.record.header.language.as_ref());
        let site = Site { words: self.dictionary.of(language), ..self.site };
        match self.output {
            OutputKind::Html => html::record(site, &self.theme, record).map(|html| self.with_style(html)),
            OutputKind::Markdown => Ok(markdown::record(site, record)),
        }
    }

    /// An index, at `spot`.
    pub(super) fn index(&mut self, spot: IndexSpot<'_>) -> Result<String, TemplateError> {
        match self.output {
            OutputKind::Html => html::index(self.site, &self.theme, spot).map(|html| self.with_style(html)),
            OutputKind::Markdown => Ok(markdown::index(self.site, spot)),
        }
    }

    /// What is wrong with a fence, and its source.
    pub(super) fn error_box(
        &mut self,
        faults: &[&Diagnostic],
        lines: &Lines<'_>,
        fence: &Fence,
    ) -> Result<String, TemplateError> {
        let source = fence.body.text();
        match self.output {
            OutputKind::Html => {
                html::error_box(&self.theme, self.site.words, faults, lines, source).map(|html| self.with_style(html))
            }
            OutputKind::Markdown => Ok(markdown::error_box(self.site.words, faults, lines, source)),
        }
    }

    /// Each part of the style sheet before the first thing on a page that needs it.
    fn with_style(&mut self, html: String) -> String {
        if self.css == Css::None {
            return html;
        }
        let styles = self.theme.styles();
        self.styled.resize(styles.len(), false);
        let missing = styles.iter().zip(&mut self.styled).filter(|(style, has)| !**has && style.is_for(&html));
        let mut parts = Vec::with_capacity(styles.len() + 1);
        for (style, has) in missing {
            *has = true;
            parts.push(style.html.as_str());
        }
        if parts.is_empty() {
            return html;
        }
        parts.push(&html);
        parts.concat()
    }
}
