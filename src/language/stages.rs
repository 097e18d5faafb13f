//! Stages, steps and lanes of the model, from sections, tables and groups.

use std::ops::Range;

use super::attributes;
use super::cells::Cells;
use super::groups::{Content, Group};
use super::markdown::inline::{is_safe, range_of, trimmed, words};
use super::markdown::{Node, Piece, PieceKind};
use super::marks::CLASSES_OF_HEADINGS;
use super::names::folding::{self, fold};
use super::names::known_names::LaneName;
use super::names::vocabulary::Vocabulary;
use super::outline::StageOutline;
use super::reader::Reader;
use super::sections::Section;
use super::table::{TableMap, TableStage};
use crate::diagnostics::{Code, quoted};
use crate::model::{
    AttributeKind, Attributes, Block, Emotion, Heading, Inline, Item, Lane, LaneKind, Stage, Step, Text, is_same_word,
};
use crate::source::Span;

/// The lanes and the emotion of a stage, a step or a card.
#[derive(Debug, Default)]
pub(super) struct Part {
    pub(super) lanes: Vec<Lane>,
    pub(super) emotion: Option<Emotion>,
    pub(super) duration: Option<Text>,
}

/// A stage or a step whose rows are found and whose labels have not been given a meaning yet.
#[derive(Debug, Default)]
pub(super) struct Draft {
    heading: Heading,
    phase: Option<Text>,
    content: Content,
    steps: Vec<Draft>,
}

