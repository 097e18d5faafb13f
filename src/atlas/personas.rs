//! Which persona card a map's header means, and which maps are about a persona.
//!
//! A header may name a persona by the card's id, by its name or what she is called for short, or by a link to it. Where two
//! are called the same, neither is meant.

use std::cell::OnceCell;
use std::collections::HashMap;

use super::{Atlas, Map, PlacedRecord, anchors};
use crate::diagnostics::{Code, Cure, Diagnostic, Fix, Known, listed, quoted};
use crate::model::{Field, Inline, Item, MOST_NAMED, RecordKind, Text, called, folded};

/// Finds the card of each persona that a map names. One without a card is reported, but only in a book that has some.
pub(super) fn resolve(atlas: &mut Atlas, diagnostics: &mut Vec<Diagnostic>) {
    let names = Names::of(atlas);
    let known = OnceCell::new();
    let known = || known.get_or_init(|| names.known.iter().map(String::as_str).collect());
    let mut cards: Vec<Vec<Option<usize>>> = Vec::with_capacity(atlas.maps.len());
    for map in &atlas.maps {
        diagnostics.extend(map.journey.personas().nth(MOST_NAMED).map(|item| too_many(map, item)));
        let found = map.journey.personas().map(|item| {
            if names.are_several(item) {
                diagnostics.push(several(map, item));
                return None;
            }
            let is_link = link_in(item).is_some();
            match names.find(item) {
                [card] => return Some(*card),
                [] if names.known.is_empty() || is_link => {}
                [] => diagnostics.push(unknown(known(), map, item)),
                cards => diagnostics.push(ambiguous(atlas, map, item, cards)),
            }
            None
        });
        cards.push(found.collect());
    }
    for (map, cards) in cards.iter().enumerate() {
        for (place, card) in cards.iter().enumerate() {
            let Some(card) = *card else { continue };
            let maps = atlas.about.entry(card).or_default();
            // A map may name her twice.
            if maps.last().is_none_or(|(last, _)| *last != map) {
                maps.push((map, place));
            }
        }
    }
    atlas.cards = cards;
}

/// What the personas of a book can be named by.
struct Names {
    /// Their ids and their names, as a writer may write them.
    known: Vec<String>,
    /// By what they are called, folded: those who are called so. Ids come before names, and names before short ones.
    by_id: HashMap<String, Vec<usize>>,
    by_name: HashMap<String, Vec<usize>>,
    by_call: HashMap<String, Vec<usize>>,
}

impl Names {
    fn of(atlas: &Atlas) -> Self {
        let (by_id, by_name, by_call) = (HashMap::new(), HashMap::new(), HashMap::new());
        let mut names = Self { known: Vec::new(), by_id, by_name, by_call };
        let personas = atlas.records.iter().enumerate().filter(|(_, placed)| placed.record.kind == RecordKind::Persona);
        for (index, PlacedRecord { record, .. }) in personas {
            let (id, title) = (record.header.id.name.clone(), record.header.title.words());
            let short = called(&title).to_owned();
            names.by_id.entry(folded(&id)).or_default().push(index);
            names.by_name.entry(folded(&title)).or_default().push(index);
            names.by_call.entry(folded(&short)).or_default().push(index);
            names.known.extend([id, title, short]);
        }
        names
    }

    /// Those who may be meant, in the order of the book: one where it is clear, none where nobody is called so.
    fn find(&self, item: &Item) -> &[usize] {
        let anchor = link_in(item).and_then(|url| url.split_once('#'));
        let linked = anchor.map(|(_, anchor)| folded(anchors::id_in(anchor)));
        let by_link = linked.and_then(|id| self.by_id.get(&id));
        by_link.map_or_else(|| self.called(&item.text.words()), Vec::as_slice)
    }

    /// Those who are called by these words.
    fn called(&self, words: &str) -> &[usize] {
        let (whole, short) = (folded(words), folded(called(words)));
        let tables = [(&self.by_id, &whole), (&self.by_name, &whole), (&self.by_id, &short), (&self.by_call, &short)];
        tables.into_iter().find_map(|(table, name)| table.get(name)).map_or(&[], Vec::as_slice)
    }

    /// Whether an item is the names of several, and not that of one with what is said about her.
    fn are_several(&self, item: &Item) -> bool {
        let words = item.text.words();
        let parts = || words.split([',', '，', '、', ';', '；']).map(str::trim);
        let is_name = self.by_name.contains_key(&folded(&words));
        !is_name && parts().nth(1).is_some() && parts().all(|part| !self.called(part).is_empty())
    }
}

