//! Labels at the start of a line: `Goals: …`, `**Goals:** …`, `**Goals**: …`, or a label alone on its line.

use std::borrow::Cow;
use std::ops::Range;

use memchr::memchr2_iter;

use super::markdown::inline::{Line, is_blank, lines, range_of, range_of_part, trimmed, words};
use super::markdown::{Entry, Node, NodeKind, Piece, PieceKind};
use super::names::folding::{fold, without_shortcodes};
use super::reader::Reader;
use super::rest::Rest;
use crate::diagnostics::{Code, is_slip, is_swap, quoted};

/// How long a plain label may be that only its colon above a list makes one.
const WORDS_OF_A_PLAIN_LABEL: usize = 5;
/// How long a label may be that is a letter or two away from a known one.
const WORDS_OF_A_MISSPELT_LABEL: usize = 4;
/// How long a plain label may be in a block that begins with a known one.
const CHARACTERS_OF_A_FIELD: usize = 30;

/// What stands between a label and its item where no colon does.
const DASHES: [&str; 5] = [" - ", " – ", " — ", " → ", " -> "];

/// A line that may begin with a label. Most are read to be told from labels only, so as little as can be is copied.
#[derive(Debug, Clone)]
pub(super) struct Candidate<'a> {
    pub(super) label: Cow<'a, str>,
    pub(super) range: Range<usize>,
    pub(super) rest: Rest<'a>,
    style: Style,
    colon: bool,
    /// Whether a space, or nothing, follows the colon: `https://` and `10:30` are no labels.
    set_apart: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Style {
    Strong,
    Emphasis,
    Plain,
}

/// What stands around a line and helps to tell whether it begins with a label.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Around {
    /// A list follows the line.
    pub(super) above_list: bool,
    /// The block's first line is a label that the language knows.
    pub(super) among_labels: bool,
}

impl<'a> Candidate<'a> {
    /// Reads the start of a line.
    pub(super) fn read(line: &'a [Piece]) -> Option<Self> {
        match trimmed(line) {
            Cow::Borrowed(line) => Self::read_trimmed(line),
            Cow::Owned(line) => Candidate::read_trimmed(&line).map(Candidate::into_owned),
        }
    }

    fn into_owned<'b>(self) -> Candidate<'b> {
        let (label, rest) = (self.label.into_owned().into(), self.rest.into_owned());
        Candidate { label, rest, ..self }
    }

