//! Maps on which every stage feels the same.

use crate::lint::inspection::{Inspection, head};
use crate::lint::rule::rule;
use crate::model::Part;

rule! {
    /// All stages of a map have the same mood.
    ///
    /// Nobody feels the same from the first click to the last invoice. Mostly, somebody filled in the row in one go.
    /// Maps with fewer than three moods are left alone.
    ///
    /// **To mend it:** ask people about each stage by itself.
    "flat-mood", Strict, check
}

fn check(inspection: &mut Inspection<'_>) {
    for map in inspection.maps() {
        let moods: Vec<f64> =
            map.journey.parts().filter(|part| !matches!(part, Part::Journey(_))).filter_map(Part::lowest).collect();
        let is_transition = map.journey.parts().filter_map(Part::emotion).any(|emotion| emotion.feelings.len() > 1);
        if moods.len() >= 3 && !is_transition && moods.iter().all(|mood| (mood - moods[0]).abs() < 1e-9) {
            let message = format!("all {} moods of this map are the same", moods.len());
            inspection.report(map, head(map), message, "ask people about each stage by itself");
        }
    }
}
