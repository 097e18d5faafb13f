//! Ids that must be unique in the book. Maps, personas and indexes share one set of names: all can be linked to by it.

use std::collections::HashMap;

use super::{Atlas, Block, anchors};
use crate::diagnostics::{Code, Diagnostic, quoted};
use crate::model::RecordKind;

/// Makes the ids of maps, records and indexes unique, and reports those that cannot be. Gives all but the lists of sources by
/// their ids.
pub(super) fn settle(atlas: &mut Atlas, diagnostics: &mut Vec<Diagnostic>) -> HashMap<String, Block> {
    number_indexes(atlas);
    let of_kind = |atlas: &Atlas, kind| -> Vec<Block> {
        let records = atlas.records.iter().enumerate();
        records.filter(|(_, placed)| placed.record.kind == kind).map(|(index, _)| Block::Record(index)).collect()
    };
    let (maps, indexes) = ((0..atlas.maps.len()).map(Block::Map), (0..atlas.indexes.len()).map(Block::Index));
    let named: Vec<Block> = maps.chain(of_kind(atlas, RecordKind::Persona)).chain(indexes).collect();
    let by_id = make_unique(atlas, &named, diagnostics);
    let lists = of_kind(atlas, RecordKind::Evidence);
    make_unique(atlas, &lists, diagnostics);
    by_id
}

/// Gives the indexes that their writers have not named an id: the first of the whole book the shortest, which maps lead back
/// to, and each other one a number.
fn number_indexes(atlas: &mut Atlas) {
    let mut is_first = true;
    for (number, block) in (1..).zip(&mut atlas.indexes) {
        let is_the_index = is_first && block.query.is_whole();
        is_first &= !block.query.is_whole();
        if block.query.id.name.is_empty() {
            let mut id = anchors::id_of_the_index();
            if !is_the_index {
                id.name = format!("{}-{number}", id.name);
            }
            block.query.id = id;
        }
    }
}

/// A made id that is taken already gets a number; a given one is an error, and so are two personas of one name.
fn make_unique(atlas: &mut Atlas, blocks: &[Block], diagnostics: &mut Vec<Diagnostic>) -> HashMap<String, Block> {
    let mut taken: HashMap<String, Block> = HashMap::with_capacity(blocks.len());
    let mut next: HashMap<String, usize> = HashMap::new();
    // Given ids first, so that a made one never takes a name somebody chose.
    for given in [true, false] {
        for block in blocks {
            let id = block.id(atlas);
            if id.given != given {
                continue;
            }
            let Some(first) = taken.get(&id.name).copied() else {
                taken.insert(id.name.clone(), *block);
                continue;
            };
            if given || (block.is_persona(atlas) && first.is_persona(atlas)) {
                diagnostics.push(twice(atlas, *block, first));
            }
            // Thousands of maps may share a title: count on from the last number that was free.
            let number = next.entry(id.name.clone()).or_insert(2);
            let mut name = format!("{}-{number}", id.name);
            while taken.contains_key(&name) {
                *number += 1;
                name = format!("{}-{number}", id.name);
            }
            taken.insert(name.clone(), *block);
            block.id_mut(atlas).name = name;
        }
    }
    taken
}

fn twice(atlas: &Atlas, again: Block, first: Block) -> Diagnostic {
    let name = &again.id(atlas).name;
    let ([this, several], [other, _]) = (again.nouns(atlas), first.nouns(atlas));
    let two = if this == other {
        format!("two {several}")
    } else {
        format!("{} {this} and a {other}", if this == "index" { "an" } else { "a" })
    };
    let is_of_persona = again.is_persona(atlas) || first.is_persona(atlas);
    let code = if is_of_persona { Code::DuplicatePersonaId } else { Code::DuplicateMapId };
    Diagnostic::new(code, again.place(atlas), format!("{two} of the book have the id `{}`", quoted(name)))
        .label("used again here")
        .related(first.place(atlas), "first used here")
        .help(format!("give this {this} another id, for example `{{#{name}-2}}`"))
}
