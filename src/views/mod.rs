//! What an index shows: the questions that are asked of all maps of a book, and their answers, without a word or a tag.
//!
//! [`view`] answers a query. `Selection` says which entries count, `facet` what they are filtered and grouped by, `list`
//! how they are sorted, grouped and cut. Everything that can be shown has a file of its own; to add one, add a
//! [`Subject`], its file, and what fits it to the tables in `fits`.

mod check;
mod counts;
mod coverage;
mod extent;
mod facet;
mod fits;
mod heat_map;
mod list;
mod matrix;
mod persona;
mod priority;
mod row;
mod selection;
mod source;
mod theme;
mod usage;

pub use check::check;
pub use counts::Counts;
pub use coverage::Gap;
pub use extent::too_much;
pub use facet::Facet;
pub use heat_map::{HeatCell, HeatMap, HeatRow};
pub use list::{Group, Label, List};
pub use matrix::Matrix;
pub use persona::Persona;
pub use priority::{Part, Priority};
pub use row::{MapRow, Pain, Row};
pub use source::Cited;
pub use theme::Theme;
pub use usage::{Usage, UsedAt};

use self::selection::Selection;
use crate::atlas::Atlas;
use crate::model::{FindingKind, LaneKind, Query, Subject};

/// The answer to a query, section by section.
#[derive(Debug)]
pub struct View<'a> {
    /// What is shown, in order.
    pub sections: Vec<Section<'a>>,
}

/// One thing that is shown.
#[derive(Debug)]
pub struct Section<'a> {
    /// What it is.
    pub subject: Subject,
    /// What was found.
    pub content: Content<'a>,
}

/// What was found, in its shape.
#[derive(Debug)]
pub enum Content<'a> {
    /// Numbers.
    Counts(Counts),
    /// Entries in order.
    List(List<'a>),
    /// Opportunities by impact and effort.
    Matrix(Matrix<'a>),
    /// Maps and their stages.
    HeatMap(HeatMap<'a>),
}

impl Content<'_> {
    fn is_empty(&self) -> bool {
        match self {
            Self::Counts(_) => false,
            Self::List(list) => list.shown == 0 && list.settled.is_empty(),
            Self::Matrix(matrix) => matrix.is_empty(),
            Self::HeatMap(heat) => heat.rows.is_empty(),
        }
    }
}

/// Answers a query. One that asks for nothing in particular gets everything that its filters can be asked of.
#[must_use]
pub fn view<'a>(atlas: &'a Atlas, query: &Query) -> View<'a> {
    let selection = Selection { atlas, query };
    let subjects: Vec<Subject> = if query.show.is_empty() {
        Subject::ALL.iter().copied().filter(|subject| fits::all_filters(query, *subject)).collect()
    } else {
        query.show.iter().map(|asked| asked.what).collect()
    };
    let section = |subject| Section { subject, content: content(selection, subject) };
    let mut sections: Vec<Section<'a>> = subjects.into_iter().map(section).collect();
    // What a book has none of, nobody misses in an index of everything.
    if query.show.is_empty() {
        sections.retain(|section| !(section.subject.is_extra() && section.content.is_empty()));
    }
    View { sections }
}

fn content<'a>(selection: Selection<'a, '_>, subject: Subject) -> Content<'a> {
    let rows = match subject {
        Subject::Counts => return Content::Counts(counts::counts(selection)),
        Subject::Matrix => return Content::Matrix(matrix::matrix(selection)),
        Subject::HeatMap => return Content::HeatMap(heat_map::heat_map(selection)),
        Subject::Coverage => return Content::List(coverage::coverage(selection)),
        Subject::PainPoints => row::pains(selection),
        Subject::Opportunities => row::opportunities(selection),
        Subject::Delights => selection.findings(FindingKind::Delight).map(Row::Finding).collect(),
        Subject::Themes => theme::themes(selection),
        Subject::Touchpoints => usage::usages(selection, &LaneKind::Touchpoints),
        Subject::Channels => usage::usages(selection, &LaneKind::Channels),
        Subject::Personas => persona::personas(selection),
        Subject::Maps => row::maps(selection),
        Subject::Evidence => source::sources(selection),
    };
    Content::List(list::list(selection, subject, rows))
}
