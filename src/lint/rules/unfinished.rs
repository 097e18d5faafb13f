//! Places that somebody meant to fill in later.

use crate::diagnostics::quoted;
use crate::lint::inspection::Inspection;
use crate::lint::rule::rule;
use crate::model::{Lane, Part};
use crate::source::Span;

rule! {
    /// A field or an item holds nothing but a placeholder, such as `TODO` or `…`.
    ///
    /// Readers see it on the page. A map that says `Status: draft` may have some.
    ///
    /// ```text
    /// Scenario: …
    ///
    /// Pain points:
    /// - TODO
    /// ```
    ///
    /// **To mend it:** write what belongs there, or take the line away. If you know that there is nothing, say `none`.
    "unfinished", Strict, check
}

/// What people write to find the place again, in lower case.
const PLACEHOLDERS: &[&str] = &["…", "...", "todo", "to do", "tbd", "tbc", "tba", "fixme", "xxx", "?", "??", "???"];

fn check(inspection: &mut Inspection<'_>) {
    for map in inspection.maps() {
        let journey = &map.journey;
        let fields = journey.header.fields.iter().flat_map(|field| &field.items);
        let items = journey.parts().flat_map(Part::lanes).flat_map(|lane| &lane.items);
        let places = fields.chain(items).filter(|item| item.more.is_empty()).map(|item| (item.text.words(), item.span));
        let nothing = journey.parts().flat_map(Part::lanes).filter_map(nothing);
        for (words, span) in places.chain(nothing).filter(|(words, _)| is_placeholder(words)) {
            let message = format!("`{}` is a placeholder", quoted(words.trim()));
            inspection.report(map, span, message, "write what belongs here, or take the line away");
        }
    }
}

/// What stands in a row in place of findings, at the label of the row.
fn nothing(lane: &Lane) -> Option<(String, Span)> {
    lane.nothing.clone().map(|words| (words, lane.span))
}

fn is_placeholder(words: &str) -> bool {
    let words = quoted(words.trim()).trim_end_matches(':').to_lowercase();
    PLACEHOLDERS.contains(&words.as_str())
}
