//! What there is to know about a fault before it is met: its name, its group, how bad it is, and its page of the manual.
//!
//! The page is the documentation comment of the code or the rule, so that what the program explains, what the manual
//! says and what stands beside the code are one text.

use super::Level;

/// The faults that are settled together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Group {
    /// What the language itself reports.
    Language,
    /// Rules of practice that hold unless a book says otherwise.
    Default,
    /// Rules of practice that a book asks for.
    Strict,
}

/// A documented fault.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct About {
    /// Its name in messages and settings.
    pub name: &'static str,
    /// Its group.
    pub group: Group,
    /// How bad it is where it is reported and nobody says otherwise.
    pub level: Level,
    /// Its documentation as it stands in the source, a space before each line.
    pub(super) comment: &'static str,
}

impl About {
    /// A rule of practice: its name, its group, and its documentation as a comment has it.
    #[must_use]
    pub const fn rule(name: &'static str, group: Group, comment: &'static str) -> Self {
        Self { name, group, level: Level::Warning, comment }
    }

    /// What it means, in one line.
    #[must_use]
    pub fn summary(&self) -> String {
        let first = self.comment.lines().map(str::trim).take_while(|line| !line.is_empty());
        first.collect::<Vec<_>>().join(" ")
    }

    /// Its page of the manual, in Markdown, without the name above it.
    #[must_use]
    pub fn page(&self) -> String {
        let lines = self.comment.lines().map(|line| line.strip_prefix(' ').unwrap_or(line));
        lines.flat_map(|line| [line, "\n"]).collect()
    }

    /// Whether it is reported where nobody says anything about it.
    #[must_use]
    pub fn is_on(&self) -> bool {
        self.group != Group::Strict
    }
}