    fn read_trimmed(line: &'a [Piece]) -> Option<Self> {
        // A picture before a label (`😀 **Emotion:** …`) belongs to it.
        let decorated = matches!(line, [Piece { kind: PieceKind::Text(text), .. }, _, ..]
            if !without_shortcodes(text).contains(|c: char| c.is_alphanumeric() || matches!(c, ':' | '：')));
        let decorated = usize::from(decorated);
        let (decoration, first, after) = (&line[..decorated], line.get(decorated)?, &line[decorated + 1..]);
        let marked = |style, inner: &'a [Piece]| {
            let mut candidate = Self::marked(style, first, inner, after);
            if !decoration.is_empty() {
                candidate.label = format!("{} {}", words(decoration), candidate.label).into();
            }
            candidate
        };
        match &first.kind {
            PieceKind::Strong(inner) => Some(marked(Style::Strong, inner)),
            PieceKind::Emphasis(inner) => Some(marked(Style::Emphasis, inner)),
            _ => Self::plain(line),
        }
        .filter(|candidate| {
            // A picture is a name as well where bold type and a colon make it one.
            let is_bold = candidate.style == Style::Strong && candidate.colon;
            candidate.label.chars().any(|c| c.is_alphanumeric() || (is_bold && !c.is_whitespace()))
        })
    }

    fn marked(style: Style, piece: &Piece, inner: &[Piece], after: &'a [Piece]) -> Self {
        let inner = &*trimmed(inner);
        let label = words(inner).into_owned();
        let range = piece.range.clone();
        if let Some(label) = label.strip_suffix([':', '：']) {
            return Self {
                label: label.trim().to_owned().into(),
                range,
                rest: Rest::new(after, 0),
                style,
                colon: true,
                set_apart: true,
            };
        }
        // `**Pain points: no price**` is a label and its item.
        let known_half = label.find([':', '：']).filter(|_| is_blank(after));
        if let (Some(at), [Piece { kind: PieceKind::Text(text), .. }]) = (known_half, inner) {
            let colon = text[at..].chars().next().map_or(1, char::len_utf8);
            return Self {
                label: text[..at].trim().to_owned().into(),
                range,
                rest: Rest::new(inner.to_vec(), at + colon),
                style: Style::Plain,
                colon: true,
                set_apart: true,
            };
        }
        let mut rest = Rest::new(after, 0);
        let escaped = after.first().is_some_and(|first| first.range.start == piece.range.end + 1);
        let mark = rest.words().filter(|_| !escaped).map_or(0, |words| length_of_mark(words, &[':', '：']));
        rest.skip(mark);
        let colon = mark > 0;
        Self { label: label.into(), range, rest, style, colon, set_apart: true }
    }

    fn plain(line: &'a [Piece]) -> Option<Self> {
        let mut label = Cow::Borrowed("");
        for (i, piece) in line.iter().enumerate() {
            let PieceKind::Text(text) = &piece.kind else {
                return None;
            };
            let icons = if i == 0 && text.starts_with(':') { text.len() - without_shortcodes(text).len() } else { 0 };
            let colon = first_colon(&text[icons..]).map(|at| at + icons);
            let colon = colon.filter(|at| *at > 0 || !is_escaped(line, i));
            let Some(at) = colon else {
                label += text.as_str();
                continue;
            };
            label += &text[..at];
            let colon = text[at..].chars().next().map_or(1, char::len_utf8);
            let range = line[0].range.start..range_of_part(piece, text, 0..at).end;
            let after = &text[at + colon..];
            let set_apart = colon > 1 || after.is_empty() || after.starts_with(char::is_whitespace);
            let rest = Rest::new(&line[i..], at + colon);
            return Some(Self { label: stripped(label), range, rest, style: Style::Plain, colon: true, set_apart });
        }
        let range = range_of(line);
        Some(Self {
            label: stripped(label),
            range,
            rest: Rest::default(),
            style: Style::Plain,
            colon: false,
            set_apart: true,
        })
    }

    /// A plain line with a dash or an arrow between two parts: `Doing - compares tools`.
    fn dashed(line: &[Piece]) -> Option<Self> {
        let line = trimmed(line);
        let Piece { kind: PieceKind::Text(text), .. } = line.first()? else { return None };
        let (start, dash) = DASHES.iter().filter_map(|dash| Some((text.find(dash)?, dash))).min()?;
        Some(Self {
            label: text[..start].trim().to_owned().into(),
            range: range_of_part(&line[0], text, 0..start),
            rest: Rest::new(line.to_vec(), start + dash.len()),
            style: Style::Plain,
            colon: true,
            set_apart: true,
        })
    }

    /// Whether it is nothing but a label, with or without a colon.
    pub(super) fn is_alone(&self) -> bool {
        self.rest.is_empty()
    }

    pub(super) fn has_colon(&self) -> bool {
        self.colon
    }

    pub(super) fn is_strong(&self) -> bool {
        self.style == Style::Strong
    }

    /// `**Actions** – compares tools`: a dash does what a colon does after a marked label that is known, and so does a question
    /// mark or a full stop in it: `**What does she do?** Compares tools`. Says whether one did.
    pub(super) fn take_dash(&mut self) -> bool {
        if self.style != Style::Plain && self.label.ends_with(['?', '？', '.']) && !self.rest.is_empty() {
            self.colon = true;
            self.label = self.label.trim_end_matches('.').to_owned().into();
        }
        if self.style != Style::Plain
            && let Some(words) = self.rest.words()
            && let dash @ 1.. = length_of_mark(words, &['-', '–', '—', '→'])
            && words[dash..].starts_with(' ')
        {
            self.rest.skip(dash);
            self.colon = true;
        }
        self.colon
    }

    /// Whether it is short enough to be the name of a field.
    pub(super) fn is_field(&self) -> bool {
        self.is_short(3)
    }

    /// Whether it stands in bold or italics, and is short enough for a name.
    pub(super) fn is_marked(&self) -> bool {
        self.style != Style::Plain && (self.is_strong() || self.is_short(WORDS_OF_A_PLAIN_LABEL))
    }

    /// A line that could name a row which only shows by coming back: a short name with its colon or dash; in bold also one that
    /// stands alone, and any where all lines around it begin in bold.
    pub(super) fn coming_back(self, line: &'a [Piece], among_bold: bool) -> Option<Self> {
        let is_plain = self.style == Style::Plain && !self.colon;
        let mut label = if is_plain { Self::dashed(line)? } else { self };
        label.may_come_back(among_bold).then_some(label)
    }

    fn may_come_back(&mut self, among_bold: bool) -> bool {
        let is_label = match self.style {
            Style::Plain => self.colon,
            Style::Strong => self.take_dash() || self.is_alone() || among_bold,
            Style::Emphasis => self.take_dash(),
        };
        is_label && !self.label.starts_with(['(', '（']) && self.is_short(WORDS_OF_A_PLAIN_LABEL)
    }

    fn is_short(&self, limit: usize) -> bool {
        self.set_apart
            && self.label.split_whitespace().count() <= limit
            && self.label.chars().count() <= CHARACTERS_OF_A_FIELD
    }
}

