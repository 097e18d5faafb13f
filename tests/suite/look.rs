//! The look: the names that people style by, and the theme that a book may change.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use mdbook_journey::render::html;

use crate::harness::Book;

/// The words of a text that begin with `prefix`.
fn words<'a>(text: &'a str, prefix: &str) -> BTreeSet<&'a str> {
    let words = text.split(|c: char| !c.is_ascii_alphanumeric() && c != '-');
    words.filter(|word| word.starts_with(prefix)).collect()
}

/// The tables of the manual's chapter on the look.
fn manual() -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("book-example/src/guide/custom-look.md");
    fs::read_to_string(path).unwrap().lines().filter(|line| line.starts_with('|')).collect()
}

#[test]
fn the_names_to_style_by_are_those_in_the_manual() {
    let manual = manual();
    let pages = Book::build_example("0.5");
    let classes: Vec<String> =
        pages.all().iter().flat_map(|page| pages.attributes(page, ".journey [class]", "class")).collect();
    let mut used = words(html::css(), "j-");
    used.extend(classes.iter().flat_map(|names| names.split(' ')).filter(|name| *name != "header"));
    assert_eq!(used, words(&manual, "j-"));
    assert_eq!(words(html::css(), "--j-"), words(&manual, "--j-"));
}
