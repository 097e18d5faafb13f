//! Books to take the times of: prose alone, or with blocks of one kind, as many as wanted; the same for the same size.
//!
//! Maps have the shape of what people write: six stages by six rows, one or two items in a cell, items of 37 characters in the
//! middle and of 130 at most, a rating or an owner on every third. A Mermaid diagram and an admonition say the same
//! journey as far as they can. To try another kind of block, add it to [`Blocks`].

use std::fmt::Write as _;
use std::fs;
use std::io;
use std::path::Path;

use serde_json::{Value, json};

/// What stands in a book between its prose.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Blocks {
    /// Nothing.
    None,
    /// Maps.
    Journey,
    /// The words of the maps, as lists.
    Lists,
    /// Diagrams of Mermaid's.
    Mermaid,
    /// Admonitions.
    Admonish,
}

/// A book.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Shape {
    /// What its blocks are.
    pub(crate) blocks: Blocks,
    /// How many of them there are.
    pub(crate) count: usize,
    /// Over how many chapters they are spread.
    pub(crate) chapters: usize,
    /// Whether the index of all maps is made.
    pub(crate) index: bool,
}

const STAGES: [&str; 6] =
    ["Notice the fault", "Find help", "Book a visit", "Wait for the day", "The repair", "Pay and rate"];
const TOUCHPOINTS: [&str; 7] = ["Website", "Telephone", "E-mail", "Letter", "Chat", "Technician", "Invoice"];
const OWNERS: [&str; 5] = ["Booking", "Dispatch", "Payments", "Support", "Parts"];
const SEVERITIES: [&str; 4] = ["low", "medium", "high", "critical"];
const EMOTIONS: [(&str, i8); 6] =
    [("worried", -1), ("hopeful", 1), ("frustrated", -2), ("calm", 0), ("relieved", 1), ("satisfied", 2)];
const PHRASES: [&str; 9] = [
    "Looks for the number on the machine",
    "Reads three answers in a forum, all old",
    "Asks a neighbour who had the same",
    "No price before the visit",
    "Types the same address for the second time",
    "Takes a photo and sends it along",
    "The window of four hours means a day off work, and nobody says before noon whether it will be the morning after all, or not today",
    "Finds the letter with the guarantee",
    "Waits, and hears nothing",
];

impl Shape {
    /// The Markdown of a chapter.
    pub(crate) fn chapter(self, chapter: usize) -> String {
        let mut text = format!("# Chapter {chapter}\n\n");
        prose(&mut text, chapter);
        for number in (chapter..self.count).step_by(self.chapters) {
            let _ = write!(text, "\n## Journey {number}\n\n");
            match self.blocks {
                Blocks::None => {}
                Blocks::Journey => journey(&mut text, number),
                Blocks::Lists => lists(&mut text, number),
                Blocks::Mermaid => mermaid(&mut text, number),
                Blocks::Admonish => admonish(&mut text, number),
            }
        }
        text
    }

    fn settings(self) -> Value {
        match self.blocks {
            Blocks::None | Blocks::Journey | Blocks::Lists if self.index => json!({}),
            Blocks::None | Blocks::Journey | Blocks::Lists => json!({ "index": false }),
            Blocks::Mermaid => json!({}),
            Blocks::Admonish => json!({ "assets_version": "3.1.0" }),
        }
    }

    /// Writes what mdBook 0.5 sends a preprocessor of this book, or 0.4 sends mdbook-admonish, which reads nothing newer. Chapter by
    /// chapter, for what this program takes of memory counts as taken by those that it starts.
    pub(crate) fn write_message(self, mut out: impl io::Write) -> io::Result<()> {
        let (version, list) = if self.blocks == Blocks::Admonish { ("0.4.52", "sections") } else { ("0.5.0", "items") };
        let context = context(version, &self.settings());
        write!(out, "[{context},{{\"__non_exhaustive\":null,\"{list}\":[")?;
        for number in 0..self.chapters {
            write!(out, "{}{}", if number > 0 { "," } else { "" }, item(number, &self.chapter(number)))?;
        }
        write!(out, "]}}]")?;
        out.flush()
    }

    /// Writes the book into a folder, where `mdbook build` finds it; `preprocessor` is its part of `book.toml`.
    pub(crate) fn write(self, folder: &Path, preprocessor: &str) -> io::Result<()> {
        let src = folder.join("src");
        fs::create_dir_all(&src)?;
        let mut summary = "# Summary\n\n".to_owned();
        for number in 0..self.chapters {
            let _ = writeln!(summary, "- [Chapter {number}]({})", path(number));
            fs::write(src.join(path(number)), self.chapter(number))?;
        }
        fs::write(src.join("SUMMARY.md"), summary)?;
        fs::write(folder.join("book.toml"), format!("[book]\ntitle = \"Journeys\"\n\n{preprocessor}"))
    }
}

