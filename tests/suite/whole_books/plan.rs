//! Books put together by chance that have no errors, and what is known of each before it is built.
//!
//! A strategy says what there is; writing numbers it, so that every part has a word that stands nowhere else (`pain7q`), and
//! every reference names something. What is written is a text of `tests/fuzz/invariants/book.rs`: what fails becomes a file in
//! `tests/fuzz/found/book/`.

use std::fmt::Write as _;

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};

/// A book to be.
#[derive(Debug, Clone)]
pub(crate) struct Plan {
    options: &'static str,
    chapters: Vec<Chapter>,
}

#[derive(Debug, Clone)]
struct Chapter {
    depth: usize,
    is_draft: bool,
    folder: &'static str,
    blocks: Vec<Block>,
}

#[derive(Debug, Clone)]
enum Block {
    Prose(&'static str),
    Map(Map),
    Persona(String),
    Evidence(String),
    Diagram,
    View(&'static str),
}

#[derive(Debug, Clone)]
struct Map {
    form: Form,
    words: String,
    attributes: &'static str,
    persona: Option<Index>,
    stages: Vec<Stage>,
}

#[derive(Debug, Clone, Copy)]
enum Form {
    Headings,
    Table,
}

#[derive(Debug, Clone)]
struct Stage {
    words: String,
    emotion: &'static str,
    actions: Vec<String>,
    pains: Vec<Finding>,
    delights: Vec<Finding>,
    opportunities: Vec<Finding>,
}

#[derive(Debug, Clone)]
struct Finding {
    words: String,
    attributes: &'static str,
    /// What it refers to, out of all the pain points of the book.
    refers: Option<Index>,
}

/// A book, and what is known of it.
#[derive(Debug, Default)]
pub(crate) struct Written {
    /// The book, as `invariants::book` reads it.
    pub(crate) text: String,
    /// The words that the page of each chapter must have.
    pub(crate) words: Vec<Vec<String>>,
    /// The words of the findings.
    pub(crate) findings: Vec<String>,
    pub(crate) maps: usize,
    /// Pain points, each once however many places it is met in; delights; opportunities.
    pub(crate) counts: [usize; 3],
}

/// Books.
pub(crate) fn plan() -> impl Strategy<Value = Plan> {
    let options = select(vec![
        "{}",
        r#"{"source":true}"#,
        r#"{"index":"all/of-it.md","index-title":"All of it"}"#,
        r#"{"ticket-url":"https://tracker.example.com/{}"}"#,
        r#"{"lint":{"twin-pain":"warn","missing-scope":"warn"}}"#,
    ]);
    (options, vec(chapter(), 1..5)).prop_map(|(options, chapters)| Plan { options, chapters })
}

fn chapter() -> impl Strategy<Value = Chapter> {
    let block = prop_oneof![
        4 => map().prop_map(Block::Map),
        3 => select(PROSE).prop_map(Block::Prose),
        1 => words().prop_map(Block::Persona),
        1 => words().prop_map(Block::Evidence),
        1 => Just(Block::Diagram),
        1 => select(VIEWS).prop_map(Block::View),
    ];
    let (folder, is_draft) = (select(vec!["", "a/", "a/b/", "Ä ö/"]), prop::bool::weighted(0.1));
    (0_usize..3, is_draft, folder, vec(block, 0..5)).prop_map(|(depth, is_draft, folder, blocks)| Chapter {
        depth,
        is_draft,
        folder,
        blocks,
    })
}

fn map() -> impl Strategy<Value = Map> {
    let form = select(vec![Form::Headings, Form::Headings, Form::Table]);
    let attributes = select(vec!["", "", " lang=de", " lang=ar", " owner=Ann"]);
    let stage = (words(), select(EMOTIONS), vec(words(), 0..3), findings(), findings(), findings()).prop_map(
        |(words, emotion, actions, pains, delights, opportunities)| Stage {
            words,
            emotion,
            actions,
            pains,
            delights,
            opportunities,
        },
    );
    let persona = prop::option::of(any::<Index>());
    (form, words(), attributes, persona, vec(stage, 1..4)).prop_map(|(form, words, attributes, persona, stages)| Map {
        form,
        words,
        attributes,
        persona,
        stages,
    })
}

fn findings() -> impl Strategy<Value = Vec<Finding>> {
    let attributes = select(vec!["", "", " owner=Bo", " ticket=W-1", " theme=Price", " evidence=assumed"]);
    let finding = (words(), attributes, prop::option::weighted(0.3, any::<Index>()));
    vec(finding.prop_map(|(words, attributes, refers)| Finding { words, attributes, refers }), 0..3)
}

/// Words that stand in a line, in a cell and before braces alike.
fn words() -> impl Strategy<Value = String> {
    let odd = select(vec![
        "a **bold** word",
        "`code` and *more*",
        "<b onclick=alert(1)>b</b>",
        "&lt;script&gt; & \"quotes\" 'single'",
        "[link](https://example.com/?a=1&b=2)",
        "![](https://example.com/x.png)",
        "日本語の言葉",
        "שלום עולם",
        "a\u{202e}b",
        "{{#include x}}",
        "$1 \\* %s {a}",
        "a: b; c, d → e",
        "<!-- a comment --> after",
    ]);
    prop_oneof![3 => "[a-zäß]{1,8}( [a-z]{1,6}){0,3}", 1 => odd.prop_map(str::to_owned)]
}

const PROSE: &[&str] = &[
    "Plain text.",
    "> a quote\n> ```text\n> not ours\n> ```",
    "- a list\n\n      indented ```journey\n",
    "````markdown\n```journey\n# Not a map\n```\n````",
    "<div>\n\n```js\nlet a = 1\n```\n\n</div>",
    "| a | b |\n|---|---|\n| `|` | c |",
    "<!--\n```journey\n# Hidden\n```\n-->",
    "Term\n: Definition[^1]\n\n[^1]: A note.",
    "\ttab\r\n\r\nand lines of Windows\r",
];

const EMOTIONS: &[&str] = &["", "happy +1", "frustrated -2", "curious -1 → relieved +2", "😟", "unheard-of"];

const VIEWS: &[&str] = &[
    "",
    "Show: pain points\nSort by: severity",
    "# Mine\nShow: opportunities\nOwner: Bo\nGroup by: theme",
    "Show: matrix",
    "Show: maps\nLimit: 1",
    "Show: coverage",
];

impl Plan {
    /// The same book with its chapters in another order.
    pub(crate) fn reversed(&self) -> Self {
        Self { chapters: self.chapters.iter().rev().cloned().collect(), ..self.clone() }
    }

    /// Writes it.
    pub(crate) fn write(&self) -> Written {
        let mut writer = Writer { pains: self.pains(), personas: self.personas(), ..Writer::default() };
        let _ = writeln!(writer.written.text, "{}", self.options);
        for (number, chapter) in self.chapters.iter().enumerate() {
            writer.chapter(number, chapter);
        }
        // The first place of each pain stands for all of them.
        let mut firsts: Vec<usize> = (0..writer.pains.len()).map(|pain| writer.first(pain)).collect();
        firsts.sort_unstable();
        firsts.dedup();
        writer.written.counts[0] = firsts.len();
        writer.written
    }

    fn maps(&self) -> impl Iterator<Item = &Map> {
        self.chapters.iter().filter(|chapter| !chapter.is_draft).flat_map(|chapter| &chapter.blocks).filter_map(
            |block| match block {
                Block::Map(map) => Some(map),
                _ => None,
            },
        )
    }

    /// Each pain of the book: what it is referred to by, and the earlier one that it is the same as.
    fn pains(&self) -> Vec<(String, Option<usize>)> {
        let mut pains: Vec<(String, Option<usize>)> = Vec::new();
        for (map, pain) in self
            .maps()
            .enumerate()
            .flat_map(|(number, map)| map.stages.iter().flat_map(|stage| &stage.pains).map(move |pain| (number, pain)))
        {
            let earlier = pain.refers.filter(|_| !pains.is_empty()).map(|index| index.index(pains.len()));
            pains.push((format!("m{map}/p{}", pains.len()), earlier));
        }
        pains
    }

    fn personas(&self) -> usize {
        let blocks = self.chapters.iter().filter(|chapter| !chapter.is_draft).flat_map(|chapter| &chapter.blocks);
        blocks.filter(|block| matches!(block, Block::Persona(_))).count()
    }
}

#[derive(Debug, Default)]
struct Writer {
    pains: Vec<(String, Option<usize>)>,
    personas: usize,
    written: Written,
    words: Vec<String>,
    maps: usize,
    pain: usize,
    number: usize,
    diagrams: usize,
    records: [usize; 2],
}

impl Writer {
    fn first(&self, pain: usize) -> usize {
        self.pains[pain].1.map_or(pain, |earlier| self.first(earlier))
    }

    /// A word that stands nowhere else, and which the page must have.
    fn word(&mut self, kind: &str) -> String {
        self.number += 1;
        let word = format!("{kind}{}q", self.number);
        self.words.push(word.clone());
        word
    }

    fn chapter(&mut self, number: usize, chapter: &Chapter) {
        let depth = ">".repeat(chapter.depth);
        if chapter.is_draft {
            let _ = writeln!(self.written.text, "%%%{depth}");
        } else {
            let _ = writeln!(self.written.text, "%%%{depth} {}c{number}.md\n# Chapter\n", chapter.folder);
            for block in &chapter.blocks {
                let block = self.block(block);
                self.written.text.push_str(&block);
                self.written.text.push_str("\n\n");
            }
        }
        self.written.words.push(std::mem::take(&mut self.words));
    }

    fn block(&mut self, block: &Block) -> String {
        match block {
            Block::Prose(text) => (*text).to_owned(),
            Block::Map(map) => {
                let fence = self.map(map);
                // Fences stand in quotes and in lists, too.
                match self.maps % 3 {
                    0 => fence,
                    1 => format!("> {}", fence.replace('\n', "\n> ")),
                    _ => format!("- {}", fence.replace('\n', "\n  ")),
                }
            }
            Block::Persona(words) => {
                let (word, number) = (self.word("persona"), self.records[0]);
                self.records[0] += 1;
                format!("```persona\n# {word} {words} {{#w{number}}}\nRole: {}\n```", self.word("role"))
            }
            Block::Evidence(words) => {
                let (word, number) = (self.word("source"), self.records[1]);
                self.records[1] += 1;
                format!("```evidence\nTalks:\n- {word} {words} {{#e{number} date=2026-01-01}}\n```")
            }
            Block::Diagram => {
                self.diagrams += 1;
                let (title, task) = (self.word("diagram"), self.word("task"));
                format!("```mermaid\njourney\n  title {title} {}\n  section S\n    {task}: 3: Me\n```", self.diagrams)
            }
            Block::View(query) => format!("```journey-index\n{query}\n```"),
        }
    }

    fn map(&mut self, map: &Map) -> String {
        let (id, title) = (self.maps, self.word("map"));
        self.maps += 1;
        self.written.maps += 1;
        let mut text = format!("````journey\n# {title} {} {{#m{id}{}}}\n", map.words, map.attributes);
        if let Some(persona) = map.persona.filter(|_| self.personas > 0) {
            let _ = writeln!(text, "Persona: w{}", persona.index(self.personas));
        }
        let _ = writeln!(text, "Scenario: {} {}\n", self.word("scenario"), map.words);
        let stages: Vec<[String; 6]> = map.stages.iter().map(|stage| self.stage(stage)).collect();
        match map.form {
            Form::Headings => {
                for [name, emotion, rows @ ..] in &stages {
                    let _ = writeln!(text, "## {name}\n\nEmotion: {emotion}\n");
                    for (label, row) in ROWS.iter().zip(rows) {
                        if !row.is_empty() {
                            let _ = writeln!(text, "{label}:\n- {}\n", row.replace("<br>", "\n- "));
                        }
                    }
                }
            }
            Form::Table => {
                let row = |label: &str, cell: usize| {
                    let cells: Vec<&str> = stages.iter().map(|stage| stage[cell].as_str()).collect();
                    format!("| {label} | {} |\n", cells.join(" | "))
                };
                text.push_str(&row("", 0));
                let _ = writeln!(text, "|-{}|", "|-".repeat(stages.len()));
                text.push_str(&row("Emotion", 1));
                for (number, label) in ROWS.iter().enumerate() {
                    text.push_str(&row(label, number + 2));
                }
            }
        }
        text + "````"
    }

    /// The name of a stage, its emotion, and the items of its rows.
    fn stage(&mut self, stage: &Stage) -> [String; 6] {
        let name = format!("{} {}", self.word("stage"), stage.words);
        let actions: Vec<String> =
            stage.actions.iter().map(|words| format!("{} {words}", self.word("action"))).collect();
        let pains: Vec<String> = stage.pains.iter().map(|finding| self.pain(finding)).collect();
        let delights = self.findings("delight", 1, &stage.delights);
        let opportunities = self.findings("idea", 2, &stage.opportunities);
        [name, stage.emotion.to_owned(), actions.join("<br>"), pains.join("<br>"), delights, opportunities]
    }

    fn pain(&mut self, finding: &Finding) -> String {
        let (number, word) = (self.pain, self.found("pain"));
        self.pain += 1;
        let same = self.pains[number].1.map(|earlier| format!(" same={}", self.pains[earlier].0)).unwrap_or_default();
        format!("{word} {} {{#p{number}{}{same}}}", finding.words, finding.attributes)
    }

    fn findings(&mut self, kind: &str, count: usize, findings: &[Finding]) -> String {
        let mut items = Vec::new();
        for finding in findings {
            self.written.counts[count] += 1;
            let refers = finding.refers.filter(|_| kind == "idea" && !self.pains.is_empty());
            let answers = refers.map(|index| format!(" for={}", self.pains[index.index(self.pains.len())].0));
            let attributes = format!("{}{}", finding.attributes, answers.unwrap_or_default());
            let braces = if attributes.is_empty() { attributes } else { format!(" {{{}}}", attributes.trim()) };
            items.push(format!("{} {}{braces}", self.found(kind), finding.words));
        }
        items.join("<br>")
    }

    fn found(&mut self, kind: &str) -> String {
        let word = self.word(kind);
        self.written.findings.push(word.clone());
        word
    }
}

const ROWS: [&str; 4] = ["Actions", "Pain points", "Delights", "Opportunities"];
