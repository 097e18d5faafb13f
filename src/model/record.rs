//! Records: what stands in the book beside its maps, and what maps refer to. A persona, or a list of sources.

use super::{Block, Comment, Field, FieldKind, Header, Inline, Item, Text};
use crate::source::Span;

/// What a record is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RecordKind {
    /// Somebody whose journeys the maps show.
    Persona,
    /// Research that findings rest on: its fields are kinds of sources, their items the sources.
    Evidence,
}

/// A persona, or a list of sources.
#[derive(Debug, Clone, PartialEq)]
pub struct Record {
    /// What it is about.
    pub kind: RecordKind,
    /// Its title, its fields, and its free paragraphs.
    pub header: Header,
    /// The whole fence in its chapter.
    pub span: Span,
    /// The comments, in the order of the text.
    pub comments: Vec<Comment>,
}

impl Record {
    /// An empty record of a kind.
    #[must_use]
    pub fn new(kind: RecordKind, span: Span) -> Self {
        Self { kind, header: Header::default(), span, comments: Vec::new() }
    }

    /// The picture of a persona: that of its `Portrait`, else a picture that stands among its fields by itself.
    #[must_use]
    pub fn portrait(&self) -> Option<&Inline> {
        let own = self.header.field(FieldKind::Portrait).and_then(|field| picture(&field.items.first()?.text));
        own.or_else(|| self.header.description.iter().find_map(lone_picture))
    }

    /// Its free paragraphs without the picture that is its portrait.
    pub fn prose(&self) -> impl Iterator<Item = &Block> {
        let portrait = self.portrait();
        self.header.description.iter().filter(move |block| portrait.is_none() || lone_picture(block) != portrait)
    }

    /// The sources that it lists, each with the field it stands in.
    pub fn sources(&self) -> impl Iterator<Item = (&Field, &Item)> {
        let fields = self.header.fields.iter().filter(|_| self.kind == RecordKind::Evidence);
        fields.flat_map(|field| field.items.iter().map(move |item| (field, item)))
    }
}

/// The name that somebody is called by: what stands before anything that is said about them. Of `Nadia, the tenant`,
/// that is `Nadia`.
#[must_use]
pub fn called(person: &str) -> &str {
    person.split([',', '，', '、', '(', '（', ':', '：', '–', '—']).next().unwrap_or_default().trim()
}

fn picture(text: &Text) -> Option<&Inline> {
    match text.0.as_slice() {
        [image @ Inline::Image { .. }] => Some(image),
        _ => None,
    }
}

fn lone_picture(block: &Block) -> Option<&Inline> {
    match block {
        Block::Paragraph(text) => picture(text),
        _ => None,
    }
}
