//! Finding our fences in a chapter, exactly where mdBook would see a code block.

use std::borrow::Cow;

use memchr::memmem;
use pulldown_cmark::{CodeBlockKind, CowStr, Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use super::headings::HeadingIds;
use super::spelling::{Misspelt, meant};
use super::{Chapter, line_start, words_of};
use crate::mermaid;
use crate::model::RecordKind;
use crate::source::{Excerpt, Span};

/// What a fence of ours holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum FenceKind {
    /// A map.
    Journey,
    /// The place of the book's index.
    Index,
    /// A journey diagram of Mermaid's: a map, where a book wants it shown as one.
    Mermaid,
    /// A persona, or a list of sources.
    Record(RecordKind),
}

/// The words that say it, at the start of a fence's first line.
pub(super) const KINDS: &[(&str, FenceKind)] = &[
    ("journey", FenceKind::Journey),
    ("journey-index", FenceKind::Index),
    ("persona", FenceKind::Record(RecordKind::Persona)),
    ("evidence", FenceKind::Record(RecordKind::Evidence)),
    ("mermaid", FenceKind::Mermaid),
];

impl FenceKind {
    /// What a fence holds whose first line says this behind its marks; none where it is not ours. Case does not matter, but in
    /// Mermaid's word, which is another program's.
    #[must_use]
    pub fn from_info(info: &str) -> Option<Self> {
        let first = first_word(info);
        let is_meant = |(word, kind): &&(&str, Self)| {
            if *kind == Self::Mermaid { *word == first } else { word.eq_ignore_ascii_case(first) }
        };
        KINDS.iter().find(is_meant).map(|(_, kind)| *kind)
    }

    /// The word that says it.
    #[must_use]
    pub fn name(self) -> &'static str {
        KINDS.iter().find(|(_, kind)| *kind == self).map_or("", |(word, _)| word)
    }
}

/// The word of a fence's first line that says what it holds.
pub(super) fn first_word(info: &str) -> &str {
    info.split(BETWEEN_WORDS).next().unwrap_or_default()
}

/// What parts the words of an info string, in mdBook's way of writing them.
const BETWEEN_WORDS: [char; 3] = [' ', '\t', ','];

/// Which Markdown extensions the host reads a chapter with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Flavour {
    /// mdBook 0.4.
    Mdbook04,
    /// mdBook 0.5, which adds definition lists and alerts.
    #[default]
    Mdbook05,
}

impl Flavour {
    pub(crate) fn options(self) -> Options {
        // mdbook-markdown 0.5 `new_cmark_parser`, mdbook 0.4 `utils::new_cmark_parser`.
        let common = Options::ENABLE_TABLES
            | Options::ENABLE_FOOTNOTES
            | Options::ENABLE_STRIKETHROUGH
            | Options::ENABLE_TASKLISTS
            | Options::ENABLE_HEADING_ATTRIBUTES;
        match self {
            Self::Mdbook04 => common,
            Self::Mdbook05 => common | Options::ENABLE_DEFINITION_LIST | Options::ENABLE_GFM,
        }
    }
}

/// A fence of ours in a chapter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fence {
    /// What it holds.
    pub kind: FenceKind,
    /// From its first backtick to its last, without the newline after it.
    pub span: Span,
    /// Its first line: the backticks and what follows them.
    pub opening: Span,
    /// The words after the first one of that line, which says what the fence holds.
    pub flags: Vec<Span>,
    /// The text between its first and its last line.
    pub body: Excerpt,
    /// Whether it has a last line of backticks of its own.
    pub closed: bool,
    /// The line in it that opens another fence of ours with the same marks: the last line of backticks is that one's.
    pub swallowed: Option<Span>,
    /// The line in it that opens code with as many of the same marks: the last line of marks is meant for that code.
    pub ended_by: Option<Span>,
    /// The level a heading inside it has: one below the heading it stands under, 2 to 6.
    pub level: u8,
    /// The words of the heading it stands under.
    pub section: Option<String>,
}

