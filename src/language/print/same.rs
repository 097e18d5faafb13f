//! Whether two maps, or two records, say the same, however they are written.

use crate::language::marks::Mark;
use crate::model::{AttributeKind, Attributes, Comment, Heading, Journey, Lane, Part, Record};
use crate::source::Span;

/// Where `one` begins to say something that `other` does not say; none where they say the same.
///
/// Places do not count, nor do the ways in which the language lets one thing be said: a heading that says what it is, a
/// duration in braces or in a lane, items without a label before or after those that have one, a comment beside or above.
#[must_use]
pub fn difference(one: &Journey, other: &Journey) -> Option<Span> {
    let (plain, others) = (plain(one), plain(other));
    if plain == others {
        return None;
    }
    let field = plain.header.fields.iter().zip(&others.header.fields).position(|(field, other)| field != other);
    if let Some(field) = field.and_then(|at| one.header.fields.get(at)) {
        return Some(field.span);
    }
    let mut parts = one.parts().zip(plain.parts()).zip(others.parts());
    if let Some(row) = parts.find_map(|((part, plain), other)| row_that_differs(part, plain, other)) {
        return Some(row);
    }
    let stage = plain.stages.iter().zip(&others.stages).position(|(stage, other)| stage != other);
    Some(stage.and_then(|at| one.stages.get(at)).map_or(one.header.id.span, |stage| stage.heading.span))
}

/// Where the first lane of a part stands that says something else, or its emotion.
fn row_that_differs(part: Part<'_>, plain: Part<'_>, other: Part<'_>) -> Option<Span> {
    let mut lanes: Vec<&Lane> = part.lanes().iter().collect();
    lanes.sort_by_key(|lane| !lane.label.is_empty());
    let at = plain.lanes().iter().enumerate().position(|(at, lane)| other.lanes().get(at) != Some(lane));
    let emotion = || part.emotion().filter(|_| plain.emotion() != other.emotion()).map(|emotion| emotion.span);
    at.and_then(|at| lanes.get(at)).map(|lane| lane.span).or_else(emotion)
}

/// Where a record begins to say something that `other` does not say; none where they say the same.
#[must_use]
pub fn record_difference(one: &Record, other: &Record) -> Option<Span> {
    let (plain, others) = (plain_record(one), plain_record(other));
    (plain != others).then_some(one.header.id.span)
}

fn plain_record(record: &Record) -> Record {
    let mut plain = record.clone().without_places();
    without_marks(&mut plain.header.attributes);
    plain.header.fields.sort_by_key(|field| field.label.is_empty());
    plain_comments(&mut plain.comments);
    plain
}

/// A map in one of the several ways to say it.
fn plain(journey: &Journey) -> Journey {
    let mut plain = journey.clone().without_places();
    without_marks(&mut plain.header.attributes);
    // The model holds it as a field of its own.
    plain.header.attributes.pairs.retain(|pair| pair.key != AttributeKind::Corner.word());
    for note in plain.before.iter_mut().chain(&mut plain.after) {
        without_marks(&mut note.attributes);
    }
    for stage in &mut plain.stages {
        stage.heading.attributes.pairs.retain(|pair| pair.key != AttributeKind::Phase.word());
        stage.steps.iter_mut().map(|step| &mut step.heading).chain([&mut stage.heading]).for_each(plain_heading);
    }
    for (lanes, _) in plain.parts_mut() {
        lanes.sort_by_key(|lane| !lane.label.is_empty());
    }
    plain_comments(&mut plain.comments);
    plain
}

fn plain_comments(comments: &mut [Comment]) {
    for comment in comments.iter_mut() {
        comment.beside = false;
    }
    comments.sort_by(|one, other| one.text.cmp(&other.text));
}

fn plain_heading(heading: &mut Heading) {
    without_marks(&mut heading.attributes);
    heading.attributes.pairs.retain(|pair| pair.key != AttributeKind::Duration.word());
}

fn without_marks(attributes: &mut Attributes) {
    attributes.classes.retain(|(class, _)| Mark::among(std::iter::once(class.as_str())).is_none());
}
