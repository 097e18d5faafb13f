//! Pass 2: puts every map and index in its fence's place, in the order of the book.

use std::cell::LazyCell;

use super::faulty::Faulty;
use super::writer::Writer;
use super::{Index, IndexChapter, OnError, Options, Outcome, OutputKind, Survey};
use crate::atlas::{Atlas, Block, IndexPlace, anchors};
use crate::book::{self, Book};
use crate::model::Query;
use crate::render::html::TemplateError;
use crate::render::words::Dictionary;
use crate::render::{IndexSpot, Site, markdown};
use crate::source::{Lines, Span};

/// Shows all that was found in the book.
///
/// # Errors
///
/// When a template of the theme cannot be read or filled in.
pub fn show(book: &Book, options: &Options, survey: Survey) -> Result<Outcome, TemplateError> {
    let Survey { fences, atlas, index, diagnostics } = survey;
    if fences.iter().all(Vec::is_empty) {
        return Ok(Outcome { texts: vec![None; fences.len()], index_chapter: None, diagnostics });
    }
    let faulty = match options.on_error {
        OnError::Show => Faulty::find(&fences, &diagnostics),
        OnError::Fail => Faulty::default(),
    };
    let atlas = faulty.removed_from(atlas);
    let of_its_own = index.filter(|index| index.chapter.is_none());
    let index = of_its_own.or_else(|| IndexPlace::of_whole(book, atlas.indexes()));
    let dictionary = dictionary(&atlas, options);
    let site = Site {
        book,
        atlas: &atlas,
        index: index.as_ref(),
        words: dictionary.of(None),
        tickets: options.ticket_url.as_deref(),
        bare_headings: options.bare_headings,
    };
    let mut writer = Writer::new(site, &dictionary, options);
    let mut texts = Vec::with_capacity(book.chapters.len());
    for (at, (chapter, fences)) in book.chapters.iter().zip(&fences).enumerate() {
        let mut replacements = Vec::with_capacity(fences.len());
        writer.begin_page();
        let lines = LazyCell::new(|| Lines::of(&chapter.text));
        for fence in fences {
            let text = match atlas.block_at(at, fence.span) {
                Some(Block::Map(map)) => writer.map(map)?,
                Some(Block::Record(record)) => writer.record(record)?,
                Some(Block::Index(index)) => writer.index(IndexSpot::of(&atlas.indexes()[index]))?,
                None => writer.error_box(faulty.of(at, fence.span).unwrap_or_default(), &lines, fence)?,
            };
            let text = match options.output {
                OutputKind::Html => text,
                OutputKind::Markdown => in_container(&chapter.text, fence.span, &text),
            };
            replacements.push((fence.span, text));
        }
        let replacements = replacements.iter().map(|(span, text)| (*span, text.as_str()));
        texts.push((!fences.is_empty()).then(|| book::splice(&chapter.text, replacements)));
    }
    Ok(Outcome { texts, index_chapter: index_chapter(&mut writer, site, options)?, diagnostics })
}

/// The words of all languages that something in the book is written in.
fn dictionary(atlas: &Atlas, options: &Options) -> Dictionary {
    let of_maps = atlas.maps().iter().map(|map| map.journey.header.language.as_ref());
    let languages =
        of_maps.chain(atlas.records().iter().map(|placed| placed.record.header.language.as_ref())).flatten();
    Dictionary::new(options.book_language.as_deref(), &options.words, languages)
}

/// The chapter that the book's index gets of its own, where it stands in no other.
fn index_chapter(
    writer: &mut Writer<'_>,
    site: Site<'_>,
    options: &Options,
) -> Result<Option<IndexChapter>, TemplateError> {
    let (Some(IndexPlace { chapter: None, path, .. }), Index::Chapter { title, .. }) = (site.index, &options.index)
    else {
        return Ok(None);
    };
    writer.begin_page();
    let query = Query { id: anchors::id_of_the_index(), ..Query::default() };
    let spot = IndexSpot { chapter: None, level: 2, query: &query };
    // As in the headings of maps, no `<` may begin a tag in mdBook's search either.
    let name = title.as_deref().unwrap_or(site.words.index_title()).replace('<', "<\u{2060}");
    let text = format!("# {}\n\n{}\n", markdown::escape(&name), writer.index(spot)?);
    Ok(Some(IndexChapter { name, path: path.clone(), text }))
}

/// Markdown in place of a fence that may stand in a quote or a list: each line stands as deep as the fence's did, and an empty
/// line sets it apart from the text on either side.
fn in_container(chapter: &str, fence: Span, text: &str) -> String {
    let line = book::line_start(chapter, fence.start);
    let prefix = book::indent(chapter, fence);
    let next = format!("\n{prefix}");
    let mut out = String::new();
    // A mark of a list must keep its text on its own line.
    if chapter[line..fence.start] == prefix && line > 0 {
        out.push_str(&next);
    }
    out.push_str(&text.trim_end().replace('\n', &next));
    out.push_str(&next);
    out
}
