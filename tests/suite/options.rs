//! `[preprocessor.journey]`: what it takes, and what is said when it is something else.

use serde_json::{Value, json};

use crate::harness::{Book, Message, chapter};

fn stderr(options: &Value) -> (Option<i32>, String) {
    let ran = Message::v05(&[chapter("a.md", "text")]).options(options.clone()).send();
    (ran.code, ran.stderr)
}

fn refused(options: &Value, fault: &str, help: &str) {
    let (code, text) = stderr(options);
    assert_eq!(code, Some(2), "{options}");
    assert!(text.starts_with(&format!("error: {fault}\n  help: {help}")), "{options}:\n{text}");
    assert_eq!(text.lines().count(), 2, "{text}");
}

#[test]
fn what_is_right_is_taken() {
    for options in [
        json!({}),
        json!({ "command": "x", "before": [], "after": ["links"], "optional": true, "renderers": ["html"] }),
        json!({ "on-error": "fail", "css": "inline", "index": true, "scale": "1..5" }),
        json!({ "on-error": "show", "css": "none", "index": false, "scale": "-2 to 2" }),
        json!({ "index": "true", "source": "true" }),
        json!({ "source": true, "mermaid": true }),
        json!({ "ticket-url": "https://t.example.com/{}" }),
        json!({ "index": "false" }),
        json!({ "index": "all/findings.md", "index-title": "All findings" }),
        json!({ "lanes": ["Legal check", "Systems"] }),
        json!({ "lanes": [] }),
        json!({ "words": { "map": { "kind": "Story" }, "counts": { "lanes": { "other": "{n} rows" } } } }),
        json!({ "lint": { "strict": "warn", "missing-scope": "allow", "misspelt-lane": "deny", "duplicate-id": "deny" } }),
        json!({ "lint": { "stale-after": 90, "most-stages": 12, "most-items": 9, "longest-title": 40 } }),
        json!({ "aliases": { "What hurts": "Pain points" }, "emotions": { "flummoxed": -1, "ok": 0.5, "🦄": 2 } }),
    ] {
        assert_eq!(stderr(&options), (Some(0), String::new()), "{options}");
    }
}

#[test]
fn what_is_neither_yes_nor_no_is_said() {
    for key in ["source", "mermaid"] {
        let fault =
            format!("`{key} = \"on\"` in `[preprocessor.journey]` of `book.toml` is neither `true` nor `false`");
        refused(&json!({ key: "on" }), &fault, &format!("write `{key} = true`"));
    }
}

#[test]
fn tickets_become_links() {
    for (url, fault) in [
        (json!("https://t.example.com/"), "without a place for the ticket's name"),
        (json!("t.example.com/{}"), "not a web address"),
        (json!(4), "not a text"),
    ] {
        let fault = format!("`ticket-url = {url}` in `[preprocessor.journey]` of `book.toml` is {fault}");
        refused(&json!({ "ticket-url": url }), &fault, "write a web address with `{}` where the ticket's name goes: ");
    }
    let map = "```journey\n# A\nTicket: WEB-1, WEB-2\n\n## S\nOpportunities:\n- x {ticket=WEB-3}\n\
               - y {ticket=https://own.example/4}\n```\n";
    let pages = Book::new().chapter("a.md", map).config("ticket-url = 'https://t.example.com/{}'").build();
    let links = pages.attributes("a.html", "a[href*='example']", "href");
    let own = ["1", "2", "3"].map(|number| format!("https://t.example.com/WEB-{number}"));
    assert_eq!(links, [&own[..], &["https://own.example/4".to_owned()]].concat());
}

