//! What keeps the program from its work, said so that it can be mended.

use std::fmt;

use crate::diagnostics::harmless_lines;

/// Something wrong around the maps: a setting, a file. No character of what is said acts where it is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// What is wrong, in lower case, names in backticks.
    pub message: String,
    /// How to mend it.
    pub help: String,
}

impl Fault {
    /// A fault and its cure.
    #[must_use]
    pub fn new(message: impl Into<String>, help: impl Into<String>) -> Self {
        Self { message: harmless_lines(message), help: harmless_lines(help) }
    }

    /// The same as a warning: the program goes on.
    #[must_use]
    pub fn warning(&self) -> String {
        format!("warning: {}\n  help: {}\n", self.message, self.help)
    }
}

impl fmt::Display for Fault {
    /// Two lines, as they go to standard error.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "error: {}\n  help: {}", self.message, self.help)
    }
}
