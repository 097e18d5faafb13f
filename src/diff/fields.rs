//! Changes of fields and of the text beside them: in a map's header, and on a persona's card.

use super::pairing::Pairing;
use super::said::{blocks, listed, values};
use super::{At, Change, Kind};
use crate::model::{Field, FieldKind, Header, Item};
use crate::source::Span;

/// Where something stood and stands, by its place in the text.
pub(super) struct Ends<'a> {
    pub(super) before: &'a dyn Fn(Span) -> Option<At>,
    pub(super) after: &'a dyn Fn(Span) -> Option<At>,
}

/// Whether the text beside the fields is another; without its places.
pub(super) fn description(was: &Header, is: &Header) -> Option<Change> {
    let change = || Change::new(Kind::DescriptionChanged).from(blocks(&was.description)).to(blocks(&is.description));
    (was.description != is.description).then(change)
}

/// Tells the fields that are new, gone or not as they were, each as the kind that its own has. Sources are told elsewhere.
pub(super) fn tell(
    was: &[Field],
    is: &[Field],
    ends: &Ends<'_>,
    kind: impl Fn(FieldKind) -> Kind,
    changes: &mut Vec<Change>,
) {
    let name = |field: &Field| {
        let own = (field.kind == FieldKind::Own).then(|| field.label.to_lowercase());
        (field.kind != FieldKind::Evidence).then_some((field.kind, own))
    };
    let fields = Pairing::new(was, is).by(name, name).done();
    for (index, field) in is.iter().enumerate().filter(|(_, field)| field.kind != FieldKind::Evidence) {
        let (to, at) = (values(&field.items), (ends.after)(field.span));
        if let Some(old) = fields.from(index).map(|index| &was[index]) {
            let from = values(&old.items);
            if from != to {
                let (from, to) = changed(&old.items, &field.items).unwrap_or((from, to));
                let change = Change::new(kind(field.kind)).field(&field.label).from(from).to(to);
                changes.push(change.at((ends.before)(old.span), at));
            }
            continue;
        }
        let kind = match kind(field.kind) {
            Kind::FieldChanged => Kind::FieldAdded,
            kind => kind,
        };
        changes.push(Change::new(kind).field(&field.label).to(to).at(None, at));
    }
    let gone = fields.removed().map(|index| &was[index]);
    for field in gone.filter(|field| field.kind != FieldKind::Evidence) {
        let kind = match kind(field.kind) {
            Kind::FieldChanged => Kind::FieldRemoved,
            kind => kind,
        };
        let change = Change::new(kind).field(&field.label).from(values(&field.items));
        changes.push(change.at((ends.before)(field.span), None));
    }
}

/// What stood in a list, and what stands there for it; none where nothing stands for anything.
fn changed(was: &[Item], is: &[Item]) -> Option<(Option<String>, Option<String>)> {
    let without = |these: &[Item], others: &[Item]| {
        let words: Vec<String> = others.iter().map(|item| item.text.words()).collect();
        let others = these.iter().map(|item| item.text.words()).filter(|item| !words.contains(item));
        listed(others.map(Some))
    };
    let (from, to) = (without(was, is), without(is, was));
    (from.is_some() && to.is_some()).then_some((from, to))
}

/// What it is called that a field of a map's header has changed. On a card, the same fields say nothing of a map.
pub(super) fn of_map(field: FieldKind) -> Kind {
    match field {
        FieldKind::Persona => Kind::MapPersonaChanged,
        FieldKind::State => Kind::StateChanged,
        FieldKind::Status => Kind::MapStatusChanged,
        FieldKind::Owner => Kind::MapOwnerChanged,
        FieldKind::Reviewed => Kind::MapReviewed,
        _ => Kind::FieldChanged,
    }
}
