//! What stands above a map's table: its title, who looks after it, whose journey it is and what it rests on.

use std::borrow::Cow;

use serde::Serialize;
use serde_json::json;

use super::TemplateError;
use super::lanes::Here;
use super::theme::{Html, escape};
use crate::atlas::{anchor, map_anchor};
use crate::model::{Field, FieldKind, Inline, Item, Journey, Status};

/// The header.
#[derive(Debug, Serialize)]
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

#[derive(Debug, Serialize)]
struct MetaView {
    class: Option<&'static str>,
    label: String,
    value: Html,
}

#[derive(Debug, Serialize)]
struct FieldView {
    label: String,
    single: bool,
    initials: Option<String>,
    items: Vec<FieldItem>,
}

#[derive(Debug, Serialize)]
struct FieldItem {
    id: Option<String>,
    text: Html,
    more: Html,
}

/// The header of a map.
pub(super) fn header(here: Here<'_>) -> Result<HeaderView<'_>, TemplateError> {
    let (page, journey, text) = (here.page, &here.map.journey, &here.page.words.text);
    let title =
        if journey.title.is_empty() { Html(escape(&text.map.untitled)) } else { page.linkless(&journey.title)? };
    let mut meta: Vec<MetaView> = status(here).into_iter().collect();
    let mut fields = Vec::new();
    for field in &journey.fields {
        match place(field, journey) {
            Place::Meta => {
                let label = page.words.label(&label(here, field));
                meta.push(MetaView { class: None, label, value: values(here, field)? });
            }
            Place::List => fields.push(listed(here, field)?),
            Place::Elsewhere => {}
        }
    }
    Ok(HeaderView {
        kind: if journey.is_card() { &text.map.card } else { &text.map.kind },
        state: journey.state.map(|state| page.words.state(state)),
        level: here.map.level,
        anchor: map_anchor(journey),
        title,
        meta,
        description: page.prose(here.map.level + 1).blocks(&journey.description)?,
        fields,
    })
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
    if field.label.is_empty() { here.page.words.field(&field.kind).to_owned() } else { field.label.clone() }
}

fn values(here: Here<'_>, field: &Field) -> Result<Html, TemplateError> {
    if let Some(date) = field.date().filter(|_| field.kind == FieldKind::Reviewed) {
        let view = json!({ "machine": field.words(), "words": here.page.words.date(date) });
        return here.page.theme.fill("text/time", &view);
    }
    let values = field.items.iter().map(|item| here.page.text(&item.text).map(|html| Cow::Owned(html.0)));
    Ok(Html(here.page.words.list(values.collect::<Result<Vec<_>, _>>()?)))
}

fn listed(here: Here<'_>, field: &Field) -> Result<FieldView, TemplateError> {
    let item = |item: &Item| {
        // Only sources are referred to, so only they get an anchor.
        let id = item.attributes.id.as_ref().filter(|_| field.kind == FieldKind::Evidence);
        Ok(FieldItem {
            id: id.map(|id| anchor(&here.map.journey, &id.name)),
            text: here.page.text(&item.text)?,
            more: here.page.prose(here.map.level + 1).blocks(&item.more)?,
        })
    };
    let items = field.items.iter().map(item).collect::<Result<Vec<_>, _>>()?;
    let single = items.len() < 2;
    let initials = if single && field.kind == FieldKind::Persona { initials(&field.words()) } else { None };
    Ok(FieldView { label: label(here, field), single, initials, items })
}

/// The initials of a person: of the first and the last word with a capital letter, before what is said about her. A name
/// without capitals has one. None without a letter.
fn initials(person: &str) -> Option<String> {
    let name = person.split([',', '，', '、', '(', '（', ':', '：', '–', '—']).next()?;
    let letters = || name.split_whitespace().filter_map(|word| word.chars().next().filter(|c| c.is_alphabetic()));
    let mut capitals = letters().filter(|c| !c.is_lowercase());
    let (first, last) = (capitals.next().or_else(|| letters().next())?, capitals.next_back());
    Some(std::iter::once(first).chain(last).flat_map(char::to_uppercase).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn initials_are_those_of_the_name() {
        for (person, letters) in [
            ("Nadia Kareem, shift nurse", Some("NK")),
            ("mara (a Commuter)", Some("M")),
            ("A commuter", Some("A")),
            ("🧑 Ana María de la Ruiz — owner", Some("AR")),
            ("田中花子、会社員", Some("田")),
            ("42", None),
            ("", None),
        ] {
            assert_eq!(initials(person).as_deref(), letters);
        }
    }
}
