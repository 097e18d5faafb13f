//! The canonical form: what is printed reads as the same map, shows as the same page, and prints as itself.

use std::fs;
use std::path::{Path, PathBuf};

use mdbook_journey::book::{Book, Chapter, FenceKind, Flavour, scan};
use mdbook_journey::language::{self, Context, Settings, print, print_record, read, read_record};
use mdbook_journey::model::{Attributes, Journey, Record, RecordKind};
use mdbook_journey::pipeline::{self, Options};
use mdbook_journey::source::{Excerpt, Span};
use proptest::prelude::*;
use proptest::test_runner::RngSeed;

use crate::books;

#[test]
fn every_case_of_the_language_survives_printing() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut maps = Vec::new();
    for path in markdown_files(&root.join("tests/language")) {
        maps.push((path.display().to_string(), fs::read_to_string(&path).unwrap()));
    }
    assert!(maps.len() > 20, "the cases are gone");
    for path in markdown_files(&root.join("book-example/src")) {
        let text = fs::read_to_string(&path).unwrap();
        let found = scan(&text, Flavour::Mdbook05).into_iter().filter(|fence| fence.kind == FenceKind::Journey);
        maps.extend(found.map(|fence| (path.display().to_string(), fence.body.text().to_owned())));
    }
    let wrong: Vec<String> = maps
        .iter()
        .flat_map(|(name, map)| faults(map).into_iter().map(move |fault| format!("=== {name}\n{fault}")))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_record_survives_printing() {
    let mut texts: Vec<String> = books::cases().iter().map(|case| fs::read_to_string(case).unwrap()).collect();
    for path in markdown_files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("book-example/src")) {
        texts.push(fs::read_to_string(&path).unwrap());
    }
    let mut count = 0;
    for text in &texts {
        for fence in scan(text, Flavour::Mdbook05) {
            let FenceKind::Record(kind) = fence.kind else { continue };
            count += 1;
            let before = record(kind, fence.body.text());
            let printed = print_record(&before, &Settings::default());
            let after = record(kind, &printed);
            assert_eq!(bare_record(&before), bare_record(&after), "{}\n--- printed\n{printed}", fence.body.text());
            assert_eq!(printed, print_record(&after, &Settings::default()));
        }
    }
    assert!(count > 5, "the cases are gone");
}

fn record(kind: RecordKind, text: &str) -> Record {
    let settings = Settings::default();
    let context = Context { settings: &settings, chapter: 0, span: Span::new(0, text.len()), section: "The section" };
    read_record(kind, &Excerpt::whole(text), context).0
}

/// All that a record says, without where it says it.
fn bare_record(record: &Record) -> String {
    let mut record = record.clone();
    let mut comments: Vec<String> = record.comments.drain(..).map(|comment| comment.text).collect();
    comments.sort();
    without_places(&format!("{record:#?}\n{comments:#?}"))
}

fn without_places(said: &str) -> String {
    let is_place = |line: &&str| !line.trim_start().starts_with("start: ") && !line.trim_start().starts_with("end: ");
    said.lines().filter(is_place).collect::<Vec<_>>().join("\n")
}

fn markdown_files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(markdown_files(&path));
        } else if path.extension().is_some_and(|extension| extension == "md") {
            files.push(path);
        }
    }
    files.sort();
    files
}

/// What printing a map changes that it should not.
pub(crate) fn faults(map: &str) -> Vec<String> {
    // The last line of a fence is always ended.
    let map = &format!("{}\n", map.strip_suffix('\n').unwrap_or(map));
    let (printed, mut faults) = printed(map);
    let (old_page, new_page) = (page(map), page(&printed));
    if old_page != new_page {
        faults.push(format!("the page has changed: {}\n--- printed\n{printed}", difference(&old_page, &new_page)));
    }
    faults
}

/// A map as it is printed, and what that changes in it.
fn printed(map: &str) -> (String, Vec<String>) {
    let settings = Settings::default();
    let before = read_whole(map, &settings);
    let printed = print(&before, &settings);
    let after = read_whole(&printed, &settings);
    let mut faults = Vec::new();
    let (said, says) = (bare(&before), bare(&after));
    if said != says {
        faults.push(format!("the map has changed: {}\n--- printed\n{printed}", difference(&said, &says)));
    }
    assert_eq!(
        language::difference(&before, &after).is_none(),
        said == says,
        "two ways to compare what is said do not agree:\n{map}\n--- printed\n{printed}"
    );
    let again = print(&after, &settings);
    if printed != again {
        faults.push(format!("printed again it differs: {}\n--- printed\n{printed}", difference(&printed, &again)));
    }
    (printed, faults)
}

fn read_whole(text: &str, settings: &Settings) -> Journey {
    let context = Context { settings, chapter: 0, span: Span::new(0, text.len()), section: "The section" };
    read(&Excerpt::whole(text), context).0
}

/// A map's page.
fn page(map: &str) -> String {
    let marks = "`".repeat(map.split(|c| c != '`').map(str::len).max().unwrap_or(0).max(2) + 1);
    let text = format!("# The section\n\n{marks}journey\n{map}{marks}\n");
    let chapter = Chapter { name: "Chapter".to_owned(), text, path: Some("a.md".to_owned()), source_path: None };
    let outcome = pipeline::run(&Book { chapters: vec![chapter] }, &Options::default()).unwrap();
    outcome.texts.into_iter().flatten().collect()
}

