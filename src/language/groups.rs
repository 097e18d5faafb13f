//! What stands under a heading, as groups: a label, and its items.
//!
//! The same walk reads the header, a stage, a step and a card; what a label means is decided afterwards.

use std::ops::Range;

use super::label::{Around, Candidate};
use super::markdown::inline::{Line, at_commas, is_blank, lines, range_of, words};
use super::markdown::{Entry, Node, NodeKind, Piece, PieceKind, push};
use super::names::folding::without_colon;
use super::names::known_names::LaneName;
use super::reader::Reader;
use super::reshape::bullets::joined;
use crate::model::{Block, Item, LaneKind, Text};

/// A label and its items.
#[derive(Debug, Clone)]
pub(super) struct Group {
    /// The writer's own label; empty for unlabelled content.
    pub(super) label: String,
    /// Where the label stands, or the first item of unlabelled content.
    pub(super) range: Range<usize>,
    /// The lane that the label names, if the language knows it.
    pub(super) lane: Option<LaneName>,
    /// What it is, where no label says it.
    pub(super) kind: Option<LaneKind>,
    pub(super) items: Vec<Item>,
}

impl Group {
    pub(super) fn unlabelled(kind: LaneKind, at: usize) -> Self {
        Self { kind: Some(kind), ..Self::labelled(String::new(), None, at..at) }
    }

    /// What stands under a label that names this lane, if any: nothing yet.
    pub(super) fn labelled(label: String, lane: Option<LaneName>, range: Range<usize>) -> Self {
        Self { label, range, lane, kind: None, items: Vec::new() }
    }

    fn is_said_in_a_line(&self) -> bool {
        use LaneKind::{Effort, Emotion};
        matches!(self.lane, Some(LaneName::Duration | LaneName::Scores | LaneName::Lane(Emotion | Effort)))
    }
}

/// What stands under a heading.
#[derive(Debug, Default)]
pub(super) struct Content {
    pub(super) groups: Vec<Group>,
    /// Paragraphs and other blocks without a label.
    pub(super) description: Vec<Block>,
    /// The group that what follows belongs to.
    open: Option<usize>,
    /// Whether that group takes more paragraphs: a label with nothing after it yet.
    waiting: bool,
    /// Whether that group's label is a heading: all paragraphs under it are its own.
    headed: bool,
    /// The end of a paragraph of several labels that all have their values.
    closed: Option<usize>,
    /// Whether more than one of the groups says how it feels.
    pub(super) feels_twice: bool,
}

impl Content {
    fn start(&mut self, group: Group) -> &mut Group {
        self.open = Some(self.groups.len());
        self.waiting = true;
        self.groups.push(group);
        let last = self.groups.len() - 1;
        &mut self.groups[last]
    }

    fn current(&mut self) -> Option<&mut Group> {
        self.open.and_then(|open| self.groups.get_mut(open))
    }
}

