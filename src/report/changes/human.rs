//! Changes for a terminal: a line each below what they are in.

use std::fmt::Write as _;

use anstyle::{AnsiColor, Style};

use super::{Comparison, line, summary};
use crate::diff::Sign;

/// Longer texts are cut: what a change is about is seen long before.
const CHARACTERS: usize = 100;

/// The changes with colours (print it with `anstream`, which takes them out where there is no terminal).
#[must_use]
pub fn human(comparison: &Comparison) -> String {
    let mut out = String::new();
    let title = Style::new().bold();
    for thing in &comparison.changed {
        let file = thing.at.as_ref().map(|at| format!(" ({}:{})", at.file, at.line)).unwrap_or_default();
        let _ = writeln!(out, "{title}{}{title:#}{file}", line(&thing.title, CHARACTERS));
        for change in &thing.changes {
            let (sign, colour) = match change.kind.sign() {
                Sign::Added => ('+', AnsiColor::Green),
                Sign::Removed => ('-', AnsiColor::Red),
                Sign::Changed => ('~', AnsiColor::Yellow),
            };
            let style = colour.on_default();
            let _ = writeln!(out, "  {style}{sign}{style:#} {}", change.told(|words| line(words, CHARACTERS)));
        }
        out.push('\n');
    }
    let _ = writeln!(out, "{}", summary::summary(comparison));
    out
}
