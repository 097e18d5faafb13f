//! A fence that is no map: a persona, or a list of sources.
//!
//! What stands in it is read as the header of a map is: labels with what belongs to them, and free text. Any short label is
//! one here, so that people may say of a persona whatever they want.

use super::groups::{Content, Group};
use super::markdown::inline::is_safe;
use super::names::vocabulary::Vocabulary;
use super::reader::Reader;
use super::reshape;
use super::sections::Section;
use super::share::share;
use super::{Context, any_notation};
use crate::diagnostics::{Code, Diagnostic, quoted};
use crate::model::{
    AttributeKind, Block, Field, FieldKind, Inline, Item, LaneKind, ListEntry, Record, RecordKind, Text,
};
use crate::source::Excerpt;

/// Reads a fence's body as a record. It never fails: what no rule places is kept and reported.
#[must_use]
pub fn read_record(kind: RecordKind, body: &Excerpt, context: Context<'_>) -> (Record, Vec<Diagnostic>) {
    let mut reader = Reader::new(body, context);
    reader.vocabulary = Vocabulary::of_record(context.settings, kind);
    let mut record = Record::new(kind, context.span);
    let nodes = reader.document(0);
    let nodes = reader.reshaped(nodes, reshape::OF_ALL);
    record.comments = reader.take_comments();
    let sections = reader.sections(nodes);
    reader.fill_record(&mut record, sections);
    reader.check_record(&record);
    let mut diagnostics = reader.diagnostics;
    diagnostics.sort_by_key(|diagnostic| diagnostic.place);
    (record, diagnostics)
}

impl Reader<'_> {
    fn fill_record(&mut self, record: &mut Record, mut root: Section) {
        let mut nodes = std::mem::take(&mut root.own);
        let mut fields = root.children;
        let is_alone = fields.len() == 1;
        let names = |section: &Section| self.vocabulary.field(&section.name).is_none();
        // Several headings over sources are their kinds.
        let has_title =
            fields.first().is_some_and(|first| is_alone || record.kind == RecordKind::Persona && names(first));
        if has_title {
            let title = fields.remove(0);
            self.record_title(record, &title);
            nodes.extend(title.own);
            fields.splice(0..0, title.children);
        }
        let mut content = self.header(nodes);
        for section in fields {
            self.lane_section(&mut content, section);
        }
        if record.kind == RecordKind::Persona {
            if record.header.title.is_empty() {
                take_name(record, &mut content);
            }
            any_notation::name(&mut record.header, self.context);
        } else {
            any_notation::give_id(&mut record.header);
        }
        record.header.language = self.language_of(&record.header.attributes);
        self.fields_of_record(record, content);
    }

    fn record_title(&mut self, record: &mut Record, section: &Section) {
        let heading = self.heading(&section.heading, &section.range);
        record.header.title = heading.text;
        record.header.attributes = heading.attributes;
        record.header.id.span = heading.span;
    }

    /// Groups as fields: first what has no label, as the canonical form has it.
    fn fields_of_record(&mut self, record: &mut Record, content: Content) {
        record.header.description = content.description;
        let (bare, labelled): (Vec<Group>, Vec<Group>) =
            content.groups.into_iter().partition(|group| group.kind.is_some());
        for group in bare {
            let kind = match group.kind {
                Some(LaneKind::Quotes) => FieldKind::Quote,
                _ if record.kind == RecordKind::Evidence => FieldKind::Own,
                // A list that nobody has named is text.
                _ => {
                    for list in group.items.chunk_by(Item::is_followed_by) {
                        let entries = list.iter().cloned().map(entry).collect();
                        record.header.description.push(Block::List { start: list[0].number, entries });
                    }
                    continue;
                }
            };
            if let Some(field) = record.header.fields.iter_mut().find(|field| field.kind == kind) {
                field.items.extend(group.items);
            } else {
                let span = self.span(&group.range);
                record.header.fields.push(Field { kind, label: String::new(), span, items: group.items });
            }
        }
        for group in labelled {
            let mut field = self.field(group);
            if let ([item], FieldKind::Portrait) = (field.items.as_mut_slice(), &field.kind) {
                item.text = pictured(std::mem::take(&mut item.text));
            }
            for item in field.items.iter_mut().filter(|_| record.kind == RecordKind::Persona) {
                item.share = share(&item.text.words());
            }
            record.header.fields.push(field);
        }
    }

    fn check_record(&mut self, record: &Record) {
        let is_persona = record.kind == RecordKind::Persona;
        self.know_record(record);
        self.check_limits_of_record(record);
        let bare =
            record.header.description.is_empty() && record.header.fields.iter().all(|field| field.items.is_empty());
        let titled = is_persona && !record.header.title_borrowed;
        if bare && !titled {
            let opening = self.context.span.marks();
            let (message, help) = if is_persona {
                ("this persona is empty", "write a name (`# Nadia`) and what there is to know, or delete the fence")
            } else {
                (
                    "this list of sources is empty",
                    "write a list of sources, each with an id (`- Interviews {#interviews}`), or delete the fence",
                )
            };
            self.report(Code::EmptyMap, opening, message, "nothing to show", help);
        }
        for (_, item) in record.sources() {
            self.check_date(item);
        }
    }

    /// Reports a source's date that is none.
    pub(super) fn check_date(&mut self, source: &Item) {
        if let Some(date) = source.attributes.get(AttributeKind::Date).filter(|_| source.date().is_none()) {
            self.report(
                Code::InvalidDate,
                date.value_span,
                format!("`{}` is not a date", quoted(&date.value)),
                "not a date",
                "write year-month-day: `date=2026-09-01`",
            );
        }
    }
}

/// Makes the field that says the name of a persona her title.
fn take_name(record: &mut Record, content: &mut Content) {
    let is_name = |group: &Group| {
        let is_one = matches!(group.items.as_slice(), [item] if item.more.is_empty() && item.task.is_none());
        is_one && group.kind.is_none() && Vocabulary::is_name_of_persona(&group.label)
    };
    let Some(at) = content.groups.iter().position(is_name) else { return };
    if let Some(item) = content.groups.remove(at).items.pop() {
        (record.header.title, record.header.attributes, record.header.id.span) =
            (item.text, item.attributes, item.span);
    }
}

/// The address of a picture as that picture; all else as it is.
fn pictured(text: Text) -> Text {
    const PICTURES: &[&str] = &[".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".avif"];
    let is_bare = |inline: &Inline| match inline {
        Inline::Text(_) => true,
        Inline::Link { url, text, .. } => text.words() == *url,
        _ => false,
    };
    let url = text.words();
    let path = url.split(['?', '#']).next().unwrap_or_default().to_lowercase();
    let is_picture = PICTURES.iter().any(|ending| path.ends_with(ending)) && is_safe(&url);
    if is_picture && text.0.iter().all(is_bare) {
        Text(vec![Inline::Image { url, title: String::new(), alt: String::new() }])
    } else {
        text
    }
}

fn entry(item: Item) -> ListEntry {
    let first = (!item.text.is_empty()).then_some(Block::Paragraph(item.text));
    ListEntry { task: item.task, blocks: first.into_iter().chain(item.more).collect() }
}
