//! A diagram taken apart, line by line.

use std::ops::Range;

use super::prelude::{self, directive, line_end, trimmed};
use super::task::{self, Odd, Task};
use super::words::code_length;

/// A diagram, with the ranges of its text.
#[derive(Debug, Default)]
pub(super) struct Diagram {
    /// The titles, the front matter's first. Mermaid shows the last.
    pub(super) titles: Vec<Range<usize>>,
    /// What stands behind `accTitle`, the title for screen readers. The last counts.
    pub(super) accessible_titles: Vec<Range<usize>>,
    /// What stands behind `accDescr`, in order.
    pub(super) descriptions: Vec<Range<usize>>,
    /// The sections and the tasks, in order.
    pub(super) entries: Vec<Entry>,
    /// The comments.
    pub(super) comments: Vec<Comment>,
    /// Where Mermaid would stop, or read something else.
    pub(super) faults: Vec<Fault>,
}

/// A section or a task.
#[derive(Debug)]
pub(super) enum Entry {
    /// The name of a section.
    Section(Range<usize>),
    /// A task, and the whole line it stands in.
    Task(Task, Range<usize>),
}

/// A comment.
#[derive(Debug)]
pub(super) struct Comment {
    /// Its text, without the mark.
    pub(super) text: Range<usize>,
    /// All of it.
    pub(super) range: Range<usize>,
    /// Whether it stands behind other words.
    pub(super) beside: bool,
}

/// A place where Mermaid would stop, or read something else.
#[derive(Debug)]
pub(super) struct Fault {
    /// Where.
    pub(super) range: Range<usize>,
    /// What Mermaid would do.
    pub(super) message: &'static str,
    /// What is done here.
    pub(super) label: &'static str,
    /// What Mermaid reads.
    pub(super) help: &'static str,
}

/// Takes a journey diagram apart.
pub(super) fn read(text: &str) -> Diagram {
    let prelude = prelude::read(text);
    let mut diagram = Diagram { titles: prelude.title.into_iter().collect(), ..Diagram::default() };
    let mut scanner = Scanner { text, diagram: &mut diagram };
    for comment in prelude.comments {
        scanner.comment(comment, 2, false);
    }
    scanner.lines(prelude.end);
    diagram
}

struct Scanner<'a> {
    text: &'a str,
    diagram: &'a mut Diagram,
}

