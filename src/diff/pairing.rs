//! Which of the things that were there is which of those that are: by what they have in common, then by likeness.

use std::collections::{HashMap, VecDeque};
use std::hash::Hash;

/// Beyond so many comparisons, only things at about the same place in both lists are compared.
const COMPARISONS: usize = 200_000;

/// Pairs of things, made step by step, the surest first. What has a partner is not looked at again.
#[derive(Debug)]
pub(super) struct Pairing<'a, T> {
    before: &'a [T],
    after: &'a [T],
    /// By the thing that was there: the one that is.
    to: Vec<Option<usize>>,
    /// By the thing that is there: the one that was.
    from: Vec<Option<usize>>,
}

impl<'a, T> Pairing<'a, T> {
    pub(super) fn new(before: &'a [T], after: &'a [T]) -> Self {
        Self { before, after, to: vec![None; before.len()], from: vec![None; after.len()] }
    }

    /// Pairs what has the same key, in order; the sides may make their keys in different ways.
    pub(super) fn by<K: Hash + Eq>(
        mut self,
        key_before: impl Fn(&T) -> Option<K>,
        key_after: impl Fn(&T) -> Option<K>,
    ) -> Self {
        let mut waiting: HashMap<K, VecDeque<usize>> = HashMap::new();
        for index in alone(&self.to) {
            if let Some(key) = key_before(&self.before[index]) {
                waiting.entry(key).or_default().push_back(index);
            }
        }
        for index in alone(&self.from) {
            let key = key_after(&self.after[index]);
            if let Some(before) = key.and_then(|key| waiting.get_mut(&key)?.pop_front()) {
                self.join(before, index);
            }
        }
        self
    }

    /// Pairs what is most alike first; `likeness` is none where two things are not alike enough.
    pub(super) fn by_likeness(mut self, likeness: impl Fn(&T, &T) -> Option<f64>) -> Self {
        let (before, after) = (alone(&self.to), alone(&self.from));
        let reach = COMPARISONS.checked_div(before.len()).unwrap_or(0).max(1);
        let mut alike = Vec::new();
        for (nth, b) in before.iter().enumerate() {
            let middle = nth * after.len() / before.len();
            let near = middle.saturating_sub(reach / 2)..(middle + reach.div_ceil(2)).min(after.len());
            for a in &after[near] {
                alike.extend(likeness(&self.before[*b], &self.after[*a]).map(|likeness| (likeness, *b, *a)));
            }
        }
        alike.sort_by(|one, other| other.0.total_cmp(&one.0).then((one.1, one.2).cmp(&(other.1, other.2))));
        for (_, before, after) in alike {
            if self.to[before].is_none() && self.from[after].is_none() {
                self.join(before, after);
            }
        }
        self
    }

    fn join(&mut self, before: usize, after: usize) {
        (self.to[before], self.from[after]) = (Some(after), Some(before));
    }

    /// What is there: each with what it was, if it was.
    pub(super) fn done(self) -> Pairs {
        Pairs { to: self.to, from: self.from }
    }
}

/// The indices of what has no partner.
fn alone(partners: &[Option<usize>]) -> Vec<usize> {
    partners.iter().enumerate().filter(|(_, partner)| partner.is_none()).map(|(index, _)| index).collect()
}

/// Who is who in two lists.
#[derive(Debug, Clone, Default)]
pub(super) struct Pairs {
    to: Vec<Option<usize>>,
    from: Vec<Option<usize>>,
}

impl Pairs {
    /// These pairs, of lists of these lengths.
    pub(super) fn of(before: usize, after: usize, both: impl IntoIterator<Item = (usize, usize)>) -> Self {
        let mut pairs = Self { to: vec![None; before], from: vec![None; after] };
        for (b, a) in both {
            (pairs.to[b], pairs.from[a]) = (Some(a), Some(b));
        }
        pairs
    }

    /// What became of the thing that was at this index.
    pub(super) fn to(&self, before: usize) -> Option<usize> {
        self.to.get(before).copied().flatten()
    }

    /// What the thing at this index was.
    pub(super) fn from(&self, after: usize) -> Option<usize> {
        self.from.get(after).copied().flatten()
    }

    /// The pairs, in the order of what is there.
    pub(super) fn both(&self) -> impl Iterator<Item = (usize, usize)> {
        self.from.iter().enumerate().filter_map(|(after, before)| Some(((*before)?, after)))
    }

    /// What is gone.
    pub(super) fn removed(&self) -> impl Iterator<Item = usize> {
        alone(&self.to).into_iter()
    }

    /// What is new.
    pub(super) fn added(&self) -> impl Iterator<Item = usize> {
        alone(&self.from).into_iter()
    }
}

/// Of the numbers, in their new order, those that have to move so that all are in order again: as few as can be.
pub(super) fn moved(numbers: &[usize]) -> Vec<usize> {
    // The longest rising row stays (patience sorting): by its length, the index of the smallest number that ends one.
    let mut ends: Vec<usize> = Vec::new();
    let mut previous: Vec<Option<usize>> = Vec::with_capacity(numbers.len());
    for (index, number) in numbers.iter().enumerate() {
        let length = ends.partition_point(|end| numbers[*end] < *number);
        previous.push(length.checked_sub(1).map(|shorter| ends[shorter]));
        if length == ends.len() { ends.push(index) } else { ends[length] = index }
    }
    let mut stays = vec![false; numbers.len()];
    let mut next = ends.last().copied();
    while let Some(index) = next {
        stays[index] = true;
        next = previous[index];
    }
    (0..numbers.len()).filter(|index| !stays[*index]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn as_little_as_can_be_is_moved() {
        assert_eq!(moved(&[0, 1, 2]), [0; 0]);
        assert_eq!(moved(&[2, 0, 1, 3]), [0]);
        assert_eq!(moved(&[1, 2, 3, 0]), [3]);
        assert_eq!(moved(&[]), [0; 0]);
    }

    #[test]
    fn the_most_alike_are_paired_first() {
        let (before, after) = ([10.0, 20.0], [19.0_f64, 12.0, 90.0]);
        let near = |b: &f64, a: &f64| Some(10.0 - (b - a).abs()).filter(|likeness| *likeness > 0.0);
        let pairs = Pairing::new(&before, &after).by_likeness(near).done();
        assert_eq!(pairs.both().collect::<Vec<_>>(), [(1, 0), (0, 1)]);
        assert_eq!(pairs.added().collect::<Vec<_>>(), [2]);
    }
}
