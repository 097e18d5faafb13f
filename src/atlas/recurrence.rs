//! The same pain, met in several places: `same` ties two of them, and what is tied to one of a group belongs to it.
//!
//! Chains and circles need no thought of a writer's: A same as B and B same as C make one pain of three places, whichever
//! way the references run.

use std::collections::{BTreeMap, HashMap};

use super::Key;

/// By place: all others of its group, in reading order.
pub(super) fn tied(pairs: &[(Key, Key)]) -> HashMap<Key, Vec<Key>> {
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
    let others = |group: &[Key], place| group.iter().copied().filter(|other| *other != place).collect::<Vec<_>>();
    let all = groups.values().flat_map(|group| group.iter().map(|place| (*place, others(group, *place))));
    all.filter(|(_, others)| !others.is_empty()).collect()
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

    fn groups(pairs: &[(usize, usize)]) -> Vec<(usize, Vec<usize>)> {
        let pairs: Vec<_> = pairs.iter().map(|(a, b)| (Key(*a), Key(*b))).collect();
        let mut groups: Vec<_> = tied(&pairs)
            .into_iter()
            .map(|(place, others)| (place.0, others.iter().map(|key| key.0).collect()))
            .collect();
        groups.sort();
        groups
    }

    #[test]
    fn chains_and_circles_are_one_group() {
        let three = [(1, vec![2, 3]), (2, vec![1, 3]), (3, vec![1, 2])];
        for pairs in [&[(1, 2), (2, 3)][..], &[(3, 2), (2, 1)], &[(1, 2), (2, 3), (3, 1)], &[(3, 1), (3, 2), (3, 3)]] {
            assert_eq!(groups(pairs), three);
        }
        assert_eq!(groups(&[(4, 4)]), []);
        assert_eq!(groups(&[(1, 2), (5, 6), (6, 2)]).len(), 4);
    }
}