impl Scanner<'_> {
    fn lines(&mut self, from: usize) {
        let mut at = from;
        loop {
            at += self.text[at..].len() - self.text[at..].trim_start().len();
            let rest = &self.text[at..];
            if rest.is_empty() {
                return;
            }
            let end = line_end(self.text, at);
            at = if let Some(end) = directive(self.text, at) {
                end
            } else if rest.starts_with("%%") {
                self.comment(at..end, 2, false);
                end
            } else if rest.starts_with('#') && code_length(rest).is_none() {
                self.comment(at..end, 1, false);
                end
            } else if let Some(open) = block(rest) {
                self.block(at, at + open)
            } else {
                self.line(at..end);
                end
            };
        }
    }

    fn comment(&mut self, range: Range<usize>, mark: usize, beside: bool) {
        self.diagram.comments.push(Comment { text: range.start + mark..range.end, range, beside });
    }

    /// `accDescr { … }`, from its first letter; `open` is the first byte behind the brace. Where it ends.
    fn block(&mut self, start: usize, open: usize) -> usize {
        if let Some(length) = self.text[open..].find('}') {
            self.diagram.descriptions.push(trimmed(self.text, open..open + length));
            return open + length + 1;
        }
        let mut end = open;
        for line in self.text[open..].split_inclusive('\n') {
            if end > open && (["section", "title"].iter().any(|word| keyword(line.trim(), word).is_some())) {
                break;
            }
            end += line.len();
        }
        self.diagram.descriptions.push(trimmed(self.text, open..end));
        self.fault(
            start..open,
            "this description is never closed, so Mermaid cannot read the diagram",
            "read up to the next section",
            "close it with `}`",
        );
        end
    }

    fn line(&mut self, range: Range<usize>) {
        let line = &self.text[range.clone()];
        let title = described(line, "accTitle");
        if let Some(value) = title.or_else(|| described(line, "accDescr")) {
            let value = trimmed(self.text, range.start + value..range.end);
            if value.is_empty() {
                self.nothing_behind(range);
            } else if title.is_some() {
                self.diagram.accessible_titles.push(value);
            } else {
                self.diagram.descriptions.push(value);
            }
            return;
        }
        let range = self.without_comment(range);
        let mut parts = self.at_semicolons(range.clone());
        let has_semicolons = parts.len() > 1;
        let whole = trimmed(self.text, parts[0].start..parts.last().map_or(range.end, |part| part.end));
        parts.retain(|part| !part.is_empty());
        if has_semicolons {
            self.fault(
                range,
                "Mermaid cannot read a semicolon here",
                "read as an end of the line, or as part of the words",
                "write each task on a line of its own, and `#59;` for a semicolon in words",
            );
            // Parts that are tasks or keywords by themselves stand side by side; else the semicolon is part of the words.
            if parts.len() > 1 && !parts.iter().all(|part| self.stands_alone(part)) {
                parts = vec![whole];
            }
        }
        for part in parts {
            self.statement(part);
        }
    }

    fn stands_alone(&self, part: &Range<usize>) -> bool {
        let words = &self.text[part.clone()];
        task::is_scored(self.text, part.clone())
            || ["section", "title"].iter().any(|word| keyword(words, word).is_some())
    }

    /// The line up to the comment in it. What follows a mark without space around is no comment to people, only to Mermaid.
    fn without_comment(&mut self, range: Range<usize>) -> Range<usize> {
        let line = &self.text[range.clone()];
        let mut cut = None;
        for (at, mark) in line.match_indices(['#', '%']) {
            if code_length(&line[at..]).is_some() {
                continue;
            }
            let mark = if mark == "%" { "%%" } else { mark };
            let Some(after) = line[at..].strip_prefix(mark) else { continue };
            let is_apart = line[..at].ends_with(char::is_whitespace);
            if is_apart && (after.is_empty() || after.starts_with(char::is_whitespace)) {
                self.comment(range.start + at..range.end, mark.len(), true);
                if mark == "%%" {
                    self.fault(
                        range.start + at..range.end,
                        "to Mermaid this comment is part of the words",
                        "read as a comment",
                        "put it on a line of its own",
                    );
                }
                return trimmed(self.text, range.start..range.start + at);
            }
            if mark == "#" && cut.is_none() {
                cut = Some(range.start + at..range.end);
            }
        }
        if let Some(cut) = cut {
            self.fault(cut, "to Mermaid a comment begins here", "read as part of the words", "write `#35;` for it");
        }
        range
    }

    /// The parts of a line between semicolons, those of codes such as `#35;` aside.
    fn at_semicolons(&self, range: Range<usize>) -> Vec<Range<usize>> {
        let (mut parts, mut start, mut at) = (Vec::new(), range.start, range.start);
        while at < range.end {
            let rest = &self.text[at..range.end];
            if let Some(length) = code_length(rest) {
                at += length;
                continue;
            }
            let length = rest.chars().next().map_or(1, char::len_utf8);
            if rest.starts_with(';') {
                parts.push(trimmed(self.text, start..at));
                start = at + length;
            }
            at += length;
        }
        parts.push(trimmed(self.text, start..range.end));
        parts
    }

    fn statement(&mut self, range: Range<usize>) {
        let words = &self.text[range.clone()];
        let known = ["journey", "section", "title"].iter().find_map(|word| Some((*word, keyword(words, word)?)));
        match known {
            None => self.task(range),
            // `Title deed check: 4: Me` is a task to everybody but Mermaid.
            Some((word, _)) if !words.starts_with(word) && task::is_scored(self.text, range.clone()) => {
                self.begins_with_keyword(range);
            }
            Some(("journey", rest)) if words.len() == rest => self.fault(
                range,
                "Mermaid cannot read two diagrams in one block",
                "read as one map",
                "put each diagram into a block of its own",
            ),
            Some(("journey", _)) => self.begins_with_keyword(range),
            Some((word, behind)) => self.named(word, range.clone(), range.start + behind..range.end),
        }
    }

    fn begins_with_keyword(&mut self, range: Range<usize>) {
        self.fault(
            range.clone(),
            "Mermaid takes the first word of this task for its own",
            "read as a task",
            "begin the task with another word",
        );
        self.task(range);
    }

    /// `section …` and `title …`.
    fn named(&mut self, word: &str, range: Range<usize>, value: Range<usize>) {
        let mut value = trimmed(self.text, value);
        let colon = self.text[value.clone()].starts_with(':');
        if colon {
            value = trimmed(self.text, value.start + 1..value.end);
        }
        if value.is_empty() {
            self.nothing_behind(range.clone());
        } else if colon {
            self.fault(range, "to Mermaid this is a task", "read as it was meant", "leave out the colon");
        } else if word == "section" && self.text[value.clone()].contains(':') {
            self.fault(
                range,
                "Mermaid cannot read a colon in the name of a section",
                "read as part of the name",
                "write `#58;` for it",
            );
        }
        match word {
            "section" => self.diagram.entries.push(Entry::Section(value)),
            _ if value.is_empty() => {}
            _ => self.diagram.titles.push(value),
        }
    }

    fn nothing_behind(&mut self, range: Range<usize>) {
        self.fault(
            range,
            "Mermaid takes the line below for the words that are missing here",
            "read as if it had none",
            "write the words behind it, or remove the line",
        );
    }

    fn task(&mut self, range: Range<usize>) {
        let task = task::read(self.text, range.clone());
        if let Some(odd) = task.odd {
            let (message, label, help) = match odd {
                Odd::ColonInName => (
                    "Mermaid takes the first colon of this task for the end of its name",
                    "read as part of the name",
                    "write `#58;` for a colon in the name",
                ),
                Odd::ColonInActors => (
                    "Mermaid drops what follows the third colon",
                    "read as part of the actors",
                    "write `#58;` for a colon in a name",
                ),
                Odd::NoColons => (
                    "Mermaid reads only colons between a task, its score and its actors",
                    "read as if there were colons",
                    "write `Make tea: 5: Me`",
                ),
            };
            self.fault(range.clone(), message, label, help);
        }
        self.diagram.entries.push(Entry::Task(task, range));
    }

    fn fault(&mut self, range: Range<usize>, message: &'static str, label: &'static str, help: &'static str) {
        self.diagram.faults.push(Fault { range, message, label, help });
    }
}

/// Where the text behind a keyword begins, in any case, if the words begin with it and more than it, or are it alone.
fn keyword(words: &str, keyword: &str) -> Option<usize> {
    let (first, rest) = words.split_at_checked(keyword.len())?;
    let ends = rest.is_empty() || rest.starts_with(|c: char| c.is_whitespace() || c == ':');
    (first.eq_ignore_ascii_case(keyword) && ends).then_some(keyword.len())
}

/// Where the value behind `accTitle:` or `accDescr:` begins.
fn described(line: &str, word: &str) -> Option<usize> {
    let (first, rest) = line.split_at_checked(word.len())?;
    let value = rest.trim_start().strip_prefix(':')?;
    first.eq_ignore_ascii_case(word).then_some(line.len() - value.len())
}

/// Where the text behind `accDescr {` begins.
fn block(rest: &str) -> Option<usize> {
    let (first, after) = rest.split_at_checked("accDescr".len())?;
    let value = after.trim_start().strip_prefix('{')?;
    first.eq_ignore_ascii_case("accDescr").then_some(rest.len() - value.len())
}
