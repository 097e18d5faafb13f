//! Lists that Markdown does not see as such.
//!
//! To Markdown, a line indented by four columns is more of the paragraph above it, or code where an empty line is between
//! (`CommonMark` 0.31, 4.4 and 5.2), and `•` is a letter. Writers mean a list. What counts as a bullet, [`Bullet::read`] says.

use std::ops::Range;

use crate::language::label::Candidate;
use crate::language::markdown::inline::{Line, cut, has_lines, lines, range_of};
use crate::language::markdown::{self, Entry, Node, NodeKind, Piece, PieceKind};
use crate::language::reader::Reader;

/// How many columns deeper than the first one a line must stand to be nested under the one before it.
const COLUMNS_OF_A_LEVEL: usize = 2;
/// How deep lists are nested by indentation alone; deeper lines stand side by side, so that no input can exhaust the stack.
const MOST_LEVELS: usize = 20;
/// How wide a tab is (`CommonMark` 0.31, 2.2).
const COLUMNS_OF_A_TAB: usize = 4;

/// What a line begins with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Bullet {
    kind: Kind,
    number: Option<u64>,
    /// The bytes up to the text behind it.
    length: usize,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// One of Markdown's own that may follow a line of text.
    Markdown,
    /// A number that may not.
    Number,
    /// Another character that people use so.
    Typographic,
    /// The colon before what a term means (as in PHP Markdown Extra).
    Definition,
}

/// The lines of a paragraph, and what each begins with.
struct Lines<'p> {
    lines: Vec<Line<'p>>,
    bullets: Vec<Option<Bullet>>,
}

impl Lines<'_> {
    fn len(&self) -> usize {
        self.lines.len()
    }
}

impl Bullet {
    fn read(line: &str) -> Option<Self> {
        let first = line.chars().next()?;
        let (kind, number, mark) = match first {
            '-' | '*' | '+' => (Kind::Markdown, None, 1),
            ':' => (Kind::Definition, None, 1),
            '•' | '‣' | '▪' | '◦' | '·' | '–' => (Kind::Typographic, None, first.len_utf8()),
            _ => {
                let digits = line.len() - line.trim_start_matches(|c: char| c.is_ascii_digit()).len();
                // CommonMark 0.31, 5.2: a number with more digits is text.
                let digits = Some(digits).filter(|digits| *digits <= 9)?;
                let number = line[..digits].parse().ok().filter(|_| line[digits..].starts_with(['.', ')']))?;
                (if number == 1 { Kind::Markdown } else { Kind::Number }, Some(number), digits + 1)
            }
        };
        let after = &line[mark..];
        let text = after.trim_start();
        let is_set_apart = text.len() < after.len() || matches!(first, '•' | '‣' | '▪' | '◦');
        (is_set_apart && !after.is_empty()).then_some(Self { kind, number, length: line.len() - text.len() })
    }

    /// Whether a line with this bullet is an entry of the list that begins with another one.
    fn goes_on(self, first: Self) -> bool {
        let is_alike = |kind: Kind| (self.kind == kind) == (first.kind == kind);
        self.number.is_some() == first.number.is_some() && is_alike(Kind::Typographic) && is_alike(Kind::Definition)
    }
}

/// The number that a line begins with, and where the text behind it stands.
pub(crate) fn number(line: &str) -> Option<(u64, usize)> {
    Bullet::read(line).and_then(|bullet| Some((bullet.number?, bullet.length)))
}

