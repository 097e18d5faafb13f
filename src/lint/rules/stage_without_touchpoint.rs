//! Stages that do not say where the person meets you.

use crate::lint::inspection::{Inspection, parts_of};
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
        if !parts_of(stage)
            .any(|part| part.lane(&LaneKind::Touchpoints).is_some() || part.lane(&LaneKind::Channels).is_some())
        {
            let message = format!("the stage `{}` has neither touchpoints nor channels", stage.heading.text.words());
            inspection.report(
                map,
                stage.heading.span,
                message,
                "add `Touchpoints:`, or say in words that there is none",
            );
        }
    }
}
