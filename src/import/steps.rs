//! A table with a row for each step: a column says the stage, one the step, the others are rows of the map.
//!
//! A stage of which no step is named is a row of such a table as well, and a column may say the phase of each stage.

use super::cells::Cell;
use super::page::Page;
use crate::language::{StageWord, is_known_name, stage_word};

/// The columns of such a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Columns {
    phase: Option<usize>,
    stage: usize,
    step: Option<usize>,
}

/// The columns, if the head of a table names a stage and something else of its kind, or the stage not first.
pub(super) fn columns(head: &[Cell]) -> Option<Columns> {
    let named = |word: StageWord| {
        head.iter().position(|cell| stage_word(&cell.text) == Some(word) && !is_known_name(&cell.text))
    };
    let (phase, stage, step) = (named(StageWord::Phase), named(StageWord::Stage), named(StageWord::Step));
    match (phase, stage, step) {
        (_, Some(stage), _) if phase.is_some() || step.is_some() || stage > 0 => Some(Columns { phase, stage, step }),
        (Some(stage), None, Some(_)) => Some(Columns { phase: None, stage, step }),
        _ => None,
    }
}

impl Columns {
    /// The map. An empty cell of a stage is a merged one: the row goes on with the stage above.
    pub(super) fn write(&self, page: &mut Page, head: &[Cell], rows: &[&Vec<Cell>], maps: Option<usize>) {
        let known = [self.phase, Some(self.stage), self.step, maps];
        let (mut stage, mut phase): (Option<&Cell>, Option<&Cell>) = (None, None);
        for row in rows {
            phase = self.phase.map(|column| &row[column]).filter(|cell| !cell.is_empty()).or(phase);
            let named = Some(&row[self.stage]).filter(|cell| !cell.is_empty());
            let is_new = named.is_some_and(|named| stage.is_none_or(|stage| stage.text != named.text));
            if let Some(named) = named.filter(|_| is_new) {
                page.heading("##", named, phase.into_iter().map(|phase| ("phase", phase)));
                stage = Some(named);
            }
            if let Some(step) = self.step.map(|column| &row[column]).filter(|cell| !cell.is_empty()) {
                page.heading("###", step, std::iter::empty());
            }
            for (column, cell) in row.iter().enumerate() {
                if !cell.is_empty() && !head[column].is_empty() && !known.contains(&Some(column)) {
                    page.row(&head[column], cell);
                }
            }
        }
    }
}
