//! Maps whose worst moment has no reason.

use crate::diagnostics::quoted;
use crate::lint::inspection::Inspection;
use crate::lint::rule::rule;
use crate::model::{LaneKind, Stage};

rule! {
    /// The mood of a map is at its lowest in a stage that names no pain point.
    ///
    /// It is the first place that readers look at, and they want to know why. A mood that is not bad at all needs no
    /// reason.
    ///
    /// ```text
    /// ## Wait
    ///
    /// Emotion: desperate -2
    /// ```
    ///
    /// **To mend it:** add what hurts there: `Pain points:` and a list.
    "lowest-mood-without-pain", Strict, check
}

fn check(inspection: &mut Inspection<'_>) {
    for map in inspection.maps() {
        let lowest_of = |stage: &Stage| stage.lowest_moment().and_then(|feeling| feeling.score);
        let Some(lowest) = map.journey.stages.iter().filter_map(lowest_of).reduce(f64::min) else { continue };
        let at_lowest = |score: f64| score < 0.0 && score <= lowest;
        for stage in map.journey.stages.iter().filter(|stage| lowest_of(stage).is_some_and(at_lowest)) {
            if !stage.all_lanes().any(|lane| lane.kind == LaneKind::PainPoints) {
                let message = format!(
                    "the mood is at its lowest in `{}`, and nothing says why",
                    quoted(&stage.heading.text.words())
                );
                inspection.report(map, stage.heading.span, message, "add `Pain points:` and what hurts there");
            }
        }
    }
}
