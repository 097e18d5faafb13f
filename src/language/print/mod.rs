//! A map written in the language's canonical form: one way for everything, so that two versions differ only where the
//! map does.
//!
//! [`print`] goes through the model in the order of the page. [`words`] writes running text, [`groups`] labels with their
//! items, [`blocks`] what stands below an item. What Markdown could take for something else is read back by [`proof`], and
//! so is the whole: headings that the reader would take for something else get a mark. [`same`] compares two maps, [`form`]
//! tells which ones were written with headings before.

mod blocks;
mod braces;
mod comments;
mod form;
mod groups;
mod proof;
mod same;
mod sheet;
mod words;

pub use form::is_heading_form;
pub use same::{difference, record_difference};

use std::collections::{BTreeSet, HashMap};

use braces::Braces;
use comments::Comments;
use groups::{Labelled, OnItsLine};
use proof::{Groups, Proof};
use sheet::Sheet;

use super::marks::Mark;
use super::vocabulary::{LaneName, Vocabulary};
use super::{Context, Settings, read};
use crate::model::{
    Block, Emotion, Feeling, Field, FieldKind, Heading, Item, Journey, Lane, LaneKind, Note, Part, Record, Scale,
    Stage, Text,
};
use crate::source::{Excerpt, Span};

/// The map as the body of a fence, in canonical form. Read with the same settings, it is the same map.
///
/// The map may come from anywhere: spans only say where comments belong. What the language cannot say is written as near
/// to it as can be: double quotes in an attribute that holds single ones too become typographic.
#[must_use]
pub fn print(journey: &Journey, settings: &Settings) -> String {
    let vocabulary = Vocabulary::new(settings);
    let mut marked = BTreeSet::new();
    loop {
        let mut printer = Printer::new(journey, settings, vocabulary, &marked);
        printer.map();
        let (text, headings) = (printer.sheet.into_text(), printer.headings);
        let misread = misread(&text, &headings, settings);
        if misread.is_subset(&marked) {
            return text;
        }
        marked.extend(misread);
    }
}

/// The record as the body of a fence, in canonical form: what has no label, then what has one.
#[must_use]
pub fn print_record(record: &Record, settings: &Settings) -> String {
    let (bare, fields): (Vec<Field>, Vec<Field>) =
        record.fields.iter().cloned().partition(|field| field.label.is_empty());
    let lane = |field: Field| Lane {
        kind: if field.kind == FieldKind::Quote { LaneKind::Quotes } else { LaneKind::Actions },
        label: String::new(),
        span: field.span,
        numbered: None,
        items: field.items,
        nothing: None,
        emotion: None,
    };
    // What stands in a record stands in the header of a map.
    let journey = Journey {
        id: record.id.clone(),
        title: record.title.clone(),
        title_borrowed: record.title_borrowed || record.title.is_empty(),
        attributes: record.attributes.clone(),
        description: record.description.clone(),
        lanes: bare.into_iter().map(lane).collect(),
        comments: record.comments.clone(),
        fields,
        ..Journey::default()
    };
    let marked = BTreeSet::new();
    let mut printer = Printer::new(&journey, settings, Vocabulary::of_record(settings, record.kind), &marked);
    printer.record();
    printer.sheet.into_text()
}

/// Writes one map or record.
struct Printer<'a> {
    journey: &'a Journey,
    vocabulary: Vocabulary<'a>,
    proof: Proof<'a>,
    /// How numbers beside emotions are meant.
    scale: Scale,
    /// The headings, by their number, that must say what they are.
    marked: &'a BTreeSet<usize>,
    /// The headings so far: the line each stands in, and what it is.
    headings: Vec<(usize, Mark)>,
    comments: Comments,
    sheet: Sheet,
}

impl<'a> Printer<'a> {
    fn new(
        journey: &'a Journey,
        settings: &'a Settings,
        vocabulary: Vocabulary<'a>,
        marked: &'a BTreeSet<usize>,
    ) -> Self {
        let declared = journey.field(&FieldKind::Scale).and_then(|field| field.words().parse().ok());
        Self {
            journey,
            vocabulary,
            proof: Proof::new(settings, vocabulary),
            scale: declared.unwrap_or(settings.scale),
            marked,
            headings: Vec::new(),
            comments: Comments::of(journey),
            sheet: Sheet::default(),
        }
    }

