//! Records: the card of a persona, and a list of sources.

use super::TemplateError;
use super::emotion::FaceView;
use super::fields::{self, FieldView};
use super::finding::{self, Badge};
use super::lanes::{ItemView, unquoted};
use super::page::Page;
use super::source::{self, SourceView};
use super::theme::{Html, view};
use crate::atlas::{PlacedRecord, Source, anchors};
use crate::model::{Block, Field, FieldKind, RecordKind};
use crate::render::{captions, words};

view! {
    /// What all records have.
    #[derive(Debug)]
    struct RecordView<'a> {
        lang: Option<String>,
        dir: Option<&'static str>,
        level: u8,
        anchor: String,
        title: Html,
        description: Html,
        source: Option<SourceView<'a>>,
    }
}

view! {
    #[derive(Debug)]
    struct PersonaView<'a> {
        record: RecordView<'a>,
        kind: &'a str,
        portrait: Option<Html>,
        initials: Option<String>,
        facts: Vec<Html>,
        quotes: Vec<Html>,
        fields: Vec<FieldView>,
        appears_in: &'a str,
        maps: Vec<MapView<'a>>,
        nowhere: &'a str,
    }
}

view! {
    /// A map about a persona, with its mood.
    #[derive(Debug)]
    struct MapView<'a> {
        href: Option<String>,
        title: String,
        face: Option<FaceView>,
        mood: Option<&'a str>,
        score: Option<String>,
    }
}

view! {
    #[derive(Debug)]
    struct EvidenceView<'a> {
        record: RecordView<'a>,
        groups: Vec<GroupView<'a>>,
    }
}

view! {
    #[derive(Debug)]
    struct GroupView<'a> {
        label: String,
        sources: Vec<ListedView<'a>>,
    }
}

view! {
    /// A source in its list.
    #[derive(Debug)]
    struct ListedView<'a> {
        id: Option<String>,
        text: Html,
        more: Html,
        badges: Vec<Badge<'a>>,
    }
}

/// The record, as one line.
pub(super) fn record(page: Page<'_>, placed: &PlacedRecord, index: usize) -> Result<String, TemplateError> {
    match placed.record.kind {
        RecordKind::Persona => page.theme.block("persona", &persona(page, placed, index)?),
        RecordKind::Evidence => page.theme.block("evidence", &evidence(page, placed, index)?),
    }
}

fn view<'a>(page: Page<'a>, placed: &'a PlacedRecord, blocks: &[Block]) -> Result<RecordView<'a>, TemplateError> {
    let (record, language) = (&placed.record, placed.record.header.language.as_ref());
    Ok(RecordView {
        lang: language.map(ToString::to_string),
        dir: language.map(words::direction),
        level: placed.placement.level,
        anchor: anchors::of_record(record),
        title: page.linkless(&record.header.title)?.heading(),
        description: page.prose(placed.placement.level + 1).blocks(blocks)?,
        source: placed.placement.source.as_deref().map(|text| source::source(text, &page.words.text.map.source)),
    })
}

fn persona<'a>(page: Page<'a>, placed: &'a PlacedRecord, index: usize) -> Result<PersonaView<'a>, TemplateError> {
    let (record, text) = (&placed.record, &page.words.text.persona);
    let (mut facts, mut quotes, mut fields) = (Vec::new(), Vec::new(), Vec::new());
    for field in &record.header.fields {
        match field.kind {
            FieldKind::Portrait if record.portrait().is_some() && field.items.len() == 1 => {}
            FieldKind::Quote => {
                for item in &field.items {
                    let more = page.prose(placed.placement.level + 1).blocks(&item.more)?;
                    let bare = unquoted(&item.text);
                    let words = page.text(bare.as_ref().unwrap_or(&item.text))?;
                    // Whoever writes marks of another kind wants those.
                    let said = bare.is_some() || item.text.words().starts_with(char::is_alphanumeric);
                    quotes.push(page.theme.fill("item", &ItemView::quote(said, words, more))?);
                }
            }
            _ if is_fact(field) => facts.push(fact(page, field)?),
            _ => {
                let mut view = fields::view(page, placed.placement.level + 1, &field.label, field)?;
                for (shown, item) in view.items.iter_mut().zip(&field.items) {
                    shown.share = item.share.map(|percent| percent.to_string());
                }
                fields.push(view);
            }
        }
    }
    let blocks: Vec<Block> = record.prose().cloned().collect();
    Ok(PersonaView {
        record: view(page, placed, &blocks)?,
        kind: &text.kind,
        portrait: fields::portrait(page, placed)?,
        initials: fields::initials(&record.header.title.words()),
        facts,
        quotes,
        fields,
        appears_in: &text.appears_in,
        maps: page.site.atlas.maps_about(index).map(|(map, place)| map_view(page, map, place)).collect(),
        nowhere: &text.nowhere,
    })
}

/// Whether a field is said in a word or a few, and stands in the line below the name.
fn is_fact(field: &Field) -> bool {
    const LETTERS: usize = 40;
    let is_short = matches!(field.items.as_slice(), [item] if item.more.is_empty() && item.task.is_none()
        && !item.text.is_empty() && item.text.words().chars().count() <= LETTERS);
    is_short && matches!(field.kind, FieldKind::Role | FieldKind::Own)
}

/// A role speaks for itself, all else with its label.
fn fact(page: Page<'_>, field: &Field) -> Result<Html, TemplateError> {
    let words = field.items.first().map(|item| page.text(&item.text)).transpose()?.unwrap_or_default();
    if field.kind == FieldKind::Role {
        return Ok(words);
    }
    let label = super::theme::escape(&page.words.label(&field.label));
    Ok(Html(label + &words.0))
}

fn map_view(page: Page<'_>, map: usize, place: usize) -> MapView<'_> {
    let map = &page.site.atlas.maps()[map];
    let mood = map.journey.mood_of(place);
    MapView {
        href: page.to_map(map),
        title: captions::title(&map.journey, page.words),
        face: mood.map(FaceView::of),
        mood: mood.map(|score| page.words.mood(score)),
        score: mood.map(|score| page.words.score(score)),
    }
}

fn evidence<'a>(page: Page<'a>, placed: &'a PlacedRecord, index: usize) -> Result<EvidenceView<'a>, TemplateError> {
    let mut sources = page.site.atlas.sources_of(index);
    let mut groups = Vec::new();
    for field in &placed.record.header.fields {
        let listed = sources.by_ref().take(field.items.len()).map(|source| listed(page, placed, source));
        let sources = listed.collect::<Result<Vec<_>, _>>()?;
        groups.push(GroupView { label: field.label.clone(), sources });
    }
    Ok(EvidenceView { record: view(page, placed, &placed.record.header.description)?, groups })
}

fn listed<'a>(page: Page<'a>, placed: &PlacedRecord, source: Source<'_>) -> Result<ListedView<'a>, TemplateError> {
    let mut badges = finding::of_source(page, &source);
    badges.push(finding::resting(page, &source));
    Ok(ListedView {
        text: page.text(&source.item.text)?,
        more: page.prose(placed.placement.level + 1).blocks(&source.item.more)?,
        badges,
        id: source.anchor,
    })
}
