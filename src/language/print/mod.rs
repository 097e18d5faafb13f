//! A map written in the language's canonical form: one way for everything, so that two versions differ only where the
//! map does.
//!
//! [`print`] goes through the model in the order of the page: [`header`], each [`stage`], and the [`headings`] of all.
//! [`words`] writes running text, [`groups`] labels with their items, [`blocks`] what stands below an item. What Markdown
//! could take for something else is read back by [`proof`], and so is the whole: headings that the reader would take for
//! something else get a mark. [`same`] compares two maps, [`form`] tells which ones were written with headings before.

mod blocks;
mod braces;
mod comments;
mod form;
mod groups;
mod header;
mod headings;
mod proof;
mod same;
mod sheet;
mod stage;
mod words;

pub use form::is_heading_form;
pub use same::{difference, record_difference};
pub use words::backticks;

use std::collections::BTreeSet;

use comments::Comments;
use headings::misread;
use proof::Proof;
use sheet::Sheet;
use stage::is_unlabelled;

use super::marks::Mark;
use super::names::vocabulary::Vocabulary;
use super::{Context, Settings, read};
use crate::model::{Field, FieldKind, Header, Journey, Lane, LaneKind, Record, Scale};
use crate::source::{Excerpt, Span};

/// The map as the body of a fence, in canonical form. Read with the same settings, it is the same map.
///
/// The map may come from anywhere: spans only say where comments belong. What the language cannot say is written as near
/// to it as can be: double quotes in an attribute that holds single ones too become typographic.
#[must_use]
pub fn print(journey: &Journey, settings: &Settings) -> String {
    let (text, says_more) = marked(journey, settings);
    if !says_more {
        return text;
    }
    // Which headings must say what they are depends on those that already do.
    let context =
        Context { settings, chapter: 0, span: Span::new(0, text.len()), section: &journey.header.title.words() };
    let (again, _) = read(&Excerpt::whole(&text), context);
    if difference(journey, &again).is_some() { text } else { marked(&again, settings).0 }
}

/// The map with a mark on each heading that would be taken for something else, and whether there is such a heading.
fn marked(journey: &Journey, settings: &Settings) -> (String, bool) {
    let vocabulary = Vocabulary::new(settings);
    let mut marked = BTreeSet::new();
    loop {
        let mut printer = Printer::new(journey, settings, vocabulary, &marked);
        printer.map();
        let (text, headings) = (printer.sheet.into_text(), printer.headings);
        let misread = misread(&text, &headings, settings);
        if misread.is_subset(&marked) {
            return (text, !marked.is_empty());
        }
        marked.extend(misread);
    }
}

/// The record as the body of a fence, in canonical form: what has no label, then what has one.
#[must_use]
pub fn print_record(record: &Record, settings: &Settings) -> String {
    let (bare, fields): (Vec<Field>, Vec<Field>) =
        record.header.fields.iter().cloned().partition(|field| field.label.is_empty());
    let lane = |field: Field| Lane {
        kind: if field.kind == FieldKind::Quote { LaneKind::Quotes } else { LaneKind::Actions },
        label: String::new(),
        span: field.span,
        items: field.items,
        nothing: None,
        emotion: None,
    };
    // What stands in a record stands in the header of a map.
    let title_borrowed = record.header.title_borrowed || record.header.title.is_empty();
    let journey = Journey {
        header: Header { title_borrowed, fields, ..record.header.clone() },
        lanes: bare.into_iter().map(lane).collect(),
        comments: record.comments.clone(),
        ..Journey::default()
    };
    let marked = BTreeSet::new();
    let mut printer = Printer::new(&journey, settings, Vocabulary::of_record(settings, record.kind), &marked);
    printer.record();
    printer.sheet.into_text()
}

/// Writes one map or record.
struct Printer<'a> {
    journey: &'a Journey,
    vocabulary: Vocabulary<'a>,
    proof: Proof<'a>,
    /// How numbers beside emotions are meant.
    scale: Scale,
    /// The headings, by their number, that must say what they are.
    marked: &'a BTreeSet<usize>,
    /// The headings so far: the line each stands in, and what it is.
    headings: Vec<(usize, Mark)>,
    comments: Comments,
    sheet: Sheet,
}

impl<'a> Printer<'a> {
    fn new(
        journey: &'a Journey,
        settings: &'a Settings,
        vocabulary: Vocabulary<'a>,
        marked: &'a BTreeSet<usize>,
    ) -> Self {
        let declared = journey.header.field(FieldKind::Scale).and_then(|field| super::scale(&field.words()).ok());
        Self {
            journey,
            vocabulary,
            proof: Proof::new(settings, vocabulary),
            scale: declared.unwrap_or(settings.scale),
            marked,
            headings: Vec::new(),
            comments: Comments::of(journey),
            sheet: Sheet::default(),
        }
    }

    fn map(&mut self) {
        let journey = self.journey;
        let (front, fields) = self.fields();
        self.front_matter(front);
        self.title();
        let ends_in_field = self.header(fields);
        let (above, below) = self.own_lanes();
        if ends_in_field && above.iter().any(|lane| is_unlabelled(lane)) {
            // Else they would be the field's.
            self.rule();
        }
        self.part(&above, journey.emotion.as_ref().filter(|_| journey.is_card()), None);
        for note in &journey.before {
            self.note(note);
        }
        for stage in &journey.stages {
            self.stage(stage);
        }
        for lane in below {
            self.headed(lane);
        }
        for note in &journey.after {
            self.note(note);
        }
        self.rest();
    }

    /// A record, as the header of a map; what has no label stands above, so that it is not taken for a field's.
    fn record(&mut self) {
        self.title();
        self.part(&self.journey.lanes.iter().collect::<Vec<_>>(), None, None);
        self.header(&self.journey.header.fields);
        self.rest();
    }

    /// The comments that belong to no part.
    fn rest(&mut self) {
        let rest = self.comments.rest();
        if !rest.is_empty() {
            self.sheet.gap();
        }
        for comment in rest {
            self.sheet.lines(&comment);
        }
    }
}
