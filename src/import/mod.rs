//! Maps that people already have, in other notations, as maps of the language.
//!
//! A file holds a diagram of Mermaid's ([`diagram()`]), a spreadsheet's table ([`sheet()`]) or exported maps ([`json()`]); a
//! chapter may hold maps outside of fences ([`document()`]). What comes of it is Markdown with the maps in fences, and what a
//! person should look at. A notation is brought into the language's reach and read by it, so that labels, emotions and tables
//! mean the same everywhere: `sheet` writes a table of Markdown that knows where each cell came from. To add a notation, add a
//! file beside these, and its name to `cli::import`.

mod below;
mod cells;
mod diagram;
mod document;
pub(crate) mod exported;
mod json;
mod list;
mod page;
mod preamble;
mod sections;
mod sheet;
mod steps;
mod summary;
mod verdict;

pub use cells::Delimiter;
pub use diagram::diagram;
pub use document::document;
pub use json::json;
pub use sheet::sheet;

use crate::book::FenceKind;
use crate::diagnostics::Diagnostic;
use crate::language::{self, Settings, backticks, stage_word};
use crate::model::{Journey, Record};

/// What came of a file.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Imported {
    /// Markdown, with the maps in fences.
    pub text: String,
    /// The maps.
    pub maps: Vec<Journey>,
    /// Cards of personas, and lists of sources.
    pub records: Vec<Record>,
    /// What a person should look at, at its place in the file.
    pub diagnostics: Vec<Diagnostic>,
    /// What is in no map, one by one: columns that nobody knows, and cells.
    pub left_out: Vec<String>,
}

/// What the reader of a file must know about it.
#[derive(Debug, Clone, Copy)]
pub struct Surroundings<'a> {
    /// The title of a map without one.
    pub name: &'a str,
    /// The number of the file in its book, which diagnostics name.
    pub chapter: usize,
    /// What the book settles for all its maps.
    pub settings: &'a Settings,
}

impl Imported {
    /// Adds a map of the file. A title that was borrowed from the file's name becomes its own.
    fn add(&mut self, mut journey: Journey, diagnostics: Vec<Diagnostic>, settings: &Settings) {
        journey.header.title_borrowed &= journey.header.title.is_empty();
        self.push(&fence(FenceKind::Journey, &language::print(&journey, settings)));
        self.maps.push(journey);
        self.diagnostics.extend(diagnostics);
    }

    /// Adds a card or a list of sources in the same way.
    fn add_record(&mut self, mut record: Record, diagnostics: Vec<Diagnostic>, settings: &Settings) {
        record.header.title_borrowed &= record.header.title.is_empty();
        self.push(&fence(FenceKind::Record(record.kind), &language::print_record(&record, settings)));
        self.records.push(record);
        self.diagnostics.extend(diagnostics);
    }

    fn push(&mut self, fence: &str) {
        if !self.text.is_empty() {
            self.text.push('\n');
        }
        self.text.push_str(fence);
    }
}

/// Takes the words over a map's stages from it where they say no more than "stage": they are not worth their place.
fn without_corner(journey: &mut Journey) {
    journey.corner = journey.corner.take().filter(|corner| !names_stages(corner));
}

/// Whether words over stages say no more than that they are stages: `Stage`, `Key stages`.
fn names_stages(words: &str) -> bool {
    stage_word(words).is_some() || words.split_whitespace().last().is_some_and(|last| stage_word(last).is_some())
}

/// A body in a fence that nothing in it closes.
fn fence(kind: FenceKind, body: &str) -> String {
    let (marks, name) = (backticks(body, 3), kind.name());
    format!("{marks}{name}\n{body}{marks}\n")
}
