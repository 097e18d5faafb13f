//! The table of a map: stages (and steps) in columns, lanes in rows.

use super::TemplateError;
use super::curve::CurveView;
use super::emotion::{self, EmotionView};
use super::finding::Badge;
use super::lanes::{self, Here, ListView};
use super::moments::Felt;
use super::picture::{CURVES, EndView, Series, picture};
use super::theme::{Html, escape, view};
use crate::atlas::{Spot, anchors};
use crate::model::{Emotion, Heading, Item, Journey, Lane, LaneKind, Stage, Text, called};
use crate::render::captions;
use crate::render::order::{self, Row};
use crate::render::words::fill;

view! {
    /// The table.
    #[derive(Debug)]
    pub(super) struct TableView<'a> {
        label: String,
        caption: String,
        corner: String,
        phases: Vec<PhaseView>,
        stages: Vec<ColumnView<'a>>,
        steps: Vec<ColumnView<'a>>,
        rows: Vec<RowView<'a>>,
    }
}

view! {
    #[derive(Debug)]
    struct PhaseView {
        name: Html,
        span: Option<usize>,
        order: usize,
    }
}

view! {
    #[derive(Debug, Default)]
    struct ColumnView<'a> {
        scope: &'static str,
        id: String,
        span: Option<usize>,
        first: bool,
        order: Option<usize>,
        name: Html,
        duration: Option<Html>,
        overall: Option<String>,
        truth: Option<&'a str>,
        detail: Option<[Badge<'a>; 1]>,
    }
}

view! {
    /// A row.
    #[derive(Debug)]
    pub(super) struct RowView<'a> {
        class: Option<&'static str>,
        /// The label once more, for narrow screens: a CSS declaration.
        name: String,
        /// The class of the curve that the row is about, in a map of several.
        key: Option<&'static str>,
        label: Option<String>,
        deep: bool,
        cells: Vec<CellView<'a>>,
    }
}

view! {
    /// A cell.
    #[derive(Debug, Default)]
    pub(super) struct CellView<'a> {
        pub(super) span: Option<usize>,
        pub(super) deep: bool,
        pub(super) first: bool,
        pub(super) order: Option<usize>,
        /// The curves that begin in it.
        pub(super) curves: Vec<CurveView>,
        /// The names at the ends of curves in it.
        pub(super) ends: Vec<EndView>,
        pub(super) emotion: Option<EmotionView<'a>>,
        /// A signed number by itself.
        pub(super) change: Option<String>,
        pub(super) list: Option<ListView<'a>>,
    }
}

/// So many empty cells side by side, or more, are one. A map of many rows, each of which is said once, would have the square of
/// them, and nobody looks along so many for which is empty.
const EMPTY_RUN: usize = 16;

impl CellView<'_> {
    fn is_empty(&self) -> bool {
        !self.deep
            && self.curves.is_empty()
            && self.ends.is_empty()
            && self.emotion.is_none()
            && self.change.is_none()
            && self.list.is_none()
    }

    /// The cells of a row, with long runs of empty ones as one each.
    fn merged(cells: Vec<Self>) -> Vec<Self> {
        if cells.len() < EMPTY_RUN {
            return cells;
        }
        let runs: Vec<usize> = cells.chunk_by(|a, b| a.is_empty() && b.is_empty()).map(<[_]>::len).collect();
        let mut cells = cells.into_iter();
        let mut merged = Vec::new();
        for run in runs {
            let mut run_of_cells = cells.by_ref().take(run);
            match run_of_cells.next() {
                Some(first) if run >= EMPTY_RUN => {
                    let width = |cell: &Self| cell.span.unwrap_or(1);
                    let span = width(&first) + run_of_cells.map(|cell| width(&cell)).sum::<usize>();
                    merged.push(Self { span: Some(span), ..first });
                }
                first => merged.extend(first.into_iter().chain(run_of_cells)),
            }
        }
        merged
    }
}

