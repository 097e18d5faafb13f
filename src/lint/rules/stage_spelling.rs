//! Stages of one persona that differ only in how they are written.

use crate::diagnostics::quoted;
use std::collections::HashMap;

use crate::atlas::Map;
use crate::lint::inspection::Inspection;
use crate::lint::rule::rule;
use crate::lint::spelling::Spelling;
use crate::model::{called, folded};

rule! {
    /// Two maps of one persona have the same stage in two spellings.
    ///
    /// Whoever reads both maps takes them for two stages. So do the lists of the index.
    ///
    /// ```text
    /// ## Set-up          in one map
    /// ## Setup           in another
    /// ```
    ///
    /// **To mend it:** agree on one spelling. Names that only share some words (`Pay`, `Pay the rest`) are fine, and so
    /// are numbers (`Day 1`, `Day 2`).
    "stage-spelling", Default, check
}

/// Whom maps are about.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
enum Persona {
    /// Somebody with a card, however a map names her: its index.
    Carded(usize),
    /// Somebody without one, by the name that she is called by.
    Named(String),
}

fn check(inspection: &mut Inspection<'_>) {
    let mut by_persona: HashMap<Persona, Vec<&Map>> = HashMap::new();
    let mut personas = Vec::new();
    for (index, map) in inspection.maps_at() {
        for (place, item) in map.journey.personas().enumerate() {
            let named = || Persona::Named(folded(called(&item.text.words())));
            let persona = inspection.atlas.card(index, place).map_or_else(named, Persona::Carded);
            let maps = by_persona.entry(persona.clone()).or_insert_with(|| {
                personas.push(persona);
                Vec::new()
            });
            maps.push(map);
        }
    }
    for persona in personas {
        let mut spelling = Spelling::default();
        for map in &by_persona[&persona] {
            for stage in &map.journey.stages {
                spelling.add(&stage.heading.text.words(), (*map, stage.heading.span));
            }
        }
        for odd in spelling.odd() {
            // Within one map, two stages of one name are two stages.
            if odd.at.0.placement.chapter == odd.usual_at.0.placement.chapter
                && odd.at.0.journey.span == odd.usual_at.0.journey.span
            {
                continue;
            }
            let message = format!(
                "the stage `{}` is called `{}` in another map of this persona",
                quoted(&odd.name),
                quoted(&odd.usual)
            );
            let (map, span) = odd.usual_at;
            let help = format!("write `{}` in both", quoted(&odd.usual));
            inspection.report_both(odd.at, message, (map, span, "called so here"), help);
        }
    }
}
