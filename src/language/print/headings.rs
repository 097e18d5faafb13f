//! Headings: of the map, of stages and steps, of lanes below the map, of notes. One that would be read as something else says
//! in its braces what it is.

use std::collections::{BTreeSet, HashMap, HashSet};

use super::braces::Braces;
use super::groups::bullets;
use super::{Printer, blocks, words};
use crate::language::marks::Mark;
use crate::language::{Context, Settings, read};
use crate::model::{Lane, Note, Part, Text};
use crate::source::{Excerpt, Span};

impl Printer<'_> {
    /// A lane of the journey as a whole, below the stages: there a heading names it.
    pub(super) fn headed(&mut self, lane: &Lane) {
        let label = &*self.label_of(lane);
        let colon = if self.vocabulary.lane(label).is_some() { "" } else { ":" };
        let mut braces = Braces::default();
        self.mark(&mut braces, Mark::Lane);
        let heading = |words: &str| with_braces(&format!("## {words}{colon}"), &braces);
        let text = Text::plain(label);
        let words = words::write(&text, false, |words| self.proof.is_lane_heading(&heading(words), label));
        self.heading_line(&heading(&words), Mark::Lane, lane.span);
        self.sheet.gap();
        if let Some(nothing) = lane.nothing.as_deref().filter(|_| lane.items.is_empty()) {
            self.sheet.lines(nothing);
        }
        self.items(&lane.items, &bullets(&lane.items));
    }

    pub(super) fn note(&mut self, note: &Note) {
        let text = note.heading.clone().unwrap_or_default();
        self.heading("##", &text, Braces::of(&note.attributes), Mark::Note, note.span);
        if !note.blocks.is_empty() {
            self.sheet.gap();
            let blocks = self.blocks(&note.blocks);
            self.sheet.lines(&blocks);
        }
    }

    pub(super) fn heading(&mut self, hashes: &str, text: &Text, mut braces: Braces, mark: Mark, span: Span) {
        self.mark(&mut braces, mark);
        let line = |words: &str| with_braces(format!("{hashes} {words}").trim_end(), &braces);
        let line = line(&words::write(text, false, |words| self.proof.is_heading(&line(words), text, &braces)));
        self.heading_line(&line, mark, span);
    }

    /// Says in the braces what the next heading is, where it must be said.
    fn mark(&self, braces: &mut Braces, mark: Mark) {
        if self.marked.contains(&self.headings.len()) {
            braces.mark(mark);
        }
    }

    fn heading_line(&mut self, line: &str, mark: Mark, span: Span) {
        self.sheet.gap();
        self.comments_before(span.start, "");
        self.headings.push((self.sheet.next_line(), mark));
        let beside = self.comments.beside(span.start);
        self.sheet.lines(&format!("{line}{beside}"));
    }

    /// The comments before a part, each on lines of its own.
    pub(super) fn comments_before(&mut self, start: usize, indent: &str) {
        let comments = self.comments.before(start);
        self.comment_lines(&comments, indent);
    }

    /// The comments beside a part, on lines of their own as well.
    pub(super) fn comments_of_line(&mut self, start: usize, indent: &str) {
        let comments = self.comments.of_line(start);
        self.comment_lines(&comments, indent);
    }

    fn comment_lines(&mut self, comments: &[String], indent: &str) {
        for comment in comments {
            self.sheet.lines(&blocks::indented(comment, indent));
        }
    }
}

fn with_braces(line: &str, braces: &Braces) -> String {
    if braces.is_empty() { line.to_owned() } else { format!("{line} {braces}") }
}

/// The headings, by their number, that are read as something else than they are.
pub(super) fn misread(text: &str, headings: &[(usize, Mark)], settings: &Settings) -> BTreeSet<usize> {
    let context = Context { settings, chapter: 0, span: Span::new(0, text.len()), section: "" };
    let (read, _) = read(&Excerpt::whole(text), context);
    let ends: Vec<usize> = text.match_indices('\n').map(|(at, _)| at).collect();
    let line = |span: Span| ends.partition_point(|end| *end < span.start);
    let mut found: HashMap<usize, Mark> = HashMap::new();
    found.extend((!read.header.title_borrowed).then(|| (line(read.header.id.span), Mark::Title)));
    found.extend(read.before.iter().chain(&read.after).map(|note| (line(note.span), Mark::Note)));
    found.extend(read.lanes.iter().map(|lane| (line(lane.span), Mark::Lane)));
    for part in read.parts() {
        let mark = if matches!(part, Part::Step(..)) { Mark::Step } else { Mark::Stage };
        found.extend(part.heading().map(|heading| (line(heading.span), mark)));
    }
    let lines: HashSet<usize> = headings.iter().map(|(line, _)| *line).collect();
    if found.iter().any(|(line, mark)| *mark != Mark::Lane && !lines.contains(line)) {
        // Where something is taken for a heading, those that are must say it.
        return (0..headings.len()).collect();
    }
    let is_misread = |(_, (line, mark)): &(usize, &(usize, Mark))| found.get(line) != Some(mark);
    headings.iter().enumerate().filter(is_misread).map(|(number, _)| number).collect()
}
