//! A map beside the one it is compared with: which stages are the same, and which pain points are gone or new.
//!
//! Stages are the same by their ids or their names, pain points by their ids, their words, or because one says so with `same`.

use super::{Atlas, Entry};
use crate::model::{Emotion, Feeling, FindingKind, Stage, folded};

/// Two maps, stage by stage.
#[derive(Debug)]
pub struct Comparison<'a> {
    /// The index of the earlier map: the one that the other names.
    pub before: usize,
    /// The index of the later one.
    pub after: usize,
    /// Their stages side by side, in the order of the later map; those that are gone stand where they stood.
    pub columns: Vec<Column<'a>>,
    /// The pain points that only the earlier map has.
    pub gone: Vec<Entry<'a>>,
    /// The pain points that only the later map has.
    pub new: Vec<Entry<'a>>,
}

/// A stage of both maps, or of one.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Column<'a> {
    /// In the earlier map.
    pub before: Option<&'a Stage>,
    /// In the later one.
    pub after: Option<&'a Stage>,
}

impl Atlas {
    /// A map beside the one that its header names to be compared with.
    #[must_use]
    pub fn comparison<'a>(&'a self, after: usize) -> Option<Comparison<'a>> {
        let before = self.compared_with(after)?;
        let columns = columns(&self.maps[before].journey.stages, &self.maps[after].journey.stages);
        let pains = |map| -> Vec<Entry<'a>> {
            self.findings_of(map).filter(|entry| entry.finding.kind == FindingKind::PainPoint).collect()
        };
        let (was, is) = (pains(before), pains(after));
        let without = |these: &[Entry<'a>], others: &[Entry<'a>]| -> Vec<Entry<'a>> {
            these.iter().filter(|entry| !others.iter().any(|other| self.is_same(entry, other))).copied().collect()
        };
        let (gone, new) = (without(&was, &is), without(&is, &was));
        Some(Comparison { before, after, columns, gone, new })
    }

    fn is_same(&self, one: &Entry<'_>, other: &Entry<'_>) -> bool {
        one.finding.id.name == other.finding.id.name
            || folded(&one.item.text.words()) == folded(&other.item.text.words())
            || self.same(one.key).contains(&other.key)
    }
}

fn columns<'a>(before: &'a [Stage], after: &'a [Stage]) -> Vec<Column<'a>> {
    let is_same = |one: &Stage, other: &Stage| {
        one.heading.id.name == other.heading.id.name
            || folded(&one.heading.text.words()) == folded(&other.heading.text.words())
    };
    let mut taken = vec![false; before.len()];
    let mut columns: Vec<Column<'a>> = Vec::new();
    for stage in after {
        let found = (0..before.len()).find(|at| !taken[*at] && is_same(&before[*at], stage));
        if let Some(at) = found {
            taken[at] = true;
        }
        columns.push(Column { before: found.map(|at| &before[at]), after: Some(stage) });
    }
    for (at, gone) in before.iter().enumerate().filter(|(at, _)| !taken[*at]) {
        // After the stage that it came after.
        let earlier = |column: &Column<'_>| {
            column.before.is_some_and(|stage| before[..at].iter().any(|before| std::ptr::eq(before, stage)))
        };
        let place = columns.iter().rposition(earlier).map_or(0, |place| place + 1);
        columns.insert(place, Column { before: Some(gone), after: None });
    }
    columns
}

impl<'a> Comparison<'a> {
    /// The stages that feel otherwise than they did.
    pub fn changed(&self) -> impl Iterator<Item = (&'a Stage, &'a Stage)> {
        let both = self.columns.iter().filter_map(|column| column.before.zip(column.after));
        both.filter(|(before, after)| before.felt().map(feelings) != after.felt().map(feelings))
    }

    /// The stages that only the later map has.
    pub fn new_stages(&self) -> impl Iterator<Item = &'a Stage> {
        self.columns.iter().filter(|column| column.before.is_none()).filter_map(|column| column.after)
    }

    /// The stages that only the earlier map has.
    pub fn gone_stages(&self) -> impl Iterator<Item = &'a Stage> {
        self.columns.iter().filter(|column| column.after.is_none()).filter_map(|column| column.before)
    }
}

fn feelings(emotion: Emotion) -> Vec<Feeling> {
    emotion.feelings
}
