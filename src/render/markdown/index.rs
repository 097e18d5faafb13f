//! An index as Markdown.

use super::finding;
use super::map::{attribute, hashes};
use super::text::{self, escape, line};
use crate::atlas::{Entry, anchors};
use crate::model::{Impact, Part, Subject};
use crate::render::{IndexSpot, Site, captions, carry};
use crate::views::{Cited, Content, Counts, HeatMap, List, MapRow, Matrix, Persona, Row, Theme, Usage, view};

/// The index, at `spot`.
pub(super) fn index(site: Site<'_>, spot: IndexSpot<'_>) -> String {
    let IndexSpot { chapter, level, query } = spot;
    let (atlas, words, mut out) = (site.atlas, site.words, String::new());
    if let Some(heading) = &query.heading {
        heading_line(site, &mut out, level, &text::text(&heading.text), &anchors::of(&query.id));
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
    // A title over one section is that section's.
    let level = level + u8::from(query.heading.is_some() && !is_titled);
    for section in &view.sections {
        let subject = section.subject;
        if !is_titled && subject != Subject::Counts {
            let title = captions::subject(words, subject);
            heading_line(site, &mut out, level, &escape(title), &anchors::in_index(query, subject.word()));
        }
        let is_empty = match &section.content {
            Content::Counts(counts) => {
                self::counts(site, counts, &mut out);
                false
            }
            Content::List(list) => {
                self::list(site, spot, subject, list, level, &mut out);
                list.shown == 0
            }
            Content::Matrix(matrix) => {
                self::matrix(site, chapter, matrix, &mut out);
                matrix.is_empty()
            }
            Content::HeatMap(heat) => {
                heat_map(site, chapter, heat, &mut out);
                heat.rows.is_empty()
            }
        };
        if is_empty {
            line(&mut out, "", &escape(&(captions::nothing(words, query, subject) + &words.text.marks.full_stop)));
        }
    }
    out
}

fn heading_line(site: Site<'_>, out: &mut String, level: u8, title: &str, anchor: &str) {
    line(out, "", &format!("{} {title}{}", hashes(level), attribute(site, anchor)));
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
    for (number, group) in list.groups.iter().enumerate() {
        if let Some(title) = captions::group(site, &group.label) {
            let part = format!("{}-{}", subject.word(), number + 1);
            heading_line(site, out, level + 1, &escape(&title), &anchors::in_index(spot.query, &part));
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
        Row::Finding(entry) => found(entry),
        Row::Map(map) => self::map(site, chapter, map),
        Row::Theme(theme) => self::theme(site, chapter, theme),
        Row::Usage(usage) => self::usage(site, chapter, usage),
        Row::Persona(persona) => self::persona(site, chapter, persona),
        Row::Source(cited) => source(site, chapter, cited),
    }
}

/// The matrix as a table, each cell with its opportunities.
fn matrix(site: Site<'_>, chapter: Option<usize>, matrix: &Matrix<'_>, out: &mut String) {
    let words = site.words;
    if matrix.is_empty() {
        return;
    }
    let levels = [Impact(1), Impact(3), Impact(5)];
    let said = |rows: &[Row<'_>]| {
        let codes = rows.iter().filter_map(|row| match row {
            Row::Opportunity(entry, _) => Some(finding::code(site, chapter, entry).into()),
            _ => None,
        });
        words.list(codes)
    };
    let effort = |level: &Impact| words.impact_and_effort(None, Some(*level)).unwrap_or_default();
    line(out, "", &format!("| | {} |", levels.iter().map(effort).collect::<Vec<_>>().join(" | ")));
    out.push_str("| --- | --- | --- | --- |\n");
    for (level, cells) in levels.iter().rev().zip(&matrix.cells) {
        let impact = words.impact_and_effort(Some(*level), None).unwrap_or_default();
        let cells: Vec<String> = cells.iter().map(|rows| said(rows)).collect();
        out.push_str(&format!("| {impact} | {} |\n", cells.join(" | ")));
    }
    if !matrix.unrated.is_empty() {
        line(out, "", &format!("{}{}", words.label(&words.text.index.unrated_opportunities), said(&matrix.unrated)));
    }
}

/// The heat map as a list: a map a line, stage by stage.
fn heat_map(site: Site<'_>, chapter: Option<usize>, heat: &HeatMap<'_>, out: &mut String) {
    let words = site.words;
    if heat.rows.is_empty() {
        return;
    }
    line(out, "", &escape(&words.text.index.heat_map_note));
    out.push('\n');
    for row in &heat.rows {
        let cells = row.cells.iter().map(|cell| {
            let stage = escape(&cell.stage.heading.text.words());
            let score = cell.lowest.and_then(|feeling| feeling.score);
            let felt = score.map_or_else(|| words.text.emotion.unscored.clone(), |score| words.score(score));
            let own = cell.lowest.map(|feeling| escape(&feeling.words)).filter(|own| !own.is_empty());
            let pains = (cell.pains > 0).then(|| words.count(&words.text.counts.pain_points, cell.pains));
            let said = std::iter::once(felt).chain(own).chain(pains).map(Into::into);
            format!("{stage} ({})", words.list(said))
        });
        let cells: Vec<String> = cells.collect();
        let map = words.label(&finding::to_map(site, chapter, row.map));
        out.push_str(&format!("- {map}{}\n", cells.join("; ")));
    }
}

fn theme(site: Site<'_>, chapter: Option<usize>, theme: &Theme<'_>) -> String {
    let words = site.words;
    let codes = words.list(theme.findings.iter().map(|entry| finding::code(site, chapter, entry).into()));
    format!("**{}** ({}): {codes}", escape(&theme.name), words.severity(theme.severity))
}

fn usage(site: Site<'_>, chapter: Option<usize>, usage: &Usage<'_>) -> String {
    let words = site.words;
    let mood = match usage.mood {
        Some(mood) => words.list([words.score(mood).into(), words.mood(mood).into()]),
        None => words.text.emotion.unscored.clone(),
    };
    let places = usage.places.iter().map(|place| {
        let stage = place.stage.and_then(|stage| place.map.journey.stages.get(stage));
        let stage = stage.map(|stage| escape(&captions::heading(&stage.heading))).filter(|stage| !stage.is_empty());
        words.list(std::iter::once(finding::to_map(site, chapter, place.map)).chain(stage).map(Into::into))
    });
    format!("**{}** ({mood}): {}", escape(&usage.name), places.collect::<Vec<_>>().join("; "))
}

fn persona(site: Site<'_>, chapter: Option<usize>, persona: &Persona<'_>) -> String {
    let words = site.words;
    let mood = match persona.mood {
        Some(mood) => words.list([words.score(mood).into(), words.mood(mood).into()]),
        None => words.text.emotion.unscored.clone(),
    };
    let pains = words.count(&words.text.counts.pain_points, persona.pains);
    let maps = persona.maps.iter().map(|map| finding::to_map(site, chapter, map).into());
    let maps = if persona.maps.is_empty() {
        words.text.persona.nowhere.clone()
    } else {
        words.label(&words.text.persona.appears_in) + &words.list(maps)
    };
    format!("**{}** ({mood}; {pains}; {maps})", escape(&persona.name))
}

fn source(site: Site<'_>, chapter: Option<usize>, cited: &Cited<'_>) -> String {
    let words = site.words;
    let codes = cited.by.iter().map(|entry| finding::code(site, chapter, entry).into());
    let by = if cited.by.is_empty() {
        words.text.evidence.nothing.clone()
    } else {
        words.label(&words.text.evidence.supports) + &words.list(codes)
    };
    let id = cited.source.id.map(|id| format!("**{}** ", escape(id))).unwrap_or_default();
    let path = site.path_of(chapter);
    let text = carry::from_chapter(site, &cited.source.item.text, cited.source.chapter, path);
    format!("{id}{} ({by})", text::text(&text))
}

fn map(site: Site<'_>, chapter: Option<usize>, row: &MapRow<'_>) -> String {
    let (words, journey) = (site.words, &row.map.journey);
    let mut said = vec![row.mood.map_or_else(
        || words.text.emotion.unscored.clone(),
        |mood| words.label(&words.text.index.mood) + &words.score(mood),
    )];
    said.extend(journey.state.map(|state| words.state(state).to_owned()));
    said.extend(journey.status.as_ref().map(|status| escape(words.map_status(status))));
    said.extend(captions::personas(site.atlas, row.index, words).map(|names| escape(&names)));
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
        place.extend(journey.stages.get(stage).map(|stage| escape(&captions::heading(&stage.heading))));
    }
    place.extend(entry.part.heading().map(|heading| escape(&captions::heading(heading))));
    place.extend(captions::personas(site.atlas, entry.map_index, site.words).map(|names| escape(&names)));
    place.retain(|words| !words.is_empty());
    site.words.list(place.into_iter().map(Into::into))
}
