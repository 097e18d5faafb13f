//! What HTML and Markdown agree on: which lanes a map shows, and in which order.

use std::cmp::Ordering;

use super::words::Words;
use crate::model::{Journey, LaneKind, Part};

/// A row of a map: a kind of lane and the words it is shown under.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Row {
    /// The kind of its lanes.
    pub(super) kind: LaneKind,
    /// The writer's own label, else ours.
    pub(super) label: String,
}

/// The rows of `parts`: known lanes in their order, then the writer's own in order of first appearance.
pub(super) fn rows<'a>(parts: impl Iterator<Item = Part<'a>>, words: &Words) -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::new();
    let mut add = |kind: &LaneKind, label: &str| {
        if let Some(row) = rows.iter_mut().find(|row| row.kind == *kind) {
            if row.label.is_empty() {
                label.clone_into(&mut row.label);
            }
        } else {
            rows.push(Row { kind: kind.clone(), label: label.to_owned() });
        }
    };
    for part in parts {
        for lane in part.lanes() {
            add(&lane.kind, &lane.label);
        }
        if part.emotion().is_some() {
            add(&LaneKind::Emotion, "");
        }
    }
    rows.sort_by(|a, b| match (&a.kind, &b.kind) {
        (LaneKind::Own(_), LaneKind::Own(_)) => Ordering::Equal,
        (a, b) => a.cmp(b),
    });
    for row in rows.iter_mut().filter(|row| row.label.is_empty()) {
        words.lane(&row.kind).clone_into(&mut row.label);
    }
    rows
}

/// The parts of a map that stand in its table: all but the journey as a whole.
pub(super) fn columns(journey: &Journey) -> impl Iterator<Item = Part<'_>> {
    journey.parts().skip(1)
}
