//! What stands before a diagram: front matter, comments, settings of the look.

use std::ops::Range;

/// What stands before a diagram.
#[derive(Debug, Default)]
pub(super) struct Prelude {
    /// The title in the front matter.
    pub(super) title: Option<Range<usize>>,
    /// The comments, marks and all.
    pub(super) comments: Vec<Range<usize>>,
    /// Whether the diagram is a journey.
    pub(super) is_journey: bool,
    /// Where the text behind its first word begins.
    pub(super) end: usize,
}

/// The word that a journey begins with. Mermaid knows it in lower case only (`journeyDetector.ts`).
const KEYWORD: &str = "journey";

/// Reads what stands before the diagram, up to its first word.
pub(super) fn read(text: &str) -> Prelude {
    let mut prelude = Prelude::default();
    let mut at = front_matter(text).map_or(0, |(title, end)| {
        prelude.title = title;
        end
    });
    loop {
        at += text[at..].len() - text[at..].trim_start().len();
        if let Some(end) = directive(text, at) {
            at = end;
        } else if text[at..].starts_with("%%") {
            let end = line_end(text, at);
            prelude.comments.push(at..end);
            at = end;
        } else {
            break;
        }
    }
    let rest = text[at..].strip_prefix(KEYWORD);
    prelude.is_journey =
        rest.is_some_and(|rest| !rest.starts_with(|c: char| c.is_alphanumeric() || matches!(c, '-' | '_')));
    prelude.end = if prelude.is_journey { at + KEYWORD.len() } else { at };
    prelude
}

/// The end of the settings that begin at `at`, if some do: `%%{init: …}%%`. They concern Mermaid's look alone.
pub(super) fn directive(text: &str, at: usize) -> Option<usize> {
    let rest = text[at..].strip_prefix("%%{")?;
    Some(text.len() - rest.len() + rest.find("}%%")? + "}%%".len())
}

/// The end of the line that holds `at`, without its line break.
pub(super) fn line_end(text: &str, at: usize) -> usize {
    let line = text[at..].lines().next().unwrap_or_default();
    at + line.trim_end().len()
}

/// The title in the YAML between two lines of `---`, and where the rest begins. What is indented deeper than these lines
/// are the settings of something else.
fn front_matter(text: &str) -> Option<(Option<Range<usize>>, usize)> {
    let first = text.lines().find(|line| !line.trim().is_empty()).filter(|line| line.trim() == RULE)?;
    let indent = &first[..first.len() - first.trim_start().len()];
    let (mut title, mut at, mut rules) = (None, 0, 0);
    for line in text.split_inclusive('\n') {
        let range = at..at + line.len();
        at = range.end;
        if line.trim() == RULE {
            rules += 1;
        } else if line.strip_prefix(indent).is_some_and(|line| line.starts_with("title:")) {
            title = Some(value(text, range));
        }
        if rules == 2 {
            return Some((title, at));
        }
    }
    None
}

/// A line that front matter stands between.
const RULE: &str = "---";

/// The value on a line of YAML, without quotes.
fn value(text: &str, line: Range<usize>) -> Range<usize> {
    let colon = text[line.clone()].find(':').map_or(line.end, |at| line.start + at + 1);
    let value = trimmed(text, colon..line.end);
    let inner = &text[value.clone()];
    let is_quoted =
        inner.len() >= 2 && ['"', '\''].iter().any(|mark| inner.starts_with(*mark) && inner.ends_with(*mark));
    if is_quoted { value.start + 1..value.end - 1 } else { value }
}

/// A range without the space at its ends.
pub(super) fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let part = &text[range.clone()];
    let start = range.start + (part.len() - part.trim_start().len());
    start..start + part.trim().len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_diagram_is_found_behind_all_that_may_stand_before_it() {
        for (text, is_journey) in [
            ("journey", true),
            ("\n  journey\n", true),
            ("%%{init: {'theme':\n 'base'}}%%\njourney\n", true),
            ("%% a comment\n\n---\n", false),
            ("---\ntitle: A\n---\n%% b\njourney title C", true),
            ("---\ntitle: A\njourney\n", false),
            ("journeys\n", false),
            ("Journey\n", false),
            ("flowchart LR\n journey --> x\n", false),
            ("", false),
        ] {
            assert_eq!(read(text).is_journey, is_journey, "{text}");
        }
    }

    #[test]
    fn the_title_is_read_from_the_front_matter() {
        for (text, title) in [
            ("---\ntitle: A: b\n---\njourney", Some("A: b")),
            ("  ---\r\n  config:\r\n    journey: x\r\n  title: \"A # b\"\r\n  ---\r\n  journey", Some("A # b")),
            ("---\nconfig:\n  title: x\n---\njourney", None),
        ] {
            let prelude = read(text);
            assert_eq!(prelude.title.map(|range| &text[range]), title, "{text}");
            assert!(prelude.is_journey);
        }
    }
}
