//! The names that the language knows, as `build.rs` has made them ready of `data/*.toml`. To add a file, add it here.

use serde::Deserialize;

macro_rules! made_ready {
    ($name:literal) => {
        include_str!(concat!(env!("OUT_DIR"), "/", $name, ".json"))
    };
}

pub(crate) const EMOTIONS: &str = made_ready!("emotions");
pub(crate) const INDEX: &str = made_ready!("index");
pub(crate) const LABELS: &str = made_ready!("labels");
pub(crate) const SIGNS: &str = made_ready!("signs");

/// What such a file says. Its names stay where they stand in the program.
#[allow(clippy::expect_used, reason = "the files are part of the program; tests read each")]
pub(crate) fn read<T: Deserialize<'static>>(file: &'static str) -> T {
    serde_json::from_str(file).expect("the names are of the shape that is read")
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

    use super::*;
    use crate::language::names::folding::fold;

    const FILES: &[(&str, &str)] = &[("emotions", EMOTIONS), ("index", INDEX), ("labels", LABELS), ("signs", SIGNS)];

    /// What stands in place of the languages that an entry has no names in.
    const OTHERS: &str = "others";

    /// The shapes that tables of names have.
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Table {
        Entry(BTreeMap<String, Vec<String>>),
        Entries(BTreeMap<String, BTreeMap<String, Vec<String>>>),
        Words(BTreeMap<String, BTreeMap<String, f64>>),
        #[expect(dead_code, reason = "faces are of no language")]
        Faces(BTreeMap<String, f64>),
    }

    /// What an entry says in one language.
    struct Names {
        /// A name means one thing in it.
        table: String,
        entry: String,
        language: String,
        /// Each with what it means.
        known: Vec<(String, String)>,
    }

    fn all_names() -> Vec<Names> {
        let mut all = Vec::new();
        for (file, text) in FILES {
            for (table, names) in read::<BTreeMap<String, Table>>(text) {
                let place = |entry: &str| format!("[{entry}] in {file}.toml");
                let mut add = |entry: &str, language, known| {
                    all.push(Names { table: place(&table), entry: place(entry), language, known });
                };
                let mut add_entry = |entry: &str, languages: BTreeMap<String, Vec<String>>| {
                    for (language, names) in languages {
                        add(entry, language, names.iter().map(|name| (fold(name), entry.to_owned())).collect());
                    }
                };
                match names {
                    Table::Entry(languages) => add_entry(&table, languages),
                    Table::Entries(entries) => {
                        for (name, languages) in entries {
                            add_entry(&format!("{table}.{name}"), languages);
                        }
                    }
                    Table::Words(languages) => {
                        for (language, scores) in languages {
                            let names = scores.iter().map(|(word, score)| (fold(word), score.to_string()));
                            add(&table, language, names.collect());
                        }
                    }
                    Table::Faces(_) => {}
                }
            }
        }
        all
    }

    #[test]
    fn every_entry_has_names_in_every_language() {
        let all = all_names();
        let languages: BTreeSet<&str> =
            all.iter().map(|names| &*names.language).filter(|code| *code != OTHERS).collect();
        let mut entries: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
        for names in &all {
            entries.entry(&names.entry).or_default().insert(&names.language);
        }
        let missing = |(entry, known): (&&str, &BTreeSet<&str>)| {
            let without: Vec<&str> = languages.difference(known).copied().collect();
            let is_complete = without.is_empty() || known.contains(OTHERS);
            (!is_complete).then(|| format!("{entry} has no {}", without.join(", ")))
        };
        assert_eq!(entries.iter().filter_map(missing).collect::<Vec<_>>(), [""; 0]);
    }

    #[test]
    fn a_name_is_given_once_and_has_one_meaning_in_its_table() {
        let (mut meanings, mut given, mut faults) = (HashMap::new(), HashSet::new(), Vec::new());
        let all = all_names();
        for Names { table, entry, language, known } in &all {
            for (name, meaning) in known {
                let first = meanings.entry((table, name)).or_insert(meaning);
                if *first != meaning {
                    faults.push(format!("`{name}` is {first} and {meaning}: {table}"));
                } else if !given.insert((entry, language, name)) {
                    faults.push(format!("`{name}` stands twice in {language}: {entry}"));
                }
            }
        }
        assert_eq!(faults, [""; 0]);
    }
}
