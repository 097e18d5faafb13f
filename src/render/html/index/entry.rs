//! An entry of a list: its mark, its words, where it stands, and what belongs to it.

use crate::atlas::{Entry, anchors};
use crate::model::{FindingKind, Part, Severity};
use crate::render::html::TemplateError;
use crate::render::html::finding::{self, Badge, Link};
use crate::render::html::page::Page;
use crate::render::html::theme::{Html, escape, view};
use crate::render::words::{Words, direction};
use crate::render::{captions, carry};
use crate::views::{Cited, MapRow, Pain, Persona, Priority, Row, Theme, Usage, UsedAt};

view! {
    /// An entry.
    #[derive(Debug, Default)]
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
        more: Option<MoreView<'a>>,
        answers: Vec<Badge<'a>>,
    }
}

view! {
    /// Many links, folded.
    #[derive(Debug)]
    struct MoreView<'a> {
        label: String,
        links: Badge<'a>,
    }
}

/// From so many links on, they are folded.
const MANY: usize = 7;

/// The entry of a row.
pub(super) fn entry<'a>(page: Page<'a>, row: &Row<'a>) -> Result<EntryView<'a>, TemplateError> {
    match row {
        Row::Pain(pain) => self::pain(page, pain),
        Row::Opportunity(entry, priority) => opportunity(page, entry, priority),
        Row::Finding(entry) => found(page, entry),
        Row::Map(map) => self::map(page, map),
        Row::Theme(theme) => Ok(self::theme(page, theme)),
        Row::Usage(usage) => Ok(self::usage(page, usage)),
        Row::Persona(persona) => Ok(self::persona(page, persona)),
        Row::Source(cited) => source(page, cited),
    }
}

fn pain<'a>(page: Page<'a>, pain: &Pain<'a>) -> Result<EntryView<'a>, TemplateError> {
    let mut view = found(page, &pain.lead)?;
    (view.class, view.mark) = severity(pain.severity, page.words);
    if !pain.also.is_empty() {
        let label = page.words.count(&page.words.text.counts.places, pain.places());
        view.link_to(page, label, pain.also.iter().map(|entry| finding::elsewhere(page, entry)).collect());
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
    Ok(EntryView {
        class,
        mark: mark.to_owned(),
        text: page.text(&carry::words_of(page.site, entry, page.path))?,
        code: entry.finding.code(),
        href: page.to_finding(entry),
        place: place(entry, page.words),
        badges: finding::badges(page, entry),
        answers: finding::answers(page, entry),
        ..of_map(page, entry.map_index)
    })
}

/// What an entry takes over from its map: its language and its persona.
fn of_map<'a>(page: Page<'_>, map: usize) -> EntryView<'a> {
    let atlas = page.site.atlas;
    let language = atlas.maps()[map].journey.header.language.as_ref();
    let persona = captions::personas(atlas, map, page.words);
    EntryView { lang: language.map(ToString::to_string), dir: language.map(direction), persona, ..EntryView::default() }
}

/// Where a finding stands: its map, its stage and its step.
fn place(entry: &Entry<'_>, words: &Words) -> String {
    let journey = &entry.map.journey;
    let stage = |index: usize| journey.stages.get(index).map(|stage| captions::heading(&stage.heading));
    let below = match entry.part {
        Part::Journey(_) => [None, None],
        Part::Stage(index, _) => [stage(index), None],
        Part::Step(index, _, step) => [stage(index), Some(captions::heading(&step.heading))],
    };
    let below = below.into_iter().flatten().filter(|name| !name.is_empty());
    words.list(std::iter::once(captions::title(journey, words)).chain(below).map(Into::into))
}

fn theme<'a>(page: Page<'a>, theme: &Theme<'a>) -> EntryView<'a> {
    let (words, counted) = (page.words, &page.words.text.counts);
    let (class, mark) = severity(theme.severity, words);
    let mut view = EntryView { class, mark, text: Html(escape(&theme.name)), ..EntryView::default() };
    for (kind, counted) in [
        (FindingKind::PainPoint, &counted.pain_points),
        (FindingKind::Opportunity, &counted.opportunities),
        (FindingKind::Delight, &counted.delights),
    ] {
        let count = theme.count(kind);
        view.badges.extend((count > 0).then(|| Badge::word(words.count(counted, count))));
    }
    let links: Vec<_> = theme.findings.iter().map(|entry| finding::elsewhere(page, entry)).collect();
    let label = words.count(&counted.places, links.len());
    view.link_to(page, label, links);
    view
}

