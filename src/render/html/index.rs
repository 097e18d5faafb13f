//! The index of the book: what was found in all its maps, worst first, and what nobody answers yet.

use serde::Serialize;

use super::TemplateError;
use super::finding::{self, Badge};
use super::page::{self, Page};
use super::theme::Html;
use crate::atlas::Entry;
use crate::model::{FieldKind, FindingKind, Part, Severity};
use crate::render::words::{Words, direction};
use crate::render::{IndexSpot, carry};

#[derive(Debug, Serialize)]
struct IndexView<'a> {
    anchor: String,
    empty: Option<&'a str>,
    counts: Vec<CountView<'a>>,
    groups: Vec<GroupView<'a>>,
}

#[derive(Debug, Serialize)]
struct CountView<'a> {
    label: &'a str,
    number: String,
    note: Option<String>,
}

#[derive(Debug, Serialize)]
struct GroupView<'a> {
    level: u8,
    id: String,
    title: &'a str,
    none: &'a str,
    entries: Vec<EntryView<'a>>,
}

#[derive(Debug, Serialize)]
struct EntryView<'a> {
    class: &'static str,
    mark: &'a str,
    lang: Option<String>,
    dir: Option<&'static str>,
    text: Html,
    code: String,
    href: Option<String>,
    place: String,
    persona: Option<String>,
    badges: Vec<Badge<'a>>,
    answers: Vec<Badge<'a>>,
}

/// The index on a page, at `spot`.
pub(super) fn index<'a>(page: Page<'a>, spot: IndexSpot<'_>) -> Result<String, TemplateError> {
    let IndexSpot { level, anchor, .. } = spot;
    let (atlas, words, text) = (page.site.atlas, page.words, &page.words.text.index);
    let of_kind = |kind| atlas.findings().filter(move |entry| entry.finding.kind == kind).collect::<Vec<_>>();
    let mut pains = of_kind(FindingKind::PainPoint);
    let mut unanswered: Vec<Entry<'_>> = atlas.unanswered().collect();
    for list in [&mut pains, &mut unanswered] {
        list.sort_by_key(|entry| std::cmp::Reverse(entry.finding.severity));
    }
    let (opportunities, delights) = (of_kind(FindingKind::Opportunity), of_kind(FindingKind::Delight));
    let stages = atlas.maps().iter().map(|map| map.journey.stages.len()).sum();
    let critical = pains.iter().filter(|entry| entry.finding.severity == Some(Severity::Critical)).count();
    let critical = (critical > 0).then(|| words.count(&words.text.counts.critical, critical));
    let stages = words.count(&words.text.counts.stages, stages);
    let count = |label, number, note| CountView { label, number: words.number(number), note };
    let counts = vec![
        count(&text.maps, atlas.maps().len(), Some(stages)),
        count(&text.pain_points, pains.len(), critical),
        count(&text.unanswered, unanswered.len(), None),
        count(&text.opportunities, opportunities.len(), None),
        count(&text.delights, delights.len(), None),
    ];
    let group = |id: &str, title: &'a String, entries: &[Entry<'_>]| {
        let entries = entries.iter().map(|entry| view(page, entry)).collect::<Result<Vec<_>, TemplateError>>()?;
        Ok(GroupView { level: level.clamp(1, 6), id: format!("{anchor}-{id}"), title, none: &text.none, entries })
    };
    let groups = vec![
        group("pain-points", &text.by_severity, &pains)?,
        group("unanswered", &text.without_opportunity, &unanswered)?,
        group("opportunities", &text.opportunities, &opportunities)?,
        group("delights", &text.delights, &delights)?,
    ];
    let view = IndexView {
        anchor: anchor.to_owned(),
        empty: atlas.maps().is_empty().then_some(text.empty.as_str()),
        counts,
        groups,
    };
    page.theme.block("index", &view)
}

fn view<'a>(page: Page<'a>, entry: &Entry<'_>) -> Result<EntryView<'a>, TemplateError> {
    let (class, mark) = finding::mark(entry.finding, page.words);
    let journey = &entry.map.journey;
    let language = journey.language.as_ref();
    let persona = journey.field(&FieldKind::Persona).map(crate::model::Field::words);
    Ok(EntryView {
        class,
        mark,
        lang: language.map(ToString::to_string),
        dir: language.map(direction),
        text: page.text(&carry::words_of(page.site, entry, page.path))?,
        code: entry.finding.code(),
        href: page.to_finding(entry),
        place: place(entry, page.words),
        persona: persona.filter(|words| !words.is_empty()),
        badges: finding::badges(page, entry),
        answers: finding::answers(page, entry),
    })
}

/// Where a finding stands: its map, its stage and its step.
fn place(entry: &Entry<'_>, words: &Words) -> String {
    let journey = &entry.map.journey;
    let stage = |index: usize| journey.stages.get(index).map(|stage| stage.heading.text.words());
    let below = match entry.part {
        Part::Journey(_) => [None, None],
        Part::Stage(index, _) => [stage(index), None],
        Part::Step(index, _, step) => [stage(index), Some(step.heading.text.words())],
    };
    let below = below.into_iter().flatten().filter(|name| !name.is_empty());
    words.list(std::iter::once(page::title(journey, words)).chain(below).map(Into::into))
}
