//! The header: the title, the fields, the description, and what of the lanes stands there.

use super::Printer;
use super::braces::Braces;
use super::groups::{Labelled, OnItsLine};
use super::proof::is_front_matter;
use super::stage::is_unlabelled;
use crate::language::marks::Mark;
use crate::language::names::vocabulary::Vocabulary;
use crate::model::{AttributeKind, Block, Field, FieldKind, Lane};

impl<'a> Printer<'a> {
    pub(super) fn title(&mut self) {
        let journey = self.journey;
        let mut braces = Braces::of(&journey.header.attributes);
        braces.set(AttributeKind::Corner, journey.corner.clone());
        if journey.header.title_borrowed {
            if !braces.is_empty() {
                self.sheet.lines(&format!("# {braces}"));
            }
            return;
        }
        self.heading("#", &journey.header.title, braces, Mark::Title, journey.header.id.span);
    }

    /// The fields of a card up to the last one that only front matter can say, and the others: in the header of a card, a
    /// name that is no field's is a lane's.
    pub(super) fn fields(&self) -> (&'a [Field], &'a [Field]) {
        let journey = self.journey;
        let needs_it = |field: &Field| journey.stages.is_empty() && self.vocabulary.field(&field.label).is_none();
        let count = journey.header.fields.iter().rposition(needs_it).map_or(0, |last| last + 1);
        let (front, others) = journey.header.fields.split_at(count);
        let text = front_matter(front);
        if is_front_matter(&text, front) { (front, others) } else { (&[], &journey.header.fields) }
    }

    pub(super) fn front_matter(&mut self, fields: &[Field]) {
        if !fields.is_empty() {
            self.sheet.lines(&front_matter(fields));
        }
    }

    /// The fields and the description. Whether a field is the last of them.
    pub(super) fn header(&mut self, fields: &'a [Field]) -> bool {
        let journey = self.journey;
        // Below a field, a paragraph would be its value where it has none, and all other blocks part of it.
        let comes_first = !matches!(journey.header.description.first(), None | Some(Block::Paragraph(_)))
            || fields.last().is_some_and(|field| field.items.is_empty());
        if comes_first {
            self.header_text();
        }
        self.sheet.gap();
        for (i, field) in fields.iter().enumerate() {
            if i > 0 && self.is_list(&fields[i - 1]) {
                self.sheet.gap();
            }
            self.labelled(labelled_field(field));
        }
        if !comes_first {
            self.header_text();
        }
        !fields.is_empty() && (comes_first || journey.header.description.is_empty())
    }

    fn is_list(&self, field: &Field) -> bool {
        self.on_one_line(&self.label(&field.label), labelled_field(field)).is_none()
    }

    fn header_text(&mut self) {
        if !self.journey.header.description.is_empty() {
            self.sheet.gap();
            let lines = self.description(&self.journey.header.description);
            self.sheet.lines(&lines);
        }
    }

    /// The lanes of the journey as a whole: those that stand in the header, and those below the stages.
    pub(super) fn own_lanes(&self) -> (Vec<&'a Lane>, Vec<&'a Lane>) {
        let journey = self.journey;
        let first = journey.stages.first().map_or(usize::MAX, |stage| stage.heading.span.start);
        // Among the fields of a header, only findings are known to be a lane; in a card, all that is no field.
        let fits = |lane: &Lane| {
            let is_field = self.vocabulary.lane(&lane.label).is_none() && self.vocabulary.field(&lane.label).is_some();
            is_unlabelled(lane)
                || (journey.is_card() && !is_field)
                || (lane.kind.finding().is_some() && lane.span.start <= first)
        };
        let fit = journey.lanes.iter().take_while(|lane| fits(lane)).count();
        let (above, below): (Vec<_>, Vec<_>) =
            journey.lanes.iter().enumerate().partition(|(i, lane)| *i < fit || is_unlabelled(lane));
        let lanes = |lanes: Vec<(usize, &'a Lane)>| lanes.into_iter().map(|(_, lane)| lane).collect();
        (lanes(above), lanes(below))
    }
}

/// Fields as front matter; in quotes where blanks belong to the value.
fn front_matter(fields: &[Field]) -> String {
    let pair = |field: &Field| {
        let value: String = field.items.iter().map(|item| item.text.words()).collect();
        let quote = if value.trim() == value { "" } else { "\"" };
        format!("{}: {quote}{value}{quote}", field.label).trim_end().to_owned()
    };
    let pairs = fields.iter().map(pair);
    let rule = || std::iter::once("---".to_owned());
    rule().chain(pairs).chain(rule()).collect::<Vec<_>>().join("\n")
}

fn labelled_field(field: &Field) -> Labelled<'_> {
    let is_persona = field.kind == FieldKind::Persona;
    Labelled {
        label: if field.label.is_empty() { Vocabulary::field_label(field.kind) } else { &field.label },
        start: field.span.start,
        // The proof tells whether the label takes several.
        on_its_line: if is_persona { OnItsLine::All } else { OnItsLine::One },
        items: &field.items,
        nothing: None,
    }
}
