//! A chapter's maps that are not in our fences yet: Mermaid's journeys, and sections and tables that read as maps.
//!
//! Everything around them stays as it is, byte for byte.

use std::collections::BTreeSet;
use std::ops::Range;

use super::sections::{Contents, Section, contents};
use super::{Imported, Surroundings, fence, without_corner};
use crate::book::{Chapter, Fence, FenceKind, Flavour, scan, splice};
use crate::canonical::{ends_within, lines};
use crate::diagnostics::Diagnostic;
use crate::language::{self, Context, Settings, difference, is_stage_name};
use crate::mermaid;
use crate::model::{Journey, LaneKind};
use crate::source::{Excerpt, Span};

/// Finds the maps of a chapter and puts them into fences; none if there is none.
#[must_use]
pub fn document(chapter: &Chapter, around: Surroundings<'_>, flavour: Flavour) -> Option<Imported> {
    let text = &chapter.text;
    let fences = scan(text, flavour);
    let Contents { sections, tables } = contents(text, flavour);
    let finder = Finder { text, index: around.chapter, settings: around.settings, fences: &fences, tables: &tables };
    let mut finds: Vec<Find> = fences.iter().filter_map(|fence| finder.diagram(chapter, fence)).collect();
    let in_sections = sections.iter().flat_map(|section| finder.section(section));
    finds.extend(in_sections);
    for table in &tables {
        if finds.iter().all(|find| !find.holds(table.start)) {
            finds.extend(finder.table(&sections, table.clone()));
        }
    }
    finds.sort_by_key(|find| find.edits[0].0);
    let edits = finds.iter().flat_map(|find| &find.edits);
    let new = splice(text, edits.map(|(span, with)| (*span, with.as_str())));
    let expected = fences.iter().filter(|fence| fence.kind == FenceKind::Journey).count() + finds.len();
    let found = scan(&new, flavour).into_iter().filter(|fence| fence.kind == FenceKind::Journey && fence.closed);
    // In a list that is indented in an odd way, say, a fence could end up outside.
    if finds.is_empty() || found.count() != expected {
        return None;
    }
    let mut imported = Imported { text: new, ..Imported::default() };
    for find in finds {
        imported.maps.push(find.journey);
        imported.diagnostics.extend(find.diagnostics);
    }
    Some(imported)
}

/// A map that was found.
struct Find {
    journey: Journey,
    diagnostics: Vec<Diagnostic>,
    /// What is written where, at least one.
    edits: Vec<(Span, String)>,
}

impl Find {
    fn holds(&self, at: usize) -> bool {
        self.edits.iter().any(|(span, _)| span.range().contains(&at))
    }
}

struct Finder<'a> {
    text: &'a str,
    index: usize,
    settings: &'a Settings,
    fences: &'a [Fence],
    tables: &'a [Range<usize>],
}

