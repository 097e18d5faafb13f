//! Which map details a stage of another, and with which one a map is compared.

use std::cell::OnceCell;
use std::collections::HashMap;

use super::{Atlas, anchors};
use crate::diagnostics::{Code, Diagnostic, Known, Place, quoted};
use crate::model::{AttributeKind, FieldKind, Heading, Inline, Item, Journey, Part};

/// How many maps are compared with one: each shows all stages of it.
const MOST_COMPARED: usize = 24;

/// Where a stage or a step stands in its map.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Spot {
    /// The index of the stage.
    pub stage: usize,
    /// The index of the step in it, if it is one.
    pub step: Option<usize>,
}

impl Spot {
    /// The heading that stands there in a map.
    #[must_use]
    pub fn heading(self, journey: &Journey) -> Option<&Heading> {
        let stage = journey.stages.get(self.stage)?;
        match self.step {
            Some(step) => stage.steps.get(step).map(|step| &step.heading),
            None => Some(&stage.heading),
        }
    }

    fn of(part: Part<'_>) -> Option<Self> {
        match part {
            Part::Journey(_) => None,
            Part::Stage(stage, _) => Some(Self { stage, step: None }),
            Part::Step(stage, step, _) => Some(Self { stage, step: Some(step) }),
        }
    }
}

/// What the atlas knows of maps that speak of each other as a whole.
#[derive(Debug, Default)]
pub(super) struct Relations {
    /// By map and stage or step: the map that details it.
    details: HashMap<(usize, Spot), usize>,
    /// By map: what it details, in reading order.
    detailed: HashMap<usize, Vec<(usize, Spot)>>,
    /// By map: the one it is compared with.
    compared: HashMap<usize, usize>,
    /// By map: those that are compared with it, in reading order.
    compared_in: HashMap<usize, Vec<usize>>,
}

/// Finds the maps that stages and headers name. Ids that name none are reported.
pub(super) fn resolve(atlas: &mut Atlas, maps: &HashMap<String, usize>, diagnostics: &mut Vec<Diagnostic>) {
    let mut relations = Relations::default();
    let names = Names { maps, known: OnceCell::new() };
    for (index, map) in atlas.maps.iter().enumerate() {
        let place = |span| map.placement.at(span);
        for part in map.journey.parts() {
            let attribute = part.heading().and_then(|heading| heading.attributes.get(AttributeKind::Map));
            let (Some(attribute), Some(spot)) = (attribute, Spot::of(part)) else { continue };
            if let Some(target) = names.find(index, &attribute.value, place(attribute.value_span), diagnostics) {
                relations.details.insert((index, spot), target);
                relations.detailed.entry(target).or_default().push((index, spot));
            }
        }
        let compared = map.journey.header.field(FieldKind::Compares).and_then(|field| field.items.first());
        if let Some(item) = compared {
            let target = names.find(index, &named(item), place(item.span), diagnostics);
            let Some(target) = target else { continue };
            let others = relations.compared_in.entry(target).or_default();
            if others.len() < MOST_COMPARED {
                relations.compared.insert(index, target);
                others.push(index);
            } else {
                let message = format!("at most {MOST_COMPARED} maps are compared with one map");
                let diagnostic = Diagnostic::new(Code::TooMuch, place(item.span), message).label("one too many").help(
                    "compare it with the one before it, or leave the line out and link to the map in the description",
                );
                diagnostics.push(diagnostic);
            }
        }
    }
    atlas.relations = relations;
}

/// The id that a field gives: its words, or where its link leads.
fn named(item: &Item) -> String {
    match item.text.0.first() {
        Some(Inline::Link { url, .. }) => {
            let anchor = url.split_once('#').map_or(url.as_str(), |(_, anchor)| anchor);
            anchors::id_in(anchor).to_owned()
        }
        _ => item.text.words(),
    }
}

struct Names<'a> {
    maps: &'a HashMap<String, usize>,
    known: OnceCell<Known<'a>>,
}

impl<'a> Names<'a> {
    /// The map of this name, if it is another one; what is wrong is reported.
    fn find(&self, here: usize, name: &str, place: Place, diagnostics: &mut Vec<Diagnostic>) -> Option<usize> {
        let name = name.trim().trim_start_matches('#');
        let found = self.maps.get(name).or_else(|| self.maps.get(self.known().in_another_case(name)?));
        match found {
            Some(target) if *target != here => return Some(*target),
            Some(_) => {
                let message = format!("`{}` is the map itself", quoted(name));
                let help = "name another map, by its id";
                diagnostics.push(Diagnostic::new(Code::UnknownReference, place, message).help(help));
            }
            None => diagnostics.push(self.unknown(name, place)),
        }
        None
    }

    fn known(&self) -> &Known<'a> {
        self.known.get_or_init(|| {
            let mut names: Vec<&str> = self.maps.keys().map(String::as_str).collect();
            names.sort_unstable();
            names.into_iter().collect()
        })
    }

    fn unknown(&self, name: &str, place: Place) -> Diagnostic {
        let known = self.known();
        let is_bare = place.span.end - place.span.start == name.len();
        let cure = known.cure(name, format!("the maps of this book are {}", known.listed())).only_if(is_bare);
        Diagnostic::new(Code::UnknownReference, place, format!("no map has the id `{}`", quoted(name))).help(cure)
    }
}

impl Atlas {
    /// The map that details a stage or a step of a map.
    #[must_use]
    pub fn detail(&self, map: usize, spot: Spot) -> Option<usize> {
        self.relations.details.get(&(map, spot)).copied()
    }

    /// The stages and steps of other maps that a map details, each with its map.
    #[must_use]
    pub fn detailed_by(&self, map: usize) -> &[(usize, Spot)] {
        self.relations.detailed.get(&map).map_or(&[], Vec::as_slice)
    }

    /// The map that a map is compared with.
    #[must_use]
    pub fn compared_with(&self, map: usize) -> Option<usize> {
        self.relations.compared.get(&map).copied()
    }

    /// The maps that are compared with a map, in reading order.
    #[must_use]
    pub fn compared_in(&self, map: usize) -> &[usize] {
        self.relations.compared_in.get(&map).map_or(&[], Vec::as_slice)
    }
}
