//! What is missing: a group of entries for every kind of gap.

use icu_calendar::{Date, Iso};

use super::list::{Group, Label, List};
use super::row::{self, Row};
use super::selection::Selection;
use crate::model::{Aspect, FindingKind, Order, State, Status};
use crate::views::facet;

/// A kind of gap.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Gap {
    /// Pain points that no opportunity answers.
    Unanswered,
    /// Opportunities that nobody looks after.
    Unowned,
    /// Findings that rest on nothing.
    Unproven,
    /// Maps whose last review is older than so many days, seen from a day.
    Stale(usize, Date<Iso>),
    /// Maps that were never reviewed.
    NeverReviewed,
    /// Maps about nobody in particular.
    WithoutPersona,
}

/// The gaps in what passes. What is done, and maps that are retired, have none; a plan does not age.
pub(super) fn coverage<'a>(selection: Selection<'a, '_>) -> List<'a> {
    let atlas = selection.atlas;
    let open = |rows: Vec<Row<'a>>| rows.into_iter().filter(|row| !row.is_settled());
    let unanswered =
        open(row::pains(selection)).filter(|row| matches!(row, Row::Pain(pain) if !atlas.is_answered(pain.lead.key)));
    let unowned = open(row::opportunities(selection))
        .filter(|row| matches!(row, Row::Opportunity(entry, _) if entry.owner().is_empty()));
    // A pain that is met in several places rests on what it rests on in any of them.
    let is_unproven = |row: &Row<'a>| match row {
        Row::Pain(pain) => std::iter::once(&pain.lead).chain(&pain.also).all(|entry| entry.finding.evidence.is_empty()),
        Row::Finding(entry) => entry.finding.evidence.is_empty(),
        _ => false,
    };
    let delights = selection.findings(FindingKind::Delight).map(Row::Finding);
    let unproven = open(row::pains(selection)).chain(delights).filter(is_unproven);
    let maps = || {
        let rows = row::maps(selection).into_iter();
        rows.filter(|row| matches!(row, Row::Map(map) if map.map.journey.status != Some(Status::Retired)))
    };
    let mut groups =
        vec![(Gap::Unanswered, sorted(unanswered)), (Gap::Unowned, sorted(unowned)), (Gap::Unproven, sorted(unproven))];
    if let Some(today) = today(selection) {
        let stale_after = atlas.calendar().stale_after;
        let is_stale = |row: &Row<'a>| {
            let Row::Map(map) = row else { return false };
            let reviewed = map.map.journey.reviewed().filter(|_| map.map.journey.state != Some(State::Future));
            reviewed.is_some_and(|day| today.to_rata_die() - day.to_rata_die() > stale_after)
        };
        let days = usize::try_from(stale_after).unwrap_or(usize::MAX);
        groups.push((Gap::Stale(days, today), maps().filter(is_stale).collect()));
    }
    groups.push((
        Gap::NeverReviewed,
        maps().filter(|row| matches!(row, Row::Map(map) if map.map.journey.reviewed().is_none())).collect(),
    ));
    let nobody =
        |row: &Row<'a>| matches!(row, Row::Map(map) if facet::of_map(atlas, map.index, Aspect::Persona).is_empty());
    groups.push((Gap::WithoutPersona, maps().filter(nobody).collect()));
    groups.retain(|(_, rows)| !rows.is_empty());
    let shown = groups.iter().map(|(_, rows)| rows.len()).sum();
    let groups = groups.into_iter().map(|(gap, rows)| Group { label: Label::Gap(gap), rows }).collect();
    List { groups, shown, all: shown, settled: Vec::new() }
}

fn sorted<'a>(rows: impl Iterator<Item = Row<'a>>) -> Vec<Row<'a>> {
    let mut rows: Vec<Row<'a>> = rows.collect();
    rows.sort_by_cached_key(|row| row.rank(Order::Priority));
    rows
}

/// The day that reviews are seen from: today where somebody says so, else that of the latest review in the book, so that
/// the same book always gives the same page.
fn today(selection: Selection<'_, '_>) -> Option<Date<Iso>> {
    let reviews =
        selection.atlas.maps().iter().filter(|map| !map.placement.unlisted).filter_map(|map| map.journey.reviewed());
    selection.atlas.calendar().today.or_else(|| reviews.max_by_key(Date::to_rata_die))
}
