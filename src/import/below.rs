//! Several maps below one another in one sheet: each begins with a row that calls itself what the head of the first one does.

use super::cells::{Cell, without_empty_columns};
use super::preamble::may_be_title;
use crate::language::stage_word;

/// The rows of each map, with the columns that it has.
pub(super) fn maps(mut rows: Vec<Vec<Cell>>) -> Vec<Vec<Vec<Cell>>> {
    let word = |row: &[Cell]| stage_word(&row[0].text);
    let Some(head) = rows.iter().position(|row| word(row).is_some()) else { return vec![rows] };
    let is_head = |at: &usize| word(&rows[*at]) == word(&rows[head]) && word(&rows[at - 1]).is_none();
    let starts: Vec<usize> = (head + 2..rows.len()).filter(is_head).map(|at| start(&rows, at)).collect();
    let mut maps = Vec::new();
    for start in starts.into_iter().rev() {
        maps.push(rows.split_off(start));
    }
    if maps.is_empty() {
        return vec![rows];
    }
    maps.push(rows);
    maps.into_iter().rev().map(without_empty_columns).collect()
}

/// Where the map begins whose head is the row `at`: with the title above it, and what stands between the two.
fn start(rows: &[Vec<Cell>], at: usize) -> usize {
    let is_above = |row: &Vec<Cell>| !row[0].is_empty() && row.iter().skip(2).all(Cell::is_empty);
    let is_title = |row: &Vec<Cell>| may_be_title(&row[0]) && row[1..].iter().all(Cell::is_empty);
    let above = rows[..at].iter().rev().take_while(|row| is_above(row)).count();
    let Some(last) = (at - above..at).rev().find(|at| is_title(&rows[*at])) else { return at };
    last - rows[..last].iter().rev().take_while(|row| is_title(row)).count()
}

#[cfg(test)]
mod tests {
    use super::super::cells::{Delimiter, rows};
    use super::*;

    #[test]
    fn each_map_has_its_title_and_its_columns() {
        let text = "A,,\nStage,Pay,Get\nActions,a,b\n,,\nB,,\nPersona,Ada,\nStage,Find,\nActions,c,\n";
        let maps = maps(rows(text, Delimiter::Any));
        let firsts: Vec<(&str, usize)> = maps.iter().map(|rows| (rows[0][0].text.as_str(), rows[0].len())).collect();
        assert_eq!(firsts, [("A", 3), ("B", 2)]);
    }

    #[test]
    fn a_row_of_phases_begins_no_map() {
        for text in ["Phase,Early,\nStage,a,b\nActions,c,d\n", "Stage,a,b\nActions,c,d\nPhase,e,f\n"] {
            assert_eq!(maps(rows(text, Delimiter::Any)).len(), 1, "{text}");
        }
    }
}