    fn map(&mut self) {
        let journey = self.journey;
        self.title();
        let ends_in_field = self.header();
        let (above, below) = self.own_lanes();
        if ends_in_field && above.iter().any(|lane| is_unlabelled(lane)) {
            // Else they would be the field's.
            self.rule();
        }
        self.part(&above, journey.emotion.as_ref().filter(|_| journey.is_card()), None);
        for note in &journey.before {
            self.note(note);
        }
        for stage in &journey.stages {
            self.stage(stage);
        }
        for lane in below {
            self.headed(lane);
        }
        for note in &journey.after {
            self.note(note);
        }
        self.rest();
    }

    /// A record, as the header of a map; what has no label stands above, so that it is not taken for a field's.
    fn record(&mut self) {
        self.title();
        self.part(&self.journey.lanes.iter().collect::<Vec<_>>(), None, None);
        self.header();
        self.rest();
    }

    /// The comments that belong to no part.
    fn rest(&mut self) {
        let rest = self.comments.rest();
        if !rest.is_empty() {
            self.sheet.gap();
        }
        for comment in rest {
            self.sheet.lines(&comment);
        }
    }

    fn title(&mut self) {
        let journey = self.journey;
        let mut braces = Braces::of(&journey.attributes);
        braces.set("corner", journey.corner.clone());
        if journey.title_borrowed {
            if !braces.is_empty() {
                self.sheet.lines(&format!("# {braces}"));
            }
            return;
        }
        self.heading("#", &journey.title, braces, Mark::Title, journey.id.span);
    }

    /// The fields and the description. Whether a field is the last of them.
    fn header(&mut self) -> bool {
        let journey = self.journey;
        // Below a field, a paragraph would be its value where it has none, and all other blocks part of it.
        let comes_first = !matches!(journey.description.first(), None | Some(Block::Paragraph(_)))
            || journey.fields.last().is_some_and(|field| field.items.is_empty());
        if comes_first {
            self.header_text();
        }
        self.sheet.gap();
        for (i, field) in journey.fields.iter().enumerate() {
            if i > 0 && self.is_list(&journey.fields[i - 1]) {
                self.sheet.gap();
            }
            self.labelled(labelled_field(field));
        }
        if !comes_first {
            self.header_text();
        }
        !journey.fields.is_empty() && (comes_first || journey.description.is_empty())
    }

    fn is_list(&self, field: &Field) -> bool {
        self.on_one_line(&self.label(&field.label), labelled_field(field)).is_none()
    }

    fn header_text(&mut self) {
        if !self.journey.description.is_empty() {
            self.sheet.gap();
            let lines = self.description(&self.journey.description);
            self.sheet.lines(&lines);
        }
    }

