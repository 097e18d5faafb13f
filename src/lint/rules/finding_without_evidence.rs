//! Pain points and delights that rest on nothing.

use crate::lint::inspection::Inspection;
use crate::lint::rule::rule;
use crate::model::FindingKind;

rule! {
    /// A pain point or a moment of delight does not say what it rests on.
    ///
    /// Readers cannot tell what was seen from what was guessed. To say that it was guessed is fine.
    ///
    /// **To mend it:** add `evidence=…`: the id of a source in the header, a web address, words in quotes
    /// (`evidence="observed, 6 of 9"`), or `assumed`.
    "finding-without-evidence", Strict, check
}

fn check(inspection: &mut Inspection<'_>) {
    for entry in inspection.findings() {
        let what = match entry.finding.kind {
            FindingKind::PainPoint => "pain point",
            FindingKind::Delight => "moment of delight",
            FindingKind::Opportunity => continue,
        };
        if entry.finding.evidence.is_empty() {
            let message = format!("this {what} does not say what it rests on");
            let help = "add `evidence=` and the id of a source, an address, words in quotes, or `assumed`";
            inspection.report(entry.map, entry.item.span, message, help);
        }
    }
}