impl Fence {
    /// The title of the section that it stands in, or of its chapter.
    #[must_use]
    pub fn section_in<'a>(&'a self, chapter: &'a Chapter) -> &'a str {
        self.section.as_deref().map_or(chapter.name.as_str(), str::trim)
    }
}

/// Whether there can be a fence of ours in a text, or one that is nearly called so: whether such a word stands behind the marks
/// that open a fence. Reading the Markdown costs far more than looking for them, and most chapters have no fence of ours. The
/// text may be that of a JSON string, as it is written there.
#[must_use]
pub fn may_hold_ours(text: &str) -> bool {
    let mut has_journeys = None;
    words_of_fences(text).any(|word| match FenceKind::from_info(word) {
        // A diagram of Mermaid's that is one of ours has the word for it.
        Some(FenceKind::Mermaid) => *has_journeys.get_or_insert_with(|| text.contains("journey")),
        Some(_) => true,
        None => meant(word).is_some(),
    })
}

/// The words behind marks that may open a fence. In a JSON string, a tab between them is written `\t`.
fn words_of_fences(text: &str) -> impl Iterator<Item = &str> {
    let places = ["```", "~~~"].into_iter().flat_map(|marks| memmem::find_iter(text.as_bytes(), marks));
    places.map(|at| {
        let mut info = text[at..].trim_start_matches(['`', '~']);
        while let Some(rest) = info.strip_prefix([' ', '\t']).or_else(|| info.strip_prefix("\\t")) {
            info = rest;
        }
        name(info)
    })
}

/// The letters, digits and hyphens that an info string begins with.
pub(super) fn name(info: &str) -> &str {
    info.split(|c: char| !c.is_alphanumeric() && c != '-').next().unwrap_or_default()
}

/// What stands in a chapter that counts here.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Contents {
    /// The fences of ours, in order, and Mermaid's journeys.
    pub fences: Vec<Fence>,
    /// Those whose names are nearly ours, in order.
    pub misspelt: Vec<Misspelt>,
    /// The ids that mdBook gives to headings, as far as they begin as ours do, each with the place of the heading's words. None
    /// are looked for where there can be no fence of ours.
    pub headings: Vec<(String, Span)>,
}

/// The fences of ours in a chapter's Markdown, in order, and Mermaid's journeys.
#[must_use]
pub fn scan(text: &str, flavour: Flavour) -> Vec<Fence> {
    contents(text, flavour).fences
}

/// A heading of the chapter.
struct Heading<'a> {
    level: u8,
    /// The id that it gives itself.
    id: Option<CowStr<'a>>,
    words: String,
    /// Where they stand.
    place: Option<Span>,
    is_open: bool,
}

