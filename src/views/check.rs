//! What is wrong with a query once the book is known: names that nothing has, and settings that change nothing.

use std::cell::OnceCell;
use std::collections::BTreeSet;

use super::facet::{self, Facet};
use super::{fits, selection};
use crate::atlas::{Atlas, IndexBlock};
use crate::diagnostics::{Code, Diagnostic, Known, Place, quoted};
use crate::model::{Aspect, Means, Query, Subject, Value, called};
use crate::source::Span;

/// What is wrong with what the indexes of a book ask for.
#[must_use]
pub fn check(atlas: &Atlas) -> Vec<Diagnostic> {
    let names = Names { atlas, by_aspect: vec![OnceCell::new(); Aspect::ALL.len()] };
    let mut diagnostics = Vec::new();
    for IndexBlock { placement, query } in atlas.indexes() {
        let mut report = |diagnostic: Diagnostic| diagnostics.push(diagnostic);
        for filter in &query.filters {
            for value in filter.values.iter().filter(|value| value.means == Means::Name) {
                if !names.has(filter.by, value) {
                    report(names.unknown(filter.by, value, placement.at(value.span)));
                }
            }
        }
        for Idle { span, label, message } in idle(query) {
            let diagnostic = Diagnostic::new(Code::IdleSetting, placement.at(span), message);
            report(diagnostic.label(label).help("remove it, or show what it is meant for"));
        }
    }
    diagnostics
}

/// A setting that fits nothing that is shown, and what comes of it.
struct Idle {
    span: Span,
    label: &'static str,
    message: String,
}

/// The settings that fit nothing that is shown.
fn idle(query: &Query) -> Vec<Idle> {
    const NOTHING: &str = "changes nothing";
    let shown: Vec<Subject> = query.show.iter().map(|asked| asked.what).collect();
    let subjects = || if shown.is_empty() { Subject::ALL } else { &shown };
    let named = |key: &str| key.replace('-', " ");
    let mut idle = Vec::new();
    for filter in &query.filters {
        let by = filter.by.word();
        let has = |subject: Subject| fits::aspects(subject).contains(&filter.by);
        let can_be = |subject: Subject, value: &Value| has(subject) && fits::can_be(subject, filter.by, value);
        let is_idle = |value: &&Value| !subjects().iter().any(|one| can_be(*one, value));
        for asked in &query.show {
            let what = named(asked.what.word());
            if !has(asked.what) {
                let message = format!("`{what}` have no `{by}`, so nothing of them passes that filter");
                idle.push(Idle { span: asked.span, label: "shows nothing", message });
            } else if !filter.values.iter().any(|value| can_be(asked.what, value) || is_idle(&value)) {
                let message = format!("`{what}` never have that `{by}`, so nothing of them passes that filter");
                idle.push(Idle { span: asked.span, label: "shows nothing", message });
            }
        }
        for value in filter.values.iter().filter(is_idle).filter(|_| subjects().iter().any(|one| has(*one))) {
            let message = format!("nothing that is shown here ever has the {by} `{}`", quoted(&value.words));
            idle.push(Idle { span: value.span, label: "lets nothing pass", message });
        }
    }
    if let Some(sort) =
        query.sort_by.filter(|sort| !subjects().iter().any(|one| fits::orders(*one).contains(&sort.what)))
    {
        let message = format!("nothing that is shown here can be sorted by `{}`", sort.what.word());
        idle.push(Idle { span: sort.span, label: NOTHING, message });
    }
    if let Some(limit) = query.limit.filter(|_| !subjects().iter().any(|one| fits::is_limited(*one))) {
        let message = "nothing that is shown here is a list, so it has no first entries".to_owned();
        idle.push(Idle { span: limit.span, label: NOTHING, message });
    }
    let fits_group =
        |by: Aspect| subjects().iter().any(|one| fits::is_grouped(*one) && fits::aspects(*one).contains(&by));
    if let Some(group) = query.group_by.filter(|group| !fits_group(group.what)) {
        let message = format!("nothing that is shown here can be grouped by `{}`", group.what.word());
        idle.push(Idle { span: group.span, label: NOTHING, message });
    }
    idle
}

/// The names in the book, by what they are names of.
struct Names<'a> {
    atlas: &'a Atlas,
    by_aspect: Vec<OnceCell<(Vec<Facet<'a>>, BTreeSet<String>)>>,
}

impl<'a> Names<'a> {
    fn of(&self, aspect: Aspect) -> &(Vec<Facet<'a>>, BTreeSet<String>) {
        self.by_aspect[aspect as usize].get_or_init(|| {
            let maps = (0..self.atlas.maps().len()).flat_map(|map| facet::of_map(self.atlas, map, aspect));
            // What findings have of their map, the maps have.
            let is_of_maps = matches!(aspect, Aspect::Persona | Aspect::Map | Aspect::State);
            let findings = self.atlas.findings().filter(|_| !is_of_maps);
            let findings = findings.flat_map(|entry| facet::of_finding(self.atlas, &entry, aspect));
            let (mut facets, mut names) = (Vec::new(), BTreeSet::new());
            for facet in maps.chain(findings) {
                let name = match &facet {
                    Facet::Name(name) => name.clone().into_owned(),
                    Facet::Persona { name, .. } => called(name).to_owned(),
                    Facet::Map(map) => self.atlas.maps()[*map].journey.header.id.name.clone(),
                    _ => continue,
                };
                if names.insert(name) {
                    facets.push(facet);
                }
            }
            (facets, names)
        })
    }

    fn has(&self, aspect: Aspect, value: &Value) -> bool {
        selection::lets_pass(self.atlas, value, &self.of(aspect).0)
    }

    fn unknown(&self, aspect: Aspect, value: &Value, place: Place) -> Diagnostic {
        let names = &self.of(aspect).1;
        let known: Known<'_> = names.iter().map(String::as_str).collect();
        let what = aspect.word();
        let otherwise = match names.len() {
            0 => format!("nothing in this book names any {what}"),
            _ => format!("the book has {}", known.listed()),
        };
        let cure = known.cure(&value.words, otherwise).only_if(false);
        let message = format!("nothing in this book has the {what} `{}`", quoted(&value.words));
        Diagnostic::new(Code::UnknownName, place, message).label("nothing to list").help(cure)
    }
}
