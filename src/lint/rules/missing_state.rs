//! Maps that do not say whether they show today or a plan.

use crate::lint::inspection::Inspection;
use crate::lint::rule::rule;
use crate::model::FieldKind;

rule! {
    /// A map does not say whether it shows how things are or how they should be.
    ///
    /// Readers take a plan for a description, or a description for a promise.
    ///
    /// **To mend it:** add `State: current` or `State: future` to the header.
    "missing-state", Strict, check
}

fn check(inspection: &mut Inspection<'_>) {
    let help = "add `State: current` or `State: future` to the header";
    inspection.report_unsaid(FieldKind::State, "this map does not say whether it shows today or a plan", help);
}
