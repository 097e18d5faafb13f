//! Changes around the stages: title, file, description and notes.

use std::collections::HashMap;

use super::attributes::pairs;
use super::edition::Side;
use super::fields::{self, Ends};
use super::matching::Match;
use super::pairing::Pairing;
use super::sources::{self, Cited};
use super::{Change, Kind};
use crate::model::{AttributeKind, Block, Journey, LaneKind, Note};

impl Match<'_> {
    pub(super) fn tell_header(&self, changes: &mut Vec<Change>) {
        let (was, is) = (&self.before.map.journey, &self.after.map.journey);
        let here = |change: Change| change.at(self.before.at(was.span), self.after.at(is.span));
        if self.before.file.below != self.after.file.below {
            let (from, to) = (self.before.file.name.clone(), self.after.file.name.clone());
            changes.push(here(Change::new(Kind::MapMoved).from(Some(from)).to(Some(to))));
        }
        if was.header.title.words() != is.header.title.words() {
            let change =
                Change::new(Kind::MapRetitled).from(Some(was.header.title.words())).to(Some(is.header.title.words()));
            changes.push(here(change));
        }
        if (was.header.id.given || is.header.id.given) && was.header.id.name != is.header.id.name {
            let (from, to) = (was.header.id.name.clone(), is.header.id.name.clone());
            changes.push(here(Change::new(Kind::MapIdChanged).from(Some(from)).to(Some(to))));
        }
        for (key, from, to) in pairs(&was.header.attributes, &is.header.attributes, &[AttributeKind::Corner]) {
            changes.push(here(Change::new(Kind::MapAttributeChanged).field(&key).from(from).to(to)));
        }
        // In the corner of a table or in braces. A map that is no table may have none.
        if was.corner.is_some() && is.corner.is_some() && was.corner != is.corner {
            let change = Change::new(Kind::MapAttributeChanged).field("corner of the table");
            changes.push(here(change.from(was.corner.clone()).to(is.corner.clone())));
        }
        let ends = Ends { before: &|span| self.before.at(span), after: &|span| self.after.at(span) };
        fields::tell(&was.header.fields, &is.header.fields, &ends, fields::of_map, changes);
        self.tell_sources(changes);
        changes.extend(fields::description(&was.header, &is.header).map(here));
        self.tell_notes(changes);
        self.tell_names_of_lanes(changes);
    }

    fn tell_sources(&self, changes: &mut Vec<Change>) {
        fn cited<'a>(side: &Side<'a>) -> Vec<Cited<'a>> {
            side.map.journey.sources().map(|item| Cited { item, at: side.at(item.span) }).collect()
        }
        sources::tell(&cited(&self.before), &cited(&self.after), changes);
    }

    fn tell_notes(&self, changes: &mut Vec<Change>) {
        fn all(journey: &Journey) -> Vec<&Note> {
            journey.before.iter().chain(&journey.after).collect()
        }
        let title = |note: &&Note| match &note.heading {
            Some(heading) => heading.words(),
            None => Block::words(&note.blocks),
        };
        let (was, is) = (all(&self.before.map.journey), all(&self.after.map.journey));
        let key = |note: &&Note| Some(title(note));
        let notes = Pairing::new(&was, &is).by(key, key).by_likeness(|one, other| {
            let likeness = strsim::sorensen_dice(&Block::words(&one.blocks), &Block::words(&other.blocks));
            (likeness > 0.5).then_some(likeness)
        });
        let notes = notes.done();
        for (index, note) in is.iter().enumerate() {
            let at = self.after.at(note.span);
            match notes.from(index).map(|index| was[index]) {
                Some(old) if old.blocks == note.blocks && old.heading == note.heading => {}
                Some(old) => {
                    let change = Change::new(Kind::NoteChanged).what(title(note));
                    changes.push(change.at(self.before.at(old.span), at));
                }
                None => changes.push(Change::new(Kind::NoteAdded).what(title(note)).at(None, at)),
            }
        }
        for note in notes.removed().map(|index| was[index]) {
            let change = Change::new(Kind::NoteRemoved).what(title(&note));
            changes.push(change.at(self.before.at(note.span), None));
        }
    }

    /// Rows that are called otherwise now.
    fn tell_names_of_lanes(&self, changes: &mut Vec<Change>) {
        fn labels(journey: &Journey) -> Vec<(&LaneKind, &str)> {
            let mut labels: Vec<(&LaneKind, &str)> = Vec::new();
            for lane in journey.parts().flat_map(crate::model::Part::lanes) {
                if !lane.label.is_empty() && labels.iter().all(|(kind, _)| **kind != lane.kind) {
                    labels.push((&lane.kind, &lane.label));
                }
            }
            labels
        }
        let was: HashMap<_, _> = labels(&self.before.map.journey).into_iter().collect();
        for (kind, label) in labels(&self.after.map.journey) {
            if let Some(old) = was.get(kind).filter(|old| **old != label) {
                let change = Change::new(Kind::LaneRenamed).from(Some((*old).to_owned()));
                changes.push(change.to(Some(label.to_owned())));
            }
        }
    }
}
