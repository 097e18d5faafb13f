//! The two passes over a book: read every map, tie them together, show them.
//!
//! Values in, values out; all I/O is the caller's. Read [`run`] first: it is the whole way.

use crate::atlas::{Atlas, IndexPlace, Map};
use crate::book::{self, Book, Chapter, Fence, FenceKind, Flavour};
use crate::diagnostics::{Code, Diagnostic, Level, Place};
use crate::language::{self, Settings};
use crate::render::html::{self, TemplateError, Theme};
use crate::render::{IndexSpot, Site, markdown};
use crate::source::Span;

/// What the book's settings ask for.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Options {
    /// What the book settles about the language.
    pub settings: Settings,
    /// Which Markdown the host reads.
    pub flavour: Flavour,
    /// What to write.
    pub output: OutputKind,
    /// What to do with a map that has an error.
    pub on_error: OnError,
    /// Whether the style sheet goes into each page that needs it.
    pub css: Css,
    /// Where the index goes when no chapter has a `journey-index` block.
    pub index: Index,
}

/// What to write into the chapters.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum OutputKind {
    /// HTML, for mdBook's `html` renderer.
    #[default]
    Html,
    /// Plain Markdown, for every other renderer.
    Markdown,
}

/// What to do with a map that has an error.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum OnError {
    /// Fail the build, once all are reported.
    #[default]
    Fail,
    /// Show the messages and the source in the page, and carry on.
    Show,
}

/// Where the style sheet goes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Css {
    /// Into each page that needs it.
    #[default]
    Inline,
    /// Nowhere: the book serves it itself.
    None,
}

/// The chapter that holds the index when no block asks for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Index {
    /// A chapter at the book's end.
    Chapter {
        /// Its path below the book's source, `journey-index.md` by default.
        path: String,
        /// Its title, `Journey index` by default.
        title: String,
    },
    /// No chapter.
    None,
}

impl Default for Index {
    fn default() -> Self {
        Self::Chapter { path: "journey-index.md".to_owned(), title: "Journey index".to_owned() }
    }
}

/// What came out.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Outcome {
    /// The new text of each chapter, by its index; none where nothing changed.
    pub texts: Vec<Option<String>>,
    /// The chapter to add at the book's end.
    pub index_chapter: Option<IndexChapter>,
    /// What was found wrong, in the order of the book.
    pub diagnostics: Vec<Diagnostic>,
}

/// The generated chapter of the index.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IndexChapter {
    /// Its name in the table of contents.
    pub name: String,
    /// Its path below the book's source.
    pub path: String,
    /// Its Markdown.
    pub text: String,
}

/// Reads every map of the book, ties them together and shows them.
///
/// # Errors
///
/// When a template of the theme cannot be read or filled in.
pub fn run(book: &Book, options: &Options) -> Result<Outcome, TemplateError> {
    // Pass 1: every chapter by itself.
    let mut diagnostics = Vec::new();
    let (mut fences, mut maps) = (Vec::new(), Vec::new());
    for (index, chapter) in book.chapters.iter().enumerate() {
        let found = book::scan(&chapter.text, options.flavour);
        for fence in &found {
            report_fence(&mut diagnostics, index, fence);
            if fence.kind == FenceKind::Journey {
                maps.push(read(&mut diagnostics, options, index, chapter, fence));
            }
        }
        fences.push(found);
    }

    // The barrier: the whole book at once.
    let (mut atlas, unresolved) = Atlas::new(maps);
    diagnostics.extend(unresolved);
    let index = if atlas.maps().is_empty() { &Index::None } else { &options.index };
    atlas.index = index_block(book, &fences);
    let generated = if atlas.index.is_some() { None } else { generated_index(book, &atlas, index, &mut diagnostics) };
    diagnostics.sort_by_key(|diagnostic| diagnostic.place);
    let faulty = Faulty::find(&atlas, &diagnostics);
    if options.on_error == OnError::Show && faulty.any() {
        atlas = faulty.without(atlas);
    }
    if let Some(chapter) = &generated {
        atlas.index = Some(IndexPlace { path: chapter.path.clone(), anchor: INDEX_ANCHOR.to_owned() });
    } else if atlas.index.is_none() {
        atlas.index = index_block(book, &fences);
    }

    // Pass 2: every chapter again.
    let mut writer = Writer::new(Site { book, atlas: &atlas }, options)?;
    let mut texts = Vec::with_capacity(book.chapters.len());
    let mut next_map = 0;
    for (index, found) in fences.iter().enumerate() {
        let mut replacements = Vec::new();
        writer.begin_page();
        for fence in found {
            let opening = Place { chapter: index, span: fence.opening };
            let unclosed = diagnostics.iter().position(|d| d.code == Code::UnclosedFence && d.place == opening);
            let text = if let (FenceKind::Index, Some(fault)) = (fence.kind, unclosed) {
                // Only with `show`: it swallows the rest of the page, so the page must say so.
                writer.error_box(&diagnostics, &[fault], &book.chapters[index], fence)?
            } else if fence.kind == FenceKind::Index {
                writer.index(Some(index), fence.level)?
            } else if let Some(faults) = faulty.of(index, fence.span).filter(|_| options.on_error == OnError::Show) {
                writer.error_box(&diagnostics, faults, &book.chapters[index], fence)?
            } else {
                next_map += 1;
                writer.map(next_map - 1)?
            };
            let text = match options.output {
                OutputKind::Html => text,
                OutputKind::Markdown => in_container(&book.chapters[index].text, fence.span, &text),
            };
            replacements.push((fence.span, text));
        }
        texts.push((!found.is_empty()).then(|| {
            let replacements = replacements.iter().map(|(span, text)| (*span, text.as_str()));
            book::splice(&book.chapters[index].text, replacements)
        }));
    }
    let index_chapter = match generated {
        Some(mut chapter) => {
            writer.begin_page();
            chapter.text = format!("# {}\n\n{}\n", chapter.name, writer.index(None, 2)?);
            Some(chapter)
        }
        None => None,
    };
    Ok(Outcome { texts, index_chapter, diagnostics })
}