    /// The lanes of the journey as a whole: those that stand in the header, and those below the stages.
    fn own_lanes(&self) -> (Vec<&'a Lane>, Vec<&'a Lane>) {
        let journey = self.journey;
        let first = journey.stages.first().map_or(usize::MAX, |stage| stage.heading.span.start);
        // Among the fields of a header, only findings are known to be a lane; in a card, all that is no field.
        let fits = |lane: &Lane| {
            let is_field = self.vocabulary.lane(&lane.label).is_none() && self.vocabulary.field(&lane.label).is_some();
            is_unlabelled(lane)
                || (journey.is_card() && !is_field)
                || (lane.kind.finding().is_some() && lane.span.start <= first)
        };
        let fit = journey.lanes.iter().take_while(|lane| fits(lane)).count();
        let (above, below): (Vec<_>, Vec<_>) =
            journey.lanes.iter().enumerate().partition(|(i, lane)| *i < fit || is_unlabelled(lane));
        let lanes = |lanes: Vec<(usize, &'a Lane)>| lanes.into_iter().map(|(_, lane)| lane).collect();
        (lanes(above), lanes(below))
    }

    fn stage(&mut self, stage: &Stage) {
        let mut braces = Braces::of(&stage.heading.attributes);
        braces.set("phase", stage.phase.as_ref().map(|text| self.phrase(text)));
        self.stage_heading("##", &stage.heading, braces, Mark::Stage);
        self.part(&stage.lanes.iter().collect::<Vec<_>>(), stage.emotion.as_ref(), stage.heading.duration.as_ref());
        for step in &stage.steps {
            let braces = Braces::of(&step.heading.attributes);
            self.stage_heading("###", &step.heading, braces, Mark::Step);
            self.part(&step.lanes.iter().collect::<Vec<_>>(), step.emotion.as_ref(), step.heading.duration.as_ref());
        }
    }

    /// A text as the value of an attribute that is shown.
    fn phrase(&self, text: &Text) -> String {
        let value = |words: &str| if words.contains('\'') { words.replace('"', "&quot;") } else { words.to_owned() };
        value(&words::write(text, false, |words| self.proof.is_phrase(&value(words), text)))
    }

    /// The heading of a stage or a step.
    fn stage_heading(&mut self, hashes: &str, heading: &Heading, mut braces: Braces, mark: Mark) {
        braces.set("duration", heading.duration.as_ref().and_then(|text| self.in_braces(text)));
        self.heading(hashes, &heading.text, braces, mark, heading.span);
    }

    /// How long a stage lasts, if its heading's braces can hold it.
    fn in_braces(&self, duration: &Text) -> Option<String> {
        Some(self.phrase(duration)).filter(|value| !value.contains(['{', '}']))
    }

    /// The lanes of a stage, a step or a card, and how long it lasts.
    fn part(&mut self, lanes: &[&Lane], emotion: Option<&Emotion>, duration: Option<&Text>) {
        for lane in lanes.iter().filter(|lane| is_unlabelled(lane)) {
            if lane.kind == LaneKind::Actions && !self.proof.leaves_list_alone(self.sheet.last_block()) {
                self.rule();
            }
            self.sheet.gap();
            self.unlabelled(lane);
        }
        if let Some(duration) = duration.filter(|duration| self.in_braces(duration).is_none()) {
            self.sheet.gap();
            self.said(Vocabulary::field_label(&FieldKind::Duration), duration.clone());
        }
        let says_feeling = |lane: &&&Lane| {
            lane.kind == LaneKind::Emotion || self.vocabulary.lane(&lane.label) == Some(LaneName::ThoughtsAndFeelings)
        };
        if let Some(emotion) = emotion.filter(|_| !lanes.iter().any(|lane| says_feeling(&lane))) {
            self.sheet.gap();
            let line = self.feelings(emotion);
            self.said(Vocabulary::lane_label(&LaneKind::Emotion), Text::plain(line));
        }
        let labelled: Vec<&Lane> = lanes.iter().copied().filter(|lane| !is_unlabelled(lane)).collect();
        for (i, lane) in labelled.iter().enumerate() {
            let group = Labelled {
                label: label_of(lane),
                start: lane.span.start,
                on_its_line: OnItsLine::of(&lane.kind),
                numbered: lane.numbered,
                items: &lane.items,
                nothing: lane.nothing.as_deref(),
            };
            let moods =
                emotion.filter(|_| lane.kind == LaneKind::Emotion).map(|emotion| self.moods(&labelled[..=i], emotion));
            for items in moods.unwrap_or_else(|| vec![&lane.items]) {
                self.sheet.gap();
                self.labelled(Labelled { items, ..group });
            }
        }
    }

    /// The items of the last of some lanes, taken apart where they were said under several labels: what is said at once
    /// is one mood.
    fn moods<'l>(&self, lanes: &[&'l Lane], emotion: &Emotion) -> Vec<&'l [Item]> {
        let Some((lane, before)) = lanes.split_last() else { return Vec::new() };
        let feelings = |lanes: &Groups<'_>| self.proof.feelings(lanes, self.scale);
        let before: Vec<_> = before.iter().map(|lane| (label_of(lane), lane.items.as_slice())).collect();
        let mut left = emotion.feelings.get(feelings(&before).len()..).unwrap_or_default();
        let mut items = lane.items.as_slice();
        let mut moods = Vec::new();
        while !items.is_empty() {
            let said = (1..=items.len()).rev().find_map(|count| {
                let said = feelings(&[(label_of(lane), &items[..count])]);
                left.strip_prefix(said.as_slice()).map(|rest| (count, rest))
            });
            let Some((count, rest)) = said else { return vec![&lane.items] };
            let (mood, more) = items.split_at(count);
            moods.push(mood);
            (items, left) = (more, rest);
        }
        if moods.is_empty() { vec![&lane.items] } else { moods }
    }

    /// A line across: what follows it has nothing to do with what stands before it.
    fn rule(&mut self) {
        self.sheet.gap();
        self.sheet.lines("---");
    }

    /// A lane of one's own words that no lane of the model holds.
    fn said(&mut self, label: &str, text: Text) {
        let items = [Item { text, ..Item::default() }];
        let on_its_line = OnItsLine::One;
        self.labelled(Labelled { label, start: usize::MAX, on_its_line, numbered: None, items: &items, nothing: None });
    }

    /// A lane of the journey as a whole, below the stages: there a heading names it.
    fn headed(&mut self, lane: &Lane) {
        let label = label_of(lane);
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
        self.items(&lane.items, lane.numbered);
    }

    fn note(&mut self, note: &Note) {
        let text = note.heading.clone().unwrap_or_default();
        self.heading("##", &text, Braces::of(&note.attributes), Mark::Note, note.span);
        if !note.blocks.is_empty() {
            self.sheet.gap();
            let blocks = self.blocks(&note.blocks);
            self.sheet.lines(&blocks);
        }
    }

    fn heading(&mut self, hashes: &str, text: &Text, mut braces: Braces, mark: Mark, span: Span) {
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
    fn comments_before(&mut self, start: usize, indent: &str) {
        for comment in self.comments.before(start) {
            self.sheet.lines(&blocks::indented(&comment, indent));
        }
    }

    /// An emotion that no lane holds: its points in time, with their scores as the map counts.
    fn feelings(&self, emotion: &Emotion) -> String {
        let said = |feeling: &Feeling| {
            let score = feeling.score.map(|score| self.number(score));
            let parts = [Some(feeling.faces.clone()), Some(feeling.words.clone()), score];
            parts.into_iter().flatten().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
        };
        emotion.feelings.iter().map(said).collect::<Vec<_>>().join(" → ")
    }

    fn number(&self, score: f64) -> String {
        let Scale { worst, best } = self.scale;
        let number = worst + (score + 2.0) / 4.0 * (best - worst);
        let rounded = (number * 100.0).round() / 100.0;
        if self.scale == Scale::NATIVE && rounded > 0.0 { format!("+{rounded}") } else { rounded.to_string() }
    }
}

