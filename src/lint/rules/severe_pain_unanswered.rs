//! Bad pain points that no opportunity answers.

use crate::lint::inspection::Inspection;
use crate::lint::rule::rule;
use crate::model::{OpportunityStatus, Severity};

rule! {
    /// A pain point of high or critical severity is open, and no opportunity answers it.
    ///
    /// A rejected opportunity is no answer. One for the same pain in another map (`same`) is.
    ///
    /// ```text
    /// Pain points:
    /// - No price on the page {#no-price severity=high}
    /// ```
    ///
    /// **To mend it:** write down what could be done, `for` this pain point. If you have decided to live with it, say
    /// so: `status=accepted`.
    "severe-pain-unanswered", Strict, check
}

fn check(inspection: &mut Inspection<'_>) {
    for entry in inspection.findings() {
        let is_severe = entry.finding.severity.is_some_and(|severity| severity >= Severity::High);
        if !is_severe || entry.finding.is_settled() {
            continue;
        }
        let atlas = inspection.atlas;
        let mut answers = atlas.answered_by(entry.key).iter().filter_map(|key| atlas.entry(*key));
        let is_answered = answers.any(|answer| answer.finding.opportunity_status != Some(OpportunityStatus::Rejected));
        if !is_answered {
            let message = "no opportunity answers this severe pain point";
            let help = format!("add an opportunity `{{for={}}}`, or write `status=accepted`", entry.finding.id.name);
            inspection.report(entry.map, entry.item.span, message, help);
        }
    }
}
