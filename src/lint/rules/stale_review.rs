//! Maps whose last review is long ago.

use crate::lint::inspection::{Inspection, head};
use crate::lint::rule::rule;
use crate::model::{FieldKind, State};

rule! {
    /// A map was last looked at too long ago.
    ///
    /// Too long is more than 180 days, or what `stale-after` says:
    ///
    /// ```toml
    /// [preprocessor.journey.lint]
    /// stale-after = 90
    /// ```
    ///
    /// `mdbook-journey check` counts from today. A build does not, so that the same book always gives the same pages:
    /// there, the rule is silent unless `SOURCE_DATE_EPOCH` says which day it is. A plan (`State: future`) does not
    /// age.
    ///
    /// **To mend it:** compare the map with what really happens, and write the day of today.
    "stale-review", Strict, check
}

fn check(inspection: &mut Inspection<'_>) {
    let calendar = inspection.atlas.calendar();
    let Some(today) = calendar.today else { return };
    for map in inspection.maps().filter(|map| map.journey.state != Some(State::Future)) {
        let Some(reviewed) = map.journey.reviewed() else { continue };
        let days = today.to_rata_die() - reviewed.to_rata_die();
        if days > calendar.stale_after {
            let field = map.journey.header.field(FieldKind::Reviewed);
            let span = field.and_then(|field| field.items.first()).map_or_else(|| head(map), |item| item.span);
            let message = format!("this map was last looked at {days} days ago");
            let help = format!("look at it again (at least every {} days), and write the day", calendar.stale_after);
            inspection.report(map, span, message, help);
        }
    }
}
