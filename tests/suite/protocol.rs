//! mdBook's JSON, in and out.

use serde_json::{Value, json};

use crate::harness::{Message, chapter, run};

const OUTSIDE: &str =
    "# A\r\n\r\n\ttab *x*  \n\n| a | b |\n|---|---|\n\n```rust\nfn main() {}\n```\n<b>\u{e9}\u{0}</b>\n* * *\n\\";

fn answer(message: &Message) -> Value {
    let ran = message.send();
    assert_eq!((ran.code, ran.stderr.as_str()), (Some(0), ""), "{}", ran.stdout);
    serde_json::from_str(&ran.stdout).unwrap()
}

#[test]
fn a_book_without_maps_comes_back_as_it_went_in_either_shape() {
    for message in [Message::v04, Message::v05] {
        let message = message(&[
            chapter("a.md", OUTSIDE),
            json!("Separator"),
            json!({ "PartTitle": "Two" }),
            chapter("b.md", ""),
        ]);
        assert_eq!(message.send().stdout, message.book.to_string());
    }
}

/// In JSON, what stands between the marks and the word is not what stands there in the chapter.
#[test]
fn a_fence_is_found_whatever_blanks_stand_before_its_name() {
    for blanks in ["", " ", "\t", " \t ", "\t\t"] {
        let message = Message::v05(&[chapter("a.md", &format!("```{blanks}journey\n# A\n## B\n- c\n```\n"))]);
        let shown = answer(&message).to_string();
        assert!(shown.contains("<table") && !shown.contains("```"), "{blanks:?}: {shown}");
    }
}

#[test]
fn fields_that_nobody_knows_are_kept_in_their_order() {
    let mut nested = chapter("nested.md", "text");
    nested["Chapter"]["zeta"] = json!({ "b": 1.5, "a": [null, -0.25, 1e300] });
    let mut outer = chapter("outer.md", OUTSIDE);
    outer["Chapter"]["sub_items"] = json!([nested, { "Surprise": { "x": 1 } }]);
    let mut message = Message::v05(&[outer]);
    message.context["new_in_0_6"] = json!({ "x": 1 });
    message.book["alpha"] = json!("kept");
    message.book["Alpha"] = json!(18_446_744_073_709_551_615_u64);
    assert_eq!(message.send().stdout, message.book.to_string());
}

#[test]
fn drafts_and_chapters_with_missing_fields_are_no_trouble() {
    let message = Message::v05(&[
        json!({ "Chapter": { "name": "Draft", "content": "", "number": null, "sub_items": [], "path": null, "source_path": null, "parent_names": [] } }),
        json!({ "Chapter": { "name": "Bare" } }),
        json!({ "Chapter": "odd" }),
        json!({ "Chapter": null }),
    ]);
    assert_eq!(answer(&message), message.book);
}

#[test]
fn a_version_that_nobody_knows_is_no_trouble() {
    for version in [json!("0.3.7"), json!("0.6.0"), json!("1.0.0-beta.1"), json!(""), Value::Null] {
        let mut message = Message::v05(&[chapter("a.md", crate::harness::MAP)]);
        message.context["mdbook_version"] = version.clone();
        let ran = message.send();
        assert_eq!((ran.code, ran.stderr.as_str()), (Some(0), ""), "{version}");
        assert!(ran.stdout.contains("<table"), "{version}");
    }
}

#[test]
fn the_book_is_where_mdbook_says_and_not_where_it_was_started() {
    let dir = tempfile::TempDir::new().unwrap();
    std::fs::create_dir_all(dir.path().join("theme/journey")).unwrap();
    std::fs::write(dir.path().join("theme/journey/face.hbs"), "{{levle}}").unwrap();
    for mut message in [Message::v04, Message::v05].map(|version| version(&[chapter("a.md", crate::harness::MAP)])) {
        message.context["root"] = json!(dir.path());
        let ran = message.send();
        assert_eq!((ran.code, ran.stdout.as_str()), (Some(2), ""), "{}", ran.stderr);
        assert!(ran.stderr.contains("theme/journey/face.hbs:1"), "{}", ran.stderr);
    }
}

