//! What references between findings name.

use std::cell::OnceCell;
use std::collections::HashMap;

use rustc_hash::FxHashSet;

use super::{Atlas, ByKey, Key, recurrence};
use crate::diagnostics::{Code, Cure, Diagnostic, Known, Place};
use crate::model::{FindingKind, Reference};

/// Fills in the atlas's tables of references and reports what names nothing.
pub(super) fn resolve(atlas: &mut Atlas, maps: &HashMap<String, usize>, diagnostics: &mut Vec<Diagnostic>) {
    let names = Names::new(atlas, maps);
    let (mut answers, mut same) = (Vec::new(), Vec::new());
    let mut targets = HashMap::new();
    for entry in atlas.findings() {
        let place = |span| entry.map.placement.at(span);
        for reference in &entry.finding.answers {
            match names.find(entry.map_index, reference) {
                Ok(target) => {
                    targets.insert((entry.key, reference.clone()), target);
                    answers.push((entry.key, target));
                }
                Err(fault) => diagnostics.push(fault.diagnostic(place(reference.span))),
            }
        }
        for reference in &entry.finding.same {
            match names.find(entry.map_index, reference).and_then(|target| names.pain_point(target, reference)) {
                Ok(target) => {
                    targets.insert((entry.key, reference.clone()), target);
                    same.push((entry.key, target));
                }
                Err(fault) => diagnostics.push(fault.diagnostic(place(reference.span))),
            }
        }
    }
    let same = recurrence::tied(&same);
    let (mut by_opportunity, mut by_finding) = (Table::default(), Table::default());
    for (opportunity, target) in answers {
        by_opportunity.push(opportunity, target);
        // Who answers a pain answers it wherever it is met.
        by_finding.push(same.first_of(target), opportunity);
    }
    (atlas.answers, atlas.answered_by, atlas.same) = (by_opportunity.values, by_finding.values, same);
    atlas.targets = targets;
}

/// What belongs to each of several findings, each once.
#[derive(Default)]
struct Table {
    values: ByKey<Vec<Key>>,
    pushed: FxHashSet<(Key, Key)>,
}

impl Table {
    fn push(&mut self, key: Key, value: Key) {
        if self.pushed.insert((key, value)) {
            self.values.entry(key).or_default().push(value);
        }
    }
}

/// What references can name, made ready once for all of them.
struct Names<'a> {
    atlas: &'a Atlas,
    maps: &'a HashMap<String, usize>,
    findings: Vec<HashMap<&'a str, Key>>,
    /// By the id of a finding: the first maps that have it, at most two.
    homes: OnceCell<HashMap<&'a str, Vec<usize>>>,
    known_maps: OnceCell<Known<'a>>,
    known_findings: Vec<OnceCell<Known<'a>>>,
}

struct Fault {
    message: String,
    cure: Cure,
}

impl Fault {
    fn diagnostic(self, place: Place) -> Diagnostic {
        Diagnostic::new(Code::UnknownReference, place, self.message).help(self.cure)
    }
}

impl<'a> Names<'a> {
    fn new(atlas: &'a Atlas, maps: &'a HashMap<String, usize>) -> Self {
        let of = |map| atlas.findings_of(map).map(|entry| (entry.finding.id.name.as_str(), entry.key)).collect();
        let findings: Vec<_> = (0..atlas.maps.len()).map(of).collect();
        let known_findings = vec![OnceCell::new(); findings.len()];
        Self { atlas, maps, findings, homes: OnceCell::new(), known_maps: OnceCell::new(), known_findings }
    }

    fn find(&self, here: usize, reference: &Reference) -> Result<Key, Fault> {
        let map = match &reference.map {
            None => here,
            Some(name) => self.map(name).ok_or_else(|| self.unknown_map(name, &reference.finding))?,
        };
        let (findings, name) = (&self.findings[map], reference.finding.as_str());
        let found = findings.get(name).or_else(|| findings.get(self.known_findings(map).in_another_case(name)?));
        found.copied().ok_or_else(|| self.unknown_finding(map, reference))
    }

