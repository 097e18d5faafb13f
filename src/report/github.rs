//! Workflow commands that GitHub Actions shows as annotations beside the lines of a pull request.
//!
//! GitHub Docs, "Workflow commands for GitHub Actions"; what is escaped, and how, stands in the runner's toolkit
//! (`actions/toolkit`, `packages/core/src/command.ts`).

use std::fmt::Write as _;

use super::Notice;
use crate::book::slashed;

/// The notices, a command each.
#[must_use]
pub fn github(notices: &[Notice]) -> String {
    let mut text = String::new();
    for notice in notices {
        // Writing to a string cannot fail.
        let _ = write!(text, "::{} title={}", notice.level.word(), property(notice.code.name()));
        if let Some(spot) = &notice.spot {
            let _ = write!(text, ",file={}", property(&slashed(&spot.path)));
            if let Some(stretch) = &spot.stretch {
                let (start, end) = (stretch.start, stretch.end);
                let _ = write!(text, ",line={},endLine={}", start.line, end.line);
                // Columns count only within one line.
                if start.line == end.line {
                    let _ = write!(text, ",col={},endColumn={}", start.column, end.column);
                }
            }
        }
        let help = notice.help.as_ref().map(|help| format!("\nhelp: {help}")).unwrap_or_default();
        let _ = writeln!(text, "::{}", data(&format!("{}{help}", notice.message)));
    }
    text
}

fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
