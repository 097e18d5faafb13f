//! The one line that says it all: `1 map new, 2 changed: 3 pain points opened, 1 fixed; mood up in 2 places`.

use super::Comparison;
use crate::diff::{Change, Kind, Subject};

/// The line; without a full stop.
pub(super) fn summary(comparison: &Comparison) -> String {
    let all: Vec<&Change> = comparison.changed.iter().flat_map(|thing| &thing.changes).collect();
    let count = |kinds: &[Kind]| all.iter().filter(|change| kinds.contains(&change.kind)).count();
    let (added, removed) = (count(&[Kind::MapAdded]), count(&[Kind::MapRemoved]));
    let of = |subject: Subject| comparison.changed.iter().filter(|thing| thing.subject == subject).count();
    let things = |subject, one: &str, many: &str, added: usize, removed: usize| {
        let changed = of(subject) - added - removed;
        row(one, many, &[(added, "new"), (changed, "changed"), (removed, "removed")])
    };
    let (new, gone) = (count(&[Kind::PersonaAdded]), count(&[Kind::PersonaRemoved]));
    let things_changed = [
        things(Subject::Map, "map", "maps", added, removed),
        things(Subject::Persona, "persona", "personas", new, gone),
        (of(Subject::Sources) > 0).then(|| "sources changed".to_owned()),
    ];
    let things_changed = things_changed.into_iter().flatten().collect::<Vec<_>>().join("; ");
    let moods = |rises: bool| {
        let shifts = all.iter().filter_map(|change| change.shift);
        shifts.filter(|shift| if rises { *shift > 0.0 } else { *shift < 0.0 }).count()
    };
    let findings = [
        row(
            "pain point",
            "pain points",
            &[
                (count(&[Kind::PainPointOpened]), "opened"),
                (count(&[Kind::PainPointReopened]), "open again"),
                (count(&[Kind::PainPointFixed]), "fixed"),
                (count(&[Kind::PainPointAccepted]), "accepted"),
                (count(&[Kind::PainPointRemoved]), "removed"),
            ],
        ),
        row(
            "opportunity",
            "opportunities",
            &[
                (count(&[Kind::OpportunityAdded]), "new"),
                (count(&[Kind::OpportunityDone]), "done"),
                (count(&[Kind::OpportunityRejected]), "rejected"),
                (count(&[Kind::OpportunityRemoved]), "removed"),
            ],
        ),
        row("mood", "moods", &[(moods(true), "up"), (moods(false), "down")]),
        row("reference", "references", &[(count(&[Kind::ReferenceBroken]), "broken")]),
    ];
    let findings: Vec<String> = findings.into_iter().flatten().collect();
    match (things_changed.is_empty(), findings.is_empty()) {
        (true, _) => "no changes in the journeys".to_owned(),
        (_, true) => things_changed,
        _ => format!("{things_changed}: {}", findings.join("; ")),
    }
}

/// `2 maps new, 1 removed`: the thing is named once.
fn row(one: &str, many: &str, counts: &[(usize, &str)]) -> Option<String> {
    let mut row = Vec::new();
    for (count, what) in counts.iter().filter(|(count, _)| *count > 0) {
        let name = if *count == 1 { one } else { many };
        row.push(if row.is_empty() { format!("{count} {name} {what}") } else { format!("{count} {what}") });
    }
    (!row.is_empty()).then(|| row.join(", "))
}