/// The same fences, with what else one reading of the chapter tells.
#[must_use]
pub fn contents(text: &str, flavour: Flavour) -> Contents {
    if !may_hold_ours(text) {
        return Contents::default();
    }
    let chapter = text;
    let text = &*without_marks(chapter);
    let (mut fences, mut misspelt, mut ids) = (Vec::new(), Vec::new(), HeadingIds::default());
    let mut open: Option<Fence> = None;
    let mut heading: Option<Heading<'_>> = None;
    for (event, range) in Parser::new_ext(text, flavour.options()).into_offset_iter() {
        match event {
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info))) => {
                misspelt.extend(Misspelt::read(&info, &text[range.clone()], range.start));
                open = FenceKind::from_info(&info).map(|kind| {
                    let span = Span::from(trimmed(text, range));
                    let line = text[span.range()].find(['\n', '\r']).unwrap_or(span.end - span.start);
                    let opening = Span::new(span.start, span.start + line);
                    Fence {
                        kind,
                        span: Span::new(chapter[..span.start].trim_end_matches(MARK).len(), span.end),
                        opening,
                        flags: flags(text, opening),
                        body: Excerpt::with_room(span.end - span.start),
                        closed: is_closed(&text[span.range()]),
                        swallowed: None,
                        ended_by: None,
                        level: heading.as_ref().map_or(2, |heading| (heading.level + 1).min(6)),
                        section: heading.as_ref().map(|heading| heading.words.clone()),
                    }
                });
            }
            Event::End(TagEnd::CodeBlock) => {
                fences.extend(open.take().filter(is_ours).map(|mut fence| {
                    fence.swallowed = swallowed(text, &fence);
                    fence.closed &= fence.swallowed.is_none();
                    fence.ended_by = if fence.closed { ended_by(text, &fence) } else { None };
                    fence.closed &= fence.ended_by.is_none();
                    fence
                }));
            }
            Event::Text(words) if open.is_some() => {
                if let Some(fence) = &mut open {
                    fence.body.push(&words, range.into());
                }
            }
            Event::Start(Tag::Heading { level, id, .. }) => {
                let level = rank(level);
                heading = Some(Heading { level, id, words: String::new(), place: None, is_open: true });
            }
            Event::End(TagEnd::Heading(_)) => {
                if let Some(heading) = &mut heading {
                    heading.is_open = false;
                    // Behind a byte order mark, a number sign is text to mdBook.
                    if !(chapter[..range.start].ends_with(MARK) && text[range].starts_with('#')) {
                        ids.add(heading.id.as_deref(), &heading.words, heading.place);
                    }
                }
            }
            event => {
                if let Some(heading) = heading.as_mut().filter(|heading| heading.is_open) {
                    let words = words_of(&event);
                    heading.words.push_str(words);
                    if !words.is_empty() {
                        heading.place =
                            Some(Span::new(heading.place.map_or(range.start, |place| place.start), range.end));
                    }
                }
            }
        }
    }
    Contents { fences, misspelt, headings: ids.ours }
}

/// A byte order mark, with which an included file may begin.
const MARK: char = '\u{feff}';

/// The same text with the mark at the start of a line as three spaces, which are as many bytes, and before which a fence and a
/// heading are still what they are. Behind the mark they would be plain text.
fn without_marks(text: &str) -> Cow<'_, str> {
    if !text.contains(MARK) {
        return text.into();
    }
    let lines = text.split_inclusive('\n');
    lines
        .map(|line| line.strip_prefix(MARK).map_or(line.into(), |rest| format!("   {rest}")))
        .collect::<String>()
        .into()
}

/// Mermaid has diagrams of many kinds.
fn is_ours(fence: &Fence) -> bool {
    fence.kind != FenceKind::Mermaid || mermaid::is_journey(fence.body.text())
}

/// The words of a fence's first line after the first one.
fn flags(text: &str, opening: Span) -> Vec<Span> {
    let info = text[opening.range()].trim_start_matches(['`', '~']).trim_start();
    let mut next = opening.end - info.len();
    let place = |word: &str| {
        let start = next;
        next += word.len() + 1;
        Span::new(start, start + word.len())
    };
    info.split(BETWEEN_WORDS).map(place).skip(1).filter(|flag| flag.start < flag.end).collect()
}

fn rank(level: HeadingLevel) -> u8 {
    match level {
        HeadingLevel::H1 => 1,
        HeadingLevel::H2 => 2,
        HeadingLevel::H3 => 3,
        HeadingLevel::H4 => 4,
        HeadingLevel::H5 => 5,
        HeadingLevel::H6 => 6,
    }
}

/// An unclosed fence's range eats the blank lines after it.
fn trimmed(text: &str, range: std::ops::Range<usize>) -> std::ops::Range<usize> {
    range.start..range.start + text[range].trim_end_matches(['\n', '\r', ' ', '\t']).len()
}

/// What may stand before the marks that end a fence.
const BEFORE_MARKS: [char; 3] = [' ', '\t', '>'];

