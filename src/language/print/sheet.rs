//! The text being written, line by line.

use memchr::memchr_iter;

use crate::source::without_directives;

/// Lines of Markdown, at most one empty line between two.
#[derive(Debug, Default)]
pub(super) struct Sheet {
    text: String,
    /// How many line ends it has.
    ends: usize,
}

impl Sheet {
    /// Leaves a line empty before what comes next.
    pub(super) fn gap(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with("\n\n") {
            self.lines("");
        }
    }

    /// Writes a line, or several.
    pub(super) fn lines(&mut self, lines: &str) {
        self.text.push_str(lines);
        self.text.push('\n');
        self.ends += memchr_iter(b'\n', lines.as_bytes()).count() + 1;
    }

    /// What was written last, back to the empty line before it.
    pub(super) fn last_block(&self) -> &str {
        let text = self.text.trim_end();
        text.rsplit_once("\n\n").map_or(text, |(_, block)| block)
    }

    /// The number of the line that comes next, from 0.
    pub(super) fn next_line(&self) -> usize {
        self.ends
    }

    /// All lines, without empty ones at the end. What is text stays text: mdBook fills in nothing in them.
    pub(super) fn into_text(mut self) -> String {
        self.text.truncate(self.text.trim_end().len());
        if !self.text.is_empty() {
            self.text.push('\n');
        }
        without_directives(self.text)
    }
}
