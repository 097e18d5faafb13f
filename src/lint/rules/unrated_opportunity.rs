//! Opportunities without an impact or an effort.

use crate::lint::inspection::Inspection;
use crate::lint::rule::rule;
use crate::model::FindingKind;

rule! {
    /// An opportunity does not say what it would bring, or what it would cost.
    ///
    /// Without both, nobody can tell what to do first.
    ///
    /// **To mend it:** add `impact=…` and `effort=…`: `low`, `medium`, `high`, or 1 to 5. A guess is a start.
    "unrated-opportunity", Strict, check
}

fn check(inspection: &mut Inspection<'_>) {
    for entry in inspection.findings() {
        let finding = entry.finding;
        let what = match (finding.impact, finding.effort) {
            (Some(_), Some(_)) => continue,
            (None, Some(_)) => "an impact",
            (Some(_), None) => "an effort",
            (None, None) => "an impact and an effort",
        };
        if finding.kind == FindingKind::Opportunity && !finding.is_settled() {
            let help = "add `impact=` and `effort=`, each `low`, `medium`, `high`, or 1 to 5";
            inspection.report(entry.map, entry.item.span, format!("this opportunity lacks {what}"), help);
        }
    }
}
