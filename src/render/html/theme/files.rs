//! The files of `theme/`, embedded in the program: the one list that pages, `mdbook-journey theme` and the manual have.
//!
//! To add a file, put it into `theme/`, add it here, and run `UPDATE_EXPECTED=1 cargo test --test suite look`.

use std::path::Path;

/// A file of the theme.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct File {
    /// Its path below `theme/`.
    pub name: &'static str,
    /// What it shows, in a few words.
    pub what: &'static str,
    /// What it holds.
    pub text: &'static str,
    /// The class that a page must have to be sent this part of the style sheet; none for what every page needs.
    pub class: Option<&'static str>,
}

macro_rules! files {
    ($($name:literal $(for $class:literal)?: $what:literal,)+) => {
        &[$(File {
            name: $name,
            what: $what,
            text: include_str!(concat!("../../../../theme/", $name)),
            class: first(&[$($class)?]),
        },)+]
    };
}

const fn first(class: &[&'static str]) -> Option<&'static str> {
    match class {
        [class, ..] => Some(*class),
        [] => None,
    }
}

/// Every file: templates from the whole to its parts, then the style sheet in its order. A part of it that only some pages need
/// names the class by which they are known, and comes after all that every page needs.
pub const FILES: &[File] = files! {
    "map.hbs": "a map, with all that belongs to it",
    "header.hbs": "what stands above a map: title, status, fields",
    "fields.hbs": "the fields of a map or a persona",
    "portrait.hbs": "a persona's portrait, or the initials",
    "table.hbs": "the table of a map",
    "rows.hbs": "the rows of a table",
    "compare.hbs": "a map beside the one it is compared with",
    "column.hbs": "the heading of a stage or a step",
    "cell.hbs": "a cell of the table",
    "emotion.hbs": "an emotion: faces on the curve, words below",
    "curve.hbs": "a curve, drawn across the cells of its row",
    "face.hbs": "a face",
    "list.hbs": "the items of a lane",
    "item.hbs": "an item that is no finding",
    "finding.hbs": "a pain point, a delight or an opportunity on its card",
    "badges.hbs": "what belongs to a finding: owner, evidence, answers",
    "lanes.hbs": "lanes outside a table: a single card, or below the map",
    "source.hbs": "a map's source, folded",
    "persona.hbs": "the card of a persona",
    "evidence.hbs": "a list of sources",
    "note.hbs": "a section before or after a map",
    "index.hbs": "an index",
    "index/heading.hbs": "a heading of an index",
    "index/section.hbs": "one thing that an index shows",
    "index/counts.hbs": "how many there are of everything",
    "index/list.hbs": "a list, in groups",
    "index/fold.hbs": "the folded part of a list",
    "index/entry.hbs": "an entry of a list",
    "index/matrix.hbs": "opportunities by impact and effort",
    "index/dot.hbs": "an opportunity among them",
    "index/heat.hbs": "maps and their stages",
    "index/heat-table.hbs": "the table of them",
    "document.hbs": "a map as a page of its own, from `export`",
    "drawing.hbs": "its curve as a drawing, from `export`",
    "error.hbs": "the box in place of a map with errors",
    "text/emphasis.hbs": "emphasis",
    "text/strong.hbs": "strong emphasis",
    "text/strikethrough.hbs": "struck out words",
    "text/code.hbs": "code in a line",
    "text/link.hbs": "a link",
    "text/image.hbs": "an image",
    "text/break.hbs": "a line break",
    "text/task.hbs": "the box of a task",
    "text/time.hbs": "a date",
    "block/paragraph.hbs": "a paragraph",
    "block/heading.hbs": "a heading inside a text",
    "block/list.hbs": "a list inside a text",
    "block/quote.hbs": "a quotation",
    "block/code.hbs": "a block of code",
    "block/table.hbs": "a table that is not a map",
    "journey.css": "colours, type, header, text",
    "table.css": "the table and the emotion",
    "finding.css": "the cards of findings",
    "media.css": "wide maps, stacked maps, print",
    "picture.css" for "j-all": "several curves in one picture",
    "record.css" for "j-rec": "personas and sources",
    "index.css" for "j-idx": "the index",
    "blueprint.css" for "j-line": "the lines of a service blueprint",
    "error.css" for "j-error": "the box in place of a map with errors",
    "document.css" for "j-doc": "a map as a page of its own",
};

/// The file of this name.
#[must_use]
pub fn file(name: &str) -> Option<&'static File> {
    FILES.iter().find(|file| file.name == name)
}

impl File {
    /// Whether it is a part of the style sheet, and no template.
    #[must_use]
    pub fn is_style(&self) -> bool {
        Path::new(self.name).extension().is_some_and(|extension| extension == "css")
    }
}
