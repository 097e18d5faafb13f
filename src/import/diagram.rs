//! A file with one of Mermaid's journeys.

use super::{Imported, Surroundings};
use crate::language::Context;
use crate::mermaid;
use crate::source::{Excerpt, Span};

/// Reads a file that holds a journey diagram and nothing else; none if it is no journey.
#[must_use]
pub fn diagram(text: &str, around: Surroundings<'_>) -> Option<Imported> {
    if !mermaid::is_journey(text) {
        return None;
    }
    let Surroundings { name, chapter, settings } = around;
    let context = Context { settings, chapter, span: Span::new(0, text.len()), section: name };
    let (journey, diagnostics) = mermaid::read(&Excerpt::whole(text), context);
    let mut imported = Imported::default();
    imported.add(journey, diagnostics, settings);
    Some(imported)
}
