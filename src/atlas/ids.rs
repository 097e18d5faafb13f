//! Ids that must be unique in the book. Maps and personas share one set of names: both can be linked to by it.

use std::collections::HashMap;

use super::{Atlas, Home};
use crate::diagnostics::{Code, Diagnostic};
use crate::model::RecordKind;

/// Makes the ids of maps and records unique, and reports those that cannot be. Gives the maps by their ids.
pub(super) fn settle(atlas: &mut Atlas, diagnostics: &mut Vec<Diagnostic>) -> HashMap<String, usize> {
    let of_kind = |atlas: &Atlas, kind| -> Vec<Home> {
        let records = atlas.records.iter().enumerate();
        records.filter(|(_, placed)| placed.record.kind == kind).map(|(index, _)| Home::Record(index)).collect()
    };
    let maps = (0..atlas.maps.len()).map(Home::Map);
    let named: Vec<Home> = maps.chain(of_kind(atlas, RecordKind::Persona)).collect();
    let taken = make_unique(atlas, &named, diagnostics);
    let lists = of_kind(atlas, RecordKind::Evidence);
    make_unique(atlas, &lists, diagnostics);
    let maps = taken.into_iter().filter_map(|(name, home)| Some((name, home.map()?)));
    maps.collect()
}

/// A made id that is taken already gets a number; a given one is an error, and so are two personas of one name.
fn make_unique(atlas: &mut Atlas, homes: &[Home], diagnostics: &mut Vec<Diagnostic>) -> HashMap<String, Home> {
    let mut taken: HashMap<String, Home> = HashMap::with_capacity(homes.len());
    let mut next: HashMap<String, usize> = HashMap::new();
    // Given ids first, so that a made one never takes a name somebody chose.
    for given in [true, false] {
        for home in homes {
            let id = &home.header(atlas).id;
            if id.given != given {
                continue;
            }
            let Some(first) = taken.get(&id.name).copied() else {
                taken.insert(id.name.clone(), *home);
                continue;
            };
            if given || (is_persona(*home, atlas) && is_persona(first, atlas)) {
                diagnostics.push(twice(atlas, *home, first));
            }
            // Thousands of maps may share a title: count on from the last number that was free.
            let number = next.entry(id.name.clone()).or_insert(2);
            let mut name = format!("{}-{number}", id.name);
            while taken.contains_key(&name) {
                *number += 1;
                name = format!("{}-{number}", id.name);
            }
            taken.insert(name.clone(), *home);
            home.id_mut(atlas).name = name;
        }
    }
    taken
}

fn twice(atlas: &Atlas, again: Home, first: Home) -> Diagnostic {
    let name = &again.header(atlas).id.name;
    let (code, what) = match (is_persona(again, atlas), is_persona(first, atlas)) {
        (false, false) => (Code::DuplicateMapId, "two maps of the book have"),
        (true, true) => (Code::DuplicatePersonaId, "two personas of the book have"),
        _ => (Code::DuplicatePersonaId, "a persona and a map of the book have"),
    };
    let this = if is_persona(again, atlas) { "persona" } else { "map" };
    Diagnostic::new(code, again.place(atlas), format!("{what} the id `{name}`"))
        .label("used again here")
        .related(first.place(atlas), "first used here")
        .help(format!("give this {this} another id, for example `{{#{name}-2}}`"))
}

fn is_persona(home: Home, atlas: &Atlas) -> bool {
    matches!(home, Home::Record(index) if atlas.records[index].record.kind == RecordKind::Persona)
}
