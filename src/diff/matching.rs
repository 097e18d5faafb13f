//! Which map, stage, step and entry is which: by its id, by its words, then by likeness.

use std::collections::{HashMap, HashSet};

use super::edition::{Entry, Side};
use super::pairing::{Pairing, Pairs};
use crate::model::{Heading, Part};

/// From here on two texts count as one that was reworded: half of their pairs of letters are the same. Sentences that have
/// nothing to do with each other share about a third.
const ALIKE: f64 = 0.5;
/// The same where the row is another one as well.
const ALIKE_ELSEWHERE: f64 = 0.8;

/// A map on both sides.
#[derive(Debug)]
pub(super) struct Match<'a> {
    pub(super) before: Side<'a>,
    pub(super) after: Side<'a>,
    /// The parts, by their indices.
    pub(super) parts: Pairs,
    pub(super) entries_before: Vec<Entry<'a>>,
    pub(super) entries_after: Vec<Entry<'a>>,
    /// The entries, by their indices.
    pub(super) entries: Pairs,
}

/// Which map is which.
pub(super) fn maps(before: &[Side<'_>], after: &[Side<'_>]) -> Pairs {
    let given = |side: &Side<'_>| side.map.journey.header.id.given.then(|| side.map.journey.header.id.name.clone());
    let id = |side: &Side<'_>| Some(side.map.journey.header.id.name.clone());
    let title = |side: &Side<'_>| Some(side.title());
    let in_file = |side: &Side<'_>| Some((side.file.below.clone(), side.map.journey.header.id.name.clone()));
    let pairs = Pairing::new(before, after).by(in_file, in_file).by(given, given).by(id, id).by(title, title).done();
    // What the rest holds is compared only if there is a rest.
    let known = |sides: &[Side<'_>], alone: Vec<usize>| -> Vec<(usize, String, HashSet<String>)> {
        alone.into_iter().map(|index| (index, sides[index].title(), words_of(&sides[index]))).collect()
    };
    let (lost, found) = (known(before, pairs.removed().collect()), known(after, pairs.added().collect()));
    let rest = Pairing::new(&lost, &found)
        .by_likeness(|(_, title, words), (_, other, others)| {
            let shared = shared(words, others);
            // Maps that have nothing in common but a title of the same make are two maps.
            let likeness = shared.max(f64::midpoint(shared, likeness(title, other)));
            (likeness >= ALIKE).then_some(likeness)
        })
        .done();
    let both = pairs.both().chain(rest.both().map(|(b, a)| (lost[b].0, found[a].0))).collect::<Vec<_>>();
    Pairs::of(before.len(), after.len(), both)
}

impl<'a> Match<'a> {
    pub(super) fn new(before: &Side<'a>, after: &Side<'a>) -> Self {
        let parts = parts(before, after);
        let (entries_before, entries_after) = (before.entries(), after.entries());
        let entries = entries(&entries_before, &entries_after, &parts);
        Self { before: before.clone(), after: after.clone(), parts, entries_before, entries_after, entries }
    }
}

/// A stage or a step.
struct Node<'a> {
    part: usize,
    stage: Option<usize>,
    heading: &'a Heading,
    title: String,
    /// Its entries.
    words: HashSet<String>,
}

fn nodes<'a>(side: &Side<'a>, are_steps: bool) -> Vec<Node<'a>> {
    let node = |(index, part): (usize, &Part<'a>)| {
        let heading = part.heading()?;
        let words = part.lanes().iter().flat_map(|lane| &lane.items).map(|item| item.text.words()).collect();
        Some(Node { part: index, stage: side.stage_of(index), heading, title: heading.text.words(), words })
    };
    let is_wanted = |part: &Part<'_>| matches!(part, Part::Step(..)) == are_steps;
    side.parts.iter().enumerate().filter(|(_, part)| is_wanted(part)).filter_map(node).collect()
}

