//! A chapter's maps that are not in our fences yet: Mermaid's journeys, and sections and tables that read as maps.
//!
//! Everything around them stays as it is, byte for byte.

use std::ops::Range;

use super::sections::{Contents, Section, contents};
use super::summary::{bare_name, draws, sums_up};
use super::verdict::{Candidate, Verdict, is_journey, is_other, verdict};
use super::{Imported, Surroundings, fence, without_corner};
use crate::book::{Chapter, Fence, FenceKind, Flavour, scan, splice};
use crate::canonical::{ends_within, lines};
use crate::diagnostics::{Code, Diagnostic, Place, quoted};
use crate::language::{self, Context, Settings, difference, is_stage_name};
use crate::mermaid;
use crate::model::{FieldKind, Journey, Stage};
use crate::source::{Excerpt, Span, directives};

/// Finds the maps of a chapter and puts them into fences, and reports what may be one; none if there is neither.
#[must_use]
pub fn document(chapter: &Chapter, around: Surroundings<'_>, flavour: Flavour) -> Option<Imported> {
    let text = &chapter.text;
    let fences = scan(text, flavour);
    let start = language::after_front_matter(&Excerpt::whole(text));
    let Contents { whole, tables } = contents(text, start, flavour);
    let finder = Finder { text, index: around.chapter, settings: around.settings, fences: &fences, tables: &tables };
    let (mut finds, mut diagrams, mut left) = (Vec::new(), Vec::new(), Vec::new());
    for diagram in fences.iter().filter_map(|fence| finder.diagram(chapter, fence)) {
        diagram.map_or_else(|why| left.push(why), |find| diagrams.push(find));
    }
    let sections = finder.section(&whole);
    let maps = if tables.is_empty() && diagrams.is_empty() { Vec::new() } else { finder.fenced() };
    let told: Vec<(usize, &Journey)> = (sections.iter().map(|map| (map.edits[0].0.start, &map.journey)))
        .chain(maps.iter().map(|(at, journey)| (*at, journey)))
        .collect();
    let mut summaries = Vec::new();
    for table in &tables {
        if finds.iter().chain(&sections).all(|find| !find.holds(table.start))
            && let Some(find) = finder.table(&whole, table.clone())
        {
            match told.iter().find(|map| sums_up(&whole, (table.start, &find.journey), **map)) {
                Some((_, map)) => summaries.push(finder.summary("table", table, map)),
                None => finds.push(find),
            }
        }
    }
    finds.extend(sections);
    let mut others = Vec::new();
    for diagram in diagrams {
        let (at, journey) = (diagram.edits[0].0.start, &diagram.journey);
        if let Some(map) = finds.iter().find(|map| map.holds(at)) {
            summaries.push(finder.kept(&diagram.journey, &map.journey));
            continue;
        }
        let told = finds.iter().map(|map| (map.edits[0].0.start, &map.journey));
        let before = maps.iter().map(|(at, journey)| (*at, journey));
        match told.chain(before).find(|map| draws(&whole, (at, journey), *map)) {
            Some((_, map)) => summaries.push(finder.summary("diagram", &journey.span.range(), map)),
            None => others.push(diagram),
        }
    }
    finds.extend(others);
    finds.sort_by_key(|find| find.edits[0].0);
    let edits = finds.iter().flat_map(|find| &find.edits);
    let new = splice(text, edits.map(|(span, with)| (*span, with.as_str())));
    let mut doubtful = finder.doubtful(&whole, &finds, &summaries);
    doubtful.extend(summaries);
    let mut imported = Imported { text: new, diagnostics: left, ..Imported::default() };
    // In a list that is indented in an odd way, say, a fence could end up outside.
    let fits = maps_in(&scan(&imported.text, flavour)) == maps_in(&fences) + finds.len()
        && directives(text)
            .map(|found| &text[found.range])
            .eq(directives(&imported.text).map(|found| &imported.text[found.range]));
    if fits {
        for find in finds {
            imported.maps.push(find.journey);
            imported.diagnostics.extend(find.diagnostics);
        }
    } else {
        imported.text.clone_from(text);
        let help = "indent the list or quote around it with spaces, the same number for each line";
        imported.diagnostics.extend(finds.iter().map(|find| finder.left(&find.journey, find.edits[0].0, help)));
    }
    imported.diagnostics.extend(doubtful);
    (!imported.maps.is_empty() || !imported.diagnostics.is_empty()).then_some(imported)
}

