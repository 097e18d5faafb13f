//! Changes of stages and steps: which there are, what they are called, in what order they come.

use super::edition::entries_in;
use super::matching::Match;
use super::pairing::moved;
use super::said::{counted, emotion, listed};
use super::{Change, Kind, attributes};
use crate::model::{AttributeKind, Emotion, Heading, Part, Text};

impl Match<'_> {
    pub(super) fn tell_stages(&self, changes: &mut Vec<Change>) {
        for (index, part) in self.after.parts.iter().enumerate() {
            let Some(heading) = part.heading() else { continue };
            if let Some(old) = self.parts.from(index) {
                self.tell_heading(old, index, heading, changes);
                continue;
            }
            let kind = if matches!(part, Part::Step(..)) { Kind::StepAdded } else { Kind::StageAdded };
            let new = entries_in(index, &self.entries_after).filter(|entry| self.entries.from(*entry).is_none());
            let with = with(*part, new.filter(|entry| !is_finding(&self.entries_after[*entry])).count());
            let change = Change::new(kind).what(heading.text.words()).place(above(self.after.place(index)));
            changes.push(change.to(with).at(None, self.after.at(heading.span)));
        }
        for index in self.parts.removed() {
            let part = self.before.parts[index];
            let Some(heading) = part.heading() else { continue };
            let kind = if matches!(part, Part::Step(..)) { Kind::StepRemoved } else { Kind::StageRemoved };
            let gone = entries_in(index, &self.entries_before).filter(|entry| self.entries.to(*entry).is_none());
            let with = with(part, gone.filter(|entry| !is_finding(&self.entries_before[*entry])).count());
            let change = Change::new(kind).what(heading.text.words()).place(above(self.before.place(index)));
            changes.push(change.from(with).at(self.before.at(heading.span), None));
        }
        self.tell_order(changes);
    }

    fn tell_heading(&self, old: usize, index: usize, heading: &Heading, changes: &mut Vec<Change>) {
        let Some(was) = self.before.parts[old].heading() else { return };
        let place = above(self.after.place(index));
        let at = |change: Change| change.place(place.clone()).at(self.before.at(was.span), self.after.at(heading.span));
        let is_step = matches!(self.after.parts[index], Part::Step(..));
        let (from, to) = (was.text.words(), heading.text.words());
        if from != to {
            let kind = if is_step { Kind::StepRenamed } else { Kind::StageRenamed };
            changes.push(at(Change::new(kind).from(Some(from)).to(Some(to.clone()))));
        }
        let words = |text: &Option<Text>| text.as_ref().map(Text::words);
        let phase = |part: Part<'_>| match part {
            Part::Stage(_, stage) => words(&stage.phase),
            _ => None,
        };
        for (kind, from, to) in [
            (Kind::PhaseChanged, phase(self.before.parts[old]), phase(self.after.parts[index])),
            (Kind::DurationChanged, words(&was.duration), words(&heading.duration)),
        ] {
            changes.extend((from != to).then(|| at(Change::new(kind).what(heading.text.words()).from(from).to(to))));
        }
        let typed = &[AttributeKind::Duration, AttributeKind::Phase];
        attributes::tell((&was.attributes, &was.id), (&heading.attributes, &heading.id), (&to, typed), &at, changes);
    }

    /// Stages and steps that come earlier or later than they did.
    fn tell_order(&self, changes: &mut Vec<Change>) {
        let stages = self.parts.both().filter(|(_, index)| matches!(self.after.parts[*index], Part::Stage(..)));
        self.tell_moves(&stages.collect::<Vec<_>>(), Kind::StageMoved, changes);
        let steps = self.parts.both().filter(|(_, index)| matches!(self.after.parts[*index], Part::Step(..)));
        let (stayed, left): (Vec<_>, Vec<_>) = steps.partition(|(old, index)| {
            self.before.stage_of(*old).and_then(|stage| self.parts.to(stage)) == self.after.stage_of(*index)
        });
        for (old, index) in left {
            let stage = |place: Vec<String>| place.first().cloned().unwrap_or_default();
            let (from, to) = (stage(self.before.place(old)), stage(self.after.place(index)));
            self.tell_move(old, index, Kind::StepMoved, format!("from “{from}” to “{to}”"), changes);
        }
        for steps in stayed.chunk_by(|(_, one), (_, next)| self.after.stage_of(*one) == self.after.stage_of(*next)) {
            self.tell_moves(steps, Kind::StepMoved, changes);
        }
    }

    fn tell_moves(&self, pairs: &[(usize, usize)], kind: Kind, changes: &mut Vec<Change>) {
        let numbers: Vec<usize> = pairs.iter().map(|(old, _)| *old).collect();
        for at in moved(&numbers) {
            let (old, index) = pairs[at];
            let behind = at.checked_sub(1).and_then(|before| self.after.parts[pairs[before].1].heading());
            let to = behind
                .map_or_else(|| "to the beginning".to_owned(), |heading| format!("behind “{}”", heading.text.words()));
            self.tell_move(old, index, kind, to, changes);
        }
    }

    fn tell_move(&self, old: usize, index: usize, kind: Kind, to: String, changes: &mut Vec<Change>) {
        if let (Some(was), Some(is)) = (self.before.parts[old].heading(), self.after.parts[index].heading()) {
            let change = Change::new(kind).what(is.text.words()).to(Some(to));
            changes.push(change.at(self.before.at(was.span), self.after.at(is.span)));
        }
    }

    /// How the parts of a map feel.
    pub(super) fn tell_emotion(&self, index: usize, changes: &mut Vec<Change>) {
        let is = self.after.parts[index].emotion();
        let Some(old) = self.parts.from(index) else { return };
        let was = self.before.parts[old].emotion();
        let feelings = |emotion: Option<&Emotion>| emotion.map(|emotion| emotion.feelings.clone());
        if feelings(was) == feelings(is) {
            return;
        }
        let kind = match (was, is) {
            (None, _) => Kind::EmotionAdded,
            (_, None) => Kind::EmotionRemoved,
            _ => Kind::EmotionChanged,
        };
        let place = Some(self.after.place(index)).filter(|place| !place.is_empty());
        let mut change = Change::new(kind).place(place.unwrap_or_else(|| vec![self.after.title()]));
        change.shift = was.and_then(Emotion::mean).zip(is.and_then(Emotion::mean)).map(|(was, is)| is - was);
        let change = change.from(was.map(emotion)).to(is.map(emotion));
        changes.push(change.at(
            was.and_then(|emotion| self.before.at(emotion.span)),
            is.and_then(|emotion| self.after.at(emotion.span)),
        ));
    }
}

/// The names of the parts that something stands in.
fn above(mut place: Vec<String>) -> Vec<String> {
    place.pop();
    place
}

fn is_finding(entry: &super::edition::Entry<'_>) -> bool {
    entry.item.is_some_and(|item| item.finding.is_some())
}

/// What came or went with a part, findings aside: they are told one by one.
fn with(part: Part<'_>, entries: usize) -> Option<String> {
    listed([part.emotion().map(emotion), counted(entries, "entry", "entries")])
}