    fn map(&self, name: &str) -> Option<usize> {
        self.maps.get(name).or_else(|| self.maps.get(self.known_maps().in_another_case(name)?)).copied()
    }

    fn known_maps(&self) -> &Known<'a> {
        self.known_maps.get_or_init(|| sorted(self.maps.keys().map(String::as_str)))
    }

    fn known_findings(&self, map: usize) -> &Known<'a> {
        self.known_findings[map].get_or_init(|| sorted(self.findings[map].keys().copied()))
    }

    /// The finding, if it is a pain point: only those can be the same.
    fn pain_point(&self, key: Key, reference: &Reference) -> Result<Key, Fault> {
        let is_pain = self.atlas.entry(key).is_some_and(|entry| entry.finding.kind == FindingKind::PainPoint);
        is_pain.then_some(key).ok_or_else(|| Fault {
            message: format!("`{reference}` is no pain point"),
            cure: "`same` names a pain point that is met here again; an opportunity names what it answers with `for`"
                .into(),
        })
    }

    fn unknown_map(&self, name: &str, finding: &str) -> Fault {
        let known = self.known_maps();
        let mut cure = known.cure(name, format!("the maps of this book are {}", known.listed()));
        let has_it = |map: &String| self.maps.get(map).is_some_and(|map| self.findings[*map].contains_key(finding));
        cure.instead = cure.instead.filter(has_it).map(|map| format!("{map}/{finding}"));
        Fault { message: format!("no map has the id `{name}`"), cure }
    }

    fn unknown_finding(&self, map: usize, reference: &Reference) -> Fault {
        let name = reference.finding.as_str();
        let known = self.known_findings(map);
        let title = &self.atlas.maps[map].journey.header.id.name;
        let mut cure = match self.elsewhere(map, name) {
            Some(other) => format!("the map `{other}` has it: write `{other}/{name}`").into(),
            None if known.names().len() == 0 => format!("the map `{title}` has no findings to refer to").into(),
            None => known.cure(name, format!("the findings of `{title}` are {}", known.listed())),
        };
        if let Some(map) = &reference.map {
            cure.instead = cure.instead.map(|near| format!("{map}/{near}"));
        }
        Fault { message: format!("no finding of the map `{title}` has the id `{name}`"), cure }
    }

    /// Another map that has a finding of this id: the likeliest slip is to leave out the map.
    fn elsewhere(&self, here: usize, name: &str) -> Option<&'a str> {
        let homes = self.homes.get_or_init(|| {
            let mut homes: HashMap<&str, Vec<usize>> = HashMap::new();
            for (map, findings) in self.findings.iter().enumerate() {
                for name in findings.keys() {
                    let maps = homes.entry(name).or_default();
                    if maps.len() < 2 {
                        maps.push(map);
                    }
                }
            }
            homes
        });
        let map = homes.get(name)?.iter().find(|map| **map != here)?;
        Some(&self.atlas.maps[*map].journey.header.id.name)
    }
}

fn sorted<'a>(names: impl Iterator<Item = &'a str>) -> Known<'a> {
    let mut names: Vec<&str> = names.collect();
    names.sort_unstable();
    names.into_iter().collect()
}

impl Atlas {
    /// The pain points that no opportunity answers, themselves or where they are met elsewhere, in reading order.
    pub fn unanswered(&self) -> impl Iterator<Item = super::Entry<'_>> {
        self.findings_of_kind(FindingKind::PainPoint).filter(|entry| !self.is_answered(entry.key))
    }

    /// Whether an opportunity answers this finding, itself or where the same pain is met elsewhere.
    #[must_use]
    pub fn is_answered(&self, key: Key) -> bool {
        !self.answered_by(key).is_empty()
    }
}
