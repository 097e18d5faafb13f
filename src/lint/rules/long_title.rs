//! Titles that are sentences.

use crate::lint::inspection::{Inspection, head};
use crate::lint::rule::rule;
use crate::model::Part;

rule! {
    /// A title is too long for the head of a column.
    ///
    /// The rule allows 60 characters, or what `longest-title` says:
    ///
    /// ```toml
    /// [preprocessor.journey.lint]
    /// longest-title = 40
    /// ```
    ///
    /// **To mend it:** keep the two or three words that people would say, and move the rest into a paragraph below.
    "long-title", Strict, check
}

fn check(inspection: &mut Inspection<'_>) {
    let longest = inspection.settings.longest_title;
    for map in inspection.maps() {
        let title = (!map.journey.header.title_borrowed).then(|| (map.journey.header.title.words(), head(map)));
        let parts = map.journey.parts().filter_map(Part::heading);
        let titles = title.into_iter().chain(parts.map(|heading| (heading.text.words(), heading.span)));
        for (words, span) in titles {
            let count = words.chars().count();
            if count > longest {
                let message = format!("this title has {count} characters, more than {longest}");
                inspection.report(map, span, message, "keep the few words that people would say");
            }
        }
    }
}
