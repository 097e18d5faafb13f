//! An index: what a `journey-index` block asks for, as its sections.
//!
//! `views` answers the query; here the answer gets its words and links. Sections are of few shapes: numbers, lists of
//! entries, the matrix, the heat map. The templates are `index.hbs` and the parts that it names.

mod counts;
mod entry;
mod heat;
mod list;
mod matrix;

use self::counts::CountView;
use self::heat::HeatView;
use self::list::ListView;
use self::matrix::MatrixView;
use super::TemplateError;
use super::page::Page;
use super::theme::{Html, view};
use crate::atlas::anchors;
use crate::model::{Query, Subject};
use crate::render::{IndexSpot, captions};
use crate::views::{Content, Section, view};

view! {
    #[derive(Debug)]
    struct IndexView<'a> {
        anchor: String,
        heading: Option<HeadingView>,
        asked: Vec<String>,
        empty: Option<&'a str>,
        sections: Vec<SectionView<'a>>,
    }
}

view! {
    #[derive(Debug)]
    struct HeadingView {
        level: u8,
        id: String,
        title: Html,
    }
}

view! {
    #[derive(Debug, Default)]
    struct SectionView<'a> {
        heading: Option<HeadingView>,
        counts: Vec<CountView<'a>>,
        list: Option<ListView<'a>>,
        matrix: Option<MatrixView<'a>>,
        heat: Option<HeatView<'a>>,
        nothing: Option<String>,
    }
}

/// What a section needs to know of the index around it.
#[derive(Debug, Clone, Copy)]
struct Around<'a> {
    page: Page<'a>,
    query: &'a Query,
    level: u8,
    /// The name of its chapter.
    chapter: Option<&'a str>,
}

/// The index on a page, at `spot`.
pub(super) fn index<'a>(page: Page<'a>, spot: IndexSpot<'a>) -> Result<String, TemplateError> {
    let IndexSpot { level, query, chapter } = spot;
    let anchor = anchors::of(&query.id);
    let chapter = chapter.and_then(|index| page.site.book.chapters.get(index)).map(|chapter| chapter.name.as_str());
    let view = view(page.site.atlas, query);
    let heading = query.heading.as_ref().map(|heading| {
        let title = page.text(&heading.text)?.heading();
        Ok(HeadingView { level: level.clamp(1, 6), id: anchor.clone(), title })
    });
    let heading: Option<HeadingView> = heading.transpose()?;
    // A title over one section is that section's.
    let is_titled = heading.is_some() && view.sections.len() == 1;
    let level = if heading.is_some() && !is_titled { level + 1 } else { level }.clamp(1, 6);
    let around = Around { page, query, level, chapter };
    let sections = view.sections.into_iter().map(|section| around.section(section, is_titled));
    let view = IndexView {
        anchor,
        heading,
        asked: captions::asked(page.words, query),
        empty: page.site.atlas.maps().is_empty().then_some(page.words.text.index.empty.as_str()),
        sections: sections.collect::<Result<_, TemplateError>>()?,
    };
    page.theme.block("index", &view)
}

impl<'a> Around<'a> {
    /// What a region that scrolls is called: which of the book's it is must be told (WCAG 2.2, 2.4.6), in `print.html` too.
    fn region(self, subject: Subject) -> String {
        let words = self.page.words;
        let title = self.query.heading.as_ref().map(|heading| heading.text.words());
        let subject = captions::subject(words, subject);
        match title.as_deref().or(self.chapter) {
            Some(name) => format!("{} {name}", words.label(subject).trim_end()),
            None => subject.to_owned(),
        }
    }

    fn section(self, section: Section<'a>, is_titled: bool) -> Result<SectionView<'a>, TemplateError> {
        let words = self.page.words;
        let subject = section.subject;
        let heading = self.heading(captions::subject(words, subject), subject.word(), self.level);
        let mut view = SectionView { heading: (!is_titled).then_some(heading), ..SectionView::default() };
        let nothing = captions::nothing(words, self.query, subject) + &words.text.marks.full_stop;
        match section.content {
            Content::Counts(counts) => {
                view.heading = None;
                view.counts = counts::counts(words, &counts);
            }
            Content::List(list) => {
                view.nothing = (list.shown == 0).then_some(nothing);
                view.list = Some(list::list(self, subject, &list)?);
            }
            Content::Matrix(matrix) => {
                view.nothing = matrix.is_empty().then_some(nothing);
                view.matrix = matrix::matrix(self, &matrix)?;
            }
            Content::HeatMap(heat) => {
                view.nothing = heat.rows.is_empty().then_some(nothing);
                view.heat = heat::heat(self, &heat)?;
            }
        }
        Ok(view)
    }

    /// A heading of this index, with an anchor of its own.
    fn heading(self, title: &str, key: &str, level: u8) -> HeadingView {
        let id = anchors::in_index(self.query, key);
        HeadingView { level: level.clamp(1, 6), id, title: Html(super::theme::escape(title)).heading() }
    }
}
