//! Pain whose opportunities are done, and which is still open.

use crate::lint::inspection::Inspection;
use crate::lint::rule::rule;
use crate::model::{Finding, FindingKind, OpportunityStatus, PainStatus};

rule! {
    /// Every opportunity that answers a pain point is done, and the pain point is still open.
    ///
    /// It then stands among the open ones of the index for ever.
    ///
    /// ```text
    /// Pain points:
    /// - No price on the page {#no-price severity=high}
    ///
    /// Opportunities:
    /// - Show the price {for=no-price status=done}
    /// ```
    ///
    /// **To mend it:** add `status=fixed` to the pain point if it is gone, or `status=fixing` while you watch whether it
    /// is. If it is not, there is something left to do: write it down as another opportunity.
    "done-but-still-open", Default, check
}

fn check(inspection: &mut Inspection<'_>) {
    for entry in inspection.findings() {
        if !is_open(entry.finding) {
            continue;
        }
        let answers = inspection.atlas.answered_by(entry.key).iter();
        let mut answers = answers.filter_map(|key| inspection.atlas.entry(*key)).peekable();
        let Some(first) = answers.peek().copied() else { continue };
        let statuses: Vec<_> = answers.map(|answer| answer.finding.opportunity_status).collect();
        let settled = [Some(OpportunityStatus::Done), Some(OpportunityStatus::Rejected)];
        if statuses.contains(&settled[0]) && statuses.iter().all(|status| settled.contains(status)) {
            inspection.report_both(
                (entry.map, entry.item.span),
                "all that answers this pain point is done, and it is still open",
                (first.map, first.item.span, "an answer"),
                "write `status=fixed` if it is gone, `fixing` while you watch, or what is left to do as another opportunity",
            );
        }
    }
}

fn is_open(finding: &Finding) -> bool {
    finding.kind == FindingKind::PainPoint && matches!(finding.pain_status, None | Some(PainStatus::Open))
}
