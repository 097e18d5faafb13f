//! Changes as text: for people, for a pull request and for other programs.
//!
//! Each format is a file with one function that makes a string of a [`Comparison`]. To add one, add its file here and its
//! name to the options of `cli::diff`.

mod human;
mod json;
mod markdown;
mod summary;

pub use human::human;
pub use json::json;
pub use markdown::markdown;

use crate::diagnostics::harmless;
use crate::diff::Changed;

/// What was compared, and what came out.
#[derive(Debug, Clone, PartialEq)]
pub struct Comparison {
    /// What it was compared with: the name of a revision, a folder, a file.
    pub before: String,
    /// What was compared.
    pub after: String,
    /// What changed; none where nothing did.
    pub changed: Vec<Changed>,
}

/// The writer's words on one line, and at most so many characters of them.
fn line(words: &str, most: usize) -> String {
    let mut line: String =
        words.chars().map(|c| if c.is_whitespace() { ' ' } else { harmless(c) }).take(most).collect();
    if words.chars().nth(most).is_some() {
        line.push('…');
    }
    line
}
