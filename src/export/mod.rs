//! Maps for other tools: as JSON, as lines of JSON, as CSV, as Mermaid, and for `TheyDo`.
//!
//! [`shape`] is what the JSON looks like; its schema is made of the same types. `fill` makes it of an atlas. Each format is a
//! file with one function that makes a string. To add one, add its file here and a variant of `Format` to `cli::export`.

mod csv;
mod fill;
mod json;
mod mermaid;
pub mod shape;
mod theydo;

pub use csv::{findings_csv, stages_csv};
pub use json::{json, ndjson, schema};
pub use mermaid::mermaid;
pub use theydo::{theydo_insights, theydo_opportunities};

use crate::atlas::Atlas;
use crate::language::Settings;
use crate::source::Lines;

/// A book that is exported.
#[derive(Debug, Clone)]
pub struct Edition<'a> {
    /// Its maps.
    pub atlas: &'a Atlas,
    /// The lines of its chapters, by their index.
    pub lines: Vec<Lines<'a>>,
    /// What it settles about the language.
    pub settings: &'a Settings,
    /// The name of each chapter's file, by its index; none for those that nobody asked for.
    pub files: &'a [Option<String>],
    /// The id of the only map that is wanted, if it is only one.
    pub only: Option<&'a str>,
}
