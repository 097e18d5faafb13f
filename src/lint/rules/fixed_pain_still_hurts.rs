//! Pain that is fixed in a stage where people still feel as bad as can be.

use crate::lint::inspection::Inspection;
use crate::lint::rule::rule;
use crate::model::{FindingKind, LaneKind, PainStatus};

rule! {
    /// A pain point is fixed, and its stage still has the lowest score there is.
    ///
    /// Either the fix did not help, or the map has not been looked at since.
    ///
    /// ```text
    /// Emotion: furious -2
    ///
    /// Pain points:
    /// - No price on the page {severity=high status=fixed}
    /// ```
    ///
    /// **To mend it:** ask people again, and write how they feel now. If something else makes them feel that bad, write
    /// it down as a pain point of its own; the rule is then content.
    "fixed-pain-still-hurts", Default, check
}

fn check(inspection: &mut Inspection<'_>) {
    for entry in inspection.findings() {
        if entry.finding.pain_status != Some(PainStatus::Fixed) || entry.part.lowest().is_none_or(|score| score > -2.0)
        {
            continue;
        }
        let pains = entry.part.lane(&LaneKind::PainPoints).map_or(&[][..], |lane| &lane.items);
        let mut findings = pains.iter().filter_map(|item| item.finding.as_deref());
        let others = findings.any(|other| other.kind == FindingKind::PainPoint && !other.is_settled());
        if !others {
            let message = "this pain point is fixed, and people still feel as bad as can be here";
            let help = "look at the stage again: write how people feel now, or what else hurts them";
            inspection.report(entry.map, entry.item.span, message, help);
        }
    }
}
