//! A writer's own text as HTML: emphasis, links, lists, quotes.
//!
//! Each markup is a small template below `theme/text` and `theme/block`; plain words, by far the most frequent, are only
//! escaped.

use super::TemplateError;
use super::theme::{Html, Show as _, Theme, escape, escape_onto};
use crate::book::leads_out;
use crate::model::{Block, Inline, Text};
use crate::render::words::Words;

/// How deep markup is followed; below, only the words are shown.
const DEEPEST: usize = 50;

/// Whether links may be followed: not inside another link.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Links {
    /// Links are links.
    Kept,
    /// Links are their words.
    Dropped,
}

/// A writer of text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Prose<'a> {
    /// The templates.
    pub(super) theme: &'a Theme,
    /// The words readers see.
    pub(super) words: &'a Words,
    /// The level of headings inside the text.
    pub(super) level: u8,
    /// Whether the text stands outside the book: there are no other pages and no pictures.
    pub(super) alone: bool,
}

impl Prose<'_> {
    /// Running text.
    pub(super) fn text(&self, text: &Text, links: Links) -> Result<Html, TemplateError> {
        self.inlines(text, links, 0)
    }

    /// Blocks, one after the other.
    pub(super) fn blocks(&self, blocks: &[Block]) -> Result<Html, TemplateError> {
        self.nested(blocks, 0)
    }

    /// The box of a task, ticked or not.
    pub(super) fn task(&self, task: Option<bool>) -> Result<Html, TemplateError> {
        let (label, sign) = match task {
            None => return Ok(Html::default()),
            Some(true) => (&self.words.text.map.done, "☑"),
            Some(false) => (&self.words.text.map.to_do, "☐"),
        };
        self.theme.fill("text/task", &[("label", label.shown()), ("sign", sign.shown())])
    }

    fn inlines(&self, text: &Text, links: Links, depth: usize) -> Result<Html, TemplateError> {
        if depth > DEEPEST {
            return Ok(Html(escape(&text.words())));
        }
        let mut html = String::new();
        for inline in &text.0 {
            self.inline(&mut html, inline, links, depth)?;
        }
        Ok(Html(html))
    }

    /// Writes a piece of text behind what is there.
    fn inline(&self, html: &mut String, inline: &Inline, links: Links, depth: usize) -> Result<(), TemplateError> {
        let wrap = |template: &str, text: &Text| {
            let html = self.inlines(text, links, depth + 1)?;
            self.theme.fill(template, &[("html", html.shown())])
        };
        let markup = match inline {
            Inline::Text(words) => {
                escape_onto(html, words);
                return Ok(());
            }
            Inline::Code(words) => self.theme.fill("text/code", &[("words", words.shown())]),
            Inline::Emphasis(text) => wrap("text/emphasis", text),
            Inline::Strong(text) => wrap("text/strong", text),
            Inline::Strikethrough(text) => wrap("text/strikethrough", text),
            Inline::Link { text, url, .. } if links == Links::Dropped || self.alone && !leads_out(url) => {
                self.inlines(text, links, depth + 1)
            }
            Inline::Unfollowed { text, .. } => self.inlines(text, links, depth + 1),
            Inline::Link { url, title, text } => {
                let html = self.inlines(text, Links::Dropped, depth + 1)?;
                self.theme.fill("text/link", &[("url", url.shown()), ("title", title.shown()), ("html", html.shown())])
            }
            Inline::Image { url, alt, .. } if self.alone => {
                let words = if alt.is_empty() { url } else { alt };
                let text = Text::plain(words.as_str());
                let link = Inline::Link { url: url.clone(), title: String::new(), text };
                return self.inline(html, &link, links, depth);
            }
            Inline::Image { url, title, alt } => {
                self.theme.fill("text/image", &[("url", url.shown()), ("title", title.shown()), ("alt", alt.shown())])
            }
            Inline::Break => self.theme.fill("text/break", &[]),
        }?;
        html.push_str(&markup.0);
        Ok(())
    }

    fn nested(&self, blocks: &[Block], depth: usize) -> Result<Html, TemplateError> {
        let mut html = String::new();
        for block in blocks {
            html.push_str(&self.block(block, depth)?.0);
        }
        Ok(Html(html))
    }

    fn block(&self, block: &Block, depth: usize) -> Result<Html, TemplateError> {
        let text = |text: &Text| self.inlines(text, Links::Kept, depth);
        match block {
            Block::Paragraph(words) => self.theme.fill("block/paragraph", &[("html", text(words)?.shown())]),
            Block::Heading(words) => self.heading(words),
            Block::Code { text: words, .. } => {
                // mdBook makes Rust code a playground and wraps it in a `main`, unless it is told not to.
                let language = block.language();
                let runs = language == Some("rust");
                let view = [("language", language.shown()), ("runs", runs.shown()), ("words", words.shown())];
                self.theme.fill("block/code", &view)
            }
            Block::Quote(_) | Block::List { .. } if depth > DEEPEST => Ok(Html(escape("…"))),
            Block::Quote(blocks) => {
                self.theme.fill("block/quote", &[("html", self.nested(blocks, depth + 1)?.shown())])
            }
            Block::List { start, entries } => {
                let mut views = Vec::with_capacity(entries.len());
                for entry in entries {
                    let task = self.task(entry.task)?;
                    // A lone paragraph is a tight list's: without the air of a paragraph.
                    let words = match entry.blocks.split_first() {
                        Some((Block::Paragraph(words), rest)) => {
                            format!("{}{}", text(words)?.0, self.nested(rest, depth + 1)?.0)
                        }
                        _ => self.nested(&entry.blocks, depth + 1)?.0,
                    };
                    views.push(format!("{}{words}", task.0));
                }
                let numbered = start.is_some();
                let view = [("numbered", numbered.shown()), ("start", start.shown()), ("entries", views.shown())];
                self.theme.fill("block/list", &view)
            }
            Block::Table { head, rows } => {
                let cells = |row: &[Text]| row.iter().map(text).collect::<Result<Vec<_>, _>>();
                let rows = rows.iter().map(|row| cells(row)).collect::<Result<Vec<_>, _>>()?;
                self.theme.fill("block/table", &[("head", cells(head)?.shown()), ("rows", rows.shown())])
            }
        }
    }

    /// A heading inside the text: not one of the page's own, which need an id each.
    pub(super) fn heading(&self, words: &Text) -> Result<Html, TemplateError> {
        let html = self.text(words, Links::Kept)?;
        self.theme.fill("block/heading", &[("level", self.level.shown()), ("html", html.shown())])
    }
}
