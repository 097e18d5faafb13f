//! Every word that pages say of their own accord, in one place.

use crate::model::{Lane, LaneKind};

pub(super) const NONE: &str = "None.";
pub(super) const PAIN_POINTS: &str = "Pain points";
pub(super) const OPPORTUNITIES: &str = "Opportunities";
pub(super) const DELIGHTS: &str = "Moments of delight";
pub(super) const UNANSWERED: &str = "Pain points that no opportunity answers";
pub(super) const EMOTION: &str = "Emotion";
pub(super) const SEVERITY: &str = "severity";
pub(super) const STATUS: &str = "status";
pub(super) const IMPACT: &str = "impact";
pub(super) const EFFORT: &str = "effort";
pub(super) const OWNER: &str = "owner";
pub(super) const TICKET: &str = "ticket";
pub(super) const THEME: &str = "theme";
pub(super) const EVIDENCE: &str = "evidence";
pub(super) const ASSUMED: &str = "assumed";
pub(super) const ANSWERS: &str = "answers";
pub(super) const ANSWERED_BY: &str = "answered by";
pub(super) const SAME_AS: &str = "same as";
pub(super) const MOMENT_OF_TRUTH: &str = "moment of truth";
pub(super) const LINE: &str = "line";

/// The name of a lane's row: the writer's own, else the usual one.
pub(super) fn lane(lane: &Lane) -> &str {
    if lane.label.is_empty() { kind(&lane.kind) } else { &lane.label }
}

/// The usual name of a kind of lane.
pub(super) fn kind(kind: &LaneKind) -> &str {
    match kind {
        LaneKind::Description => "Description",
        LaneKind::Goals => "Goals",
        LaneKind::Actions => "Actions",
        LaneKind::Touchpoints => "Touchpoints",
        LaneKind::Channels => "Channels",
        LaneKind::Thoughts => "Thoughts",
        LaneKind::Quotes => "Quotes",
        LaneKind::Emotion => EMOTION,
        LaneKind::Effort => "Effort",
        LaneKind::PainPoints => PAIN_POINTS,
        LaneKind::Delights => DELIGHTS,
        LaneKind::Opportunities => OPPORTUNITIES,
        LaneKind::Metrics => "Metrics",
        LaneKind::Backstage => "Backstage",
        LaneKind::Own(name) => name,
    }
}

/// A score with its sign: `+1`, `−0.5`, `0`. U+2212 is the sign that screen readers say as "minus".
pub(super) fn signed(score: f64) -> String {
    let rounded = (score * 10.0).round() / 10.0;
    match rounded {
        r if r > 0.0 => ["+", &rounded.to_string()].concat(),
        r if r < 0.0 => ["−", &rounded.abs().to_string()].concat(),
        _ => "0".to_owned(),
    }
}
