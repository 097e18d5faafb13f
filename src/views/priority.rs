//! What to do first: one score for opportunities, put together by adding up, so that anybody can do it by hand.
//!
//! Score = impact + severity + further places − effort. Impact and effort count 1 to 5. Of every open pain point that the
//! opportunity answers, the severity counts 1 (low) to 4 (critical), and each place beyond the first where it is met counts
//! 1. What nobody has rated counts as medium.

use rustc_hash::FxHashSet;

use crate::atlas::{Atlas, Entry};
use crate::model::{FindingKind, Impact, Severity};

/// The score of an opportunity, and what it is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Priority {
    /// What it would bring, 1 to 5.
    pub impact: Part,
    /// How bad the open pain points are that it answers, 1 to 4 each, added up.
    pub severity: Part,
    /// In how many further places those are met.
    pub places: usize,
    /// What it would cost, 1 to 5.
    pub effort: Part,
}

/// A number of the score.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Part {
    /// The number.
    pub points: usize,
    /// Whether somebody rated all of it; what nobody has counts as medium.
    pub is_rated: bool,
}

impl Priority {
    /// The priority of an opportunity.
    pub(super) fn of(atlas: &Atlas, opportunity: &Entry<'_>) -> Self {
        let mut priority = Self {
            impact: Part::level(opportunity.finding.impact),
            severity: Part { points: 0, is_rated: true },
            places: 0,
            effort: Part::level(opportunity.finding.effort),
        };
        let mut counted = FxHashSet::default();
        for key in atlas.answers(opportunity.key) {
            // The same pain in several places is one, however many of them the opportunity names.
            if !counted.insert(atlas.first_place(*key)) {
                continue;
            }
            let open: Vec<_> = std::iter::once(*key)
                .chain(atlas.same(*key))
                .filter_map(|key| atlas.entry(key))
                .filter(|entry| entry.finding.kind == FindingKind::PainPoint && !entry.finding.is_settled())
                .collect();
            if open.is_empty() {
                continue;
            }
            let severity = open.iter().filter_map(|entry| entry.finding.severity).max();
            priority.severity.is_rated &= severity.is_some();
            priority.severity.points += points(severity);
            priority.places += open.len() - 1;
        }
        priority
    }

    /// The score. The higher, the sooner.
    #[must_use]
    pub fn score(&self) -> i64 {
        signed(self.impact.points + self.severity.points + self.places) - signed(self.effort.points)
    }
}

impl Part {
    fn level(level: Option<Impact>) -> Self {
        const MEDIUM: u8 = 3;
        Self { points: usize::from(level.map_or(MEDIUM, |level| level.0)), is_rated: level.is_some() }
    }
}

/// What a severity counts: 1 to 4. What nobody has rated counts as medium.
pub(super) fn points(severity: Option<Severity>) -> usize {
    severity.unwrap_or(Severity::Medium) as usize + 1
}

/// A count as a number that may be taken from another.
pub(super) fn signed(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}
