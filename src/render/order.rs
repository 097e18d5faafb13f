//! What HTML and Markdown agree on: which lanes a map shows, and in which order.

use std::cmp::Ordering;

use super::words::Words;
use crate::language::scale;
use crate::model::{Journey, Lane, LaneKind, Part};

/// A row of a map: a kind of lane and the words it is shown under.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Row {
    /// The kind of its lanes.
    pub(super) kind: LaneKind,
    /// The writer's own label, else ours.
    pub(super) label: String,
}

/// The rows of some parts of a map: known lanes in their order, then the writer's own in order of first appearance. Those of a
/// blueprint stand as they are written, a row that only later parts have behind the one it follows there.
pub(super) fn rows<'a>(journey: &Journey, parts: impl Iterator<Item = Part<'a>>, words: &Words) -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::new();
    for part in parts {
        let mut next = 0;
        let lanes = part.lanes().iter().map(|lane| (&lane.kind, shown(lane)));
        for (kind, label) in lanes.chain(part.emotion().map(|_| (&LaneKind::Emotion, ""))) {
            let known = rows.iter().position(|row| row.kind == *kind);
            let at = known.unwrap_or(if journey.is_blueprint { next } else { rows.len() });
            match known {
                Some(at) if rows[at].label.is_empty() => label.clone_into(&mut rows[at].label),
                Some(_) => {}
                None => rows.insert(at, Row { kind: kind.clone(), label: label.to_owned() }),
            }
            next = at + 1;
        }
    }
    if !journey.is_blueprint {
        rows.sort_by(|a, b| match (&a.kind, &b.kind) {
            (LaneKind::Own(_), LaneKind::Own(_)) => Ordering::Equal,
            (a, b) => a.cmp(b),
        });
    }
    for row in rows.iter_mut().filter(|row| row.label.is_empty()) {
        words.lane(&row.kind).clone_into(&mut row.label);
    }
    rows
}

/// The label of a lane as it is shown. `Feeling (1-5)` says how the writer counts; pages count from −2 to +2.
fn shown(lane: &Lane) -> &str {
    let is_emotion = matches!(lane.kind, LaneKind::Emotion | LaneKind::EmotionOf(_));
    let bare = lane.label.trim_end_matches([')', '）']);
    match bare.rsplit_once(['(', '（']) {
        Some((name, inner)) if is_emotion && scale(inner).is_ok() => name.trim_end(),
        _ => &lane.label,
    }
}

/// The parts of a map that stand in its table: all but the journey as a whole.
pub(super) fn columns(journey: &Journey) -> impl Iterator<Item = Part<'_>> {
    journey.parts().skip(1)
}
