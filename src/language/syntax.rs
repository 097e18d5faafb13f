//! The syntax definition: how editors, and the source under a map, colour the language.

/// The definition, in the form of Sublime Text's `.sublime-syntax` files, which other editors read too.
pub const SYNTAX: &str = include_str!("data/journey.sublime-syntax");
