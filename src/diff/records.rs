//! Changes beside the maps: the cards of personas, and the sources of the book.

use super::edition::{Card, cards};
use super::fields::{self, Ends};
use super::pairing::Pairing;
use super::sources::{self, Cited};
use super::{Change, Changed, Edition, Kind, Subject, attributes};
use crate::model::{Block, RecordKind};

/// What has changed in the cards of personas, those that are gone last.
pub(super) fn personas(before: &[Edition<'_>], after: &[Edition<'_>]) -> Vec<Changed> {
    let (was, is) = (cards(before, RecordKind::Persona), cards(after, RecordKind::Persona));
    let id = |card: &Card<'_>| Some(card.sheet.record.id.name.clone());
    let in_file = |card: &Card<'_>| Some((card.file.below.clone(), card.sheet.record.id.name.clone()));
    let name = |card: &Card<'_>| Some(card.sheet.record.title.words());
    let pairs = Pairing::new(&was, &is).by(in_file, in_file).by(id, id).by(name, name).done();
    let mut all = Vec::new();
    for (index, card) in is.iter().enumerate() {
        let changes = match pairs.from(index) {
            Some(old) => told(&was[old], card),
            None => vec![Change::new(Kind::PersonaAdded).at(None, card.at(card.sheet.record.span))],
        };
        all.extend(changed(card, changes));
    }
    for card in pairs.removed().map(|index| &was[index]) {
        let change = Change::new(Kind::PersonaRemoved).at(card.at(card.sheet.record.span), None);
        all.extend(changed(card, vec![change]));
    }
    all
}

fn changed(card: &Card<'_>, changes: Vec<Change>) -> Option<Changed> {
    let (id, title) = (card.sheet.record.id.name.clone(), card.sheet.record.title.words());
    let at = card.at(card.sheet.record.span);
    (!changes.is_empty()).then_some(Changed { subject: Subject::Persona, id, title, at, changes })
}

fn told(was: &Card<'_>, is: &Card<'_>) -> Vec<Change> {
    let (old, new) = (&was.sheet.record, &is.sheet.record);
    let here = |change: Change| change.at(was.at(old.span), is.at(new.span));
    let mut changes = Vec::new();
    if was.file.below != is.file.below {
        let (from, to) = (was.file.name.clone(), is.file.name.clone());
        changes.push(here(Change::new(Kind::PersonaMoved).from(Some(from)).to(Some(to))));
    }
    let (from, to) = (old.title.words(), new.title.words());
    if from != to {
        changes.push(here(Change::new(Kind::PersonaRenamed).from(Some(from)).to(Some(to.clone()))));
    }
    attributes::tell((&old.attributes, &old.id), (&new.attributes, &new.id), (&to, &[]), &here, &mut changes);
    let ends = Ends { before: &|span| was.at(span), after: &|span| is.at(span) };
    fields::tell(&old.fields, &new.fields, &ends, |_| Kind::FieldChanged, &mut changes);
    if old.description != new.description {
        let said = |blocks: &[Block]| Some(Block::words(blocks)).filter(|words| !words.is_empty());
        let change = Change::new(Kind::DescriptionChanged).from(said(&old.description)).to(said(&new.description));
        changes.push(here(change));
    }
    changes
}

/// What has changed in the sources of the book: all its lists are one.
pub(super) fn sources(before: &[Edition<'_>], after: &[Edition<'_>]) -> Option<Changed> {
    fn cited<'a>(cards: &[Card<'a>]) -> Vec<Cited<'a>> {
        let of_card = |card: &Card<'a>| {
            let sources = card.sheet.record.sources();
            sources.map(|(_, item)| Cited { item, at: card.at(item.span) }).collect::<Vec<_>>()
        };
        cards.iter().flat_map(of_card).collect()
    }
    let (was, is) = (cards(before, RecordKind::Evidence), cards(after, RecordKind::Evidence));
    let mut changes = Vec::new();
    sources::tell(&cited(&was), &cited(&is), &mut changes);
    let at = is.first().or(was.first()).and_then(|card| card.at(card.sheet.record.span));
    let title = "Sources of the book".to_owned();
    (!changes.is_empty()).then_some(Changed { subject: Subject::Sources, id: String::new(), title, at, changes })
}
