//! `[preprocessor.journey.lint]`: the levels of codes, rules and groups, and from where on something is too much.

use serde_json::Value;

use super::values::{Read, fault};
use crate::diagnostics::{Cure, Level};
use crate::host::Fault;
use crate::lint::{Levels, NotAllowed};
use crate::pipeline::Options;

/// The words for levels.
pub(crate) const LEVELS: &[(&str, Option<Level>)] =
    &[("allow", None), ("warn", Some(Level::Warning)), ("deny", Some(Level::Error))];

type Count = fn(&mut Options, usize);

/// The keys that are numbers.
const COUNTS: &[(&str, Count)] = &[
    ("stale-after", |options, days| options.calendar.stale_after = i64::try_from(days).unwrap_or(i64::MAX)),
    ("most-stages", |options, count| options.lint.most_stages = count),
    ("most-items", |options, count| options.lint.most_items = count),
    ("longest-title", |options, count| options.lint.longest_title = count),
];

pub(super) fn lint(value: &Value, options: &mut Options) -> Read {
    let Value::Object(table) = value else {
        let help = "put it under `[preprocessor.journey.lint]`: `strict = \"warn\"`";
        return Err(vec![fault("lint", value, "not a table", help)]);
    };
    let faults: Vec<Fault> = table.iter().filter_map(|(name, value)| setting(name, value, options).err()).collect();
    if faults.is_empty() { Ok(()) } else { Err(faults) }
}

fn setting(name: &str, value: &Value, options: &mut Options) -> Result<(), Fault> {
    let key = format!("lint.{name}");
    if let Some((_, set)) = COUNTS.iter().find(|(known, _)| *known == name) {
        let count = value.as_u64().and_then(|count| usize::try_from(count).ok()).filter(|count| *count > 0);
        let help = format!("write a whole number: `{name} = 12`");
        set(options, count.ok_or_else(|| fault(&key, value, "not a number from 1 on", &help))?);
        return Ok(());
    }
    let word = value.as_str();
    let level = LEVELS.iter().find(|(level, _)| Some(*level) == word).map(|(_, level)| *level);
    // An unknown rule is the worse fault: whatever its level, nothing would come of it.
    match options.lint.levels.set(name, level.unwrap_or(Some(Level::Error))) {
        Err(NotAllowed::Unknown) => {
            let names = Levels::names().chain(COUNTS.iter().map(|(name, _)| *name));
            let cure = Cure::name(name, names, "`mdbook-journey explain` lists all rules and codes");
            let message = format!("unknown rule `{name}` in `[preprocessor.journey.lint]` of `book.toml`");
            return Err(Fault::new(message, cure.help));
        }
        Err(NotAllowed::Misleads) => {
            let help = "remove it; to see the pages all the same, set `on-error = \"show\"`";
            return Err(fault(&key, value, "too little for an error: with it, the page would mislead", help));
        }
        Ok(()) => {}
    }
    let help = format!("write `{name} = \"warn\"`, or `\"allow\"` or `\"deny\"`");
    level.map(|_| ()).ok_or_else(|| fault(&key, value, "neither `\"allow\"` nor `\"warn\"` nor `\"deny\"`", &help))
}
