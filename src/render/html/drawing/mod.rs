//! The emotion curve of a map as a drawing of its own, in SVG: for slides.
//!
//! Programs for slides know little of SVG: no style sheets, no custom properties, no text that wraps. So everything has its
//! own place, in pixels, and its own colour. `lettering` places the lines of text, `plot` the curves.

mod lettering;
mod plot;

use icu_locale::LanguageIdentifier;

use self::lettering::{Anchor, Lettering, TextView, Type, valid};
use self::plot::{PlotView, down};
use super::curve::number;
use super::emotion::{label, line};
use super::lanes::Here;
use super::moments::{Felt, along, height, points};
use super::page::Page;
use super::picture::{Series, ends};
use super::table::{self, curves};
use super::theme::view;
use super::{TemplateError, Theme};
use crate::atlas::Map;
use crate::model::Heading;
use crate::render::words::{direction, fill};
use crate::render::{Site, captions};

view! {
    #[derive(Debug)]
    struct DrawingView {
        lang: String,
        width: String,
        height: String,
        title: String,
        description: String,
        plot: PlotView,
        texts: Vec<TextView>,
    }
}

/// The space around everything, and between things.
const MARGIN: f64 = 28.0;
const GAP: f64 = 12.0;
/// How wide the words beside the plot may be.
const BESIDE: f64 = 112.0;
/// How wide a column is at least, how wide all of them are, and what each of several moments in one needs.
const COLUMN: f64 = 168.0;
const COLUMNS: f64 = 504.0;
const MOMENT: f64 = 96.0;

const TITLE: Type = Type { size: 24.0, bold: true, quiet: false, anchor: Anchor::Start };
const ABOUT: Type = Type { size: 15.0, bold: false, quiet: true, anchor: Anchor::Start };
const STAGE: Type = Type { size: 16.0, bold: true, quiet: false, anchor: Anchor::Middle };
const STEP: Type = Type { size: 14.0, bold: false, quiet: false, anchor: Anchor::Middle };
const SCORE: Type = Type { bold: true, ..STEP };
const SCALE: Type = Type { size: 13.0, bold: false, quiet: true, anchor: Anchor::End };
const WHOSE: Type = Type { size: 14.0, bold: true, quiet: false, anchor: Anchor::End };
const CURVE: Type = Type { anchor: Anchor::Start, ..WHOSE };

/// The curve of the map, with its index in the atlas; none where nothing is felt that has a score.
pub(super) fn drawing(
    site: Site<'_>,
    theme: &Theme,
    (index, map): (usize, &Map),
    language: &LanguageIdentifier,
) -> Result<Option<String>, TemplateError> {
    let page = Page { site, theme, words: site.words, path: None, alone: Some(&map.journey) };
    let here = Here { page, map, index };
    let series = curves(here);
    if series.iter().flat_map(|series| &series.cells).flat_map(points).next().is_none() {
        return Ok(None);
    }
    let view = Drawing::new(here, &series, direction(language) == "rtl").view(language);
    Ok(Some(theme.fill("drawing", &view)?.0 + "\n"))
}

/// A column, or several under one name.
struct Column {
    first: usize,
    width: usize,
    name: String,
}

/// A drawing in the making, from top to bottom.
struct Drawing<'a> {
    here: Here<'a>,
    series: &'a [Series<'a>],
    stages: Vec<Column>,
    steps: Vec<Column>,
    /// Where the plot begins, how wide a column of it is, and how wide all of the drawing.
    left: f64,
    column: f64,
    width: f64,
    lettering: Lettering,
    /// How far down it is drawn.
    y: f64,
}

impl<'a> Drawing<'a> {
    fn new(here: Here<'a>, series: &'a [Series<'a>], is_mirrored: bool) -> Self {
        let (mut stages, mut steps, mut first) = (Vec::new(), Vec::new(), 0);
        let text = &here.page.words.text.map;
        for (number, stage) in here.map.journey.stages.iter().enumerate() {
            let width = table::width(stage);
            stages.push(Column { first, width, name: name(here, &stage.heading, &text.stage, number) });
            steps.extend(stage.steps.iter().enumerate().map(|(number, step)| Column {
                first: first + number,
                width: 1,
                name: name(here, &step.heading, &text.step, number),
            }));
            first += width;
        }
        let crowd = |(emotion, left, right): &Felt<'_>| {
            emotion.map_or(0.0, |emotion| emotion.feelings.len() as f64 * MOMENT / (right - left) as f64)
        };
        let cells = series.iter().flat_map(|series| &series.cells);
        let column = cells.map(crowd).fold(COLUMN.max(COLUMNS / first as f64), f64::max);
        let left = MARGIN + BESIDE + GAP;
        // The name of a curve may stand beside its last moment.
        let right = if series.len() > 1 { BESIDE / 2.0 } else { MARGIN };
        let width = left + column * first as f64 + right;
        let lettering = Lettering { mirror: is_mirrored.then_some(width), texts: Vec::new() };
        Self { here, series, stages, steps, left, column, width, lettering, y: MARGIN }
    }

