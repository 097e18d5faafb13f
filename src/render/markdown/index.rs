//! The index of the book as Markdown.

use super::finding;
use super::map::{attribute, hashes};
use super::text::{escape, line};
use crate::atlas::Entry;
use crate::model::{FieldKind, FindingKind, Part};
use crate::render::{IndexSpot, Site};

/// The index, at `spot`.
pub(super) fn index(site: Site<'_>, spot: IndexSpot<'_>) -> String {
    let IndexSpot { chapter, level, anchor } = spot;
    let (atlas, words, text, mut out) = (site.atlas, site.words, &site.words.text.index, String::new());
    if atlas.maps().is_empty() {
        line(&mut out, "", &text.empty);
        return out;
    }
    let of_kind = |kind| atlas.findings().filter(move |entry| entry.finding.kind == kind).collect::<Vec<_>>();
    let worst_first = |mut entries: Vec<Entry<'_>>| {
        entries.sort_by_key(|entry| std::cmp::Reverse(entry.finding.severity));
        entries.into_iter().map(|entry| entry.key).collect::<Vec<_>>()
    };
    let keys = |entries: Vec<Entry<'_>>| entries.into_iter().map(|entry| entry.key).collect::<Vec<_>>();
    let groups = [
        ("pain-points", &text.by_severity, worst_first(of_kind(FindingKind::PainPoint))),
        ("unanswered", &text.without_opportunity, worst_first(atlas.unanswered().collect())),
        ("opportunities", &text.opportunities, keys(of_kind(FindingKind::Opportunity))),
        ("delights", &text.delights, keys(of_kind(FindingKind::Delight))),
    ];
    let counts = [&text.pain_points, &text.unanswered, &text.opportunities, &text.delights];
    line(&mut out, "", &format!("- {}{}", words.label(&text.maps), words.number(atlas.maps().len())));
    for (label, (_, _, entries)) in counts.iter().zip(&groups) {
        out.push_str(&format!("- {}{}\n", words.label(label), words.number(entries.len())));
    }
    for (id, title, entries) in &groups {
        line(&mut out, "", &format!("{} {title}{}", hashes(level), attribute(&format!("{anchor}-{id}"))));
        if entries.is_empty() {
            line(&mut out, "", &text.none);
        } else {
            out.push('\n');
        }
        for entry in entries.iter().filter_map(|key| atlas.entry(*key)) {
            out.push_str(&format!(
                "- {}{}\n",
                words.label(&place(site, chapter, &entry)),
                finding::line(site, chapter, &entry)
            ));
        }
    }
    out
}

/// Where a finding stands: map, stage and step, persona.
fn place(site: Site<'_>, chapter: Option<usize>, entry: &Entry<'_>) -> String {
    let journey = &entry.map.journey;
    let mut place = vec![finding::to_map(site, chapter, entry)];
    if let Part::Step(stage, _, _) = entry.part {
        place.extend(journey.stages.get(stage).map(|stage| escape(&stage.heading.text.words())));
    }
    place.extend(entry.part.heading().map(|heading| escape(&heading.text.words())));
    place.extend(journey.field(&FieldKind::Persona).map(|field| escape(&field.words())));
    place.retain(|words| !words.is_empty());
    site.words.list(place.into_iter().map(Into::into))
}
