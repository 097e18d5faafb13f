//! Maps with more stages than anybody reads.

use crate::lint::inspection::{Inspection, head};
use crate::lint::rule::rule;

rule! {
    /// A map has more stages than a reader can follow.
    ///
    /// Most maps do with five to eight. The rule allows ten, or what `most-stages` says:
    ///
    /// ```toml
    /// [preprocessor.journey.lint]
    /// most-stages = 12
    /// ```
    ///
    /// **To mend it:** join stages that belong together, with a step for each (`###`). Or make two maps.
    "too-many-stages", Strict, check
}

fn check(inspection: &mut Inspection<'_>) {
    let most = inspection.settings.most_stages;
    for map in inspection.maps().filter(|map| map.journey.stages.len() > most) {
        let message = format!("this map has {} stages, more than {most}", map.journey.stages.len());
        inspection.report(map, head(map), message, "join some of them as steps (`###`) of one stage, or make two maps");
    }
}
