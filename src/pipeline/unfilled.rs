//! Fences in which mdBook has something left to fill in: `{{#include …}}` and its like.
//!
//! In a build that runs before mdBook's `links`, and in every check from disk, nobody can know what will stand there. So
//! nothing is said of such a fence but that, and of no reference or name that may lead into it.

use crate::book::Fence;
use crate::diagnostics::{Code, Diagnostic, Place};
use crate::source::{Span, directives};

/// Reports the fences with something left to fill in, and takes out what cannot be known because of them.
pub(super) fn settle(fences: &[Vec<Fence>], diagnostics: &mut Vec<Diagnostic>) {
    let found: Vec<Vec<(&Fence, Span)>> = fences.iter().map(|fences| unfilled(fences).collect()).collect();
    if found.iter().all(Vec::is_empty) {
        return;
    }
    // A chapter's fences stand one behind the other.
    let is_within = |place: Place| {
        let found = found.get(place.chapter).map_or(&[][..], Vec::as_slice);
        let behind = found.partition_point(|(fence, _)| fence.span.start <= place.span.start);
        found[..behind].last().is_some_and(|(fence, _)| fence.span.range().contains(&place.span.start) && fence.closed)
    };
    let may_lead_there =
        |d: &Diagnostic| matches!(d.code, Code::UnknownReference | Code::UnknownPersona | Code::UnknownName);
    diagnostics.retain(|d| !may_lead_there(d) && !d.places().any(is_within));
    let places =
        found.iter().enumerate().flat_map(|(chapter, found)| found.iter().map(move |(_, span)| (chapter, *span)));
    diagnostics.extend(places.map(|(chapter, span)| {
        let place = Place { chapter, span };
        Diagnostic::new(Code::UnfilledInclude, place, "mdBook has yet to fill this in, so the fence was not checked")
            .label("not filled in")
            .help(
                "for a build, run `mdbook-journey install`: maps are then read after `links`; for a check from disk, \
                 let the included file hold the whole fence",
            )
    }));
}

/// The fences with a directive of mdBook's in them, and the place of the first one.
fn unfilled(fences: &[Fence]) -> impl Iterator<Item = (&Fence, Span)> {
    fences.iter().filter_map(|fence| Some((fence, directive(fence)?)))
}

/// The first directive of mdBook's in a fence.
fn directive(fence: &Fence) -> Option<Span> {
    directives(fence.body.text()).next().map(|directive| fence.body.span(directive.range))
}
