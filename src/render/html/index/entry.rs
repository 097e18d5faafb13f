//! An entry of a list: its mark, its words, where it stands, and what belongs to it.

use serde::Serialize;

use crate::atlas::Entry;
use crate::model::{Field, FieldKind, Journey, Part, Severity};
use crate::render::html::TemplateError;
use crate::render::html::finding::{self, Badge};
use crate::render::html::page::Page;
use crate::render::html::theme::Html;
use crate::render::words::{Words, direction};
use crate::render::{captions, carry};
use crate::views::{MapRow, Pain, Priority, Row};

/// An entry.
#[derive(Debug, Default, Serialize)]
pub(super) struct EntryView<'a> {
    class: &'static str,
    mark: String,
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

/// The entry of a row.
pub(super) fn entry<'a>(page: Page<'a>, row: &Row<'a>) -> Result<EntryView<'a>, TemplateError> {
    match row {
        Row::Pain(pain) => self::pain(page, pain),
        Row::Opportunity(entry, priority) => opportunity(page, entry, priority),
        Row::Delight(entry) => found(page, entry),
        Row::Map(map) => self::map(page, map),
    }
}

fn pain<'a>(page: Page<'a>, pain: &Pain<'a>) -> Result<EntryView<'a>, TemplateError> {
    let mut view = found(page, &pain.lead)?;
    (view.class, view.mark) = severity(pain.severity, page.words);
    if !pain.also.is_empty() {
        view.badges.push(finding::places(page, &pain.also));
    }
    Ok(view)
}

fn opportunity<'a>(page: Page<'a>, entry: &Entry<'a>, priority: &Priority) -> Result<EntryView<'a>, TemplateError> {
    let mut view = found(page, entry)?;
    view.badges.push(Badge::word(captions::priority(page.words, priority)));
    Ok(view)
}

fn severity(severity: Option<Severity>, words: &Words) -> (&'static str, String) {
    (finding::severity_class(severity), words.severity(severity).to_owned())
}

fn found<'a>(page: Page<'a>, entry: &Entry<'_>) -> Result<EntryView<'a>, TemplateError> {
    let (class, mark) = finding::mark(entry.finding, page.words);
    let journey = &entry.map.journey;
    Ok(EntryView {
        class,
        mark: mark.to_owned(),
        text: page.text(&carry::words_of(page.site, entry, page.path))?,
        code: entry.finding.code(),
        href: page.to_finding(entry),
        place: place(entry, page.words),
        badges: finding::badges(page, entry),
        answers: finding::answers(page, entry),
        ..of_map(journey)
    })
}

/// What an entry takes over from its map: its language and its persona.
fn of_map<'a>(journey: &Journey) -> EntryView<'a> {
    let language = journey.language.as_ref();
    let persona = journey.field(&FieldKind::Persona).map(Field::words).filter(|words| !words.is_empty());
    EntryView { lang: language.map(ToString::to_string), dir: language.map(direction), persona, ..EntryView::default() }
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
    words.list(std::iter::once(captions::title(journey, words)).chain(below).map(Into::into))
}

fn map<'a>(page: Page<'a>, row: &MapRow<'a>) -> Result<EntryView<'a>, TemplateError> {
    let (words, journey) = (page.words, &row.map.journey);
    let (fields, counted) = (&words.text.fields, &words.text.counts);
    let mut badges = Vec::new();
    badges.extend(journey.state.map(|state| Badge::word(words.state(state))));
    badges.extend(journey.status.as_ref().map(|status| Badge::word(words.map_status(status))));
    if !journey.owner().is_empty() {
        badges.push(Badge::word(words.label(&fields.owner) + &journey.owner()));
    }
    badges.extend(journey.reviewed().map(|date| Badge::word(words.label(&fields.reviewed) + &words.date(date))));
    badges.push(Badge::word(words.count(&counted.pain_points, row.pains)));
    badges.push(Badge::word(words.count(&counted.opportunities, row.opportunities)));
    Ok(EntryView {
        class: "j-mood",
        mark: row.mood.map_or_else(|| words.text.emotion.unscored.clone(), |mood| words.score(mood)),
        text: page.linkless(&journey.title)?,
        href: page.to_map(row.map),
        badges,
        ..of_map(journey)
    })
}
