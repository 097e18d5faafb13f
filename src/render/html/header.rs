//! What stands above a map's table: its title, who looks after it, whose journey it is and what it rests on.

use std::borrow::Cow;

use super::TemplateError;
use super::fields::{self, FieldView};
use super::lanes::Here;
use super::theme::{Html, Show as _, escape, view};
use crate::atlas::anchors;
use crate::model::{Field, FieldKind, Inline, Journey, Status, Text};
use crate::render::words::fill;
use crate::render::{captions, tickets};

view! {
    /// The header.
    #[derive(Debug)]
    pub(super) struct HeaderView<'a> {
        kind: &'a str,
        state: Option<&'a str>,
        level: u8,
        anchor: String,
        title: Html,
        meta: Vec<MetaView>,
        description: Html,
        fields: Vec<FieldView>,
    }
}

view! {
    #[derive(Debug)]
    struct MetaView {
        class: Option<&'static str>,
        label: String,
        value: Html,
    }
}

/// The header of a map.
pub(super) fn header(here: Here<'_>) -> Result<HeaderView<'_>, TemplateError> {
    let (page, journey, text) = (here.page, &here.map.journey, &here.page.words.text);
    let title = if journey.header.title.is_empty() {
        Html(escape(&text.map.untitled))
    } else {
        page.linkless(&journey.header.title)?
    }
    .heading();
    let mut meta: Vec<MetaView> = status(here).into_iter().collect();
    let mut fields = Vec::new();
    let mut personas = 0..;
    for field in &journey.header.fields {
        match place(field, journey) {
            Place::Meta => {
                let label = page.words.label(&label(here, field));
                meta.push(MetaView { class: None, label, value: values(here, field)? });
            }
            Place::List => fields.push(listed(here, field, &mut personas)?),
            Place::Elsewhere => {}
        }
    }
    fields.extend(relations(here)?);
    Ok(HeaderView {
        kind: if journey.is_card() { &text.map.card } else { &text.map.kind },
        state: journey.state.map(|state| page.words.state(state)),
        level: here.map.placement.level,
        anchor: anchors::of_map(journey),
        title,
        meta,
        description: page.prose(here.map.placement.level + 1).blocks(&journey.header.description)?,
        fields,
    })
}

/// What other maps say of this one: that it details a stage of theirs, or that they are compared with it.
fn relations(here: Here<'_>) -> Result<Vec<FieldView>, TemplateError> {
    let (page, atlas, text) = (here.page, here.page.site.atlas, &here.page.words.text);
    let mut fields = Vec::new();
    let details = atlas.detailed_by(here.index).iter().filter_map(|(map, spot)| {
        let map = atlas.maps().get(*map)?;
        let heading = spot.heading(&map.journey)?;
        let href = page.to(map.placement.chapter, &anchors::in_map(&map.journey, &heading.id.name));
        let (stage, title) = (captions::heading(heading), captions::title(&map.journey, page.words));
        Some((href, fill(&text.finding.elsewhere, &[("code", &stage), ("map", &title)])))
    });
    let compared = atlas.compared_in(here.index).iter().filter_map(|map| {
        let map = atlas.maps().get(*map)?;
        Some((page.to_map(map), captions::title(&map.journey, page.words)))
    });
    for (label, links) in
        [(&text.map.details, details.collect::<Vec<_>>()), (&text.compare.within, compared.collect::<Vec<_>>())]
    {
        if !links.is_empty() {
            fields.push(fields::links(page, label, links)?);
        }
    }
    Ok(fields)
}

enum Place {
    /// In the line under the title.
    Meta,
    /// In the list below.
    List,
    /// Shown as a mark or a word of its own.
    Elsewhere,
}

fn place(field: &Field, journey: &Journey) -> Place {
    let plain = field.items.iter().all(|item| item.more.is_empty());
    let is_word = plain && field.items.len() == 1 && matches!(field.items[0].text.0.as_slice(), [Inline::Text(_)]);
    match field.kind {
        // A mark says one plain word; whatever else was written is listed.
        FieldKind::State if journey.state.is_some() && is_word => Place::Elsewhere,
        FieldKind::Status if journey.status.is_some() && is_word => Place::Elsewhere,
        FieldKind::Owner | FieldKind::Reviewed if plain => Place::Meta,
        _ => Place::List,
    }
}

fn status(here: Here<'_>) -> Option<MetaView> {
    let status = here.map.journey.status.as_ref()?;
    let class = match status {
        Status::Draft | Status::Retired | Status::Own(_) => "j-st",
        Status::InReview => "j-st j-v2",
        Status::Published => "j-st j-v4",
    };
    let words = here.page.words;
    let value = Html(escape(words.map_status(status)));
    Some(MetaView { class: Some(class), label: words.label(&words.text.fields.status), value })
}

fn label(here: Here<'_>, field: &Field) -> String {
    if field.label.is_empty() { here.page.words.field(field.kind).to_owned() } else { field.label.clone() }
}

fn values(here: Here<'_>, field: &Field) -> Result<Html, TemplateError> {
    if let Some(date) = field.date().filter(|_| field.kind == FieldKind::Reviewed) {
        let (machine, words) = (field.words(), here.page.words.date(date));
        return here.page.theme.fill("text/time", &[("machine", machine.shown()), ("words", words.shown())]);
    }
    let values = field.items.iter().map(|item| here.page.text(&item.text).map(|html| Cow::Owned(html.0)));
    Ok(Html(here.page.words.list(values.collect::<Result<Vec<_>, _>>()?)))
}

/// A field in the list: sources with their anchors, personas with links to their cards.
fn listed(
    here: Here<'_>,
    field: &Field,
    personas: &mut impl Iterator<Item = usize>,
) -> Result<FieldView, TemplateError> {
    let (page, journey) = (here.page, &here.map.journey);
    let mut view = fields::view(page, here.map.placement.level + 1, &label(here, field), field)?;
    match field.kind {
        FieldKind::Evidence => {
            for (shown, item) in view.items.iter_mut().zip(&field.items) {
                shown.id = item.attributes.id.as_ref().map(|id| anchors::in_map(journey, &id.name));
            }
        }
        FieldKind::Persona => {
            for (shown, item) in view.items.iter_mut().zip(&field.items).filter(|(_, item)| !item.text.is_empty()) {
                let Some(place) = personas.next() else { break };
                let name = captions::persona(page.site.atlas, here.index, place, item);
                view.initials = if view.single { fields::initials(&name.words()) } else { None };
                let card = page.site.atlas.card(here.index, place);
                if let Some(placed) = card.and_then(|card| page.site.atlas.records().get(card)).filter(|_| view.single)
                {
                    view.portrait = fields::portrait(page, placed)?;
                }
                let href = card.and_then(|card| page.to_record(card));
                shown.text = href.map_or_else(|| page.text(&name), |href| page.linked(&href, &name))?;
            }
        }
        FieldKind::Ticket => {
            for (shown, item) in view.items.iter_mut().zip(&field.items) {
                shown.text = page.text(&tickets::linked(page.site.tickets, &item.text, page.words))?;
            }
        }
        FieldKind::Compares => {
            let map = page.site.atlas.compared_with(here.index).and_then(|map| page.site.atlas.maps().get(map));
            if let (Some(map), Some(shown)) = (map, view.items.first_mut()) {
                let title = Text::plain(captions::title(&map.journey, page.words));
                shown.text = page.to_map(map).map_or_else(|| page.text(&title), |href| page.linked(&href, &title))?;
            }
        }
        _ => {}
    }
    Ok(view)
}
