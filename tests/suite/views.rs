//! Indexes, case by case: `tests/views/NAME.md` is a chapter with `journey-index` blocks over the maps of `book.md`;
//! `NAME.txt` is what they become in plain Markdown, and what is said of them.
//!
//! To add a case, add a file, run `UPDATE_EXPECTED=1 cargo test --test suite views`, and read the `.txt`.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use icu_calendar::Date;
use mdbook_journey::book::{Book as Chapters, Chapter};
use mdbook_journey::pipeline::{Index, OnError, Options, OutputKind, run};
use mdbook_journey::source::position;

use crate::harness::{Book, Message, chapter as message_chapter};

fn chapter(path: &str, text: &str) -> Chapter {
    Chapter { name: path.to_owned(), text: text.to_owned(), path: Some(path.to_owned()), ..Chapter::default() }
}

/// A case as plain Markdown, with what is said of it.
fn shown(maps: &str, case: &str) -> String {
    let book = Chapters { chapters: vec![chapter("case.md", case), chapter("maps/book.md", maps)] };
    let mut options = Options { output: OutputKind::Markdown, on_error: OnError::Show, ..Options::default() };
    options.index = Index::None;
    options.lint.levels.set("default", None).unwrap();
    options.calendar.today = Date::try_new_iso(2026, 11, 25).ok();
    let outcome = run(&book, &options).unwrap();
    let mut out = outcome.texts[0].clone().unwrap_or_default();
    for diagnostic in outcome.diagnostics.iter().filter(|diagnostic| diagnostic.place.chapter == 0) {
        let at = position(case, diagnostic.place.span.start);
        let culprit = case[diagnostic.place.span.range()].lines().next().unwrap_or_default();
        let _ =
            writeln!(out, "{}:{} `{culprit}` {}: {}", at.line, at.column, diagnostic.code.name(), diagnostic.message);
        let _ = writeln!(out, "  help: {}", diagnostic.help.as_deref().unwrap_or_default());
        for edit in diagnostic.fix.iter().flat_map(|fix| &fix.edits) {
            let _ = writeln!(out, "  fix: {}", edit.text);
        }
    }
    out
}

#[test]
fn every_case_shows_what_it_asks_for() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/views");
    let maps = fs::read_to_string(folder.join("book.md")).unwrap();
    let mut wrong = String::new();
    let mut cases: Vec<_> = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    cases.retain(|path| path.extension().is_some_and(|extension| extension == "md") && !path.ends_with("book.md"));
    cases.sort();
    assert!(cases.len() > 5);
    for case in cases {
        let said = shown(&maps, &fs::read_to_string(&case).unwrap());
        let expected_path = case.with_extension("txt");
        if std::env::var_os("UPDATE_EXPECTED").is_some() {
            fs::write(&expected_path, &said).unwrap();
        }
        let expected = fs::read_to_string(&expected_path).unwrap_or_default();
        if said != expected {
            let _ = writeln!(wrong, "=== {}\n--- expected\n{expected}\n--- found\n{said}", case.display());
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

/// Maps and views in chapters whose paths are all that paths may be.
fn wide_book() -> Book {
    let maps = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/views/book.md")).unwrap();
    let index = "# Views\n\n```journey-index\n```\n\n```journey-index\n# Ours {#ours}\nOwner: Shop, Payments\nGroup by: map\n```\n";
    let elsewhere = "```journey-index\n# Again\nShow: pain points\nGroup by: persona\n```\n\n```journey-index\n```\n";
    Book::new()
        .chapter("a folder/größe.md", &maps)
        .chapter("README.md", index)
        .chapter("deep/er/README.md", &elsewhere.replace("Again", "Deeper"))
        .chapter("a folder/views.md", elsewhere)
}

#[test]
fn every_link_of_a_view_arrives() {
    wide_book().build_on_both(|pages| {
        assert_eq!(pages.faults(), [""; 0], "{}", pages.version);
        let links = pages.attributes("deep/er/index.html", ".j-idx li a", "href");
        assert!(links.len() > 10, "{links:?}");
        let headings = pages.attributes("index.html", "h2 > a.header", "href");
        for id in ["#journey--index--pain-points", "#journey-ours"] {
            assert!(headings.iter().any(|href| href == id), "{headings:?}");
        }
    });
}

#[test]
fn a_book_of_views_only_still_gets_its_index() {
    let view = "```journey-index\nShow: pain points\n```\n";
    let book = Book::new().chapter("a.md", crate::harness::MAP).chapter("view.md", view);
    assert!(book.build().has("journey-index.html"));
    let pages = book.chapter("all.md", "```journey-index\nGroup by: owner\n```\n").build();
    assert!(!pages.has("journey-index.html"));
    assert_eq!(pages.attributes("a.html", "footer a", "href"), ["all.html#journey--index"]);
}

#[test]
fn a_view_with_an_error_stops_the_build_or_shows_it() {
    let message = Message::v05(&[message_chapter("a.md", "```journey-index\nOwnr: x\n```\n")]);
    let ran = message.send();
    assert_eq!(ran.code, Some(1));
    assert!(ran.stderr.contains("error[unknown-setting]: an index has no setting `Ownr`"), "{}", ran.stderr);
    let ran = message.options(serde_json::json!({ "on-error": "show" })).send();
    assert_eq!(ran.code, Some(0));
    assert!(
        ran.stdout.contains("j-error") && ran.stdout.contains("did you mean <code>owner</code>?"),
        "{}",
        ran.stdout
    );
}

/// Another fence's error changes nothing in what an index says of the rest.
#[test]
fn an_index_beside_a_faulty_map_says_what_it_says_without() {
    let map = "```journey\n# A\nReviewed: 2026-09-01\n## S\nEmotion: calm +1\n```\n\n```journey\n# B\nReviewed: 2026-11-01\n## S\nEmotion: calm +1\n```\n";
    let index = message_chapter("index.md", "```journey-index\nShow: coverage\n```\n");
    let shown = |maps: &str| {
        let options = serde_json::json!({ "on-error": "show", "lint": { "stale-after": 30 } });
        let ran = Message::v05(&[index.clone(), message_chapter("a.md", maps)]).options(options).send();
        assert_eq!(ran.code, Some(0), "{}", ran.stderr);
        crate::invariants::content(&ran.stdout, 0)
    };
    let alone = shown(map);
    assert!(alone.contains("30"), "{alone}");
    assert_eq!(shown(&format!("{map}\n```journey\n# C\n## S\nEmotion: calm 9\n```\n")), alone);
}

#[test]
fn a_name_that_may_stand_in_what_is_not_filled_in_is_not_reported() {
    let view = message_chapter("b.md", "```journey-index\nOwner: Payments\n```\n");
    for (map, reported) in [("# A\n## S\nActions: x\n", true), ("# A\n{{#include a.md}}\n", false)] {
        let ran = Message::v05(&[message_chapter("a.md", &format!("```journey\n{map}```\n")), view.clone()]).send();
        assert_eq!(ran.stderr.contains("unknown-name"), reported, "{}", ran.stderr);
    }
}
