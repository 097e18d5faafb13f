//! The index of the book: what was found in all its maps, worst first, and what nobody answers yet.

use serde::Serialize;

use super::TemplateError;
use super::finding::{self, Badge};
use super::page::{self, Page};
use super::theme::Html;
use crate::atlas::Entry;
use crate::model::{FieldKind, FindingKind, Part, Severity};
use crate::render::order::counted;
use crate::render::{IndexSpot, carry};

#[derive(Debug, Serialize)]
struct IndexView {
    anchor: String,
    empty: Option<&'static str>,
    counts: Vec<CountView>,
    groups: Vec<GroupView>,
}

#[derive(Debug, Serialize)]
struct CountView {
    label: &'static str,
    number: usize,
    note: Option<String>,
}

#[derive(Debug, Serialize)]
struct GroupView {
    level: u8,
    id: String,
    title: &'static str,
    none: &'static str,
    entries: Vec<EntryView>,
}

#[derive(Debug, Serialize)]
struct EntryView {
    class: &'static str,
    mark: &'static str,
    text: Html,
    code: String,
    href: Option<String>,
    map: String,
    map_href: Option<String>,
    stage: Option<String>,
    persona: Option<String>,
    badges: Vec<Badge>,
}

/// The index on a page, at `spot`.
pub(super) fn index(page: Page<'_>, spot: IndexSpot<'_>) -> Result<String, TemplateError> {
    let IndexSpot { level, anchor, .. } = spot;
    let (atlas, words) = (page.site.atlas, page.words);
    let of_kind = |kind| atlas.findings().filter(move |entry| entry.finding.kind == kind).collect::<Vec<_>>();
    let mut pains = of_kind(FindingKind::PainPoint);
    let mut unanswered: Vec<Entry<'_>> = atlas.unanswered().collect();
    for list in [&mut pains, &mut unanswered] {
        list.sort_by_key(|entry| std::cmp::Reverse(entry.finding.severity));
    }
    let (opportunities, delights) = (of_kind(FindingKind::Opportunity), of_kind(FindingKind::Delight));
    let stages = atlas.maps().iter().map(|map| map.journey.stages.len()).sum();
    let critical = pains.iter().filter(|entry| entry.finding.severity == Some(Severity::Critical)).count();
    let note =
        (critical > 0).then(|| format!("{critical} {}", words.severity(Some(Severity::Critical)).to_lowercase()));
    let count = |label, number, note| CountView { label, number, note };
    let counts = vec![
        count(words.journeys, atlas.maps().len(), Some(counted(stages, words.stage, words.stages))),
        count(words.pain_points, pains.len(), note),
        count(words.not_answered, unanswered.len(), None),
        count(words.opportunities, opportunities.len(), None),
        count(words.delights, delights.len(), None),
    ];
    let group = |id: &str, title, entries: &[Entry<'_>]| {
        let entries = entries.iter().map(|entry| view(page, entry)).collect::<Result<Vec<_>, TemplateError>>()?;
        Ok(GroupView { level: level.clamp(1, 6), id: format!("{anchor}-{id}"), title, none: words.none, entries })
    };
    let groups = vec![
        group("pain-points", words.by_severity, &pains)?,
        group("unanswered", words.without_opportunity, &unanswered)?,
        group("opportunities", words.opportunities, &opportunities)?,
        group("delights", words.delights, &delights)?,
    ];
    let view =
        IndexView { anchor: anchor.to_owned(), empty: atlas.maps().is_empty().then_some(words.empty), counts, groups };
    page.theme.block("index", &view)
}

fn view(page: Page<'_>, entry: &Entry<'_>) -> Result<EntryView, TemplateError> {
    let (class, mark) = finding::mark(entry.finding, page.words);
    let journey = &entry.map.journey;
    let persona = journey.field(&FieldKind::Persona).map(crate::model::Field::words);
    Ok(EntryView {
        class,
        mark,
        text: page.text(&carry::words_of(page.site, entry, page.path))?,
        code: entry.finding.code(),
        href: page.to_finding(entry),
        map: page::title(journey, page.words),
        map_href: page.to_map(entry.map),
        stage: place(entry),
        persona: persona.filter(|words| !words.is_empty()),
        badges: finding::badges(page, entry),
    })
}

/// The stage that a finding stands in, and its step.
fn place(entry: &Entry<'_>) -> Option<String> {
    match entry.part {
        Part::Journey(_) => None,
        Part::Stage(_, stage) => Some(stage.heading.text.words()),
        Part::Step(s, _, step) => {
            let stage = entry.map.journey.stages.get(s).map(|stage| stage.heading.text.words()).unwrap_or_default();
            Some(format!("{stage}, {}", step.heading.text.words()))
        }
    }
}
