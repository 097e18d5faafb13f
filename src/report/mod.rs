//! Diagnostics as text for people: each with its place, the line it speaks of, and the cure.
//!
//! [`human()`] takes values and gives a string; whoever calls it reads the files. `locate` finds out where in a file a
//! place of a chapter is, `excerpt` cuts out the line to show, the module `human` puts it together.

mod excerpt;
mod human;
mod locate;

pub use human::human;

/// The file that a chapter came from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// Its path as the writer knows it, such as `src/checkout.md`.
    pub path: String,
    /// Its text, if it could be read.
    pub text: Option<String>,
}