/// All that a map says, without where it says it, and where there are several ways to say it, in one.
fn bare(journey: &Journey) -> String {
    let mut journey = journey.clone();
    bare_heading(&mut journey.header.attributes);
    for note in journey.before.iter_mut().chain(&mut journey.after) {
        bare_heading(&mut note.attributes);
    }
    for stage in &mut journey.stages {
        bare_heading(&mut stage.heading.attributes);
        for step in &mut stage.steps {
            bare_heading(&mut step.heading.attributes);
        }
    }
    for (lanes, _) in journey.parts_mut() {
        // What has no label comes first: after a label it would belong to it.
        lanes.sort_by_key(|lane| !lane.label.is_empty());
    }
    let mut comments: Vec<String> = journey.comments.drain(..).map(|comment| comment.text).collect();
    comments.sort();
    without_places(&format!("{journey:#?}\n{comments:#?}"))
}

/// Leaves out what the model says elsewhere.
fn bare_heading(attributes: &mut Attributes) {
    attributes.classes.retain(|(class, _)| !["title", "stage", "step", "lane", "note"].contains(&class.as_str()));
    attributes.pairs.retain(|pair| !["duration", "phase", "corner"].contains(&pair.key.as_str()));
}

/// The first place where two texts differ.
fn difference(one: &str, two: &str) -> String {
    let same = one.bytes().zip(two.bytes()).take_while(|(a, b)| a == b).count();
    let near = |text: &str| {
        let from = (0..=same.saturating_sub(120)).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
        text[from..].chars().take(300).collect::<String>()
    };
    format!("\n--- before\n{}\n--- after\n{}", near(one), near(two))
}

/// The same cases on every machine; `PROPTEST_CASES=5000 cargo test --test suite canonical` looks for others.
pub(crate) fn cases() -> ProptestConfig {
    let config = ProptestConfig { failure_persistence: None, ..ProptestConfig::default() };
    if std::env::var_os("PROPTEST_CASES").is_some() {
        return config;
    }
    ProptestConfig { cases: 64, rng_seed: RngSeed::Fixed(1), ..config }
}

/// Words as people write them, and as nobody should.
fn words() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => "[a-zA-Zäßé日本]{1,8}( [a-z]{1,6}){0,3}",
        4 => "[a-c1][-+*_`#>|:!\\[\\](){}<&;.,~=\\\\/\"' a-c1]{0,14}",
        1 => Just("[a link](https://example.com/a_b \"tip\") and `co``de`".to_owned()),
        1 => Just("*very* **strong** ~~gone~~ <br> &amp; &lt;b&gt; <b>".to_owned()),
        1 => Just("**bold**: yes; ![image](a.png) <https://example.com>".to_owned()),
        1 => Just("a <!-- beside --> b".to_owned()),
    ]
}

fn attributes() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![
        "",
        "",
        "",
        " {.moment-of-truth}",
        " {severity=high owner=\"A B\"}",
        " {for=\"a, b\" theme='x \"y\"'}",
        " <!-- c -->",
    ])
}

/// Items, as a list or on the label's line, with something below some of them.
fn lane() -> impl Strategy<Value = String> {
    let label = prop::sample::select(vec![
        "Actions:",
        "Emotion:",
        "Pain points:",
        "**Pain points:**",
        "**Own lane:**",
        "Opportunities:",
        "Touchpoints:",
        "Thoughts:",
        "Thoughts & feelings:",
        "Duration:",
        "Goals:",
        "Effort:",
        "",
    ]);
    let mark = prop::sample::select(vec!["- ", "- ", "* ", "1. ", "3) ", "- [x] ", "> "]);
    let below = prop::sample::select(vec!["", "", "", "\n  - below", "\n\n  more\n\n  ~~~rust\n  fn f() {}\n  ~~~"]);
    let item =
        (words(), attributes(), below).prop_map(|(words, attributes, below)| format!("{words}{attributes}{below}"));
    (label, mark, prop::collection::vec(item, 1..4), any::<bool>()).prop_map(|(label, mark, items, on_its_line)| {
        if on_its_line {
            return format!("{label} {}\n\n", items[0].lines().next().unwrap_or_default());
        }
        format!("{label}\n{}\n\n", items.iter().map(|item| format!("{mark}{item}")).collect::<Vec<_>>().join("\n"))
    })
}

fn map() -> impl Strategy<Value = String> {
    let field = (prop::sample::select(vec!["Persona: ", "Scenario: ", "Own: ", "**Own**: ", "Tags: ", ""]), words());
    let header = prop::collection::vec(field.prop_map(|(label, words)| format!("{label}{words}\n\n")), 0..3);
    let lanes = || prop::collection::vec(lane(), 0..4).prop_map(|lanes| lanes.concat());
    let stage = (prop::sample::select(vec!["## ", "## ", "## ", "### "]), words(), attributes(), lanes());
    let stage = stage.prop_map(|(marks, words, attributes, lanes)| format!("{marks}{words}{attributes}\n\n{lanes}"));
    (words(), header, lanes(), prop::collection::vec(stage, 0..4)).prop_map(|(title, header, lanes, stages)| {
        format!("# {title}\n\n{}{lanes}{}", header.concat(), stages.concat())
    })
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn whatever_is_written_survives_printing(map in map()) {
        let (_, faults) = printed(&map);
        prop_assert!(faults.is_empty(), "--- map\n{map}\n{}", faults.join("\n"));
    }
}
