//! A map: its header, its table or card, and the notes around it.

use super::TemplateError;
use super::compare::{self, CompareView};
use super::header::{self, HeaderView};
use super::lanes::{Here, LaneView};
use super::source::{self, SourceView};
use super::table::{self, TableView};
use super::theme::{Html, Show as _, view};
use crate::atlas::anchors;
use crate::model::{Note, Part};
use crate::render::captions;
use crate::render::words::{self, Words};

view! {
    #[derive(Debug)]
    struct MapView<'a> {
        lang: Option<String>,
        dir: Option<&'static str>,
        wide: bool,
        long: bool,
        columns: Option<usize>,
        header: HeaderView<'a>,
        before: Html,
        jumps: Vec<JumpView>,
        jumps_label: String,
        table: Option<TableView<'a>>,
        lanes: Vec<LaneView<'a>>,
        compare: Option<CompareView<'a>>,
        after: Html,
        source: Option<SourceView<'a>>,
        footer: Option<FooterView<'a>>,
    }
}

view! {
    #[derive(Debug)]
    struct JumpView {
        id: String,
        name: Html,
    }
}

view! {
    #[derive(Debug)]
    struct FooterView<'a> {
        scale: Option<&'a str>,
        index: Option<String>,
        index_label: &'a str,
    }
}

/// From this many columns on, a table breaks out of the column of text.
const WIDE: usize = 4;

/// From this many columns on, no sheet of paper has room for a table that one can read.
const LONG: usize = 17;

/// From this many columns on, a list of stages stands above the table.
const MANY: usize = 9;

/// The map, as one line.
pub(super) fn map(here: Here<'_>) -> Result<String, TemplateError> {
    let (page, journey) = (here.page, &here.map.journey);
    let columns = table::columns(journey);
    let mut jumps = Vec::new();
    for (number, stage) in journey.stages.iter().enumerate().filter(|_| columns >= MANY) {
        let id = anchors::in_map(journey, &stage.heading.id.name);
        jumps.push(JumpView { id, name: page.linkless(&captions::beside_number(&stage.heading.text, number + 1))? });
    }
    let language = journey.header.language.as_ref();
    let view = MapView {
        lang: language.map(ToString::to_string),
        dir: language.map(words::direction),
        wide: columns >= WIDE,
        long: columns >= LONG,
        columns: (columns > 0).then_some(columns),
        header: header::header(here)?,
        before: notes(here, &journey.before)?,
        jumps,
        jumps_label: words::fill(&page.words.text.map.stages, &[("title", &captions::title(journey, page.words))]),
        table: table::table(here)?,
        lanes: here.lanes()?,
        compare: compare::compare(here)?,
        after: notes(here, &journey.after)?,
        source: here.map.placement.source.as_deref().map(|text| source::source(text, &page.words.text.map.source)),
        footer: footer(here, page.words),
    };
    page.theme.block("map", &view)
}

fn footer<'a>(here: Here<'_>, words: &'a Words) -> Option<FooterView<'a>> {
    let scored = here.map.journey.parts().flat_map(Part::emotions).any(|emotion| emotion.lowest().is_some());
    let index = here.page.to_index();
    (scored || index.is_some()).then_some(FooterView {
        scale: scored.then_some(words.text.emotion.scale.as_str()),
        index,
        index_label: &words.text.map.index,
    })
}

fn notes(here: Here<'_>, notes: &[Note]) -> Result<Html, TemplateError> {
    let prose = here.page.prose(here.map.placement.level + 1);
    let inner = here.page.prose(here.map.placement.level + 2);
    let mut html = String::new();
    for note in notes {
        let heading = note.heading.as_ref().map(|words| prose.heading(words)).transpose()?.unwrap_or_default();
        let blocks = inner.blocks(&note.blocks)?;
        let view = [("heading", heading.shown()), ("blocks", blocks.shown())];
        html.push_str(&here.page.theme.fill("note", &view)?.0);
    }
    Ok(Html(html))
}
