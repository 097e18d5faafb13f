//! Pass 1: reads every map, record and index of the book and ties them together, and shows nothing.
//!
//! Chapters do not know each other here, so they are read side by side where there are enough of them. What comes out
//! is the same either way.

use std::collections::HashMap;

use super::flags::Flags;
use super::{Index, Options, page_ids, side_by_side, unfilled};
use crate::atlas::{Atlas, Blocks, IndexBlock, IndexPlace, Map, PlacedRecord, Placement};
use crate::book::{self, Book, Chapter, Contents, Fence, FenceKind, Misspelt};
use crate::diagnostics::{Code, Cure, Diagnostic, Place, quoted};
use crate::source::Span;
use crate::{language, lint, mermaid, views};

/// All that is known of a book before any of it is shown.
#[derive(Debug, Default)]
pub struct Survey {
    /// The fences of each chapter, by its index.
    pub fences: Vec<Vec<Fence>>,
    /// Every map, record and index of the book.
    pub atlas: Atlas,
    /// Where the index of the whole book stands, if it has one.
    pub index: Option<IndexPlace>,
    /// What was found wrong, in the order of the book.
    pub diagnostics: Vec<Diagnostic>,
}

/// Reads every map of the book and ties them together.
#[must_use]
pub fn survey(book: &Book, options: &Options) -> Survey {
    let (mut fences, mut blocks, mut diagnostics) = (Vec::new(), Blocks::default(), Vec::new());
    let mut headings = HashMap::new();
    for (chapter, page) in side_by_side(book, |index, chapter| read(options, index, chapter)).into_iter().enumerate() {
        for (id, place) in page.headings {
            headings.entry((chapter, id)).or_insert(place);
        }
        fences.push(page.fences);
        blocks.append(page.blocks);
        diagnostics.extend(page.diagnostics);
    }
    let (atlas, unresolved) = Atlas::new(blocks, options.calendar);
    diagnostics.extend(unresolved);
    diagnostics.extend(page_ids::report(&headings, &atlas));
    diagnostics.extend(views::check(&atlas));
    diagnostics.extend(views::too_much(&atlas));
    let index = IndexPlace::of_whole(book, atlas.indexes())
        .or_else(|| chapter_of_index(book, &atlas, options, &mut diagnostics));
    diagnostics.extend(lint::inspect(&atlas, &options.lint));
    unfilled::settle(&fences, &mut diagnostics);
    lint::settle(book, &atlas, &options.lint, &mut diagnostics);
    diagnostics.sort_by_key(|diagnostic| diagnostic.place);
    Survey { fences, atlas, index, diagnostics }
}

/// What stands in one chapter.
#[derive(Debug, Default)]
struct Page {
    fences: Vec<Fence>,
    /// The ids of its headings that may be as ours are.
    headings: Vec<(String, Span)>,
    blocks: Blocks,
    diagnostics: Vec<Diagnostic>,
}

fn read(options: &Options, index: usize, chapter: &Chapter) -> Page {
    let Contents { fences, misspelt, headings } = book::contents(&chapter.text, options.flavour);
    let mut page = Page { fences, headings, ..Page::default() };
    page.diagnostics.extend(misspelt.into_iter().map(|name| report_name(index, chapter, name)));
    page.fences.retain(|fence| options.mermaid || fence.kind != FenceKind::Mermaid);
    for fence in &page.fences {
        report_fence(&mut page.diagnostics, index, fence);
        let flags = Flags::read(&chapter.text, fence);
        page.diagnostics.extend(flags.unknown(index, fence.kind));
        let section = fence.section_in(chapter);
        let context = language::Context { settings: &options.language, chapter: index, span: fence.span, section };
        let level = fence.level;
        let shows_source = flags.source.unwrap_or(options.source);
        let source = shows_source.then(|| fence.body.text().to_owned());
        let placement = Placement { chapter: index, level, source, unlisted: flags.unlisted };
        let found = match fence.kind {
            FenceKind::Journey | FenceKind::Mermaid => {
                let read = if fence.kind == FenceKind::Journey { language::read } else { mermaid::read };
                let (journey, found) = read(&fence.body, context);
                page.blocks.maps.push(Map { placement, journey });
                found
            }
            FenceKind::Record(kind) => {
                let (record, found) = language::read_record(kind, &fence.body, context);
                page.blocks.records.push(PlacedRecord { placement, record });
                found
            }
            FenceKind::Index => {
                let (query, found) = language::query(&fence.body, context);
                page.blocks.indexes.push(IndexBlock { placement, query });
                found
            }
        };
        page.diagnostics.extend(found);
    }
    page
}