/// What mdBook 0.5 sends of a book with one chapter.
pub(crate) fn message_of(chapter: &str, settings: &Value) -> Value {
    json!([context("0.5.0", settings), { "items": [item(0, chapter)] }])
}

fn context(version: &str, settings: &Value) -> Value {
    json!({
        "root": ".",
        "config": {
            "book": { "title": "Journeys", "language": "en" },
            "preprocessor": { "journey": settings, "mermaid": {}, "admonish": settings },
        },
        "renderer": "html",
        "mdbook_version": version,
    })
}

fn item(number: usize, text: &str) -> Value {
    let path = path(number);
    json!({ "Chapter": {
        "name": format!("Chapter {number}"), "content": text, "number": [number + 1], "sub_items": [],
        "path": path, "source_path": path, "parent_names": [],
    } })
}

fn path(chapter: usize) -> String {
    format!("chapter-{chapter}.md")
}

/// Two kilobytes of what a handbook says around its blocks.
fn prose(text: &mut String, chapter: usize) {
    for section in 0..4 {
        let _ = write!(text, "## Section {section} of {chapter}\n\n");
        for paragraph in 0..2 {
            for sentence in 0..4 {
                let _ =
                    write!(text, "{}, *number {sentence}*. ", PHRASES[(chapter + section + paragraph + sentence) % 9]);
            }
            text.push_str("\n\n");
        }
        let _ = write!(text, "- Ask `{}`\n- [Write](chapter-0.md) to them\n\n", OWNERS[section % 5]);
    }
}

fn phrase(number: usize) -> &'static str {
    PHRASES[number % PHRASES.len()]
}

fn journey(text: &mut String, number: usize) {
    let _ = write!(
        text,
        "```journey\n# Journey {number} {{#map-{number}}}\n\nPersona: Ada\nScenario: The machine stops in the middle of a wash.\n\
         State: current\nOwner: {}\n",
        OWNERS[number % 5]
    );
    for (stage, name) in STAGES.iter().enumerate() {
        let at = number * 7 + stage * 5;
        let (emotion, score) = EMOTIONS[(number + stage) % 6];
        let sign = if score > 0 { "+" } else { "" };
        let _ = write!(
            text,
            "\n## {name}\n\nTouchpoints: {}, {}\n\nActions:\n- {}\n- {}\n\nThoughts:\n- \"{}?\"\n\nEmotion: {emotion} {sign}{score}\n\n\
             Pain points:\n- {}",
            TOUCHPOINTS[at % 7],
            TOUCHPOINTS[(at + 1) % 7],
            phrase(at),
            phrase(at + 1),
            phrase(at + 2),
            phrase(at + 3),
        );
        if stage % 3 == 0 {
            let _ = write!(text, " {{#pain-{stage} severity={} owner={}}}", SEVERITIES[at % 4], OWNERS[at % 5]);
        }
        let _ = write!(text, "\n\nOpportunities:\n- {}", phrase(at + 4));
        if stage % 3 == 0 {
            let _ = write!(text, " {{for=pain-{stage} impact=high effort=low}}");
        }
        text.push('\n');
    }
    text.push_str("```\n");
}

/// A map's headings, labels and items, each a level deeper; what stands in braces is no word of it.
fn lists(text: &mut String, number: usize) {
    let mut map = String::new();
    journey(&mut map, number);
    for line in map.lines().filter(|line| !line.is_empty() && !line.starts_with("```")) {
        let words = line.split(" {").next().unwrap_or_default();
        let (depth, words) = if words.starts_with('#') {
            ("", words.trim_start_matches(['#', ' ']))
        } else {
            words.strip_prefix("- ").map_or(("  ", words), |item| ("    ", item))
        };
        let _ = writeln!(text, "{depth}- {words}");
    }
}

fn mermaid(text: &mut String, number: usize) {
    let _ = write!(text, "```mermaid\njourney\n    title Journey {number}\n");
    for (stage, name) in STAGES.iter().enumerate() {
        let at = number * 7 + stage * 5;
        let score = EMOTIONS[(number + stage) % 6].1 + 3;
        let _ = writeln!(text, "    section {name}");
        for item in 0..2 {
            let _ = writeln!(text, "      {}: {score}: Ada", phrase(at + item));
        }
    }
    text.push_str("```\n");
}

fn admonish(text: &mut String, number: usize) {
    let _ = writeln!(text, "```admonish note title=\"Journey {number}\"");
    for (stage, name) in STAGES.iter().enumerate() {
        let at = number * 7 + stage * 5;
        let _ = write!(text, "## {name}\n\n");
        for item in 0..5 {
            let _ = writeln!(text, "- {}", phrase(at + item));
        }
        text.push('\n');
    }
    text.push_str("```\n");
}
