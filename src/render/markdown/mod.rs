//! Maps, the index and the error box as plain Markdown: several lines, to stand at the chapter's top level.

use super::Site;
use crate::book::Chapter;
use crate::diagnostics::Diagnostic;

/// The map with index `map` in the atlas.
#[must_use]
pub fn map(_site: Site<'_>, _map: usize) -> String {
    String::new()
}

/// The index of the book, for the page of the chapter with index `chapter` (`None`: the generated one).
#[must_use]
pub fn index(_site: Site<'_>, _chapter: Option<usize>, _level: u8) -> String {
    String::new()
}

/// What stands in a map's place when it has errors and `on-error` is `show`.
#[must_use]
pub fn error_box(_diagnostics: &[&Diagnostic], _chapter: &Chapter, _source: &str) -> String {
    String::new()
}