fn parts(before: &Side<'_>, after: &Side<'_>) -> Pairs {
    let given = |node: &Node<'_>| node.heading.id.given.then(|| node.heading.id.name.clone());
    let title = |node: &Node<'_>| Some(node.title.clone());
    let alike = |one: &Node<'_>, other: &Node<'_>| {
        let likeness = shared(&one.words, &other.words).max(likeness(&one.title, &other.title));
        (likeness >= ALIKE).then_some(likeness)
    };
    let (was, is) = (nodes(before, false), nodes(after, false));
    let stages = Pairing::new(&was, &is).by(given, given).by(title, title).by_likeness(alike).done();
    let stages: HashMap<usize, usize> = stages.both().map(|(b, a)| (was[b].part, is[a].part)).collect();
    let (was, is) = (nodes(before, true), nodes(after, true));
    let steps = Pairing::new(&was, &is)
        .by(given, given)
        .by(
            |step| Some((*stages.get(&step.stage?)?, step.title.clone())),
            |step| Some((step.stage?, step.title.clone())),
        )
        .by(title, title)
        .by_likeness(alike)
        .done();
    let both = stages.into_iter().chain(steps.both().map(|(b, a)| (was[b].part, is[a].part))).chain([(0, 0)]);
    Pairs::of(before.parts.len(), after.parts.len(), both)
}

fn entries(before: &[Entry<'_>], after: &[Entry<'_>], parts: &Pairs) -> Pairs {
    let id = |entry: &Entry<'_>| entry.id().map(str::to_owned);
    // Where two have one id, which is a fault of theirs, each is still the one in its row.
    let own_id = |entry: &Entry<'_>, part: Option<usize>| Some((part?, entry.lane.kind.clone(), id(entry)?));
    // A name such as `E-mail` stands in many stages, and goes nowhere.
    let may_move = |entry: &Entry<'_>| entry.item.is_some() && !entry.lane.kind.holds_names();
    let here = |entry: &Entry<'_>, part: Option<usize>| Some((part?, entry.lane.kind.clone(), entry.words()));
    let in_row = |entry: &Entry<'_>| may_move(entry).then(|| (entry.lane.kind.clone(), entry.words()));
    let anywhere = |entry: &Entry<'_>| may_move(entry).then(|| entry.words());
    Pairing::new(before, after)
        .by(|entry| own_id(entry, parts.to(entry.part)), |entry| own_id(entry, Some(entry.part)))
        .by(id, id)
        .by(|entry| here(entry, parts.to(entry.part)), |entry| here(entry, Some(entry.part)))
        .by(in_row, in_row)
        .by(anywhere, anywhere)
        .by_likeness(|one, other| {
            let is_here = parts.to(one.part) == Some(other.part);
            let is_in_row = one.lane.kind == other.lane.kind;
            if !(may_move(one) && may_move(other) || is_here && is_in_row) {
                return None;
            }
            let likeness = likeness(&one.words(), &other.words());
            let enough = likeness >= if is_in_row { ALIKE } else { ALIKE_ELSEWHERE };
            // Of two that are alike, the nearer one is meant.
            enough.then_some(likeness + if is_here { 0.2 } else { 0.0 } + if is_in_row { 0.1 } else { 0.0 })
        })
        .done()
}

fn words_of(side: &Side<'_>) -> HashSet<String> {
    side.entries().iter().map(Entry::words).collect()
}

/// How much of two sets is in both, from 0 to 1.
fn shared(one: &HashSet<String>, other: &HashSet<String>) -> f64 {
    let all = one.len() + other.len();
    if all == 0 { 0.0 } else { (2 * one.intersection(other).count()) as f64 / all as f64 }
}

/// How much two texts are alike, from 0 to 1: the share of pairs of letters that both have (Sørensen and Dice).
fn likeness(one: &str, other: &str) -> f64 {
    strsim::sorensen_dice(&one.to_lowercase(), &other.to_lowercase())
}
