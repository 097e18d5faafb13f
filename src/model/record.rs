//! Records: what stands in the book beside its maps, and what maps refer to. A persona, or a list of sources.

use icu_locale::LanguageIdentifier;

use super::{Attributes, Block, Comment, Field, FieldKind, Id, Inline, Item, Text};
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
    /// Its id: given, or made from its title.
    pub id: Id,
    /// Its title: the persona's name. A list of sources may have none.
    pub title: Text,
    /// Whether the title was taken from the section or chapter that the record stands in.
    pub title_borrowed: bool,
    /// The attributes of its title, as written.
    pub attributes: Attributes,
    /// The language it is written in, where its title says so.
    pub language: Option<LanguageIdentifier>,
    /// The whole fence in its chapter.
    pub span: Span,
    /// Its fields, in the writer's order. Sources without a label are in one whose label is empty.
    pub fields: Vec<Field>,
    /// Its free paragraphs.
    pub description: Vec<Block>,
    /// The comments, in the order of the text.
    pub comments: Vec<Comment>,
}

impl Record {
    /// An empty record of a kind.
    #[must_use]
    pub fn new(kind: RecordKind, span: Span) -> Self {
        Self {
            kind,
            id: Id::default(),
            title: Text::default(),
            title_borrowed: false,
            attributes: Attributes::default(),
            language: None,
            span,
            fields: Vec::new(),
            description: Vec::new(),
            comments: Vec::new(),
        }
    }

    /// Its first field of a kind.
    #[must_use]
    pub fn field(&self, kind: FieldKind) -> Option<&Field> {
        self.fields.iter().find(|field| field.kind == kind)
    }

    /// The picture of a persona: that of its `Portrait`, else a picture that stands among its fields by itself.
    #[must_use]
    pub fn portrait(&self) -> Option<&Inline> {
        let own = self.field(FieldKind::Portrait).and_then(|field| picture(&field.items.first()?.text));
        own.or_else(|| self.description.iter().find_map(lone_picture))
    }

    /// Its free paragraphs without the picture that is its portrait.
    pub fn prose(&self) -> impl Iterator<Item = &Block> {
        let portrait = self.portrait();
        self.description.iter().filter(move |block| portrait.is_none() || lone_picture(block) != portrait)
    }

    /// The sources that it lists, each with the field it stands in.
    pub fn sources(&self) -> impl Iterator<Item = (&Field, &Item)> {
        let fields = self.fields.iter().filter(|_| self.kind == RecordKind::Evidence);
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
