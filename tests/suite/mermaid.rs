//! Mermaid's journeys: read case by case (`tests/mermaid/NAME.mmd` holds a diagram, `NAME.txt` how it is read), and shown.
//!
//! To add a case, add the `.mmd` file and run `UPDATE_EXPECTED=1 cargo test --test suite mermaid`; then read the `.txt`.

use std::fs;
use std::path::Path;

use mdbook_journey::book::{Book, Chapter};
use mdbook_journey::diagnostics::Diagnostic;
use mdbook_journey::language::{Context, Settings};
use mdbook_journey::mermaid::read;
use mdbook_journey::model::Journey;
use mdbook_journey::pipeline::{self, Options, Outcome, OutputKind};
use mdbook_journey::source::{Excerpt, Span};

use crate::language::assert_cases;

#[test]
fn every_case_is_read_as_expected() {
    assert_cases("tests/mermaid", "mmd", read_whole);
}

#[test]
fn no_input_makes_it_panic() {
    for text in cases() {
        let halves: Vec<&str> = text.lines().rev().collect();
        let broken = String::from_utf8_lossy(&text.bytes().map(|byte| byte ^ 0x80).collect::<Vec<_>>()).into_owned();
        for whole in [text.repeat(2), halves.join("\n"), format!("journey\n{broken}")] {
            for end in (0..=whole.len()).filter(|at| whole.is_char_boundary(*at)) {
                for diagnostic in read_whole(&whole[..end]).1 {
                    assert!(diagnostic.place.span.end <= end.max(3), "{diagnostic:?} in {:?}", &whole[..end]);
                }
            }
        }
    }
    for text in
        [":".repeat(10_000), ";".repeat(10_000), "#".repeat(10_000), "%%{".repeat(10_000), "<br>".repeat(10_000)]
    {
        let _ = read_whole(&format!("journey\n{text}"));
    }
}

/// Nothing that was written is lost: every word of a diagram without comments is in what its map says.
#[test]
fn no_word_is_lost() {
    for text in cases() {
        let shown = page(&format!("```mermaid\n{text}\n```\n"), OutputKind::Markdown);
        let said: String = shown.texts.into_iter().flatten().collect::<String>() + &format!("{:?}", shown.diagnostics);
        for line in text.lines().filter(|line| !line.contains(['%', '#'])) {
            let actors = line.rsplit(':').next().unwrap_or_default();
            for word in actors.split([' ', ',']).filter(|word| word.chars().all(char::is_alphabetic)) {
                let is_keyword = ["journey", "config", "title", "section", "accTitle", "accDescr"].contains(&word)
                    || word == "SECTION";
                assert!(is_keyword || said.contains(word), "`{word}` of {text}\nis not in {said}");
            }
        }
    }
}

#[test]
fn only_journeys_are_shown_and_only_where_the_book_asks_for_it() {
    let other = "```mermaid\nflowchart LR\n  journey --> end\n```\n";
    let journey = "> - ```mermaid, source\n>   journey\n>     title Bread\n>     Bake: 4: Jo\n>   ```\n";
    let text = format!("# A\n\n{other}\n{journey}\n{other}");
    let shown = page(&text, OutputKind::Html).texts[0].clone().unwrap();
    assert_eq!(shown.matches(other).count(), 2, "{shown}");
    assert!(shown.contains("id=\"journey-bread\"") && !shown.contains("NaN"), "{shown}");
    assert!(shown.contains("journey&#10;") && shown.contains("4: Jo</code>"), "its source is shown: {shown}");
    let book = book(&text);
    assert_eq!(pipeline::run(&book, &Options::default()).unwrap().texts, [None], "mermaid is off by default");
}

#[test]
fn a_diagram_is_a_map_among_others() {
    let text = "```mermaid\njourney\n title Bread\n Bake: 9: Jo\n```\n\n```journey\n# Bread\n## Bake\nPain points:\n- Too hot\n```\n";
    let found = page(text, OutputKind::Html);
    let page = found.texts[0].clone().unwrap();
    assert!(page.contains("id=\"journey-bread\"") && page.contains("id=\"journey-bread-2\""), "{page}");
    let codes: Vec<&str> = found.diagnostics.iter().map(|diagnostic| diagnostic.code.name()).collect();
    assert!(codes.contains(&"mermaid-score"), "{codes:?}");
    assert!(found.index_chapter.unwrap().text.contains("Too hot"));
}

fn cases() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/mermaid");
    let mut paths: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "mmd"));
    paths.sort();
    paths.into_iter().map(|path| fs::read_to_string(path).unwrap()).collect()
}

fn read_whole(text: &str) -> (Journey, Vec<Diagnostic>) {
    let settings = Settings::default();
    let context = Context { settings: &settings, chapter: 0, span: Span::new(0, text.len()), section: "The section" };
    read(&Excerpt::whole(text), context)
}

fn book(text: &str) -> Book {
    let path = Some("a.md".to_owned());
    Book { chapters: vec![Chapter { name: "A".to_owned(), text: text.to_owned(), path, source_path: None }] }
}

fn page(text: &str, output: OutputKind) -> Outcome {
    pipeline::run(&book(text), &Options { mermaid: true, output, ..Options::default() }).unwrap()
}
