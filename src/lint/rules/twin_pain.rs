//! The same pain in two places that do not know of each other.

use std::collections::HashMap;

use crate::atlas::Entry;
use crate::lint::inspection::Inspection;
use crate::lint::rule::rule;
use crate::lint::spelling::key;
use crate::model::FindingKind;

rule! {
    /// Two pain points of the book have the same words, and nothing says that they are one.
    ///
    /// The index lists them as two, and each looks half as bad as it is.
    ///
    /// ```text
    /// - No price on the page {#no-price}                  in one map
    /// - No price on the page                              in another
    /// ```
    ///
    /// **To mend it:** if it is one pain, say so in one of them: `same=first-invoice/no-price`. If it is two, say what
    /// sets them apart.
    "twin-pain", Strict, check
}

fn check(inspection: &mut Inspection<'_>) {
    let mut first: HashMap<String, Entry<'_>> = HashMap::new();
    for entry in inspection.findings().filter(|entry| entry.finding.kind == FindingKind::PainPoint) {
        let Some(twin) = first.get(&key(&entry.item.text.words())) else {
            first.insert(key(&entry.item.text.words()), entry);
            continue;
        };
        if inspection.atlas.first_place(entry.key) == inspection.atlas.first_place(twin.key) {
            continue;
        }
        let name = if entry.map_index == twin.map_index {
            twin.finding.id.name.clone()
        } else {
            format!("{}/{}", twin.map.journey.header.id.name, twin.finding.id.name)
        };
        inspection.report_both(
            (entry.map, entry.item.span),
            "another pain point of the book has the same words",
            (twin.map, twin.item.span, "the other one"),
            format!("if it is the same pain, add `same={name}`; if not, say what sets them apart"),
        );
    }
}
