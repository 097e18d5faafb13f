//! From a place in a chapter to a place in a file.
//!
//! mdBook fills in includes before it hands a chapter over, so a chapter's offsets need not be its file's. Where both
//! texts are the same the place is exact. Else the fence around the place is looked up in the file: found once, the
//! place is exact again. Else the map is counted and shown as mdBook handed it over.

use std::cell::OnceCell;

use super::File;
use crate::book::{Chapter, Fence, FenceKind, Flavour, scan};
use crate::model::RecordKind;
use crate::source::Span;

/// A place, and the text it stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Located<'a> {
    /// The text that the span counts in.
    pub(super) text: &'a str,
    /// The bytes of that text.
    pub(super) span: Span,
    /// Which text that is.
    pub(super) whence: Whence,
}

/// Which text a place is shown in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Whence {
    /// The file's, or one that differs in nothing but line ends.
    File,
    /// The chapter's, as mdBook handed it over.
    Chapter,
    /// That of a map of the chapter; the first one is 1.
    Map(usize),
    /// That of an index block of the chapter; the first one is 1.
    Index(usize),
    /// That of a journey diagram of the chapter; the first one is 1.
    Diagram(usize),
    /// That of a record of the chapter; the first one of its kind is 1.
    Record(RecordKind, usize),
}

/// A chapter beside its file.
#[derive(Debug)]
pub(super) struct Sheet<'a> {
    chapter: &'a Chapter,
    path: &'a str,
    file: Option<String>,
    is_file: bool,
    flavour: Flavour,
    fences: OnceCell<Vec<Fence>>,
}

impl<'a> Sheet<'a> {
    pub(super) fn new(chapter: &'a Chapter, file: Option<&'a File>, flavour: Flavour) -> Self {
        let path = match file {
            Some(file) => &file.path,
            None => chapter.source_path.as_ref().or(chapter.path.as_ref()).unwrap_or(&chapter.name),
        };
        let file = file.and_then(|file| file.text.as_deref()).map(plain);
        let is_file = file.as_ref().is_some_and(|text| *text == plain(&chapter.text));
        Self { chapter, path, file, is_file, flavour, fences: OnceCell::new() }
    }

    pub(super) fn path(&self) -> &str {
        self.path
    }

    /// Where a span of the chapter stands.
    pub(super) fn locate(&self, span: Span) -> Located<'_> {
        let whole = |whence| Located { text: &self.chapter.text, span, whence };
        // Line ends aside both are the same, so line and column are the file's.
        if self.is_file {
            return whole(Whence::File);
        }
        let fences = self.fences.get_or_init(|| scan(&self.chapter.text, self.flavour));
        let holds = |fence: &Fence| fence.span.start <= span.start && span.start <= fence.span.end;
        let Some(number) = fences.iter().position(holds) else {
            return whole(Whence::Chapter);
        };
        let fence = &fences[number];
        self.in_file(fence, span).unwrap_or_else(|| {
            let count = fences[..=number].iter().filter(|before| before.kind == fence.kind).count();
            let start = fence.span.start;
            Located {
                text: &self.chapter.text[fence.span.range()],
                span: Span::new(span.start - start, span.end.min(fence.span.end).saturating_sub(start)),
                whence: match fence.kind {
                    FenceKind::Journey => Whence::Map(count),
                    FenceKind::Index => Whence::Index(count),
                    FenceKind::Mermaid => Whence::Diagram(count),
                    FenceKind::Record(kind) => Whence::Record(kind, count),
                },
            }
        })
    }

    /// The span in the file, if the fence stands there exactly once.
    fn in_file(&self, fence: &Fence, span: Span) -> Option<Located<'_>> {
        let file = self.file.as_deref()?;
        let text = &self.chapter.text;
        let found = plain(&text[fence.span.range()]);
        let at = file.find(&found)?;
        if file.rfind(&found) != Some(at) {
            return None;
        }
        let offset = |to: usize| text.get(fence.span.start..to.min(fence.span.end)).map_or(0, |part| plain(part).len());
        let span = Span::new(at + offset(span.start), at + offset(span.end));
        Some(Located { text: file, span, whence: Whence::File })
    }
}

/// A text without what mdBook may or may not have kept: the byte order mark and carriage returns.
fn plain(text: &str) -> String {
    text.trim_start_matches('\u{feff}').replace("\r\n", "\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::position;

    const MAP: &str = "```journey\r\n# A\r\n## B\r\n```\r\n";

    fn chapter(text: &str) -> Chapter {
        Chapter { name: "A".to_owned(), text: text.to_owned(), ..Chapter::default() }
    }

    fn found(chapter_text: &str, file_text: Option<&str>) -> (usize, usize, Whence) {
        let chapter = chapter(chapter_text);
        let file = File { path: "src/a.md".to_owned(), text: file_text.map(str::to_owned) };
        let sheet = Sheet::new(&chapter, Some(&file), Flavour::Mdbook05);
        let at = chapter_text.rfind('B').unwrap_or_default();
        let located = sheet.locate(Span::new(at, at + 1));
        assert_eq!(&located.text[located.span.range()], "B");
        let at = position(located.text, located.span.start);
        (at.line, at.column, located.whence)
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
        assert_eq!(found(&chapter, Some(&format!("{MAP}\n{MAP}"))), (3, 4, Whence::Map(2)));
        assert_eq!(found(&chapter, Some("{{#include x}}")), (3, 4, Whence::Map(2)));
        assert_eq!(found(&chapter, None), (3, 4, Whence::Map(2)));
    }

    #[test]
    fn a_place_outside_every_fence_is_the_chapters() {
        assert_eq!(found("one\ntwo B\n", Some("{{#include x}}")), (2, 5, Whence::Chapter));
        assert_eq!(found("one\ntwo B\n", Some("one\ntwo B\n")), (2, 5, Whence::File));
        assert_eq!(found("```journey-index\nB\n```\n", Some("")), (2, 1, Whence::Index(1)));
    }
}
