//! Stages with nothing in them.

use crate::diagnostics::quoted;
use crate::lint::inspection::Inspection;
use crate::lint::rule::rule;

rule! {
    /// A stage has a name and nothing else.
    ///
    /// Its column stays empty, and a reader cannot tell whether nothing happens there or nobody has looked.
    ///
    /// ```text
    /// ## Pay
    ///
    /// ## Wait for the parcel
    /// ```
    ///
    /// **To mend it:** write at least what the person does there, or take the stage out.
    "empty-stage", Default, check
}

fn check(inspection: &mut Inspection<'_>) {
    for (map, stage) in inspection.stages() {
        if stage.lanes.is_empty() && stage.emotion.is_none() && stage.steps.is_empty() {
            let message = format!("nothing stands in the stage `{}`", quoted(&stage.heading.text.words()));
            inspection.report(map, stage.heading.span, message, "write what the person does there, or take it out");
        }
    }
}