impl Reader<'_> {
    /// Makes lists of lines that begin with bullets, in paragraphs and in indented code; comments in that code are comments.
    pub(super) fn with_bulleted_lists(&mut self, nodes: Vec<Node>) -> Vec<Node> {
        self.with_lists_at(nodes, 0)
    }

    /// The same so many lists deep.
    fn with_lists_at(&mut self, nodes: Vec<Node>, depth: usize) -> Vec<Node> {
        let may_be = nodes.iter().any(may_hold_lists) || nodes.windows(2).any(are_lists);
        if may_be { self.make_lists(nodes, depth) } else { nodes }
    }

    fn make_lists(&mut self, nodes: Vec<Node>, depth: usize) -> Vec<Node> {
        let mut out: Vec<Node> = Vec::with_capacity(nodes.len());
        for node in nodes {
            match node.kind {
                NodeKind::Paragraph(pieces) if has_lines(&pieces) => {
                    self.push_paragraph(&mut out, pieces, node.range, depth);
                }
                NodeKind::List { start, entries } => {
                    let entries = entries.into_iter().map(|entry| self.with_nested(entry, depth)).collect();
                    self.push_list_node(&mut out, start, entries, node.range);
                }
                kind => {
                    let is_code = depth < MOST_LEVELS
                        && matches!(kind, NodeKind::Code { .. })
                        && out.last().is_some_and(|above| self.leads_to_list(above));
                    let list = if is_code { self.list_in_code(&node.range, depth) } else { None };
                    out.push(list.unwrap_or(Node { kind, range: node.range }));
                }
            }
        }
        out
    }

    /// A list that stands deeper than the one above it is nested under the last entry of that, though Markdown wants three
    /// columns under a number: `1. Pays` and `  - by card`. Numbers go on behind it.
    fn push_list_node(&self, out: &mut Vec<Node>, start: Option<u64>, mut entries: Vec<Entry>, range: Range<usize>) {
        if let Some(Node { kind: NodeKind::List { start: first, entries: above }, range: whole }) = out.last_mut()
            && let Some(last) = above.last_mut()
        {
            let is_below = self.column_at(range.start) >= self.column_at(whole.start) + COLUMNS_OF_A_LEVEL;
            let goes_on = first.is_some()
                && start.is_some()
                && self.mark_of_number(range.start) == self.mark_of_number(whole.start)
                && matches!(last.nodes.last(), Some(Node { kind: NodeKind::List { .. }, .. }));
            if is_below || goes_on {
                whole.end = range.end;
            }
            if is_below {
                return last.nodes.push(Node { kind: NodeKind::List { start, entries }, range });
            }
            if goes_on {
                return above.append(&mut entries);
            }
        }
        out.push(Node { kind: NodeKind::List { start, entries }, range });
    }

    fn with_nested(&mut self, mut entry: Entry, depth: usize) -> Entry {
        entry.nodes = self.with_lists_at(entry.nodes, depth + 1);
        entry
    }

    /// Paragraphs up to a line with a bullet, and lists from there on.
    fn push_paragraph(&mut self, out: &mut Vec<Node>, pieces: Vec<Piece>, range: Range<usize>, depth: usize) {
        let all: Vec<Line<'_>> = lines(&pieces).collect();
        let lines = Lines { bullets: all.iter().map(|line| self.bullet(line)).collect(), lines: all };
        let mut at = 0;
        while let Some(from) = (at..lines.len()).find(|line| self.begins_list(&lines, *line)) {
            if from > at {
                out.push(paragraph(joined(&lines.lines[at..from])));
            }
            at = self.push_list(out, &lines, from, depth);
        }
        if at == 0 {
            out.push(Node { kind: NodeKind::Paragraph(pieces), range });
        } else if at < lines.len() {
            out.push(paragraph(joined(&lines.lines[at..])));
        }
    }

    /// Whether a list begins at a line, and not in the middle of a sentence.
    fn begins_list(&self, lines: &Lines<'_>, at: usize) -> bool {
        match lines.bullets[at] {
            Some(Bullet { kind: Kind::Markdown, .. }) if at > 0 => true,
            Some(Bullet { kind: Kind::Definition, .. }) => at > 0 && lines.bullets[at - 1].is_none(),
            Some(_) if at > 0 => self.is_label_alone(lines.lines[at - 1].pieces) || self.is_labelled(lines, at),
            Some(_) => lines.len() > 1 && lines.bullets.iter().all(Option::is_some),
            None => false,
        }
    }

    /// Whether a known label follows a line's bullet: no sentence goes on like that.
    fn is_labelled(&self, lines: &Lines<'_>, at: usize) -> bool {
        let Some(bullet) = lines.bullets[at] else { return false };
        let mut line = lines.lines[at].pieces.to_vec();
        if let Some(Piece { kind: PieceKind::Text(text), .. }) = line.first() {
            line[0] = cut(&line[0], text, bullet.length.min(text.len())..text.len());
        }
        self.is_lane_line(&line, false) || self.dashed_label(&line).is_some()
    }

    /// Whether a line below a list is no more of it: a label that stands less deep than the bullets, or the next term with
    /// definitions.
    fn ends_list(&self, lines: &Lines<'_>, first: Bullet, base: usize, at: usize) -> bool {
        let (bullet, line) = (lines.bullets[at], &lines.lines[at]);
        let defines = |at: usize| matches!(lines.bullets.get(at), Some(Some(Bullet { kind: Kind::Definition, .. })));
        bullet.is_none()
            && match first.kind {
                Kind::Definition => defines(at + 1),
                _ => self.column(line) < base && self.begins_with_label(line.pieces),
            }
    }

    /// The list that begins at a line; gives the line behind it.
    fn push_list(&mut self, out: &mut Vec<Node>, lines: &Lines<'_>, from: usize, depth: usize) -> usize {
        let Some(first) = lines.bullets[from] else { return from + 1 };
        let base = self.column(&lines.lines[from]);
        let end = (from + 1..lines.len()).find(|at| self.ends_list(lines, first, base, *at)).unwrap_or(lines.len());
        let may_nest = depth < MOST_LEVELS;
        let mut starts: Vec<usize> = (from..end)
            .filter(|at| {
                let is_nested = may_nest
                    && first.kind != Kind::Typographic
                    && self.column(&lines.lines[*at]) >= base + COLUMNS_OF_A_LEVEL;
                lines.bullets[*at].is_some_and(|bullet| bullet.goes_on(first)) && !is_nested
            })
            .collect();
        starts.push(end);
        let mut entries = Vec::with_capacity(starts.len());
        for pair in starts.windows(2) {
            let mut pieces = joined(&lines.lines[pair[0]..pair[1]]);
            let line = range_of(&pieces);
            let length = lines.bullets[pair[0]].map_or(0, |bullet| bullet.length);
            if let Some(Piece { kind: PieceKind::Text(text), .. }) = pieces.first() {
                pieces[0] = cut(&pieces[0], text, length.min(text.len())..text.len());
            }
            let task = take_task(&mut pieces);
            let entry = Entry { task, nodes: vec![paragraph(pieces)], range: line };
            entries.push(self.with_nested(entry, depth));
        }
        out.push(list(first.number, entries));
        end
    }

    /// The bullet of a line whose text stands in the source as it is: a backslash before it takes its meaning away.
    fn bullet(&self, line: &Line<'_>) -> Option<Bullet> {
        let Piece { kind: PieceKind::Text(text), range } = line.pieces.first()? else { return None };
        let (before, after) = self.excerpt.text().split_at_checked(range.start)?;
        let stands_so =
            after.starts_with(text.as_str()) && before.rsplit('\n').next().is_some_and(|start| start.trim().is_empty());
        Bullet::read(text).filter(|bullet| stands_so && (bullet.length < text.len() || line.pieces.len() > 1))
    }

    /// The column that a line begins at, within its container.
    fn column(&self, line: &Line<'_>) -> usize {
        self.column_at(range_of(line.pieces).start)
    }

    /// What stands behind the number that begins a list.
    fn mark_of_number(&self, at: usize) -> Option<char> {
        let list = self.excerpt.text()[at..].trim_start();
        list.trim_start_matches(|c: char| c.is_ascii_digit()).chars().next()
    }

    /// The column of the first mark at or after a place.
    fn column_at(&self, at: usize) -> usize {
        let (before, after) = self.excerpt.text().split_at(at);
        let blanks = after.len() - after.trim_start_matches([' ', '\t']).len();
        columns(&self.excerpt.text()[before.rfind('\n').map_or(0, |end| end + 1)..at + blanks])
    }

    /// Whether a line is nothing but a label.
    fn is_label_alone(&self, line: &[Piece]) -> bool {
        Candidate::read(line)
            .is_some_and(|label| label.is_alone() && (label.has_colon() || self.vocabulary.knows(&label.label)))
    }

    /// Whether indented lines with bullets below a block are a list: below a label, and below a heading.
    fn leads_to_list(&self, above: &Node) -> bool {
        match &above.kind {
            NodeKind::Heading(..) => true,
            NodeKind::Paragraph(pieces) => lines(pieces).last().is_some_and(|line| self.is_label_alone(line.pieces)),
            _ => false,
        }
    }

    /// Indented code of which each line at the least depth begins with a bullet, as a list.
    fn list_in_code(&mut self, range: &Range<usize>, depth: usize) -> Option<Node> {
        let excerpt = self.excerpt;
        let source = excerpt.text();
        let begin = source[..range.start].rfind('\n').map_or(0, |at| at + 1);
        let mut at = begin;
        let mut base = None;
        let mut starts: Vec<(Bullet, Range<usize>)> = Vec::new();
        for line in source[begin..range.end].split_inclusive('\n') {
            let text = line.trim_start();
            let (start, end) = (at + line.len() - text.len(), at + line.trim_end().len());
            let depth = columns(&line[..line.len() - text.len()]);
            at += line.len();
            if text.is_empty() {
                continue;
            }
            if depth >= *base.get_or_insert(depth) + COLUMNS_OF_A_LEVEL {
                starts.last_mut()?.1.end = end;
                continue;
            }
            let bullet = Bullet::read(text.trim_end())?;
            if starts.first().is_some_and(|(first, _)| !bullet.goes_on(*first)) {
                return None;
            }
            starts.push((bullet, start..end));
        }
        let number = starts.first()?.0.number;
        let mut entries = Vec::with_capacity(starts.len());
        for (bullet, range) in starts {
            let document = markdown::read_part(excerpt, range.start + bullet.length..range.end);
            self.comments.extend(document.comments);
            let mut nodes = document.nodes;
            let task = match nodes.first_mut() {
                Some(Node { kind: NodeKind::Paragraph(pieces), .. }) => take_task(pieces),
                _ => None,
            };
            entries.push(self.with_nested(Entry { task, nodes, range }, depth));
        }
        Some(list(number, entries))
    }
}

