//! A chapter with its maps in canonical form. Everything around them stays as it is, byte for byte.
//!
//! [`rewrite`] reads each map, prints it, and reads it again: only what then says the same is taken, and makes mdBook fill in
//! the same (`{{#include …}}`). `fence` puts the new lines where the old ones stood.

mod fence;

pub(crate) use fence::{ends_within, lines};

use crate::book::{Chapter, Fence, FenceKind, Flavour, scan, splice};
use crate::language::{self, Context, Settings};
use crate::model::{Journey, Record};
use crate::source::{Excerpt, Span, directives};

/// Which maps are written anew.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Forms {
    /// Those in the heading form: title, stages and steps are headings of the first three levels.
    Headings,
    /// All of them: tables, front matter and headings of other levels too.
    All,
}

/// A chapter, and what became of its maps.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Rewritten {
    /// Its new text; none where all is in canonical form.
    pub text: Option<String>,
    /// How many fences it has whose content has a canonical form: maps, personas and lists of sources.
    pub fences: usize,
    /// How many of them were written anew.
    pub changed: usize,
    /// Those that were left as they are, though not in canonical form.
    pub left: Vec<Left>,
}

/// A map that was left as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Left {
    /// Where the reason stands in the chapter.
    pub span: Span,
    /// Why.
    pub why: Why,
}

/// Why a map is left as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// It is not in the heading form, and only those were asked for.
    OtherForm,
    /// It has text, but neither stages nor lanes: nobody knows what its lines were to be.
    NoMap,
    /// Its fence is never closed, so nobody knows where it ends.
    Unclosed,
    /// In canonical form it would say something else.
    SaysMore,
    /// A line of its canonical form would end its fence.
    EndsFence,
    /// mdBook fills in a part of it, so nobody knows here what it says; or would fill in what it did not before.
    FilledIn,
    /// Its lines cannot be told from what it stands in: a list or a quote that is indented in an odd way.
    Misplaced,
}

/// Writes the maps of a chapter in canonical form.
#[must_use]
pub fn rewrite(chapter: &Chapter, settings: &Settings, flavour: Flavour, forms: Forms) -> Rewritten {
    let text = &chapter.text;
    let fences = scan(text, flavour);
    let mut rewritten = Rewritten::default();
    let mut bodies: Vec<Option<String>> = vec![None; fences.len()];
    let filled_in: Vec<Span> = directives(text).map(|found| found.range.into()).collect();
    let is_filled_in = |fence: &Fence| {
        let behind = filled_in.partition_point(|found| found.end <= fence.span.start);
        filled_in.get(behind).is_some_and(|found| found.start < fence.span.end)
    };
    let has_form = |kind| matches!(kind, FenceKind::Journey | FenceKind::Record(_));
    for (fence, body) in fences.iter().zip(&mut bodies).filter(|(fence, _)| has_form(fence.kind)) {
        rewritten.fences += 1;
        let new = if is_filled_in(fence) {
            Err(Left { span: fence.opening, why: Why::FilledIn })
        } else {
            new_body(chapter, fence, settings, forms)
        };
        match new {
            Ok(new) => *body = new,
            Err(left) => rewritten.left.push(left),
        }
    }
    let changed = || fences.iter().zip(&bodies).filter_map(|(fence, body)| Some((fence, body.as_deref()?)));
    let lines: Vec<_> = changed().map(|(fence, body)| fence::lines(text, fence, body)).collect();
    let new = splice(text, lines.iter().map(|(span, lines)| (*span, lines.as_str())));
    // If not all else is as it was, the whole chapter stays as it is.
    let why = if !has_fences(&scan(&new, flavour), &fences, &bodies) {
        Some(Why::Misplaced)
    } else if !directives(text).map(|found| &text[found.range]).eq(directives(&new).map(|found| &new[found.range])) {
        Some(Why::FilledIn)
    } else {
        None
    };
    if let Some(why) = why {
        rewritten.left.extend(changed().map(|(fence, _)| Left { span: fence.opening, why }));
    } else {
        rewritten.changed = lines.len();
        rewritten.text = (!lines.is_empty()).then_some(new);
    }
    rewritten
}

/// Whether the fences that were found are those that were there, with the new bodies of some of them.
fn has_fences(found: &[Fence], fences: &[Fence], bodies: &[Option<String>]) -> bool {
    let is_body =
        |(i, found): (usize, &Fence)| found.body.text() == bodies[i].as_deref().unwrap_or(fences[i].body.text());
    found.len() == fences.len() && found.iter().enumerate().all(is_body)
}

/// The new body of a fence; none where it is canonical, or of a kind that has no canonical form.
fn new_body(chapter: &Chapter, fence: &Fence, settings: &Settings, forms: Forms) -> Result<Option<String>, Left> {
    let context = Context { settings, chapter: 0, span: fence.span, section: fence.section_in(chapter) };
    let left = |span, why| Err(Left { span, why });
    if !fence.closed {
        return left(fence.opening, Why::Unclosed);
    }
    let Some(said) = Said::read(fence.kind, &fence.body, context) else { return Ok(None) };
    if matches!(&said, Said::Map(journey) if journey.is_mere_text()) {
        return left(fence.opening, Why::NoMap);
    }
    let printed = said.printed(settings);
    if printed == fence.body.text() {
        return Ok(None);
    }
    if forms == Forms::Headings && !language::is_heading_form(&fence.body, &printed) {
        return left(fence.opening, Why::OtherForm);
    }
    let again = Said::read(fence.kind, &Excerpt::whole(&printed), context);
    if let Some(span) = again.and_then(|again| said.difference(&again)) {
        return left(span, Why::SaysMore);
    }
    if fence::ends_within(&chapter.text, fence, &printed) {
        return left(fence.opening, Why::EndsFence);
    }
    Ok(Some(printed))
}

/// What a body says that has a canonical form.
enum Said {
    Map(Journey),
    Record(Record),
}

impl Said {
    /// Reads the body of a fence of this kind; none where those have no canonical form.
    fn read(kind: FenceKind, body: &Excerpt, context: Context<'_>) -> Option<Self> {
        match kind {
            FenceKind::Journey => Some(Self::Map(language::read(body, context).0)),
            FenceKind::Record(kind) => Some(Self::Record(language::read_record(kind, body, context).0)),
            FenceKind::Index | FenceKind::Mermaid => None,
        }
    }

    /// It in canonical form.
    fn printed(&self, settings: &Settings) -> String {
        match self {
            Self::Map(journey) => language::print(journey, settings),
            Self::Record(record) => language::print_record(record, settings),
        }
    }

    /// Where it says something that the other one does not.
    fn difference(&self, other: &Self) -> Option<Span> {
        match (self, other) {
            (Self::Map(one), Self::Map(other)) => language::difference(one, other),
            (Self::Record(one), Self::Record(other)) => language::record_difference(one, other),
            _ => None,
        }
    }
}
