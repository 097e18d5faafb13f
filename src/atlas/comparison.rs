//! A map beside the one it is compared with: which stages are the same, and which pain points are gone or new.
//!
//! Stages are the same by their ids or their names, pain points by their ids, their words, or because one says so with `same`.

use std::collections::{HashMap, HashSet, VecDeque};

use super::{Atlas, Entry, Key};
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
            let known: HashSet<_> = others.iter().flat_map(|other| self.marks(other)).collect();
            let is_new = |entry: &&Entry<'a>| !self.marks(entry).iter().any(|mark| known.contains(mark));
            these.iter().filter(is_new).copied().collect()
        };
        let (gone, new) = (without(&was, &is), without(&is, &was));
        Some(Comparison { before, after, columns, gone, new })
    }

    /// What a pain point is known by in another map.
    fn marks<'a>(&self, entry: &Entry<'a>) -> [Mark<'a>; 3] {
        let (id, words) = (entry.finding.id.name.as_str(), folded(&entry.item.text.words()));
        [Mark::Id(id), Mark::Words(words), Mark::Pain(self.first_place(entry.key))]
    }
}

/// Something that two stages or two pain points have in common if they are the same.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
enum Mark<'a> {
    Id(&'a str),
    Words(String),
    Pain(Key),
}

fn columns<'a>(before: &'a [Stage], after: &'a [Stage]) -> Vec<Column<'a>> {
    let marks =
        |stage: &'a Stage| [Mark::Id(stage.heading.id.name.as_str()), Mark::Words(folded(&stage.heading.text.words()))];
    let mut places: HashMap<Mark<'a>, VecDeque<usize>> = HashMap::new();
    for (at, stage) in before.iter().enumerate() {
        for mark in marks(stage) {
            places.entry(mark).or_default().push_back(at);
        }
    }
    // Which stage of the later map each of the earlier one is.
    let mut later: Vec<Option<usize>> = vec![None; before.len()];
    let mut columns = Vec::with_capacity(before.len().max(after.len()));
    for (number, stage) in after.iter().enumerate() {
        let free = |mark| {
            let places = places.get_mut(&mark)?;
            while places.front().is_some_and(|at| later[*at].is_some()) {
                places.pop_front();
            }
            places.front().copied()
        };
        let found = marks(stage).into_iter().filter_map(free).min();
        if let Some(at) = found {
            later[at] = Some(number);
        }
        columns.push(Column { before: found.map(|at| &before[at]), after: Some(stage) });
    }
    // Those that are gone stand after the last stage of the later map that one before them is.
    let mut gone = vec![Vec::new(); after.len() + 1];
    let mut last = 0;
    for (stage, later) in before.iter().zip(&later) {
        match later {
            Some(number) => last = last.max(number + 1),
            None => gone[last].push(Column { before: Some(stage), after: None }),
        }
    }
    let mut gone = gone.into_iter();
    let first = gone.next().unwrap_or_default();
    first
        .into_iter()
        .chain(columns.into_iter().zip(gone).flat_map(|(column, gone)| std::iter::once(column).chain(gone)))
        .collect()
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
