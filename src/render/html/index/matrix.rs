//! Opportunities by impact and effort, as a table of nine cells whose entries lead to the opportunities.

use super::Around;
use super::list::{FoldView, fold};
use crate::model::{Impact, Subject};
use crate::render::carry;
use crate::render::html::TemplateError;
use crate::render::html::finding;
use crate::render::html::theme::{Html, view};
use crate::render::words::{Words, direction};
use crate::views::{Matrix, Row};

view! {
    /// The matrix.
    #[derive(Debug)]
    pub(super) struct MatrixView<'a> {
        label: String,
        columns: Vec<String>,
        rows: Vec<MatrixRow<'a>>,
        unrated: Option<FoldView<'a>>,
    }
}

view! {
    #[derive(Debug)]
    struct MatrixRow<'a> {
        label: String,
        cells: Vec<MatrixCell<'a>>,
    }
}

view! {
    #[derive(Debug)]
    struct MatrixCell<'a> {
        name: Option<&'a str>,
        is_best: bool,
        entries: Vec<DotView<'a>>,
        label: String,
        more: Vec<DotView<'a>>,
    }
}

view! {
    #[derive(Debug)]
    struct DotView<'a> {
        class: &'static str,
        mark: &'a str,
        lang: Option<String>,
        dir: Option<&'static str>,
        text: Html,
        code: String,
        href: Option<String>,
    }
}

/// From so many entries on, a cell shows the first ones and folds the rest.
const LONG: usize = 8;
/// How many of a long cell are shown.
const FIRST: usize = 5;

/// The levels of impact and effort, least first.
const LEVELS: [Impact; 3] = [Impact(1), Impact(3), Impact(5)];

/// The matrix; none where nothing is in it.
pub(super) fn matrix<'a>(around: Around<'a>, matrix: &Matrix<'a>) -> Result<Option<MatrixView<'a>>, TemplateError> {
    if matrix.is_empty() {
        return Ok(None);
    }
    let words = around.page.words;
    let names = corners(words);
    let mut rows = Vec::new();
    for (i, cells) in matrix.cells.iter().enumerate() {
        let label = words.impact_and_effort(Some(LEVELS[2 - i]), None).unwrap_or_default();
        let cells = cells.iter().enumerate().map(|(k, rows)| cell(around, rows, names[i][k], (i, k) == (0, 0)));
        rows.push(MatrixRow { label, cells: cells.collect::<Result<_, TemplateError>>()? });
    }
    Ok(Some(MatrixView {
        label: around.region(Subject::Matrix),
        columns: LEVELS.iter().filter_map(|effort| words.impact_and_effort(None, Some(*effort))).collect(),
        rows,
        unrated: fold(
            around,
            words.label(&words.text.index.unrated_opportunities) + &words.number(matrix.unrated.len()),
            &matrix.unrated,
        )?,
    }))
}

/// What the corners are called.
fn corners(words: &Words) -> [[Option<&str>; 3]; 3] {
    let text = &words.text.index;
    [
        [Some(&text.quick_wins), None, Some(&text.big_bets)],
        [None; 3],
        [Some(&text.fill_ins), None, Some(&text.think_twice)],
    ]
}

fn cell<'a>(
    around: Around<'a>,
    rows: &[Row<'a>],
    name: Option<&'a str>,
    is_best: bool,
) -> Result<MatrixCell<'a>, TemplateError> {
    let (first, rest) = rows.split_at(if rows.len() < LONG { rows.len() } else { FIRST });
    let dots = |rows: &[Row<'a>]| -> Result<Vec<_>, TemplateError> {
        rows.iter().filter_map(|row| dot(around, row).transpose()).collect()
    };
    let words = around.page.words;
    let label = words.count(&words.text.counts.more, rest.len());
    Ok(MatrixCell { name, is_best, entries: dots(first)?, label, more: dots(rest)? })
}

fn dot<'a>(around: Around<'a>, row: &Row<'a>) -> Result<Option<DotView<'a>>, TemplateError> {
    let Row::Opportunity(entry, _) = row else { return Ok(None) };
    let page = around.page;
    let (class, mark) = finding::mark(entry.finding, page.words);
    let language = entry.map.journey.header.language.as_ref();
    Ok(Some(DotView {
        class,
        mark,
        lang: language.map(ToString::to_string),
        dir: language.map(direction),
        text: page.text(&carry::words_of(page.site, entry, page.path))?,
        code: entry.finding.code(),
        href: page.to_finding(entry),
    }))
}
