//! Tables: a map written as one, in either direction, and two-column lists of fields or lanes.

use super::cells::{Cells, is_row};
use super::groups::{Group, name_of};
use super::markdown::inline::{at_commas, cut, is_blank, lines, range_of, trimmed, words};
use super::markdown::{Piece, PieceKind};
use super::names::known_names::{LaneName, StageWord};
use super::names::lexicon;
use super::names::vocabulary::{Vocabulary, is_name_of_blueprint, names_people};
use super::reader::Reader;
use super::reshape::bullets;
use crate::model::{Item, LaneKind};

/// A stage as a table has it, or a step.
#[derive(Debug, Clone, Default)]
pub(super) struct TableStage {
    pub(super) heading: Vec<Piece>,
    pub(super) groups: Vec<Group>,
    /// What a row called "Phase" says of it.
    pub(super) phase: Vec<Piece>,
    /// The rows below it that have a name of their own.
    pub(super) steps: Vec<TableStage>,
}

/// A table read as a map.
#[derive(Debug, Clone, Default)]
pub(super) struct TableMap {
    pub(super) corner: Option<String>,
    pub(super) stages: Vec<TableStage>,
}

impl Reader<'_> {
    /// Reads a table as a map.
    pub(super) fn table_map(&mut self, cells: Cells<'_>) -> TableMap {
        let named = usize::from(cells.counts());
        let corner = cells.head.get(named).map(|cell| words(cell).into_owned()).filter(|words| !words.is_empty());
        let stages = if self.rows_are_stages(cells) { self.by_rows(cells) } else { self.by_columns(cells) };
        TableMap { corner, stages }
    }

    /// Each row a stage; or a step, where the column after the stages' names theirs.
    fn by_rows(&mut self, cells: Cells<'_>) -> Vec<TableStage> {
        let first = usize::from(cells.counts());
        let word = |at: usize| cells.head.get(at).and_then(|cell| Vocabulary::stage_word(&name_of(cell)));
        let has_steps = match (word(first), word(first + 1)) {
            (Some(StageWord::Phase), Some(StageWord::Stage)) => true,
            // Where each stage has one row, "Steps" is a row of the map.
            (Some(StageWord::Stage | StageWord::Phase), Some(StageWord::Step)) => cells.has_merged_stages(first),
            _ => false,
        };
        let lanes = first + 1 + usize::from(has_steps);
        let names = cells.head.iter().skip(lanes).map(|name| self.name(name)).collect::<Vec<_>>();
        // Where a column says whom a row is about, rows of one stage are not of one person.
        let of_people = names.iter().any(|name| names_people(&name.label));
        let mut is_empty = vec![true; names.len()];
        let mut stages: Vec<TableStage> = Vec::new();
        for row in cells.rows {
            let mut groups = Vec::new();
            for ((name, cell), is_empty) in names.iter().zip(&row[lanes.min(row.len())..]).zip(&mut is_empty) {
                let group = self.cell(name, cell);
                *is_empty &= group.is_none();
                groups.extend(group);
            }
            let mut heading = row.get(first).cloned().unwrap_or_default();
            let same_as_above =
                !of_people && stages.last().is_some_and(|above| words(&above.heading) == words(&heading));
            // An empty cell is a merged one: the row goes on with the stage above, as it does with the same name.
            let goes_on = !stages.is_empty() && (is_blank(&heading) || same_as_above);
            if first == 1 && !goes_on {
                heading = numbered(&row[0], heading);
            }
            if !goes_on && (!is_blank(&heading) || !groups.is_empty()) {
                stages.push(TableStage { heading, ..TableStage::default() });
            }
            let Some(stage) = stages.last_mut() else { continue };
            let step = row.get(first + 1).filter(|step| has_steps && !is_blank(step));
            match (step, stage.steps.last_mut()) {
                (Some(step), _) => {
                    stage.steps.push(TableStage { heading: step.clone(), groups, ..TableStage::default() });
                }
                (None, Some(step)) if goes_on => groups.into_iter().for_each(|group| push(&mut step.groups, group)),
                (None, _) => groups.into_iter().for_each(|group| push(&mut stage.groups, group)),
            }
        }
        if let Some(stage) = stages.first_mut() {
            stage.groups.extend(names_alone(&names, &is_empty));
        }
        stages
    }

    fn by_columns(&mut self, cells: Cells<'_>) -> Vec<TableStage> {
        // An empty cell of the head is a merged one: the column goes on with the stage before it.
        let mut columns: Vec<usize> = Vec::with_capacity(cells.columns());
        let mut stages: Vec<TableStage> = Vec::with_capacity(cells.columns());
        for heading in &cells.head[1..] {
            if stages.is_empty() || !is_blank(heading) {
                stages.push(TableStage { heading: heading.clone(), ..TableStage::default() });
            }
            columns.push(stages.len() - 1);
        }
        let mut name = Name::default();
        // An empty first cell is a merged one: the row goes on with the lane above.
        for row in cells.rows {
            let Some((first, cells)) = row.split_first() else { continue };
            if !is_blank(first) {
                if Vocabulary::stage_word(&name_of(first)) == Some(StageWord::Phase) {
                    give_phases(&mut stages, columns.iter().copied().zip(cells));
                    continue;
                }
                name = self.name(first);
            }
            let mut is_empty = true;
            let mut before = None;
            for (stage, cell) in columns.iter().zip(cells) {
                // A finding across several stages is one.
                let place = Some(range_of(cell)).filter(|_| name.finds() && !is_blank(cell));
                let goes_on = place.is_some() && place == before;
                before = place;
                let group = if goes_on { None } else { self.cell(&name, cell) };
                is_empty &= group.is_none();
                if let Some(group) = group {
                    push(&mut stages[*stage].groups, group);
                }
            }
            // A row of nothing but a name is kept as one. A line of a blueprint stands between the rows of every stage.
            if is_empty && !is_blank(name.pieces) {
                let count = if is_name_of_blueprint(&name.label) { stages.len() } else { 1 };
                stages.iter_mut().take(count).for_each(|stage| stage.groups.push(name.group()));
            }
        }
        stages
    }

    fn name<'n>(&mut self, pieces: &'n [Piece]) -> Name<'n> {
        let label = name_of(pieces);
        self.report_near_miss(&label, &range_of(pieces));
        let lane = self.vocabulary.lane(&label);
        let holds_names = self.vocabulary.takes_names(&label, lane.as_ref());
        Name { label, lane, pieces, holds_names }
    }

    /// A two-column table as groups, a row each. Its header row counts unless it only says what the columns are.
    pub(super) fn table_fields(&mut self, cells: Cells<'_>) -> Vec<Group> {
        let mut groups = Vec::new();
        let mut name = Name::default();
        let head = [cells.head.to_vec()];
        for row in head.iter().filter(|head| is_row(head)).chain(cells.rows) {
            let [first, cell, ..] = row.as_slice() else { continue };
            // An empty first cell is a merged one: the row goes on with the one above.
            let goes_on = is_blank(first);
            if !goes_on {
                name = self.name(first);
            }
            // A name beside an empty cell is kept as a row of nothing but its name.
            let alone = (!goes_on).then(|| name.group());
            groups.extend(self.cell(&name, cell).or(alone));
        }
        groups
    }

    /// A table whose columns are lanes, as groups: its rows are more of the same.
    pub(super) fn table_lanes(&mut self, cells: Cells<'_>) -> Vec<Group> {
        let names: Vec<_> = cells.head.iter().map(|name| self.name(name)).collect();
        let mut is_empty = vec![true; names.len()];
        let mut groups = Vec::new();
        for row in cells.rows {
            for ((name, cell), is_empty) in names.iter().zip(row).zip(&mut is_empty) {
                let group = self.cell(name, cell);
                *is_empty &= group.is_none();
                groups.extend(group);
            }
        }
        groups.extend(names_alone(&names, &is_empty));
        groups
    }

    /// Whether the first column is a lane as the others are.
    pub(super) fn knows_corner(&self, cells: Cells<'_>) -> bool {
        cells
            .head
            .first()
            .is_some_and(|corner| self.knows_lane(corner) && Vocabulary::stage_word(&name_of(corner)).is_none())
    }

    /// The items of a cell, under the name of its row or column; none when it is empty.
    fn cell(&mut self, name: &Name<'_>, cell: &[Piece]) -> Option<Group> {
        let text = words(cell);
        if text.is_empty() && is_blank(cell) || (Vocabulary::is_dash(&text) && !name.is_marked(&text)) {
            return None;
        }
        let mut items: Vec<Item> = Vec::new();
        let counted = counted(cell);
        for (place, line) in lines(cell).enumerate() {
            let (number, pieces) = match &counted {
                Some((first, lines)) => (Some(first + place as u64), lines[place].clone()),
                None => (None, pieces_without_bullet(line.pieces)),
            };
            let parts = if name.holds_names { at_commas(&pieces) } else { vec![pieces] };
            for part in parts {
                items.push(Item { number, ..self.item(&part, &[], None) });
            }
        }
        if items.is_empty() {
            return None;
        }
        // A row or a column without a name is what a list without one is.
        let group = if is_blank(name.pieces) {
            Group::unlabelled(LaneKind::Actions, range_of(cell).start)
        } else {
            name.group()
        };
        Some(Group { items, ..group })
    }
}

