//! Rules of good practice: what a colleague with some experience would ask about a map.
//!
//! Each rule is a file in `rules/`; its documentation comment is its page of the manual. [`inspect`] runs the rules over
//! the atlas, [`Levels`] say which of them count and how much, and an `allowance` is a comment in a map that makes an
//! exception. To add a rule: add its file and its line in the table of `rules`, and a case under `tests/lint/`.

mod allowance;
mod inspection;
mod levels;
mod rule;
mod rules;
mod settings;
mod spelling;

pub use levels::{Levels, NotAllowed};
pub use settings::Settings;

use crate::atlas::Atlas;
use crate::book::Book;
use crate::diagnostics::{About, Code, Diagnostic};
use inspection::Inspection;
use rules::RULES;

/// Everything that can be reported: the language's codes, then the rules, in the order of the manual.
pub fn abouts() -> impl Iterator<Item = &'static About> {
    Code::ALL.iter().map(|code| code.about()).chain(RULES.iter().map(|rule| &rule.about))
}

/// What is found where a rule that counts is not kept, one rule after the other.
#[must_use]
pub fn inspect(atlas: &Atlas, settings: &Settings) -> Vec<Diagnostic> {
    let counted = RULES.iter().filter(|rule| settings.levels.of(&rule.about).is_some());
    counted.flat_map(|rule| Inspection::run(rule, atlas, settings)).collect()
}

/// Gives every diagnostic the level that the book wants it to have. What the book or a comment in a map allows is taken
/// out; comments that allow what does not exist are reported.
pub fn settle(book: &Book, atlas: &Atlas, settings: &Settings, diagnostics: &mut Vec<Diagnostic>) {
    let allowances = allowance::find(book, atlas, diagnostics);
    diagnostics.retain_mut(|diagnostic| match settings.levels.of(diagnostic.code.about()) {
        Some(level) => {
            diagnostic.level = level;
            !allowances.cover(diagnostic)
        }
        None => false,
    });
}
