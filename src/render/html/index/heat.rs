//! Maps and their stages: the lowest moment of each stage, as a number, in words and in a colour.

use super::Around;
use crate::atlas::anchors;
use crate::model::Subject;
use crate::render::captions;
use crate::render::html::TemplateError;
use crate::render::html::emotion;
use crate::render::html::theme::{Html, view};
use crate::render::words::{direction, fill};
use crate::views::{HeatCell, HeatMap, HeatRow};

view! {
    /// The heat map, in as many tables as it takes: one in sight, the rest of a long one folded.
    #[derive(Debug)]
    pub(super) struct HeatView<'a> {
        note: &'a str,
        wide: usize,
        first: HeatTable,
        label: String,
        more: Option<HeatTable>,
    }
}

view! {
    #[derive(Debug)]
    struct HeatTable {
        label: String,
        columns: Vec<String>,
        rows: Vec<HeatRowView>,
    }
}

view! {
    #[derive(Debug)]
    struct HeatRowView {
        lang: Option<String>,
        dir: Option<&'static str>,
        href: Option<String>,
        title: Html,
        cells: Vec<HeatCellView>,
        /// How many columns are left over.
        rest: usize,
    }
}

view! {
    #[derive(Debug)]
    struct HeatCellView {
        level: Option<&'static str>,
        score: Option<String>,
        felt: String,
        href: Option<String>,
        stage: Html,
        pains: Option<String>,
    }
}

/// From so many maps on, the first ones are in sight and the rest is folded.
const LONG: usize = 24;
/// How many of many maps are in sight.
const FIRST: usize = 12;

/// The heat map; none where no map has stages.
pub(super) fn heat<'a>(around: Around<'a>, heat: &HeatMap<'a>) -> Result<Option<HeatView<'a>>, TemplateError> {
    if heat.rows.is_empty() {
        return Ok(None);
    }
    let words = around.page.words;
    let (first, rest) = heat.rows.split_at(if heat.rows.len() < LONG { heat.rows.len() } else { FIRST });
    Ok(Some(HeatView {
        note: &words.text.index.heat_map_note,
        wide: heat.columns,
        first: table(around, first, heat.columns)?,
        label: words.count(&words.text.counts.more, rest.len()),
        more: if rest.is_empty() { None } else { Some(table(around, rest, heat.columns)?) },
    }))
}

fn table<'a>(around: Around<'a>, rows: &[HeatRow<'a>], columns: usize) -> Result<HeatTable, TemplateError> {
    let words = around.page.words;
    let column = |number| fill(&words.text.map.stage, &[("number", &words.number(number))]);
    Ok(HeatTable {
        label: around.region(Subject::HeatMap),
        columns: (1..=columns).map(column).collect(),
        rows: rows.iter().map(|row| self::row(around, row, columns)).collect::<Result<_, _>>()?,
    })
}

fn row(around: Around<'_>, row: &HeatRow<'_>, columns: usize) -> Result<HeatRowView, TemplateError> {
    let (page, journey) = (around.page, &row.map.journey);
    let language = journey.header.language.as_ref();
    Ok(HeatRowView {
        lang: language.map(ToString::to_string),
        dir: language.map(direction),
        href: page.to_map(row.map),
        title: Html(crate::render::html::theme::escape(&captions::title(journey, page.words))),
        cells: row.cells.iter().map(|one| cell(around, row, one)).collect::<Result<_, _>>()?,
        rest: columns - row.cells.len(),
    })
}

fn cell(around: Around<'_>, row: &HeatRow<'_>, cell: &HeatCell<'_>) -> Result<HeatCellView, TemplateError> {
    let (page, words) = (around.page, around.page.words);
    let score = cell.lowest.and_then(|feeling| feeling.score);
    let unscored = || words.text.emotion.unscored.clone();
    Ok(HeatCellView {
        level: score.map(emotion::level),
        score: score.map(|score| words.score(score)),
        felt: cell.lowest.map_or_else(unscored, |feeling| emotion::label(feeling, words)),
        href: page.to(row.map.placement.chapter, &anchors::in_map(&row.map.journey, &cell.stage.heading.id.name)),
        stage: page.linkless(&cell.stage.heading.text)?,
        pains: (cell.pains > 0).then(|| words.count(&words.text.counts.pain_points, cell.pains)),
    })
}
