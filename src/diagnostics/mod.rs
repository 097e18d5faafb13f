//! What can be wrong with a map, said so that a writer can mend it.
//!
//! A [`Diagnostic`] names its [`Code`], the place, the fault and the cure. To add one: add a variant to [`Code`] (with
//! its level and its one-line summary), report it where the fault is seen, document it in the manual's chapter
//! "Diagnostics", and add a case under `tests/`. A test holds these together.

mod code;

pub use code::Code;

use crate::source::Span;

/// How bad it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
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

/// One thing found wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// Which of the documented faults it is.
    pub code: Code,
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
}

impl Diagnostic {
    /// A diagnostic at a place, without help yet.
    #[must_use]
    pub fn new(code: Code, place: Place, message: impl Into<String>) -> Self {
        Self { code, message: message.into(), place, label: String::new(), related: Vec::new(), help: None }
    }

    /// Says something at the place itself.
    #[must_use]
    pub fn label(mut self, label: impl Into<String>) -> Self {
        self.label = label.into();
        self
    }

    /// Adds the cure.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Adds another place that belongs to the fault.
    #[must_use]
    pub fn related(mut self, place: Place, what: impl Into<String>) -> Self {
        self.related.push((place, what.into()));
        self
    }

    /// Its place, and the others that belong to it.
    pub fn places(&self) -> impl Iterator<Item = Place> {
        std::iter::once(self.place).chain(self.related.iter().map(|(place, _)| *place))
    }

    /// The level of its code.
    #[must_use]
    pub fn level(&self) -> Level {
        self.code.level()
    }
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

/// The name in `known` that `word` most likely stands for, if one is near enough to offer.
///
/// Near means: at most a third of the word's letters differ (swapped neighbours count once), and never more than three.
#[must_use]
pub fn did_you_mean<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let word = word.to_lowercase();
    let limit = (word.chars().count() / 3).clamp(1, 3);
    known
        .into_iter()
        .map(|name| (strsim::osa_distance(&word, &name.to_lowercase()), name))
        .filter(|(distance, _)| *distance <= limit)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, name)| name)
}