/// The anchor of the book's index. With its two hyphens it is neither a map's nor one that mdBook makes of a heading.
const INDEX_ANCHOR: &str = "journey--index";

fn read(diagnostics: &mut Vec<Diagnostic>, options: &Options, index: usize, chapter: &Chapter, fence: &Fence) -> Map {
    let section = fence.section.as_deref().map_or(chapter.name.as_str(), str::trim);
    let context = language::Context { settings: &options.settings, chapter: index, span: fence.span, section };
    let (journey, found) = language::read(&fence.body, context);
    diagnostics.extend(found);
    Map { chapter: index, level: fence.level, journey }
}

fn report_fence(diagnostics: &mut Vec<Diagnostic>, chapter: usize, fence: &Fence) {
    let place = Place { chapter, span: fence.opening };
    if !fence.closed {
        let diagnostic = Diagnostic::new(Code::UnclosedFence, place, "this fence is never closed")
            .label("it swallows the rest of the page")
            .help("close it with a line of the same marks, at least as many as it opens with");
        diagnostics.push(diagnostic);
    }
    if fence.kind == FenceKind::Index && !fence.body.text().trim().is_empty() {
        let diagnostic = Diagnostic::new(Code::StrayContent, place, "an index takes no settings yet")
            .label("the whole index is shown")
            .help("empty the fence");
        diagnostics.push(diagnostic);
    }
}

/// The place of the book's first `journey-index` block.
fn index_block(book: &Book, fences: &[Vec<Fence>]) -> Option<IndexPlace> {
    let chapter = fences.iter().position(|found| found.iter().any(|fence| fence.kind == FenceKind::Index))?;
    let path = book.chapters[chapter].path.clone()?;
    Some(IndexPlace { path, anchor: INDEX_ANCHOR.to_owned() })
}