impl Reader<'_> {
    /// Reads the blocks under a heading.
    pub(super) fn content(&mut self, nodes: &[Node]) -> Content {
        let mut content = Content::default();
        self.add_content(&mut content, nodes);
        content
    }

    /// Reads the blocks under a heading that names a lane.
    pub(super) fn add_headed(&mut self, content: &mut Content, label: String, range: Range<usize>, nodes: &[Node]) {
        content.start(self.group(label, range));
        content.headed = true;
        self.add_content(content, nodes);
        content.headed = false;
        content.open = None;
    }

    /// What stands under a label: nothing yet.
    pub(super) fn group(&self, label: String, range: Range<usize>) -> Group {
        let lane = self.vocabulary.lane(&label);
        Group::labelled(label, lane, range)
    }

    pub(super) fn add_content(&mut self, content: &mut Content, nodes: &[Node]) {
        for (i, node) in nodes.iter().enumerate() {
            let above_list = matches!(nodes.get(i + 1), Some(Node { kind: NodeKind::List { .. }, .. }));
            match &node.kind {
                NodeKind::Paragraph(pieces) => self.paragraph(content, pieces, above_list),
                NodeKind::List { start, entries } => {
                    // After such a paragraph and an empty line, a list is no more of the last label.
                    if content.closed.take().is_some_and(|end| self.is_set_apart(end..node.range.start)) {
                        content.open = None;
                    }
                    self.list(content, *start, entries, &node.range);
                }
                NodeKind::Quote(quoted) if quoted.is_empty() => {}
                NodeKind::Quote(quoted) => self.quote(content, quoted, &node.range),
                NodeKind::Rule => content.open = None,
                NodeKind::Heading(..) | NodeKind::Code { .. } | NodeKind::Table { .. } => self.attach(content, node),
            }
        }
    }

    fn paragraph(&mut self, content: &mut Content, pieces: &[Piece], above_list: bool) {
        let lines: Vec<Line<'_>> = lines(pieces).collect();
        if let Some(labels) = self.dashed_labels(&lines) {
            for candidate in labels {
                self.open_label(content, candidate);
            }
            return;
        }
        // What the first line is, it is by itself.
        let among_labels = lines.len() > 1 && self.begins_with_label(lines[0].pieces);
        let before = content.groups.len();
        let mut loose: Vec<Piece> = Vec::new();
        let mut labelled = false;
        let is_awaited = content.waiting || content.headed;
        let mut unlabelled = Vec::new();
        for (i, line) in lines.iter().enumerate() {
            let around =
                Around { above_list: above_list && i + 1 == lines.len(), among_labels: among_labels || labelled };
            if let Some(candidate) = self.label(line.pieces, around) {
                labelled = true;
                self.open_label(content, candidate);
            } else if labelled {
                unlabelled.push(line);
                self.continue_group(content, line);
            } else {
                unlabelled.push(line);
                if !loose.is_empty() {
                    let at = line.pieces.first().map_or(0, |piece| piece.range.start);
                    let kind = if line.hard { PieceKind::HardBreak } else { PieceKind::SoftBreak };
                    loose.push(Piece { kind, range: at..at });
                }
                loose.extend(line.pieces.iter().cloned());
            }
        }
        if labelled || (!is_awaited && !self.vocabulary.takes_fields()) {
            for line in unlabelled {
                self.report_missing_colon(line.pieces);
            }
        }
        let labels = content.groups.len() - before;
        content.closed = (labels > 1 && !content.waiting).then(|| range_of(pieces).end);
        if !loose.is_empty() {
            self.loose_lines(content, &loose, labelled);
        }
    }

    /// The lines of a paragraph before its first label: items of a label that waits for them, else a description.
    fn loose_lines(&mut self, content: &mut Content, loose: &[Piece], labelled: bool) {
        if (content.waiting || content.headed) && !labelled && content.open.is_some() {
            let lines: Vec<Line<'_>> = lines(loose).collect();
            for part in lines.chunk_by(|_, next| !next.hard) {
                let pieces: Vec<Piece> = joined(part);
                let item = self.item(&pieces, &[], None);
                if let Some(group) = content.current() {
                    group.items.push(item);
                }
            }
            content.waiting = false;
        } else {
            if !labelled {
                content.open = None;
            }
            let paragraph = Block::Paragraph(self.text(loose));
            content.description.push(paragraph);
        }
    }

    /// Whether an empty line stands in a range.
    fn is_set_apart(&self, between: Range<usize>) -> bool {
        self.excerpt
            .text()
            .get(between)
            .is_some_and(|text| text.lines().filter(|line| line.trim().is_empty()).count() > 1)
    }

    fn open_label(&mut self, content: &mut Content, candidate: Candidate<'_>) {
        let Candidate { label, range, rest, .. } = candidate;
        let group = content.start(self.group(label.into_owned(), range));
        if rest.is_empty() {
            return;
        }
        let rest = rest.pieces();
        if self.vocabulary.takes_names(&group.label, group.lane.as_ref()) {
            group.items.extend(at_commas(&rest).iter().map(|part| self.item(part, &[], None)));
        } else {
            push(&mut group.items, self.item(&rest, &[], None));
        }
        content.waiting = false;
    }

    /// A line below a label's line: more of the same item, or an item of its own after a break the writer asked for.
    fn continue_group(&mut self, content: &mut Content, line: &Line<'_>) {
        let item = self.item(line.pieces, &[], None);
        let Some(group) = content.current() else { return };
        match group.items.last_mut() {
            Some(last) if !line.hard => {
                last.text.append(Text::plain(" "));
                last.text.append(item.text);
                last.span.end = item.span.end;
                if item.attributes != crate::model::Attributes::default() {
                    last.attributes = item.attributes;
                }
            }
            _ => group.items.push(item),
        }
        content.waiting = false;
    }

    fn list(&mut self, content: &mut Content, start: Option<u64>, entries: &[Entry], range: &Range<usize>) {
        let (waiting, headed) = (content.waiting, content.headed);
        // What is said in one line is said: `Emotion: happy` takes no list.
        let said = !waiting && content.current().is_some_and(|group| group.is_said_in_a_line());
        let takes_list = !said && content.current().is_some_and(|group| group.kind.is_none());
        // A label that has its item already gives way to a list of labels.
        if (!takes_list || (!waiting && !headed))
            && let Some(labels) = self.labels_of(entries)
        {
            self.labelled_entries(content, entries, labels);
            return;
        }
        if !takes_list {
            content.start(Group::unlabelled(LaneKind::Actions, range.start));
        }
        let items = self.entries(start, entries);
        if let Some(group) = content.current() {
            append(&mut group.items, items);
        }
        content.waiting = false;
    }

    /// The labels of a list whose entries are labels with their items.
    fn labels_of<'e>(&mut self, entries: &'e [Entry]) -> Option<Vec<Option<Candidate<'e>>>> {
        let first_lines = entries.iter().map(|entry| match entry.nodes.first() {
            Some(Node { kind: NodeKind::Paragraph(pieces), .. }) => lines(pieces).next(),
            _ => None,
        });
        let first_lines: Option<Vec<Line<'_>>> = first_lines.collect();
        if let Some(labels) = first_lines.and_then(|lines| self.dashed_labels(&lines)) {
            return Some(labels.into_iter().map(Some).collect());
        }
        let candidates: Vec<Option<(Candidate<'_>, bool)>> = entries
            .iter()
            .map(|entry| {
                let Some(Node { kind: NodeKind::Paragraph(pieces), .. }) = entry.nodes.first() else { return None };
                let mut candidate = Candidate::read(lines(pieces).next()?.pieces)?;
                if self.vocabulary.knows(&candidate.label) {
                    candidate.take_dash();
                }
                let nested = matches!(entry.nodes.get(1), Some(Node { kind: NodeKind::List { .. }, .. }));
                Some((candidate, nested))
            })
            .collect();
        let named = || candidates.iter().flatten().filter(|(c, nested)| c.has_colon() || (*nested && c.is_alone()));
        let marked = candidates.iter().flatten().filter(|(c, _)| c.is_marked() && c.has_colon()).count();
        let are_known = named().any(|(c, _)| self.is_name(&c.label));
        let are_marked = || marked >= 2 && marked == entries.len();
        // Where none is known, slips are meant as names if all entries are written like that.
        let are_misspelt = || named().count() == entries.len() && named().any(|(c, _)| self.is_misspelt(c));
        if !are_known && !are_marked() && !are_misspelt() {
            return None;
        }
        let labels: Vec<Option<Candidate<'_>>> = candidates
            .into_iter()
            .map(|candidate| {
                candidate.and_then(|(mut c, nested)| {
                    if are_known && c.is_strong() {
                        c.take_dash();
                    }
                    let known = self.vocabulary.knows(&c.label);
                    let shaped = (c.has_colon() && (c.is_marked() || c.is_field())) || (nested && c.is_alone());
                    (shaped || (known && c.has_colon())).then_some(c)
                })
            })
            .collect();
        for label in labels.iter().flatten() {
            if !self.vocabulary.knows(&label.label) {
                self.report_near_miss(&label.label, &label.range);
            }
        }
        Some(labels)
    }

    /// Whether a label is one of the language's, or of the map's own that come back.
    fn is_name(&self, label: &str) -> bool {
        self.vocabulary.knows(label) || self.is_row(label)
    }

    fn labelled_entries(&mut self, content: &mut Content, entries: &[Entry], labels: Vec<Option<Candidate<'_>>>) {
        for (entry, label) in entries.iter().zip(labels) {
            if let Some(candidate) = label {
                let Some(Node { kind: NodeKind::Paragraph(pieces), .. }) = entry.nodes.first() else { continue };
                self.open_label(content, candidate);
                for line in lines(pieces).skip(1) {
                    match self.label(line.pieces, Around { among_labels: true, ..Around::default() }) {
                        Some(candidate) => self.open_label(content, candidate),
                        None => self.continue_group(content, &line),
                    }
                }
                self.add_nested(content, &entry.nodes[1..]);
            } else if let Some(item) = self.entry(entry) {
                // An entry without a label among entries with one belongs to the one before it.
                if content.current().is_none() {
                    content.start(Group::unlabelled(LaneKind::Actions, entry.range.start));
                }
                if let Some(group) = content.current() {
                    group.items.push(item);
                }
            }
        }
        content.open = None;
    }

    /// What is nested under a label that is a list entry.
    fn add_nested(&mut self, content: &mut Content, nodes: &[Node]) {
        for node in nodes {
            match &node.kind {
                NodeKind::List { start, entries } => {
                    let items = self.entries(*start, entries);
                    if let Some(group) = content.current() {
                        append(&mut group.items, items);
                    }
                }
                NodeKind::Paragraph(pieces) => {
                    let item = self.item(pieces, &[], None);
                    if let Some(group) = content.current() {
                        group.items.push(item);
                    }
                }
                _ => self.attach(content, node),
            }
        }
    }

    /// The entries of a list as items, with their numbers where it counts from `start` on.
    fn entries(&mut self, start: Option<u64>, entries: &[Entry]) -> Vec<Item> {
        let mut items = Vec::with_capacity(entries.len());
        for entry in entries {
            let number = start.map(|start| start.saturating_add(items.len() as u64));
            items.extend(self.entry(entry).map(|item| Item { number, ..item }));
        }
        items
    }

    /// A list entry as an item; none when it is empty.
    pub(super) fn entry(&mut self, entry: &Entry) -> Option<Item> {
        match entry.nodes.split_first() {
            Some((Node { kind: NodeKind::Paragraph(pieces), .. }, below)) => {
                (!is_blank(pieces) || !below.is_empty()).then(|| self.item(pieces, below, entry.task))
            }
            Some(_) => {
                let mut item = self.item(&[], &entry.nodes, entry.task);
                item.span = self.span(&entry.range);
                Some(item)
            }
            None => None,
        }
    }

    fn quote(&mut self, content: &mut Content, quoted: &[Node], range: &Range<usize>) {
        let takes = content.waiting && content.current().is_some_and(|group| group.kind.is_none());
        let is_more = content.current().is_some_and(|group| group.kind == Some(LaneKind::Quotes));
        if !takes && !is_more {
            content.start(Group::unlabelled(LaneKind::Quotes, range.start));
        }
        for node in quoted {
            let item = match &node.kind {
                NodeKind::Paragraph(pieces) => self.item(pieces, &[], None),
                NodeKind::List { start, entries } => {
                    let items = self.entries(*start, entries);
                    if let Some(group) = content.current() {
                        append(&mut group.items, items);
                    }
                    continue;
                }
                _ => {
                    let mut item = self.item(&[], std::slice::from_ref(node), None);
                    item.span = self.span(&node.range);
                    item
                }
            };
            if let Some(group) = content.current() {
                group.items.push(item);
            }
        }
        content.waiting = false;
    }

    /// Code, a table or a heading: below the last item, else part of the description.
    fn attach(&mut self, content: &mut Content, node: &Node) {
        let blocks = self.blocks(std::slice::from_ref(node));
        let span = self.span(&node.range);
        match content.current() {
            Some(group) => match group.items.last_mut() {
                Some(item) => item.more.extend(blocks),
                None => group.items.push(Item { more: blocks, span, ..Item::default() }),
            },
            None => content.description.extend(blocks),
        }
    }
}

/// Adds items to a group; those of most come all at once, and need not be moved.
fn append(items: &mut Vec<Item>, more: Vec<Item>) {
    if items.is_empty() { *items = more } else { items.extend(more) }
}

/// The words of a cell or a heading that names a lane, without attributes and colon.
pub(super) fn name_of(pieces: &[Piece]) -> String {
    let words = words(pieces);
    let bare = words.rsplit_once('{').filter(|(_, braces)| braces.ends_with('}')).map_or(&*words, |(bare, _)| bare);
    without_colon(bare.trim()).to_owned()
}