impl Reader<'_> {
    /// The stages of the model. What a label means is decided here, for all stages at once.
    pub(super) fn stages(&mut self, mut drafts: Vec<Draft>) -> Vec<Stage> {
        for draft in &mut drafts {
            self.tell_apart(&mut draft.content);
            draft.steps.iter_mut().for_each(|step| self.tell_apart(&mut step.content));
        }
        drafts.into_iter().map(|draft| self.finish(draft)).collect()
    }

    fn finish(&mut self, draft: Draft) -> Stage {
        let Draft { mut heading, phase, content, steps } = draft;
        let part = self.part(content, heading.span);
        heading.duration = both(heading.duration.take(), part.duration);
        let steps = steps.into_iter().map(|step| self.finish(step)).flat_map(as_steps).collect();
        Stage { heading, phase, emotion: part.emotion, lanes: part.lanes, steps }
    }

    /// Where two labels under one heading mean the same in other words, the second is a lane of the writer's own in the
    /// whole map: both rows are meant. Findings and emotions come together all the same. Beside "Thoughts & feelings", it is
    /// "Thoughts" wherever it stands, because feelings are read from the other. Scores that are not all of feelings are none.
    pub(super) fn tell_apart(&mut self, content: &mut Content) {
        let mut feelings = 0;
        let mut first: Vec<(LaneKind, &str, bool)> = Vec::with_capacity(content.groups.len());
        for group in content.groups.iter().filter(|group| group.kind.is_none()) {
            let label = group.label.as_str();
            let (kind, feels) = match group.lane.clone() {
                Some(LaneName::Lane(kind)) => (kind, false),
                Some(LaneName::ThoughtsAndFeelings) => (LaneKind::Thoughts, true),
                Some(LaneName::Scores) => {
                    if self.scores_feelings(group) {
                        feelings += 1;
                    } else {
                        self.apart.insert(fold(label));
                    }
                    continue;
                }
                Some(LaneName::Duration) | None => continue,
            };
            feelings += usize::from(kind == LaneKind::Emotion);
            if kind.finding().is_some() || kind == LaneKind::Emotion || self.is_apart(label) {
                continue;
            }
            match first.iter_mut().find(|(other, ..)| *other == kind) {
                Some((_, other, other_feels)) if feels == *other_feels && is_same_word(&fold(other), &fold(label)) => {}
                Some((_, other, other_feels)) if feels && !*other_feels => {
                    *other_feels = true;
                    self.apart.insert(fold(std::mem::replace(other, label)));
                }
                Some(_) => drop(self.apart.insert(fold(label))),
                None => first.push((kind, label, feels)),
            }
        }
        content.feels_twice = feelings > 1;
    }

    /// A stage with its steps.
    pub(super) fn stage(&mut self, outline: StageOutline) -> Draft {
        let above = outline.phase.map(|pieces| self.heading(&pieces, &(0..0)).text);
        let Section { heading, range, own, children, .. } = outline.section;
        let heading = self.heading(&heading, &range);
        let phase = self.phase(&heading).or(above);
        let mut content = Content::default();
        let mut steps = Vec::new();
        self.own_nodes(&mut content, &mut steps, own);
        let beside_lanes = children.iter().any(|child| self.names_lane(child));
        for child in children {
            // "Pain points & opportunities" over labels of both says nothing more than they do; with braces, it does.
            let has_braces = attributes::trailing(self.excerpt, range_of(&child.heading)).is_some();
            if !has_braces && self.vocabulary.joins_lanes(&child.name) && child.has_rows {
                self.own_nodes(&mut content, &mut steps, child.own);
                child.children.into_iter().for_each(|below| self.lane_section(&mut content, below));
                continue;
            }
            let is_lane =
                self.is_lane_heading(&child) || (beside_lanes && child.mark.is_none() && !self.is_step(&child));
            if is_lane {
                self.lane_section(&mut content, child);
            } else {
                steps.push(self.step(child));
            }
        }
        Draft { heading, phase, content, steps }
    }

    fn is_step(&self, section: &Section) -> bool {
        self.bearing([section]) > 0
    }

    fn step(&mut self, section: Section) -> Draft {
        let heading = self.heading(&section.heading, &section.range);
        let mut content = self.content(&section.own);
        for child in section.children {
            self.lane_section(&mut content, child);
        }
        Draft { heading, content, ..Draft::default() }
    }

    /// A heading that names a lane, and all that stands below it.
    pub(super) fn lane_section(&mut self, content: &mut Content, section: Section) {
        let label = section.name;
        let range = range_of(&section.heading);
        let mut nodes = section.own;
        nodes.extend(section.children.into_iter().flat_map(Section::into_nodes));
        self.add_headed(content, label, range, &nodes);
    }

    /// The blocks straight under a stage's heading: a table of two columns is a list of lanes, one of steps is steps.
    fn own_nodes(&mut self, content: &mut Content, steps: &mut Vec<Draft>, nodes: Vec<Node>) {
        let mut plain: Vec<Node> = Vec::with_capacity(nodes.len());
        for node in nodes {
            match Cells::of(&node) {
                Some(cells) if cells.columns() == 2 && !self.rows_are_stages(cells) => {
                    let groups = self.table_fields(cells);
                    content.groups.extend(groups);
                }
                Some(cells) if self.rows_are_stages(cells) && self.knows_corner(cells) => {
                    let groups = self.table_lanes(cells);
                    content.groups.extend(groups);
                }
                Some(cells) if self.is_map(cells) => {
                    let map = self.table_map(cells);
                    steps.extend(self.stages_of_table(map).1);
                }
                _ => plain.push(node),
            }
        }
        self.add_content(content, &plain);
    }

    /// The stages of a table, and its corner's words.
    pub(super) fn stages_of_table(&mut self, map: TableMap) -> (Option<String>, Vec<Draft>) {
        (map.corner, map.stages.into_iter().map(|stage| self.stage_of_table(stage)).collect())
    }

    fn stage_of_table(&mut self, stage: TableStage) -> Draft {
        let heading = self.heading(&stage.heading, &range_of(&stage.heading));
        let above = Some(self.heading(&stage.phase, &(0..0)).text).filter(|phase| !phase.is_empty());
        let phase = self.phase(&heading).or(above);
        let mut content = Content::default();
        content.groups = stage.groups;
        let steps = stage.steps.into_iter().map(|step| self.stage_of_table(step)).collect();
        Draft { heading, phase, content, steps }
    }

    /// A heading with its attributes, which is a link to itself where it is shown.
    pub(super) fn heading(&mut self, pieces: &[Piece], range: &Range<usize>) -> Heading {
        if let Some((url, range)) = link_in(pieces) {
            let span = self.span(&range);
            self.report(
                Code::LinkInHeading,
                span,
                format!("the address `{}` stands in a heading", quoted(url)),
                "shown as words, without the link",
                "write the link in the text below the heading",
            );
        }
        self.heading_of_note(pieces, range)
    }

    /// A heading whose links are kept.
    pub(super) fn heading_of_note(&mut self, pieces: &[Piece], range: &Range<usize>) -> Heading {
        let mut pieces = trimmed(pieces);
        let place = if pieces.is_empty() { range.clone() } else { range_of(&pieces) };
        let attributes = self.take_attributes(&mut pieces);
        self.report_near_attributes(&pieces, CLASSES_OF_HEADINGS);
        let mut text = self.text(&pieces);
        // `## **Awareness**` and `## Set-up:` are how people write `## Awareness` and `## Set-up`.
        without_colon(&mut text);
        if let Some((Inline::Strong(inner), before)) = text.0.split_last()
            && !Text(before.to_vec()).words().contains(char::is_alphanumeric)
        {
            let mut bare = Text(before.to_vec());
            bare.append(inner.clone());
            text = bare;
            without_colon(&mut text);
        }
        let duration =
            attributes.get(AttributeKind::Duration).map(|pair| self.phrase(pair)).filter(|text| !text.is_empty());
        Heading { text, id: crate::model::Id::default(), duration, attributes, span: self.span(&place) }
    }

    /// The phase that a stage's heading names.
    fn phase(&mut self, heading: &Heading) -> Option<Text> {
        heading.attributes.get(AttributeKind::Phase).map(|pair| self.phrase(pair)).filter(|text| !text.is_empty())
    }

    /// Groups as lanes, one of a kind; the emotion and the duration taken out.
    pub(super) fn part(&mut self, mut content: Content, span: Span) -> Part {
        if content.feels_twice {
            self.measure(&mut content.groups);
        }
        let mut part = Part::default();
        if !content.description.is_empty() {
            part.lanes.push(Lane {
                kind: LaneKind::Description,
                label: String::new(),
                span,
                nothing: None,
                emotion: None,
                items: items_of(content.description, span),
            });
        }
        part.lanes.reserve_exact(content.groups.len());
        for group in content.groups {
            self.add_group(&mut part, group, content.feels_twice);
        }
        part.lanes.iter_mut().for_each(say_nothing);
        part
    }

    fn is_apart(&self, label: &str) -> bool {
        !self.apart.is_empty() && self.apart.contains(&fold(label))
    }

    /// What the label of a group means in this map.
    pub(super) fn meaning(&self, group: &Group) -> LaneName {
        match &group.lane {
            // Those that are not are told apart.
            Some(LaneName::Scores) if !self.is_apart(&group.label) => LaneName::Lane(LaneKind::Emotion),
            Some(known) if !self.is_apart(&group.label) => known.clone(),
            _ => LaneName::Lane(Vocabulary::own(&group.label)),
        }
    }

    fn add_group(&mut self, part: &mut Part, mut group: Group, feels_twice: bool) {
        if group.label.is_empty() && group.items.is_empty() {
            return;
        }
        let span = self.span(&group.range);
        let mut said = None;
        let name = match group.kind.take() {
            Some(kind) => LaneName::Lane(kind),
            None => self.meaning(&group),
        };
        let kind = match name {
            // What a duration has no room for makes it a row.
            LaneName::Duration if group.items.iter().any(|item| !item.more.is_empty()) => Vocabulary::own(&group.label),
            LaneName::Duration => {
                part.duration = both(part.duration.take(), join(&group.items));
                return;
            }
            // `Experience: 1` is no thought.
            LaneName::ThoughtsAndFeelings if !group.items.is_empty() && self.scores_feelings(&group) => {
                if let Some(emotion) = self.emotion(&group.items) {
                    felt(&mut part.emotion, emotion);
                }
                LaneKind::Emotion
            }
            LaneName::ThoughtsAndFeelings => {
                if part.emotion.is_none() {
                    part.emotion = self.emotion_in_thoughts(&group.items);
                }
                LaneKind::Thoughts
            }
            LaneName::Scores | LaneName::Lane(LaneKind::Emotion)
                if part
                    .lanes
                    .iter()
                    .any(|lane| lane.kind == LaneKind::Emotion && Self::counts_otherwise(&lane.label, &group)) =>
            {
                self.report_counted_otherwise(&group);
                Vocabulary::own(&group.label)
            }
            LaneName::Scores | LaneName::Lane(LaneKind::Emotion) => {
                let (kind, emotion) = self.emotion_lane(&group, feels_twice || part.emotion.is_some());
                match (&kind, emotion) {
                    (LaneKind::Emotion, Some(more)) => felt(&mut part.emotion, more),
                    (_, emotion) => said = emotion,
                }
                kind
            }
            LaneName::Lane(kind) => kind,
        };
        let Group { label, items, .. } = group;
        part.add(Lane { kind, label, span, items, nothing: None, emotion: said });
    }
}

