//! A table of what is known by name, in which a label is found however it is written.
//!
//! Every line that may begin with a label is looked up. Most labels are short plain words, which are folded without taking memory.

use std::hash::Hasher;

use hashbrown::{HashTable, hash_table};
// The names are ours, so nobody can choose them to be slow.
use rustc_hash::FxHasher;

use super::folding::{Room, fold, fold_into};

/// Things by their names. A later one takes the place of an earlier one of the same name.
#[derive(Debug)]
pub(crate) struct ByName<T> {
    table: HashTable<(String, T)>,
}

impl<T> ByName<T> {
    /// What a label names.
    pub(crate) fn get(&self, label: &str) -> Option<&T> {
        self.get_folded(&fold_into(label, &mut Room::new()))
    }

    /// What a name means that is folded already, or a word of one.
    pub(crate) fn get_folded(&self, name: &str) -> Option<&T> {
        self.table.find(hash(name), |(known, _)| known == name).map(|(_, thing)| thing)
    }

    /// Whether a label names anything.
    pub(crate) fn contains(&self, label: &str) -> bool {
        self.get(label).is_some()
    }

    /// Every name, folded, and what it names.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (&str, &T)> {
        self.table.iter().map(|(name, thing)| (name.as_str(), thing))
    }

    /// Every name, folded.
    pub(crate) fn names(&self) -> impl Iterator<Item = &str> {
        self.iter().map(|(name, _)| name)
    }
}

impl<N: AsRef<str>, T> FromIterator<(N, T)> for ByName<T> {
    fn from_iter<I: IntoIterator<Item = (N, T)>>(named: I) -> Self {
        let mut table: HashTable<(String, T)> = HashTable::new();
        for (name, thing) in named {
            let name = fold(name.as_ref());
            match table.entry(hash(&name), |(other, _)| *other == name, |(name, _)| hash(name)) {
                hash_table::Entry::Occupied(mut known) => known.get_mut().1 = thing,
                hash_table::Entry::Vacant(free) => drop(free.insert((name, thing))),
            }
        }
        Self { table }
    }
}

fn hash(name: &str) -> u64 {
    let mut hasher = FxHasher::default();
    hasher.write(name.as_bytes());
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_found_however_it_is_written() {
        let names = ByName::from_iter([("Pain points", 1), ("痛点", 2), ("what's next", 3), ("pain-points", 4)]);
        for (label, thing) in
            [("pain points", 4), ("PAIN POINTS", 4), ("😖 Pain_Points (top 3):", 4), ("痛点：", 2), ("What’s next", 3)]
        {
            assert_eq!(names.get(label), Some(&thing), "{label}");
        }
        let long = format!("pain {}points", " ".repeat(64));
        assert_eq!((names.get("pain  points"), names.get(&long), names.get("pain point")), (Some(&4), Some(&4), None));
        assert_eq!((names.get_folded("pain points"), names.get_folded("\"pain points\"")), (Some(&4), None));
        assert_eq!(names.names().count(), 3);
    }
}
