//! What HTML and Markdown agree on: which lanes a map shows in which order, and how numbers are written.

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

/// A score as readers see it: signed, with a true minus, at most two decimals.
pub(super) fn score(score: f64) -> String {
    let rounded = (score * 100.0).round() / 100.0;
    match rounded.partial_cmp(&0.0) {
        Some(Ordering::Greater) => format!("+{rounded}"),
        Some(Ordering::Less) => format!("−{}", -rounded),
        _ => "0".to_owned(),
    }
}

/// The first letter in upper case, as words under a face are shown.
pub(super) fn capitalised(words: &str) -> String {
    let mut chars = words.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

/// A count with its noun: `1 stage`, `2 stages`.
pub(super) fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scores_have_a_sign_and_a_true_minus() {
        assert_eq!([score(-2.0), score(0.0), score(-0.001), score(1.3333)], ["−2", "0", "0", "+1.33"]);
    }
}
