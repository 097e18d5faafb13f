//! Plans that do not say what is to be done.

use crate::lint::inspection::{Inspection, head};
use crate::lint::rule::rule;
use crate::model::{FindingKind, State};

rule! {
    /// A map shows a plan, and has no opportunity on it.
    ///
    /// A better future comes of something that somebody does. Without it, the map is a wish.
    ///
    /// **To mend it:** write what has to be done in the stages where it changes something: `Opportunities:` and a list.
    "future-without-opportunity", Strict, check
}

fn check(inspection: &mut Inspection<'_>) {
    for map in inspection.maps().filter(|map| map.journey.state == Some(State::Future)) {
        let mut findings = map.journey.findings().filter_map(|(_, item)| item.finding.as_deref());
        if !findings.any(|finding| finding.kind == FindingKind::Opportunity) {
            let message = "this map shows a plan, and not what is to be done for it";
            let help = "add `Opportunities:` and a list to the stages that are to change";
            inspection.report(map, head(map), message, help);
        }
    }
}
