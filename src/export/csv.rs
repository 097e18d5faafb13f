//! CSV for spreadsheets: RFC 4180, UTF-8 with the mark by which they know it.

use ::csv::{QuoteStyle, Terminator, WriterBuilder};

use super::Edition;
use super::shape::Target;
use crate::import::exported;
use crate::model::{Emotion, Feeling, Heading, LaneKind, Part, Text, rounded, signed};

/// The kinds of row that have a column, in their order. Emotions have one before these; what a stage is about stands with the rows
/// of the writer's own.
fn columns() -> impl Iterator<Item = &'static LaneKind> {
    LaneKind::COMMON.iter().filter(|kind| !matches!(kind, LaneKind::Emotion | LaneKind::Description))
}

/// A line for each finding.
#[must_use]
pub fn findings_csv(editions: &[Edition<'_>]) -> String {
    let mut sheet = Sheet::new(&[
        "map",
        "map_id",
        "personas",
        "stage",
        "step",
        "mood",
        "kind",
        "code",
        "id",
        "text",
        "severity",
        "status",
        "impact",
        "effort",
        "owner",
        "ticket",
        "theme",
        "evidence",
        "answers",
        "answered_by",
        "file",
        "line",
    ]);
    let target = |target: &Target| format!("{}/{}", target.map, target.finding);
    for finding in editions.iter().flat_map(Edition::findings) {
        let evidence = finding.evidence.iter().map(|evidence| evidence.value.as_deref().unwrap_or("assumed"));
        sheet.row(&[
            Cell::words(finding.map_title),
            Cell::words(finding.map),
            Cell::lines(finding.personas),
            Cell::words(finding.stage.unwrap_or_default()),
            Cell::words(finding.step.unwrap_or_default()),
            Cell::number(finding.mood),
            Cell::words(finding.kind),
            Cell::words(finding.code),
            Cell::words(finding.id),
            Cell::words(finding.text),
            Cell::words(finding.severity.unwrap_or_default()),
            Cell::words(finding.status.unwrap_or_default()),
            Cell::number(finding.impact),
            Cell::number(finding.effort),
            Cell::words(finding.owner.unwrap_or_default()),
            Cell::words(finding.ticket.unwrap_or_default()),
            Cell::words(finding.theme.unwrap_or_default()),
            Cell::lines(evidence.map(str::to_owned)),
            Cell::lines(finding.answers.iter().map(|answer| answer.written.clone())),
            Cell::lines(finding.answered_by.iter().map(target)),
            Cell::words(finding.place.file),
            Cell::number(Some(finding.place.start.line)),
        ]);
    }
    sheet.finished()
}

/// A line for each stage and each step; before them, one for the whole map where something is said of it, or where it has no
/// stages.
#[must_use]
pub fn stages_csv(editions: &[Edition<'_>]) -> String {
    let names: Vec<String> = columns().map(|kind| kind.word().replace('-', "_")).collect();
    let lanes: Vec<&str> = std::iter::once("emotion").chain(names.iter().map(String::as_str)).collect();
    let head = [exported::FRONT, &lanes, exported::BACK].concat();
    let mut sheet = Sheet::new(&head);
    for edition in editions {
        for (index, map) in edition.maps() {
            let journey = &map.journey;
            let personas = edition.names(index);
            let has_line = journey.is_card() || !journey.lanes.is_empty();
            for part in journey.parts().filter(|part| !matches!(part, Part::Journey(_)) || has_line) {
                let (number, stage, step) = match part {
                    Part::Journey(_) => (None, None, None),
                    Part::Stage(number, stage) => (Some(number + 1), Some(stage), None),
                    Part::Step(number, _, step) => (Some(number + 1), journey.stages.get(number), Some(step)),
                };
                let heading = part.heading();
                let words = |text: Option<&Text>| Cell::words(text.map(Text::words).unwrap_or_default());
                let mut row = vec![
                    Cell::words(journey.header.title.words()),
                    Cell::words(journey.header.id.name.clone()),
                    Cell::lines(personas.clone()),
                    Cell::number(number),
                    words(stage.map(|stage| &stage.heading.text)),
                    words(step.map(|step| &step.heading.text)),
                    words(stage.and_then(|stage| stage.phase.as_ref())),
                    words(heading.and_then(|heading| heading.duration.as_ref())),
                    Cell::words(if heading.is_some_and(Heading::is_moment_of_truth) { "yes" } else { "" }),
                    Cell::number(part.emotion().and_then(Emotion::mean).map(rounded)),
                    Cell::words(part.emotion().map(felt).unwrap_or_default()),
                ];
                row.extend(columns().map(|kind| Cell::lines(entries(part, kind))));
                let other = part.lanes().iter().filter(|lane| columns().all(|kind| *kind != lane.kind));
                let other = other
                    .filter(|lane| lane.kind != LaneKind::Emotion)
                    .flat_map(|lane| lane.items.iter().map(|item| format!("{}: {}", lane.label, item.text.words())));
                let place = edition.place(map.placement.chapter, heading.map_or(journey.span, |heading| heading.span));
                row.extend([Cell::lines(other), Cell::words(place.file), Cell::number(Some(place.start.line))]);
                sheet.row(&row);
            }
        }
    }
    sheet.finished()
}

/// How the persona feels, with the score of each point in time: `hopeful +1 → tired -1.5`.
fn felt(emotion: &Emotion) -> String {
    let point = |feeling: &Feeling| {
        let score = feeling.score.map(signed);
        let parts = [feeling.words.clone(), feeling.faces.clone(), score.unwrap_or_default()];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
    };
    emotion.feelings.iter().map(point).collect::<Vec<_>>().join(" → ")
}

/// The entries of the rows of one kind, or the writer's word for "there is none".
fn entries(part: Part<'_>, kind: &LaneKind) -> Vec<String> {
    let lanes = part.lanes().iter().filter(|lane| lane.kind == *kind);
    lanes.flat_map(|lane| lane.items.iter().map(|item| item.text.words()).chain(lane.nothing.clone())).collect()
}

/// A cell as it goes into the file.
struct Cell(String);

impl Cell {
    /// A writer's words. What a spreadsheet would take for a formula gets an apostrophe, by which it is shown as it is (OWASP,
    /// "CSV Injection"). So does what begins like that by itself, or it would be lost on the way back.
    fn words(words: impl Into<String>) -> Self {
        let words = words.into();
        let is_formula =
            words.trim_start_matches('\'').starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']);
        Self(if is_formula { format!("'{words}") } else { words })
    }

    /// Several of them, a line each.
    fn lines(lines: impl IntoIterator<Item = String>) -> Self {
        Self(lines.into_iter().map(|line| Self::words(line).0).collect::<Vec<_>>().join("\n"))
    }

    fn number<N: ToString>(number: Option<N>) -> Self {
        Self(number.map(|number| number.to_string()).unwrap_or_default())
    }
}

struct Sheet(::csv::Writer<Vec<u8>>);

impl Sheet {
    fn new(head: &[&str]) -> Self {
        // What is no number is quoted, so that no separator of any locale is seen in it.
        let mut builder = WriterBuilder::new();
        let mut sheet = Self(
            builder
                .quote_style(QuoteStyle::NonNumeric)
                .terminator(Terminator::CRLF)
                .from_writer("\u{feff}".as_bytes().to_vec()),
        );
        sheet.row(&head.iter().map(|name| Cell::words(*name)).collect::<Vec<_>>());
        sheet
    }

    fn row(&mut self, cells: &[Cell]) {
        // Memory takes what is written to it, and all rows have as many cells as the first.
        let _ = self.0.write_record(cells.iter().map(|cell| &cell.0));
    }

    fn finished(self) -> String {
        String::from_utf8(self.0.into_inner().unwrap_or_default()).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_are_words() {
        for (words, cell) in [
            ("=1+1", "'=1+1"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("－2", "'－2"),
            ("'=1", "''=1"),
            ("'a", "'a"),
            ("a=b", "a=b"),
            ("", ""),
        ] {
            assert_eq!(Cell::words(words).0, cell);
        }
        assert_eq!(Cell::lines(["a".to_owned(), "-b".to_owned()]).0, "a\n'-b");
        assert_eq!(Cell::number(Some(-1.5)).0, "-1.5");
    }
}
