//! Stages in which nobody does anything.

use crate::diagnostics::quoted;
use crate::lint::inspection::Inspection;
use crate::lint::rule::rule;
use crate::model::LaneKind;

rule! {
    /// A stage does not say what the person does in it.
    ///
    /// Waiting is an action too, and often the one that matters.
    ///
    /// **To mend it:** add `Actions:` and a list.
    "stage-without-actions", Strict, check
}

fn check(inspection: &mut Inspection<'_>) {
    for (map, stage) in inspection.stages() {
        if !stage.all_lanes().any(|lane| lane.kind == LaneKind::Actions) {
            let message =
                format!("the stage `{}` does not say what the person does", quoted(&stage.heading.text.words()));
            inspection.report(map, stage.heading.span, message, "add `Actions:` and a list; waiting is an action too");
        }
    }
}
