//! Comments in a map, a record or an index that allow what a rule would report: `<!-- journey: allow(missing-scope, flat-mood)
//! -->`.
//!
//! One that stands before everything else in its map holds for the whole map. Any other one holds for the line that it
//! stands on, or, on a line of its own, for the next line with something on it.

use std::collections::HashMap;
use std::ops::Range;

use super::abouts;
use crate::atlas::Atlas;
use crate::book::Book;
use crate::diagnostics::{Code, Cure, Diagnostic, Level, Place, quoted};
use crate::model::Comment;
use crate::source::Span;

/// What a comment begins with that speaks to this program.
const ADDRESS: &str = "journey:";

/// What the comments of a book allow: by chapter and name, where what is allowed begins. The ranges are in order and do not meet.
#[derive(Debug, Default)]
pub(super) struct Allowances(HashMap<(usize, String), Vec<Range<usize>>>);

impl Allowances {
    /// Whether a diagnostic is allowed. Errors never are.
    pub(super) fn cover(&self, diagnostic: &Diagnostic) -> bool {
        if self.0.is_empty() || diagnostic.code.level() == Level::Error {
            return false;
        }
        let Place { chapter, span } = diagnostic.place;
        let ranges = self.0.get(&(chapter, diagnostic.code.name().to_owned())).map_or(&[][..], Vec::as_slice);
        let before = ranges.partition_point(|range| range.start <= span.start);
        before > 0 && ranges[before - 1].contains(&span.start)
    }

    /// Puts the ranges in order, and those that meet together.
    fn joined(mut self) -> Self {
        for ranges in self.0.values_mut() {
            ranges.sort_by_key(|range| range.start);
            ranges.dedup_by(|next, range| {
                let meet = next.start <= range.end;
                range.end = if meet { range.end.max(next.end) } else { range.end };
                meet
            });
        }
        self
    }
}

/// Reads the comments of all maps, records and indexes; what they name and nobody knows is reported.
pub(super) fn find(book: &Book, atlas: &Atlas, diagnostics: &mut Vec<Diagnostic>) -> Allowances {
    let mut allowances = Allowances::default();
    let maps = atlas.maps().iter().map(|map| (map.placement.chapter, map.journey.span, &map.journey.comments));
    let records =
        atlas.records().iter().map(|placed| (placed.placement.chapter, placed.record.span, &placed.record.comments));
    let indexes =
        atlas.indexes().iter().map(|block| (block.placement.chapter, block.query.span, &block.query.comments));
    for (chapter, whole, comments) in maps.chain(records).chain(indexes) {
        let Some(text) = book.chapters.get(chapter).map(|chapter| chapter.text.as_str()) else { continue };
        let mut scopes = Scopes::new(text, whole);
        for comment in comments {
            let within = scopes.next(comment);
            let Some(order) = comment.text.trim().strip_prefix(ADDRESS).map(str::trim) else { continue };
            let names = order.strip_prefix("allow").map(str::trim_start).and_then(|rest| rest.strip_prefix('('));
            let Some(names) = names.and_then(|names| names.strip_suffix(')')) else {
                let place = Place { chapter, span: comment.span };
                let message = format!("`{}` is nothing that a comment can ask for", quoted(order));
                let help = "write the names of rules in brackets: `<!-- journey: allow(missing-scope) -->`";
                diagnostics.push(Diagnostic::new(Code::UnknownRule, place, message).help(help));
                continue;
            };
            for name in names.split(',').map(str::trim).filter(|name| !name.is_empty()) {
                let span = place_of(text, comment.span, name);
                diagnostics.extend(fault(name, Place { chapter, span }));
                allowances.0.entry((chapter, name.to_owned())).or_default().push(within.clone());
            }
        }
    }
    allowances.joined()
}

/// What is wrong with the name of an allowed rule, if anything is.
fn fault(name: &str, place: Place) -> Option<Diagnostic> {
    let names = || abouts().filter(|about| about.level != Level::Error).map(|about| about.name);
    if names().any(|known| known == name) {
        return None;
    }
    let mut cure = Cure::name(name, names(), "`mdbook-journey explain` lists all names");
    let message = if abouts().any(|about| about.name == name) {
        "mend it: with this error, the page would mislead".clone_into(&mut cure.help);
        format!("`{name}` is an error, and cannot be allowed")
    } else {
        format!("no rule has the name `{}`", quoted(name))
    };
    Some(Diagnostic::new(Code::UnknownRule, place, message).label("nothing is allowed by it").help(cure))
}

/// The parts of a chapter that the comments of a map speak of, one comment after the other.
struct Scopes<'a> {
    text: &'a str,
    map: Span,
    /// Where the comments end that stand before everything else; none once something else has come.
    first: Option<usize>,
    /// What the last comment on a line of its own speaks of.
    last: Range<usize>,
}

impl<'a> Scopes<'a> {
    fn new(text: &'a str, map: Span) -> Self {
        let body = text[map.range()].find('\n').map_or(map.end, |line| map.start + line + 1);
        Self { text, map, first: Some(body), last: 0..0 }
    }

    fn next(&mut self, comment: &Comment) -> Range<usize> {
        let (text, Span { start, end }) = (self.text, comment.span);
        self.first = self.first.filter(|first| text.get(*first..start).is_some_and(|between| bare(between).is_empty()));
        if self.first.is_some() {
            self.first = Some(end);
            return self.map.range();
        }
        let line_start = text[..start].rfind('\n').map_or(0, |at| at + 1);
        if comment.beside {
            return line_start..line_end(text, end);
        }
        // Of several, one below the other, all speak of the same line.
        if !(self.last.contains(&start) && end <= self.last.end) {
            self.last = line_start..self.next_line(end);
        }
        line_start..self.last.end
    }

    /// The end of the next line with something on it.
    fn next_line(&self, from: usize) -> usize {
        let mut at = line_end(self.text, from);
        while at < self.map.end {
            let end = line_end(self.text, at + 1);
            let line = bare(&self.text[at..end]);
            at = end;
            if !line.is_empty() && !line.starts_with("<!--") {
                break;
            }
        }
        at
    }
}

/// What stands in a text besides spaces and the marks of quotations.
fn bare(text: &str) -> &str {
    text.trim_matches([' ', '\t', '\r', '\n', '>'])
}

/// The end of the line in which a byte stands, without its line break.
fn line_end(text: &str, at: usize) -> usize {
    let at = at.min(text.len());
    text[at..].find('\n').map_or(text.len(), |more| at + more)
}

/// Where a name stands in a comment.
fn place_of(text: &str, comment: Span, name: &str) -> Span {
    let found = text.get(comment.range()).and_then(|text| text.find(name)).map(|at| comment.start + at);
    found.map_or(comment, |start| Span::new(start, start + name.len()))
}
