//! Personas: everybody the maps of the book are about, with or without a card.

use std::collections::HashMap;

use super::facet::Facet;
use super::row::{self, Row};
use super::selection::Selection;
use crate::atlas::{Atlas, Map, PlacedRecord};
use crate::model::{Aspect, MOST_NAMED, RecordKind, called, folded, mean};

/// A persona.
#[derive(Debug, Clone)]
pub struct Persona<'a> {
    /// Her name, as her card has it, else as a map first writes it.
    pub name: String,
    /// Her card, if she has one.
    pub card: Option<&'a PlacedRecord>,
    /// The maps about her, in the order of the book.
    pub maps: Vec<&'a Map>,
    /// How she feels, −2 to +2: the mean of those maps, of her own feelings where they tell them apart.
    pub mood: Option<f64>,
    /// How many pain points of hers are open, each once.
    pub pains: usize,
}

/// Whom a map means.
#[derive(PartialEq, Eq, Hash)]
enum Who {
    /// The one with this card, by its index among the records.
    Card(usize),
    /// One without a card, by what she is called, folded.
    Called(String),
}

/// The personas of the maps that pass; where no filter is asked for, those of the cards too.
pub(super) fn personas<'a>(selection: Selection<'a, '_>) -> Vec<Row<'a>> {
    let atlas = selection.atlas;
    let mut known: HashMap<Who, usize> = HashMap::new();
    let mut personas: Vec<Persona<'a>> = Vec::new();
    let mut find = |personas: &mut Vec<Persona<'a>>, who: Who, name: &str| {
        *known.entry(who).or_insert_with_key(|who| {
            let card = if let Who::Card(card) = who { atlas.records().get(*card) } else { None };
            let name = card.map_or_else(|| name.to_owned(), |card| card.record.header.title.words());
            personas.push(Persona { name, card, maps: Vec::new(), mood: None, pains: 0 });
            personas.len() - 1
        })
    };
    let mut moods: Vec<Vec<f64>> = Vec::new();
    if selection.query.filters.is_empty() {
        let is_listed = |placed: &PlacedRecord| placed.record.kind == RecordKind::Persona && !placed.placement.unlisted;
        let cards = atlas.records().iter().enumerate().filter(|(_, placed)| is_listed(placed));
        cards.for_each(|(card, _)| _ = find(&mut personas, Who::Card(card), ""));
    }
    for map in selection.maps() {
        for (place, (who, name)) in named(atlas, map).enumerate() {
            let at = find(&mut personas, who, &name);
            personas[at].maps.push(&atlas.maps()[map]);
            moods.resize(personas.len(), Vec::new());
            moods[at].extend(atlas.maps()[map].journey.mood_of(place));
        }
    }
    for row in row::pains(selection).iter().filter(|row| !row.is_settled()) {
        let Row::Pain(pain) = row else { continue };
        let mut met: Vec<usize> = std::iter::once(&pain.lead)
            .chain(&pain.also)
            .flat_map(|entry| named(atlas, entry.map_index))
            .filter_map(|(who, _)| known.get(&who).copied())
            .collect();
        met.sort_unstable();
        met.dedup();
        for at in met {
            personas[at].pains += 1;
        }
    }
    for (persona, moods) in personas.iter_mut().zip(moods) {
        persona.mood = mean(moods.into_iter());
    }
    // Only who is asked for: a map may be about others too.
    if let Some(filter) = selection.query.filter(Aspect::Persona) {
        personas.retain(|persona| {
            let id = persona.card.map(|card| card.record.header.id.name.as_str());
            let facets = [Facet::Persona { name: persona.name.as_str().into(), id }];
            filter.values.iter().any(|value| super::selection::lets_pass(atlas, value, &facets))
        });
    }
    personas.into_iter().map(Row::Persona).collect()
}

/// Those whom a map's header names, in its order, and what it calls them.
fn named(atlas: &Atlas, map: usize) -> impl Iterator<Item = (Who, String)> {
    atlas.maps()[map].journey.personas().enumerate().take(MOST_NAMED).map(move |(place, item)| {
        let name = item.text.words();
        let who = atlas.card(map, place).map_or_else(|| Who::Called(folded(called(&name))), Who::Card);
        (who, name)
    })
}