/// The name of a row or a column.
#[derive(Default)]
struct Name<'a> {
    label: String,
    /// The lane that it names, if the language knows it.
    lane: Option<LaneName>,
    pieces: &'a [Piece],
    /// Whether its cells hold names between commas.
    holds_names: bool,
}

impl Name<'_> {
    fn group(&self) -> Group {
        Group::labelled(self.label.clone(), self.lane.clone(), range_of(self.pieces))
    }

    /// Whether a dash in one of its cells is the mark of a mood.
    fn is_marked(&self, text: &str) -> bool {
        self.lane.as_ref().is_some_and(LaneName::feels) && lexicon::mark(text).is_some()
    }

    /// Whether its cells hold findings.
    fn finds(&self) -> bool {
        self.lane.as_ref().is_some_and(LaneName::finds)
    }
}

/// Adds what a cell holds to a stage: to the row that goes on in it, if one does.
fn push(groups: &mut Vec<Group>, group: Group) {
    match groups.iter_mut().find(|known| known.range == group.range && !known.label.is_empty()) {
        Some(known) => known.items.extend(group.items),
        None => groups.push(group),
    }
}

/// Gives stages their phases, which stand in the cells of their columns. An empty cell goes on with the phase before it.
fn give_phases<'c>(stages: &mut [TableStage], cells: impl Iterator<Item = (usize, &'c Vec<Piece>)>) {
    let mut phase: &[Piece] = &[];
    for (stage, cell) in cells {
        if !is_blank(cell) {
            phase = cell;
        }
        if stages[stage].phase.is_empty() {
            stages[stage].phase = phase.to_vec();
        }
    }
}

