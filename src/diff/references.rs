//! Changes of what findings refer to.

use std::collections::HashSet;

use super::edition::{Entry, Known, Side};
use super::entries::about;
use super::matching::Match;
use super::{Became, Change, Kind};
use crate::atlas::{Atlas, Key};
use crate::model::{Finding, Reference};

/// Some references of a finding.
type List = fn(&Finding) -> &[Reference];

impl Match<'_> {
    /// What an entry refers to; `old` is the entry that it was.
    pub(super) fn tell_references(
        &self,
        old: Option<usize>,
        is: &Entry<'_>,
        became: &Became,
        changes: &mut Vec<Change>,
    ) {
        let old = old.map(|index| &self.entries_before[index]);
        let Some(key) = self.after.key(is) else { return };
        let key_before = old.and_then(|entry| self.before.key(entry));
        let (before, after) = (self.before.edition.atlas, self.after.edition.atlas);
        let Some(entry) = after.entry(key) else { return };
        let entry_before = key_before.and_then(|key| before.entry(key));
        let was_at = old.and_then(|entry| self.before.at(entry.span()));
        let mut tell = |kind: Kind, from: Option<String>, to: Option<String>| {
            let change = about(kind, &self.after, is).from(from).to(to);
            changes.push(change.at(was_at.clone(), self.after.at(is.span())));
        };
        let lists: [(List, Kind, Kind); 2] = [
            (|finding| &finding.answers, Kind::AnswerGained, Kind::AnswerLost),
            (|finding| &finding.same, Kind::SameGained, Kind::SameLost),
        ];
        for (list, gained, lost) in lists {
            let (names, dangling) = resolved(after, key, list(entry.finding));
            let old = key_before.zip(entry_before.as_ref().map(|entry| entry.finding));
            let (old_names, was_dangling) =
                old.map(|(key, finding)| resolved(before, key, list(finding))).unwrap_or_default();
            // What a new finding refers to is no change of it.
            if old.is_some() {
                let became = |key: &Key| became.get(&self.before.known(*key)).copied();
                let kept: HashSet<Known> = old_names.iter().filter_map(became).collect();
                let names: Vec<_> = names.into_iter().map(|key| (key, self.after.known(key))).collect();
                for (key, _) in names.iter().filter(|(_, known)| !kept.contains(known)) {
                    tell(gained, None, words(after, *key, &entry));
                }
                for key in &old_names {
                    // A reference to what is gone is told as such.
                    let is_dropped = match became(key) {
                        Some(now) => names.iter().all(|(_, known)| *known != now),
                        None => dangling.iter().all(|reference| was_dangling.contains(reference)),
                    };
                    if let Some(entry) = entry_before.as_ref().filter(|_| is_dropped) {
                        tell(lost, words(before, *key, entry), None);
                    }
                }
            }
            for reference in dangling.iter().filter(|reference| !was_dangling.contains(reference)) {
                tell(Kind::ReferenceBroken, None, Some(reference.clone()));
            }
            for reference in was_dangling.iter().filter(|reference| !dangling.contains(reference)) {
                tell(Kind::ReferenceMended, Some(reference.clone()), None);
            }
        }
    }
}

/// The references of a new map that name nothing.
pub(super) fn dangling(side: &Side<'_>) -> Vec<Change> {
    let mut changes = Vec::new();
    for entry in side.entries() {
        let Some((key, finding)) = side.key(&entry).zip(entry.item.and_then(|item| item.finding.as_deref())) else {
            continue;
        };
        let references = [&*finding.answers, &*finding.same].concat();
        for reference in resolved(side.edition.atlas, key, &references).1 {
            let change = about(Kind::ReferenceBroken, side, &entry).to(Some(reference));
            changes.push(change.at(None, side.at(entry.span())));
        }
    }
    changes
}

/// What some references of a finding name, and those that name nothing.
fn resolved(atlas: &Atlas, from: Key, references: &[Reference]) -> (Vec<Key>, Vec<String>) {
    let (mut names, mut dangling) = (Vec::new(), Vec::new());
    for reference in references {
        match atlas.target(from, reference) {
            Some(key) => names.push(key),
            None => dangling.push(reference.to_string()),
        }
    }
    (names, dangling)
}

/// What a finding is called where `from` refers to it: with its map, if that is another.
fn words(atlas: &Atlas, key: Key, from: &crate::atlas::Entry<'_>) -> Option<String> {
    let entry = atlas.entry(key)?;
    let words = entry.item.text.words();
    Some(if entry.map_index == from.map_index {
        words
    } else {
        format!("{words} ({})", entry.map.journey.header.title.words())
    })
}
