//! Ids that must be unique in the book, and what references name.

use std::collections::HashMap;

use super::{Atlas, Key};
use crate::diagnostics::{Code, Diagnostic, Fix, Place, did_you_mean, surely_meant};
use crate::model::{FindingKind, Reference};
use crate::source::Span;

/// Fills in the atlas's tables of references and reports what names nothing.
pub(super) fn resolve(atlas: &mut Atlas) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    let maps = maps_by_id(atlas, &mut diagnostics);
    let names = Names { findings: findings_by_id(atlas), maps };
    let (mut answers, mut answered_by, mut same) = (HashMap::new(), HashMap::new(), HashMap::new());
    let mut targets = HashMap::new();
    for entry in atlas.findings() {
        let place = |span| Place { chapter: entry.map.chapter, span };
        for reference in &entry.finding.answers {
            match names.find(atlas, entry.map_index, reference) {
                Ok(target) => {
                    targets.insert((entry.key, reference.to_string()), target);
                    push(&mut answers, entry.key, target);
                    push(&mut answered_by, target, entry.key);
                }
                Err(fault) => diagnostics.push(fault.diagnostic(place(reference.span))),
            }
        }
        for reference in &entry.finding.same {
            match names.find(atlas, entry.map_index, reference) {
                Ok(target) => {
                    targets.insert((entry.key, reference.to_string()), target);
                    push(&mut same, entry.key, target);
                    push(&mut same, target, entry.key);
                }
                Err(fault) => diagnostics.push(fault.diagnostic(place(reference.span))),
            }
        }
    }
    (atlas.answers, atlas.answered_by, atlas.same) = (answers, answered_by, same);
    atlas.targets = targets;
    diagnostics
}

fn push(table: &mut HashMap<Key, Vec<Key>>, key: Key, value: Key) {
    let values = table.entry(key).or_default();
    if !values.contains(&value) {
        values.push(value);
    }
}

/// Ids of maps. A made id that is taken already gets a number; a given one is an error.
fn maps_by_id(atlas: &mut Atlas, diagnostics: &mut Vec<Diagnostic>) -> HashMap<String, usize> {
    let mut by_id: HashMap<String, usize> = HashMap::with_capacity(atlas.maps.len());
    let mut next: HashMap<String, usize> = HashMap::new();
    // Given ids first, so that a made one never takes a name somebody chose.
    for given in [true, false] {
        for index in 0..atlas.maps.len() {
            let id = &atlas.maps[index].journey.id;
            if id.given != given {
                continue;
            }
            let Some(first) = by_id.get(&id.name).copied() else {
                by_id.insert(id.name.clone(), index);
                continue;
            };
            if given {
                let place = |i: usize, span: Span| Place { chapter: atlas.maps[i].chapter, span };
                diagnostics.push(
                    Diagnostic::new(
                        Code::DuplicateMapId,
                        place(index, id.span),
                        format!("two maps of the book have the id `{}`", id.name),
                    )
                    .label("used again here")
                    .related(place(first, atlas.maps[first].journey.id.span), "first used here")
                    .help(format!("give this map another id, for example `{{#{}-2}}`", id.name)),
                );
            }
            // Thousands of maps may share a title: count on from the last number that was free.
            let number = next.entry(id.name.clone()).or_insert(2);
            let mut name = format!("{}-{number}", id.name);
            while by_id.contains_key(&name) {
                *number += 1;
                name = format!("{}-{number}", id.name);
            }
            by_id.insert(name.clone(), index);
            atlas.maps[index].journey.id.name = name;
        }
    }
    by_id
}

fn findings_by_id(atlas: &Atlas) -> Vec<HashMap<String, Key>> {
    (0..atlas.maps.len())
        .map(|map| atlas.findings_of(map).map(|entry| (entry.finding.id.name.clone(), entry.key)).collect())
        .collect()
}

struct Names {
    maps: HashMap<String, usize>,
    findings: Vec<HashMap<String, Key>>,
}

