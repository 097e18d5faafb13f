//! Changes of sources: those of a map's header, and those of the book's lists.

use super::pairing::Pairing;
use super::{At, Change, Kind, attributes};
use crate::model::{Id, Item};

/// A source, and where it stands.
pub(super) struct Cited<'a> {
    pub(super) item: &'a Item,
    pub(super) at: Option<At>,
}

/// Tells the sources that are new, gone or not as they were.
pub(super) fn tell(was: &[Cited<'_>], is: &[Cited<'_>], changes: &mut Vec<Change>) {
    let id = |source: &Cited<'_>| source.item.attributes.id.as_ref().map(|id| id.name.clone());
    let words = |source: &Cited<'_>| Some(source.item.text.words());
    let sources = Pairing::new(was, is).by(id, id).by(words, words).done();
    for (index, source) in is.iter().enumerate() {
        let what = source.item.text.words();
        let Some(old) = sources.from(index).map(|index| &was[index]) else {
            changes.push(Change::new(Kind::SourceAdded).what(what).at(None, source.at.clone()));
            continue;
        };
        let at = |change: Change| change.at(old.at.clone(), source.at.clone());
        let from = old.item.text.words();
        if from != what {
            changes.push(at(Change::new(Kind::SourceChanged).from(Some(from)).to(Some(what.clone()))));
        } else if old.item.text != source.item.text || old.item.more != source.item.more {
            changes.push(at(Change::new(Kind::SourceDetailsChanged).what(&*what)));
        }
        let given = |item: &Item| item.attributes.id.clone().unwrap_or_default();
        let (was_id, is_id): (Id, Id) = (given(old.item), given(source.item));
        attributes::tell(
            (&old.item.attributes, &was_id),
            (&source.item.attributes, &is_id),
            (&what, &[]),
            &at,
            changes,
        );
    }
    for source in sources.removed().map(|index| &was[index]) {
        changes.push(Change::new(Kind::SourceRemoved).what(source.item.text.words()).at(source.at.clone(), None));
    }
}
