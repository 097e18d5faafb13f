//! Maps that do not say where they begin and end.

use crate::lint::inspection::Inspection;
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
    let help = "add `Scope: from … to …` to the header";
    inspection.report_unsaid(FieldKind::Scope, "this map does not say where it begins and ends", help);
}
