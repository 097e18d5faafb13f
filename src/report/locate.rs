//! From a place in a chapter to a place in a file.
//!
//! mdBook fills in includes before it hands a chapter over, so a chapter's offsets need not be its file's. Where both
//! texts are the same the place is exact. Else the fence around the place is looked up among those of the file: found once,
//! the place is exact again. Else the map is counted, and its lines as mdBook handed them over.

use std::cell::OnceCell;
use std::collections::HashMap;

use super::ChapterFile;
use crate::book::{Chapter, Fence, FenceKind, Flavour, scan};
use crate::source::{Lines, Position, Span};

/// Where a place is, for people.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Located {
    /// Its first character.
    pub(super) start: Position,
    /// The character after its last one.
    pub(super) end: Position,
    /// What lines are counted in.
    pub(super) whence: Whence,
}

/// What lines are counted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Whence {
    /// The file, or a text that differs in nothing but line ends.
    File,
    /// The chapter, as mdBook handed it over.
    Chapter,
    /// A fence of the chapter; the first one of its kind is 1.
    Fence(FenceKind, usize),
}

/// A chapter beside its file.
#[derive(Debug)]
pub(super) struct Source<'a> {
    chapter: &'a Chapter,
    lines: Lines<'a>,
    path: &'a str,
    file: Option<String>,
    is_file: bool,
    flavour: Flavour,
    homes: OnceCell<Vec<Home>>,
}

/// A fence of the chapter, and where its lines are counted.
#[derive(Debug)]
struct Home {
    span: Span,
    /// Its first line in the chapter, and in that which lines are counted in.
    first_lines: (usize, usize),
    whence: Whence,
}

impl<'a> Source<'a> {
    pub(super) fn new(chapter: &'a Chapter, file: Option<&'a ChapterFile>, flavour: Flavour) -> Self {
        let path = match file {
            Some(file) => &file.path,
            None => chapter.source_path.as_ref().or(chapter.path.as_ref()).unwrap_or(&chapter.name),
        };
        let file = file.and_then(|file| file.text.as_deref()).map(plain);
        let is_file = file.as_ref().is_some_and(|text| *text == plain(&chapter.text));
        let lines = Lines::of(&chapter.text);
        Self { chapter, lines, path, file, is_file, flavour, homes: OnceCell::new() }
    }

    pub(super) fn path(&self) -> &str {
        self.path
    }

    /// The text that the spans count in.
    pub(super) fn text(&self) -> &str {
        &self.chapter.text
    }

    /// Where a span of the chapter stands.
    pub(super) fn locate(&self, span: Span) -> Located {
        let (start, end) = (self.lines.position(span.start), self.lines.position(span.end));
        // Line ends aside both are the same, so line and column are the file's.
        if self.is_file {
            return Located { start, end, whence: Whence::File };
        }
        let homes = self.homes.get_or_init(|| self.homes());
        let before = homes.partition_point(|home| home.span.start <= span.start);
        match before.checked_sub(1).map(|last| &homes[last]).filter(|home| span.start <= home.span.end) {
            Some(home) => {
                let (here, there) = home.first_lines;
                let moved = |at: Position| Position { line: at.line - here + there, ..at };
                Located { start: moved(start), end: moved(end), whence: home.whence }
            }
            None => Located { start, end, whence: Whence::Chapter },
        }
    }

    /// Finds each fence of the chapter in the file, and counts those that do not stand there exactly once.
    fn homes(&self) -> Vec<Home> {
        let in_file = self.file.as_deref().map(|text| places(text, self.flavour)).unwrap_or_default();
        let mut counts: HashMap<FenceKind, usize> = HashMap::new();
        let home = |fence: Fence| {
            let count = counts.entry(fence.kind).or_default();
            *count += 1;
            let (line, whence) = match in_file.get(&whole_lines(&self.chapter.text, fence.span)) {
                Some(Some(line)) => (*line, Whence::File),
                _ => (1, Whence::Fence(fence.kind, *count)),
            };
            Home { span: fence.span, first_lines: (self.lines.position(fence.span.start).line, line), whence }
        };
        scan(&self.chapter.text, self.flavour).into_iter().map(home).collect()
    }
}

/// The first line of each fence of a file, by what is written there; none where the same is written twice.
fn places(text: &str, flavour: Flavour) -> HashMap<String, Option<usize>> {
    let lines = Lines::of(text);
    let mut places = HashMap::new();
    for fence in scan(text, flavour) {
        let line = lines.position(fence.span.start).line;
        places.entry(whole_lines(text, fence.span)).and_modify(|place| *place = None).or_insert(Some(line));
    }
    places
}

/// What is written at a span, from the start of its first line.
fn whole_lines(text: &str, span: Span) -> String {
    let start = text[..span.start].rfind('\n').map_or(0, |at| at + 1);
    plain(&text[start..span.end])
}

/// A text without what mdBook may or may not have kept: the byte order mark and carriage returns.
fn plain(text: &str) -> String {
    text.trim_start_matches('\u{feff}').replace("\r\n", "\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    const MAP: &str = "```journey\r\n# A\r\n## B\r\n```\r\n";

    fn chapter(text: &str) -> Chapter {
        Chapter { name: "A".to_owned(), text: text.to_owned(), ..Chapter::default() }
    }

    fn found(chapter_text: &str, file_text: Option<&str>) -> (usize, usize, Whence) {
        let chapter = chapter(chapter_text);
        let file = ChapterFile { path: "src/a.md".to_owned(), text: file_text.map(str::to_owned) };
        let source = Source::new(&chapter, Some(&file), Flavour::Mdbook05);
        let at = chapter_text.rfind('B').unwrap_or_default();
        let Located { start, end, whence } = source.locate(Span::new(at, at + 1));
        assert_eq!(end, Position { column: start.column + 1, ..start });
        (start.line, start.column, whence)
    }

    #[test]
    fn the_same_text_is_exact_whatever_its_line_ends() {
        let chapter = format!("x\r\n\r\n{MAP}");
        assert_eq!(found(&chapter, Some(&format!("\u{feff}{}", chapter.replace("\r\n", "\n")))), (5, 4, Whence::File));
    }

    #[test]
    fn a_fence_that_stands_once_in_the_file_is_exact() {
        let chapter = format!("one\ntwo\nthree\n{MAP}");
        assert_eq!(found(&chapter, Some(&format!("{{{{#include x}}}}\n{MAP}"))), (4, 4, Whence::File));
    }

    #[test]
    fn a_fence_that_stands_twice_or_nowhere_is_counted() {
        let chapter = format!("included\n{MAP}\n{MAP}");
        assert_eq!(found(&chapter, Some(&format!("{MAP}\n{MAP}"))), (3, 4, Whence::Fence(FenceKind::Journey, 2)));
        assert_eq!(found(&chapter, Some("{{#include x}}")), (3, 4, Whence::Fence(FenceKind::Journey, 2)));
        assert_eq!(found(&chapter, None), (3, 4, Whence::Fence(FenceKind::Journey, 2)));
    }

    #[test]
    fn a_place_outside_every_fence_is_the_chapters() {
        assert_eq!(found("one\ntwo B\n", Some("{{#include x}}")), (2, 5, Whence::Chapter));
        assert_eq!(found("one\ntwo B\n", Some("one\ntwo B\n")), (2, 5, Whence::File));
        assert_eq!(found("```journey-index\nB\n```\n", Some("")), (2, 1, Whence::Fence(FenceKind::Index, 1)));
    }
}
