//! A template that could not be read or filled in.

use std::fmt;

/// What is wrong with a file of the theme.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TemplateError {
    /// The file, by its name in the theme.
    pub file: String,
    /// Whether it is a book's own, and not ours.
    pub is_own: bool,
    /// The line, from 1, where it is known.
    pub line: Option<usize>,
    /// What is wrong.
    pub message: String,
    /// How to mend it.
    pub help: String,
}

impl TemplateError {
    /// A fault in a file of ours, without help yet.
    pub(super) fn new(file: &str, line: Option<usize>, message: impl Into<String>) -> Self {
        Self { file: file.to_owned(), is_own: false, line, message: message.into(), help: String::new() }
    }

    /// Adds the cure.
    pub(super) fn help(self, help: impl Into<String>) -> Self {
        Self { help: help.into(), ..self }
    }

    /// Says whose file it is.
    pub(super) fn of(self, is_own: bool) -> Self {
        Self { is_own, ..self }
    }
}

impl fmt::Display for TemplateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            Some(line) => write!(f, "{}:{line}: {}", self.file, self.message),
            None => write!(f, "{}: {}", self.file, self.message),
        }
    }
}

impl std::error::Error for TemplateError {}
