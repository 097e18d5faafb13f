//! Ids of different maps that become one on pages: `--` ties the id of something in a map to the map's, and both may
//! hold it. So `{#dear}` in the map `buy--more` and `{#more--dear}` in the map `buy` would both be
//! `journey-buy--more--dear`.

use std::collections::HashMap;

use super::Atlas;
use crate::diagnostics::{Code, Diagnostic, Place, quoted};
use crate::model::{Id, RecordKind};

/// What has an id with `--` in it: a map or a persona.
struct Owner<'a> {
    id: &'a Id,
    chapter: usize,
    /// The ids of what stands in it.
    inner: Vec<&'a Id>,
}

/// Reports such ids, each at its place in the map with the shorter id.
pub(super) fn report(atlas: &Atlas, maps_by_id: &HashMap<String, usize>, diagnostics: &mut Vec<Diagnostic>) {
    for owner in owners(atlas) {
        let name = owner.id.name.as_str();
        for (at, _) in name.char_indices() {
            let Some(rest) = name[at..].strip_prefix("--") else { continue };
            let Some(&outer) = maps_by_id.get(&name[..at]) else { continue };
            let map = &atlas.maps[outer];
            for id in map.journey.ids() {
                if let Some(same) = same(&owner, rest, id) {
                    diagnostics.push(clash(map.placement.at(id.span), id, &owner, same));
                }
            }
        }
    }
}

fn owners(atlas: &Atlas) -> impl Iterator<Item = Owner<'_>> {
    let maps = atlas.maps.iter().filter(|map| map.journey.header.id.name.contains("--")).map(|map| Owner {
        id: &map.journey.header.id,
        chapter: map.placement.chapter,
        inner: map.journey.ids().collect(),
    });
    let personas = atlas.records.iter().filter(|placed| placed.record.kind == RecordKind::Persona);
    let personas = personas.map(|placed| Owner {
        id: &placed.record.header.id,
        chapter: placed.placement.chapter,
        inner: Vec::new(),
    });
    maps.chain(personas)
}

/// What becomes the same as `id`: the owner itself, or something in it. `rest` is what follows the other map's id in
/// the owner's.
fn same<'a>(owner: &Owner<'a>, rest: &str, id: &Id) -> Option<&'a Id> {
    let after = id.name.strip_prefix(rest)?;
    if after.is_empty() {
        return Some(owner.id);
    }
    let inside = after.strip_prefix("--")?;
    owner.inner.iter().find(|inner| inner.name == inside).copied()
}

fn clash(place: Place, id: &Id, owner: &Owner<'_>, same: &Id) -> Diagnostic {
    let (id, of) = (quoted(&id.name), quoted(&owner.id.name));
    let what =
        if std::ptr::eq(same, owner.id) { format!("`{of}`") } else { format!("`{}` in `{of}`", quoted(&same.name)) };
    Diagnostic::new(
        Code::DuplicateId,
        place,
        format!("on pages, the id `{id}` in this map is the same as that of {what}"),
    )
    .label("used here")
    .related(Place { chapter: owner.chapter, span: same.span }, "and here")
    .help("give one of them another id, without `--`, and mend the references to it")
}
