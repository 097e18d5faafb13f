//! Which filters and orders fit which subject. What does not fit could change nothing, and is reported.

use crate::model::Aspect::{Effort, Evidence, Impact, Map, Owner, Persona, Severity, Stage, State, Status, Theme};
use crate::model::{
    Aspect, Filter, Means, OpportunityStatus, Order, PainStatus, Query, Status as MapStatus, Subject, Value,
};

/// What the entries of a subject have, to be filtered and grouped by.
pub(super) fn aspects(subject: Subject) -> &'static [Aspect] {
    match subject {
        Subject::PainPoints | Subject::Evidence => {
            &[Persona, Map, Stage, Owner, Severity, Status, Theme, State, Evidence]
        }
        Subject::Opportunities => {
            &[Persona, Map, Stage, Owner, Severity, Status, Theme, State, Evidence, Impact, Effort]
        }
        Subject::Delights => &[Persona, Map, Stage, Owner, Theme, State, Evidence],
        Subject::Matrix => aspects(Subject::Opportunities),
        Subject::Counts | Subject::Coverage | Subject::Personas => &[Persona, Map, Owner, State],
        Subject::Maps | Subject::HeatMap => &[Persona, Map, Owner, Status, State],
        Subject::Themes => &[Persona, Map, Stage, Owner, Severity, Theme, State, Evidence],
        Subject::Touchpoints | Subject::Channels => &[Persona, Map, Stage, Owner, State],
    }
}

/// How a subject can be sorted; the first is how it is sorted where nobody says.
pub(super) fn orders(subject: Subject) -> &'static [Order] {
    match subject {
        Subject::PainPoints | Subject::Themes => {
            &[Order::Priority, Order::Severity, Order::Places, Order::Name, Order::Book]
        }
        Subject::Opportunities => &[Order::Priority, Order::Impact, Order::Effort, Order::Name, Order::Book],
        Subject::Delights => &[Order::Book, Order::Name],
        Subject::Maps | Subject::Personas => &[Order::Book, Order::Mood, Order::Name],
        Subject::Evidence => &[Order::Places, Order::Name, Order::Book],
        Subject::Touchpoints | Subject::Channels => &[Order::Mood, Order::Places, Order::Name, Order::Book],
        Subject::Counts | Subject::Matrix | Subject::HeatMap | Subject::Coverage => &[],
    }
}

/// Whether every filter of a query fits a subject.
pub(super) fn all_filters(query: &Query, subject: Subject) -> bool {
    query.filters.iter().all(|filter| filter_fits(filter, subject))
}

/// Whether entries of a subject may pass a filter.
fn filter_fits(filter: &Filter, subject: Subject) -> bool {
    aspects(subject).contains(&filter.by) && filter.values.iter().any(|value| can_be(subject, filter.by, value))
}

/// Whether entries of a subject that have an aspect may have this value of it: pain points are never `planned`.
pub(super) fn can_be(subject: Subject, aspect: Aspect, value: &Value) -> bool {
    match &value.means {
        Means::Status(words) => words.iter().any(|word| has_status(subject, word)),
        // What nobody says anything about is open.
        Means::Nothing if aspect == Status => {
            !matches!(subject, Subject::PainPoints | Subject::Opportunities | Subject::Matrix)
        }
        _ => true,
    }
}

fn has_status(subject: Subject, word: &str) -> bool {
    let of_pains = || PainStatus::WORDS.contains(&word);
    let of_opportunities = || OpportunityStatus::WORDS.contains(&word);
    match subject {
        Subject::PainPoints => of_pains(),
        Subject::Opportunities | Subject::Matrix => of_opportunities(),
        Subject::Evidence => of_pains() || of_opportunities(),
        _ => MapStatus::KNOWN.iter().any(|status| status.word() == Some(word)),
    }
}

/// Whether the entries of a subject are counted off: they stand in a list, in an order.
pub(super) fn is_limited(subject: Subject) -> bool {
    !orders(subject).is_empty()
}

/// Whether the entries of a subject are grouped where a query says so: they stand in a list, each in one place of the book.
pub(super) fn is_grouped(subject: Subject) -> bool {
    is_limited(subject)
        && !matches!(
            subject,
            Subject::Themes | Subject::Touchpoints | Subject::Channels | Subject::Personas | Subject::Evidence
        )
}