#[test]
fn what_is_wrong_is_said_with_its_cure() {
    let section = "in `[preprocessor.journey]` of `book.toml`";
    for (options, fault, help) in [
        (json!({ "scal": "1..5" }), format!("unknown option `scal` {section}"), "did you mean `scale`?"),
        (json!({ "on_error": "show" }), format!("unknown option `on_error` {section}"), "did you mean `on-error`?"),
        (
            json!({ "colour": 1 }),
            format!("unknown option `colour` {section}"),
            "remove it; the options are `on-error`, `css`, ",
        ),
        (
            json!({ "aliases": { "What hurts": "Pains and gains" } }),
            format!("`aliases.What hurts = \"Pains and gains\"` {section} is not the name of a lane"),
            "write your own name and the known one",
        ),
        (
            json!({ "on-error": "shwo" }),
            format!("`on-error = \"shwo\"` {section} is neither `\"fail\"` nor `\"show\"`"),
            "did you mean `on-error = \"show\"`?",
        ),
        (
            json!({ "css": false }),
            format!("`css = false` {section} is neither `\"inline\"` nor `\"none\"`"),
            "write `css = \"inline\"` or `css = \"none\"`",
        ),
        (
            json!({ "scale": "five" }),
            format!("`scale = \"five\"` {section} is not two numbers"),
            "write the worst number and the best one: `scale = \"1..5\"`",
        ),
        (
            json!({ "scale": "3..3" }),
            format!("`scale = \"3..3\"` {section} is the same number twice"),
            "write the worst number",
        ),
        (json!({ "scale": 5 }), format!("`scale = 5` {section} is not two numbers"), "write the worst number"),
        (
            json!({ "lanes": "Systems" }),
            format!("`lanes = \"Systems\"` {section} is not a list of names"),
            "write `lanes = [\"Legal check\", \"Systems\"]`",
        ),
        (
            json!({ "lanes": ["a", 1] }),
            format!("`lanes = [\"a\",1]` {section} is not a list of names"),
            "write `lanes = [",
        ),
        (
            json!({ "lanes": ["Legal check", "Pains"] }),
            format!(
                "`lanes = [\"Legal check\",\"Pains\"]` {section} is a list with a row of findings or emotions: `Pains`"
            ),
            "remove `Pains`: it needs no entry",
        ),
        (
            json!({ "aliases": [] }),
            format!("`aliases = []` {section} is not a table"),
            "put it under `[preprocessor.journey.aliases]`",
        ),
        (
            json!({ "aliases": { "Ouch": 1 } }),
            format!("`aliases.Ouch = 1` {section} is not the name of a lane"),
            "write your own name and the known one",
        ),
        (
            json!({ "emotions": { "meh": 3 } }),
            format!("`emotions.meh = 3` {section} is outside -2 to 2"),
            "write the word and its score",
        ),
        (
            json!({ "emotions": { "meh": "1" } }),
            format!("`emotions.meh = \"1\"` {section} is not a number"),
            "write the word and its score",
        ),
        (
            json!("yes"),
            "`preprocessor.journey` in `book.toml` is `\"yes\"`, not a table".to_owned(),
            "write `[preprocessor.journey]`",
        ),
    ] {
        refused(&options, &fault, help);
    }
}

#[test]
fn what_is_wrong_with_the_index_is_said_with_its_cure() {
    let section = "in `[preprocessor.journey]` of `book.toml`";
    for (options, fault, help) in [
        (
            json!({ "index": "../out.md" }),
            format!("`index = \"../out.md\"` {section} is not a path below the book's source"),
            "write a path below the book's source that ends in `.md`",
        ),
        (
            json!({ "index": "print.md" }),
            format!("`index = \"print.md\"` {section} is a page that mdBook writes itself"),
            "write a path below the book's source that ends in `.md`",
        ),
        (
            json!({ "index": 3 }),
            format!("`index = 3` {section} is not `true`, `false` or a path"),
            "write `index = false`, or the page's path: `index = \"journeys.md\"`",
        ),
        (
            json!({ "index": " " }),
            format!("`index = \" \"` {section} is not `true`, `false` or a path"),
            "write `index = false`",
        ),
        (json!({ "index-title": "" }), format!("`index-title = \"\"` {section} is not a title"), "write it in quotes"),
    ] {
        refused(&options, &fault, help);
    }
}

