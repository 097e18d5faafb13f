//! Every word that readers of a page see and no writer wrote: a file for each language, beside this one.
//!
//! [`Dictionary`] chooses the files that a book needs, [`OwnWords`] are the book's own in place of ours, and [`Words`] is
//! one language as a page uses it: texts, and numbers and dates as that language writes them. Open `en.toml` first.

mod catalogue;
mod dictionary;
mod formats;
mod own;
#[cfg(test)]
mod tests;

pub use dictionary::{Dictionary, direction, language};
pub use own::{OwnWords, WordFault};

use std::borrow::Cow;
use std::cmp::Ordering;

use icu_calendar::{Date, Iso};

use self::catalogue::{Catalogue, Counted};
use self::formats::Formats;
use crate::diagnostics::Level;
use crate::model::{
    FieldKind, Impact, LaneKind, Mood, OpportunityStatus, PainStatus, Severity, State, Status, rounded,
};

/// The words of one language, and how it writes numbers and dates.
#[derive(Debug)]
pub struct Words {
    /// The words that stand for themselves.
    pub(super) text: Catalogue,
    formats: Formats,
}

impl Words {
    /// The title of the chapter that an index gets of its own.
    #[must_use]
    pub fn index_title(&self) -> &str {
        &self.text.index.title
    }

    /// A whole number.
    pub(super) fn number(&self, number: usize) -> String {
        self.formats.number(number as f64)
    }

    /// A whole number that may be less than nothing, with a true minus.
    pub(super) fn whole(&self, number: i64) -> String {
        let size = self.formats.number(number.unsigned_abs() as f64);
        if number < 0 { format!("−{size}") } else { size }
    }

    /// A score: signed, with a true minus, at most two decimals.
    pub(super) fn score(&self, score: f64) -> String {
        let size = self.formats.number(score.abs());
        match rounded(score).partial_cmp(&0.0) {
            Some(Ordering::Greater) => format!("+{size}"),
            Some(Ordering::Less) => format!("−{size}"),
            _ => size,
        }
    }

    /// A day.
    pub(super) fn date(&self, date: Date<Iso>) -> String {
        self.formats.date(date)
    }

    /// A count with its noun: `1 stage`, `2 stages`.
    pub(super) fn count(&self, counted: &Counted, count: usize) -> String {
        fill(self.formats.form(counted, count), &[("n", &self.number(count))])
    }

    /// A label, with the sign that sets it apart from what follows.
    pub(super) fn label(&self, label: &str) -> String {
        format!("{label}{}", self.text.marks.colon)
    }

    /// The name of a lane whose writer gave it none.
    pub(super) fn lane<'a>(&'a self, kind: &'a LaneKind) -> &'a str {
        let lanes = &self.text.lanes;
        match kind {
            LaneKind::Description => &lanes.description,
            LaneKind::Goals => &lanes.goals,
            LaneKind::Actions => &lanes.actions,
            LaneKind::Actors => &lanes.actors,
            LaneKind::Touchpoints => &lanes.touchpoints,
            LaneKind::Channels => &lanes.channels,
            LaneKind::Thoughts => &lanes.thoughts,
            LaneKind::Quotes => &lanes.quotes,
            LaneKind::Emotion | LaneKind::EmotionOf(_) => &lanes.emotion,
            LaneKind::Effort => &lanes.effort,
            LaneKind::PainPoints => &lanes.pain_points,
            LaneKind::Delights => &lanes.delights,
            LaneKind::Opportunities => &lanes.opportunities,
            LaneKind::Metrics => &lanes.metrics,
            LaneKind::Backstage => &lanes.backstage,
            LaneKind::Own(name) => name,
        }
    }

    /// The name of a header field whose writer gave it none.
    pub(super) fn field(&self, kind: FieldKind) -> &str {
        let fields = &self.text.fields;
        match kind {
            FieldKind::Persona => &fields.persona,
            FieldKind::Scenario => &fields.scenario,
            FieldKind::Goal => &fields.goal,
            FieldKind::Scope => &fields.scope,
            FieldKind::Expectations => &fields.expectations,
            FieldKind::State => &fields.state,
            FieldKind::Status => &fields.status,
            FieldKind::Owner => &fields.owner,
            FieldKind::Reviewed => &fields.reviewed,
            FieldKind::Evidence => &fields.evidence,
            FieldKind::Scale => &fields.scale,
            FieldKind::Tags => &fields.tags,
            FieldKind::Ticket => &fields.ticket,
            FieldKind::Duration => &fields.duration,
            FieldKind::Own | FieldKind::Role | FieldKind::Quote | FieldKind::Frustrations | FieldKind::Portrait => "",
            FieldKind::Compares => &self.text.compare.with,
        }
    }

