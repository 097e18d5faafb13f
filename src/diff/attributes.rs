//! Changes of what stands in braces.

use std::collections::BTreeSet;

use super::edition::Entry;
use super::matching::Match;
use super::{Change, Kind};
use crate::language::is_mark;
use crate::model::{
    AttributeKind, Attributes, Finding, Id, Impact, Item, MOMENT_OF_TRUTH, OpportunityStatus, PainStatus,
};

/// What the model knows of findings and is compared there.
const OF_FINDINGS: &[AttributeKind] =
    &[AttributeKind::Status, AttributeKind::Evidence, AttributeKind::For, AttributeKind::Same];

/// The pairs that differ, keys in the order in which they stand, without those of `typed`.
pub(super) fn pairs(
    was: &Attributes,
    is: &Attributes,
    typed: &[AttributeKind],
) -> Vec<(String, Option<String>, Option<String>)> {
    let value = |attributes: &Attributes, key: &str| {
        attributes.pairs.iter().rfind(|pair| pair.key == key).map(|pair| pair.value.clone())
    };
    let mut keys: Vec<&str> = Vec::new();
    for pair in is.pairs.iter().chain(&was.pairs) {
        if !keys.contains(&pair.key.as_str()) && !typed.iter().any(|kind| kind.word() == pair.key) {
            keys.push(&pair.key);
        }
    }
    let both = keys.into_iter().map(|key| (key.to_owned(), value(was, key), value(is, key)));
    both.filter(|(key, was, is)| !means_the_same(key, was.as_deref(), is.as_deref())).collect()
}

/// Whether two values of a key say the same: `high` is 5, and case does not matter to words of the language.
fn means_the_same(key: &str, was: Option<&str>, is: Option<&str>) -> bool {
    let (Some(one), Some(other)) = (was, is) else { return was == is };
    match AttributeKind::of(key) {
        Some(AttributeKind::Impact | AttributeKind::Effort) => {
            one == other || Impact::from_word(one).is_some_and(|impact| Impact::from_word(other) == Some(impact))
        }
        Some(AttributeKind::Severity) => one.eq_ignore_ascii_case(other),
        _ => one == other,
    }
}

fn kind(key: &str) -> Kind {
    match AttributeKind::of(key) {
        Some(AttributeKind::Severity) => Kind::SeverityChanged,
        Some(AttributeKind::Status) => Kind::StatusChanged,
        Some(AttributeKind::Impact) => Kind::ImpactChanged,
        Some(AttributeKind::Effort) => Kind::EffortChanged,
        Some(AttributeKind::Owner) => Kind::OwnerChanged,
        Some(AttributeKind::Ticket) => Kind::TicketChanged,
        Some(AttributeKind::Theme) => Kind::ThemeChanged,
        _ => Kind::AttributeChanged,
    }
}

/// The id, the classes and the pairs of something; `what` is how it is called, and which keys are compared elsewhere.
pub(super) fn tell(
    (was, was_id): (&Attributes, &Id),
    (is, is_id): (&Attributes, &Id),
    (what, typed): (&str, &[AttributeKind]),
    at: &dyn Fn(Change) -> Change,
    changes: &mut Vec<Change>,
) {
    if (was_id.given || is_id.given) && was_id.name != is_id.name {
        let change = Change::new(Kind::IdChanged).what(what);
        changes.push(at(change.from(Some(was_id.name.clone())).to(Some(is_id.name.clone()))));
    }
    match (was.has_class(MOMENT_OF_TRUTH), is.has_class(MOMENT_OF_TRUTH)) {
        (false, true) => changes.push(at(Change::new(Kind::MomentOfTruthGained).what(what))),
        (true, false) => changes.push(at(Change::new(Kind::MomentOfTruthLost).what(what))),
        _ => {}
    }
    let (from, to) = (other_classes(was), other_classes(is));
    if from != to {
        changes.push(at(Change::new(Kind::AttributeChanged).field("class").what(what).from(from).to(to)));
    }
    for (key, from, to) in pairs(was, is, typed) {
        changes.push(at(Change::new(kind(&key)).field(&key).what(what).from(from).to(to)));
    }
}

