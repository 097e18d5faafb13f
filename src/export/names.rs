//! The names of kinds in what is exported.

use crate::model::{FieldKind, FindingKind, LaneKind};

/// Every name of [`field`].
#[cfg(test)]
pub(super) const FIELDS: &[&str] = &[
    "persona",
    "scenario",
    "goal",
    "scope",
    "expectations",
    "state",
    "status",
    "owner",
    "reviewed",
    "evidence",
    "scale",
    "tags",
    "ticket",
    "duration",
    "compares",
    "role",
    "quote",
    "frustrations",
    "portrait",
    "own",
];

/// Every name of [`lane`].
#[cfg(test)]
pub(super) const LANES: &[&str] = &[
    "description",
    "goals",
    "actions",
    "actors",
    "touchpoints",
    "channels",
    "thoughts",
    "quotes",
    "emotion",
    "emotion-of",
    "effort",
    "pain-points",
    "delights",
    "opportunities",
    "metrics",
    "backstage",
    "own",
];

/// Every name of [`finding`].
#[cfg(test)]
pub(super) const FINDINGS: &[&str] = &["pain-point", "delight", "opportunity"];

pub(super) fn field(kind: &FieldKind) -> &'static str {
    match kind {
        FieldKind::Persona => "persona",
        FieldKind::Scenario => "scenario",
        FieldKind::Goal => "goal",
        FieldKind::Scope => "scope",
        FieldKind::Expectations => "expectations",
        FieldKind::State => "state",
        FieldKind::Status => "status",
        FieldKind::Owner => "owner",
        FieldKind::Reviewed => "reviewed",
        FieldKind::Evidence => "evidence",
        FieldKind::Scale => "scale",
        FieldKind::Tags => "tags",
        FieldKind::Ticket => "ticket",
        FieldKind::Duration => "duration",
        FieldKind::Compares => "compares",
        FieldKind::Role => "role",
        FieldKind::Quote => "quote",
        FieldKind::Frustrations => "frustrations",
        FieldKind::Portrait => "portrait",
        FieldKind::Own => "own",
    }
}

pub(super) fn lane(kind: &LaneKind) -> &'static str {
    match kind {
        LaneKind::Description => "description",
        LaneKind::Goals => "goals",
        LaneKind::Actions => "actions",
        LaneKind::Actors => "actors",
        LaneKind::Touchpoints => "touchpoints",
        LaneKind::Channels => "channels",
        LaneKind::Thoughts => "thoughts",
        LaneKind::Quotes => "quotes",
        LaneKind::Emotion => "emotion",
        LaneKind::EmotionOf(_) => "emotion-of",
        LaneKind::Effort => "effort",
        LaneKind::PainPoints => "pain-points",
        LaneKind::Delights => "delights",
        LaneKind::Opportunities => "opportunities",
        LaneKind::Metrics => "metrics",
        LaneKind::Backstage => "backstage",
        LaneKind::Own(_) => "own",
    }
}

pub(super) fn finding(kind: FindingKind) -> &'static str {
    match kind {
        FindingKind::PainPoint => "pain-point",
        FindingKind::Delight => "delight",
        FindingKind::Opportunity => "opportunity",
    }
}
