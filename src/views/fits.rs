//! Which filters and orders fit which subject. What does not fit could change nothing, and is reported.

use crate::model::Aspect::{Effort, Evidence, Impact, Map, Owner, Persona, Severity, Stage, State, Status, Theme};
use crate::model::{Aspect, Order, Query, Subject};

/// What the entries of a subject have, to be filtered and grouped by.
pub(super) fn aspects(subject: Subject) -> &'static [Aspect] {
    match subject {
        Subject::PainPoints => &[Persona, Map, Stage, Owner, Severity, Status, Theme, State, Evidence],
        Subject::Opportunities => {
            &[Persona, Map, Stage, Owner, Severity, Status, Theme, State, Evidence, Impact, Effort]
        }
        Subject::Delights => &[Persona, Map, Stage, Owner, Theme, State, Evidence],
        Subject::Counts => &[Persona, Map, Owner, State],
        Subject::Maps => &[Persona, Map, Owner, Status, State],
    }
}

/// How a subject can be sorted; the first is how it is sorted where nobody says.
pub(super) fn orders(subject: Subject) -> &'static [Order] {
    match subject {
        Subject::PainPoints => &[Order::Priority, Order::Severity, Order::Places, Order::Name, Order::Book],
        Subject::Opportunities => &[Order::Priority, Order::Impact, Order::Effort, Order::Name, Order::Book],
        Subject::Delights => &[Order::Book, Order::Name],
        Subject::Maps => &[Order::Book, Order::Mood, Order::Name],
        Subject::Counts => &[],
    }
}

/// Whether every filter of a query fits a subject.
pub(super) fn all_filters(query: &Query, subject: Subject) -> bool {
    query.filters.iter().all(|filter| aspects(subject).contains(&filter.by))
}

/// Whether the entries of a subject stand in a list, which is grouped and cut.
pub(super) fn is_list(subject: Subject) -> bool {
    !orders(subject).is_empty()
}
