//! Maps that nobody looks after.

use crate::lint::inspection::{Inspection, head, says};
use crate::lint::rule::rule;
use crate::model::{AttributeKind, FieldKind};

rule! {
    /// A map does not say who looks after it.
    ///
    /// Maps that belong to everybody are updated by nobody.
    ///
    /// **To mend it:** add `Owner: …` to the header: a team or a person whom readers can ask.
    "missing-owner", Strict, check
}

fn check(inspection: &mut Inspection<'_>) {
    for map in inspection.maps() {
        if map.journey.header.attributes.get(AttributeKind::Owner).is_none() && !says(&map.journey, FieldKind::Owner) {
            inspection.report(map, head(map), "nobody looks after this map", "add `Owner: …` to the header");
        }
    }
}
