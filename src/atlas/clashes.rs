//! Ids that become one on pages: `--` ties the id of something in a map to the map's, and both may hold it. So `{#dear}` in the
//! map `buy--more` and `{#more--dear}` in the map `buy` would both be `journey-buy--more--dear`. The parts of an index are tied
//! to its id in the same way.

use std::collections::HashMap;

use super::{Atlas, Block};
use crate::diagnostics::{Code, Diagnostic, Place, quoted};
use crate::model::Id;
use crate::source::Span;

/// Reports such ids, each at its place in what has the shorter id. `by_id` has what can be linked to.
pub(super) fn report(atlas: &Atlas, by_id: &HashMap<String, Block>, diagnostics: &mut Vec<Diagnostic>) {
    for owner in owners(atlas) {
        let name = owner.id(atlas).name.as_str();
        for (at, _) in name.char_indices() {
            let Some(rest) = name[at..].strip_prefix("--") else { continue };
            let Some(&outer) = by_id.get(&name[..at]) else { continue };
            match outer {
                Block::Map(map) => {
                    for id in atlas.maps[map].journey.ids() {
                        if let Some(same) = same(atlas, owner, rest, &id.name) {
                            diagnostics.push(clash(atlas, (outer, &id.name, id.span), (owner, same)));
                        }
                    }
                }
                Block::Index(index) if atlas.indexes[index].has_part(rest) => {
                    let span = outer.id(atlas).span;
                    diagnostics.push(clash(atlas, (outer, rest, span), (owner, owner.id(atlas))));
                }
                Block::Index(_) | Block::Record(_) => {}
            }
        }
    }
}

/// What has an id with `--` in it, and can be linked to.
fn owners(atlas: &Atlas) -> impl Iterator<Item = Block> {
    let (maps, indexes) = ((0..atlas.maps.len()).map(Block::Map), (0..atlas.indexes.len()).map(Block::Index));
    let personas = (0..atlas.records.len()).map(Block::Record).filter(|record| record.is_persona(atlas));
    maps.chain(personas).chain(indexes).filter(|block| block.id(atlas).name.contains("--"))
}

/// What becomes the same as the id `name` in another map: the owner itself, or something in it. `rest` is what follows the other
/// map's id in the owner's.
fn same<'a>(atlas: &'a Atlas, owner: Block, rest: &str, name: &str) -> Option<&'a Id> {
    let after = name.strip_prefix(rest)?;
    if after.is_empty() {
        return Some(owner.id(atlas));
    }
    let inside = after.strip_prefix("--")?;
    match owner {
        Block::Map(map) => atlas.maps[map].journey.ids().find(|id| id.name == inside),
        Block::Index(index) => atlas.indexes[index].has_part(inside).then(|| owner.id(atlas)),
        Block::Record(_) => None,
    }
}

fn clash(atlas: &Atlas, (outer, id, span): (Block, &str, Span), (owner, same): (Block, &Id)) -> Diagnostic {
    let [this, _] = outer.nouns(atlas);
    let (id, of) = (quoted(id), quoted(&owner.id(atlas).name));
    let what = if same == owner.id(atlas) { format!("`{of}`") } else { format!("`{}` in `{of}`", quoted(&same.name)) };
    let place = Place { span, ..outer.place(atlas) };
    Diagnostic::new(
        Code::DuplicateId,
        place,
        format!("on pages, the id `{id}` in this {this} is the same as that of {what}"),
    )
    .label("used here")
    .related(Place { span: same.span, ..owner.place(atlas) }, "and here")
    .help("give one of them another id, without `--`, and mend the references to it")
}
