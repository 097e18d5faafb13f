//! A line for each notice, as compilers write them: `path:line:column: level[code]: message`. Editors jump to such lines.

use std::fmt::Write as _;

use super::Notice;
use crate::diagnostics::harmless;

/// The notices, a line each.
#[must_use]
pub fn short(notices: &[Notice]) -> String {
    let mut text = String::new();
    for Notice { code, level, message, spot, .. } in notices {
        if let Some(spot) = spot {
            text.push_str(&spot.path);
            if let Some(stretch) = &spot.stretch {
                // Writing to a string cannot fail.
                let _ = write!(text, ":{}:{}", stretch.start.line, stretch.start.column);
            }
            text.push_str(": ");
        }
        let message: String = message.chars().map(harmless).collect();
        let _ = writeln!(text, "{}[{}]: {message}", level.word(), code.name());
    }
    text
}