impl Part {
    /// Adds a lane, to the one of its kind if there is one.
    fn add(&mut self, more: Lane) {
        let Some(lane) = self.lanes.iter_mut().find(|lane| lane.kind == more.kind) else {
            self.lanes.push(more);
            return;
        };
        if lane.label.is_empty() {
            lane.label = more.label;
        }
        lane.items.extend(more.items);
        if let Some(emotion) = more.emotion {
            felt(&mut lane.emotion, emotion);
        }
    }
}

/// The first link whose address is not in its words, and where it stands.
fn link_in(pieces: &[Piece]) -> Option<(&str, Range<usize>)> {
    pieces.iter().find_map(|piece| match &piece.kind {
        PieceKind::Link { url, pieces, .. } => {
            (is_safe(url) && !words(pieces).contains(url.as_str())).then(|| (url.as_str(), piece.range.clone()))
        }
        PieceKind::Emphasis(pieces) | PieceKind::Strong(pieces) | PieceKind::Strikethrough(pieces) => link_in(pieces),
        _ => None,
    })
}

/// `Pain points: none` is no pain point, but the word for there being none. Beside anything else, a dash says nothing.
fn say_nothing(lane: &mut Lane) {
    if lane.kind.finding().is_none() && !lane.kind.holds_names() {
        return;
    }
    let words = lane.items.first().filter(|item| says_nothing(item)).map(|item| item.text.words());
    if words.is_some() && lane.items.iter().all(|item| says_nothing(item) && Some(item.text.words()) == words) {
        lane.items.clear();
        lane.nothing = words;
    } else {
        lane.items.retain(|item| !item.more.is_empty() || !Vocabulary::is_dash(&item.text.words()));
    }
}

