//! A fence's Markdown as a tree of blocks and pieces of text that know where they stand.
//!
//! pulldown-cmark reads; this module only nests its events. Depth is bounded, so that no input can exhaust the stack.

pub(crate) mod definitions;
pub(crate) mod html_cell;
pub(crate) mod html_table;
pub(crate) mod inline;
pub(crate) mod raw_html;

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, LinkType, Options, Parser, Tag, TagEnd};

use crate::source::Excerpt;
use inline::{is_blank, trimmed};
use raw_html::RawComment;

/// How deep quotes, lists and emphasis may nest; deeper ones are read as if they stood at this depth.
const MAX_DEPTH: usize = 50;

/// The tags of HTML that mark text as Markdown does, in bold or italics; underlined is italics. With attributes, they are text.
const MARKS: [&str; 5] = ["b", "strong", "i", "em", "u"];

/// A piece of running text.
#[derive(Debug, Clone)]
pub(super) struct Piece {
    pub(super) kind: PieceKind,
    pub(super) range: Range<usize>,
}

#[derive(Debug, Clone)]
pub(super) enum PieceKind {
    Text(String),
    Code(String),
    Emphasis(Vec<Piece>),
    Strong(Vec<Piece>),
    Strikethrough(Vec<Piece>),
    Link {
        url: String,
        title: String,
        pieces: Vec<Piece>,
    },
    Image {
        url: String,
        title: String,
        pieces: Vec<Piece>,
    },
    /// A line break of the source.
    SoftBreak,
    /// A line break the writer asked for.
    HardBreak,
}

/// A block.
#[derive(Debug, Clone)]
pub(super) struct Node {
    pub(super) kind: NodeKind,
    pub(super) range: Range<usize>,
}

#[derive(Debug, Clone)]
pub(super) enum NodeKind {
    Heading(u8, Vec<Piece>),
    Paragraph(Vec<Piece>),
    List { start: Option<u64>, entries: Vec<Entry> },
    Quote(Vec<Node>),
    Code { info: String, text: String },
    Table { head: Vec<Vec<Piece>>, rows: Vec<Vec<Vec<Piece>>> },
    Rule,
}

/// Whether a table stands among some blocks.
pub(super) fn have_tables(nodes: &[Node]) -> bool {
    nodes.iter().any(|node| matches!(node.kind, NodeKind::Table { .. }))
}

/// An entry of a list.
#[derive(Debug, Clone, Default)]
pub(super) struct Entry {
    pub(super) task: Option<bool>,
    pub(super) nodes: Vec<Node>,
    pub(super) range: Range<usize>,
}

/// What was read.
pub(super) struct Document {
    pub(super) nodes: Vec<Node>,
    /// The comments, in the order of the text.
    pub(super) comments: Vec<RawComment>,
    /// Where nesting first went too deep.
    pub(super) too_deep: Option<Range<usize>>,
    /// Where a footnote first stands. It is text: maps have none.
    pub(super) footnote: Option<Range<usize>>,
}

/// Reads the excerpt from byte `from` on.
pub(super) fn read(excerpt: &Excerpt, from: usize) -> Document {
    let mut document = read_part(excerpt, from..excerpt.text().len());
    document.comments.extend(definitions::unused(excerpt, from));
    document.comments.sort_by_key(|comment| comment.range.start);
    document
}

/// Reads a part of the excerpt as if nothing else were there.
pub(super) fn read_part(excerpt: &Excerpt, part: Range<usize>) -> Document {
    let (from, end) = (part.start, part.end);
    let mut builder = Builder::default();
    for (event, range) in parser(&excerpt.text()[part]).into_offset_iter() {
        builder.event(event, range.start + from..range.end + from);
    }
    builder.finish(end)
}

/// The reader of a map's Markdown.
pub(super) fn parser(text: &str) -> Parser<'_> {
    // What is a footnote to mdBook is no link: maps have none, but must know one.
    let options =
        Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_TASKLISTS | Options::ENABLE_FOOTNOTES;
    Parser::new_ext(text, options)
}