#[test]
fn levels_that_make_no_sense_are_said_with_their_cure() {
    let section = "in `[preprocessor.journey]` of `book.toml`";
    for (options, fault, help) in [
        (
            json!({ "lint": "strict" }),
            format!("`lint = \"strict\"` {section} is not a table"),
            "put it under `[preprocessor.journey.lint]`",
        ),
        (
            json!({ "lint": { "missing-scop": "warn" } }),
            "unknown rule `missing-scop` in `[preprocessor.journey.lint]` of `book.toml`".to_owned(),
            "did you mean `missing-scope`?",
        ),
        (
            json!({ "lint": { "strict": "error" } }),
            format!("`lint.strict = \"error\"` {section} is neither `\"allow\"` nor `\"warn\"` nor `\"deny\"`"),
            "write `strict = \"warn\"`, or `\"allow\"` or `\"deny\"`",
        ),
        (
            json!({ "lint": { "duplicate-id": "allow" } }),
            format!(
                "`lint.duplicate-id = \"allow\"` {section} is too little for an error: with it, the page would mislead"
            ),
            "remove it; to see the pages all the same, set `on-error",
        ),
        (
            json!({ "lint": { "stale-after": "90" } }),
            format!("`lint.stale-after = \"90\"` {section} is not a number from 1 on"),
            "write a whole number: `stale-after = 12`",
        ),
    ] {
        refused(&options, &fault, help);
    }
}

#[test]
fn own_words_that_are_wrong_are_said_with_their_cure() {
    let section = "in `[preprocessor.journey]` of `book.toml`";
    for (options, fault, help) in [
        (
            json!({ "words": { "map": { "kidn": "Story" } } }),
            "unknown word `map.kidn` in `[preprocessor.journey.words]` of `book.toml`".to_owned(),
            "did you mean `map.kind`?",
        ),
        (
            json!({ "words": { "untitled": "No name" } }),
            "unknown word `untitled` in `[preprocessor.journey.words]` of `book.toml`".to_owned(),
            "did you mean `map.untitled`?",
        ),
        (
            json!({ "words": { "map": { "colour": "Red" } } }),
            "unknown word `map.colour` in `[preprocessor.journey.words]` of `book.toml`".to_owned(),
            "remove it; the manual's chapter \"Languages and words\" lists all words",
        ),
        (
            json!({ "words": { "map": { "kind": 1 } } }),
            format!("`words.map.kind = 1` {section} is not a text"),
            "write it in quotes",
        ),
        (
            json!({ "words": { "map": { "table": "Map {titel}" } } }),
            format!(
                "`words.map.table = \"Map {{titel}}\"` {section} is asking for `{{titel}}`, which nothing fills in"
            ),
            "what can be filled in here is `{title}`",
        ),
        (
            json!({ "words": { "map": { "kind": "Map {title}" } } }),
            format!("`words.map.kind = \"Map {{title}}\"` {section} is asking for `{{title}}`, which nothing fills in"),
            "write it without braces: nothing is filled in here",
        ),
        (
            json!({ "words": { "counts": { "stages": "{n} acts" } } }),
            format!("`words.counts.stages = \"{{n}} acts\"` {section} is not a table of forms"),
            "write `stages = { one = \"{n} …\", other = \"{n} …\" }`",
        ),
        (
            json!({ "words": { "counts": { "stages": { "one": "{n} act" } } } }),
            format!(
                "`words.counts.stages = {{\"one\":\"{{n}} act\"}}` {section} is without the form `other`, which every language has"
            ),
            "write `stages = {",
        ),
        (
            json!({ "words": { "counts": { "stages": { "other": "{n} acts", "several": "x" } } } }),
            format!("`words.counts.stages.several = \"x\"` {section} is not a form that numbers ask for"),
            "write `stages = {",
        ),
        (
            json!({ "words": { "map": "Story" } }),
            format!("`words.map = \"Story\"` {section} is not a table"),
            "put words under the names of their groups: `[preprocessor.journey.words.map]`",
        ),
        (json!({ "words": [] }), format!("`words = []` {section} is not a table"), "put words under the names"),
    ] {
        refused(&options, &fault, help);
    }
}

#[test]
fn all_faults_are_said_at_once() {
    let (code, text) = stderr(&json!({ "colr": 1, "css": "x", "emotions": { "a": 9, "b": null, "c": 1 } }));
    assert_eq!(code, Some(2));
    assert_eq!(text.matches("error: ").count(), 4, "{text}");
    assert_eq!(text.matches("\n  help: ").count(), 4, "{text}");
}

#[test]
fn a_long_value_is_cut() {
    let (_, text) = stderr(&json!({ "css": "é".repeat(1000) }));
    assert!(text.lines().all(|line| line.chars().count() < 200), "{text}");
}
