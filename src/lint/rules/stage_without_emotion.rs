//! Stages that do not say how people feel.

use crate::diagnostics::quoted;
use crate::lint::inspection::Inspection;
use crate::lint::rule::rule;

rule! {
    /// A stage does not say how the person feels in it.
    ///
    /// The curve has a gap there. An emotion of one of the stage's steps counts.
    ///
    /// **To mend it:** add `Emotion: …`: a word, a face, or a score from -2 to +2.
    "stage-without-emotion", Strict, check
}

fn check(inspection: &mut Inspection<'_>) {
    for (map, stage) in inspection.stages() {
        if stage.emotions().next().is_none() {
            let message =
                format!("the stage `{}` does not say how the person feels", quoted(&stage.heading.text.words()));
            inspection.report(map, stage.heading.span, message, "add `Emotion:` and a word, a face or a score");
        }
    }
}
