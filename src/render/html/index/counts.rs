//! How many there are of everything.

use super::super::theme::view;
use crate::render::words::Words;
use crate::views::Counts;

view! {
    /// A number, with what it counts.
    #[derive(Debug)]
    pub(super) struct CountView<'a> {
        label: &'a str,
        number: String,
        note: Option<String>,
    }
}

/// The numbers, in the order of the page.
pub(super) fn counts<'a>(words: &'a Words, counts: &Counts) -> Vec<CountView<'a>> {
    let (text, counted) = (&words.text.index, &words.text.counts);
    let count = |label, number, note| CountView { label, number: words.number(number), note };
    let note = |counted, number| (number > 0).then(|| words.count(counted, number));
    vec![
        count(&text.maps, counts.maps, Some(words.count(&counted.stages, counts.stages))),
        count(&text.pain_points, counts.pain_points, note(&counted.critical, counts.critical)),
        count(&text.unanswered, counts.unanswered, None),
        count(&text.opportunities, counts.opportunities, note(&counted.in_progress, counts.in_progress)),
        count(&text.delights, counts.delights, None),
    ]
}