impl<'a> RowView<'a> {
    /// A row of cells under one label; `key` is the class of the curve that it is about.
    pub(super) fn new(class: &'static str, key: Option<&'static str>, label: &str, cells: Vec<CellView<'a>>) -> Self {
        let name = format!("--j-l:'{}'", css_text(label));
        let cells = CellView::merged(cells);
        Self { class: Some(class), name, key, label: Some(label.to_owned()), deep: false, cells }
    }
}

/// How many columns a stage takes.
pub(super) fn width(stage: &Stage) -> usize {
    stage.steps.len().max(1)
}

/// How many columns a map has.
pub(super) fn columns(journey: &Journey) -> usize {
    journey.stages.iter().map(width).sum()
}

/// A stage with its first column.
type Placed<'a> = (usize, &'a Stage);

/// Makes the table of one map.
struct Builder<'a> {
    here: Here<'a>,
    stages: Vec<Placed<'a>>,
    steps: bool,
}

/// The table of a map; none for a card.
pub(super) fn table(here: Here<'_>) -> Result<Option<TableView<'_>>, TemplateError> {
    let journey = &here.map.journey;
    if journey.is_card() {
        return Ok(None);
    }
    let builder = Builder::new(here);
    let words = here.page.words;
    let mut rows = Vec::new();
    let lanes = order::rows(journey, order::columns(journey), words);
    let of_one: Vec<&Row> = lanes.iter().filter(|row| matches!(row.kind, LaneKind::EmotionOf(_))).collect();
    for row in &lanes {
        let number = of_one.iter().position(|of_one| *of_one == row);
        if number == Some(0) {
            rows.push(builder.picture(row, &of_one));
        }
        let key = number.and_then(|number| CURVES.get(number)).copied();
        builder.rows(row, key, &mut rows)?;
    }
    let (text, counts) = (&words.text.map, &words.text.counts);
    let steps = journey.stages.iter().map(|stage| stage.steps.len()).sum();
    let caption = if builder.steps { &text.columns_with_steps } else { &text.columns };
    let counted = [
        ("stages", &*words.count(&counts.stages, journey.stages.len())),
        ("steps", &*words.count(&counts.steps, steps)),
        ("lanes", &*words.count(&counts.lanes, rows.len())),
    ];
    Ok(Some(TableView {
        label: fill(&text.table, &[("title", &captions::title(journey, words))]),
        caption: fill(caption, &counted),
        corner: journey.corner.clone().unwrap_or_default(),
        phases: builder.phases()?,
        stages: builder.stage_headings()?,
        steps: builder.step_headings()?,
        rows,
    }))
}

/// The curves of a map: of each of its personas that it tells about, and of the map itself.
pub(super) fn curves(here: Here<'_>) -> Vec<Series<'_>> {
    let builder = Builder::new(here);
    let of = |row: &Row| match row.kind {
        LaneKind::EmotionOf(_) => Some(builder.series(row)),
        LaneKind::Emotion => Some(Series { name: row.label.clone(), cells: builder.felt() }),
        _ => None,
    };
    let journey = &here.map.journey;
    order::rows(journey, order::columns(journey), here.page.words).iter().filter_map(of).collect()
}

impl<'a> Builder<'a> {
    fn new(here: Here<'a>) -> Self {
        let stages = &here.map.journey.stages;
        let first = stages.iter().scan(0, |next, stage| Some(std::mem::replace(next, *next + width(stage))));
        Self { here, stages: first.zip(stages).collect(), steps: here.map.journey.has_steps() }
    }

    /// The place of a stage's own things when the table is stacked on a narrow screen. The style sheet knows the first
    /// eight columns of a table without steps.
    fn stage_order(&self, first: usize) -> Option<usize> {
        if self.steps { Some(2 * first + 1) } else { self.order(first) }
    }

    fn order(&self, column: usize) -> Option<usize> {
        (self.steps || column >= 8).then_some(2 * (column + 1))
    }

    fn phases(&self) -> Result<Vec<PhaseView>, TemplateError> {
        if self.stages.iter().all(|(_, stage)| stage.phase.is_none()) {
            return Ok(Vec::new());
        }
        let mut phases = Vec::new();
        for group in self.stages.chunk_by(|(_, a), (_, b)| a.phase == b.phase) {
            let span: usize = group.iter().map(|(_, stage)| width(stage)).sum();
            let (first, stage) = group[0];
            let name = stage.phase.as_ref().map(|phase| self.here.page.text(phase)).transpose()?.unwrap_or_default();
            phases.push(PhaseView { name, span: (span > 1).then_some(span), order: 2 * first + 1 });
        }
        Ok(phases)
    }

    fn stage_headings(&self) -> Result<Vec<ColumnView<'a>>, TemplateError> {
        let words = self.here.page.words;
        let view = |(number, (first, stage)): (usize, &Placed<'_>)| {
            let (stage, width) = (*stage, width(stage));
            let own = stage.emotion.as_ref().filter(|_| felt_in_steps(stage));
            Ok(ColumnView {
                scope: if stage.steps.is_empty() { "col" } else { "colgroup" },
                span: (width > 1).then_some(width),
                order: self.stage_order(*first),
                detail: self.detail(number, None),
                overall: own.map(|felt| fill(&words.text.emotion.overall, &[("emotion", &emotion::line(felt, words))])),
                ..self.heading(
                    &stage.heading,
                    &captions::beside_number(&stage.heading.text, number + 1),
                    &words.text.map.stage,
                    number,
                )?
            })
        };
        self.stages.iter().enumerate().map(view).collect()
    }

    fn step_headings(&self) -> Result<Vec<ColumnView<'a>>, TemplateError> {
        let mut views = Vec::new();
        for (number, (first, stage)) in self.stages.iter().enumerate().filter(|_| self.steps) {
            if stage.steps.is_empty() {
                views.push(ColumnView { first: true, ..ColumnView::default() });
            }
            for (i, step) in stage.steps.iter().enumerate() {
                views.push(ColumnView {
                    scope: "col",
                    first: i == 0,
                    order: self.order(first + i),
                    detail: self.detail(number, Some(i)),
                    ..self.heading(&step.heading, &step.heading.text, &self.here.page.words.text.map.step, i)?
                });
            }
        }
        Ok(views)
    }

    /// The map that details a stage or a step.
    fn detail(&self, stage: usize, step: Option<usize>) -> Option<[Badge<'a>; 1]> {
        let (page, atlas) = (self.here.page, self.here.page.site.atlas);
        let map = atlas.maps().get(atlas.detail(self.here.index, Spot { stage, step })?)?;
        let title = captions::title(&map.journey, page.words);
        Some([Badge::linked(page.words, &page.words.text.map.detailed_in, [(page.to_map(map), title)])])
    }

    /// A column under a heading, by the name that is shown of it.
    fn heading(
        &self,
        heading: &Heading,
        shown: &Text,
        unnamed: &str,
        index: usize,
    ) -> Result<ColumnView<'a>, TemplateError> {
        let page = self.here.page;
        let name = if shown.is_empty() {
            Html(escape(&fill(unnamed, &[("number", &page.words.number(index + 1))])))
        } else {
            page.linkless(shown)?
        };
        Ok(ColumnView {
            id: anchors::in_map(&self.here.map.journey, &heading.id.name),
            name,
            duration: heading.duration.as_ref().map(|text| page.text(text)).transpose()?,
            truth: heading.is_moment_of_truth().then_some(page.words.text.map.moment_of_truth.as_str()),
            ..ColumnView::default()
        })
    }

    /// The row of a lane; two where a stage has the lane itself and in its steps. `key` is the class of the curve that it is
    /// about.
    fn rows(&self, row: &Row, key: Option<&'static str>, rows: &mut Vec<RowView<'a>>) -> Result<(), TemplateError> {
        let emotional = row.kind == LaneKind::Emotion;
        let label = self.label(row);
        let (name, class) = (format!("--j-l:'{}'", css_text(&label)), class(row));
        // The words of an emotion stand below its face, and its items only where they say more.
        let shows = |lane: &Lane| {
            let is_shown = |item: &Item| !emotional || item.says_more_than_felt();
            lane.kind == row.kind && (lane.nothing.is_some() || lane.items.iter().any(is_shown))
        };
        let below = |stage: &Stage| {
            stage.steps.iter().flat_map(|step| &step.lanes).any(shows) || emotional && felt_in_steps(stage)
        };
        // What a stage feels beside what its steps feel stands in its heading.
        let own = |stage: &Stage| {
            stage.lanes.iter().any(shows) || emotional && stage.emotion.is_some() && !felt_in_steps(stage)
        };
        let split = self.stages.iter().any(|(_, stage)| own(stage) && below(stage));
        let any_below = self.stages.iter().any(|(_, stage)| below(stage));
        let (mut upper, mut lower) = (Cells::default(), Cells::default());
        for (first, stage) in &self.stages {
            let whole = stage.steps.is_empty() || own(stage) || !any_below || split;
            if whole {
                let felt = stage.emotion.as_ref().filter(|_| emotional && !felt_in_steps(stage));
                let width = width(stage);
                let cell = CellView {
                    span: (width > 1).then_some(width),
                    deep: split && stage.steps.is_empty(),
                    first: self.steps,
                    order: self.stage_order(*first),
                    emotion: self.emotion(felt, &stage.lanes, &row.kind),
                    list: self.here.list(stage.lanes.iter().find(|lane| lane.kind == row.kind))?,
                    ..CellView::default()
                };
                upper.push(cell, (felt, *first, first + width));
            }
            if !whole || split {
                let cells = if split { &mut lower } else { &mut upper };
                self.steps_of(stage, *first, row, cells)?;
            }
        }
        let upper = upper.with_curve();
        rows.push(RowView { class, name: name.clone(), key, label: Some(label), deep: split, cells: upper });
        if split {
            rows.push(RowView { class, name, key: None, label: None, deep: false, cells: lower.with_curve() });
        }
        Ok(())
    }

    /// The cells of a stage's steps in a row, the first of them in the column `first`.
    fn steps_of(&self, stage: &'a Stage, first: usize, row: &Row, cells: &mut Cells<'a>) -> Result<(), TemplateError> {
        for (i, step) in stage.steps.iter().enumerate() {
            let column = first + i;
            let felt = step.emotion.as_ref().filter(|_| row.kind == LaneKind::Emotion);
            let cell = CellView {
                first: i == 0,
                order: self.order(column),
                emotion: self.emotion(felt, &step.lanes, &row.kind),
                list: self.here.list(step.lanes.iter().find(|lane| lane.kind == row.kind))?,
                ..CellView::default()
            };
            cells.push(cell, (felt, column, column + 1));
        }
        Ok(())
    }

    /// What a row is called: that of a persona by her name.
    fn label(&self, row: &Row) -> String {
        let journey = &self.here.map.journey;
        match row.kind {
            LaneKind::EmotionOf(place) => journey.personas().nth(place).map_or_else(
                || row.label.clone(),
                |item| {
                    let name = self.here.page.site.atlas.persona_name(self.here.index, place, item).words();
                    called(&name).to_owned()
                },
            ),
            _ => row.label.clone(),
        }
    }

    /// What is felt in a cell: in the row of one of several personas, what is felt by her.
    fn emotion(&self, felt: Option<&Emotion>, lanes: &[Lane], kind: &LaneKind) -> Option<EmotionView<'a>> {
        let of_one = || lanes.iter().find(|lane| lane.kind == *kind)?.emotion.as_ref();
        let felt = if matches!(kind, LaneKind::EmotionOf(_)) { of_one() } else { felt };
        felt.map(|emotion| EmotionView::new(emotion, self.here.page.words))
    }

    /// The row with the curves of all personas.
    fn picture(&self, first: &Row, rows: &[&Row]) -> RowView<'a> {
        let series: Vec<Series<'_>> = rows.iter().take(CURVES.len()).map(|row| self.series(row)).collect();
        let columns = columns(&self.here.map.journey);
        let firsts: Vec<usize> = self.stages.iter().map(|(first, _)| *first).collect();
        let mut cells = picture(&series, columns);
        for (column, cell) in cells.iter_mut().enumerate() {
            cell.first = self.steps && firsts.binary_search(&column).is_ok();
        }
        // `Mood` of `Mood (Ada)`.
        let label = first.label.split(['(', '（']).next().unwrap_or_default().trim().to_owned();
        RowView::new("j-emo j-all", None, &label, cells)
    }

    fn series(&self, row: &Row) -> Series<'a> {
        let mut cells = Vec::new();
        let of =
            |lanes: &'a [Lane]| lanes.iter().find(|lane| lane.kind == row.kind).and_then(|lane| lane.emotion.as_ref());
        for (first, stage) in &self.stages {
            if stage.steps.iter().any(|step| of(&step.lanes).is_some()) {
                let steps = stage.steps.iter().enumerate();
                cells.extend(steps.map(|(i, step)| (of(&step.lanes), first + i, first + i + 1)));
            } else {
                cells.push((of(&stage.lanes), *first, first + width(stage)));
            }
        }
        Series { name: self.label(row), cells }
    }

    /// What is felt in which columns: what steps feel where they say so, else what their stage feels.
    fn felt(&self) -> Vec<Felt<'a>> {
        let mut cells = Vec::new();
        for (first, stage) in &self.stages {
            if felt_in_steps(stage) {
                let steps = stage.steps.iter().enumerate();
                cells.extend(steps.map(|(i, step)| (step.emotion.as_ref(), first + i, first + i + 1)));
            } else {
                cells.push((stage.emotion.as_ref(), *first, first + width(stage)));
            }
        }
        cells
    }
}