    fn view(mut self, language: &LanguageIdentifier) -> DrawingView {
        let title = captions::title(&self.here.map.journey, self.here.page.words);
        self.head(&title);
        self.headings();
        let plot = self.plot();
        self.moments();
        DrawingView {
            lang: language.to_string(),
            width: number(self.width),
            height: number(self.y + MARGIN),
            title: valid(&title),
            description: self.description(),
            plot,
            texts: self.lettering.texts,
        }
    }

    /// The title, and whose journey it is.
    fn head(&mut self, title: &str) {
        let (page, journey, width) = (self.here.page, &self.here.map.journey, self.width - 2.0 * MARGIN);
        let personas = captions::personas(page.site.atlas, self.here.index, page.words).unwrap_or_default();
        let state = journey.state.map(|state| page.words.state(state)).unwrap_or_default();
        let about: Vec<&str> = [personas.as_str(), state].into_iter().filter(|words| !words.is_empty()).collect();
        self.y = self.lettering.write(title, TITLE, (MARGIN, self.y), width);
        self.y = self.lettering.write(&about.join(" · "), ABOUT, (MARGIN, self.y), width) + 2.0 * GAP;
    }

    /// The names of stages and steps, above their columns.
    fn headings(&mut self) {
        for (columns, look) in [(&self.stages, STAGE), (&self.steps, STEP)] {
            let top = self.y;
            for Column { first, width, name } in columns {
                let width = self.column * *width as f64;
                let middle = self.left + self.column * *first as f64 + width / 2.0;
                let end = self.lettering.write(name, look, (middle, top), width - GAP);
                self.y = self.y.max(end);
            }
        }
        self.y += GAP;
    }

    /// The curves, the words of the scale beside them, and their names where there are several.
    fn plot(&mut self) -> PlotView {
        let (top, left) = (self.y, self.left);
        for score in [2.0, 0.0, -2.0] {
            let place = (left - GAP, top + down(height(score)));
            self.lettering.write_around(self.here.page.words.mood(score), SCALE, place, BESIDE);
        }
        for end in ends(self.series).iter().filter(|_| self.series.len() > 1) {
            let place = (left + end.x * self.column + GAP, top + down(end.y));
            self.lettering.write_around(&self.series[end.number].name, CURVE, place, self.column / 2.0);
        }
        let transform = match self.lettering.mirror {
            None => format!("translate({} {})", number(left), number(top)),
            Some(all) => format!("matrix(-1 0 0 1 {} {})", number(all - left), number(top)),
        };
        let borders: Vec<usize> = self.stages.iter().skip(1).map(|stage| stage.first).collect();
        let columns = table::columns(&self.here.map.journey);
        self.y += plot::HEIGHT + GAP;
        plot::plot(self.series, transform, (columns, self.column), &borders)
    }

    /// Words and scores, below the moments that they belong to; a row for each of several curves.
    fn moments(&mut self) {
        let words = self.here.page.words;
        for series in self.series {
            let top = self.y;
            if self.series.len() > 1 {
                self.y = self.lettering.write(&series.name, WHOSE, (self.left - GAP, top), BESIDE);
            }
            for (emotion, left, right) in &series.cells {
                let feelings = emotion.map_or(&[][..], |emotion| &emotion.feelings);
                let width = self.column * (right - left) as f64;
                for (i, feeling) in feelings.iter().enumerate() {
                    let x = self.left + self.column * *left as f64 + width * along(i, feelings.len());
                    let width = width / feelings.len() as f64 - GAP;
                    let end = self.lettering.write(&label(feeling, words), STEP, (x, top), width);
                    let score = feeling.score.map(|score| words.score(score)).unwrap_or_default();
                    self.y = self.y.max(self.lettering.write(&score, SCORE, (x, end), width));
                }
            }
            self.y += GAP;
        }
        self.y -= GAP;
    }

    /// All of it in words, for those who listen: `Pay: Annoyed −1. Get it: Glad +2.`
    fn description(&self) -> String {
        let words = self.here.page.words;
        let columns = if self.steps.is_empty() { &self.stages } else { &self.steps };
        let mut said = Vec::new();
        for series in self.series {
            let whose = if self.series.len() > 1 { words.label(&series.name) } else { String::new() };
            for (emotion, first, _) in &series.cells {
                let column = columns.iter().chain(&self.stages).find(|column| column.first == *first);
                if let (Some(emotion), Some(column)) = (emotion, column) {
                    said.push(format!("{whose}{}{}", words.label(&column.name), line(emotion, words)));
                }
            }
        }
        let stop = &words.text.marks.full_stop;
        valid(&said.into_iter().map(|said| format!("{said}{stop}")).collect::<Vec<_>>().join(" "))
    }
}

fn name(here: Here<'_>, heading: &Heading, unnamed: &str, index: usize) -> String {
    if heading.text.is_empty() {
        fill(unnamed, &[("number", &here.page.words.number(index + 1))])
    } else {
        heading.text.words()
    }
}
