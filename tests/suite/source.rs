//! The source of a map, folded under it where the fence or the book asks for it.

use serde_json::json;

use crate::harness::{Book, Message, chapter, run};

const BODY: &str = "# Buying\n\n## Pay <x>&\nEmotion: glad +1\n\n## Go {{x}}\n- `a`\n\n  b";

fn fence(info: &str) -> String {
    format!("```{info}\n{BODY}\n```\n")
}

/// The same text with something before each of its lines.
fn indented(text: &str, first: &str, next: &str) -> String {
    format!("{first}{}\n", text.trim_end().replace('\n', &format!("\n{next}")))
}

#[test]
fn a_map_with_the_flag_shows_its_source() {
    let flagged = fence("journey, source");
    let book = Book::new()
        .chapter("plain.md", &flagged)
        .chapter("list.md", &indented(&flagged, "- ", "  "))
        .chapter("quote.md", &format!("> A\n>\n{}", indented(&flagged, "> ", "> ")))
        .chapter("include.md", "```journey source\n{{#include map.journey}}\n```\n")
        .file("map.journey", BODY)
        .chapter("without.md", &fence("journey"));
    book.build_on_both(|pages| {
        for page in ["plain.html", "list.html", "quote.html", "include.html"] {
            assert_eq!(pages.texts(page, "section.journey > details summary"), ["Source text"], "{page}");
            assert_eq!(pages.texts(page, "details:not([open]) > pre > code.nohighlight"), [BODY], "{page}");
        }
        assert_eq!(pages.texts("plain.html", ".hljs-section"), ["# Buying", "## Pay <x>&", "## Go {{x}}"]);
        assert_eq!(pages.texts("plain.html", ".hljs-number"), ["+1"]);
        assert_eq!(pages.texts("without.html", "details"), [""; 0]);
    });
}

#[test]
fn a_book_may_show_all_sources_and_a_map_not() {
    let book = Book::new()
        .chapter("a.md", &fence("journey"))
        .chapter("b.md", &fence("journey,no-source"))
        .config("source = true")
        .language("de");
    let pages = book.build();
    assert_eq!(pages.texts("a.html", "details > summary"), ["Quelltext"]);
    assert_eq!(pages.texts("b.html", "details"), [""; 0]);
}

#[test]
fn other_renderers_get_no_source() {
    let mut message = Message::v05(&[chapter("a.md", &fence("journey, source"))]);
    message.context["renderer"] = json!("epub");
    let ran = message.send();
    assert_eq!((ran.code, ran.stdout.matches("# Buying").count()), (Some(0), 1), "{}", ran.stdout);
}

#[test]
fn a_flag_that_is_none_is_reported() {
    for (info, flag, help) in [
        ("journey, sorce", "sorce", "did you mean `source`?"),
        ("journey wide", "wide", "remove it; the flags are `source`, `no-source` and `no-index`"),
        ("journey-index, source", "source", "remove it: an index has no flags"),
    ] {
        let text = format!("{}\n```{info}\n```\n", fence("journey"));
        let text = if info.contains("index") { text } else { fence(info) };
        let ran = Message::v05(&[chapter("a.md", &text)]).send();
        assert_eq!(ran.code, Some(0), "{}", ran.stderr);
        let fault = format!("warning[unknown-flag]: there is no flag `{flag}`\n");
        assert!(ran.stderr.starts_with(&fault), "{}", ran.stderr);
        assert!(ran.stderr.contains(&format!("= help: {help}\n")), "{}", ran.stderr);
    }
}

#[test]
fn the_syntax_definition_is_printed_for_editors() {
    let ran = run(&["syntax"], "");
    assert_eq!((ran.code, ran.stderr.as_str()), (Some(0), ""));
    assert!(ran.stdout.starts_with("%YAML 1.2\n") && ran.stdout.contains("\nscope: text.journey\n"));
}
