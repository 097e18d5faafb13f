//! Mermaid's `journey` diagrams, read as maps.
//!
//! The way: `prelude` skips what stands before the diagram, `statements` takes it apart line by line, `task` reads
//! the colons of a task, `words` turns Mermaid's text into ours, `map` makes the model, and `actors`
//! gives each of several actors a curve. The grammar is that of
//! Mermaid 11 (`diagrams/user-journey/parser/journey.jison`, `journeyDb.js`) and what Mermaid does to every diagram before
//! (`preprocess.ts`, `utils.ts`). Where Mermaid would stop, or lose a part, and the intent is plain, the line is read as it
//! was meant and [`Code::MermaidLine`](crate::diagnostics::Code::MermaidLine) says so.

mod actors;
mod map;
mod prelude;
mod statements;
mod task;
mod words;

use crate::diagnostics::Diagnostic;
use crate::language::Context;
use crate::model::Journey;
use crate::source::Excerpt;

/// Whether a diagram of Mermaid's is a journey.
#[must_use]
pub fn is_journey(text: &str) -> bool {
    prelude::read(text).is_journey
}

/// Reads a journey diagram: its sections are stages and its tasks steps; a task outside of any section is a stage. It
/// never fails: what no rule places is kept and reported.
#[must_use]
pub fn read(body: &Excerpt, context: Context<'_>) -> (Journey, Vec<Diagnostic>) {
    map::journey(statements::read(body.text()), body, context)
}