fn usage<'a>(page: Page<'a>, usage: &Usage<'a>) -> EntryView<'a> {
    let words = page.words;
    let mut view = EntryView { text: Html(escape(&usage.name)), ..mood(words, usage.mood) };
    let links: Vec<_> = usage.places.iter().map(|place| self::place_of(page, place)).collect();
    let label = words.count(&words.text.counts.stages, links.len());
    view.link_to(page, label, links);
    view
}

fn persona<'a>(page: Page<'a>, persona: &Persona<'a>) -> EntryView<'a> {
    let words = page.words;
    let mut view = EntryView { text: Html(escape(&persona.name)), ..mood(words, persona.mood) };
    view.href = persona.card.and_then(|sheet| page.to(sheet.placement.chapter, &anchors::of_record(&sheet.record)));
    view.badges.push(Badge::word(words.count(&words.text.counts.pain_points, persona.pains)));
    let links = persona.maps.iter().map(|map| Link::to(page.to_map(map), captions::title(&map.journey, words)));
    let links: Vec<_> = links.collect();
    if links.is_empty() {
        view.badges.push(Badge::word(&*words.text.persona.nowhere));
    } else {
        view.link_to(page, words.text.persona.appears_in.clone(), links);
    }
    view
}

fn source<'a>(page: Page<'a>, cited: &Cited<'a>) -> Result<EntryView<'a>, TemplateError> {
    let (words, source) = (page.words, &cited.source);
    let mut view = EntryView {
        mark: words.number(cited.by.len()),
        text: page.text(&carry::from_chapter(page.site, &source.item.text, source.chapter, page.path))?,
        badges: finding::of_source(page, source),
        ..EntryView::default()
    };
    if let (Some(id), Some(anchor)) = (source.id, source.anchor.as_deref()) {
        id.clone_into(&mut view.code);
        view.href = page.to(source.chapter, anchor);
    }
    if cited.by.is_empty() {
        view.badges.push(Badge::word(&*words.text.evidence.nothing));
    } else {
        let links = cited.by.iter().map(|entry| finding::elsewhere(page, entry)).collect();
        view.link_to(page, words.text.evidence.supports.clone(), links);
    }
    Ok(view)
}

/// A stage of a map, by both names.
fn place_of<'a>(page: Page<'a>, place: &UsedAt<'a>) -> Link<'a> {
    let journey = &place.map.journey;
    let stage = place.stage.and_then(|stage| journey.stages.get(stage)).map(|stage| &stage.heading);
    let href = match stage {
        Some(heading) => page.to(place.map.placement.chapter, &anchors::in_map(journey, &heading.id.name)),
        None => page.to_map(place.map),
    };
    let names = std::iter::once(captions::title(journey, page.words)).chain(stage.map(captions::heading));
    let name = page.words.list(names.filter(|name| !name.is_empty()).map(Into::into));
    Link::to(href, name)
}

/// What an entry has whose mark is a mood: the signed number, and the word for it.
fn mood(words: &Words, mood: Option<f64>) -> EntryView<'_> {
    let mark = mood.map_or_else(|| words.text.emotion.unscored.clone(), |mood| words.score(mood));
    let badges = mood.map(|mood| Badge::word(words.mood(mood))).into_iter().collect();
    EntryView { class: "j-mood", mark, badges, ..EntryView::default() }
}

impl<'a> EntryView<'a> {
    /// Adds links under a label, folded where there are many.
    fn link_to(&mut self, page: Page<'a>, label: String, links: Vec<Link<'a>>) {
        if links.len() < MANY {
            self.badges.push(Badge::labelled(page.words, &label, links));
        } else {
            self.more = Some(MoreView { label, links: Badge::listed(page.words, links) });
        }
    }
}

fn map<'a>(page: Page<'a>, row: &MapRow<'a>) -> Result<EntryView<'a>, TemplateError> {
    let (words, journey) = (page.words, &row.map.journey);
    let (fields, counted) = (&words.text.fields, &words.text.counts);
    let felt = mood(words, row.mood);
    let mut badges = felt.badges;
    badges.extend(journey.state.map(|state| Badge::word(words.state(state))));
    badges.extend(journey.status.as_ref().map(|status| Badge::word(words.map_status(status))));
    if !journey.owner().is_empty() {
        badges.push(Badge::word(words.label(&fields.owner) + &journey.owner()));
    }
    badges.extend(journey.reviewed().map(|date| Badge::word(words.label(&fields.reviewed) + &words.date(date))));
    badges.push(Badge::word(words.count(&counted.pain_points, row.pains)));
    badges.push(Badge::word(words.count(&counted.opportunities, row.opportunities)));
    Ok(EntryView {
        class: felt.class,
        mark: felt.mark,
        text: page.linkless(&journey.header.title)?,
        href: page.to_map(row.map),
        badges,
        ..of_map(page, row.index)
    })
}
