//! The text being written, line by line.

/// Lines of Markdown, at most one empty line between two.
#[derive(Debug, Default)]
pub(super) struct Sheet {
    text: String,
}

impl Sheet {
    /// Leaves a line empty before what comes next.
    pub(super) fn gap(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with("\n\n") {
            self.text.push('\n');
        }
    }

    /// Writes a line, or several.
    pub(super) fn lines(&mut self, lines: &str) {
        self.text.push_str(lines);
        self.text.push('\n');
    }

    /// What was written last, back to the empty line before it.
    pub(super) fn last_block(&self) -> &str {
        let text = self.text.trim_end();
        text.rsplit_once("\n\n").map_or(text, |(_, block)| block)
    }

    /// The number of the line that comes next, from 0.
    pub(super) fn next_line(&self) -> usize {
        self.text.bytes().filter(|byte| *byte == b'\n').count()
    }

    /// All lines, without empty ones at the end.
    pub(super) fn into_text(mut self) -> String {
        self.text.truncate(self.text.trim_end().len());
        if !self.text.is_empty() {
            self.text.push('\n');
        }
        self.text
    }
}
