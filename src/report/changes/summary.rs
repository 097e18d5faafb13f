//! The one line that says it all: `1 map new, 2 changed: 3 pain points opened, 1 fixed; mood up in 2 places`.

use super::Comparison;
use crate::diff::{Change, Kind};

/// The line; without a full stop.
pub(super) fn summary(comparison: &Comparison) -> String {
    let all: Vec<&Change> = comparison.maps.iter().flat_map(|map| &map.changes).collect();
    let count = |kinds: &[Kind]| all.iter().filter(|change| kinds.contains(&change.kind)).count();
    let (added, removed) = (count(&[Kind::MapAdded]), count(&[Kind::MapRemoved]));
    let changed = comparison.maps.len() - added - removed;
    let maps = row("map", "maps", &[(added, "new"), (changed, "changed"), (removed, "removed")]);
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
    let maps = maps.unwrap_or_else(|| "no changes in the journeys".to_owned());
    if findings.is_empty() { maps } else { format!("{maps}: {}", findings.join("; ")) }
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
