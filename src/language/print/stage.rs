//! Stages and steps, and the lanes of one of them or of a card.

use std::borrow::Cow;

use super::Printer;
use super::braces::Braces;
use super::groups::{Labelled, OnItsLine};
use super::proof::Groups;
use super::words;
use crate::language::marks::Mark;
use crate::language::names::known_names::LaneName;
use crate::language::names::vocabulary::Vocabulary;
use crate::model::{
    AttributeKind, Emotion, Feeling, FieldKind, Heading, Item, Lane, LaneKind, Scale, Stage, Text, called, rounded,
    signed,
};

/// How many ways to take the items of a row of feelings apart are tried: each reads them anew.
const MOODS_TRIED: usize = 64;

impl Printer<'_> {
    pub(super) fn stage(&mut self, stage: &Stage) {
        let mut braces = Braces::of(&stage.heading.attributes);
        braces.set(AttributeKind::Phase, stage.phase.as_ref().map(|text| self.phrase(text)));
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
        braces.set(AttributeKind::Duration, heading.duration.as_ref().and_then(|text| self.in_braces(text)));
        self.heading(hashes, &heading.text, braces, mark, heading.span);
    }

    /// How long a stage lasts, if its heading's braces can hold it.
    fn in_braces(&self, duration: &Text) -> Option<String> {
        let can_hold = |value: &String| !value.contains(['{', '}']) && self.proof.is_phrase(value, duration);
        Some(self.phrase(duration)).filter(can_hold)
    }

    /// The lanes of a stage, a step or a card, and how long it lasts.
    pub(super) fn part(&mut self, lanes: &[&Lane], emotion: Option<&Emotion>, duration: Option<&Text>) {
        for lane in lanes.iter().filter(|lane| is_unlabelled(lane)) {
            if lane.kind == LaneKind::Actions && !self.proof.leaves_list_alone(self.sheet.last_block()) {
                self.rule();
            }
            self.sheet.gap();
            self.unlabelled(lane);
        }
        if let Some(duration) = duration.filter(|duration| self.in_braces(duration).is_none()) {
            self.sheet.gap();
            self.said(Vocabulary::field_label(FieldKind::Duration), duration.clone());
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
            let label = self.label_of(lane);
            let group = Labelled {
                label: &label,
                start: lane.span.start,
                on_its_line: OnItsLine::of(&lane.kind),
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
        let may_feel = |lane: &&&Lane| matches!(lane.kind, LaneKind::Emotion | LaneKind::Thoughts);
        let before: Vec<_> =
            before.iter().filter(may_feel).map(|lane| (self.label_of(lane), lane.items.as_slice())).collect();
        let before: Vec<_> = before.iter().map(|(label, items)| (&**label, *items)).collect();
        let label = self.label_of(lane);
        let mut left = emotion.feelings.get(feelings(&before).len()..).unwrap_or_default();
        let mut items = lane.items.as_slice();
        let mut moods = Vec::new();
        while !items.is_empty() {
            let said = (1..=items.len()).rev().take(MOODS_TRIED).find_map(|count| {
                let said = feelings(&[(&*label, &items[..count])]);
                left.strip_prefix(said.as_slice()).map(|rest| (count, rest))
            });
            let Some((count, rest)) = said else { return vec![&lane.items] };
            let (mood, more) = items.split_at(count);
            moods.push(mood);
            (items, left) = (more, rest);
        }
        if moods.is_empty() { vec![&lane.items] } else { moods }
    }

    /// The label of a lane, one of ours where the writer gave none.
    pub(super) fn label_of<'l>(&self, lane: &'l Lane) -> Cow<'l, str> {
        match &lane.kind {
            _ if !lane.label.is_empty() => lane.label.as_str().into(),
            LaneKind::EmotionOf(place) => {
                let persona = self.journey.personas().nth(*place).map(|item| item.text.words()).unwrap_or_default();
                format!("{} ({})", Vocabulary::lane_label(&LaneKind::Emotion), called(&persona)).into()
            }
            kind => Vocabulary::lane_label(kind).into(),
        }
    }

    /// A line across: what follows it has nothing to do with what stands before it.
    pub(super) fn rule(&mut self) {
        self.sheet.gap();
        self.sheet.lines("---");
    }

    /// A lane of one's own words that no lane of the model holds.
    fn said(&mut self, label: &str, text: Text) {
        let items = [Item { text, ..Item::default() }];
        let on_its_line = OnItsLine::One;
        self.labelled(Labelled { label, start: usize::MAX, on_its_line, items: &items, nothing: None });
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
        if self.scale == Scale::NATIVE { signed(number) } else { rounded(number).to_string() }
    }
}

pub(super) fn is_unlabelled(lane: &Lane) -> bool {
    lane.label.is_empty() && matches!(lane.kind, LaneKind::Description | LaneKind::Actions | LaneKind::Quotes)
}
