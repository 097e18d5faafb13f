//! The look: the names that people style by, and the files that make it, as the manual lists them.
//!
//! `UPDATE_EXPECTED=1 cargo test --test suite look` writes the files into the manual.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use mdbook_journey::render::html::theme::{FILES, OwnFiles, css};

use crate::harness::Book;

/// The words of a text that begin with `prefix`.
fn words<'a>(text: &'a str, prefix: &str) -> BTreeSet<&'a str> {
    let words = text.split(|c: char| !c.is_ascii_alphanumeric() && c != '-');
    words.filter(|word| word.starts_with(prefix)).collect()
}

/// Whether a class is mdBook's or its highlighter's.
fn mdbooks_own(class: &str) -> bool {
    class == "header" || class == "nohighlight" || class.starts_with("hljs")
}

/// The manual's chapter on the look.
fn manual() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("book-example/src/guide/custom-look.md")
}

#[test]
fn the_names_to_style_by_are_those_in_the_manual() {
    let manual = fs::read_to_string(manual()).unwrap();
    let manual: String = manual.lines().filter(|line| line.starts_with('|')).collect();
    let pages = Book::build_example("0.5");
    let classes: Vec<String> =
        pages.all().iter().flat_map(|page| pages.attributes(page, ".journey [class]", "class")).collect();
    let css = css(&OwnFiles::new());
    let mut used = words(&css, "j-");
    used.extend(classes.iter().flat_map(|names| names.split(' ')).filter(|name| !mdbooks_own(name)));
    assert_eq!(used, words(&manual, "j-"));
    assert_eq!(words(&css, "--j-"), words(&manual, "--j-"));
}

#[test]
fn the_files_of_the_theme_are_those_in_the_manual() {
    const HEAD: &str = "| File | What it shows |\n| --- | --- |\n";
    let manual = fs::read_to_string(self::manual()).unwrap();
    let (before, after) = manual.split_once(HEAD).unwrap();
    let (_, after) = format!("\n{after}").split_once("\n\n").map(|(a, b)| (a.to_owned(), b.to_owned())).unwrap();
    let rows: Vec<String> = FILES.iter().map(|file| format!("| `{}` | {} |\n", file.name, file.what)).collect();
    let expected = format!("{before}{HEAD}{}\n{after}", rows.concat());
    if std::env::var_os("UPDATE_EXPECTED").is_some() {
        fs::write(self::manual(), &expected).unwrap();
    }
    assert!(fs::read_to_string(self::manual()).unwrap() == expected, "run this test with UPDATE_EXPECTED=1");
}
