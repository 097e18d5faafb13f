//! Where things stand: byte spans, line and column, and the segments that tie a fence's text to its chapter.
//!
//! Every span in the model and in diagnostics counts bytes of the *chapter* it came from, so that an editor, a
//! terminal and a web page can all point at the same place.
//!
//! [`directives()`] finds where a text is not yet what it will be, since mdBook puts something in.

mod directives;

pub(crate) use directives::without_directives;
pub use directives::{Directive, directives};

use std::ops::Range;

/// A half-open range of bytes in a chapter's text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Span {
    /// The first byte.
    pub start: usize,
    /// The byte after the last one.
    pub end: usize,
}

impl Span {
    /// A span from `start` up to, not including, `end`.
    #[must_use]
    pub fn new(start: usize, end: usize) -> Self {
        Self { start, end: end.max(start) }
    }

    /// Of a fence, the first marks, to point at all of it: every fence opens with three at least (`CommonMark`, 4.5).
    #[must_use]
    pub fn marks(self) -> Self {
        Self::new(self.start, (self.start + 3).min(self.end))
    }

    /// The span as a range, to slice a text with.
    #[must_use]
    pub fn range(self) -> Range<usize> {
        self.start..self.end
    }
}

impl From<Range<usize>> for Span {
    fn from(range: Range<usize>) -> Self {
        Self::new(range.start, range.end)
    }
}

/// A line and a column, both from 1; the column counts characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Position {
    /// The line, from 1.
    pub line: usize,
    /// The column in characters (Unicode scalar values), from 1.
    pub column: usize,
}

/// The position of byte `offset` in `text`; past the end, the position after the last character. Of many in one text,
/// ask its [`Lines`].
#[must_use]
pub fn position(text: &str, offset: usize) -> Position {
    let at = boundary(text, offset);
    let before = &text[..at];
    let line_start = before.rfind('\n').map_or(0, |i| i + 1);
    Position {
        line: before.bytes().filter(|b| *b == b'\n').count() + 1,
        column: before[line_start..].chars().count() + 1,
    }
}

/// The last byte up to `offset` at which a character of `text` begins, or the text ends.
#[must_use]
pub fn boundary(text: &str, offset: usize) -> usize {
    let mut at = offset.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// The lines of a text, counted once: each position in it is then found at once, however long the text and its lines are.
#[derive(Debug, Clone)]
pub struct Lines<'a> {
    text: &'a str,
    /// Where each line starts.
    starts: Vec<usize>,
    /// How many characters begin before each stride of bytes.
    characters_before: Vec<usize>,
}

/// How many bytes are counted anew for a position.
const STRIDE: usize = 512;

impl<'a> Lines<'a> {
    /// Counts them.
    #[must_use]
    pub fn of(text: &'a str) -> Self {
        let starts = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
        let mut characters_before = vec![0];
        let mut sum = 0;
        for bytes in text.as_bytes().chunks(STRIDE) {
            sum += characters(bytes);
            characters_before.push(sum);
        }
        Self { text, starts, characters_before }
    }

    /// The position of byte `offset`, as [`position`] says it.
    #[must_use]
    pub fn position(&self, offset: usize) -> Position {
        let at = boundary(self.text, offset);
        let line = self.starts.partition_point(|start| *start <= at);
        let start = self.starts[line - 1];
        Position { line, column: self.characters_before(at) - self.characters_before(start) + 1 }
    }

    fn characters_before(&self, at: usize) -> usize {
        let stride = at / STRIDE;
        self.characters_before[stride] + characters(&self.text.as_bytes()[stride * STRIDE..at])
    }
}

/// How many characters begin in these bytes of UTF-8.
fn characters(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| **byte & 0xc0 != 0x80).count()
}

/// One stretch of a fence's text that stands unbroken in the chapter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Segment {
    text_start: usize,
    chapter: Span,
}

/// A fence's text with its container's prefixes (`> `, list indentation) stripped, and where each part of it stands
/// in the chapter.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Excerpt {
    text: String,
    segments: Vec<Segment>,
}

