//! How many there are of everything.

use super::row::{self, Row};
use super::selection::Selection;
use crate::model::{FindingKind, OpportunityStatus, Severity};

/// How many there are of everything. A pain that is met in several places counts once; what is done does not count.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// Maps.
    pub maps: usize,
    /// Their stages.
    pub stages: usize,
    /// Pain points.
    pub pain_points: usize,
    /// Those that are critical.
    pub critical: usize,
    /// Those that no opportunity answers.
    pub unanswered: usize,
    /// Opportunities.
    pub opportunities: usize,
    /// Those that somebody works on.
    pub in_progress: usize,
    /// Moments of delight.
    pub delights: usize,
}

/// Counts what a query lets pass.
pub(super) fn counts(selection: Selection<'_, '_>) -> Counts {
    let atlas = selection.atlas;
    let mut counts = Counts { delights: selection.findings(FindingKind::Delight).count(), ..Counts::default() };
    for map in selection.maps() {
        counts.maps += 1;
        counts.stages += atlas.maps()[map].journey.stages.len();
    }
    for row in row::pains(selection).iter().filter(|row| !row.is_settled()) {
        let Row::Pain(pain) = row else { continue };
        counts.pain_points += 1;
        counts.critical += usize::from(pain.severity == Some(Severity::Critical));
        counts.unanswered += usize::from(!atlas.is_answered(pain.lead.key));
    }
    for entry in selection.findings(FindingKind::Opportunity).filter(|entry| !entry.finding.is_settled()) {
        counts.opportunities += 1;
        counts.in_progress += usize::from(entry.finding.opportunity_status == Some(OpportunityStatus::Doing));
    }
    counts
}
