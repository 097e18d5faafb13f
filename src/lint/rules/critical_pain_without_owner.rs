//! Critical pain points that nobody looks after.

use crate::lint::inspection::Inspection;
use crate::lint::rule::rule;
use crate::model::Severity;

rule! {
    /// A critical pain point is open, and nobody looks after it.
    ///
    /// People stop here, so somebody should know that it is theirs. An owner of the step, the stage or the map counts
    /// as well.
    ///
    /// ```text
    /// Pain points:
    /// - The form forgets everything {severity=critical}
    /// ```
    ///
    /// **To mend it:** add `owner=…` to the pain point or to its stage, or an `Owner` to the header. If it is mended,
    /// or you have decided to live with it, say so: `status=fixed`, `status=accepted`.
    "critical-pain-without-owner", Default, check
}

fn check(inspection: &mut Inspection<'_>) {
    for entry in inspection.findings() {
        if entry.finding.severity == Some(Severity::Critical) && !entry.finding.is_settled() && entry.owner().is_empty()
        {
            let help = "add `owner=…` to it or to its stage, or an `Owner` to the header";
            inspection.report(entry.map, entry.item.span, "nobody looks after this critical pain point", help);
        }
    }
}