impl Finder<'_> {
    /// A journey of Mermaid's.
    fn diagram(&self, chapter: &Chapter, fence: &Fence) -> Option<Find> {
        let (settings, index) = (self.settings, self.index);
        if fence.kind != FenceKind::Mermaid || !fence.closed {
            return None;
        }
        let section = fence.section_in(chapter);
        let context = Context { settings, chapter: index, span: fence.span, section };
        let (journey, diagnostics) = mermaid::read(&fence.body, context);
        let body = language::print(&journey, settings);
        let word = self.text[fence.opening.range()].find("mermaid").map(|at| fence.opening.start + at)?;
        if ends_within(self.text, fence, &body) {
            return None;
        }
        let edits =
            vec![(Span::new(word, word + "mermaid".len()), "journey".to_owned()), lines(self.text, fence, &body)];
        Some(Find { journey, diagnostics, edits })
    }

    /// The maps in a section: itself, or those deeper down.
    ///
    /// A section of sections could be one map with steps or several maps. It is one if the sections say that they are
    /// stages or phases of stages, or if there are not at least two maps among them.
    fn section(&self, section: &Section) -> Vec<Find> {
        let own = self.map(section.range.clone(), &section.words).filter(|map| !self.is_table(&map.journey));
        let inner: Vec<Find> = section.children.iter().flat_map(|child| self.section(child)).collect();
        let are_stages = section.children.iter().any(|child| is_stage_name(&child.words));
        let has_phases = |own: &Find| own.journey.stages.iter().any(|stage| stage.phase.is_some());
        match own {
            Some(own) if inner.len() < 2 || are_stages || has_phases(&own) => vec![own],
            _ => inner,
        }
    }

    /// Whether a section's map is a table in it: then the text around the table is none of it.
    fn is_table(&self, journey: &Journey) -> bool {
        let first = journey.stages.first().map_or(0, |stage| stage.heading.span.start);
        self.tables.iter().any(|table| table.contains(&first))
    }

    /// A table that is a map by itself.
    fn table(&self, sections: &[Section], table: Range<usize>) -> Option<Find> {
        let title = innermost(sections, table.start).map_or("", |section| section.words.trim());
        self.map(table, title)
    }

    /// The map in a part of the chapter, up to where other sections follow its stages.
    fn map(&self, range: Range<usize>, section: &str) -> Option<Find> {
        let (whole, found) = self.read(range.clone(), section)?;
        let last_stage = whole.stages.last().map_or(0, |stage| stage.heading.span.start);
        let after = whole.after.first().map(|note| note.span.start).filter(|after| *after > last_stage);
        let written = self.text[range.start..after.unwrap_or(range.end)].trim_end();
        let span = Span::new(range.start, range.start + written.len());
        let (mut journey, diagnostics) = match after {
            None => (whole, found),
            Some(_) => self.read(span.range(), section)?,
        };
        if !is_map(&journey) {
            return None;
        }
        without_corner(&mut journey);
        let body = self.body(&journey, section, &format!("{written}\n"));
        let ends = if self.text.contains("\r\n") { "\r\n" } else { "\n" };
        let fence = fence(&body).trim_end().lines().collect::<Vec<_>>().join(ends);
        Some(Find { journey, diagnostics, edits: vec![(span, fence)] })
    }

    /// A part of the chapter as a map, unless there is a fence of ours in it.
    fn read(&self, range: Range<usize>, section: &str) -> Option<(Journey, Vec<Diagnostic>)> {
        if self.fences.iter().any(|fence| range.contains(&fence.span.start)) {
            return None;
        }
        let span = Span::from(range);
        let mut excerpt = Excerpt::default();
        excerpt.push(&self.text[span.range()], span);
        let context = Context { settings: self.settings, chapter: self.index, span, section };
        Some(language::read(&excerpt, context))
    }

    /// The map in canonical form; as it is written, where that would say something else.
    fn body(&self, journey: &Journey, section: &str, written: &str) -> String {
        let printed = language::print(journey, self.settings);
        let context = Context { settings: self.settings, chapter: 0, span: Span::default(), section };
        let (again, _) = language::read(&Excerpt::whole(&printed), context);
        if difference(journey, &again).is_none() { printed } else { written.to_owned() }
    }
}

/// The deepest section that holds a place.
fn innermost(sections: &[Section], at: usize) -> Option<&Section> {
    let section = sections.iter().find(|section| section.range.contains(&at))?;
    innermost(&section.children, at).or(Some(section))
}

/// Whether a part of a chapter is a map: half of its stages, and two at least, have labelled rows. Where no heading says that
/// it is one, the language knows two kinds of these rows at least, and one is of the kinds that only journeys have.
fn is_map(journey: &Journey) -> bool {
    let mut kinds = BTreeSet::new();
    let mut bearing = 0;
    for stage in &journey.stages {
        let lanes = stage.lanes.iter().chain(stage.steps.iter().flat_map(|step| &step.lanes));
        let labelled: Vec<&LaneKind> = lanes.filter(|lane| !lane.label.is_empty()).map(|lane| &lane.kind).collect();
        bearing += usize::from(!labelled.is_empty());
        kinds.extend(labelled.into_iter().filter(|kind| !matches!(kind, LaneKind::Own(_))));
    }
    let is_of_journeys = |kind: &&LaneKind| {
        matches!(
            kind,
            LaneKind::Touchpoints
                | LaneKind::Channels
                | LaneKind::Thoughts
                | LaneKind::Quotes
                | LaneKind::Emotion
                | LaneKind::PainPoints
                | LaneKind::Delights
        )
    };
    let says_so = says_journey(&journey.title.words())
        || journey.stages.iter().all(|stage| is_stage_name(&stage.heading.text.words()));
    bearing >= 2
        && bearing * 2 >= journey.stages.len()
        && (says_so || (kinds.len() >= 2 && kinds.iter().any(is_of_journeys)))
}

/// What people call a journey, in the languages that the names of rows are known in.
const JOURNEYS: &[&str] = &["journey", "reise", "parcours", "viaje", "jornada", "ジャーニー", "여정", "旅程", "путь"];

fn says_journey(title: &str) -> bool {
    let title = title.to_lowercase();
    JOURNEYS.iter().any(|word| title.contains(word))
}
