//! A list of entries: in groups, the end of long ones folded, and what is done folded below.

use super::entry::{self, EntryView};
use super::{Around, HeadingView};
use crate::model::Subject;
use crate::render::captions;
use crate::render::html::TemplateError;
use crate::render::html::theme::view;
use crate::views::{Group, List, Row};

view! {
    /// A list.
    #[derive(Debug)]
    pub(super) struct ListView<'a> {
        groups: Vec<GroupView<'a>>,
        limited: Option<String>,
        settled: Option<FoldView<'a>>,
    }
}

view! {
    #[derive(Debug)]
    struct GroupView<'a> {
        heading: Option<HeadingView>,
        entries: Vec<EntryView<'a>>,
        more: Option<FoldView<'a>>,
    }
}

view! {
    /// Entries that are folded.
    #[derive(Debug)]
    pub(super) struct FoldView<'a> {
        label: String,
        entries: Vec<EntryView<'a>>,
    }
}

/// From so many entries on, a group shows the first ones and folds the rest.
const LONG: usize = 16;
/// How many of a long group are shown.
const FIRST: usize = 10;

/// The list.
pub(super) fn list<'a>(around: Around<'a>, subject: Subject, list: &List<'a>) -> Result<ListView<'a>, TemplateError> {
    let words = around.page.words;
    let limited = captions::limited(words, list.shown, list.all);
    // A list that was cut on purpose is short enough.
    let is_cut = around.query.limit.is_some();
    let groups = list.groups.iter().enumerate();
    let groups = groups.map(|(number, group)| self::group(around, subject, number, group, is_cut));
    let groups = groups.collect::<Result<_, TemplateError>>()?;
    let settled = fold(around, words.count(&words.text.counts.settled, list.settled.len()), &list.settled)?;
    Ok(ListView { groups, limited, settled })
}

fn group<'a>(
    around: Around<'a>,
    subject: Subject,
    number: usize,
    group: &Group<'a>,
    is_cut: bool,
) -> Result<GroupView<'a>, TemplateError> {
    let words = around.page.words;
    let heading = captions::group(around.page.site, &group.label)
        .map(|title| around.heading(&title, &format!("{}-{}", subject.word(), number + 1), around.level + 1));
    let first = if is_cut || group.rows.len() < LONG { group.rows.len() } else { FIRST };
    let (first, rest) = group.rows.split_at(first);
    Ok(GroupView {
        heading,
        entries: entries(around, first)?,
        more: fold(around, words.count(&words.text.counts.more, rest.len()), rest)?,
    })
}

/// Rows under a label that unfolds them, if there are any.
pub(super) fn fold<'a>(
    around: Around<'a>,
    label: String,
    rows: &[Row<'a>],
) -> Result<Option<FoldView<'a>>, TemplateError> {
    if rows.is_empty() { Ok(None) } else { Ok(Some(FoldView { label, entries: entries(around, rows)? })) }
}

fn entries<'a>(around: Around<'a>, rows: &[Row<'a>]) -> Result<Vec<EntryView<'a>>, TemplateError> {
    rows.iter().map(|row| entry::entry(around.page, row)).collect()
}
