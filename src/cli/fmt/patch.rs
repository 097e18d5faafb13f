//! What would change, as a unified diff that `git apply` and `patch -p1` read.

use std::borrow::Cow;

use anstyle::{AnsiColor, Style};
use similar::{ChangeTag, TextDiff};

use crate::diagnostics::harmless;

/// The changes of a file, with colours if they are `styled`. Where a person looks at them, and no program reads them, they are
/// without characters that a terminal obeys.
pub(super) fn patch(name: &str, old: &str, new: &str, styled: bool, is_looked_at: bool) -> String {
    let diff = TextDiff::from_lines(old, new);
    let paint = |style: Style, line: &str| if styled { format!("{style}{line}{style:#}") } else { line.to_owned() };
    let mut patch = String::new();
    for line in [format!("--- a/{name}"), format!("+++ b/{name}")] {
        patch.extend([&paint(Style::new().bold(), &line), "\n"]);
    }
    for hunk in diff.unified_diff().iter_hunks() {
        patch.extend([&paint(AnsiColor::Cyan.on_default(), &hunk.header().to_string()), "\n"]);
        for change in hunk.iter_changes() {
            let (mark, style) = match change.tag() {
                ChangeTag::Equal => (" ", Style::new()),
                ChangeTag::Delete => ("-", AnsiColor::Red.on_default()),
                ChangeTag::Insert => ("+", AnsiColor::Green.on_default()),
            };
            let line = change.value();
            let bare = line.trim_end_matches(['\r', '\n']);
            let words = if is_looked_at { bare.chars().map(harmless).collect() } else { Cow::Borrowed(bare) };
            patch.extend([&paint(style, &format!("{mark}{words}")), &line[bare.len()..]]);
            if change.missing_newline() {
                patch.push_str("\n\\ No newline at end of file\n");
            }
        }
    }
    patch
}