fn are_lists(nodes: &[Node]) -> bool {
    nodes.iter().all(|node| matches!(node.kind, NodeKind::List { .. }))
}

/// Whether Markdown may have overseen a list in a block.
fn may_hold_lists(node: &Node) -> bool {
    match &node.kind {
        NodeKind::Paragraph(pieces) => has_lines(pieces),
        NodeKind::List { entries, .. } => entries.iter().flat_map(|entry| &entry.nodes).any(may_hold_lists),
        NodeKind::Code { .. } => true,
        _ => false,
    }
}

/// Takes the box of a task off the start of an entry's text.
fn take_task(pieces: &mut [Piece]) -> Option<bool> {
    let first = pieces.first_mut()?;
    let PieceKind::Text(text) = &first.kind else { return None };
    let ticked = match text.get(..4)? {
        "[ ] " => false,
        "[x] " | "[X] " => true,
        _ => return None,
    };
    *first = cut(first, text, 4..text.len());
    Some(ticked)
}

fn columns(blanks: &str) -> usize {
    blanks
        .chars()
        .fold(0, |column, c| if c == '\t' { column + COLUMNS_OF_A_TAB - column % COLUMNS_OF_A_TAB } else { column + 1 })
}

/// Lines as the pieces of one paragraph, with the breaks that the writer asked for.
pub(crate) fn joined(lines: &[Line<'_>]) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    for line in lines {
        if !pieces.is_empty() {
            let at = range_of(line.pieces).start;
            let kind = if line.hard { PieceKind::HardBreak } else { PieceKind::SoftBreak };
            pieces.push(Piece { kind, range: at..at });
        }
        pieces.extend(line.pieces.iter().cloned());
    }
    pieces
}

