//! Maps whose persona is known, but has no card.

use crate::diagnostics::quoted;
use crate::lint::inspection::Inspection;
use crate::lint::rule::rule;
use crate::model::{Inline, RecordKind};

rule! {
    /// In a book with [persona cards](personas.md), a map's persona is a link to something that is no card.
    ///
    /// The map is missing from every card, and from the lists of a persona's maps. A persona that is a plain name is
    /// looked up always: see [`unknown-persona`](diagnostics.md#unknown-persona).
    ///
    /// **To mend it:** make a `persona` block of what the link leads to, or name the card that is meant.
    "persona-without-card", Strict, check
}

fn check(inspection: &mut Inspection<'_>) {
    let atlas = inspection.atlas;
    if !atlas.records().iter().any(|placed| placed.record.kind == RecordKind::Persona) {
        return;
    }
    for (index, map) in inspection.maps_at() {
        for (place, item) in map.journey.personas().enumerate() {
            let is_link = matches!(item.text.0.first(), Some(Inline::Link { .. }));
            if is_link && atlas.card(index, place).is_none() {
                let message = format!("the persona `{}` has no card in this book", quoted(&item.text.words()));
                inspection.report(map, item.span, message, "add a `persona` block, or name the card that is meant");
            }
        }
    }
}
