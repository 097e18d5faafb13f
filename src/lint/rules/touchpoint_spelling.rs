//! Touchpoints and channels that differ only in how they are written.

use crate::diagnostics::quoted;
use std::collections::BTreeMap;

use crate::lint::inspection::Inspection;
use crate::lint::rule::rule;
use crate::lint::spelling::Spelling;
use crate::model::Part;

rule! {
    /// A touchpoint or a channel is written in two ways.
    ///
    /// Lists of touchpoints then have it twice, with half of its pains each. Maps in other languages (`lang`) have spellings of
    /// their own.
    ///
    /// ```text
    /// Touchpoints: E-mail, App
    /// Touchpoints: Email
    /// ```
    ///
    /// **To mend it:** agree on one spelling. The message names the one that is met most often.
    "touchpoint-spelling", Default, check
}

fn check(inspection: &mut Inspection<'_>) {
    let mut by_language: BTreeMap<Option<String>, Spelling<'_>> = BTreeMap::new();
    for map in inspection.maps() {
        let language = map.journey.header.language.as_ref().map(|tag| tag.language.to_string());
        let spelling = by_language.entry(language).or_default();
        let lanes = map.journey.parts().flat_map(Part::lanes).filter(|lane| lane.kind.holds_names());
        for item in lanes.flat_map(|lane| &lane.items) {
            spelling.add(&item.text.words(), (map, item.span));
        }
    }
    for odd in by_language.into_values().flat_map(Spelling::odd) {
        let message = format!("`{}` is written `{}` elsewhere", quoted(&odd.name), quoted(&odd.usual));
        let (map, span) = odd.usual_at;
        inspection.report_both(
            odd.at,
            message,
            (map, span, "written so here"),
            format!("write `{}`", quoted(&odd.usual)),
        );
    }
}