/// The cells of a row, with what is felt in each.
#[derive(Default)]
struct Cells<'a> {
    views: Vec<CellView<'a>>,
    felt: Vec<Felt<'a>>,
}

impl<'a> Cells<'a> {
    fn push(&mut self, view: CellView<'a>, felt: Felt<'a>) {
        self.views.push(view);
        self.felt.push(felt);
    }

    /// The cells of the row, the curve in the one that it begins in.
    fn with_curve(mut self) -> Vec<CellView<'a>> {
        let borders = self.felt.iter().map(|(_, left, right)| (*left, *right));
        if let Some((begins, curve)) = CurveView::across(&self.felt, borders, None) {
            self.views[begins].curves.push(curve);
        }
        CellView::merged(self.views)
    }
}

/// The class of a lane's row.
fn class(row: &Row) -> Option<&'static str> {
    let of_kind = match row.kind {
        LaneKind::EmotionOf(_) => Some("j-feel"),
        LaneKind::Emotion => Some("j-emo"),
        _ => lanes::class(&row.kind),
    };
    of_kind.or(row.is_line.then_some("j-line"))
}

fn felt_in_steps(stage: &Stage) -> bool {
    stage.steps.iter().any(|step| step.emotion.is_some())
}

/// A label as the inside of a CSS string in single quotes. A line end of any kind would end it, a form feed too (CSS Syntax
/// Level 3, 3.3).
fn css_text(label: &str) -> String {
    label.replace('\\', "\\\\").replace('\'', "\\'").replace(char::is_control, " ")
}