/// A container that is still open.
struct Frame {
    kind: FrameKind,
    range: Range<usize>,
    pieces: Vec<Piece>,
    nodes: Vec<Node>,
    entries: Vec<Entry>,
    rows: Vec<Vec<Vec<Piece>>>,
}

enum FrameKind {
    Root,
    Heading(u8),
    /// A paragraph; `true` for the unmarked one of a tight list item.
    Paragraph(bool),
    List(Option<u64>),
    Entry(Option<bool>),
    Quote,
    Code {
        info: String,
        text: String,
    },
    Html(Excerpt),
    Table,
    Row,
    Cell,
    Emphasis,
    Strong,
    Strikethrough,
    Link {
        url: String,
        title: String,
    },
    Image {
        url: String,
        title: String,
    },
    /// What stands behind a tag of HTML that marks text. Where the tag is not closed, it is text.
    Tagged(String),
}

impl FrameKind {
    fn is_inline(&self) -> bool {
        matches!(self, Self::Emphasis | Self::Strong | Self::Strikethrough | Self::Link { .. } | Self::Image { .. })
    }

    fn takes_pieces(&self) -> bool {
        !matches!(
            self,
            Self::Root
                | Self::List(_)
                | Self::Entry(_)
                | Self::Quote
                | Self::Table
                | Self::Row
                | Self::Code { .. }
                | Self::Html(_)
        )
    }
}

struct Builder {
    frames: Vec<Frame>,
    /// For every open tag of the reader: whether it opened a frame.
    opened: Vec<bool>,
    comments: Vec<RawComment>,
    too_deep: Option<Range<usize>>,
    footnote: Option<Range<usize>>,
    /// The mark of a footnote, until the paragraph opens that it stands before.
    mark_of_note: Option<(String, Range<usize>)>,
}

impl Default for Builder {
    fn default() -> Self {
        let mut builder = Self {
            frames: Vec::new(),
            opened: Vec::new(),
            comments: Vec::new(),
            too_deep: None,
            footnote: None,
            mark_of_note: None,
        };
        builder.push(FrameKind::Root, 0..0);
        builder
    }
}

