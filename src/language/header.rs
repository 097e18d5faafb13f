//! The header: fields, and what they settle for the map.

use icu_locale::LanguageIdentifier;

use super::groups::Group;
use super::names::vocabulary::Vocabulary;
use super::reader::Reader;
use super::scale;
use crate::diagnostics::{Code, Cure, quoted};
use crate::model::{AttributeKind, Attributes, Field, FieldKind, Item, Journey, State, Status, Text};
use crate::source::{Excerpt, Span};

/// The `key: value` lines between two lines of `---` at the very start of a fence, and where the rest begins.
///
/// Only lines that are all pairs are front matter; anything else is a thematic break and text.
pub(super) fn front_matter(excerpt: &Excerpt) -> Option<(Vec<Field>, usize)> {
    let text = excerpt.text();
    let mut at = text.find('\n').filter(|end| text[..*end].trim_end() == "---")? + 1;
    let mut fields = Vec::new();
    loop {
        let end = text[at..].find('\n').map_or(text.len(), |i| at + i);
        let line = text[at..end].trim_end();
        if line == "---" {
            return (!fields.is_empty()).then_some((fields, (end + 1).min(text.len())));
        }
        let (label, value) = line.split_once(':')?;
        let is_key = label.starts_with(|c: char| c.is_alphabetic()) && !label.contains([' ', '*', '#']);
        if !is_key || end == text.len() {
            return None;
        }
        let value = value.trim().trim_matches(['"', '\'']);
        let span = excerpt.span(at..at + label.len());
        let item = Item { text: Text::plain(value), span: excerpt.span(at..end), ..Item::default() };
        let items = if value.is_empty() { Vec::new() } else { vec![item] };
        fields.push(Field { kind: FieldKind::Own, label: label.to_owned(), span, items });
        at = end + 1;
    }
}

/// Whether a field says how the numbers of the map are meant.
fn is_scale(field: &Field) -> bool {
    field.kind == FieldKind::Scale && scale(&field.words()).is_ok()
}

impl Reader<'_> {
    /// A group as a field of the header.
    pub(super) fn field(&mut self, group: Group) -> Field {
        let kind = self.vocabulary.field(&group.label).unwrap_or(FieldKind::Own);
        Field { kind, span: self.span(&group.range), label: group.label, items: group.items }
    }

    /// Adds a field to the map and does what it says.
    pub(super) fn add_field(&mut self, journey: &mut Journey, field: Field) {
        let words = field.words();
        let span = field.items.first().map_or(field.span, |item| item.span);
        match field.kind {
            FieldKind::Scale => match scale(&words) {
                Ok(_) if journey.header.fields.iter().any(is_scale) => self.report(
                    Code::UnknownValue,
                    span,
                    format!("the map has a scale already, {}", self.scale),
                    "not used",
                    "keep the one that all numbers of the map are meant by",
                ),
                Ok(scale) => self.scale = scale,
                Err(why) => self.report(
                    Code::ScaleInvalid,
                    span,
                    format!("`{}` is no scale: {why}", quoted(&words)),
                    "not a scale",
                    "write the worst number first and the best last: `Scale: 1..5`, or `Scale: 5..1` for an intensity of pain",
                ),
            },
            FieldKind::State => {
                let known = Vocabulary::value(&words).and_then(State::from_word);
                if known.is_none() {
                    let near = Vocabulary::near_value(&words, |key| State::from_word(key).is_some());
                    let otherwise = "write `current` (as it is) or `future` (as it should become)";
                    self.report_value(&words, span, "state of a map", "shown as it is", near, otherwise);
                }
                journey.state = known.or(journey.state);
            }
            FieldKind::Status if !words.is_empty() => {
                let known = Vocabulary::value(&words).and_then(Status::from_word);
                let near = Vocabulary::near_value(&words, |key| Status::from_word(key).is_some());
                if known.is_none() && near.is_some() {
                    self.report_value(&words, span, "status that the language knows", "kept as a word of your own", near, "");
                }
                journey.status = Some(known.unwrap_or(Status::Own(words)));
            }
            FieldKind::Reviewed if field.date().is_none() => self.report(
                Code::InvalidDate,
                span,
                format!("`{}` is not a date", quoted(&words)),
                "not a date",
                "write year-month-day: `Reviewed: 2026-09-01`",
            ),
            _ => {}
        }
        journey.header.fields.push(field);
    }

    /// Reports a value that a field does not take, with the word that it is nearly.
    fn report_value(&mut self, words: &str, span: Span, what: &str, label: &str, near: Option<&str>, otherwise: &str) {
        // Nothing else may stand where the word is put.
        let instead = near.filter(|_| span.end - span.start == words.len()).map(str::to_owned);
        let cure = Cure { instead, ..Cure::near(near, otherwise) };
        self.report(Code::UnknownValue, span, format!("`{}` is no {what}", quoted(words)), label, cure);
    }

    /// The language that a map says it is written in.
    pub(super) fn language_of(&mut self, attributes: &Attributes) -> Option<LanguageIdentifier> {
        let tag = attributes.get(AttributeKind::Lang)?;
        // A tag may begin with five letters or more, but no language does; a name such as `german` would.
        let language = tag
            .value
            .replace('_', "-")
            .parse()
            .ok()
            .filter(|tag: &LanguageIdentifier| tag.language.as_str().len() <= 3);
        if language.is_none() {
            self.report(
                Code::UnknownValue,
                tag.value_span,
                format!("`{}` is not the tag of a language", quoted(&tag.value)),
                "not used",
                "write a tag such as `de`, `pt-BR` or `zh-Hant`",
            );
        }
        language
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn front_matter_is_pairs_between_rules() {
        let (fields, rest) = front_matter(&Excerpt::whole("---\ntitle: A\nowner: B\n---\n# C\n")).unwrap();
        assert_eq!((fields.len(), rest), (2, 26));
        assert!(front_matter(&Excerpt::whole("---\n\n# C\n---\n")).is_none());
    }
}
