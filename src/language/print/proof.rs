//! Reads what is to be written, to see that it says what it should.

use super::braces::Braces;
use crate::language::groups::{Content, Group, name_of};
use crate::language::header::front_matter;
use crate::language::markdown::{self, Node, NodeKind, Piece};
use crate::language::names::vocabulary::Vocabulary;
use crate::language::reader::Reader;
use crate::language::{Context, Settings};
use crate::model::{Attribute, Block, Feeling, Field, Item, LaneKind, Scale, Text};
use crate::source::{Excerpt, Span};

/// Reads a line or a few as the language does.
#[derive(Debug, Clone, Copy)]
pub(super) struct Proof<'a> {
    settings: &'a Settings,
    vocabulary: Vocabulary<'a>,
}

impl<'a> Proof<'a> {
    pub(super) fn new(settings: &'a Settings, vocabulary: Vocabulary<'a>) -> Self {
        Self { settings, vocabulary }
    }

    /// Reads a text in which no comment is meant.
    fn read<T>(self, text: &str, read: impl FnOnce(&mut Reader<'_>, &[Node]) -> Option<T>) -> Option<T> {
        self.read_commented(text, read).filter(|(_, comments)| *comments == 0).map(|(read, _)| read)
    }

    /// Reads a text, and counts the comments in it.
    fn read_commented<T>(
        self,
        text: &str,
        read: impl FnOnce(&mut Reader<'_>, &[Node]) -> Option<T>,
    ) -> Option<(T, usize)> {
        let excerpt = Excerpt::whole(text);
        let document = markdown::read(&excerpt, 0);
        let context = Context { settings: self.settings, chapter: 0, span: Span::default(), section: "" };
        let mut reader = Reader::new(&excerpt, context);
        reader.vocabulary = self.vocabulary;
        Some((read(&mut reader, &document.nodes)?, document.comments.len()))
    }

    fn content(self, text: &str) -> Option<Content> {
        self.read(text, |reader, nodes| Some(reader.content(nodes)))
    }

    /// Whether a list of one entry is this item, as far as its first line goes.
    pub(super) fn is_item(self, line: &str, item: &Item) -> bool {
        let read = self.read(&followed(line), |reader, nodes| match nodes {
            [Node { kind: NodeKind::List { entries, .. }, .. }] if entries.len() == 1 => reader.entry(&entries[0]),
            _ => None,
        });
        read.is_some_and(|read| is_same(&read, item) && is_follower(&read.more))
    }

    /// Whether a text is one label with these items, whatever stands on the next line.
    pub(super) fn is_group(self, text: &str, label: &str, items: &[Item]) -> bool {
        let is_first = |content: &Content| {
            content.description.is_empty()
                && content
                    .groups
                    .first()
                    .is_some_and(|group| group.label == label && group.kind.is_none() && are_same(&group.items, items))
        };
        self.content(text).is_some_and(|content| content.groups.len() == 1 && is_first(&content))
            && (!text.contains(MAY_STAY_OPEN)
                || self
                    .content(&format!("{text}\nPersona: {}", closing(text)))
                    .is_some_and(|content| is_first(&content)))
    }

    /// Whether a text is items without a label.
    pub(super) fn is_unlabelled(self, text: &str, kind: &LaneKind, items: &[Item]) -> bool {
        self.content(text).is_some_and(|content| {
            let is_alike = content.groups.iter().all(|group| group.kind.as_ref() == Some(kind));
            let read: Vec<Item> = content.groups.into_iter().flat_map(|group| group.items).collect();
            content.description.is_empty() && is_alike && are_same(&read, items)
        })
    }

    /// Whether a list that follows a block is read for itself.
    pub(super) fn leaves_list_alone(self, block: &str) -> bool {
        let read = self.read_commented(&format!("{block}\n\n- x"), |reader, nodes| Some(reader.content(nodes)));
        read.is_some_and(|(content, _)| {
            matches!(content.groups.last(), Some(last) if last.kind == Some(LaneKind::Actions) && last.items.len() == 1)
        })
    }

    /// Whether a paragraph in quotes is this item.
    pub(super) fn is_quote(self, line: &str, item: &Item) -> bool {
        self.content(&format!("> {line}\n>\n> x")).is_some_and(|content| {
            matches!(content.groups.as_slice(), [group] if group.items.len() == 2 && is_same(&group.items[0], item))
        })
    }

    /// Whether a line is a paragraph of a description.
    pub(super) fn is_description(self, line: &str, text: &Text) -> bool {
        self.content(&format!("{line}\n\nx")).is_some_and(|content| {
            content.groups.is_empty()
                && matches!(content.description.as_slice(), [Block::Paragraph(read), rest @ ..]
                    if read == text && is_follower(rest))
        })
    }

    /// Whether a line is a paragraph, wherever labels mean nothing.
    pub(super) fn is_paragraph(self, line: &str, text: &Text) -> bool {
        let read = self.read(&format!("{line}\n\nx"), |reader, nodes| Some(reader.blocks(nodes)));
        matches!(read.as_deref(), Some([Block::Paragraph(read), rest @ ..]) if read == text && is_follower(rest))
    }

    /// Whether a line is an entry of a list, in a note or below an item.
    pub(super) fn is_entry(self, line: &str, task: Option<bool>, text: &Text) -> bool {
        let read = self.read(&followed(line), |reader, nodes| Some(reader.blocks(nodes)));
        matches!(read.as_deref(), Some([Block::List { entries, .. }]) if entries.len() == 1
            && entries[0].task == task
            && matches!(entries[0].blocks.as_slice(), [Block::Paragraph(read), rest @ ..]
                if read == text && is_follower(rest)))
    }

    /// Whether a line is a heading with these words and attributes.
    pub(super) fn is_heading(self, line: &str, text: &Text, braces: &Braces) -> bool {
        let read = self.heading(line, |reader, pieces| {
            let heading = reader.heading(pieces, &(0..0));
            (heading.text == *text && Braces::of(&heading.attributes) == *braces).then_some(())
        });
        read.is_some()
    }

    /// Whether a line is a heading inside a note.
    pub(super) fn is_inner_heading(self, line: &str, text: &Text) -> bool {
        self.heading(line, |reader, pieces| (reader.text(pieces) == *text).then_some(())).is_some()
    }

    /// Whether a line is a heading that names a lane.
    pub(super) fn is_lane_heading(self, line: &str, label: &str) -> bool {
        self.heading(line, |_, pieces| (name_of(pieces) == label).then_some(())).is_some()
    }

    fn heading<T>(self, line: &str, read: impl FnOnce(&mut Reader<'_>, &[Piece]) -> Option<T>) -> Option<T> {
        self.read(line, |reader, nodes| match nodes {
            [Node { kind: NodeKind::Heading(_, pieces), .. }] => read(reader, pieces),
            _ => None,
        })
    }

    /// Whether a value is this text, in an attribute that is shown.
    pub(super) fn is_phrase(self, value: &str, text: &Text) -> bool {
        let attribute = Attribute { value: value.to_owned(), ..Attribute::default() };
        self.read("", |reader, _| Some(reader.phrase(&attribute))).is_some_and(|read| read == *text)
    }

    /// The points in time that some lanes of one part say, in this order.
    pub(super) fn feelings(self, groups: &Groups<'_>, scale: Scale) -> Vec<Feeling> {
        let feelings = self.read("", |reader, _| {
            let group = |(label, items): &(&str, &[Item])| Group {
                items: items.to_vec(),
                ..reader.group((*label).to_owned(), 0..0)
            };
            let mut content = Content::default();
            content.groups = groups.iter().map(group).collect();
            reader.scale = scale;
            Some(reader.part(content, Span::default()).emotion?.feelings)
        });
        feelings.unwrap_or_default()
    }

    /// Whether a cell's Markdown is this text.
    pub(super) fn is_cell(self, cell: &str, text: &Text) -> bool {
        let read = self.read(&format!("| {cell} |\n| --- |"), |reader, nodes| Some(reader.blocks(nodes)));
        matches!(read.as_deref(), Some([Block::Table { head, .. }]) if matches!(head.as_slice(), [read] if read == text))
    }
}

/// Whether a text is front matter with these fields.
pub(super) fn is_front_matter(text: &str, fields: &[Field]) -> bool {
    let is_read = |(read, field): (&Field, &Field)| {
        read.label == field.label
            && are_same(&read.items, &field.items)
            && field.items.iter().all(|item| item.more.is_empty())
    };
    front_matter(&Excerpt::whole(text))
        .is_some_and(|(read, _)| read.len() == fields.len() && read.iter().zip(fields).all(is_read))
}

/// The first line of an entry with another paragraph below: raw HTML and code may swallow what follows them.
fn followed(line: &str) -> String {
    let bullet = line.find(' ').map_or(0, |at| at + 1);
    format!("{line}\n\n{}x", " ".repeat(bullet))
}

fn is_follower(blocks: &[Block]) -> bool {
    matches!(blocks, [Block::Paragraph(text)] if text.words() == "x")
}

/// Lanes, as groups of items under their labels.
pub(super) type Groups<'a> = [(&'a str, &'a [Item])];

/// What begins code, emphasis, a link or a tag. Where several lines are one paragraph, it may end on the next one.
const MAY_STAY_OPEN: [char; 7] = ['`', '*', '_', '~', '[', '<', '\\'];

/// Words that end all that a text may have left open.
fn closing(text: &str) -> String {
    let mut words = String::new();
    let mut rest = text;
    while let Some(mark) = rest.chars().next() {
        let run = rest.len() - rest.trim_start_matches(mark).len();
        if matches!(mark, '`' | '*' | '_' | '~') {
            words.extend(["a", &rest[..run], " "]);
        }
        rest = &rest[run..];
    }
    words + "](a) a> -->"
}

fn are_same(read: &[Item], items: &[Item]) -> bool {
    read.len() == items.len() && read.iter().zip(items).all(|(read, item)| is_same(read, item))
}

fn is_same(read: &Item, item: &Item) -> bool {
    read.text == item.text && read.task == item.task && Braces::of(&read.attributes) == Braces::of(&item.attributes)
}
