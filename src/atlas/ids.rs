//! Ids that must be unique in the book. Maps and personas share one set of names: both can be linked to by it.

use std::collections::HashMap;

use super::Atlas;
use crate::diagnostics::{Code, Diagnostic, Place};
use crate::model::{Id, RecordKind};

/// What an id belongs to, by its index in the atlas.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Owner {
    Map(usize),
    Record(usize),
}

/// Makes the ids of maps and records unique, and reports those that cannot be. Gives the maps by their ids.
pub(super) fn settle(atlas: &mut Atlas, diagnostics: &mut Vec<Diagnostic>) -> HashMap<String, usize> {
    let of_kind = |atlas: &Atlas, kind| -> Vec<Owner> {
        let records = atlas.records.iter().enumerate();
        records.filter(|(_, placed)| placed.record.kind == kind).map(|(index, _)| Owner::Record(index)).collect()
    };
    let maps = (0..atlas.maps.len()).map(Owner::Map);
    let named: Vec<Owner> = maps.chain(of_kind(atlas, RecordKind::Persona)).collect();
    let taken = make_unique(atlas, &named, diagnostics);
    let lists = of_kind(atlas, RecordKind::Evidence);
    make_unique(atlas, &lists, diagnostics);
    let maps = taken.into_iter().filter_map(|(name, owner)| match owner {
        Owner::Map(index) => Some((name, index)),
        Owner::Record(_) => None,
    });
    maps.collect()
}

/// A made id that is taken already gets a number; a given one is an error, and so are two personas of one name.
fn make_unique(atlas: &mut Atlas, owners: &[Owner], diagnostics: &mut Vec<Diagnostic>) -> HashMap<String, Owner> {
    let mut taken: HashMap<String, Owner> = HashMap::with_capacity(owners.len());
    let mut next: HashMap<String, usize> = HashMap::new();
    // Given ids first, so that a made one never takes a name somebody chose.
    for given in [true, false] {
        for owner in owners {
            let id = owner.id(atlas);
            if id.given != given {
                continue;
            }
            let Some(first) = taken.get(&id.name).copied() else {
                taken.insert(id.name.clone(), *owner);
                continue;
            };
            if given || (owner.is_persona(atlas) && first.is_persona(atlas)) {
                diagnostics.push(twice(atlas, *owner, first));
            }
            // Thousands of maps may share a title: count on from the last number that was free.
            let number = next.entry(id.name.clone()).or_insert(2);
            let mut name = format!("{}-{number}", id.name);
            while taken.contains_key(&name) {
                *number += 1;
                name = format!("{}-{number}", id.name);
            }
            taken.insert(name.clone(), *owner);
            owner.id_mut(atlas).name = name;
        }
    }
    taken
}

fn twice(atlas: &Atlas, again: Owner, first: Owner) -> Diagnostic {
    let name = &again.id(atlas).name;
    let (code, what) = match (again.is_persona(atlas), first.is_persona(atlas)) {
        (false, false) => (Code::DuplicateMapId, "two maps of the book have"),
        (true, true) => (Code::DuplicatePersonaId, "two personas of the book have"),
        _ => (Code::DuplicatePersonaId, "a persona and a map of the book have"),
    };
    let this = if again.is_persona(atlas) { "persona" } else { "map" };
    Diagnostic::new(code, again.place(atlas), format!("{what} the id `{name}`"))
        .label("used again here")
        .related(first.place(atlas), "first used here")
        .help(format!("give this {this} another id, for example `{{#{name}-2}}`"))
}

impl Owner {
    fn id(self, atlas: &Atlas) -> &Id {
        match self {
            Self::Map(index) => &atlas.maps[index].journey.id,
            Self::Record(index) => &atlas.records[index].record.id,
        }
    }

    fn id_mut(self, atlas: &mut Atlas) -> &mut Id {
        match self {
            Self::Map(index) => &mut atlas.maps[index].journey.id,
            Self::Record(index) => &mut atlas.records[index].record.id,
        }
    }

    fn is_persona(self, atlas: &Atlas) -> bool {
        matches!(self, Self::Record(index) if atlas.records[index].record.kind == RecordKind::Persona)
    }

    fn place(self, atlas: &Atlas) -> Place {
        let chapter = match self {
            Self::Map(index) => atlas.maps[index].chapter,
            Self::Record(index) => atlas.records[index].chapter,
        };
        Place { chapter, span: self.id(atlas).span }
    }
}
