//! The sections and tables of a chapter, outside of lists, quotes and everything else.

use std::ops::Range;

use pulldown_cmark::{Event, Parser, Tag, TagEnd};

use crate::book::Flavour;

/// A heading, and all that stands below it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Section {
    /// The heading's level, 1 to 6.
    level: usize,
    /// The words of the heading.
    pub(super) words: String,
    /// From the heading up to the next one that is no deeper.
    pub(super) range: Range<usize>,
    /// The sections in it.
    pub(super) children: Vec<Section>,
}

/// What a chapter holds.
#[derive(Debug, Default)]
pub(super) struct Contents {
    /// Its sections.
    pub(super) sections: Vec<Section>,
    /// Its tables.
    pub(super) tables: Vec<Range<usize>>,
}

/// Looks a chapter over.
pub(super) fn contents(text: &str, flavour: Flavour) -> Contents {
    let mut contents = Contents::default();
    let mut open: Vec<Section> = Vec::new();
    let (mut depth, mut in_heading) = (0_usize, false);
    for (event, range) in Parser::new_ext(text, flavour.options()).into_offset_iter() {
        match event {
            Event::Start(tag) => {
                match tag {
                    Tag::Heading { level, .. } if depth == 0 => {
                        let level = level as usize;
                        close(&mut open, &mut contents.sections, level, range.start);
                        open.push(Section { level, words: String::new(), range, children: Vec::new() });
                        in_heading = true;
                    }
                    Tag::Table(_) if depth == 0 => contents.tables.push(range),
                    _ => {}
                }
                depth += 1;
            }
            Event::End(tag) => {
                depth -= 1;
                in_heading &= !matches!(tag, TagEnd::Heading(_));
            }
            Event::Text(words) | Event::Code(words) if in_heading => {
                if let Some(section) = open.last_mut() {
                    section.words.push_str(&words);
                }
            }
            _ => {}
        }
    }
    close(&mut open, &mut contents.sections, 1, text.len());
    contents
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
        let text = "intro\n\n# A\n\n### B\n\n## C\n\n> # no\n\n# D\n\n| a |\n| - |\n";
        let contents = contents(text, Flavour::Mdbook05);
        let outline = |section: &Section| {
            let children: Vec<&str> = section.children.iter().map(|child| child.words.as_str()).collect();
            format!("{} {:?}", section.words, children)
        };
        let outlines: Vec<String> = contents.sections.iter().map(outline).collect();
        assert_eq!(outlines, ["A [\"B\", \"C\"]", "D []"]);
        assert_eq!(contents.sections[0].range.end, text.find("# D").unwrap());
        assert_eq!(contents.tables.len(), 1);
    }
}
