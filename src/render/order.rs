//! What HTML and Markdown agree on: which lanes a map shows, and in which order.

use std::cmp::Ordering;

use super::words::Words;
use crate::language::says_scale;
use crate::model::{Journey, Lane, LaneKind, Part, called, is_same_word};

/// What stands between the names of one row.
const BETWEEN: &str = " / ";

/// A row of a map: a kind of lane and the words it is shown under.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Row {
    /// The kind of its lanes.
    pub(super) kind: LaneKind,
    /// The writer's own label, else ours.
    pub(super) label: String,
    /// Whether it is a line between others of a blueprint: nowhere in the map does it hold anything.
    pub(super) is_line: bool,
}

/// The rows of some parts of a map: known lanes in their order, then the writer's own in order of first appearance. Those of a
/// blueprint stand as they are written, a row that only later parts have behind the one it follows there. A row bears all
/// the names that the writer gives it: "Questions / Thoughts".
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
                Some(at) if !matches!(kind, LaneKind::Emotion | LaneKind::EmotionOf(_)) => {
                    name_also(&mut rows[at], label);
                }
                Some(_) => {}
                None => rows.insert(at, Row { kind: kind.clone(), label: label.to_owned(), is_line: false }),
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
    for row in &mut rows {
        if row.label.is_empty() {
            row.label = label(journey, &row.kind, words);
        }
        row.is_line = journey.is_blueprint && journey.parts().all(|part| is_empty(part, &row.kind));
    }
    rows
}

/// The rows of one part of a map, with the lines of a blueprint wherever anything stands between them.
pub(super) fn rows_of(journey: &Journey, part: Part<'_>, words: &Words) -> Vec<Row> {
    let own = rows(journey, std::iter::once(part), words);
    let has_lines = journey.is_blueprint && own.iter().any(|row| !row.is_line);
    if has_lines { rows(journey, columns(journey), words) } else { own }
}

/// What a row is called that the writer gave no name: `Emotion`, or `Emotion (Jo)` where it is hers.
fn label(journey: &Journey, kind: &LaneKind, words: &Words) -> String {
    let name = words.lane(kind);
    match kind {
        LaneKind::EmotionOf(place) => journey
            .personas()
            .nth(*place)
            .map_or_else(|| name.to_owned(), |persona| format!("{name} ({})", called(&persona.text.words()))),
        _ => name.to_owned(),
    }
}

fn is_empty(part: Part<'_>, kind: &LaneKind) -> bool {
    part.emotion_in(kind).is_none() && part.lane(kind).is_none_or(Lane::is_empty)
}

/// Adds a name to those of a row, unless it has that one already, in the singular or the plural. A name may hold several itself.
fn name_also(row: &mut Row, label: &str) {
    // Most stages call a row what the first one did.
    if row.label == label {
        return;
    }
    let has = |part: &str| row.label.split(BETWEEN).any(|name| name == part || is_same_word(name, part));
    if !label.is_empty() && !label.split(BETWEEN).all(has) {
        row.label.push_str(BETWEEN);
        row.label.push_str(label);
    }
}

/// The label of a lane as it is shown. `Feeling (1-5)` says how the writer counts; pages count from −2 to +2.
fn shown(lane: &Lane) -> &str {
    let is_emotion = matches!(lane.kind, LaneKind::Emotion | LaneKind::EmotionOf(_));
    let bare = lane.label.trim_end_matches([')', '）']);
    match bare.rsplit_once(['(', '（']) {
        Some((name, inner)) if is_emotion && says_scale(inner) => name.trim_end(),
        _ => &lane.label,
    }
}

/// The parts of a map that stand in its table: all but the journey as a whole.
pub(super) fn columns(journey: &Journey) -> impl Iterator<Item = Part<'_>> {
    journey.parts().skip(1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::{Context, Settings, read};
    use crate::render::words::{Dictionary, OwnWords};
    use crate::source::{Excerpt, Span};

    fn names(map: &str) -> Vec<(String, bool)> {
        let settings = Settings::default();
        let context = Context { settings: &settings, chapter: 0, span: Span::default(), section: "" };
        let (journey, _) = read(&Excerpt::whole(map), context);
        let words = Dictionary::new(None, &OwnWords::default(), []);
        let rows = rows(&journey, columns(&journey), words.of(None));
        rows.into_iter().map(|row| (row.label, row.is_line)).collect()
    }

    #[test]
    fn a_row_bears_every_name_that_it_is_given() {
        let map = "## A\nQuestions: a\nActivity: b\n## B\nThoughts: c\nActivities: d\n## C\nQuestion: e\n";
        assert_eq!(names(map), [("Activity".to_owned(), false), ("Questions / Thoughts".to_owned(), false)]);
        let map = "## A\n**Ideas / worries:** a\n## B\n**Ideas / worries:** b\n";
        assert_eq!(names(map), [("Ideas / worries".to_owned(), false)]);
    }

    #[test]
    fn rows_of_the_actors_of_a_diagram_are_named_in_the_language_of_the_page() {
        let diagram =
            "journey\n  section A\n    Pack: 4: Jo\n    Go: 2: Jo, Sam (at home)\n    Rest: 3: Sam (at home)\n";
        let settings = Settings::default();
        let context = Context { settings: &settings, chapter: 0, span: Span::default(), section: "" };
        let (journey, _) = crate::mermaid::read(&Excerpt::whole(diagram), context);
        let words = Dictionary::new(Some("de"), &OwnWords::default(), []);
        let rows = rows(&journey, columns(&journey), words.of(None)).into_iter();
        let felt = rows.filter(|row| matches!(row.kind, LaneKind::EmotionOf(_))).map(|row| row.label);
        assert_eq!(felt.collect::<Vec<_>>(), ["Emotionen (Jo)", "Emotionen (Sam)"]);
    }

    #[test]
    fn what_holds_nothing_in_a_blueprint_is_a_line() {
        let map = "## A\nActions: a\nLine of visibility:\nBackstage: b\n## B\nBackstage: c\n";
        assert_eq!(names(map).into_iter().map(|(_, is_line)| is_line).collect::<Vec<_>>(), [false, true, false]);
    }
}
