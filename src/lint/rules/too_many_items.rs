//! Cells with more items than anybody reads.

use crate::lint::inspection::Inspection;
use crate::lint::rule::rule;
use crate::model::Part;
use crate::source::Span;

rule! {
    /// A stage has more items in one row than a reader takes in.
    ///
    /// The rule allows eight, or what `most-items` says:
    ///
    /// ```toml
    /// [preprocessor.journey.lint]
    /// most-items = 12
    /// ```
    ///
    /// **To mend it:** keep those that matter, or divide the stage.
    "too-many-items", Strict, check
}

fn check(inspection: &mut Inspection<'_>) {
    let most = inspection.settings.most_items;
    for map in inspection.maps() {
        for lane in map.journey.parts().flat_map(Part::lanes).filter(|lane| lane.items.len() > most) {
            let message = format!("{} items stand here, more than {most}", lane.items.len());
            let start = lane.span.start;
            let span = if lane.label.is_empty() { Span::new(start, start + 1) } else { lane.span };
            inspection.report(map, span, message, "keep those that matter, or divide the stage");
        }
    }
}
