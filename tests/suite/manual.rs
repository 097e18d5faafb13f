//! The manual: what it says of codes and rules is what stands beside them in the source, and its examples are tried.
//!
//! `UPDATE_EXPECTED=1 cargo test --test suite manual` writes the generated parts anew.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use mdbook_journey::book::{Book, Chapter};
use mdbook_journey::diagnostics::{About, Group, Level};
use mdbook_journey::lint::abouts;
use mdbook_journey::pipeline::{Options, survey};
use pulldown_cmark::{CodeBlockKind, Event, Parser, Tag, TagEnd};

/// What stands above this line is written by hand.
const GENERATED: &str = "<!-- Made of the source: UPDATE_EXPECTED=1 cargo test --test suite manual -->\n";

fn guide(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("book-example/src/guide").join(name)
}

#[test]
fn every_code_and_every_rule_has_its_page() {
    for (name, of_language) in [("diagnostics.md", true), ("rules.md", false)] {
        let abouts: Vec<_> = abouts().filter(|about| (about.group == Group::Language) == of_language).collect();
        let text = fs::read_to_string(guide(name)).unwrap();
        let (by_hand, old) = text.split_once(GENERATED).unwrap_or_else(|| panic!("{name} has no generated part"));
        let mut new = String::new();
        for level in [Level::Error, Level::Warning] {
            table(&mut new, &abouts, level);
        }
        for about in &abouts {
            section(&mut new, about);
        }
        if std::env::var_os("UPDATE_EXPECTED").is_some() {
            fs::write(guide(name), format!("{by_hand}{GENERATED}{new}")).unwrap();
        } else {
            assert!(old == new, "{name} is not what the source says; see the top of tests/suite/manual.rs");
        }
    }
}

fn table(out: &mut String, abouts: &[&About], level: Level) {
    let abouts: Vec<_> = abouts.iter().filter(|about| about.level == level).collect();
    if let Some(first) = abouts.first() {
        let (kind, group) = match first.group {
            Group::Language if level == Level::Error => ("Error", false),
            Group::Language => ("Warning", false),
            _ => ("Rule", true),
        };
        let _ = writeln!(out, "\n| {kind} | {}What it means |", if group { "Group | " } else { "" });
        let _ = writeln!(out, "| --- | {}--- |", if group { "--- | " } else { "" });
        for about in abouts {
            let group = if group { format!("{} | ", group_of(about)) } else { String::new() };
            let _ = writeln!(out, "| [`{0}`](#{0}) | {group}{1} |", about.name, escaped(&about.summary()));
        }
    }
}

fn section(out: &mut String, about: &About) {
    let kind = match about.group {
        Group::Language if about.level == Level::Error => "Error",
        Group::Language => "Warning",
        _ => group_of(about),
    };
    let _ = write!(out, "\n## {}\n\n*{kind}.* {}", about.name, escaped(&about.page()));
}

fn group_of(about: &About) -> &'static str {
    if about.is_on() { "default" } else { "strict" }
}

/// mdBook would fill in the examples of what it fills in.
fn escaped(text: &str) -> String {
    text.replace("{{#", "\\{{#")
}

/// What cannot be seen in an example alone: it takes two maps, a book, a diagram, a command, or a heading around it.
const OF_A_BOOK: [&str; 6] =
    ["duplicate-map-id", "unknown-persona", "index-path", "unfenced-map", "mermaid-line", "mermaid-score"];

/// The examples of a page as chapters: what stands in no fence of its own is a part of a map.
fn examples(page: &str) -> Vec<String> {
    let (mut examples, mut open) = (Vec::new(), None);
    for event in Parser::new(page) {
        match event {
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info))) => open = Some((info, String::new())),
            Event::Text(text) => open.iter_mut().for_each(|(_, code)| code.push_str(&text)),
            Event::End(TagEnd::CodeBlock) => examples.extend(open.take().map(|(info, code)| match &*info {
                "text" => format!("```journey\n{code}```\n"),
                _ => code,
            })),
            _ => {}
        }
    }
    examples
}

#[test]
fn what_a_page_shows_is_reported() {
    for about in abouts().filter(|about| about.group == Group::Language && !OF_A_BOOK.contains(&about.name)) {
        for text in examples(&about.page()) {
            let chapter = Chapter { name: "The chapter".to_owned(), text: text.clone(), ..Chapter::default() };
            let found = survey(&Book { chapters: vec![chapter] }, &Options::default()).diagnostics;
            assert!(found.iter().any(|said| said.code.name() == about.name), "{}: {text}\n{found:#?}", about.name);
        }
    }
}

#[test]
fn pages_lead_where_they_say() {
    let names: BTreeSet<_> = abouts().map(|about| about.name).collect();
    for about in abouts() {
        let page = about.page();
        let links = Parser::new(&page).filter_map(|event| match event {
            Event::Start(Tag::Link { dest_url, .. }) => Some(dest_url.into_string()),
            _ => None,
        });
        for link in links {
            match link.split_once('#') {
                Some(("", name)) => assert!(names.contains(name), "{}: {link}", about.name),
                Some((file, _)) => assert!(guide(file).is_file(), "{}: {link}", about.name),
                None => assert!(guide(&link).is_file(), "{}: {link}", about.name),
            }
        }
        assert!(page.contains("**To mend it:** "), "{} does not say how to mend it", about.name);
        assert!(about.summary().ends_with('.'), "{}: {}", about.name, about.summary());
    }
}