impl Builder {
    fn event(&mut self, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(tag, range),
            Event::End(end) => {
                // An unmarked paragraph is no tag of the reader's.
                self.close_unmarked();
                if end == TagEnd::FootnoteDefinition
                    && let Some((mark, range)) = self.mark_of_note.take()
                {
                    self.words(&mark, range);
                    self.close_unmarked();
                }
                if self.opened.pop() == Some(true) {
                    self.close();
                }
            }
            Event::Text(text) | Event::InlineMath(text) | Event::DisplayMath(text) => self.text(&text, range),
            Event::Code(code) => self.piece(PieceKind::Code(code.into_string()), range),
            Event::SoftBreak => self.piece(PieceKind::SoftBreak, range),
            Event::HardBreak => self.piece(PieceKind::HardBreak, range),
            Event::InlineHtml(html) | Event::Html(html) => self.html(&html, range),
            Event::Rule => self.node(NodeKind::Rule, range),
            Event::TaskListMarker(ticked) => {
                // In a loose list the mark stands within the item's paragraph.
                let entry = self.frames.iter_mut().rev().find_map(|frame| match &mut frame.kind {
                    FrameKind::Entry(task) => Some(task),
                    _ => None,
                });
                if let Some(task) = entry {
                    *task = Some(ticked);
                }
            }
            Event::FootnoteReference(label) => {
                self.footnote.get_or_insert(range.clone());
                self.words(&format!("[^{label}]"), range);
            }
        }
    }

    fn start(&mut self, tag: Tag<'_>, range: Range<usize>) {
        let kind = match tag {
            Tag::Heading { level, .. } => FrameKind::Heading(level as u8),
            Tag::Paragraph => FrameKind::Paragraph(false),
            Tag::List(start) => FrameKind::List(start),
            Tag::Item => FrameKind::Entry(None),
            Tag::BlockQuote(_) => FrameKind::Quote,
            Tag::CodeBlock(CodeBlockKind::Fenced(info)) => {
                FrameKind::Code { info: info.trim().to_owned(), text: String::new() }
            }
            Tag::CodeBlock(CodeBlockKind::Indented) => FrameKind::Code { info: String::new(), text: String::new() },
            Tag::HtmlBlock => FrameKind::Html(Excerpt::default()),
            Tag::Table(_) => FrameKind::Table,
            Tag::TableHead | Tag::TableRow => FrameKind::Row,
            Tag::TableCell => FrameKind::Cell,
            Tag::Emphasis => FrameKind::Emphasis,
            Tag::Strong => FrameKind::Strong,
            Tag::Strikethrough => FrameKind::Strikethrough,
            Tag::Link { link_type: LinkType::Email, dest_url, .. } => {
                FrameKind::Link { url: format!("mailto:{dest_url}"), title: String::new() }
            }
            Tag::Link { dest_url, title, .. } => {
                FrameKind::Link { url: dest_url.into_string(), title: title.into_string() }
            }
            Tag::Image { dest_url, title, .. } => {
                FrameKind::Image { url: dest_url.into_string(), title: title.into_string() }
            }
            Tag::FootnoteDefinition(label) => {
                self.close_unmarked();
                let mark = format!("[^{label}]: ");
                let place = range.start..range.end.min(range.start + mark.len());
                self.footnote.get_or_insert(place.clone());
                self.mark_of_note = Some((mark, place));
                self.opened.push(false);
                return;
            }
            // Off in the options above.
            _ => {
                self.opened.push(false);
                return;
            }
        };
        let inline = kind.is_inline();
        if !inline {
            self.close_unmarked();
        }
        let nests = inline || matches!(kind, FrameKind::List(_) | FrameKind::Entry(_) | FrameKind::Quote);
        // An item of a list that was too deep is too deep itself.
        let orphan = matches!(kind, FrameKind::Entry(_))
            && !matches!(self.frames.last(), Some(Frame { kind: FrameKind::List(_), .. }));
        if orphan || (nests && self.frames.len() >= MAX_DEPTH) {
            self.too_deep.get_or_insert(range);
            self.opened.push(false);
            return;
        }
        if inline {
            self.ready_for_pieces(&range);
        }
        self.opened.push(true);
        self.push(kind, range);
    }

    fn push(&mut self, kind: FrameKind, range: Range<usize>) {
        self.frames.push(Frame {
            kind,
            range,
            pieces: Vec::new(),
            nodes: Vec::new(),
            entries: Vec::new(),
            rows: Vec::new(),
        });
        if matches!(self.frames.last(), Some(Frame { kind: FrameKind::Paragraph(_), .. }))
            && let Some((mark, range)) = self.mark_of_note.take()
        {
            self.words(&mark, range);
        }
    }

    fn text(&mut self, text: &str, range: Range<usize>) {
        match self.frames.last_mut().map(|frame| &mut frame.kind) {
            Some(FrameKind::Code { text: code, .. }) => code.push_str(text),
            Some(FrameKind::Html(html)) => html.push(text, range.into()),
            _ => self.words(text, range),
        }
    }

    fn html(&mut self, html: &str, range: Range<usize>) {
        if let Some(Frame { kind: FrameKind::Html(block), .. }) = self.frames.last_mut() {
            block.push(html, range.into());
            return;
        }
        if self.mark(html, &range) {
            return;
        }
        let mut tag = Excerpt::default();
        tag.push(html, range.into());
        let raw = raw_html::read(&tag, true);
        self.comments.extend(raw.comments);
        for Piece { kind, range } in raw.pieces {
            match kind {
                PieceKind::Text(words) => self.words(&words, range),
                kind => self.piece(kind, range),
            }
        }
    }

    /// Reads a tag as the mark of Markdown that says the same. Says whether it is one.
    fn mark(&mut self, tag: &str, range: &Range<usize>) -> bool {
        let bare = |tag: &str| tag.trim_start_matches('<').trim_end_matches('>').trim_end().to_ascii_lowercase();
        let name = bare(tag);
        let open = self.frames.last().and_then(|frame| match &frame.kind {
            FrameKind::Tagged(open) => Some(bare(open)),
            _ => None,
        });
        match name.strip_prefix('/') {
            Some(name) if open.as_deref() == Some(name) => {
                let Some(frame) = self.frames.pop() else { return false };
                let marked = if matches!(name, "b" | "strong") { PieceKind::Strong } else { PieceKind::Emphasis };
                let inner = trimmed(&frame.pieces).into_owned();
                // Markdown has no blanks right inside of its marks.
                let blank = |at: usize| Piece { kind: PieceKind::Text(" ".to_owned()), range: at..at };
                let begins = begins_with_blank(&frame.pieces).then(|| blank(frame.range.start));
                let ends = ends_with_blank(&frame.pieces).then(|| blank(range.end));
                let marked = Piece { kind: marked(inner), range: frame.range.start..range.end };
                let marked = Some(marked).filter(|_| !is_blank(&frame.pieces));
                for Piece { kind, range } in begins.into_iter().chain(marked).chain(ends) {
                    self.piece(kind, range);
                }
                true
            }
            None if MARKS.contains(&&*name) && self.frames.len() < MAX_DEPTH => {
                self.ready_for_pieces(range);
                self.push(FrameKind::Tagged(tag.to_owned()), range.clone());
                true
            }
            _ => false,
        }
    }

    /// Makes text of a tag that was not closed, and of what stands behind it what it is without one.
    fn close_tags(&mut self) {
        while let Some(Frame { kind: FrameKind::Tagged(_), .. }) = self.frames.last()
            && let Some(Frame { kind: FrameKind::Tagged(tag), range, pieces, .. }) = self.frames.pop()
        {
            self.words(&tag, range);
            for Piece { kind, range } in pieces {
                match kind {
                    PieceKind::Text(words) => self.words(&words, range),
                    kind => self.piece(kind, range),
                }
            }
        }
    }

    /// The reader hands over text in shreds; joined, it is easier to look for labels in.
    fn words(&mut self, words: &str, range: Range<usize>) {
        if let Some(Frame { pieces, range: whole, kind, .. }) = self.frames.last_mut()
            && let Some(Piece { kind: PieceKind::Text(text), range: last }) = pieces.last_mut()
            && last.end == range.start
        {
            text.push_str(words);
            last.end = range.end;
            if matches!(kind, FrameKind::Paragraph(true)) {
                whole.end = range.end;
            }
        } else {
            self.piece(PieceKind::Text(words.to_owned()), range);
        }
    }

    fn piece(&mut self, kind: PieceKind, range: Range<usize>) {
        self.ready_for_pieces(&range);
        let Some(frame) = self.frames.last_mut() else { return };
        if matches!(frame.kind, FrameKind::Paragraph(true)) {
            frame.range.end = range.end;
        }
        push(&mut frame.pieces, Piece { kind, range });
    }

    /// Opens an unmarked paragraph where text comes straight into a list item (a tight list has no paragraphs).
    fn ready_for_pieces(&mut self, range: &Range<usize>) {
        if self.frames.last().is_some_and(|frame| !frame.kind.takes_pieces()) {
            self.push(FrameKind::Paragraph(true), range.clone());
        }
    }

    fn close_unmarked(&mut self) {
        self.close_tags();
        if matches!(self.frames.last(), Some(Frame { kind: FrameKind::Paragraph(true), .. })) {
            self.close();
        }
    }

    fn node(&mut self, kind: NodeKind, range: Range<usize>) {
        self.close_unmarked();
        let Some(frame) = self.frames.last_mut() else { return };
        let node = Node { kind, range };
        match frame.kind {
            // Only where an item was too deep to have a frame of its own.
            FrameKind::List(_) => {
                let range = node.range.clone();
                frame.entries.push(Entry { task: None, nodes: vec![node], range });
            }
            _ => push(&mut frame.nodes, node),
        }
    }

    fn close(&mut self) {
        self.close_tags();
        let Some(frame) = self.frames.pop() else { return };
        let range = frame.range.clone();
        match frame.kind {
            FrameKind::Root | FrameKind::Tagged(_) => {}
            // Several lines above a `---` are a paragraph and a rule: nobody means a heading of several lines.
            FrameKind::Heading(_) if frame.pieces.iter().any(|p| matches!(p.kind, PieceKind::SoftBreak)) => {
                let end = range.end;
                self.node(NodeKind::Paragraph(frame.pieces), range);
                self.node(NodeKind::Rule, end..end);
            }
            FrameKind::Heading(level) => self.node(NodeKind::Heading(level, frame.pieces), range),
            FrameKind::Paragraph(_) => {
                if !frame.pieces.is_empty() {
                    self.node(NodeKind::Paragraph(frame.pieces), range);
                }
            }
            FrameKind::List(start) => self.node(NodeKind::List { start, entries: frame.entries }, range),
            FrameKind::Entry(task) => {
                if let Some(list) = self.frames.last_mut() {
                    list.entries.push(Entry { task, nodes: frame.nodes, range });
                }
            }
            FrameKind::Quote => self.node(NodeKind::Quote(frame.nodes), range),
            FrameKind::Code { info, mut text } => {
                text.truncate(text.strip_suffix('\n').map_or(text.len(), str::len));
                self.node(NodeKind::Code { info, text }, range);
            }
            FrameKind::Html(block) => {
                let raw = raw_html::read(&block, false);
                self.comments.extend(raw.comments);
                if !raw.pieces.is_empty() {
                    self.node(NodeKind::Paragraph(raw.pieces), range);
                }
            }
            FrameKind::Table => {
                let mut rows = frame.rows.into_iter();
                let head = rows.next().unwrap_or_default();
                self.node(NodeKind::Table { head, rows: rows.collect() }, range);
            }
            FrameKind::Row => {
                if let Some(table) = self.frames.last_mut() {
                    table.rows.extend(frame.rows);
                }
            }
            FrameKind::Cell => {
                if let Some(row) = self.frames.last_mut() {
                    if row.rows.is_empty() {
                        row.rows.push(Vec::new());
                    }
                    row.rows[0].push(frame.pieces);
                }
            }
            FrameKind::Emphasis => self.piece(PieceKind::Emphasis(frame.pieces), range),
            FrameKind::Strong => self.piece(PieceKind::Strong(frame.pieces), range),
            FrameKind::Strikethrough => self.piece(PieceKind::Strikethrough(frame.pieces), range),
            FrameKind::Link { url, title } => self.piece(PieceKind::Link { url, title, pieces: frame.pieces }, range),
            FrameKind::Image { url, title } => self.piece(PieceKind::Image { url, title, pieces: frame.pieces }, range),
        }
    }

    fn finish(mut self, end: usize) -> Document {
        while self.frames.len() > 1 {
            self.close();
        }
        let nodes = self.frames.pop().map(|root| root.nodes).unwrap_or_default();
        debug_assert!(nodes.iter().all(|node| node.range.end <= end));
        Document { nodes, comments: self.comments, too_deep: self.too_deep, footnote: self.footnote }
    }
}

fn begins_with_blank(pieces: &[Piece]) -> bool {
    matches!(pieces.first(), Some(Piece { kind: PieceKind::Text(text), .. }) if text.starts_with(char::is_whitespace))
}

fn ends_with_blank(pieces: &[Piece]) -> bool {
    matches!(pieces.last(), Some(Piece { kind: PieceKind::Text(text), .. }) if text.ends_with(char::is_whitespace))
}

/// Adds one more. Most lists here have one thing only, and shall take no room for others.
pub(super) fn push<T>(list: &mut Vec<T>, more: T) {
    if list.is_empty() {
        *list = vec![more];
    } else {
        list.push(more);
    }
}
