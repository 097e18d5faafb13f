//! What a writer reads when something is wrong, through the whole program.

use std::fs;

use serde_json::json;
use tempfile::TempDir;

use crate::harness::{MAP, Message, Ran, chapter, run_in};

/// Sends a book of which `files` are on the disk as `text` says, and mdBook has `content`.
pub(crate) fn send(chapters: &[(&str, &str)], files: &[(&str, &str)]) -> Ran {
    let dir = TempDir::new().unwrap();
    fs::create_dir(dir.path().join("src")).unwrap();
    for (path, text) in files {
        fs::write(dir.path().join("src").join(path), text).unwrap();
    }
    let chapters: Vec<_> = chapters.iter().map(|(path, content)| chapter(path, content)).collect();
    let mut message = Message::v05(&chapters);
    message.context["root"] = json!(dir.path());
    run_in(dir.path(), &[], &message.to_string(), &[])
}

#[test]
fn an_error_leaves_standard_output_empty_and_names_both_places() {
    let twice = [("a.md", MAP), ("b.md", MAP)];
    let ran = send(&twice, &twice);
    assert_eq!((ran.code, ran.stdout.as_str()), (Some(1), ""));
    assert!(ran.stderr.contains("error[duplicate-map-id]: "), "{}", ran.stderr);
    assert!(ran.stderr.contains("src/a.md:2:") && ran.stderr.contains("src/b.md:2:"), "{}", ran.stderr);
    assert!(ran.stderr.contains("1 error"), "{}", ran.stderr);
    assert!(!ran.stderr.contains('\u{1b}'), "no colours where there is no terminal");
}

#[test]
fn a_warning_lets_the_book_through() {
    let text = MAP.replace("Actions:", "**Actoins:**");
    let ran = send(&[("a.md", &text)], &[("a.md", &text)]);
    assert_eq!(ran.code, Some(0), "{}", ran.stderr);
    assert!(ran.stderr.contains("warning[misspelt-lane]: ") && ran.stderr.contains("src/a.md:6:"), "{}", ran.stderr);
    assert!(ran.stdout.starts_with(r#"{"items":["#));
}

#[test]
fn a_map_after_an_include_is_found_in_its_file() {
    let text = MAP.replace("{for=no-price}", "{for=no-prize}");
    let ran =
        send(&[("a.md", &format!("one\ntwo\nthree\n\n{text}"))], &[("a.md", &format!("{{{{#include x}}}}\n\n{text}"))]);
    assert_eq!(ran.code, Some(1), "{}", ran.stderr);
    assert!(ran.stderr.contains("--> src/a.md:19:"), "{}", ran.stderr);
}

#[test]
fn an_included_map_is_counted() {
    let text = MAP.replace("{for=no-price}", "{for=no-prize}");
    let ran = send(&[("a.md", &text)], &[("a.md", "{{#include x}}")]);
    assert!(ran.stderr.contains("--> src/a.md, map 1 (after includes):17:"), "{}", ran.stderr);
}
