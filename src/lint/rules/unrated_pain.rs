//! Pain points that do not say how bad they are.

use crate::lint::inspection::Inspection;
use crate::lint::rule::rule;
use crate::model::FindingKind;

rule! {
    /// A pain point does not say how bad it is.
    ///
    /// It stands at the end of the index, behind all that are rated.
    ///
    /// **To mend it:** add `severity=low`, `medium`, `high` or `critical`. Critical means that people stop there.
    "unrated-pain", Strict, check
}

fn check(inspection: &mut Inspection<'_>) {
    for entry in inspection.findings() {
        let finding = entry.finding;
        if finding.kind == FindingKind::PainPoint && finding.severity.is_none() && !finding.is_settled() {
            let help = "add `severity=` and `low`, `medium`, `high` or `critical`";
            inspection.report(entry.map, entry.item.span, "this pain point does not say how bad it is", help);
        }
    }
}
