//! Comments in a map, a record or an index that allow what a rule would report: `<!-- journey: allow(missing-scope, flat-mood)
//! -->`.
//!
//! One that stands before everything else in its map holds for the whole map. Any other one holds for the line that it
//! stands on, or, on a line of its own, for the next line with something on it.

use std::ops::Range;

use super::abouts;
use crate::atlas::Atlas;
use crate::book::Book;
use crate::diagnostics::{Code, Cure, Diagnostic, Level, Place, quoted};
use crate::model::Comment;
use crate::source::Span;

/// What a comment begins with that speaks to this program.
const ADDRESS: &str = "journey:";

/// What the comments of a book allow.
#[derive(Debug, Default)]
pub(super) struct Allowances(Vec<Allowance>);

#[derive(Debug)]
struct Allowance {
    name: String,
    chapter: usize,
    /// Where what is allowed begins.
    within: Range<usize>,
}

impl Allowances {
    /// Whether a diagnostic is allowed. Errors never are.
    pub(super) fn cover(&self, diagnostic: &Diagnostic) -> bool {
        let (name, place) = (diagnostic.code.name(), diagnostic.place);
        diagnostic.code.level() != Level::Error
            && self.0.iter().any(|allowance| {
                allowance.name == name
                    && allowance.chapter == place.chapter
                    && allowance.within.contains(&place.span.start)
            })
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
        for comment in comments {
            let Some(order) = comment.text.trim().strip_prefix(ADDRESS).map(str::trim) else { continue };
            let names = order.strip_prefix("allow").map(str::trim_start).and_then(|rest| rest.strip_prefix('('));
            let Some(names) = names.and_then(|names| names.strip_suffix(')')) else {
                let place = Place { chapter, span: comment.span };
                let message = format!("`{}` is nothing that a comment can ask for", quoted(order));
                let help = "write the names of rules in brackets: `<!-- journey: allow(missing-scope) -->`";
                diagnostics.push(Diagnostic::new(Code::UnknownRule, place, message).help(help));
                continue;
            };
            let within = scope(text, whole, comments, comment);
            for name in names.split(',').map(str::trim).filter(|name| !name.is_empty()) {
                let span = place_of(text, comment.span, name);
                diagnostics.extend(fault(name, Place { chapter, span }));
                allowances.0.push(Allowance { name: name.to_owned(), chapter, within: within.clone() });
            }
        }
    }
    allowances
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

/// The part of the chapter that a comment speaks of.
fn scope(text: &str, map: Span, comments: &[Comment], comment: &Comment) -> Range<usize> {
    let body = text[map.range()].find('\n').map_or(map.end, |line| map.start + line + 1);
    let nothing_in = |range: Range<usize>| text.get(range).is_some_and(|between| bare(between).is_empty());
    // Several comments may stand first, each on its own line.
    let mut start = body;
    for earlier in comments.iter().filter(|earlier| earlier.span.start < comment.span.start) {
        if nothing_in(start..earlier.span.start) {
            start = earlier.span.end;
        }
    }
    if nothing_in(start..comment.span.start) {
        return map.range();
    }
    let line_start = text[..comment.span.start].rfind('\n').map_or(0, |at| at + 1);
    if comment.beside {
        return line_start..line_end(text, comment.span.end);
    }
    let mut at = line_end(text, comment.span.end);
    while at < map.end {
        let end = line_end(text, at + 1);
        let line = bare(&text[at..end]);
        at = end;
        if !line.is_empty() && !line.starts_with("<!--") {
            break;
        }
    }
    line_start..at
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
