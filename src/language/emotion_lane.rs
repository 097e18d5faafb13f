//! Whose emotions a lane holds: `Emotion (Ada): …`, in a map of several personas.

use std::collections::BTreeMap;

use super::groups::Group;
use super::names::vocabulary::is_name_of_emotions;
use super::reader::Reader;
use super::scale::{Stated, stated};
use crate::diagnostics::{Code, Known, quoted};
use crate::model::{Emotion, Journey, LaneKind, MOST_PERSONAS, Part, Scale, called, folded};
use crate::source::Span;

/// What stands in brackets behind a lane's name.
pub(super) fn bracketed(label: &str) -> Option<&str> {
    let (_, inner) = label.split_once(['(', '（'])?;
    Some(inner.trim().trim_end_matches([')', '）']).trim())
}

/// The person whose emotions a row holds by its name: `Emotion (Ada)`.
#[must_use]
pub fn person_who_feels(label: &str) -> Option<&str> {
    let name = bracketed(label).filter(|name| name.starts_with(char::is_uppercase))?;
    (is_name_of_emotions(label) && counted(label).is_none()).then_some(name)
}

/// How the numbers of a row are counted, where the brackets behind its name say it.
pub(super) fn counted(label: &str) -> Option<Scale> {
    match bracketed(label).and_then(stated)? {
        Stated::On(scale) => Some(scale),
        Stated::Unclear => None,
    }
}

/// Whether the brackets behind a row's name say how its numbers are counted, but not which of them is the best.
fn is_unclear(label: &str) -> bool {
    bracketed(label).and_then(stated) == Some(Stated::Unclear)
}

impl Reader<'_> {
    /// What a lane of emotions is, and what it says. What stands in brackets behind its name is a persona of the map, or says
    /// how the numbers below it are meant. Without personas it is a remark, but for one `beside_another`, with which it would be
    /// mixed.
    pub(super) fn emotion_lane(&mut self, group: &Group, beside_another: bool) -> (LaneKind, Option<Emotion>) {
        let bracketed = bracketed(&group.label);
        let scale = counted(&group.label);
        let persona = bracketed.filter(|_| scale.is_none()).and_then(|name| self.place_of(name));
        let has_numbers = || group.items.iter().any(|item| Self::is_scored(&item.text.words()));
        if persona.is_none() && is_unclear(&group.label) && self.scale == Scale::NATIVE && has_numbers() {
            self.report_unclear(group);
            return (LaneKind::Own(group.label.to_lowercase()), None);
        }
        let of_nobody = bracketed.filter(|_| scale.is_none() && persona.is_none());
        if let Some(name) = of_nobody.filter(|_| !self.personas.is_empty() || beside_another) {
            self.report_nobody(name, group);
            return (LaneKind::Own(group.label.to_lowercase()), None);
        }
        let all = self.scale;
        self.scale = scale.unwrap_or(all);
        let emotion = self.emotion(&group.items);
        self.scale = all;
        (persona.map_or(LaneKind::Emotion, LaneKind::EmotionOf), emotion)
    }

    /// The place of the persona who is called so, among those that the header names.
    fn place_of(&self, name: &str) -> Option<usize> {
        let (whole, short) = (folded(name), folded(called(name)));
        let by_whole = self.personas.iter().position(|persona| folded(persona) == whole);
        by_whole.or_else(|| self.personas.iter().position(|persona| folded(called(persona)) == short))
    }

    /// Reports a row of which nobody can tell what its numbers mean; once, where a row of a table has it.
    fn report_unclear(&mut self, group: &Group) {
        let span = self.span(&group.range);
        if !self.reported_rows.insert(span) {
            return;
        }
        self.report(
            Code::ScoreWithoutScale,
            span,
            format!("the numbers of `{}` could be good or bad", quoted(&group.label)),
            "shown as a row of your own, without a curve",
            "say which number is the worst and which the best, in this order: `Emotion (1..5)`, or `Scale: 1..5` in the header",
        );
    }

    /// Reports a name that is none of the map's personas; once, where a row of a table has it.
    fn report_nobody(&mut self, name: &str, group: &Group) {
        let span = self.name_span(name, group);
        if !self.reported_rows.insert(span) {
            return;
        }
        let known: Known<'_> = self.personas.iter().map(|persona| called(persona)).collect();
        let cure = known.cure(name, format!("name them in the header: `Personas: …, {name}`"));
        let message = format!("`{}` is none of the personas that this map names", quoted(name));
        self.report(Code::UnknownPersona, span, message, "shown as a row of your own, without a curve", cure);
    }

    /// Reports the first persona for whose curve there is no room.
    pub(super) fn check_personas(&mut self, journey: &Journey) {
        let mut feeling = BTreeMap::new();
        for lane in journey.parts().flat_map(Part::lanes) {
            if let LaneKind::EmotionOf(place) = lane.kind {
                feeling.entry(place).or_insert(lane);
            }
        }
        let Some((place, lane)) = feeling.into_iter().nth(MOST_PERSONAS) else { return };
        let (name, Span { start, end }) = (&self.personas[place], lane.span);
        // In a label without marks, the name stands where it does in its words.
        let at = lane.label.find(called(name)).filter(|_| end - start == lane.label.len());
        let span = at.map_or(lane.span, |at| Span::new(start + at, start + at + called(name).len()));
        let name = quoted(name);
        self.report(
            Code::TooManyPersonas,
            span,
            format!("`{name}` is the sixth persona with emotions of their own"),
            "no picture can show this curve among the others",
            "leave one of them out, or make two maps of it",
        );
    }

    /// Where a name stands in a label.
    fn name_span(&self, name: &str, group: &Group) -> Span {
        let label = &self.excerpt.text()[group.range.clone()];
        let at = label.find(name).map(|at| group.range.start + at);
        at.map_or_else(|| self.span(&group.range), |start| self.span(&(start..start + name.len())))
    }
}
