//! What stands above the stages of a map, and all that a record says.

use icu_locale::LanguageIdentifier;

use super::{Attributes, Block, Field, FieldKind, Id, Text};

/// The header of a map or of a record: its title, and what is said below it.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Header {
    /// The id of the map or record: given, or made from its title.
    pub id: Id,
    /// Its title; of a persona, the name. A list of sources may have none.
    pub title: Text,
    /// Whether the title was taken from the section or chapter that the fence stands in.
    pub title_borrowed: bool,
    /// The attributes of its title, as written.
    pub attributes: Attributes,
    /// The language it is written in, where its title says so.
    pub language: Option<LanguageIdentifier>,
    /// Its fields, in the writer's order. Sources without a label are in one whose label is empty.
    pub fields: Vec<Field>,
    /// Its free paragraphs.
    pub description: Vec<Block>,
}

impl Header {
    /// Its first field of a kind.
    #[must_use]
    pub fn field(&self, kind: FieldKind) -> Option<&Field> {
        self.fields.iter().find(|field| field.kind == kind)
    }
}
