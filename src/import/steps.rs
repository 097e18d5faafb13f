//! A table with a row for each step: a column says the stage, one the step, the others are rows of the map.
//!
//! A stage of which no step is named is a row of such a table as well, and a column may say the phase of each stage.

use super::cells::Cell;
use super::page::{Brace, Page};
use crate::language::{StageWord, is_known_name, stage_word};
use crate::model::AttributeKind;

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
    /// The map. An empty cell of a stage is a merged one: the row goes on with the stage above. The `empty` names are rows of
    /// the first stage.
    pub(super) fn write(
        &self,
        page: &mut Page,
        head: &[Cell],
        rows: &[&Vec<Cell>],
        maps: Option<usize>,
        empty: &[&Cell],
    ) {
        let (mut stage, mut phase): (Option<&Cell>, Option<&Cell>) = (None, None);
        for row in rows {
            phase = self.phase.map(|column| &row[column]).filter(|cell| !cell.is_empty()).or(phase);
            let named = Some(&row[self.stage]).filter(|cell| !cell.is_empty());
            let is_new = named.is_some_and(|named| stage.is_none_or(|stage| stage.text != named.text));
            if let Some(named) = named.filter(|_| is_new) {
                let braces: Vec<Brace<'_>> =
                    phase.map(|phase| Brace::Pair(AttributeKind::Phase, phase)).into_iter().collect();
                page.heading("##", named, &braces);
                empty.iter().filter(|_| stage.is_none()).for_each(|name| page.label(name));
                stage = Some(named);
            }
            if let Some(step) = self.step.map(|column| &row[column]).filter(|cell| !cell.is_empty()) {
                page.heading("###", step, &[]);
            }
            for (column, cell) in
                row.iter().enumerate().filter(|(column, cell)| self.is_row(*column, maps) && !cell.is_empty())
            {
                if head[column].is_empty() {
                    page.paragraph(cell);
                } else {
                    page.row(&head[column], cell);
                }
            }
        }
    }

    /// The columns of nothing but a name: they are kept as rows of nothing but one.
    pub(super) fn empty<'c>(&self, head: &'c [Cell], rows: &[Vec<Cell>], maps: Option<usize>) -> Vec<&'c Cell> {
        let is_empty = |column: usize| rows.iter().all(|row| row[column].is_empty());
        let names = head.iter().enumerate().filter(|(column, name)| !name.is_empty() && self.is_row(*column, maps));
        names.filter(|(column, _)| is_empty(*column)).map(|(_, name)| name).collect()
    }

    /// Whether a column is a row of the map.
    fn is_row(&self, column: usize, maps: Option<usize>) -> bool {
        ![self.phase, Some(self.stage), self.step, maps].contains(&Some(column))
    }
}
