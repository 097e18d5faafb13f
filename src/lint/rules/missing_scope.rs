//! Maps that do not say where they begin and end.

use crate::lint::inspection::{Inspection, head, says};
use crate::lint::rule::rule;
use crate::model::FieldKind;

rule! {
    /// A map does not say where it begins and where it ends.
    ///
    /// Without that, nobody can tell what was left out on purpose.
    ///
    /// **To mend it:** add `Scope: from "…" to "…"` to the header.
    "missing-scope", Strict, check
}

fn check(inspection: &mut Inspection<'_>) {
    for map in inspection.maps() {
        if !says(&map.journey, FieldKind::Scope) {
            let help = "add `Scope: from … to …` to the header";
            inspection.report(map, head(map), "this map does not say where it begins and ends", help);
        }
    }
}