impl Excerpt {
    /// An excerpt that is the whole of `text`, as when a file holds one map and nothing else.
    #[must_use]
    pub fn whole(text: &str) -> Self {
        let mut excerpt = Self::default();
        excerpt.push(text, Span::new(0, text.len()));
        excerpt
    }

    /// An excerpt with nothing in it yet, and room for so many bytes.
    #[must_use]
    pub fn with_room(bytes: usize) -> Self {
        Self { text: String::with_capacity(bytes), segments: Vec::new() }
    }

    /// Appends `text`, which stands at `chapter`. The span may be shorter than the text where the reader of the
    /// chapter made something up (spaces of a half-eaten tab) or longer where it left something out (a `\r`).
    pub fn push(&mut self, text: &str, chapter: Span) {
        if text.is_empty() {
            return;
        }
        // What goes on where the last stretch ends is more of it, as most lines are.
        let is_as_long = |span: Span, text: usize| span.end - span.start == text;
        let goes_on = |last: &&mut Segment| {
            last.chapter.end == chapter.start
                && is_as_long(last.chapter, self.text.len() - last.text_start)
                && is_as_long(chapter, text.len())
        };
        match self.segments.last_mut().filter(goes_on) {
            Some(last) => last.chapter.end = chapter.end,
            None => self.segments.push(Segment { text_start: self.text.len(), chapter }),
        }
        self.text.push_str(text);
    }

    /// The text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Where the range `range` of the text stands in the chapter.
    #[must_use]
    pub fn span(&self, range: Range<usize>) -> Span {
        let start = self.offset(range.start);
        if range.end <= range.start {
            return Span::new(start, start);
        }
        // The last byte decides where a span ends: the next segment may begin lines further on.
        let last = self.offset(range.end - 1);
        let is_there = self.segment(range.end - 1).is_some_and(|segment| last < segment.chapter.end);
        Span::new(start, if is_there { last + 1 } else { last })
    }

    fn segment(&self, at: usize) -> Option<&Segment> {
        self.segments.partition_point(|s| s.text_start <= at).checked_sub(1).and_then(|i| self.segments.get(i))
    }

    fn offset(&self, at: usize) -> usize {
        let Some(segment) = self.segment(at) else { return 0 };
        let into = at - segment.text_start;
        segment.chapter.start + into.min(segment.chapter.end - segment.chapter.start)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters() {
        assert_eq!(position("a\nüöx", 6), Position { line: 2, column: 3 });
        assert_eq!(position("a\nb", 99), Position { line: 2, column: 2 });
    }

    #[test]
    fn lines_that_were_counted_once_say_the_same() {
        let long = "aüb€𝄞\r\n".repeat(100) + &"ü".repeat(STRIDE);
        for text in ["", "\n", "a\nüöx", &"x".repeat(STRIDE), &"x\n".repeat(STRIDE), &long] {
            let lines = Lines::of(text);
            for offset in 0..text.len() + 2 {
                assert_eq!(lines.position(offset), position(text, offset), "{offset} in {text:?}");
            }
        }
    }

    #[test]
    fn an_excerpt_in_a_quote_points_into_the_chapter() {
        let chapter = "> ```journey\n> # A\n> ## B\n> ```\n";
        let mut excerpt = Excerpt::default();
        excerpt.push("# A\n", Span::new(15, 19));
        excerpt.push("## B\n", Span::new(21, 26));
        let span = excerpt.span(7..8);
        assert_eq!(&chapter[span.range()], "B");
        assert_eq!(&chapter[excerpt.span(2..3).range()], "A");
    }

    #[test]
    fn what_goes_on_in_the_chapter_is_one_stretch() {
        let mut excerpt = Excerpt::default();
        for (text, start, end) in
            [("ab\n", 10, 13), ("cd\n", 13, 16), ("ef\n", 18, 21), ("g\n", 21, 24), ("h\n", 24, 26)]
        {
            excerpt.push(text, Span::new(start, end));
        }
        assert_eq!(excerpt.segments.len(), 4);
        for (range, span) in [(0..6, 10..16), (4..5, 14..15), (5..7, 15..19), (9..10, 21..22), (11..12, 24..25)] {
            assert_eq!(excerpt.span(range.clone()).range(), span, "{range:?}");
        }
    }
}
