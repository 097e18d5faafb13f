//! The rules of practice, case by case: `tests/lint/RULE.md` is a chapter with what the rule reports and what it lets pass;
//! `RULE.txt` is what it says.
//!
//! Every rule has a case. To change one, run `UPDATE_EXPECTED=1 cargo test --test suite lint`; then read the `.txt`.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use icu_calendar::Date;
use mdbook_journey::book::{Book, Chapter};
use mdbook_journey::diagnostics::{Diagnostic, Group, Level};
use mdbook_journey::lint::abouts;
use mdbook_journey::pipeline::{Options, survey};
use mdbook_journey::source::position;

/// A book of one chapter, with no rule on but those of the names.
fn found(text: &str, on: &[&str]) -> Vec<Diagnostic> {
    let chapter = Chapter { name: "The chapter".to_owned(), text: text.to_owned(), ..Chapter::default() };
    let mut options = Options::default();
    options.calendar.today = Date::try_new_iso(2026, 11, 25).ok();
    options.lint.levels.set("all", None).unwrap();
    options.lint.levels.set("default", None).unwrap();
    for name in on {
        options.lint.levels.set(name, Some(Level::Warning)).unwrap();
    }
    survey(&Book { chapters: vec![chapter] }, &options).diagnostics
}

fn shown(text: &str, diagnostics: &[Diagnostic]) -> String {
    let mut out = String::new();
    for diagnostic in diagnostics {
        let at = position(text, diagnostic.place.span.start);
        let culprit = text[diagnostic.place.span.range()].lines().next().unwrap_or_default();
        let _ =
            writeln!(out, "{}:{} `{culprit}` {}: {}", at.line, at.column, diagnostic.code.name(), diagnostic.message);
        for (place, what) in &diagnostic.related {
            let _ = writeln!(out, "  {what}: {}", position(text, place.span.start).line);
        }
        let _ = writeln!(out, "  help: {}", diagnostic.help.as_deref().unwrap_or_default());
    }
    out
}

#[test]
fn every_rule_finds_what_it_should() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/lint");
    let mut wrong = String::new();
    for rule in abouts().filter(|about| about.group != Group::Language) {
        let text = fs::read_to_string(folder.join(format!("{}.md", rule.name)))
            .unwrap_or_else(|_| panic!("{} has no case under tests/lint", rule.name));
        let said = shown(&text, &found(&text, &[rule.name]));
        let expected_path = folder.join(format!("{}.txt", rule.name));
        if std::env::var_os("UPDATE_EXPECTED").is_some() {
            fs::write(&expected_path, &said).unwrap();
        }
        let expected = fs::read_to_string(&expected_path).unwrap_or_default();
        if said != expected || !said.contains(rule.name) {
            let _ = writeln!(wrong, "=== {}\n--- expected\n{expected}\n--- found\n{said}", rule.name);
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn a_comment_allows_what_it_stands_before() {
    let text = "\
> ```journey
> <!-- for now -->
> <!-- journey: allow(missing-scope, misspelt-lane) -->
> # T {#t}
>
> **Actoins:** x
>
> ## A
>
> Pain points:
> - Price
> - Cost <!-- journey: allow(one-word-finding) -->
> <!-- journey: allow(one-word-finding) -->
> - Fee
> - Charge
>
> <!-- journey: allow(empty-stage) -->
>
> ## B
>
> ## C
> ```
";
    let said = found(text, &["missing-scope", "missing-owner", "empty-stage", "one-word-finding"]);
    let said: Vec<_> = said.iter().map(|d| (position(text, d.place.span.start).line, d.code.name())).collect();
    let expected = [(4, "missing-owner"), (11, "one-word-finding"), (15, "one-word-finding"), (21, "empty-stage")];
    assert_eq!(said, expected);
}

#[test]
fn a_comment_that_allows_what_does_not_exist_is_reported() {
    let text = "```journey\n<!-- journey: allow(mising-scope, duplicate-id) -->\n# T\n## A\nActions: x\n\
                <!-- journey: alow(x) --> <!-- journeys -->\n```\n";
    assert_eq!(
        shown(text, &found(text, &[])),
        "2:21 `mising-scope` unknown-rule: no rule has the name `mising-scope`\n  help: did you mean `missing-scope`?\n\
         2:35 `duplicate-id` unknown-rule: `duplicate-id` is an error, and cannot be allowed\n  \
         help: mend it: with this error, the page would mislead\n\
         6:1 `<!-- journey: alow(x) -->` unknown-rule: `alow(x)` is nothing that a comment can ask for\n  \
         help: write the names of rules in brackets: `<!-- journey: allow(missing-scope) -->`\n"
    );
}

#[test]
fn what_is_not_filled_in_is_said_and_nothing_else_of_it() {
    let text = "```journey\n{{#include a.md}}\n# T {#t}\n## S\nEmotion: blorp\n```\n\n\
                ```journey\n# U\n## S\nOpportunities:\n- x {for=t/slow}\n- {{#if}} \\{{#include b.md}} {for=u/slow}\n```\n";
    let said = shown(text, &found(text, &["missing-scope"]));
    assert!(said.starts_with("2:1 `{{#include a.md}}` unfilled-include: "), "{said}");
    assert_eq!(said.matches("\n  help").count(), 2, "{said}");
    assert!(said.contains("\n9:3 `U` missing-scope"), "{said}");
    let filled = text.replace("{{#include a.md}}\n", "");
    let said = shown(&filled, &found(&filled, &[]));
    assert_eq!(said.matches("unknown-reference").count(), 2, "{said}");
}