struct Fault {
    message: String,
    help: String,
    /// The reference that was meant, where that is beyond doubt.
    meant: Option<String>,
}

impl Fault {
    fn diagnostic(self, place: Place) -> Diagnostic {
        let fix = self.meant.map(|meant| Fix::write(place, meant));
        Diagnostic::new(Code::UnknownReference, place, self.message).help(self.help).fix(fix)
    }
}

impl Names {
    fn find(&self, atlas: &Atlas, here: usize, reference: &Reference) -> Result<Key, Fault> {
        let map = match &reference.map {
            None => here,
            Some(name) => *self.maps.get(name).ok_or_else(|| self.unknown_map(name, &reference.finding))?,
        };
        self.findings[map].get(&reference.finding).copied().ok_or_else(|| self.unknown_finding(atlas, map, reference))
    }

    fn unknown_map(&self, name: &str, finding: &str) -> Fault {
        let mut known: Vec<&str> = self.maps.keys().map(String::as_str).collect();
        known.sort_unstable();
        let help = match did_you_mean(name, known.iter().copied()) {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("the maps of this book are {}", listed(&known)),
        };
        let meant = surely_meant(name, known.iter().copied())
            .filter(|map| self.maps.get(*map).is_some_and(|map| self.findings[*map].contains_key(finding)))
            .map(|map| format!("{map}/{finding}"));
        Fault { message: format!("no map has the id `{name}`"), help, meant }
    }

    fn unknown_finding(&self, atlas: &Atlas, map: usize, reference: &Reference) -> Fault {
        let name = reference.finding.as_str();
        let mut known: Vec<&str> = self.findings[map].keys().map(String::as_str).collect();
        known.sort_unstable();
        let title = &atlas.maps[map].journey.id.name;
        let elsewhere = self.elsewhere(atlas, map, name);
        let help = match (did_you_mean(name, known.iter().copied()), &elsewhere) {
            (_, Some(other)) => format!("the map `{other}` has it: write `{other}/{name}`"),
            (Some(near), None) => format!("did you mean `{near}`?"),
            (None, None) if known.is_empty() => format!("the map `{title}` has no findings to refer to"),
            (None, None) => format!("the findings of `{title}` are {}", listed(&known)),
        };
        let prefix = reference.map.as_ref().map(|map| format!("{map}/")).unwrap_or_default();
        let meant = surely_meant(name, known.iter().copied()).filter(|_| elsewhere.is_none());
        let meant = meant.map(|near| format!("{prefix}{near}"));
        Fault { message: format!("no finding of the map `{title}` has the id `{name}`"), help, meant }
    }

    /// Another map that has a finding of this id: the likeliest slip is to leave out the map.
    fn elsewhere(&self, atlas: &Atlas, here: usize, name: &str) -> Option<String> {
        let map = (0..self.findings.len()).find(|map| *map != here && self.findings[*map].contains_key(name))?;
        Some(atlas.maps[map].journey.id.name.clone())
    }
}

fn listed(names: &[&str]) -> String {
    const SHOWN: usize = 8;
    let mut list: Vec<String> = names.iter().take(SHOWN).map(|name| format!("`{name}`")).collect();
    if names.len() > SHOWN {
        list.push(format!("and {} more", names.len() - SHOWN));
    }
    list.join(", ")
}

impl Atlas {
    /// The pain points that no opportunity answers, themselves or where they are met elsewhere, in reading order.
    pub fn unanswered(&self) -> impl Iterator<Item = super::Entry<'_>> {
        self.findings().filter(|entry| entry.finding.kind == FindingKind::PainPoint && !self.is_answered(entry.key))
    }

    /// Whether an opportunity answers this finding, itself or where the same pain is met elsewhere.
    #[must_use]
    pub fn is_answered(&self, key: Key) -> bool {
        !self.answered_by(key).is_empty() || self.same(key).iter().any(|other| !self.answered_by(*other).is_empty())
    }
}
