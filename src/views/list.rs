//! Entries in order: what is done set apart, sorted, cut where the query says so, and grouped.

use std::collections::HashMap;

use super::coverage::Gap;
use super::facet::Facet;
use super::fits;
use super::row::Row;
use super::selection::Selection;
use crate::model::{Aspect, Subject};

/// Entries in order.
#[derive(Debug)]
pub struct List<'a> {
    /// The entries, in groups; one group without a label where nobody groups them. No group is empty.
    pub groups: Vec<Group<'a>>,
    /// How many entries there are, in groups or not.
    pub shown: usize,
    /// How many there would be without a limit.
    pub all: usize,
    /// What nothing is left to do about, where no status is asked for.
    pub settled: Vec<Row<'a>>,
}

/// Entries that have something in common.
#[derive(Debug)]
pub struct Group<'a> {
    /// What that is.
    pub label: Label<'a>,
    /// The entries.
    pub rows: Vec<Row<'a>>,
}

/// What the entries of a group have in common.
#[derive(Debug, Clone, PartialEq)]
pub enum Label<'a> {
    /// They are all there are.
    All,
    /// They have this.
    Is(Aspect, Facet<'a>),
    /// They have nothing of this.
    Without(Aspect),
    /// Something is missing in them.
    Gap(Gap),
}

/// How many entries stand in one group where nobody asks for groups.
const UNGROUPED: usize = 24;

/// The entries of a subject as a list.
pub(super) fn list<'a>(selection: Selection<'a, '_>, subject: Subject, rows: Vec<Row<'a>>) -> List<'a> {
    let query = selection.query;
    let orders = fits::orders(subject);
    let order = query.sort_by.map(|asked| asked.what).filter(|order| orders.contains(order));
    let (mut settled, mut rows): (Vec<_>, Vec<_>) =
        rows.into_iter().partition(|row| !selection.asks_for_status() && row.is_settled());
    if let Some(order) = order.or_else(|| orders.first().copied()) {
        for rows in [&mut rows, &mut settled] {
            rows.sort_by_cached_key(|row| row.rank(order));
        }
    }
    let all = rows.len();
    rows.truncate(query.limit.map_or(usize::MAX, |asked| asked.what));
    let shown = rows.len();
    let fits = |by: &Aspect| fits::is_grouped(subject) && fits::aspects(subject).contains(by);
    let by = query.group_by.map(|asked| asked.what).filter(fits);
    let by = by.or_else(|| grouped_when_long(subject).filter(|_| shown > UNGROUPED && order.is_none()));
    List { groups: groups(selection, rows, by), shown, all, settled }
}

/// What a long list is grouped by where nobody says.
fn grouped_when_long(subject: Subject) -> Option<Aspect> {
    match subject {
        Subject::PainPoints => Some(Aspect::Severity),
        Subject::Delights => Some(Aspect::Map),
        _ => None,
    }
}

fn groups<'a>(selection: Selection<'a, '_>, rows: Vec<Row<'a>>, by: Option<Aspect>) -> Vec<Group<'a>> {
    let Some(by) = by else {
        return if rows.is_empty() { Vec::new() } else { vec![Group { label: Label::All, rows }] };
    };
    let mut groups: Vec<Group<'a>> = Vec::new();
    let mut known: HashMap<Option<Facet<'a>>, usize> = HashMap::new();
    let mut add = |facet: Option<Facet<'a>>, row: &Row<'a>| {
        let at = *known.entry(facet.as_ref().map(Facet::folded)).or_insert_with(|| {
            let label = facet.map_or(Label::Without(by), |facet| Label::Is(by, facet));
            groups.push(Group { label, rows: Vec::new() });
            groups.len() - 1
        });
        groups[at].rows.push(row.clone());
    };
    for row in &rows {
        let mut facets = row.facets(selection.atlas, by);
        facets.dedup();
        if facets.is_empty() {
            add(None, row);
        }
        for facet in facets {
            add(Some(facet), row);
        }
    }
    // Names stand in the order in which the list comes to them; what has none comes last.
    groups.sort_by_key(|group| match &group.label {
        Label::All | Label::Gap(_) => (0, 0),
        Label::Is(_, facet) => (0, facet.rank()),
        Label::Without(_) => (1, 0),
    });
    groups
}
