//! Maps and records without their places, to compare what they say.
//!
//! Every field of the model that says where something stands is cleared here, and no other. One that is forgotten makes
//! those differ that say the same, never the other way round.

use super::{Attribute, Attributes, Field, Finding, Header, Heading, Id, Item, Journey, Lane, Note, Record};
use crate::source::Span;

impl Journey {
    /// The same map, as if all of it stood at the start of the chapter.
    #[must_use]
    pub fn without_places(mut self) -> Self {
        self.span = Span::default();
        header(&mut self.header);
        self.before.iter_mut().chain(&mut self.after).for_each(note);
        self.comments.iter_mut().for_each(|comment| comment.span = Span::default());
        for stage in &mut self.stages {
            heading(&mut stage.heading);
            stage.steps.iter_mut().for_each(|step| heading(&mut step.heading));
        }
        for (lanes, emotion) in self.parts_mut() {
            lanes.iter_mut().for_each(lane);
            if let Some(emotion) = emotion {
                emotion.span = Span::default();
            }
        }
        self
    }
}

impl Record {
    /// The same record, as if all of it stood at the start of the chapter.
    #[must_use]
    pub fn without_places(mut self) -> Self {
        self.span = Span::default();
        header(&mut self.header);
        self.comments.iter_mut().for_each(|comment| comment.span = Span::default());
        self
    }
}

fn header(header: &mut Header) {
    id(&mut header.id);
    attributes(&mut header.attributes);
    header.fields.iter_mut().for_each(field);
}

fn id(id: &mut Id) {
    id.span = Span::default();
}

fn attributes(attributes: &mut Attributes) {
    attributes.id.iter_mut().chain(&mut attributes.other_ids).for_each(id);
    attributes.classes.iter_mut().for_each(|(_, span)| *span = Span::default());
    attributes.pairs.iter_mut().for_each(pair);
}

fn pair(pair: &mut Attribute) {
    (pair.key_span, pair.value_span) = (Span::default(), Span::default());
}

fn heading(heading: &mut Heading) {
    heading.span = Span::default();
    id(&mut heading.id);
    attributes(&mut heading.attributes);
}

fn field(field: &mut Field) {
    field.span = Span::default();
    field.items.iter_mut().for_each(item);
}

fn note(note: &mut Note) {
    note.span = Span::default();
    attributes(&mut note.attributes);
}

fn lane(lane: &mut Lane) {
    lane.span = Span::default();
    lane.emotion.iter_mut().for_each(|emotion| emotion.span = Span::default());
    lane.items.iter_mut().for_each(item);
}

fn item(item: &mut Item) {
    item.span = Span::default();
    attributes(&mut item.attributes);
    item.finding.as_deref_mut().into_iter().for_each(finding);
}

fn finding(finding: &mut Finding) {
    id(&mut finding.id);
    finding.evidence.iter_mut().for_each(pair);
    for reference in finding.answers.iter_mut().chain(&mut finding.same) {
        reference.span = Span::default();
    }
}
