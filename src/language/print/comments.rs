//! Which comment belongs to which part of a map.
//!
//! A comment on a line of its own belongs to what follows it, one beside other words to what they are part of. Parts are
//! known by where they begin in the writer's text.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{Comment, Journey, Part};

/// The comments that are not written yet.
#[derive(Debug, Default)]
pub(super) struct Comments {
    before: BTreeMap<usize, Vec<String>>,
    beside: BTreeMap<usize, Vec<String>>,
}

impl Comments {
    pub(super) fn of(journey: &Journey) -> Self {
        let mut comments = Self::default();
        if journey.comments.is_empty() {
            return comments;
        }
        let starts = starts(journey);
        for comment in &journey.comments {
            let (start, text) = (comment.span.start, written(comment));
            let above = starts.range(..=start).next_back().filter(|_| comment.beside);
            match above {
                Some(part) if !text.contains('\n') => comments.beside.entry(*part).or_default().push(text),
                Some(part) => comments.before.entry(*part).or_default().push(text),
                None => {
                    let part = starts.range(start..).next().copied().unwrap_or(usize::MAX);
                    comments.before.entry(part).or_default().push(text);
                }
            }
        }
        comments
    }

    /// Takes those before the part that begins at `start`.
    pub(super) fn before(&mut self, start: usize) -> Vec<String> {
        self.before.remove(&start).unwrap_or_default()
    }

    /// Takes those beside the part that begins at `start`, a space before each.
    pub(super) fn beside(&mut self, start: usize) -> String {
        self.of_line(start).into_iter().flat_map(|comment| [" ".to_owned(), comment]).collect()
    }

    /// Takes the same ones, to be written where nothing can stand beside them.
    pub(super) fn of_line(&mut self, start: usize) -> Vec<String> {
        self.beside.remove(&start).unwrap_or_default()
    }

    /// Takes all that are left.
    pub(super) fn rest(&mut self) -> Vec<String> {
        let beside = std::mem::take(&mut self.beside).into_values();
        beside.chain(std::mem::take(&mut self.before).into_values()).flatten().collect()
    }
}

fn written(comment: &Comment) -> String {
    format!("<!--{}-->", comment.text)
}

/// Where the parts of a map begin that comments can belong to.
fn starts(journey: &Journey) -> BTreeSet<usize> {
    let mut starts = BTreeSet::new();
    if !journey.header.title_borrowed {
        starts.insert(journey.header.id.span.start);
    }
    for field in &journey.header.fields {
        starts.insert(field.span.start);
        starts.extend(field.items.iter().map(|item| item.span.start));
    }
    for part in journey.parts() {
        starts.extend(part.heading().map(|heading| heading.span.start));
        for lane in part.lanes() {
            starts.insert(lane.span.start);
            starts.extend(lane.items.iter().map(|item| item.span.start));
        }
        if let Part::Journey(journey) = part {
            starts.extend(journey.before.iter().chain(&journey.after).map(|note| note.span.start));
        }
    }
    starts
}
