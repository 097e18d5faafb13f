//! Changes of the entries of rows: new, gone, reworded, moved.

use super::edition::{Entry, Side, entries_in};
use super::matching::Match;
use super::pairing::moved;
use super::said::listed;
use super::{Became, Change, Kind};
use crate::model::{FindingKind, LaneKind};

impl Match<'_> {
    pub(super) fn tell_entries(&self, became: &Became, changes: &mut Vec<Change>) {
        for part in 0..self.after.parts.len() {
            self.tell_emotion(part, changes);
            for index in entries_in(part, &self.entries_after) {
                let entry = &self.entries_after[index];
                match self.entries.from(index) {
                    Some(old) => self.tell_entry(&self.entries_before[old], entry, changes),
                    None => changes.extend(self.added(entry)),
                }
                self.tell_references(self.entries.from(index), entry, became, changes);
            }
            let was = self.parts.from(part).into_iter().flat_map(|old| entries_in(old, &self.entries_before));
            for index in was.filter(|index| self.entries.to(*index).is_none()) {
                changes.extend(self.removed(&self.entries_before[index]));
            }
            self.tell_order_in(part, changes);
        }
        let gone = self.entries.removed().map(|index| &self.entries_before[index]);
        for entry in gone.filter(|entry| self.parts.to(entry.part).is_none()) {
            changes.extend(self.removed(entry));
        }
    }

    /// A new entry; one of a new stage is told with the stage, if it is no finding.
    fn added(&self, entry: &Entry<'_>) -> Option<Change> {
        let finding = entry.item.and_then(|item| item.finding.as_ref());
        let kind = match finding.map(|finding| finding.kind) {
            Some(FindingKind::PainPoint) => Kind::PainPointOpened,
            Some(FindingKind::Delight) => Kind::DelightAdded,
            Some(FindingKind::Opportunity) => Kind::OpportunityAdded,
            None if self.parts.from(entry.part).is_some() => Kind::ItemAdded,
            None => return None,
        };
        Some(about(kind, &self.after, entry).to(marks(entry)).at(None, self.after.at(entry.span())))
    }

    /// An entry that is gone; one of a stage that is gone is told with the stage, if it is no finding.
    fn removed(&self, entry: &Entry<'_>) -> Option<Change> {
        let finding = entry.item.and_then(|item| item.finding.as_ref());
        let kind = match finding.map(|finding| finding.kind) {
            Some(FindingKind::PainPoint) => Kind::PainPointRemoved,
            Some(FindingKind::Delight) => Kind::DelightRemoved,
            Some(FindingKind::Opportunity) => Kind::OpportunityRemoved,
            None if self.parts.to(entry.part).is_some() => Kind::ItemRemoved,
            None => return None,
        };
        Some(about(kind, &self.before, entry).from(marks(entry)).at(self.before.at(entry.span()), None))
    }

    fn tell_entry(&self, was: &Entry<'_>, is: &Entry<'_>, changes: &mut Vec<Change>) {
        let at = |change: Change| change.at(self.before.at(was.span()), self.after.at(is.span()));
        let is_elsewhere = self.parts.to(was.part) != Some(is.part);
        let is_other = was.lane.kind != is.lane.kind;
        if is_elsewhere || is_other {
            let told = |side: &Side<'_>, entry: &Entry<'_>| {
                let place = Some(side.place(entry.part).join(" › ")).filter(|place| !place.is_empty());
                let place = place.unwrap_or_else(|| "the map as a whole".to_owned());
                match (is_other, is_elsewhere) {
                    (true, true) => format!("{} in {place}", entry.lane.label),
                    (true, false) => entry.lane.label.clone(),
                    _ => place,
                }
            };
            let change = about(Kind::ItemMoved, &self.after, is);
            changes.push(at(change.from(Some(told(&self.before, was))).to(Some(told(&self.after, is)))));
        }
        let (from, to) = (was.words(), is.words());
        if from != to {
            let change = about(Kind::ItemReworded, &self.after, is);
            changes.push(at(change.from(Some(from)).to(Some(to))));
        }
        let (Some(was), Some(item)) = (was.item, is.item) else { return };
        if was.text.words() == item.text.words() && was.text != item.text || was.more != item.more {
            changes.push(at(about(Kind::ItemDetailsChanged, &self.after, is)));
        }
        self.tell_item(was, item, is, changes);
    }

    /// Rows whose entries come in another order.
    fn tell_order_in(&self, part: usize, changes: &mut Vec<Change>) {
        let mut row: Option<(&LaneKind, Vec<usize>, &Entry<'_>)> = None;
        let mut rows = Vec::new();
        for index in entries_in(part, &self.entries_after) {
            let entry = &self.entries_after[index];
            let Some(old) = self.entries.from(index) else { continue };
            let was = &self.entries_before[old];
            if self.parts.to(was.part) != Some(part) || was.lane.kind != entry.lane.kind {
                continue;
            }
            match &mut row {
                Some((kind, numbers, _)) if **kind == entry.lane.kind => numbers.push(old),
                _ => rows.extend(row.replace((&entry.lane.kind, vec![old], entry))),
            }
        }
        rows.extend(row);
        for (_, numbers, entry) in rows {
            if !moved(&numbers).is_empty() {
                let mut change = about(Kind::ItemsReordered, &self.after, entry);
                change.what = None;
                changes.push(change.at(None, self.after.at(entry.lane.span)));
            }
        }
    }
}

/// A change of an entry, with where it stands.
pub(super) fn about(kind: Kind, side: &Side<'_>, entry: &Entry<'_>) -> Change {
    Change::new(kind).place(side.place(entry.part)).lane(&entry.lane.label).what(entry.words())
}

/// How a finding is rated and how far it is, where it says so.
fn marks(entry: &Entry<'_>) -> Option<String> {
    let finding = entry.item?.finding.as_deref()?;
    let rated = |name: &str, value: Option<crate::model::Impact>| value.map(|value| format!("{name} {}", value.word()));
    listed([
        finding.severity.map(|severity| severity.word().to_owned()),
        finding.pain_status.map(|status| status.word().to_owned()),
        finding.opportunity_status.map(|status| status.word().to_owned()),
        rated("impact", finding.impact),
        rated("effort", finding.effort),
    ])
}