/// Whether the block ends in a closing fence (`CommonMark` 0.31, 4.5): at least as long as the opening one, of the same
/// character. Container prefixes may stand before it.
fn is_closed(block: &str) -> bool {
    let Some(mark) = block.chars().next() else { return false };
    let length = block.chars().take_while(|c| *c == mark).count();
    let Some((_, last)) = block.rsplit_once('\n') else { return false };
    let last = last.trim_start_matches(BEFORE_MARKS).trim_end();
    last.chars().all(|c| c == mark) && last.chars().count() >= length
}

/// The first line in a fence that could open another of ours: with the same marks, and as many as close it.
fn swallowed(text: &str, fence: &Fence) -> Option<Span> {
    let opening = &text[fence.opening.range()];
    let mark = opening.chars().next()?;
    let length = |line: &str| line.chars().take_while(|c| *c == mark).count();
    let least = length(opening);
    // In most fences, the marks do not come again.
    memmem::find(fence.body.text().as_bytes(), &opening.as_bytes()[..least])?;
    let mut at = 0;
    for line in fence.body.text().split_inclusive('\n') {
        let opening = line.trim_start_matches(' ');
        let (indent, marks) = (line.len() - opening.len(), length(opening));
        if indent < 4 && marks >= least && FenceKind::from_info(opening[marks * mark.len_utf8()..].trim()).is_some() {
            return Some(fence.body.span(at + indent..at + line.trim_end().len()));
        }
        at += line.len();
    }
    None
}

/// The line in a fence that opens code with as many of the same marks as end the fence: the end of the one is that of the other.
fn ended_by(text: &str, fence: &Fence) -> Option<Span> {
    let opening = &text[fence.opening.range()];
    let least = length_of_marks(opening);
    let body = fence.body.text();
    if memmem::find(body.as_bytes(), &opening.as_bytes()[..least]).is_none() {
        return ended_by_bare(text, fence);
    }
    let blocks = Parser::new_ext(body, Flavour::default().options()).into_offset_iter();
    let code = blocks.filter(|(event, _)| matches!(event, Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(_)))));
    let block = trimmed(body, code.last()?.1);
    let line = body[block.clone()].lines().next()?;
    let is_meant = line.starts_with(&opening[..least]) && !is_closed(&body[block.clone()]);
    is_meant.then(|| fence.body.span(block.start..block.start + line.trim_end().len()))
}

/// The same where nothing stands behind the marks of the code: they stand deeper than the fence, and so does the next line of
/// marks.
fn ended_by_bare(text: &str, fence: &Fence) -> Option<Span> {
    let marks = text[fence.span.range()].lines().next_back()?.trim_start_matches(BEFORE_MARKS);
    let depth = |at: usize| at - line_start(text, at);
    let end = fence.span.end - marks.len();
    let next = text[fence.span.end..].find(&marks[..length_of_marks(&text[fence.opening.range()])])? + fence.span.end;
    let is_bare = text[next..].lines().next()?.trim_end().len() == length_of_marks(&text[next..]);
    let is_meant = depth(end) > depth(fence.opening.start) && depth(next) == depth(end) && is_bare;
    is_meant.then(|| Span::new(end, fence.span.end))
}

