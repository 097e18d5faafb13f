//! What can be wrong with a map, said so that a writer can mend it.
//!
//! A [`Diagnostic`] names its [`Code`], the place, the fault and the cure. To add one: add a variant to [`Code`] with its
//! page of the manual and its level, report it where the fault is seen, and add a case under `tests/`. A test holds these
//! together. What mends a fault by itself is a [`Fix`].

mod about;
mod code;
mod cure;
mod fix;
mod harmless;
mod near;

pub use about::{About, Group};
pub use code::Code;
pub use cure::Cure;
pub use fix::{Edit, Fix};
pub(crate) use harmless::{harmless, harmless_lines};
pub use near::{Known, did_you_mean, is_slip, is_swap, listed};

use crate::source::Span;

/// How bad it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// The writer should look; the page is right all the same.
    Warning,
    /// The page would mislead: the build fails.
    Error,
}

impl Level {
    /// The word for it in messages.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// A place in a book: a chapter (its index in reading order) and a span in its text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The chapter's index in the book.
    pub chapter: usize,
    /// The bytes of its text.
    pub span: Span,
}

/// One thing found wrong. No character of what is said acts where it is shown, whatever the writer's words hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// Which of the documented faults it is.
    pub code: Code,
    /// How bad it is: as its code says, unless the book settles it otherwise.
    pub level: Level,
    /// What is wrong, in lower case, the writer's text in backticks.
    pub message: String,
    /// Where it is.
    pub place: Place,
    /// What is said at the place itself; empty when the message says it all.
    pub label: String,
    /// Other places that belong to it, each with what it is ("first used here").
    pub related: Vec<(Place, String)>,
    /// How to mend it.
    pub help: Option<String>,
    /// What mends it by itself, where that is beyond doubt.
    pub fix: Option<Fix>,
}

impl Diagnostic {
    /// A diagnostic at a place, without help yet.
    #[must_use]
    pub fn new(code: Code, place: Place, message: impl Into<String>) -> Self {
        let (level, message) = (code.level(), harmless_lines(message));
        Self { code, level, message, place, label: String::new(), related: Vec::new(), help: None, fix: None }
    }

    /// Says something at the place itself.
    #[must_use]
    pub fn label(mut self, label: impl Into<String>) -> Self {
        self.label = harmless_lines(label);
        self
    }

    /// Adds the cure.
    #[must_use]
    pub fn help(mut self, cure: impl Into<Cure>) -> Self {
        let Cure { help, instead } = cure.into();
        self.help = Some(harmless_lines(help));
        self.fix = instead.map(|text| Fix::write(self.place, text)).or(self.fix);
        self
    }

    /// Adds another place that belongs to the fault.
    #[must_use]
    pub fn related(mut self, place: Place, what: impl Into<String>) -> Self {
        self.related.push((place, harmless_lines(what)));
        self
    }

    /// Adds what mends it by itself.
    #[must_use]
    pub fn fix(mut self, fix: Option<Fix>) -> Self {
        self.fix = fix;
        self
    }

    /// Its place, and the others that belong to it.
    pub fn places(&self) -> impl Iterator<Item = Place> {
        std::iter::once(self.place).chain(self.related.iter().map(|(place, _)| *place))
    }
}

/// The pieces of a message, each with whether it is the writer's words, which stand in backticks.
pub fn pieces(message: &str) -> impl Iterator<Item = (bool, &str)> {
    // With an odd number of backticks, nobody can tell which one is whose.
    let marks = if message.matches('`').count().is_multiple_of(2) { ['`'].as_slice() } else { &[] };
    message.split(marks).enumerate().map(|(at, piece)| (at % 2 == 1, piece)).filter(|(_, piece)| !piece.is_empty())
}

/// A number of things: `1 stage`, `2 stages`.
#[must_use]
pub fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

/// The writer's words as a message quotes them: on one line, and not more than a line's worth of them.
#[must_use]
pub fn quoted(words: &str) -> String {
    const CHARACTERS: usize = 60;
    let mut quoted: String = words.chars().map(|c| if c.is_control() { ' ' } else { c }).take(CHARACTERS).collect();
    if words.chars().nth(CHARACTERS).is_some() {
        quoted.push('…');
    }
    quoted
}