/// Whether an item is nothing but a word for there being none.
pub(super) fn says_nothing(item: &Item) -> bool {
    item.more.is_empty() && item.attributes == Attributes::default() && Vocabulary::is_nothing(&item.text.words())
}

/// Adds what is said later of the same mood.
fn felt(emotion: &mut Option<Emotion>, more: Emotion) {
    match emotion {
        Some(first) => first.feelings.extend(more.feelings),
        none => *none = Some(more),
    }
}

/// Leaves out the colon that ends a heading.
fn without_colon(text: &mut Text) {
    if let Some(Inline::Text(last)) = text.0.last_mut() {
        last.truncate(folding::without_colon(last).len());
        if last.is_empty() {
            text.0.pop();
        }
    }
}

/// Loose blocks as items: a paragraph each, what follows one below it.
fn items_of(blocks: Vec<Block>, span: Span) -> Vec<Item> {
    let mut items: Vec<Item> = Vec::new();
    for block in blocks {
        match (block, items.last_mut()) {
            (Block::Paragraph(text), _) => items.push(Item { text, span, ..Item::default() }),
            (block, Some(item)) => item.more.push(block),
            (block, None) => items.push(Item { more: vec![block], span, ..Item::default() }),
        }
    }
    items
}

/// Two durations as one.
fn both(first: Option<Text>, more: Option<Text>) -> Option<Text> {
    match (first, more) {
        (Some(mut first), Some(more)) => {
            first.append(Text::plain(", "));
            first.append(more);
            Some(first)
        }
        (first, more) => first.or(more),
    }
}

/// A stage that stands below another one, as a step of it. Its own steps follow.
fn as_steps(stage: Stage) -> impl Iterator<Item = Step> {
    let Stage { heading, emotion, lanes, steps, .. } = stage;
    std::iter::once(Step { heading, emotion, lanes }).chain(steps)
}

/// The items' words, one after the other.
fn join(items: &[Item]) -> Option<Text> {
    let mut text = Text::default();
    for item in items {
        if !text.0.is_empty() {
            text.append(Text::plain(", "));
        }
        text.append(item.text.clone());
    }
    (!text.is_empty()).then_some(text)
}
