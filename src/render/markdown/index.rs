//! An index as Markdown.

use super::finding;
use super::map::{attribute, hashes};
use super::text::{self, escape, line};
use crate::atlas::Entry;
use crate::model::{FieldKind, Part, Subject};
use crate::render::{IndexSpot, Site, captions};
use crate::views::{Content, Counts, List, MapRow, Row, view};

/// The index, at `spot`.
pub(super) fn index(site: Site<'_>, spot: IndexSpot<'_>) -> String {
    let IndexSpot { level, anchor, query, .. } = spot;
    let (atlas, words, mut out) = (site.atlas, site.words, String::new());
    if let Some(heading) = &query.heading {
        heading_line(&mut out, level, &text::text(&heading.text), anchor);
    }
    let asked = captions::asked(words, query);
    if !asked.is_empty() {
        line(&mut out, "", &escape(&asked.join("; ")));
    }
    if atlas.maps().is_empty() {
        line(&mut out, "", &words.text.index.empty);
        return out;
    }
    let view = view(atlas, query);
    let is_titled = query.heading.is_some() && view.sections.len() == 1;
    let level = level + u8::from(query.heading.is_some());
    for section in &view.sections {
        match &section.content {
            Content::Counts(counts) => self::counts(site, counts, &mut out),
            Content::List(found) => {
                let key = section.subject.key();
                if !is_titled {
                    let title = captions::subject(words, section.subject);
                    heading_line(&mut out, level, &escape(title), &format!("{anchor}-{key}"));
                }
                list(site, spot, section.subject, found, level, &mut out);
            }
        }
    }
    out
}

fn heading_line(out: &mut String, level: u8, title: &str, anchor: &str) {
    line(out, "", &format!("{} {title}{}", hashes(level), attribute(anchor)));
}

fn counts(site: Site<'_>, counts: &Counts, out: &mut String) {
    let (words, text) = (site.words, &site.words.text.index);
    let counts = [
        (&text.maps, counts.maps),
        (&text.pain_points, counts.pain_points),
        (&text.unanswered, counts.unanswered),
        (&text.opportunities, counts.opportunities),
        (&text.delights, counts.delights),
    ];
    let lines: Vec<_> =
        counts.iter().map(|(label, number)| format!("- {}{}", words.label(label), words.number(*number))).collect();
    line(out, "", &lines.join("\n"));
}

fn list(site: Site<'_>, spot: IndexSpot<'_>, subject: Subject, list: &List<'_>, level: u8, out: &mut String) {
    let words = site.words;
    if list.shown == 0 {
        line(out, "", &escape(&(captions::nothing(words, spot.query, subject) + &words.text.marks.full_stop)));
    }
    for (number, group) in list.groups.iter().enumerate() {
        if let Some(title) = captions::group(site, &group.label) {
            let anchor = format!("{}-{}-{}", spot.anchor, subject.key(), number + 1);
            heading_line(out, level + 1, &escape(&title), &anchor);
        }
        rows(site, spot.chapter, &group.rows, out);
    }
    if let Some(limited) = captions::limited(words, list.shown, list.all) {
        line(out, "", &escape(&limited));
    }
    if !list.settled.is_empty() {
        let settled = words.count(&words.text.counts.settled, list.settled.len());
        line(out, "", words.label(&escape(&settled)).trim_end());
        rows(site, spot.chapter, &list.settled, out);
    }
}

fn rows(site: Site<'_>, chapter: Option<usize>, rows: &[Row<'_>], out: &mut String) {
    out.push('\n');
    for row in rows {
        out.push_str(&format!("- {}\n", self::row(site, chapter, row)));
    }
}

fn row(site: Site<'_>, chapter: Option<usize>, row: &Row<'_>) -> String {
    let found = |entry: &Entry<'_>| {
        format!("{}{}", site.words.label(&place(site, chapter, entry)), finding::line(site, chapter, entry))
    };
    match row {
        Row::Pain(pain) if pain.also.is_empty() => found(&pain.lead),
        Row::Pain(pain) => {
            let places = site.words.count(&site.words.text.counts.places, pain.places());
            let met = site.words.list([site.words.severity(pain.severity).into(), places.into()]);
            format!("{} ({})", found(&pain.lead), escape(&met))
        }
        Row::Opportunity(entry, priority) => {
            format!("{} ({})", found(entry), escape(&captions::priority(site.words, priority)))
        }
        Row::Delight(entry) => found(entry),
        Row::Map(map) => self::map(site, chapter, map),
    }
}

fn map(site: Site<'_>, chapter: Option<usize>, row: &MapRow<'_>) -> String {
    let (words, journey) = (site.words, &row.map.journey);
    let mut said = vec![row.mood.map_or_else(
        || words.text.emotion.unscored.clone(),
        |mood| words.label(&words.text.index.mood) + &words.score(mood),
    )];
    said.extend(journey.state.map(|state| words.state(state).to_owned()));
    said.extend(journey.status.as_ref().map(|status| escape(words.map_status(status))));
    said.extend(journey.field(&FieldKind::Persona).map(|field| escape(&field.words())));
    if !journey.owner().is_empty() {
        said.push(words.label(&words.text.fields.owner) + &escape(&journey.owner()));
    }
    said.extend(journey.reviewed().map(|date| words.label(&words.text.fields.reviewed) + &words.date(date)));
    said.push(words.count(&words.text.counts.pain_points, row.pains));
    said.push(words.count(&words.text.counts.opportunities, row.opportunities));
    format!("{} ({})", finding::to_map(site, chapter, row.map), said.join("; "))
}

/// Where a finding stands: map, stage and step, persona.
fn place(site: Site<'_>, chapter: Option<usize>, entry: &Entry<'_>) -> String {
    let journey = &entry.map.journey;
    let mut place = vec![finding::to_map(site, chapter, entry.map)];
    if let Part::Step(stage, _, _) = entry.part {
        place.extend(journey.stages.get(stage).map(|stage| escape(&stage.heading.text.words())));
    }
    place.extend(entry.part.heading().map(|heading| escape(&heading.text.words())));
    place.extend(journey.field(&FieldKind::Persona).map(|field| escape(&field.words())));
    place.retain(|words| !words.is_empty());
    site.words.list(place.into_iter().map(Into::into))
}