/// Columns of nothing but a name, which are kept as rows of nothing but one.
fn names_alone<'n>(names: &'n [Name<'_>], is_empty: &'n [bool]) -> impl Iterator<Item = Group> + 'n {
    let alone = names.iter().zip(is_empty).filter(|(name, is_empty)| **is_empty && !is_blank(name.pieces));
    alone.map(|(name, _)| name.group())
}

/// A name with the number that stands before it in a column of its own.
fn numbered(number: &[Piece], name: Vec<Piece>) -> Vec<Piece> {
    let mut pieces = trimmed(number).into_owned();
    if is_blank(&pieces) || is_blank(&name) {
        return if is_blank(&name) { pieces } else { name };
    }
    let at = range_of(&name).start;
    let space = if words(&pieces).ends_with('.') { " " } else { ". " };
    pieces.push(Piece { kind: PieceKind::Text(space.to_owned()), range: at..at });
    pieces.extend(name);
    pieces
}

/// The lines of a cell without the numbers before them, and the first number, where each line counts on from the one above.
fn counted(cell: &[Piece]) -> Option<(u64, Vec<Vec<Piece>>)> {
    let mut first = None;
    let mut counted = Vec::new();
    for (place, line) in lines(cell).enumerate() {
        let mut pieces = trimmed(line.pieces).into_owned();
        let Piece { kind: PieceKind::Text(text), .. } = pieces.first()? else { return None };
        let (number, length) = bullets::number(text)?;
        if number != *first.get_or_insert(number) + place as u64 {
            return None;
        }
        pieces[0] = cut(&pieces[0], text, length..text.len());
        counted.push(pieces);
    }
    first.filter(|_| counted.len() >= 2).map(|first| (first, counted))
}

/// A line of a cell without the bullet people type before it.
#[must_use]
pub fn without_bullet(line: &str) -> &str {
    let bare =
        line.strip_prefix(['•', '·', '‣']).or_else(|| line.strip_prefix("- ")).or_else(|| line.strip_prefix("* "));
    bare.map_or(line, str::trim_start)
}

/// The same of the pieces of a line.
fn pieces_without_bullet(line: &[Piece]) -> Vec<Piece> {
    let mut pieces = trimmed(line).into_owned();
    if let Some(Piece { kind: PieceKind::Text(text), range }) = pieces.first_mut() {
        let bare = without_bullet(text).to_owned();
        if text.len() == range.len() {
            range.start += text.len() - bare.len();
        }
        *text = bare;
    }
    pieces
}
