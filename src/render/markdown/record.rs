//! Records as Markdown: a persona as a list of what is known of her, and a list of sources with what rests on each.

use super::finding::{codes, linked, to_map};
use super::map::{attribute, hashes, strong_label, write_field, write_items};
use super::text::{blocks, escape, line, text};
use crate::atlas::{Home, Map, PlacedRecord, Source, SourceKey, anchors};
use crate::model::{AttributeKind, Block, FieldKind, Item, RecordKind, Text};
use crate::render::{Site, captions};

/// The record with index `index`.
pub(super) fn record(site: Site<'_>, placed: &PlacedRecord, index: usize) -> String {
    let (record, mut out) = (&placed.record, String::new());
    if !record.header.title.is_empty() {
        let name = escape(&record.header.title.words());
        line(
            &mut out,
            "",
            &format!("{} {name}{}", hashes(placed.placement.level), attribute(site, &anchors::of_record(record))),
        );
    }
    blocks(&record.header.description, "", &mut out);
    match record.kind {
        RecordKind::Persona => persona_fields(site, placed, index, &mut out),
        RecordKind::Evidence => sources(site, placed, index, &mut out),
    }
    out
}

fn persona_fields(site: Site<'_>, placed: &PlacedRecord, index: usize, out: &mut String) {
    let words = site.words;
    let (quotes, fields): (Vec<_>, Vec<_>) =
        placed.record.header.fields.iter().partition(|field| field.kind == FieldKind::Quote && field.label.is_empty());
    for item in quotes.into_iter().flat_map(|field| &field.items) {
        line(out, "", &format!("> {}", text(&item.text)));
        blocks(&item.more, "> ", out);
    }
    out.push('\n');
    for field in fields {
        write_field(field, words, out);
    }
    let about = site.atlas.maps_about(index).filter_map(|(map, place)| {
        let map = site.atlas.maps().get(map)?;
        let way = to_map(site, Some(placed.placement.chapter), map);
        let mood = map.journey.mood_of(place).map(|score| format!(": {} {}", words.mood(score), words.score(score)));
        Some((way + &mood.unwrap_or_default(), &[] as &[Block]))
    });
    let about: Vec<_> = about.collect();
    if about.is_empty() {
        line(out, "", &words.text.persona.nowhere);
    } else {
        write_items(&strong_label(&words.text.persona.appears_in, words), &about, out);
    }
}

fn sources(site: Site<'_>, placed: &PlacedRecord, index: usize, out: &mut String) {
    let mut sources = site.atlas.sources_of(index);
    for field in &placed.record.header.fields {
        if field.label.is_empty() {
            out.push('\n');
        } else {
            line(out, "", &strong_label(&field.label, site.words));
            out.push('\n');
        }
        for source in sources.by_ref().take(field.items.len()) {
            out.push_str(&format!("- {}\n", listed(site, placed.placement.chapter, &source)));
            blocks(&source.item.more, "  ", out);
        }
    }
}

/// A source: its words, then its kind, its date and what rests on it.
fn listed(site: Site<'_>, chapter: usize, source: &Source<'_>) -> String {
    let (words, own) = (site.words, &site.words.text.evidence);
    let kind =
        source.item.attributes.get(AttributeKind::Kind).map(|kind| words.label(&own.kind) + &escape(&kind.value));
    let date = source.item.date().map(|date| words.label(&own.date) + &words.date(date));
    let keys = site.atlas.resting_on(source.key);
    let resting = if keys.is_empty() {
        own.nothing.clone()
    } else {
        words.label(&own.supports) + &words.list(codes(site, Some(chapter), keys, source.home.map()))
    };
    let said: Vec<String> = kind.into_iter().chain(date).chain([resting]).collect();
    format!("{} ({})", text(&source.item.text), said.join("; "))
}

/// A source as a finding cites it: by its id, with a link to the list of the book that it stands in.
pub(super) fn cited(site: Site<'_>, chapter: Option<usize>, key: SourceKey) -> String {
    let Some(source) = site.atlas.source(key) else { return String::new() };
    let id = escape(source.id.unwrap_or_default());
    match source.home {
        Home::Record(record) if !site.atlas.records()[record].record.header.title.is_empty() => {
            linked(site, chapter, id, source.chapter, &anchors::of_record(&site.atlas.records()[record].record))
        }
        _ => id,
    }
}

/// A persona that a map names, with a link to the card at `place` among those that it names.
pub(super) fn persona<'a>(
    site: Site<'_>,
    map: &Map,
    index: usize,
    place: Option<usize>,
    item: &'a Item,
) -> (String, &'a [Block]) {
    let name = place.map_or_else(|| item.text.clone(), |place| captions::persona(site.atlas, index, place, item));
    let card = place.and_then(|place| site.atlas.records().get(site.atlas.card(index, place)?));
    let words = match card {
        Some(placed) => {
            let name = text(&Text::plain(name.words()));
            linked(
                site,
                Some(map.placement.chapter),
                name,
                placed.placement.chapter,
                &anchors::of_record(&placed.record),
            )
        }
        None => text(&name),
    };
    (words, &item.more)
}
