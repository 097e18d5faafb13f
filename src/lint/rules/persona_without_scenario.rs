//! Maps that say who, but not in which situation.

use crate::lint::inspection::{Inspection, head, says};
use crate::lint::rule::rule;
use crate::model::FieldKind;

rule! {
    /// A map names a persona and does not say in which situation they are.
    ///
    /// The same person goes another way on a calm Sunday than nine minutes before her train leaves.
    ///
    /// **To mend it:** add `Scenario: …` to the header: what has happened before, and what they need now.
    "persona-without-scenario", Strict, check
}

fn check(inspection: &mut Inspection<'_>) {
    for map in inspection.maps() {
        if says(&map.journey, FieldKind::Persona) && !says(&map.journey, FieldKind::Scenario) {
            let message = "this map names a persona, and not the situation they are in";
            inspection.report(map, head(map), message, "add `Scenario: …` to the header");
        }
    }
}
