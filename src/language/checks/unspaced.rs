//! Marks of headings and lists without the space behind them: `##Queue`, `-waits`.
//!
//! To Markdown such a line is text (`CommonMark` 0.31, 4.2 and 5.2), and a stage would be gone without a word.

use crate::diagnostics::{Code, quoted};
use crate::language::markdown::inline::{lines, range_of};
use crate::language::markdown::{Node, NodeKind};
use crate::language::reader::Reader;

/// How many levels of headings Markdown has.
const LEVELS: usize = 6;

impl Reader<'_> {
    /// Reports every such line in paragraphs and lists.
    pub(crate) fn report_unspaced_marks(&mut self, nodes: &[Node]) {
        for node in nodes {
            match &node.kind {
                NodeKind::Paragraph(pieces) => {
                    for line in lines(pieces) {
                        self.report_unspaced_mark(range_of(line.pieces).start);
                    }
                }
                NodeKind::List { entries, .. } => {
                    for entry in entries {
                        self.report_unspaced_marks(&entry.nodes);
                    }
                }
                _ => {}
            }
        }
    }

    fn report_unspaced_mark(&mut self, start: usize) {
        let text = self.excerpt.text();
        let (before, after) = text.split_at(start);
        if !after.starts_with(['#', '-']) {
            return;
        }
        let line = after.lines().next().unwrap_or_default();
        // A backslash before the mark takes its meaning away.
        let begins = before.rsplit('\n').next().is_some_and(|start| start.trim().is_empty());
        let Some((mark, what)) = mark(line, before.trim().is_empty()).filter(|_| begins) else { return };
        let span = self.span(&(start..start + mark.len()));
        self.report(
            Code::MissingSpace,
            span,
            format!("`{}` is no {what}: a space is missing", quoted(line)),
            "read as text",
            format!("write `{mark} {}`", quoted(&line[mark.len()..])),
        );
        self.mend(span, format!("{mark} "));
    }
}

/// The mark that a line begins with, and what it would make. One `#` is a tag more often than a title, but on the first line.
fn mark(line: &str, is_first: bool) -> Option<(&str, &'static str)> {
    let hashes = line.len() - line.trim_start_matches('#').len();
    let (length, what) = match hashes {
        0 => (usize::from(line.starts_with('-')), "entry of a list"),
        1 if !is_first || line[1..].contains('#') => return None,
        _ => (hashes, "heading"),
    };
    let is_text =
        line[length..].starts_with(char::is_alphabetic) || hashes > 1 && line[length..].starts_with(char::is_numeric);
    ((1..=LEVELS).contains(&length) && is_text).then(|| (&line[..length], what))
}
