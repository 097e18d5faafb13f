//! Personas: everybody the maps of the book are about, with or without a card.

use std::collections::HashMap;

use super::facet::{self, Facet};
use super::row::{self, Row};
use super::selection::Selection;
use crate::atlas::{Map, Sheet};
use crate::model::{Aspect, RecordKind, called, folded, mean};

/// A persona.
#[derive(Debug, Clone)]
pub struct Persona<'a> {
    /// Her name, as her card has it, else as a map first writes it.
    pub name: String,
    /// Her card, if she has one.
    pub card: Option<&'a Sheet>,
    /// The maps about her, in the order of the book.
    pub maps: Vec<&'a Map>,
    /// How she feels, −2 to +2: the mean of those maps, of her own feelings where they tell them apart.
    pub mood: Option<f64>,
    /// How many pain points of hers are open, each once.
    pub pains: usize,
}

/// The personas of the maps that pass; where no filter is asked for, those of the cards too.
pub(super) fn personas<'a>(selection: Selection<'a, '_>) -> Vec<Row<'a>> {
    let atlas = selection.atlas;
    let mut known: HashMap<String, usize> = HashMap::new();
    let mut personas: Vec<Persona<'a>> = Vec::new();
    let mut find = |personas: &mut Vec<Persona<'a>>, name: &str| {
        *known.entry(folded(called(name))).or_insert_with(|| {
            personas.push(Persona { name: name.to_owned(), card: None, maps: Vec::new(), mood: None, pains: 0 });
            personas.len() - 1
        })
    };
    let mut moods: Vec<Vec<f64>> = Vec::new();
    let mut cards: HashMap<String, &'a Sheet> = HashMap::new();
    for sheet in atlas.records().iter().filter(|sheet| sheet.record.kind == RecordKind::Persona) {
        let name = sheet.record.title.words();
        cards.insert(folded(called(&name)), sheet);
        if selection.query.filters.is_empty() {
            find(&mut personas, &name);
        }
    }
    for map in selection.maps() {
        for (place, name) in names(selection, map).iter().enumerate() {
            let at = find(&mut personas, name);
            personas[at].maps.push(&atlas.maps()[map]);
            moods.resize(personas.len(), Vec::new());
            moods[at].extend(atlas.maps()[map].journey.mood_of(place));
        }
    }
    for row in row::pains(selection).iter().filter(|row| !row.is_settled()) {
        let Row::Pain(pain) = row else { continue };
        let mut met: Vec<usize> = std::iter::once(&pain.lead)
            .chain(&pain.also)
            .flat_map(|entry| names(selection, entry.map_index))
            .filter_map(|name| known.get(&folded(called(&name))).copied())
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
            let facets = [Facet::Persona(persona.name.as_str().into())];
            filter.values.iter().any(|value| super::selection::lets_pass(atlas, value, &facets))
        });
    }
    for persona in &mut personas {
        persona.card = cards.get(&folded(called(&persona.name))).copied();
    }
    personas.into_iter().map(Row::Persona).collect()
}

fn names(selection: Selection<'_, '_>, map: usize) -> Vec<String> {
    let facets = facet::of_map(selection.atlas, map, Aspect::Persona).into_iter();
    facets
        .filter_map(|facet| match facet {
            Facet::Persona(name) => Some(name.into_owned()),
            _ => None,
        })
        .collect()
}
