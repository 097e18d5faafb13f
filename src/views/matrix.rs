//! Opportunities by impact and effort: nine cells, and what nobody has rated.

use super::row::{self, Row};
use super::selection::Selection;
use crate::model::{Impact, Order};

/// Opportunities by impact and effort. What is done does not stand in it, unless a status is asked for.
#[derive(Debug, Default)]
pub struct Matrix<'a> {
    /// The rated ones: a row for high, medium and low impact, and in each a cell for low, medium and high effort.
    pub cells: [[Vec<Row<'a>>; 3]; 3],
    /// Those without an impact or without an effort.
    pub unrated: Vec<Row<'a>>,
}

impl Matrix<'_> {
    /// Whether there is nothing in it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.unrated.is_empty() && self.cells.iter().flatten().all(Vec::is_empty)
    }
}

/// The opportunities that pass, each in its cell, those of higher priority first.
pub(super) fn matrix<'a>(selection: Selection<'a, '_>) -> Matrix<'a> {
    let mut rows = row::opportunities(selection);
    rows.retain(|row| selection.asks_for_status() || !row.is_settled());
    rows.sort_by_cached_key(|row| row.rank(Order::Priority));
    let mut matrix = Matrix::default();
    for row in rows {
        let Row::Opportunity(entry, _) = &row else { continue };
        match (entry.finding.impact, entry.finding.effort) {
            (Some(impact), Some(effort)) => matrix.cells[2 - third(impact)][third(effort)].push(row),
            _ => matrix.unrated.push(row),
        }
    }
    matrix
}

/// The third of the range that a level lies in: 0, 1 or 2.
fn third(level: Impact) -> usize {
    match level.word() {
        "low" => 0,
        "medium" => 1,
        _ => 2,
    }
}
