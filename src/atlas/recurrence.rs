//! The same pain, met in several places: `same` ties two of them, and what is tied to one of a group belongs to it.
//!
//! Chains and circles need no thought of a writer's: A same as B and B same as C make one pain of three places, whichever
//! way the references run.

use std::collections::BTreeMap;

use super::{ByKey, Key};

/// The places of each pain that is met in several, in reading order.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Groups {
    groups: Vec<Vec<Key>>,
    of: ByKey<usize>,
}

impl Groups {
    /// All places of a pain; none where it is met only once.
    pub(super) fn of(&self, place: Key) -> &[Key] {
        self.of.get(&place).map_or(&[], |group| &self.groups[*group])
    }

    /// The first place of a pain: the same for all of them.
    pub(super) fn first_of(&self, place: Key) -> Key {
        self.of(place).first().copied().unwrap_or(place)
    }
}

/// What is tied to each other by these pairs.
pub(super) fn tied(pairs: &[(Key, Key)]) -> Groups {
    // Every place knows another one of its group that comes before it; the first knows itself.
    let mut before: BTreeMap<Key, Key> = BTreeMap::new();
    for (one, other) in pairs {
        let (one, other) = (first(&mut before, *one), first(&mut before, *other));
        before.insert(one.max(other), one.min(other));
    }
    let places: Vec<Key> = before.keys().copied().collect();
    let mut groups: BTreeMap<Key, Vec<Key>> = BTreeMap::new();
    for place in places {
        groups.entry(first(&mut before, place)).or_default().push(place);
    }
    let groups: Vec<_> = groups.into_values().filter(|group| group.len() > 1).collect();
    let of = groups.iter().enumerate().flat_map(|(index, group)| group.iter().map(move |place| (*place, index)));
    Groups { of: of.collect(), groups }
}

/// The first place of a group; the way there is made shorter for the next time.
fn first(before: &mut BTreeMap<Key, Key>, place: Key) -> Key {
    let mut at = place;
    while let Some(next) = before.get(&at).copied().filter(|next| *next != at) {
        if let Some(further) = before.get(&next).copied() {
            before.insert(at, further);
        }
        at = next;
    }
    before.entry(at).or_insert(at);
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    fn groups(pairs: &[(usize, usize)]) -> Vec<Vec<usize>> {
        let pairs: Vec<_> = pairs.iter().map(|(a, b)| (Key(*a), Key(*b))).collect();
        let groups = tied(&pairs).groups;
        groups.iter().map(|group| group.iter().map(|key| key.0).collect()).collect()
    }

    #[test]
    fn chains_and_circles_are_one_group() {
        for pairs in [&[(1, 2), (2, 3)][..], &[(3, 2), (2, 1)], &[(1, 2), (2, 3), (3, 1)], &[(3, 1), (3, 2), (3, 3)]] {
            assert_eq!(groups(pairs), [[1, 2, 3]]);
        }
        assert_eq!(groups(&[(4, 4)]), [[0; 0]; 0]);
        assert_eq!(groups(&[(1, 2), (5, 6), (6, 2), (7, 8)]), [vec![1, 2, 5, 6], vec![7, 8]]);
    }

    #[test]
    fn all_places_of_a_pain_have_the_same_first_one() {
        let groups = tied(&[(Key(5), Key(2))]);
        assert_eq!([2, 5, 9].map(|place| groups.first_of(Key(place)).0), [2, 2, 9]);
    }
}
