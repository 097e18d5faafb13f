//! What would change, as a unified diff that `git apply` and `patch -p1` read.

use anstyle::{AnsiColor, Style};
use similar::{ChangeTag, TextDiff};

/// The changes of a file, with colours if they are `styled`.
pub(super) fn patch(name: &str, old: &str, new: &str, styled: bool) -> String {
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
            let words = line.trim_end_matches(['\r', '\n']);
            patch.extend([&paint(style, &format!("{mark}{words}")), &line[words.len()..]]);
            if change.missing_newline() {
                patch.push_str("\n\\ No newline at end of file\n");
            }
        }
    }
    patch
}
