//! What every part of the reading shares: the fence's text, its surroundings, and the list of what was found wrong.

use std::cell::OnceCell;
use std::collections::HashSet;
use std::ops::Range;

use super::Context;
use super::markdown::Node;
use super::markdown::raw_html::RawComment;
use super::names::vocabulary::Vocabulary;
use crate::diagnostics::{Code, Cure, Diagnostic, Fix, Known, Place};
use crate::model::{Comment, Scale};
use crate::source::{Excerpt, Span};

/// Reads one fence.
pub(super) struct Reader<'a> {
    pub(super) excerpt: &'a Excerpt,
    pub(super) context: Context<'a>,
    pub(super) vocabulary: Vocabulary<'a>,
    /// All its names, for labels that are misspelt.
    pub(super) known: OnceCell<Known<'static>>,
    /// How this map's numbers are meant.
    pub(super) scale: Scale,
    /// Labels of known lanes, folded, that are lanes of the writer's own in this map.
    pub(super) apart: HashSet<String>,
    /// Labels that are rows because they come back, folded.
    pub(super) own_rows: HashSet<String>,
    /// The comments that were found, in no order.
    pub(super) comments: Vec<RawComment>,
    /// What stands behind the first of several journeys.
    pub(super) others: Vec<Node>,
    /// The personas that the map's header names.
    pub(super) personas: Vec<String>,
    /// Where rows of emotions stand, or the names behind them, that are reported: once, though a row of a table has many cells.
    pub(super) reported_rows: HashSet<Span>,
    pub(super) diagnostics: Vec<Diagnostic>,
}

impl<'a> Reader<'a> {
    pub(super) fn new(excerpt: &'a Excerpt, context: Context<'a>) -> Self {
        Self {
            excerpt,
            context,
            vocabulary: Vocabulary::new(context.settings),
            known: OnceCell::new(),
            scale: context.settings.scale,
            apart: HashSet::new(),
            own_rows: HashSet::new(),
            comments: Vec::new(),
            others: Vec::new(),
            personas: Vec::new(),
            reported_rows: HashSet::new(),
            diagnostics: Vec::new(),
        }
    }

    /// Where a range of the fence's text stands in the chapter.
    pub(super) fn span(&self, range: &Range<usize>) -> Span {
        self.excerpt.span(range.clone())
    }

    /// The comments, in the order of the text, for the model.
    pub(super) fn take_comments(&mut self) -> Vec<Comment> {
        let mut comments = std::mem::take(&mut self.comments);
        comments.sort_by_key(|comment| comment.range.start);
        let comment = |raw: RawComment| Comment { text: raw.text, beside: raw.beside, span: self.span(&raw.range) };
        comments.into_iter().map(comment).collect()
    }

    /// Reports a fault at a place in the chapter.
    pub(super) fn report(
        &mut self,
        code: Code,
        span: Span,
        message: impl Into<String>,
        label: &str,
        cure: impl Into<Cure>,
    ) {
        let place = Place { chapter: self.context.chapter, span };
        let diagnostic = Diagnostic::new(code, place, message).label(label).help(cure);
        self.diagnostics.push(diagnostic);
    }

    /// Adds what mends the fault that was reported last: `text` in the place of `span`.
    pub(super) fn mend(&mut self, span: Span, text: impl Into<String>) {
        if let Some(diagnostic) = self.diagnostics.last_mut() {
            diagnostic.fix = Some(Fix::write(Place { chapter: self.context.chapter, span }, text));
        }
    }
}
