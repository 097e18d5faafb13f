//! The sections and tables of a chapter, outside of lists, quotes and everything else.

use std::ops::Range;

use pulldown_cmark::{Event, Parser, Tag, TagEnd};

use crate::book::{Flavour, words_of};
use crate::language::find_table;

/// A heading, and all that stands below it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Section {
    /// The heading's level, 1 to 6; 0 for the whole chapter.
    level: usize,
    /// The words of the heading.
    pub(super) words: String,
    /// The heading itself; empty for the whole chapter.
    pub(super) heading: Range<usize>,
    /// From the heading up to the next one that is no deeper.
    pub(super) range: Range<usize>,
    /// The sections in it.
    pub(super) children: Vec<Section>,
}

impl Section {
    /// The sections that a place stands in, itself first, the deepest last.
    pub(super) fn path_to(&self, at: usize) -> Vec<&Section> {
        let inner = self.children.iter().find(|child| child.range.contains(&at));
        let deeper = inner.map(|inner| inner.path_to(at)).unwrap_or_default();
        std::iter::once(self).chain(deeper).collect()
    }
}

/// What a chapter holds.
#[derive(Debug)]
pub(super) struct Contents {
    /// The chapter as a section without a heading; the others are its children.
    pub(super) whole: Section,
    /// Its tables.
    pub(super) tables: Vec<Range<usize>>,
}

/// Looks a chapter over, from byte `start` on.
pub(super) fn contents(text: &str, start: usize, flavour: Flavour) -> Contents {
    let section = |level, range: Range<usize>| Section {
        level,
        words: String::new(),
        heading: range.clone(),
        range,
        children: Vec::new(),
    };
    let mut tables = Vec::new();
    let mut open: Vec<Section> = Vec::new();
    let mut whole = Section { range: start..text.len(), ..section(0, start..start) };
    let (mut depth, mut in_heading) = (0_usize, false);
    for (event, range) in Parser::new_ext(&text[start..], flavour.options()).into_offset_iter() {
        let range = start + range.start..start + range.end;
        match event {
            Event::Start(tag) => {
                match tag {
                    Tag::Heading { level, .. } if depth == 0 => {
                        let level = level as usize;
                        close(&mut open, &mut whole.children, level, range.start);
                        open.push(section(level, range));
                        in_heading = true;
                    }
                    Tag::Table(_) if depth == 0 => tables.push(range),
                    Tag::HtmlBlock if depth == 0 => push_html_tables(&mut tables, text, range),
                    _ => {}
                }
                depth += 1;
            }
            Event::End(tag) => {
                depth -= 1;
                in_heading &= !matches!(tag, TagEnd::Heading(_));
            }
            event => {
                if let Some(section) = open.last_mut().filter(|_| in_heading) {
                    section.words.push_str(words_of(&event));
                }
            }
        }
    }
    close(&mut open, &mut whole.children, 1, text.len());
    Contents { whole, tables }
}

/// Adds the tables that begin in a block of HTML. An empty line in a table ends the block, and not the table.
fn push_html_tables(tables: &mut Vec<Range<usize>>, text: &str, block: Range<usize>) {
    let mut at = tables.last().map_or(0, |last| last.end).max(block.start);
    while let Some(table) = find_table(text, at.min(block.end)..block.end) {
        at = table.end;
        tables.push(table);
    }
}

/// Ends the sections that a heading of this level ends.
fn close(open: &mut Vec<Section>, closed: &mut Vec<Section>, level: usize, at: usize) {
    while let Some(mut section) = open.pop_if(|section| section.level >= level) {
        section.range.end = at;
        open.last_mut().map_or(&mut *closed, |above| &mut above.children).push(section);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sections_hold_what_is_deeper() {
        let text = "intro\n\n# A\n\n### B\n\n## C\n\n> # no\n\nD\nE\n===\n\n| a |\n| - |\n";
        let contents = contents(text, 0, Flavour::Mdbook05);
        let outline = |section: &Section| {
            let children: Vec<&str> = section.children.iter().map(|child| child.words.as_str()).collect();
            format!("{} {:?}", section.words, children)
        };
        let outlines: Vec<String> = contents.whole.children.iter().map(outline).collect();
        assert_eq!(outlines, ["A [\"B\", \"C\"]", "D E []"]);
        assert_eq!(contents.whole.children[0].range.end, text.find("D\nE").unwrap());
        assert_eq!(contents.tables.len(), 1);
    }
}