impl Reader<'_> {
    /// The label that a line begins with, if it does.
    pub(super) fn label<'p>(&mut self, line: &'p [Piece], around: Around) -> Option<Candidate<'p>> {
        let mut candidate = Candidate::read(line)?;
        // Most lines are no labels, and need not be looked up.
        let could_be = candidate.style != Style::Plain || candidate.colon || around.above_list;
        let is_ours = could_be && self.vocabulary.knows(&candidate.label);
        let known = is_ours || (could_be && self.is_row(&candidate.label));
        let is_label = match candidate.style {
            Style::Strong if candidate.colon => true,
            Style::Strong if candidate.is_alone() => known || around.above_list,
            Style::Strong | Style::Emphasis if known => {
                candidate.colon || (candidate.is_alone() && around.above_list) || candidate.take_dash()
            }
            Style::Strong | Style::Emphasis => false,
            Style::Plain if candidate.colon => {
                known
                    || ((around.among_labels || self.vocabulary.takes_any_label()) && candidate.is_short(3))
                    || (around.above_list && candidate.is_alone() && candidate.is_short(WORDS_OF_A_PLAIN_LABEL))
                    || self.is_misspelt(&candidate)
            }
            Style::Plain => known && around.above_list,
        };
        // What comes back in plain type is meant so, but for swapped letters, which whoever copies a stage copies too.
        let comes_back = known && candidate.style == Style::Plain;
        if is_label && !is_ours && (!comes_back || self.has_swapped_letters(&candidate.label)) {
            self.report_near_miss(&candidate.label, &candidate.range);
        }
        is_label.then_some(candidate)
    }

    /// The labels of lines that all have one with a dash after it, where there are at least two: one alone is a sentence more
    /// often than not.
    pub(super) fn dashed_labels(&self, lines: &[Line<'_>]) -> Option<Vec<Candidate<'static>>> {
        if lines.len() < 2 { None } else { lines.iter().map(|line| self.dashed_label(line.pieces)).collect() }
    }

    /// Such a label. In bold, it needs no dash: `**Doing** compares tools`.
    pub(super) fn dashed_label(&self, line: &[Piece]) -> Option<Candidate<'static>> {
        let candidate = match line.first()?.kind {
            PieceKind::Strong(_) => {
                let mut bold = Candidate::read(line).filter(|bold| !bold.is_alone())?;
                bold.take_dash();
                bold.colon = true;
                bold.into_owned()
            }
            _ => Candidate::dashed(line)?,
        };
        self.is_row(&candidate.label).then_some(candidate)
    }

    /// Whether the entries of a list all begin with such labels.
    pub(super) fn are_dashed_labels(&self, entries: &[Entry]) -> bool {
        let is_dashed = |entry: &Entry| {
            matches!(entry.nodes.first(), Some(Node { kind: NodeKind::Paragraph(pieces), .. })
                if lines(pieces).next().is_some_and(|line| self.dashed_label(line.pieces).is_some()))
        };
        entries.len() >= 2 && entries.iter().all(is_dashed)
    }

    /// Whether a line is unmistakably a label, whatever stands around it.
    pub(super) fn begins_with_label(&self, line: &[Piece]) -> bool {
        Candidate::read(line).is_some_and(|candidate| {
            let known = || self.vocabulary.knows(&candidate.label);
            let marked = candidate.style == Style::Strong;
            let short = || self.vocabulary.takes_any_label() && candidate.is_short(3);
            if candidate.colon {
                marked || known() || self.is_misspelt(&candidate) || short()
            } else {
                marked && candidate.is_alone() && known()
            }
        })
    }

    /// Whether a label is a letter or two away from a known name.
    pub(super) fn is_misspelt(&self, candidate: &Candidate<'_>) -> bool {
        candidate.is_short(WORDS_OF_A_MISSPELT_LABEL) && self.vocabulary.near_miss(&candidate.label).is_some()
    }

    /// Whether a label can only be meant as this name. Where any label is a field, it may be a word of its own.
    fn is_surely(&self, label: &str, name: &str) -> bool {
        let known = self.known.get_or_init(|| self.vocabulary.names().collect());
        let label = fold(label);
        !self.vocabulary.takes_any_label() && is_slip(&label, name) && known.surely_meant(&label) == Some(name)
    }

    fn has_swapped_letters(&self, label: &str) -> bool {
        self.vocabulary.near_miss(label).is_some_and(|name| is_swap(&fold(label), name) && self.is_surely(label, name))
    }

    /// Reports a label that is a letter or two away from a known name.
    pub(super) fn report_near_miss(&mut self, label: &str, range: &Range<usize>) {
        // A tag before the word is no slip of the pen, and is reported as what it is.
        if let Some(known) = self.vocabulary.near_miss(label).filter(|_| !label.contains('<')) {
            let span = self.span(range);
            let what = self.vocabulary.unknown_is();
            let otherwise = if self.vocabulary.takes_any_label() {
                String::new()
            } else {
                format!(" If it is a {what} of your own, name it in `lanes` in `book.toml`")
            };
            self.report(
                Code::MisspeltLane,
                span,
                format!("`{}` is not a {what} that the language knows", quoted(label)),
                &format!("kept as a {what} of your own"),
                format!("did you mean `{known}`?{otherwise}"),
            );
            // The range of a label may hold its marks as well.
            let place = self.excerpt.text()[range.clone()].find(label).map(|at| range.start + at);
            if let Some(start) = place.filter(|_| self.is_surely(label, known) && self.vocabulary.names_here(known)) {
                let span = self.span(&(start..start + label.len()));
                self.mend(span, cased_as(label, known));
            }
        }
    }
}

