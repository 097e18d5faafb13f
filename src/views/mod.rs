//! What an index shows: the questions that are asked of all maps of a book, and their answers, without a word or a tag.
//!
//! [`view`] answers a query. `Selection` says which entries count, `facet` what they are filtered and grouped by, `list`
//! how they are sorted, grouped and cut. Everything that can be shown has a file of its own; to add one, add a
//! [`Subject`], its file, and what fits it to the tables in `fits`.

mod check;
mod counts;
mod facet;
mod fits;
mod list;
mod priority;
mod row;
mod selection;

pub use check::check;
pub use counts::Counts;
pub use facet::Facet;
pub use list::{Group, Label, List};
pub use priority::{Part, Priority};
pub use row::{MapRow, Pain, Row};

use self::selection::Selection;
use crate::atlas::Atlas;
use crate::model::{FindingKind, Query, Subject};

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
    View { sections: subjects.into_iter().map(section).collect() }
}

fn content<'a>(selection: Selection<'a, '_>, subject: Subject) -> Content<'a> {
    let rows = match subject {
        Subject::Counts => return Content::Counts(counts::counts(selection)),
        Subject::PainPoints => row::pains(selection),
        Subject::Opportunities => row::opportunities(selection),
        Subject::Delights => selection.findings(FindingKind::Delight).map(Row::Delight).collect(),
        Subject::Maps => row::maps(selection),
    };
    Content::List(list::list(selection, subject, rows))
}
