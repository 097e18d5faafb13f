//! Maps that do not say when somebody last looked at them.

use crate::lint::inspection::Inspection;
use crate::lint::rule::rule;
use crate::model::FieldKind;

rule! {
    /// A map does not say when somebody last looked at it.
    ///
    /// Maps age. A reader should see how old this one is.
    ///
    /// **To mend it:** add `Reviewed: 2026-09-01`, with the day on which you last compared the map with what really
    /// happens.
    "never-reviewed", Strict, check
}

fn check(inspection: &mut Inspection<'_>) {
    let help = "add `Reviewed:` and a date to the header, such as `2026-09-01`";
    inspection.report_unsaid(FieldKind::Reviewed, "this map does not say when it was last looked at", help);
}
