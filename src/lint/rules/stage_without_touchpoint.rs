//! Stages that do not say where the person meets you.

use crate::diagnostics::quoted;
use crate::lint::inspection::Inspection;
use crate::lint::rule::rule;
use crate::model::LaneKind;

rule! {
    /// A stage does not say where the person meets the organisation.
    ///
    /// Without it, nobody knows whose stage it is. `Channels` will do as well.
    ///
    /// **To mend it:** add `Touchpoints: …`. If there is none, say so in words: `Touchpoints: none of ours`.
    "stage-without-touchpoint", Strict, check
}

fn check(inspection: &mut Inspection<'_>) {
    for (map, stage) in inspection.stages() {
        if !stage.all_lanes().any(|lane| matches!(lane.kind, LaneKind::Touchpoints | LaneKind::Channels)) {
            let message =
                format!("the stage `{}` has neither touchpoints nor channels", quoted(&stage.heading.text.words()));
            inspection.report(
                map,
                stage.heading.span,
                message,
                "add `Touchpoints:`, or say in words that there is none",
            );
        }
    }
}