fn report_name(index: usize, chapter: &Chapter, name: Misspelt) -> Diagnostic {
    let written = quoted(&chapter.text[name.span.range()]);
    let message = format!("`{written}` is not the name of a fence that the language knows");
    Diagnostic::new(Code::MisspeltFence, Place { chapter: index, span: name.span }, message)
        .label("shown as code")
        .help(Cure::near(Some(name.meant), ""))
}

fn report_fence(diagnostics: &mut Vec<Diagnostic>, chapter: usize, fence: &Fence) {
    let place = Place { chapter, span: fence.opening };
    if let Some(span) = fence.swallowed {
        let message = "another fence opens here, and the one above it is not closed";
        let diagnostic = Diagnostic::new(Code::UnclosedFence, Place { chapter, span }, message)
            .label("read as a part of the fence above, with all that stands between")
            .related(place, "the fence that is not closed")
            .help("close the fence above with a line of the same marks; if it shall hold this one, open it with more of them");
        diagnostics.push(diagnostic);
    } else if let Some(span) = fence.ended_by {
        let message = "the marks that end this code end the fence that it stands in";
        let diagnostic = Diagnostic::new(Code::UnclosedFence, Place { chapter, span }, message)
            .label("with the next line of these marks, the fence above is over, and what follows is no part of it")
            .related(place, "the fence that ends too soon")
            .help("open the fence above with more marks, four in most cases, or write `~~~` round the code");
        diagnostics.push(diagnostic);
    } else if !fence.closed {
        let diagnostic = Diagnostic::new(Code::UnclosedFence, place, "this fence is never closed")
            .label("it swallows the rest of the page")
            .help("close it with a line of the same marks, at least as many as it opens with");
        diagnostics.push(diagnostic);
    }
}

/// The place of the chapter that the index gets of its own, if there are maps and its path is free.
fn chapter_of_index(
    book: &Book,
    atlas: &Atlas,
    options: &Options,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<IndexPlace> {
    let (Index::Chapter { path, .. }, Some(map)) = (&options.index, atlas.maps().first()) else { return None };
    let taken = |chapter: &&Chapter| chapter.path.as_ref().is_some_and(|taken| taken.eq_ignore_ascii_case(path));
    if let Some(chapter) = book.chapters.iter().find(taken) {
        let span = map.journey.span.marks();
        let message = format!("the index cannot stand at `{path}`: the chapter `{}` is there", chapter.name);
        let diagnostic = Diagnostic::new(Code::IndexPath, map.placement.at(span), message)
            .label("this book has maps, and so an index")
            .help("set `index = \"another-path.md\"` in `book.toml`, or put a `journey-index` block into that chapter");
        diagnostics.push(diagnostic);
        return None;
    }
    Some(IndexPlace::of_its_own(path.clone()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn many_chapters_are_read_as_one_after_the_other() {
        let chapter = |i: usize| Chapter {
            text: format!("```journey\n# Map {i}\n## S\nActions: {}\nEmotion: bad 7\n```\n", "x ".repeat(i % 7 * 1000)),
            ..Chapter::default()
        };
        let book = Book { chapters: (0..101).map(chapter).collect() };
        let survey = survey(&book, &Options::default());
        let titles: Vec<_> = survey.atlas.maps().iter().map(|map| map.journey.header.title.words()).collect();
        assert_eq!(titles, (0..101).map(|i| format!("Map {i}")).collect::<Vec<_>>());
        let chapters: Vec<_> = survey.diagnostics.iter().map(|diagnostic| diagnostic.place.chapter).collect();
        assert_eq!(chapters, (0..101).collect::<Vec<_>>());
    }
}