    /// The word for a map's state.
    pub(super) fn state(&self, state: State) -> &str {
        match state {
            State::Current => &self.text.state.current,
            State::Future => &self.text.state.future,
        }
    }

    /// The word for a map's own status.
    pub(super) fn map_status<'a>(&'a self, status: &'a Status) -> &'a str {
        match status {
            Status::Draft => &self.text.status.draft,
            Status::InReview => &self.text.status.in_review,
            Status::Published => &self.text.status.published,
            Status::Retired => &self.text.status.retired,
            Status::Own(word) => word,
        }
    }

    /// The word for a severity.
    pub(super) fn severity(&self, severity: Option<Severity>) -> &str {
        match severity {
            None => &self.text.severity.unrated,
            Some(Severity::Low) => &self.text.severity.low,
            Some(Severity::Medium) => &self.text.severity.medium,
            Some(Severity::High) => &self.text.severity.high,
            Some(Severity::Critical) => &self.text.severity.critical,
        }
    }

    /// The word for what is being done about a pain point.
    pub(super) fn pain_status(&self, status: PainStatus) -> &str {
        match status {
            PainStatus::Open => &self.text.pain_status.open,
            PainStatus::Fixing => &self.text.pain_status.fixing,
            PainStatus::Fixed => &self.text.pain_status.fixed,
            PainStatus::Accepted => &self.text.pain_status.accepted,
        }
    }

    /// The word for how far an opportunity has come.
    pub(super) fn opportunity_status(&self, status: Option<OpportunityStatus>) -> &str {
        match status {
            None | Some(OpportunityStatus::Open) => &self.text.opportunity_status.open,
            Some(OpportunityStatus::Planned) => &self.text.opportunity_status.planned,
            Some(OpportunityStatus::Doing) => &self.text.opportunity_status.doing,
            Some(OpportunityStatus::Done) => &self.text.opportunity_status.done,
            Some(OpportunityStatus::Rejected) => &self.text.opportunity_status.rejected,
        }
    }

    /// What an opportunity would bring and cost, in one phrase; none where neither is known.
    pub(super) fn impact_and_effort(&self, impact: Option<Impact>, effort: Option<Impact>) -> Option<String> {
        let impact = impact.map(|impact| match impact.word() {
            "low" => self.text.impact.low.as_str(),
            "medium" => &self.text.impact.medium,
            _ => &self.text.impact.high,
        });
        let effort = effort.map(|effort| match effort.word() {
            "low" => self.text.effort.low.as_str(),
            "medium" => &self.text.effort.medium,
            _ => &self.text.effort.high,
        });
        match (impact, effort) {
            (Some(impact), Some(effort)) => Some(format!("{impact}{}{effort}", self.text.marks.comma)),
            (Some(one), None) | (None, Some(one)) => Some(capitalised(one)),
            (None, None) => None,
        }
    }

    /// The word for how somebody feels, from −2 (very negative) to +2 (very positive).
    pub(super) fn mood(&self, score: f64) -> &str {
        let mood = &self.text.mood;
        match Mood::of(score) {
            Mood::VeryPositive => &mood.very_positive,
            Mood::Positive => &mood.positive,
            Mood::Neutral => &mood.neutral,
            Mood::Negative => &mood.negative,
            Mood::VeryNegative => &mood.very_negative,
        }
    }

    /// The word for how bad a fault is.
    pub(super) fn level(&self, level: Level) -> &str {
        match level {
            Level::Error => &self.text.fault.error,
            Level::Warning => &self.text.fault.warning,
        }
    }

    /// Several things in one line.
    pub(super) fn list<'a>(&self, things: impl IntoIterator<Item = Cow<'a, str>>) -> String {
        things.into_iter().collect::<Vec<_>>().join(&self.text.marks.comma)
    }
}

/// The first letter in upper case, as words that stand alone are shown.
pub(super) fn capitalised(words: &str) -> String {
    let mut chars = words.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

/// A text with what stands in braces filled in; what is filled in is not looked into again.
pub(super) fn fill(text: &str, values: &[(&str, &str)]) -> String {
    let mut filled = String::with_capacity(text.len() + 16);
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        let value = after.split_once('}').and_then(|(name, after)| {
            values.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value, after))
        });
        let (value, after) = value.unwrap_or(("{", after));
        filled.push_str(value);
        rest = after;
    }
    filled + rest
}