fn paragraph(pieces: Vec<Piece>) -> Node {
    let range = range_of(&pieces);
    Node { kind: NodeKind::Paragraph(pieces), range }
}

/// A list of these entries.
pub(super) fn list(start: Option<u64>, entries: Vec<Entry>) -> Node {
    let first = entries.first().map_or(0, |entry| entry.range.start);
    let last = entries.last().map_or(first, |entry| entry.range.end);
    Node { kind: NodeKind::List { start, entries }, range: first..last }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::{Context, Settings};
    use crate::source::{Excerpt, Span};

    #[test]
    fn lists_are_looked_for_wherever_they_are_made() {
        let settings = Settings::default();
        for (text, is_list) in [
            ("Actions:\n• asks\n• waits\n", true),
            ("Queue\n: where people wait\n", true),
            ("## Buy\n\n    - asks\n    - waits\n", true),
            ("- Buy\n  - Actions:\n    • asks\n    • waits\n", true),
            ("Actions:\n\n- asks\n- waits\n", false),
            ("Actions: asks, and\nwaits\n", false),
        ] {
            let excerpt = Excerpt::whole(text);
            let context = Context { settings: &settings, chapter: 0, span: Span::default(), section: "" };
            let mut reader = Reader::new(&excerpt, context);
            let nodes = markdown::read(&excerpt, 0).nodes;
            let before = format!("{nodes:?}");
            let made = format!("{:?}", reader.make_lists(nodes.clone(), 0));
            assert_eq!(made != before, is_list, "{text}");
            let found = reader.with_bulleted_lists(nodes);
            assert_eq!(format!("{found:?}"), made, "{text}");
        }
    }
}