/// How many marks of a fence a text begins with.
fn length_of_marks(text: &str) -> usize {
    text.chars().next().map_or(0, |mark| text.chars().take_while(|c| *c == mark).count())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bodies(text: &str) -> Vec<(String, bool)> {
        scan(text, Flavour::Mdbook05).into_iter().map(|f| (f.body.text().to_owned(), f.closed)).collect()
    }

    #[test]
    fn only_real_fences_are_ours() {
        assert_eq!(bodies("````markdown\n```journey\n# A\n```\n````\n"), []);
        assert_eq!(bodies("<!--\n```journey\n# A\n```\n-->\n"), []);
        assert_eq!(bodies("    ```journey\n    # A\n    ```\n"), []);
        assert_eq!(bodies("```journeys\n# A\n```\n"), []);
        assert_eq!(bodies("```Journey\n# A\n```\n"), [("# A\n".to_owned(), true)]);
        assert_eq!(bodies("~~~journey, wide\n# A\n~~~\n"), [("# A\n".to_owned(), true)]);
        assert_eq!(bodies("```mermaid\nflowchart LR\n journey --> x\n```\n"), []);
        assert_eq!(bodies("```mermaid\njourney\n A: 5\n```\n"), [("journey\n A: 5\n".to_owned(), true)]);
    }

    #[test]
    fn flags_stand_behind_the_first_word() {
        for (opening, flags) in [
            ("journey", &[][..]),
            (" journey,source,  wide", &["source", "wide"]),
            ("journey\tno-source ,", &["no-source"]),
        ] {
            let text = format!("- ~~~~{opening}\n  # A\n  ~~~~\n");
            let fences = scan(&text, Flavour::Mdbook05);
            assert_eq!(fences[0].flags.iter().map(|flag| &text[flag.range()]).collect::<Vec<_>>(), flags);
        }
    }

    #[test]
    fn containers_are_stripped_and_the_span_ends_before_the_newline() {
        let text = "> - ```journey\n>   # A\n>   - b\n>   ```\n>\n> after\n";
        let fences = scan(text, Flavour::Mdbook05);
        assert_eq!(fences[0].body.text(), "# A\n- b\n");
        assert!(fences[0].closed);
        assert!(text[fences[0].span.range()].ends_with("```"));
        let at = fences[0].body.text().find('b').map(|i| fences[0].body.span(i..i + 1));
        assert_eq!(at.map(|span| &text[span.range()]), Some("b"));
    }

    #[test]
    fn an_unclosed_fence_is_seen() {
        assert_eq!(bodies("```journey\n# A\n\n\n"), [("# A\n\n\n".to_owned(), false)]);
        assert_eq!(bodies("~~~journey\n# A\n```\n"), [("# A\n```\n".to_owned(), false)]);
        assert_eq!(
            bodies("```journey\n# A\n\n```journey\n# B\n```\n"),
            [("# A\n\n```journey\n# B\n".to_owned(), false)]
        );
        assert!(bodies("````journey\n# A\n\n```journey\n# B\n```\n````\n")[0].1);
    }

    #[test]
    fn code_whose_end_is_the_end_of_the_fence_is_seen() {
        for (text, line) in [
            ("```journey\n- a\n\n  ```sh\n  b\n  ```\n\n- c\n```\n", Some("```sh")),
            ("> ```journey\n> - a\n>\n>   ```\n>   b\n>   ```\n> ```\n", Some("```")),
            ("```journey\n- a\n  ```\n\n```\nb\n```\n", None),
            ("````journey\n- a\n\n  ```sh\n  b\n  ```\n````\n", None),
            ("````journey\n- a\n\n  ```sh\n  b\n````\n", None),
            ("```journey\n- a\n\n  ~~~sh\n  ```\n```\n", None),
            ("```journey\n- a\n\n      ```sh\n      ```\n```\n", None),
            ("```journey\n- a\n  - b\n\n    ```sh\n    c\n    ```\n```\n", None),
        ] {
            let fence = scan(text, Flavour::Mdbook05).remove(0);
            assert_eq!(fence.ended_by.map(|span| &text[span.range()]), line, "{text}");
            assert_eq!(fence.closed, line.is_none(), "{text}");
        }
    }

    #[test]
    fn a_fence_knows_the_heading_it_stands_under() {
        let fences = scan("One\nand `two`\n===\n\n```journey\n```\n", Flavour::Mdbook05);
        assert_eq!((fences[0].level, fences[0].section.as_deref()), (2, Some("One and two")));
        let fences = scan("# One\n\n## Two `x`\n\n```journey\n# A\n```\n", Flavour::Mdbook04);
        assert_eq!((fences[0].level, fences[0].section.as_deref()), (3, Some("Two x")));
    }
}