#[test]
fn what_is_not_mdbooks_is_refused_with_the_versions_that_are() {
    for (input, fault) in [
        ("", "it is not JSON"),
        ("{}", "it is not a list of a context and a book"),
        ("[{}]", "it is not a list of a context and a book"),
        ("[{},{},{}]", "it is not a list of a context and a book"),
        ("[1,{}]", "its context is not an object"),
        ("[{},[]]", "its book is not an object"),
        ("[{},{}]", "neither `items` nor `sections`"),
        (r#"[{},{"items":{}}]"#, "neither `items` nor `sections`"),
    ] {
        let ran = run(&[], input);
        assert_eq!((ran.code, ran.stdout.as_str()), (Some(2), ""), "{input}");
        assert!(
            ran.stderr.starts_with("error: what stands on standard input is not a book from mdBook 0.4 or 0.5: "),
            "{}",
            ran.stderr
        );
        assert!(ran.stderr.contains(fault) && ran.stderr.contains("help: "), "{input}: {}", ran.stderr);
    }
}

#[test]
fn an_include_in_a_chapter_with_a_map_gets_one_line_of_advice() {
    let message = Message::v05(&[chapter("a.md", "{{#include x.md}}\n\n```journey\n# A\n## B\n- c\n```\n")]);
    let silent = message.send();
    assert_eq!((silent.code, silent.stderr.as_str()), (Some(0), ""));

    let message = message.options(json!({}));
    let advised = message.send();
    assert_eq!(advised.code, Some(0));
    assert!(advised.stderr.starts_with("advice: `a.md` has maps and an `{{#include}}`"), "{}", advised.stderr);
    assert_eq!(advised.stderr.lines().count(), 1);

    // Whatever the fence, and whichever directive brings a file.
    for text in [
        "{{#rustdoc_include x.md}}\n\n~~~ persona\n# Ada\n~~~\n",
        "{{#include x.md}}\n\n``` journey\n# A\n## B\n- c\n```\n",
    ] {
        let ran = Message::v05(&[chapter("b.md", text)]).options(json!({})).send();
        assert!(ran.stderr.contains("advice: `b.md` has maps and an"), "{}", ran.stderr);
    }
    // A chapter without maps has nothing to miss, and one that only speaks of maps has none.
    let ran = Message::v05(&[chapter("b.md", "{{#include x.md}}\n\n````md\n```journey\n```\n````\n")])
        .options(json!({}))
        .send();
    assert_eq!(ran.stderr, "");
    // Code brings no maps, and what stands in a map is reported by itself.
    for (text, said) in [
        ("```rust\n{{#include x.rs:2}}\n```\n\n```journey\n# A\n## B\n- c\n```\n", ""),
        ("```journey\n# A\n## B\n{{#include x.md}}\n```\n", "warning[unfilled-include]"),
    ] {
        let ran = Message::v05(&[chapter("b.md", text)]).options(json!({})).send();
        assert!(ran.stderr.starts_with(said) && !ran.stderr.contains("advice"), "{}", ran.stderr);
    }
    // What stops the build is not all there is to say.
    let ran = Message::v05(&[chapter("b.md", "{{#include x.md}}\n\n```journey\n# A\n## B\nEmotion: sad 9\n```\n")]);
    let ran = ran.options(json!({})).send();
    assert_eq!(ran.code, Some(1));
    assert!(ran.stderr.contains("advice: `b.md`"), "{}", ran.stderr);

    for (name, value) in [("MDBOOK_LOG", "error"), ("RUST_LOG", "off")] {
        let dir = tempfile::TempDir::new().unwrap();
        let quiet = crate::harness::run_in(dir.path(), &[], &message.to_string(), &[(name, value)]);
        assert_eq!(quiet.stderr, "");
    }
}
