//! A table with a row for each step: a column says the stage, one the step, the others are rows of the map.
//!
//! A stage of which no step is named is a row of such a table as well, and a column may say the phase of each stage. A column may
//! say whom the row is about: then each of them has a row of emotions.

use super::cells::Cell;
use super::page::{Brace, Page};
use crate::language::{StageWord, is_known_name, is_name_of_count, is_name_of_emotions, names_people, stage_word};
use crate::model::AttributeKind;

/// The columns of such a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Columns {
    phase: Option<usize>,
    stage: usize,
    step: Option<usize>,
    /// Whom the row is about.
    person: Option<usize>,
}

/// The columns, if the head of a table names a stage and something else of its kind, or the stage not first.
pub(super) fn columns(head: &[Cell]) -> Option<Columns> {
    let named = |word: StageWord| {
        head.iter().position(|cell| stage_word(&cell.text) == Some(word) && !is_known_name(&cell.text))
    };
    let person = head.iter().position(|cell| names_people(&cell.text));
    // A first column that only counts is the language's to read.
    let first = usize::from(head.first().is_some_and(|cell| is_name_of_count(&cell.text)));
    let (phase, stage, step) = (named(StageWord::Phase), named(StageWord::Stage), named(StageWord::Step));
    match (phase, stage, step) {
        (_, Some(stage), _) if phase.is_some() || step.is_some() || stage > first || person.is_some() => {
            Some(Columns { phase, stage, step, person })
        }
        (Some(stage), None, _) if step.is_some() || person.is_some() => {
            Some(Columns { phase: None, stage, step, person })
        }
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
        let people = self.people(head, rows);
        page.personas(&people);
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
                } else if people.len() > 1
                    && feels(&head[column])
                    && let Some(person) = self.person_of(row)
                {
                    let text = format!("{} ({})", head[column].text, person.text);
                    page.row(&Cell { text, span: head[column].span }, cell);
                } else {
                    page.row(&head[column], cell);
                }
            }
        }
    }

    /// Who feels something, in the order in which they come first; nobody where no stage is told of two of them.
    fn people<'c>(&self, head: &[Cell], rows: &[&'c Vec<Cell>]) -> Vec<&'c Cell> {
        let Some(feeling) = head.iter().position(feels) else { return Vec::new() };
        let mut people: Vec<&Cell> = Vec::new();
        let (mut stage, mut first, mut are_several) = ("", None, false);
        for row in rows {
            if !row[self.stage].is_empty() && row[self.stage].text != stage {
                (stage, first) = (&row[self.stage].text, None);
            }
            let Some(person) = self.person_of(row).filter(|_| !row[feeling].is_empty()) else { continue };
            are_several |= *first.get_or_insert(&person.text) != &person.text;
            if people.iter().all(|known| known.text != person.text) {
                people.push(person);
            }
        }
        if are_several { people } else { Vec::new() }
    }

    fn person_of<'c>(&self, row: &'c [Cell]) -> Option<&'c Cell> {
        self.person.map(|column| &row[column]).filter(|cell| !cell.is_empty())
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

/// Whether a column holds emotions of which the head does not say whose they are or how they are counted.
fn feels(name: &Cell) -> bool {
    is_name_of_emotions(&name.text) && !name.text.contains(['(', '（'])
}