/// Whether what names a persona is no name: her id, or the address of a link that has no words.
fn is_her_address(item: &Item, id: &str) -> bool {
    let words = item.text.words();
    folded(&words) == folded(id) || link_in(item).is_some_and(|url| url == words)
}

/// What is said where nobody is called so.
fn unknown(known: &Known<'_>, map: &Map, item: &Item) -> Diagnostic {
    let words = item.text.words();
    let otherwise = "write the name or the id of a persona, or add a `persona` block for this one";
    let place = map.placement.at(item.span);
    // Nothing else may stand where the name is put.
    let is_bare = item.span.end - item.span.start == words.len();
    let instead = known.surely_meant(&words).filter(|_| is_bare).map(str::to_owned);
    let cure = Cure { instead, ..Cure::near(known.did_you_mean(called(&words)), otherwise) };
    let message = format!("no persona of this book is called `{}`", quoted(&words));
    Diagnostic::new(Code::UnknownPersona, place, message).label("shown without a link").help(cure)
}

/// What is said where several personas stand where one is read.
fn several(map: &Map, item: &Item) -> Diagnostic {
    let words = item.text.words();
    let place = |span| map.placement.at(span);
    let message = format!("`{}` are several personas, and this field takes one", quoted(&words));
    let help = format!("write `Personas: {}`, or a list with an entry for each", quoted(&words));
    let label = map.journey.header.fields.iter().find(|field| field.items.iter().any(|other| other.span == item.span));
    let is_bare = |label: &&Field| {
        label.label.eq_ignore_ascii_case("persona") && label.span.end - label.span.start == label.label.len()
    };
    let fix = label.filter(is_bare).map(|label| Fix::write(place(label.span), format!("{}s", label.label)));
    Diagnostic::new(Code::UnknownPersona, place(item.span), message).label("shown without a link").help(help).fix(fix)
}

/// What is said where several personas are called the same.
fn ambiguous(atlas: &Atlas, map: &Map, item: &Item, cards: &[usize]) -> Diagnostic {
    let ids = cards.iter().map(|card| atlas.records[*card].record.header.id.name.as_str());
    let message = format!("{} personas of this book are called `{}`", cards.len(), quoted(&item.text.words()));
    let place = map.placement.at(item.span);
    let help = format!("write the id of the one who is meant: {}", listed(ids));
    Diagnostic::new(Code::UnknownPersona, place, message).label("shown without a link").help(help)
}

fn too_many(map: &Map, item: &Item) -> Diagnostic {
    let message = format!("a map names at most {MOST_NAMED} personas");
    Diagnostic::new(Code::TooMuch, map.placement.at(item.span), message)
        .label("one too many")
        .help("make one persona of several who are alike, or several maps")
}

/// The address that an item links to, where it begins with a link.
fn link_in(item: &Item) -> Option<&str> {
    match item.text.0.first() {
        Some(Inline::Link { url, .. }) => Some(url),
        _ => None,
    }
}

impl Atlas {
    /// The card of the persona that stands at `place` among those a map's header names, by its index among the records.
    #[must_use]
    pub fn card(&self, map: usize, place: usize) -> Option<usize> {
        *self.cards.get(map)?.get(place)?
    }

    /// What a persona is called where a map's header names her: by the name of her card where it gives only her id.
    #[must_use]
    pub fn persona_name(&self, map: usize, place: usize, item: &Item) -> Text {
        let card = self.card(map, place).and_then(|card| self.records.get(card));
        match card.map(|placed| &placed.record) {
            Some(record) if is_her_address(item, &record.header.id.name) => record.header.title.clone(),
            _ => item.text.clone(),
        }
    }

    /// What the personas of a map are called, in the order in which its header names them.
    pub fn persona_names(&self, map: usize) -> impl Iterator<Item = Text> {
        let named = self.maps.get(map).into_iter().flat_map(|map| map.journey.personas().enumerate());
        named.map(move |(place, item)| self.persona_name(map, place, item))
    }

    /// The maps about a persona, each with the persona's place among those that its header names.
    pub fn maps_about(&self, card: usize) -> impl Iterator<Item = (usize, usize)> {
        self.about.get(&card).into_iter().flatten().copied()
    }
}