/// The headings, by their number, that are read as something else than they are.
fn misread(text: &str, headings: &[(usize, Mark)], settings: &Settings) -> BTreeSet<usize> {
    let context = Context { settings, chapter: 0, span: Span::new(0, text.len()), section: "" };
    let (read, _) = read(&Excerpt::whole(text), context);
    let ends: Vec<usize> = text.match_indices('\n').map(|(at, _)| at).collect();
    let line = |span: Span| ends.partition_point(|end| *end < span.start);
    let mut found: HashMap<usize, Mark> = HashMap::new();
    found.extend((!read.title_borrowed).then(|| (line(read.id.span), Mark::Title)));
    found.extend(read.before.iter().chain(&read.after).map(|note| (line(note.span), Mark::Note)));
    found.extend(read.lanes.iter().map(|lane| (line(lane.span), Mark::Lane)));
    for part in read.parts() {
        let mark = if matches!(part, Part::Step(..)) { Mark::Step } else { Mark::Stage };
        found.extend(part.heading().map(|heading| (line(heading.span), mark)));
    }
    let is_heading = |line: &usize| headings.iter().any(|(heading, _)| heading == line);
    if found.iter().any(|(line, mark)| *mark != Mark::Lane && !is_heading(line)) {
        // Where something is taken for a heading, those that are must say it.
        return (0..headings.len()).collect();
    }
    let is_misread = |(_, (line, mark)): &(usize, &(usize, Mark))| found.get(line) != Some(mark);
    headings.iter().enumerate().filter(is_misread).map(|(number, _)| number).collect()
}

fn is_unlabelled(lane: &Lane) -> bool {
    lane.label.is_empty() && matches!(lane.kind, LaneKind::Description | LaneKind::Actions | LaneKind::Quotes)
}

fn label_of(lane: &Lane) -> &str {
    if lane.label.is_empty() { Vocabulary::lane_label(&lane.kind) } else { &lane.label }
}

fn labelled_field(field: &Field) -> Labelled<'_> {
    let is_persona = field.kind == FieldKind::Persona;
    Labelled {
        label: if field.label.is_empty() { Vocabulary::field_label(&field.kind) } else { &field.label },
        start: field.span.start,
        // The proof tells whether the label takes several.
        on_its_line: if is_persona { OnItsLine::All } else { OnItsLine::One },
        numbered: None,
        items: &field.items,
        nothing: None,
    }
}

fn with_braces(line: &str, braces: &Braces) -> String {
    if braces.is_empty() { line.to_owned() } else { format!("{line} {braces}") }
}