/// The chapter that the index gets of its own, if its path is free.
fn generated_index(
    book: &Book,
    atlas: &Atlas,
    index: &Index,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<IndexChapter> {
    let Index::Chapter { path, title } = index else { return None };
    let taken = |chapter: &&Chapter| chapter.path.as_ref().is_some_and(|taken| taken.eq_ignore_ascii_case(path));
    if let (Some(chapter), Some(map)) = (book.chapters.iter().find(taken), atlas.maps().first()) {
        let span = Span::new(map.journey.span.start, map.journey.span.start + 3);
        let message = format!("the index cannot stand at `{path}`: the chapter `{}` is there", chapter.name);
        let diagnostic = Diagnostic::new(Code::IndexPath, Place { chapter: map.chapter, span }, message)
            .label("this book has maps, and so an index")
            .help("set `index = \"another-path.md\"` in `book.toml`, or put a `journey-index` block into that chapter");
        diagnostics.push(diagnostic);
        return None;
    }
    Some(IndexChapter { name: title.clone(), path: path.clone(), text: String::new() })
}

/// The maps that have an error, by chapter and place.
struct Faulty(Vec<(usize, Span, Vec<usize>)>);

impl Faulty {
    fn find(atlas: &Atlas, diagnostics: &[Diagnostic]) -> Self {
        let faults = |map: &Map| {
            let within = |place: &Place| {
                place.chapter == map.chapter
                    && (map.journey.span.start..map.journey.span.end.max(map.journey.span.start + 1))
                        .contains(&place.span.start)
            };
            let of_map = diagnostics.iter().enumerate().filter(|(_, d)| within(&d.place) && d.code != Code::IndexPath);
            let (indices, levels): (Vec<usize>, Vec<Level>) = of_map.map(|(i, d)| (i, d.level())).unzip();
            levels.contains(&Level::Error).then_some((map.chapter, map.journey.span, indices))
        };
        // Most books have none, and looking for them map by map is not free.
        if diagnostics.iter().all(|diagnostic| diagnostic.level() < Level::Error) {
            return Self(Vec::new());
        }
        Self(atlas.maps().iter().filter_map(faults).collect())
    }

    fn any(&self) -> bool {
        !self.0.is_empty()
    }

    /// The diagnostics of the map at a place, by index, if it has an error.
    fn of(&self, chapter: usize, span: Span) -> Option<&[usize]> {
        self.0.iter().find(|(c, s, _)| (*c, *s) == (chapter, span)).map(|(_, _, faults)| faults.as_slice())
    }

    /// The same maps without these: nothing may link to what is not shown.
    fn without(&self, atlas: Atlas) -> Atlas {
        let maps = atlas.into_maps();
        Atlas::new(maps.into_iter().filter(|map| self.of(map.chapter, map.journey.span).is_none()).collect()).0
    }
}

/// Writes maps for the renderer that the book is built for.
struct Writer<'a> {
    site: Site<'a>,
    output: OutputKind,
    css: Css,
    theme: Theme,
    styled: bool,
    /// How many indexes are written already.
    indexes: usize,
}

impl<'a> Writer<'a> {
    fn new(site: Site<'a>, options: &Options) -> Result<Self, TemplateError> {
        Ok(Self {
            site,
            output: options.output,
            css: options.css,
            theme: Theme::built_in()?,
            styled: false,
            indexes: 0,
        })
    }

    fn begin_page(&mut self) {
        self.styled = false;
    }

    /// The style sheet before the first thing on a page that needs it.
    fn with_style(&mut self, html: String) -> String {
        if self.styled || self.css == Css::None {
            return html;
        }
        self.styled = true;
        self.theme.style() + &html
    }

    fn map(&mut self, map: usize) -> Result<String, TemplateError> {
        match self.output {
            OutputKind::Html => html::map(self.site, &self.theme, map).map(|html| self.with_style(html)),
            OutputKind::Markdown => Ok(markdown::map(self.site, map)),
        }
    }

    fn index(&mut self, chapter: Option<usize>, level: u8) -> Result<String, TemplateError> {
        self.indexes += 1;
        let again = format!("{INDEX_ANCHOR}-{}", self.indexes);
        let spot = IndexSpot { chapter, level, anchor: if self.indexes == 1 { INDEX_ANCHOR } else { &again } };
        match self.output {
            OutputKind::Html => html::index(self.site, &self.theme, spot).map(|html| self.with_style(html)),
            OutputKind::Markdown => Ok(markdown::index(self.site, spot)),
        }
    }

    fn error_box(
        &mut self,
        diagnostics: &[Diagnostic],
        faults: &[usize],
        chapter: &Chapter,
        fence: &Fence,
    ) -> Result<String, TemplateError> {
        let faults: Vec<&Diagnostic> = faults.iter().map(|fault| &diagnostics[*fault]).collect();
        let source = fence.body.text();
        match self.output {
            OutputKind::Html => {
                html::error_box(&self.theme, &faults, chapter, source).map(|html| self.with_style(html))
            }
            OutputKind::Markdown => Ok(markdown::error_box(&faults, chapter, source)),
        }
    }
}

/// Markdown in place of a fence that may stand in a quote or a list: each line gets what stood before the fence, list marks
/// turned into spaces, and an empty line sets it apart from the text on either side.
fn in_container(chapter: &str, fence: Span, text: &str) -> String {
    let line = chapter[..fence.start].rfind('\n').map_or(0, |at| at + 1);
    let before = &chapter[line..fence.start];
    let prefix: String = before.chars().map(|c| if c == '>' || c.is_whitespace() { c } else { ' ' }).collect();
    let next = format!("\n{prefix}");
    let mut out = String::new();
    // A mark of a list must keep its text on its own line.
    if before == prefix && line > 0 {
        out.push_str(&next);
    }
    out.push_str(&text.trim_end().replace('\n', &next));
    out.push_str(&next);
    out
}
