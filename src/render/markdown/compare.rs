//! What maps say of each other as a whole, as Markdown: what details what, and what is different from the map before.

use super::finding::to_map;
use super::map::{emotion_line, strong_label, write_items};
use super::text::{escape, line};
use crate::atlas::{Entry, Map, Spot};
use crate::model::{Block, Field, FieldKind, Stage};
use crate::render::words::fill;
use crate::render::{Site, captions};

/// The map that a field of `map` says it is compared with, as a link.
pub(super) fn named(site: Site<'_>, index: usize, map: &Map, field: &Field) -> Option<String> {
    let other = site.atlas.compared_with(index).filter(|_| field.kind == FieldKind::Compares)?;
    Some(to_map(site, Some(map.placement.chapter), site.atlas.maps().get(other)?))
}

/// What other maps say of this one, as entries of the list of its fields.
pub(super) fn relations(site: Site<'_>, index: usize, map: &Map, out: &mut String) {
    let (atlas, text) = (site.atlas, &site.words.text);
    let details = atlas.detailed_by(index).iter().filter_map(|(other, spot)| {
        let other = atlas.maps().get(*other)?;
        let stage = escape(&captions::heading(spot.heading(&other.journey)?));
        Some(fill(
            &text.finding.elsewhere,
            &[("code", &stage), ("map", &to_map(site, Some(map.placement.chapter), other))],
        ))
    });
    let compared = atlas
        .compared_in(index)
        .iter()
        .filter_map(|other| Some(to_map(site, Some(map.placement.chapter), atlas.maps().get(*other)?)));
    for (label, links) in
        [(&text.map.details, details.collect::<Vec<_>>()), (&text.compare.within, compared.collect::<Vec<_>>())]
    {
        let links: Vec<(String, &[Block])> = links.into_iter().map(|link| (link, &[] as &[Block])).collect();
        if !links.is_empty() {
            if map.journey.header.fields.is_empty() && !out.ends_with("\n\n") {
                out.push('\n');
            }
            write_items(&strong_label(label, site.words), &links, out);
        }
    }
}

/// The map that details a stage or a step.
pub(super) fn detail(site: Site<'_>, index: usize, map: &Map, spot: Spot, out: &mut String) {
    let other = site.atlas.detail(index, spot).and_then(|other| site.atlas.maps().get(other));
    if let Some(other) = other {
        let way = to_map(site, Some(map.placement.chapter), other);
        line(out, "", &format!("{}{way}", site.words.label(&site.words.text.map.detailed_in)));
    }
}

/// What is different from the map that a map is compared with.
pub(super) fn compare(site: Site<'_>, index: usize, map: &Map, out: &mut String) {
    let Some(comparison) = site.atlas.comparison(index) else { return };
    let (words, text) = (site.words, &site.words.text.compare);
    let before = &site.atlas.maps()[comparison.before];
    line(
        out,
        "",
        &format!("{} {}", strong_label(&text.with, words), to_map(site, Some(map.placement.chapter), before)),
    );
    let said = |stage: &Stage| {
        stage.felt().map_or_else(|| words.text.emotion.unscored.clone(), |felt| emotion_line(&felt, words))
    };
    let mut lines: Vec<String> = Vec::new();
    for (before, after) in comparison.changed() {
        let said = fill(&text.changed, &[("before", &said(before)), ("after", &said(after))]);
        lines.push(words.label(&escape(&after.heading.text.words())) + &said);
    }
    let names =
        |stages: Vec<&Stage>| stages.iter().map(|stage| escape(&stage.heading.text.words())).collect::<Vec<_>>();
    let pains = |entries: &[Entry<'_>]| {
        let said = |entry: &Entry<'_>| format!("{} {}", entry.finding.code(), escape(&entry.item.text.words()));
        entries.iter().map(said).collect::<Vec<_>>()
    };
    for (label, things) in [
        (&text.new_stages, names(comparison.new_stages().collect())),
        (&text.gone_stages, names(comparison.gone_stages().collect())),
        (&text.gone_pains, pains(&comparison.gone)),
        (&text.new_pains, pains(&comparison.new)),
    ] {
        if !things.is_empty() {
            lines.push(words.label(label) + &words.list(things.into_iter().map(Into::into)));
        }
    }
    if lines.is_empty() {
        line(out, "", &text.same);
        return;
    }
    out.push('\n');
    for said in lines {
        out.push_str(&format!("- {said}\n"));
    }
}
