//! Books, case by case: `tests/books/NAME.md` holds the chapters of a book, each after a line with its path; `NAME.txt` what
//! is said of them, and the chapters as plain Markdown.
//!
//! Every book without an error is built with both versions of mdBook too, and all its links must arrive, in `print.html` as
//! well. To add a case, add the `.md` file and run `UPDATE_EXPECTED=1 cargo test --test suite books`; then read the `.txt`.

use std::collections::HashSet;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use mdbook_journey::book::{Book, Chapter};
use mdbook_journey::diagnostics::Diagnostic;
use mdbook_journey::pipeline::{self, Options, OutputKind};
use mdbook_journey::source::position;

use crate::harness;

/// What a chapter begins with: a line of this, then its path.
const CHAPTER: &str = "==> ";

/// The chapters of a case, by their paths.
pub(crate) fn chapters(case: &str) -> Vec<(&str, &str)> {
    let parts = case.split(CHAPTER).skip(1);
    parts.map(|part| part.split_once('\n').unwrap()).collect()
}

/// The files of the cases.
pub(crate) fn cases() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/books");
    let mut cases: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    cases.retain(|path| path.extension().is_some_and(|extension| extension == "md"));
    cases.sort();
    cases
}

fn said(book: &Book, diagnostic: &Diagnostic) -> String {
    let spot = |place: &mdbook_journey::diagnostics::Place| {
        let chapter = &book.chapters[place.chapter];
        let at = position(&chapter.text, place.span.start);
        let culprit = chapter.text[place.span.range()].lines().next().unwrap_or_default();
        format!("{}:{}:{} `{culprit}`", chapter.name, at.line, at.column)
    };
    let (level, code) = (diagnostic.level.word(), diagnostic.code.name());
    let mut out = format!("{level} {code} {}: {}\n", spot(&diagnostic.place), diagnostic.message);
    for (place, what) in &diagnostic.related {
        let _ = writeln!(out, "  {what}: {}", spot(place));
    }
    let _ = writeln!(out, "  help: {}", diagnostic.help.as_deref().unwrap_or_default());
    if let Some(fix) = &diagnostic.fix {
        let edits = fix.edits.iter().map(|edit| edit.text.as_str()).collect::<Vec<_>>();
        let _ = writeln!(out, "  fix: {}", edits.join(", "));
    }
    out
}

#[test]
fn every_book_is_read_and_shown_as_expected() {
    let mut wrong = String::new();
    for case in cases() {
        let text = fs::read_to_string(&case).unwrap();
        let chapter = |(path, text): (&str, &str)| Chapter {
            name: path.to_owned(),
            text: text.to_owned(),
            path: Some(path.replace("README.md", "index.md")),
            source_path: Some(path.to_owned()),
        };
        let book = Book { chapters: chapters(&text).into_iter().map(chapter).collect() };
        let options = Options { output: OutputKind::Markdown, ..Options::default() };
        let outcome = pipeline::run(&book, &options).unwrap();
        let mut found: String = outcome.diagnostics.iter().map(|diagnostic| said(&book, diagnostic)).collect();
        for (chapter, shown) in book.chapters.iter().zip(&outcome.texts) {
            let _ = writeln!(found, "{CHAPTER}{}", chapter.name);
            found.push_str(shown.as_deref().unwrap_or(&chapter.text));
        }
        let expected_path = case.with_extension("txt");
        if std::env::var_os("UPDATE_EXPECTED").is_some() {
            fs::write(&expected_path, &found).unwrap();
        }
        let expected = fs::read_to_string(&expected_path).unwrap_or_default();
        if found != expected {
            let _ = writeln!(wrong, "=== {}\n--- expected\n{expected}\n--- found\n{found}", case.display());
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn every_link_of_every_book_arrives() {
    for case in cases() {
        let text = fs::read_to_string(&case).unwrap();
        let mut book = harness::Book::new().config("source = true");
        for (path, text) in chapters(&text) {
            book = book.chapter(path, text);
        }
        let said = fs::read_to_string(case.with_extension("txt")).unwrap();
        let is_faulty = said.lines().any(|line| line.starts_with("error "));
        // Of ids that a page has twice, a warning is said.
        let warnings = said.lines().filter(|line| line.starts_with("warning id-of-heading "));
        let twice: HashSet<&str> = warnings.filter_map(|line| line.rsplit('`').nth(1)).collect();
        let book = if is_faulty { book.config("on-error = \"show\"") } else { book };
        book.build_on_both(|pages| {
            let faults = pages.faults();
            let is_said = |fault: &String| twice.iter().any(|id| fault.ends_with(&format!(" has the id {id} twice")));
            let (said, unsaid): (Vec<_>, Vec<_>) = faults.into_iter().partition(is_said);
            assert_eq!(unsaid, [""; 0], "{} in {}", case.display(), pages.version);
            let found: HashSet<&str> = said.iter().filter_map(|fault| fault.split(' ').rev().nth(1)).collect();
            assert_eq!(found, twice, "{} in {}", case.display(), pages.version);
        });
    }
}
