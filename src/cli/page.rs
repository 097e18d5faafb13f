//! A page of the manual as text for a terminal: paragraphs wrapped, examples indented, links by their words.

use pulldown_cmark::{Event, Parser, Tag, TagEnd};

/// Longer lines are hard to read, however wide the terminal is.
const WIDEST: usize = 80;

/// The page, wrapped to the terminal's width.
pub(super) fn text(markdown: &str) -> String {
    let width = terminal_size::terminal_size().map_or(WIDEST, |(width, _)| usize::from(width.0).min(WIDEST));
    wrapped(markdown, width)
}

fn wrapped(markdown: &str, width: usize) -> String {
    let mut out = String::new();
    let mut words = String::new();
    let mut in_code = false;
    for event in Parser::new(markdown) {
        match event {
            Event::Start(Tag::CodeBlock(_)) => in_code = true,
            Event::End(TagEnd::CodeBlock) => {
                in_code = false;
                out.push('\n');
            }
            Event::Text(text) if in_code => {
                for line in text.lines() {
                    out.push_str(if line.is_empty() { "" } else { "    " });
                    out.push_str(line);
                    out.push('\n');
                }
            }
            Event::Text(text) => words.push_str(&text),
            Event::Code(code) => words.extend(["`", &*code, "`"]),
            Event::SoftBreak | Event::HardBreak => words.push(' '),
            Event::End(TagEnd::Paragraph) => {
                out.push_str(&textwrap::fill(&words, width));
                out.push_str("\n\n");
                words.clear();
            }
            _ => {}
        }
    }
    out.truncate(out.trim_end().len());
    out.push('\n');
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_wrapped_and_its_examples_are_not() {
        let page = "Some `code`, **bold** words and\na [link](x.md#y).\n\n```text\n- one\n\n  two that is longer than the lines\n```\n\nEnd.\n";
        assert_eq!(
            wrapped(page, 20),
            "Some `code`, bold\nwords and a link.\n\n    - one\n\n      two that is longer than the lines\n\nEnd.\n"
        );
    }
}
