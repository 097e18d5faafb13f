//! Diagnostics and changes as text: for people, for editors and for other programs.
//!
//! [`notices`] finds out where in a file each diagnostic stands (`locate`, and `excerpt` for the line to show). Each format
//! is a file with one function that makes a string of the notices; whoever calls it reads and writes. To add a format, add
//! its file here and its name to the options of `cli::check`. What has changed between two states of a book is told by
//! [`changes`].

pub mod changes;
mod excerpt;
mod github;
mod human;
mod json;
mod locate;
mod notice;
mod sarif;
mod short;

pub use github::github;
pub use human::human;
pub use json::json;
pub use notice::{Notice, Remedy, Spot, Stretch, notices};
pub use sarif::sarif;
pub use short::short;

/// The file that a chapter came from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChapterFile {
    /// Its path as the writer knows it, such as `src/checkout.md`.
    pub path: String,
    /// Its text, if it could be read.
    pub text: Option<String>,
}
