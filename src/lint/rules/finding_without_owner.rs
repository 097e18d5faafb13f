//! Pain points and opportunities that nobody looks after.

use crate::lint::inspection::Inspection;
use crate::lint::rule::rule;
use crate::model::{FindingKind, Severity};

rule! {
    /// A pain point or an opportunity is open, and nobody looks after it.
    ///
    /// An owner of its step, its stage or its map counts as well. Critical pain points have [a rule of their
    /// own](#critical-pain-without-owner).
    ///
    /// **To mend it:** add `owner=…` to it or to its stage, or an `Owner` to the header.
    "finding-without-owner", Strict, check
}

fn check(inspection: &mut Inspection<'_>) {
    for entry in inspection.findings() {
        let finding = entry.finding;
        let is_open = finding.kind != FindingKind::Delight && !finding.is_settled();
        if is_open && finding.severity != Some(Severity::Critical) && entry.owner().is_empty() {
            let what = if finding.kind == FindingKind::PainPoint { "pain point" } else { "opportunity" };
            let help = "add `owner=…` to it or to its stage, or an `Owner` to the header";
            inspection.report(entry.map, entry.item.span, format!("nobody looks after this {what}"), help);
        }
    }
}
