//! Opportunities that answer nothing.

use crate::lint::inspection::Inspection;
use crate::lint::rule::rule;
use crate::model::FindingKind;

rule! {
    /// An opportunity does not say what it answers.
    ///
    /// An idea that mends no pain and strengthens no delight is somebody's favourite feature.
    ///
    /// ```text
    /// Opportunities:
    /// - Add a chatbot {impact=high}
    /// ```
    ///
    /// **To mend it:** add `for=…` with the id of what it answers. If that is not on the map yet, it belongs there.
    "aimless-opportunity", Strict, check
}

fn check(inspection: &mut Inspection<'_>) {
    for entry in inspection.findings() {
        let finding = entry.finding;
        if finding.kind == FindingKind::Opportunity && finding.answers.is_empty() && !finding.is_settled() {
            let message = "this opportunity does not say what it answers";
            inspection.report(
                entry.map,
                entry.item.span,
                message,
                "add `for=` and the id of a pain point or a delight",
            );
        }
    }
}
