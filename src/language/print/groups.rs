//! A label and its items, and items without a label.

use super::Printer;
use super::blocks::{ListMark, bullet, indented, task_box};
use super::braces::Braces;
use super::words;
use crate::model::{Attributes, Block, Inline, Item, Lane, LaneKind, Text};

/// A label and its items, to be written.
#[derive(Debug, Clone, Copy)]
pub(super) struct Labelled<'a> {
    pub(super) label: &'a str,
    /// Where the label stands in the writer's text.
    pub(super) start: usize,
    /// How many items may stand on the label's line.
    pub(super) on_its_line: OnItsLine,
    pub(super) items: &'a [Item],
    /// The word for "there is none".
    pub(super) nothing: Option<&'a str>,
}

/// Which items may stand on their label's line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum OnItsLine {
    None,
    One,
    All,
}

impl OnItsLine {
    /// Names stand side by side, and what is said in a few words is said at once. All else is a list, whose changes are
    /// seen item by item.
    pub(super) fn of(kind: &LaneKind) -> Self {
        match kind {
            kind if kind.holds_names() => Self::All,
            LaneKind::Emotion | LaneKind::EmotionOf(_) | LaneKind::Effort | LaneKind::Description => Self::One,
            _ => Self::None,
        }
    }
}

impl Printer<'_> {
    pub(super) fn labelled(&mut self, group: Labelled<'_>) {
        self.comments_before(group.start, "");
        let label = self.label(group.label);
        if let Some(line) = self.on_one_line(&label, group) {
            for item in group.items {
                self.comments_before(item.span.start, "");
            }
            let starts = std::iter::once(group.start).chain(group.items.iter().map(|item| item.span.start));
            let beside: String = starts.map(|start| self.comments.beside(start)).collect();
            self.sheet.lines(&format!("{line}{beside}"));
            return;
        }
        let beside = self.comments.beside(group.start);
        self.sheet.lines(&format!("{label}{beside}"));
        // Only a list that begins with 1 may follow its label directly (`CommonMark` 0.31, 5.2).
        if group.items.first().and_then(|item| item.number).is_some_and(|first| first != 1) {
            self.sheet.gap();
        }
        self.items(group.items, &bullets(group.items));
    }

    /// A label the language knows as it is, any other one in bold.
    pub(super) fn label(&self, label: &str) -> String {
        if words::are_bare(label) && self.vocabulary.knows(label) {
            return format!("{label}:");
        }
        let text = Text::plain(label);
        if self.vocabulary.knows(label) || self.vocabulary.takes_any_label() {
            let line = |words: &str| format!("{words}:");
            let plain = line(&words::write(&text, false, |words| self.proof.is_group(&line(words), label, &[])));
            if self.proof.is_group(&plain, label, &[]) {
                return plain;
            }
        }
        let line = |words: &str| format!("**{words}:**");
        line(&words::write(&text, false, |words| self.proof.is_group(&line(words), label, &[])))
    }

    pub(super) fn on_one_line(&self, label: &str, group: Labelled<'_>) -> Option<String> {
        if let Some(nothing) = group.nothing.filter(|_| group.items.is_empty()) {
            return Some(format!("{label} {nothing}"));
        }
        let many = match group.on_its_line {
            OnItsLine::None => 0,
            OnItsLine::One => 1,
            OnItsLine::All => usize::MAX,
        };
        let fits = |item: &Item| {
            item.more.is_empty()
                && item.task.is_none()
                && item.number.is_none()
                && !item.text.is_empty()
                && !item.text.0.contains(&Inline::Break)
        };
        let items = group.items;
        if items.is_empty() || items.len() > many || !items.iter().all(fits) {
            return None;
        }
        let words = items.iter().map(|item| {
            let one = std::slice::from_ref(item);
            let said = |words: &str| with_braces(words, item);
            let line = |words: &str| format!("{label} {}", said(words));
            said(&words::write(&item.text, false, |words| self.proof.is_group(&line(words), group.label, one)))
        });
        let line = format!("{label} {}", words.collect::<Vec<_>>().join(", "));
        Some(line).filter(|line| self.proof.is_group(line, group.label, items))
    }

    /// Items as lists, each with the comments before and beside it.
    pub(super) fn items(&mut self, items: &[Item], bullets: &[String]) {
        let mut indent = String::new();
        let mut before: Option<&Item> = None;
        for (item, bullet) in items.iter().zip(bullets) {
            if before.is_some_and(|before| !before.is_followed_by(item)) {
                self.sheet.gap();
            }
            before = Some(item);
            // Between two items a comment is part of the first one: else it would end the list.
            self.comments_before(item.span.start, &indent);
            if item.text.is_empty() && !item.more.is_empty() {
                // Nothing can stand beside the block that such an item begins with.
                self.comments_of_line(item.span.start, &indent);
            }
            indent = " ".repeat(bullet.len());
            let beside = self.comments.beside(item.span.start);
            let lines = self.item(bullet, item, &beside);
            self.sheet.lines(&lines);
        }
    }

    /// An item without a comment, all its lines.
    fn item(&self, bullet: &str, item: &Item, beside: &str) -> String {
        let task = task_box(item.task);
        let line = |words: &str| format!("{bullet}{task}{}", with_braces(words, item)).trim_end().to_owned();
        let is_bare = |words: &str| words::are_bare(words) && item.attributes == Attributes::default();
        let is_item = |words: &str| is_bare(words) || self.proof.is_item(&line(words), item);
        let first = line(&words::write(&item.text, false, is_item));
        self.below(bullet, &format!("{first}{beside}"), &item.more)
    }

    /// Items without a label: their shape says what they are. Where it does not, they get one.
    pub(super) fn unlabelled(&mut self, lane: &Lane) {
        let Lane { kind, items, span, .. } = lane;
        self.comments_before(span.start, "");
        match kind {
            LaneKind::Description => {
                for item in items {
                    self.sheet.gap();
                    let text = (!item.text.is_empty()).then(|| Block::Paragraph(item.text.clone()));
                    let blocks: Vec<Block> = text.into_iter().chain(item.more.iter().cloned()).collect();
                    let lines = self.description(&blocks);
                    self.sheet.lines(&lines);
                }
                return;
            }
            LaneKind::Quotes => {
                let quotes = self.quotes(items);
                if self.proof.is_unlabelled(&quotes, kind, items) {
                    let starts: Vec<usize> = items.iter().map(|item| item.span.start).collect();
                    for start in starts {
                        self.comments_before(start, "");
                        self.comments_of_line(start, "");
                    }
                    self.sheet.lines(&quotes);
                    return;
                }
            }
            _ => {
                // Lists of one entry each are no stages, and are one row all the same.
                let apart = |(i, item): (usize, &Item)| {
                    bullet(item.number, if i % 2 == 1 { ListMark::Other } else { ListMark::First })
                };
                let may_be_stages = self.may_be_stages(lane);
                let bullets =
                    if may_be_stages { items.iter().enumerate().map(apart).collect() } else { bullets(items) };
                let lists = lane.lists().scan(bullets.iter(), |bullets, list| {
                    let lines = list.iter().zip(bullets).map(|(item, bullet)| self.item(bullet, item, ""));
                    Some(lines.collect::<Vec<_>>().join("\n"))
                });
                if self.proof.is_unlabelled(&lists.collect::<Vec<_>>().join("\n\n"), kind, items) {
                    self.items(items, &bullets);
                    return;
                }
            }
        }
        let label = crate::language::names::vocabulary::Vocabulary::lane_label(kind);
        let on_its_line = OnItsLine::of(kind);
        self.labelled(Labelled { label, start: span.start, on_its_line, items, nothing: None });
    }

    /// Whether a list without a label may be taken for stages: a numbered one, in a map that has no other lanes.
    fn may_be_stages(&self, lane: &Lane) -> bool {
        let is_known = |lane: &Lane| self.vocabulary.lane(&lane.label).is_some();
        lane.items.len() > 1
            && lane.items.iter().all(|item| item.number.is_some())
            && self.journey.is_card()
            && !self.journey.lanes.iter().any(is_known)
    }

    fn quotes(&self, items: &[Item]) -> String {
        let lines = if items.iter().all(|item| item.more.is_empty() && item.task.is_none()) {
            let paragraph = |item: &Item| {
                let said = |words: &str| with_braces(words, item);
                said(&words::write(&item.text, false, |words| self.proof.is_quote(&said(words), item)))
            };
            items.iter().map(paragraph).collect::<Vec<_>>().join("\n\n")
        } else {
            items.iter().map(|item| self.item("- ", item, "")).collect::<Vec<_>>().join("\n")
        };
        indented(&lines, "> ")
    }
}

/// What stands before each item. A list that counts anew differs from the one before it, or the two are one.
pub(super) fn bullets(items: &[Item]) -> Vec<String> {
    let mut mark = ListMark::First;
    let mut before: Option<&Item> = None;
    let bullet = |item| {
        if before.is_some_and(|before: &Item| before.number.is_some() && !before.is_followed_by(item)) {
            mark = if mark == ListMark::First { ListMark::Other } else { ListMark::First };
        }
        before = Some(item);
        bullet(item.number, mark)
    };
    items.iter().map(bullet).collect()
}

/// Words with an item's attributes behind them.
fn with_braces(words: &str, item: &Item) -> String {
    let braces = Braces::of(&item.attributes);
    match (words.is_empty(), braces.is_empty()) {
        (_, true) => words.to_owned(),
        (true, false) => braces.to_string(),
        (false, false) => format!("{words} {braces}"),
    }
}
