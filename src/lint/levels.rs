//! How much each code and each rule counts.

use std::collections::BTreeMap;

use super::abouts;
use crate::diagnostics::{About, Group, Level};

/// The levels that somebody settled, by the names of codes, rules and groups. What is said of a rule wins over what is
/// said of its group, in whatever order; `all` is every rule.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Levels {
    by_name: BTreeMap<String, Option<Level>>,
    warnings_are_errors: bool,
}

/// Why a level cannot be settled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotAllowed {
    /// Nothing has that name.
    Unknown,
    /// It is an error of the language, and stays one: with it, the page would mislead.
    Misleads,
}

/// The names of groups, with what is in them.
const GROUPS: &[(&str, &[Group])] = &[
    ("language", &[Group::Language]),
    ("default", &[Group::Default]),
    ("strict", &[Group::Strict]),
    ("all", &[Group::Default, Group::Strict]),
];

impl Levels {
    /// Every name that has a level: the groups, the codes and the rules.
    pub fn names() -> impl Iterator<Item = &'static str> {
        GROUPS.iter().map(|(name, _)| *name).chain(abouts().map(|about| about.name))
    }

    /// Settles the level of a code, a rule or a group; none is "not reported".
    ///
    /// # Errors
    ///
    /// When nothing has that name, or when it would make less of an error.
    pub fn set(&mut self, name: &str, level: Option<Level>) -> Result<(), NotAllowed> {
        if let Some(about) = abouts().find(|about| about.name == name) {
            if is_error(about) && level != Some(Level::Error) {
                return Err(NotAllowed::Misleads);
            }
        } else if GROUPS.iter().all(|(group, _)| *group != name) {
            return Err(NotAllowed::Unknown);
        }
        self.by_name.insert(name.to_owned(), level);
        Ok(())
    }

    /// Makes errors of all that is still a warning.
    pub fn deny_warnings(&mut self) {
        self.warnings_are_errors = true;
    }

    /// The level of a code or a rule; none when it is not reported.
    #[must_use]
    pub fn of(&self, about: &About) -> Option<Level> {
        if is_error(about) {
            return Some(Level::Error);
        }
        let mut groups = GROUPS.iter().filter(|(_, groups)| groups.contains(&about.group)).map(|(name, _)| *name);
        let said = std::iter::once(about.name).chain(groups.by_ref()).find_map(|name| self.by_name.get(name));
        let level = said.copied().unwrap_or_else(|| about.is_on().then_some(about.level));
        if self.warnings_are_errors { level.map(|_| Level::Error) } else { level }
    }
}

fn is_error(about: &About) -> bool {
    about.group == Group::Language && about.level == Level::Error
}

#[cfg(test)]
mod tests {
    use super::*;

    fn level(levels: &Levels, name: &str) -> Option<Level> {
        abouts().find(|about| about.name == name).and_then(|about| levels.of(about))
    }

    #[test]
    fn a_rule_wins_over_its_group_and_a_group_over_all() {
        let mut levels = Levels::default();
        assert_eq!((level(&levels, "missing-scope"), level(&levels, "empty-stage")), (None, Some(Level::Warning)));
        levels.set("missing-scope", None).unwrap();
        levels.set("strict", Some(Level::Error)).unwrap();
        levels.set("all", Some(Level::Warning)).unwrap();
        assert_eq!((level(&levels, "missing-scope"), level(&levels, "missing-persona")), (None, Some(Level::Error)));
        assert_eq!(level(&levels, "empty-stage"), Some(Level::Warning));
        levels.deny_warnings();
        assert_eq!((level(&levels, "missing-scope"), level(&levels, "misspelt-lane")), (None, Some(Level::Error)));
    }

    #[test]
    fn errors_of_the_language_stay_errors() {
        let mut levels = Levels::default();
        assert_eq!(levels.set("duplicate-id", None), Err(NotAllowed::Misleads));
        assert_eq!(levels.set("duplicate-id", Some(Level::Error)), Ok(()));
        levels.set("language", None).unwrap();
        assert_eq!((level(&levels, "duplicate-id"), level(&levels, "misspelt-lane")), (Some(Level::Error), None));
        assert_eq!(levels.set("missing-scop", None), Err(NotAllowed::Unknown));
    }
}
