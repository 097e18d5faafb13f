//! Whole books, written as one text so that fuzzers can change them: the options as JSON on the first line, then the chapters.
//!
//! ```text
//! {"index":false,"source":true}
//! %%% a.md
//! # The text of the first chapter
//! %%%> sub/b.md
//! A chapter below it. A mark more is a level deeper.
//! %%%
//! A draft has no path.
//! %%%# A part of the book
//! %%%-
//! ```

use std::collections::HashSet;

use mdbook_journey::book::{Flavour, scan};
use mdbook_journey::host::{self, options, protocol::Input};
use mdbook_journey::pipeline;
use mdbook_journey::source::directives;
use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};
use serde_json::{Map, Value, json};

use super::{html, is_in_range, keeps_around, replaced};

const CHAPTER: &str = "%%%";

/// A book: no chapter is lost, none changes outside of our fences, what is shown is harmless, ids are unique, and nothing is
/// left to do for a second run.
pub(crate) fn book(text: &str) {
    for renderer in ["html", "markdown"] {
        let (context, items) = parts(text, renderer);
        let message = |items: &Value| json!([context, { "items": items, "unknown": 1 }]).to_string();
        let Ok(answer) = host::process(&message(&items)) else { return };
        assert_eq!(host::process(&message(&items)).map(|again| again.book), Ok(answer.book.clone()), "runs differ");
        let shown: Value = serde_json::from_str(&answer.book).expect("the answer is JSON");
        assert_eq!(shown["unknown"], 1);
        assert_eq!(host::process(&message(&shown["items"])).map(|again| again.book), Ok(answer.book), "a second run");

        let (before, after) = (chapters(&items), chapters(&shown["items"]));
        assert!(after.len() <= before.len() + 1, "chapters have come");
        let mut ids = HashSet::new();
        for (before, after) in before.iter().zip(&after) {
            assert_eq!(without_text(before), without_text(after));
            let (before, after) = (text_of(before), text_of(after));
            assert!(scan(after, Flavour::Mdbook05).is_empty(), "a fence is left in {after:?}");
            if renderer == "markdown" {
                keeps_around(before, after, Flavour::Mdbook05);
            } else {
                for line in replaced(before, after, Flavour::Mdbook05).into_iter().map(|line| &after[line]) {
                    html::check(line);
                    for id in html::ids(line) {
                        assert!(ids.insert(id.clone()), "the id {id} is there twice");
                    }
                }
            }
        }
        if let Some(index) = after.get(before.len()) {
            let (heading, rest) = text_of(index).split_once('\n').expect("a heading and the index");
            is_plain_heading(heading);
            if renderer == "html" {
                for line in rest.lines().filter(|line| !line.is_empty()) {
                    html::check(line);
                }
            }
        }
        in_range(&message(&items));
    }
}

/// A title is a heading of words, whatever it says.
fn is_plain_heading(line: &str) {
    let mut events = Parser::new_ext(line, Options::all());
    let plain = |tag: &Tag<'_>| matches!(tag, Tag::Heading { level: HeadingLevel::H1, id: None, classes, attrs } if classes.is_empty() && attrs.is_empty());
    assert!(matches!(events.next(), Some(Event::Start(tag)) if plain(&tag)), "no plain heading: {line:?}");
    for event in events {
        assert!(matches!(event, Event::Text(_) | Event::End(TagEnd::Heading(_))), "not only words in {line:?}");
    }
    assert_eq!(directives(line).next(), None, "mdBook fills in something in {line:?}");
}

/// What is said of the book stands in it.
fn in_range(message: &str) {
    let input = Input::parse(message).expect("it was read before");
    let options = options::read(&input.context).expect("they were read before");
    for diagnostic in pipeline::survey(&input.book, &options).diagnostics {
        is_in_range(&diagnostic, |chapter| input.book.chapters.get(chapter).map(|chapter| chapter.text.as_str()));
    }
}

/// The context and the chapters as mdBook writes them. Errors are shown and not fatal, so that there is something to look at.
pub(crate) fn parts(text: &str, renderer: &str) -> (Value, Value) {
    let (first, rest) = text.split_once('\n').unwrap_or((text, ""));
    let mut options: Map<String, Value> = serde_json::from_str(first).unwrap_or_default();
    options.insert("css".to_owned(), json!("none"));
    options.insert("on-error".to_owned(), json!("show"));
    options.insert("mermaid".to_owned(), json!(true));
    let context = json!({
        "root": "", "renderer": renderer, "mdbook_version": "0.5.4", "config": { "preprocessor": { "journey": options } },
    });
    let mut all = Vec::new();
    for line in rest.split_inclusive('\n') {
        if let Some(line) = line.strip_prefix(CHAPTER) {
            let path = line.trim_start_matches('>').trim();
            let depth = line.len() - line.trim_start_matches('>').len();
            all.push((depth, path, String::new()));
        } else if let Some((_, _, text)) = all.last_mut() {
            text.push_str(line);
        }
    }
    let mut all = all.into_iter().peekable();
    let items = nest(&mut all, 0);
    (context, Value::Array(items))
}

fn nest<'a>(all: &mut std::iter::Peekable<impl Iterator<Item = (usize, &'a str, String)>>, depth: usize) -> Vec<Value> {
    let mut items = Vec::new();
    // As deep as books are, whatever a fuzzer thinks of.
    while let Some((_, path, text)) = all.next_if(|(found, ..)| *found >= depth) {
        let nested = if depth < 4 { nest(all, depth + 1) } else { Vec::new() };
        if path == "-" || path.starts_with('#') {
            items.push(if path == "-" { json!("Separator") } else { json!({ "PartTitle": path[1..].trim() }) });
            items.extend(nested);
            continue;
        }
        let path = Some(path).filter(|path| !path.is_empty());
        items.push(json!({ "Chapter": {
            "name": path.unwrap_or("Draft"), "content": text, "number": [1], "sub_items": nested, "path": path,
            "source_path": path, "parent_names": [], "unknown": [depth],
        } }));
    }
    items
}

/// All chapters in reading order.
pub(crate) fn chapters(items: &Value) -> Vec<&Value> {
    let mut all = Vec::new();
    for item in items.as_array().into_iter().flatten() {
        let Some(chapter) = item.get("Chapter") else { continue };
        all.push(chapter);
        all.extend(chapters(&chapter["sub_items"]));
    }
    all
}

pub(crate) fn text_of(chapter: &Value) -> &str {
    chapter["content"].as_str().expect("a chapter has a text")
}

/// All that is no business of ours.
fn without_text(chapter: &Value) -> Value {
    let mut chapter = chapter.clone();
    if let Some(fields) = chapter.as_object_mut() {
        fields.retain(|name, _| !matches!(&**name, "content" | "sub_items"));
    }
    chapter
}
