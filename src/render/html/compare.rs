//! A map beside the one it is compared with: both curves in one picture, and what is different in words.

use super::TemplateError;
use super::emotion::{self, EmotionView};
use super::finding::Badge;
use super::lanes::Here;
use super::page::Page;
use super::picture::{CURVES, Series, picture};
use super::table::{CellView, RowView};
use super::theme::{Html, view};
use crate::atlas::Comparison;
use crate::model::{Emotion, LaneKind, Stage};
use crate::render::captions;
use crate::render::words::fill;

view! {
    /// The comparison.
    #[derive(Debug)]
    pub(super) struct CompareView<'a> {
        with: [Badge<'a>; 1],
        label: String,
        caption: String,
        wide: usize,
        stages: Vec<StageView<'a>>,
        rows: Vec<RowView<'a>>,
        differences: Vec<[Badge<'a>; 1]>,
        same: &'a str,
    }
}

view! {
    #[derive(Debug)]
    struct StageView<'a> {
        name: Html,
        note: Option<&'a str>,
        order: Option<usize>,
    }
}

/// A map beside the one it is compared with; none where it is compared with none.
pub(super) fn compare(here: Here<'_>) -> Result<Option<CompareView<'_>>, TemplateError> {
    let (page, atlas) = (here.page, here.page.site.atlas);
    let Some(comparison) = atlas.comparison(here.index) else { return Ok(None) };
    let (words, text) = (page.words, &page.words.text.compare);
    let before = &atlas.maps()[comparison.before];
    let mut stages = Vec::with_capacity(comparison.columns.len());
    for (index, column) in comparison.columns.iter().enumerate() {
        let note = match (column.before, column.after) {
            (None, _) => Some(text.new.as_str()),
            (_, None) => Some(text.gone.as_str()),
            _ => None,
        };
        let stage = column.after.or(column.before);
        let name = stage.map(|stage| page.linkless(&stage.heading.text)).transpose()?.unwrap_or_default();
        stages.push(StageView { name, note, order: order(index) });
    }
    let rows = rows(here, &comparison);
    let (title, counts) = (captions::title(&here.map.journey, words), &words.text.counts);
    let counted =
        [("stages", &*words.count(&counts.stages, stages.len())), ("lanes", &*words.count(&counts.lanes, rows.len()))];
    Ok(Some(CompareView {
        with: [Badge::linked(words, &text.with, [(page.to_map(before), captions::title(&before.journey, words))])],
        label: fill(&text.table, &[("title", &title)]),
        caption: fill(&words.text.map.columns, &counted),
        wide: stages.len(),
        stages,
        rows,
        differences: differences(page, &comparison).into_iter().map(|badge| [badge]).collect(),
        same: &text.same,
    }))
}

/// The place of a column that the style sheet does not know, when the table is stacked on a narrow screen.
fn order(column: usize) -> Option<usize> {
    (column >= 8).then_some(2 * (column + 1))
}

/// The picture, a row for each of the maps, and how much it changes.
fn rows<'a>(here: Here<'a>, comparison: &Comparison<'_>) -> Vec<RowView<'a>> {
    let (words, maps) = (here.page.words, here.page.site.atlas.maps());
    let columns = &comparison.columns;
    let names = captions::sides(words, &maps[comparison.before].journey, &maps[comparison.after].journey);
    let felt: [Vec<Option<Emotion>>; 2] = [
        columns.iter().map(|column| column.before.and_then(Stage::felt)).collect(),
        columns.iter().map(|column| column.after.and_then(Stage::felt)).collect(),
    ];
    let series = |side: usize| Series {
        name: names[side].clone(),
        cells: felt[side].iter().enumerate().map(|(at, felt)| (felt.as_ref(), at, at + 1)).collect(),
    };
    let both = picture(&[series(0), series(1)], columns.len());
    let mut rows = vec![RowView::new("j-emo j-all", None, words.lane(&LaneKind::Emotion), both)];
    for side in [0, 1] {
        let cell = |(at, felt): (usize, &Option<Emotion>)| {
            let emotion = felt.as_ref().map(|emotion| EmotionView::new(emotion, words));
            CellView { order: order(at), emotion, ..CellView::default() }
        };
        let cells = felt[side].iter().enumerate().map(cell).collect();
        rows.push(RowView::new("j-feel", Some(CURVES[side]), &names[side], cells));
    }
    let change = |(at, column): (usize, &crate::atlas::Column<'_>)| {
        let moods = column.before.and_then(Stage::mood).zip(column.after.and_then(Stage::mood));
        let change = moods.map(|(before, after)| words.score(after - before));
        CellView { order: order(at), change, ..CellView::default() }
    };
    let changes = columns.iter().enumerate().map(change).collect();
    rows.push(RowView::new("j-feel", None, &words.text.compare.change, changes));
    rows
}

/// What is different, a line each: moods, stages, pain points.
fn differences<'a>(page: Page<'a>, comparison: &Comparison<'_>) -> Vec<Badge<'a>> {
    let (words, text) = (page.words, &page.words.text.compare);
    let said = |stage: &Stage| {
        stage.felt().map_or_else(|| words.text.emotion.unscored.clone(), |felt| emotion::line(&felt, words))
    };
    let mut lines = Vec::new();
    for (before, after) in comparison.changed() {
        let said = fill(&text.changed, &[("before", &said(before)), ("after", &said(after))]);
        lines.push(Badge::linked(words, &after.heading.text.words(), [(None, said)]));
    }
    let names = |stages: &mut dyn Iterator<Item = &Stage>| -> Vec<(Option<String>, String)> {
        stages.map(|stage| (None, stage.heading.text.words())).collect()
    };
    let pains = |entries: &[crate::atlas::Entry<'_>]| -> Vec<(Option<String>, String)> {
        let said = |entry: &crate::atlas::Entry<'_>| format!("{} {}", entry.finding.code(), entry.item.text.words());
        entries.iter().map(|entry| (page.to_finding(entry), said(entry))).collect()
    };
    for (label, things) in [
        (&text.new_stages, names(&mut comparison.new_stages())),
        (&text.gone_stages, names(&mut comparison.gone_stages())),
        (&text.gone_pains, pains(&comparison.gone)),
        (&text.new_pains, pains(&comparison.new)),
    ] {
        if !things.is_empty() {
            lines.push(Badge::linked(words, label, things));
        }
    }
    lines
}