impl Match<'_> {
    /// All that an entry says of itself.
    pub(super) fn tell_item(&self, was: &Item, is: &Item, entry: &Entry<'_>, changes: &mut Vec<Change>) {
        let what = is.text.words();
        let place = self.after.place(entry.part);
        let at = |change: Change| {
            let change = change.place(place.clone()).lane(&entry.lane.label);
            change.at(self.before.at(was.span), self.after.at(is.span))
        };
        let typed = if is.finding.is_some() { OF_FINDINGS } else { &[] };
        let (was_id, is_id) = (id(was), id(is));
        tell((&was.attributes, &was_id), (&is.attributes, &is_id), (&what, typed), &at, changes);
        match (&was.finding, &is.finding) {
            (Some(was), Some(is)) => {
                tell_finding(was, is, &what, &at, changes);
                tell_evidence(&self.before.evidence(was), &self.after.evidence(is), &what, &at, changes);
            }
            _ if was.task != is.task => {
                let said = |task: Option<bool>| task.map(|done| if done { "yes" } else { "no" }.to_owned());
                let change = Change::new(Kind::AttributeChanged).field("done").what(what);
                changes.push(at(change.from(said(was.task)).to(said(is.task))));
            }
            _ => {}
        }
    }
}

/// The id that something is referred to by.
fn id(item: &Item) -> Id {
    let own = || item.attributes.id.clone().unwrap_or_default();
    item.finding.as_ref().map_or_else(own, |finding| finding.id.clone())
}

fn other_classes(attributes: &Attributes) -> Option<String> {
    let classes = attributes.classes.iter().map(|(class, _)| class.as_str());
    let classes: BTreeSet<&str> = classes.filter(|class| *class != MOMENT_OF_TRUTH && !is_mark(class)).collect();
    (!classes.is_empty()).then(|| classes.into_iter().collect::<Vec<_>>().join(", "))
}

fn tell_finding(was: &Finding, is: &Finding, what: &str, at: &dyn Fn(Change) -> Change, changes: &mut Vec<Change>) {
    // Where nothing is said, nothing is done yet.
    let (from, to) = (was.pain_status.unwrap_or(PainStatus::Open), is.pain_status.unwrap_or(PainStatus::Open));
    if from != to {
        let is_over = |status: PainStatus| matches!(status, PainStatus::Fixed | PainStatus::Accepted);
        let kind = match to {
            PainStatus::Fixed => Kind::PainPointFixed,
            PainStatus::Accepted => Kind::PainPointAccepted,
            _ if is_over(from) => Kind::PainPointReopened,
            _ => Kind::StatusChanged,
        };
        let change = Change::new(kind).what(what).from(Some(from.word().to_owned())).to(Some(to.word().to_owned()));
        changes.push(at(change));
    }
    let status = |finding: &Finding| finding.opportunity_status.unwrap_or(OpportunityStatus::Open);
    let (from, to) = (status(was), status(is));
    if from != to {
        let kind = match to {
            OpportunityStatus::Done => Kind::OpportunityDone,
            OpportunityStatus::Rejected => Kind::OpportunityRejected,
            _ => Kind::StatusChanged,
        };
        let change = Change::new(kind).what(what).from(Some(from.word().to_owned())).to(Some(to.word().to_owned()));
        changes.push(at(change));
    }
}

fn tell_evidence(was: &[String], is: &[String], what: &str, at: &dyn Fn(Change) -> Change, changes: &mut Vec<Change>) {
    for gained in is.iter().filter(|evidence| !was.contains(evidence)) {
        changes.push(at(Change::new(Kind::EvidenceGained).what(what).to(Some(gained.clone()))));
    }
    for lost in was.iter().filter(|evidence| !is.contains(evidence)) {
        changes.push(at(Change::new(Kind::EvidenceLost).what(what).from(Some(lost.clone()))));
    }
}
