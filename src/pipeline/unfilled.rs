//! Fences in which mdBook has something left to fill in: `{{#include …}}` and its like.
//!
//! In a build that runs before mdBook's `links`, and in every check from disk, nobody can know what will stand there. So
//! nothing is said of such a fence but that, and of no reference or name that may lead into it.

use crate::book::{Fence, directives};
use crate::diagnostics::{Code, Diagnostic, Place};
use crate::source::Span;

/// Reports the fences with something left to fill in, and takes out what cannot be known because of them.
pub(super) fn settle(fences: &[Vec<Fence>], diagnostics: &mut Vec<Diagnostic>) {
    let all = fences.iter().enumerate().flat_map(|(chapter, fences)| fences.iter().map(move |fence| (chapter, fence)));
    let found: Vec<(usize, &Fence, Span)> =
        all.filter_map(|(chapter, fence)| Some((chapter, fence, directive(fence)?))).collect();
    if found.is_empty() {
        return;
    }
    let is_within = |place: Place| {
        found.iter().any(|(chapter, fence, _)| {
            *chapter == place.chapter && fence.span.range().contains(&place.span.start) && fence.closed
        })
    };
    let may_lead_there =
        |d: &Diagnostic| matches!(d.code, Code::UnknownReference | Code::UnknownPersona | Code::UnknownName);
    diagnostics.retain(|d| !may_lead_there(d) && !d.places().any(is_within));
    diagnostics.extend(found.iter().map(|(chapter, _, span)| {
        let place = Place { chapter: *chapter, span: *span };
        Diagnostic::new(Code::UnfilledInclude, place, "mdBook has yet to fill this in, so the fence was not checked")
            .label("not filled in")
            .help(
                "for a build, run `mdbook-journey install`: maps are then read after `links`; for a check from disk, \
                 let the included file hold the whole fence",
            )
    }));
}

/// The first directive of mdBook's in a fence.
fn directive(fence: &Fence) -> Option<Span> {
    directives(fence.body.text()).next().map(|directive| fence.body.span(directive.range))
}
