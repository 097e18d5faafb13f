//! One rule at work: the maps that it looks at, and what it finds.

use super::Settings;
use super::rule::Rule;
use crate::atlas::{Atlas, Entry, Map};
use crate::diagnostics::{Code, Diagnostic, Group};
use crate::model::{FieldKind, Journey, Stage, Status};
use crate::source::Span;

/// A rule at work.
#[derive(Debug)]
pub(super) struct Inspection<'a> {
    pub(super) atlas: &'a Atlas,
    pub(super) settings: &'a Settings,
    rule: &'static Rule,
    found: Vec<Diagnostic>,
}

impl<'a> Inspection<'a> {
    /// All that a rule finds.
    pub(super) fn run(rule: &'static Rule, atlas: &'a Atlas, settings: &'a Settings) -> Vec<Diagnostic> {
        let mut inspection = Self { atlas, settings, rule, found: Vec::new() };
        (rule.check)(&mut inspection);
        // A map of several personas is looked at for each of them.
        inspection.found.sort_by_key(|diagnostic| diagnostic.place);
        inspection.found.dedup();
        inspection.found
    }

    /// The maps that the rule looks at: none that are retired and, where it is strict, no drafts.
    pub(super) fn maps(&self) -> impl Iterator<Item = &'a Map> + use<'a> {
        self.maps_at().map(|(_, map)| map)
    }

    /// The same, each with its index in the atlas.
    pub(super) fn maps_at(&self) -> impl Iterator<Item = (usize, &'a Map)> + use<'a> {
        let group = self.rule.about.group;
        self.atlas.maps().iter().enumerate().filter(move |(_, map)| is_looked_at(group, &map.journey))
    }

    /// The findings in those maps.
    pub(super) fn findings(&self) -> impl Iterator<Item = Entry<'a>> + use<'a> {
        let group = self.rule.about.group;
        self.atlas.findings().filter(move |entry| is_looked_at(group, &entry.map.journey))
    }

    /// The stages of those maps.
    pub(super) fn stages(&self) -> impl Iterator<Item = (&'a Map, &'a Stage)> + use<'a> {
        self.maps().flat_map(|map| map.journey.stages.iter().map(move |stage| (map, stage)))
    }

    /// Reports a place in a map.
    pub(super) fn report(&mut self, map: &Map, span: Span, message: impl Into<String>, help: impl Into<String>) {
        self.found.push(self.diagnostic(map, span, message).help(help));
    }

    /// Reports the maps whose headers say nothing in a field of this kind.
    pub(super) fn report_unsaid(&mut self, kind: FieldKind, message: &str, help: &str) {
        for map in self.maps().filter(|map| !says(&map.journey, kind)) {
            self.report(map, head(map), message, help);
        }
    }

    /// Reports a place in a map and another one that belongs to it.
    pub(super) fn report_both(
        &mut self,
        (map, span): (&Map, Span),
        message: impl Into<String>,
        (other, other_span, what): (&Map, Span, &str),
        help: impl Into<String>,
    ) {
        let related = other.placement.at(other_span);
        self.found.push(self.diagnostic(map, span, message).related(related, what).help(help));
    }

    fn diagnostic(&self, map: &Map, span: Span, message: impl Into<String>) -> Diagnostic {
        Diagnostic::new(Code::Rule(&self.rule.about), map.placement.at(span), message)
    }
}

fn is_looked_at(group: Group, journey: &Journey) -> bool {
    match journey.status {
        Some(Status::Retired) => false,
        Some(Status::Draft) => group != Group::Strict,
        _ => true,
    }
}

/// The place to point at when something is said of a map as a whole: its title, or its fence where it has none.
pub(super) fn head(map: &Map) -> Span {
    let id = map.journey.header.id.span;
    if id.start == id.end { map.journey.span.marks() } else { id }
}

/// Whether the header has a field of this kind with something in it.
pub(super) fn says(journey: &Journey, kind: FieldKind) -> bool {
    journey.header.fields.iter().any(|field| field.kind == kind && field.items.iter().any(|item| !item.text.is_empty()))
}
