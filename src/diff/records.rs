//! Changes beside the maps: the cards of personas, and the sources of the book.

use super::edition::{RecordSide, record_sides};
use super::fields::{self, Ends};
use super::pairing::Pairing;
use super::sources::{self, Cited};
use super::{Change, Changed, Edition, Kind, Subject, attributes};
use crate::model::RecordKind;

/// What has changed in the cards of personas, those that are gone last.
pub(super) fn personas(before: &[Edition<'_>], after: &[Edition<'_>]) -> Vec<Changed> {
    let (was, is) = (record_sides(before, RecordKind::Persona), record_sides(after, RecordKind::Persona));
    let id = |side: &RecordSide<'_>| Some(side.placed.record.header.id.name.clone());
    let in_file = |side: &RecordSide<'_>| Some((side.file.below.clone(), side.placed.record.header.id.name.clone()));
    let name = |side: &RecordSide<'_>| Some(side.placed.record.header.title.words());
    let pairs = Pairing::new(&was, &is).by(in_file, in_file).by(id, id).by(name, name).done();
    let mut all = Vec::new();
    for (index, side) in is.iter().enumerate() {
        let changes = match pairs.from(index) {
            Some(old) => told(&was[old], side),
            None => vec![Change::new(Kind::PersonaAdded).at(None, side.at(side.placed.record.span))],
        };
        all.extend(changed(side, changes));
    }
    for side in pairs.removed().map(|index| &was[index]) {
        let change = Change::new(Kind::PersonaRemoved).at(side.at(side.placed.record.span), None);
        all.extend(changed(side, vec![change]));
    }
    all
}

fn changed(side: &RecordSide<'_>, changes: Vec<Change>) -> Option<Changed> {
    let (id, title) = (side.placed.record.header.id.name.clone(), side.placed.record.header.title.words());
    let at = side.at(side.placed.record.span);
    (!changes.is_empty()).then_some(Changed { subject: Subject::Persona, id, title, at, changes })
}

fn told(was: &RecordSide<'_>, is: &RecordSide<'_>) -> Vec<Change> {
    let (old, new) = (&was.placed.record, &is.placed.record);
    let here = |change: Change| change.at(was.at(old.span), is.at(new.span));
    let mut changes = Vec::new();
    if was.file.below != is.file.below {
        let (from, to) = (was.file.name.clone(), is.file.name.clone());
        changes.push(here(Change::new(Kind::PersonaMoved).from(Some(from)).to(Some(to))));
    }
    let (from, to) = (old.header.title.words(), new.header.title.words());
    if from != to {
        changes.push(here(Change::new(Kind::PersonaRenamed).from(Some(from)).to(Some(to.clone()))));
    }
    attributes::tell(
        (&old.header.attributes, &old.header.id),
        (&new.header.attributes, &new.header.id),
        (&to, &[]),
        &here,
        &mut changes,
    );
    let ends = Ends { before: &|span| was.at(span), after: &|span| is.at(span) };
    fields::tell(&old.header.fields, &new.header.fields, &ends, |_| Kind::FieldChanged, &mut changes);
    changes.extend(fields::description(&old.header, &new.header).map(here));
    changes
}

/// What has changed in the sources of the book: all its lists are one.
pub(super) fn sources(before: &[Edition<'_>], after: &[Edition<'_>]) -> Option<Changed> {
    fn cited<'a>(sides: &[RecordSide<'a>]) -> Vec<Cited<'a>> {
        let of_side = |side: &RecordSide<'a>| {
            let sources = side.placed.record.sources();
            sources.map(|(_, item)| Cited { item, at: side.at(item.span) }).collect::<Vec<_>>()
        };
        sides.iter().flat_map(of_side).collect()
    }
    let (was, is) = (record_sides(before, RecordKind::Evidence), record_sides(after, RecordKind::Evidence));
    let mut changes = Vec::new();
    sources::tell(&cited(&was), &cited(&is), &mut changes);
    let at = is.first().or(was.first()).and_then(|side| side.at(side.placed.record.span));
    let title = "Sources of the book".to_owned();
    (!changes.is_empty()).then_some(Changed { subject: Subject::Sources, id: String::new(), title, at, changes })
}
