//! A word and its own number: a row of feelings beside a row of numbers is one feeling, not two moments.
//!
//! Sheets often have both, `Feeling: sad` and `Score (1-10): 2`. They become one row, `Feeling (1-10): sad (2)`. Numbers that
//! cannot be brought to the words of another row so, and are counted in another way, are a row of the writer's own.

use super::emotion_lane::{bracketed, counted};
use super::groups::Group;
use super::names::known_names::LaneName;
use super::names::vocabulary::Vocabulary;
use super::reader::Reader;
use super::score::number_alone;
use crate::diagnostics::{Code, quoted};
use crate::model::{Item, LaneKind, Text};

/// Whether the brackets behind a row's name do not say whose feelings it holds.
fn is_of_all(label: &str) -> bool {
    bracketed(label).is_none() || counted(label).is_some()
}

impl Reader<'_> {
    /// Whether a row of scores is one of feelings: all that it holds are numbers on the scale.
    pub(super) fn scores_feelings(&self, group: &Group) -> bool {
        let scale = counted(&group.label).unwrap_or(self.scale);
        group.items.iter().all(|item| {
            let words = item.text.words();
            Vocabulary::is_nothing(&words) || number_alone(&words).is_some_and(|number| number.is_on(scale))
        })
    }

    /// Brings a row of numbers to the row of words beside it, where there is one of each.
    pub(super) fn measure(&self, groups: &mut Vec<Group>) {
        let is_row = |group: &Group| {
            group.kind.is_none() && is_of_all(&group.label) && self.meaning(group) == LaneName::Lane(LaneKind::Emotion)
        };
        let [first, second] = *(0..groups.len()).filter(|at| is_row(&groups[*at])).collect::<Vec<_>>() else { return };
        let is_numbers = |at: usize| {
            !groups[at].items.is_empty()
                && groups[at].items.iter().all(|item| number_alone(&item.text.words()).is_some())
        };
        let (words, numbers) = match (is_numbers(first), is_numbers(second)) {
            (true, false) => (second, first),
            (false, true) => (first, second),
            _ => return,
        };
        let fits = groups[words].items.len() == groups[numbers].items.len() || groups[numbers].items.len() == 1;
        let is_plain = groups[words].items.iter().all(|item| self.is_one_moment(&item.text.words()));
        if groups[words].items.is_empty() || !fits || !is_plain || counted(&groups[words].label).is_some() {
            return;
        }
        let with = groups[numbers].clone();
        let group = &mut groups[words];
        if counted(&with.label).is_some()
            && let Some(at) = with.label.find(['(', '（'])
        {
            group.label = format!("{} {}", group.label.trim_end(), &with.label[at..]);
        }
        let from = group.items.len() - with.items.len();
        for (item, number) in group.items[from..].iter_mut().zip(with.items) {
            if from == 0 {
                item.span = number.span;
            }
            add(item, number);
        }
        if words == second {
            groups.swap(first, second);
        }
        groups.remove(second);
    }

    /// Whether a row of emotions has numbers, and counts them in another way than the one before it.
    pub(super) fn counts_otherwise(before: &str, group: &Group) -> bool {
        is_of_all(&group.label)
            && counted(before) != counted(&group.label)
            && group.items.iter().any(|item| Self::is_scored(&item.text.words()))
    }

    /// Reports such a row.
    pub(super) fn report_counted_otherwise(&mut self, group: &Group) {
        self.report(
            Code::ScoreWithoutScale,
            self.span(&group.range),
            format!("`{}` counts in another way than the emotions above it", quoted(&group.label)),
            "shown as a row of your own, without a curve",
            "count both in the same way, or write one number beside each word: `sad 2`",
        );
    }
}

/// Adds a number to the words that it is about.
fn add(item: &mut Item, number: Item) {
    if Vocabulary::is_dash(&item.text.words()) {
        item.text = number.text;
    } else if number.text.words().starts_with(['(', '（', '[']) {
        item.text.append(Text::plain(" "));
        item.text.append(number.text);
    } else {
        item.text.append(Text::plain(" ("));
        item.text.append(number.text);
        item.text.append(Text::plain(")"));
    }
    item.more.extend(number.more);
}