/// How long the mark is that a text begins with; 0 where it is none of these.
fn length_of_mark(text: &str, marks: &[char]) -> usize {
    text.chars().next().filter(|c| marks.contains(c)).map_or(0, char::len_utf8)
}

/// Whether a line is plain text without a colon: a label only where a list stands below it. Most lines are.
pub(super) fn is_text(line: &[Piece]) -> bool {
    matches!(line, [Piece { kind: PieceKind::Text(text), .. }] if first_colon(text).is_none())
}

/// Where the first colon stands, looked for by the bytes that one can begin with.
fn first_colon(text: &str) -> Option<usize> {
    memchr2_iter(b':', 0xef, text.as_bytes()).find(|at| text[*at..].starts_with([':', '：']))
}

/// A label without blanks at either end.
fn stripped(label: Cow<'_, str>) -> Cow<'_, str> {
    match label {
        Cow::Borrowed(label) => label.trim().into(),
        Cow::Owned(label) => label.trim().to_owned().into(),
    }
}

/// Whether a backslash stands before a piece: `Note\: …` is no label. The parser leaves it out.
fn is_escaped(line: &[Piece], at: usize) -> bool {
    at > 0 && line[at - 1].range.end + 1 == line[at].range.start
}

/// A name with a capital where a label has one.
fn cased_as(label: &str, name: &str) -> String {
    let mut letters = name.chars();
    match letters.next() {
        Some(first) if label.starts_with(char::is_uppercase) => first.to_uppercase().chain(letters).collect(),
        _ => name.to_owned(),
    }
}