/// How many maps stand in fences that are closed.
fn maps_in(fences: &[Fence]) -> usize {
    fences.iter().filter(|fence| fence.kind == FenceKind::Journey && fence.closed).count()
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
    /// A journey of Mermaid's; why not, where it cannot be written as a map.
    fn diagram(&self, chapter: &Chapter, fence: &Fence) -> Option<Result<Find, Diagnostic>> {
        let (settings, index) = (self.settings, self.index);
        if fence.kind != FenceKind::Mermaid || !fence.closed {
            return None;
        }
        let section = fence.section_in(chapter);
        let context = Context { settings, chapter: index, span: fence.span, section };
        let (journey, diagnostics) = mermaid::read(&fence.body, context);
        let body = language::print(&journey, settings);
        let word = self.text[fence.opening.range()].find("mermaid").map(|at| fence.opening.start + at)?;
        let help = if directives(&self.text[fence.span.range()]).next().is_some() {
            Some("mdBook fills in a part of it: import the file that `{{#include}}` names")
        } else if ends_within(self.text, fence, &body) {
            Some("open and close the fence with more marks")
        } else {
            None
        };
        if let Some(help) = help {
            return Some(Err(self.left(&journey, fence.span, help)));
        }
        let edits =
            vec![(Span::new(word, word + "mermaid".len()), "journey".to_owned()), lines(self.text, fence, &body)];
        Some(Ok(Find { journey, diagnostics, edits }))
    }

    /// Reports a map that is left as it is, though it is one.
    fn left(&self, journey: &Journey, span: Span, help: &str) -> Diagnostic {
        let line = self.text[span.range()].trim_start().lines().next().unwrap_or_default();
        let start = span.end - self.text[span.range()].trim_start().len();
        let place = Place { chapter: self.index, span: Span::new(start, start + line.trim_end().len()) };
        let message = format!("`{}` is a map, and its fence would not hold it", quoted(&journey.header.title.words()));
        Diagnostic::new(Code::UnfencedMap, place, message).label("left as it is").help(help)
    }

    /// The maps in a section: itself, or those deeper down.
    ///
    /// A section of sections could be one map with steps or several maps. It is one if the sections say that they are stages or
    /// phases of stages, if they are counted, or if there are not at least two maps among them. It is none if the only map in it
    /// has the same stages, and what stands before them is no part of it, or its own heading names the journey.
    fn section(&self, section: &Section) -> Vec<Find> {
        let inner: Vec<Find> = section.children.iter().flat_map(|child| self.section(child)).collect();
        let Some(own) = self.own(section) else { return inner };
        let are_stages =
            section.children.iter().any(|child| is_stage_name(&child.words)) || are_counted(&section.children);
        let has_phases = own.journey.stages.iter().any(|stage| stage.phase.is_some());
        let is_named_inside = own.journey.corner.is_some() && !is_journey(&own.journey.header.title.words());
        let is_inner = (is_named_inside || !own.journey.before.is_empty())
            && matches!(inner.as_slice(), [only] if only.journey.stages.len() == own.journey.stages.len());
        if (inner.len() < 2 || are_stages || has_phases) && !is_inner { vec![own] } else { inner }
    }

    /// The map that a section is as a whole. A chapter is one only if it has no heading above all others; then text before the
    /// first one is none of it, but its first line may say what it is.
    fn own(&self, section: &Section) -> Option<Find> {
        let mut range = section.range.clone();
        let mut above = Vec::new();
        if section.heading.is_empty() {
            match section.children.as_slice() {
                [] => {}
                [_] => return None,
                [first, ..] => {
                    above.extend(self.text[range.start..first.range.start].trim_start().lines().next());
                    range.start = first.range.start;
                }
            }
        }
        self.map(range, &section.words, &above, section.children.is_empty())
            .filter(|map| !self.is_table(&map.journey) && !are_maps(&map.journey))
    }

    /// Reports the sections that may be maps, and have none in them, nor anything that is reported already.
    fn doubtful(&self, section: &Section, finds: &[Find], reported: &[Diagnostic]) -> Vec<Diagnostic> {
        let places = finds.iter().flat_map(|find| &find.edits).map(|(span, _)| span.start);
        let mut places = places.chain(reported.iter().map(|found| found.place.span.start));
        let is_found = finds.iter().any(|find| find.holds(section.range.start));
        let read =
            self.read(section.range.clone(), &section.words).filter(|_| !section.heading.is_empty() && !is_found);
        match read {
            _ if is_other(&section.words) => Vec::new(),
            Some((journey, _)) if !places.any(|place| section.range.contains(&place)) && self.may_be_map(&journey) => {
                vec![self.perhaps(section)]
            }
            _ => section.children.iter().flat_map(|child| self.doubtful(child, finds, reported)).collect(),
        }
    }

    /// Whether a section that was left may be a map: only a person can tell, or a table in it is too bare to be sure of.
    fn may_be_map(&self, journey: &Journey) -> bool {
        match verdict(&Candidate { journey, above: &[], alone: false }) {
            Verdict::Map => self.is_table(journey),
            Verdict::Perhaps => true,
            Verdict::Other => false,
        }
    }

    fn perhaps(&self, section: &Section) -> Diagnostic {
        let heading = self.text[section.heading.clone()].trim_end();
        let span = Span::new(section.heading.start, section.heading.start + heading.len());
        let place = Place { chapter: self.index, span };
        let message = format!("`{}` may be a map, and stands in no fence", quoted(section.words.trim()));
        Diagnostic::new(Code::UnfencedMap, place, message)
            .label("left as it is")
            .help("if it is a map, put a line of ```` ```journey ```` above it and one of ```` ``` ```` below it")
    }

    /// Whether a section's map is a table in it: then the text around the table is none of it.
    fn is_table(&self, journey: &Journey) -> bool {
        let stages = journey.stages.iter().map(|stage| stage.heading.span.start);
        let lanes = journey.stages.iter().flat_map(|stage| &stage.lanes);
        let mut places = stages.chain(lanes.flat_map(|lane| &lane.items).map(|item| item.span.start));
        let table = places.next().and_then(|first| self.tables.iter().find(|table| table.contains(&first)));
        table.is_some_and(|table| places.all(|place| table.contains(&place)))
    }

    /// A table that is a map by itself, with the fields of its header right above it.
    fn table(&self, whole: &Section, table: Range<usize>) -> Option<Find> {
        let above = whole.path_to(table.start);
        let title = above.last().map_or("", |section| section.words.trim());
        let words: Vec<&str> =
            above.iter().map(|section| section.words.as_str()).filter(|words| !words.is_empty()).collect();
        let from = above.last().map_or(whole.range.start, |section| section.heading.end);
        self.map(self.header_above(from, table.start)..table.end, title, &words, true)
    }

    /// Where the paragraphs begin that stand between `from` and a table, right above it, and say nothing but what the language
    /// knows as fields.
    fn header_above(&self, from: usize, table: usize) -> usize {
        let mut start = table;
        loop {
            let above = self.text[from..start].trim_end();
            let lines = above.split_inclusive('\n').rev().take_while(|line| !line.trim().is_empty());
            let end = from + above.len();
            let paragraph = end - lines.map(str::len).sum::<usize>()..end;
            // What is indented may be part of something else.
            if paragraph.is_empty() || self.text[paragraph.clone()].starts_with([' ', '\t']) {
                return start;
            }
            match self.read(paragraph.clone(), "") {
                Some((header, _)) if is_header(&header) => start = paragraph.start,
                _ => return start,
            }
        }
    }

    /// The maps in our fences, and where those begin.
    fn fenced(&self) -> Vec<(usize, Journey)> {
        let read = |fence: &Fence| {
            let context = Context { settings: self.settings, chapter: self.index, span: fence.span, section: "" };
            (fence.span.start, language::read(&fence.body, context).0)
        };
        self.fences.iter().filter(|fence| fence.kind == FenceKind::Journey).map(read).collect()
    }

    /// Reports a table or a diagram that has the stages of a map.
    fn summary(&self, what: &str, part: &Range<usize>, map: &Journey) -> Diagnostic {
        let end = self.text[part.clone()].find('\n').map_or(part.end, |length| part.start + length);
        let place = Place { chapter: self.index, span: Span::new(part.start, end) };
        let message = format!("this {what} has the stages of `{}`", quoted(&map.header.title.words()));
        let help = match what {
            "table" => {
                "if it is a map of its own, put a line of ```` ```journey ```` above it and one of ```` ``` ```` below it"
            }
            _ => "if it is a map of its own, `import` its text alone, as a file that ends in `.mmd`",
        };
        Diagnostic::new(Code::UnfencedMap, place, message).label("left as it is").help(help)
    }

    /// Reports a diagram that stands among the stages of a map, and is code there.
    fn kept(&self, diagram: &Journey, map: &Journey) -> Diagnostic {
        let place = Place { chapter: self.index, span: diagram.span };
        let message = format!("this diagram stands among the stages of `{}`", quoted(&map.header.title.words()));
        Diagnostic::new(Code::UnfencedMap, place, message)
            .label("kept in the map, as code")
            .help("to have it drawn, move it above or below the map")
    }

    /// The map in a part of the chapter, up to where other sections follow its stages.
    fn map(&self, range: Range<usize>, section: &str, above: &[&str], alone: bool) -> Option<Find> {
        let (whole, found) = self.read(range.clone(), section)?;
        let last_stage = whole.stages.last().map_or(0, |stage| stage.heading.span.start);
        let after = whole.after.first().map(|note| note.span.start).filter(|after| *after > last_stage);
        let end = self.before_diagrams(range.start, after.unwrap_or(range.end));
        let written = &self.text[range.start..end];
        let span = Span::new(range.start, end);
        let (mut journey, diagnostics) = match after {
            None if self.text[end..range.end].trim().is_empty() => (whole, found),
            _ => self.read(span.range(), section)?,
        };
        if verdict(&Candidate { journey: &journey, above, alone }) != Verdict::Map {
            return None;
        }
        without_corner(&mut journey);
        let body = self.body(&journey, section, &format!("{written}\n"));
        let ends = if self.text.contains("\r\n") { "\r\n" } else { "\n" };
        let fence = fence(FenceKind::Journey, &body).trim_end().lines().collect::<Vec<_>>().join(ends);
        let fence = self.apart(span, fence, ends);
        Some(Find { journey, diagnostics, edits: vec![(span, fence)] })
    }

    /// Where a part of the chapter ends without the diagrams at its end: they stay what they are.
    fn before_diagrams(&self, start: usize, mut end: usize) -> usize {
        let is_nothing = |c: char| c.is_whitespace() || matches!(c, '-' | '*' | '_');
        let ends_in = |fence: &&Fence, end: usize| {
            fence.kind == FenceKind::Mermaid
                && (start..end).contains(&fence.span.start)
                && self.text.get(fence.span.end..end).is_some_and(|rest| rest.chars().all(is_nothing))
        };
        while let Some(diagram) = self.fences.iter().find(|fence| ends_in(fence, end)) {
            end = diagram.span.start;
        }
        start + self.text[start..end].trim_end().len()
    }

    /// A fence in the place of a table of HTML, apart from the HTML around it: up to an empty line, that would hold the fence.
    fn apart(&self, table: Span, fence: String, ends: &str) -> String {
        if !self.text[table.range()].starts_with('<') {
            return fence;
        }
        let before = self.text[..table.start].trim_end_matches([' ', '\t']);
        let is_apart = before.lines().next_back().is_none_or(|line| line.trim().is_empty());
        let before = match before.ends_with('\n') || before.is_empty() {
            _ if is_apart => String::new(),
            true => ends.to_owned(),
            false => ends.repeat(2),
        };
        let after = self.text[table.end..].lines().next().unwrap_or_default().trim();
        before + &fence + if after.is_empty() { "" } else { ends }
    }

    /// A part of the chapter as a map, unless there is a fence of ours in it.
    fn read(&self, range: Range<usize>, section: &str) -> Option<(Journey, Vec<Diagnostic>)> {
        let is_ours = |fence: &&Fence| fence.kind != FenceKind::Mermaid;
        if self.fences.iter().filter(is_ours).any(|fence| range.contains(&fence.span.start)) {
            return None;
        }
        let span = Span::from(range);
        let mut excerpt = Excerpt::default();
        excerpt.push(&self.text[span.range()], span);
        let context = Context { settings: self.settings, chapter: self.index, span, section };
        Some(language::read(&excerpt, context))
    }

    /// The map in canonical form; as it is written, where that would say something else, or mdBook has something to fill in.
    fn body(&self, journey: &Journey, section: &str, written: &str) -> String {
        if directives(written).next().is_some() {
            return written.to_owned();
        }
        let printed = language::print(journey, self.settings);
        let context = Context { settings: self.settings, chapter: 0, span: Span::default(), section };
        let (again, _) = language::read(&Excerpt::whole(&printed), context);
        if difference(journey, &again).is_none() { printed } else { written.to_owned() }
    }
}

/// Whether the first of some sections are counted from one on, and none is called a journey: `1. Search`, `2. Buy`.
fn are_counted(sections: &[Section]) -> bool {
    let number = |section: &Section| {
        let (number, name) = section.words.trim().split_once(['.', ')'])?;
        number.parse::<usize>().ok().filter(|_| !is_journey(name))
    };
    let counted = sections.iter().zip(1..).take_while(|(section, at)| number(section) == Some(*at)).count();
    counted >= 2 && !sections[counted..].iter().any(|section| number(section).is_some())
}

/// Whether stages are maps of their own: all have the same steps, as today's and tomorrow's journey have.
fn are_maps(journey: &Journey) -> bool {
    let steps =
        |stage: &Stage| stage.steps.iter().map(|step| bare_name(&step.heading.text.words())).collect::<Vec<_>>();
    let mut all = journey.stages.iter().map(steps);
    all.next().is_some_and(|first| first.len() >= 2 && journey.stages.len() >= 2 && all.all(|steps| steps == first))
}

/// Whether something read as a map says nothing but fields that the language knows.
fn is_header(read: &Journey) -> bool {
    read.is_mere_fields() && read.header.fields.iter().all(|field| field.kind != FieldKind::Own)
}
