//! One map, two renderers: what a page shows of it stands in the Markdown for other renderers as well.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use mdbook_journey::host;
use mdbook_journey::language::stage_word;
use pulldown_cmark::{Event, Options, Parser};
use scraper::{Html, Selector};
use serde_json::{Value, json};

use crate::harness::{Message, chapter};

/// What is no part of the map: what is heard or seen only, what leads away, and words of ours.
const BESIDE: &str = "caption, [aria-hidden], nav, footer, .j-kind";

#[test]
fn every_word_on_a_page_stands_in_markdown_too() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/language");
    let mut cases: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    cases.retain(|path| path.extension().is_some_and(|extension| extension == "md"));
    let texts: Vec<String> = cases.iter().map(|path| fs::read_to_string(path).unwrap()).collect();
    let (pages, markdown) = (shown(&texts, "html"), shown(&texts, "epub"));
    let (mut lost, mut compared) = (Vec::new(), 0);
    for (i, path) in cases.iter().enumerate().filter(|(i, _)| !pages[*i].contains("j-error")) {
        compared += 1;
        let (written, kept) = (words(&texts[i]), words_of_markdown(&markdown[i]));
        // Words of ours may well differ.
        let missing: Vec<_> = words_of_page(&pages[i])
            .into_iter()
            .filter(|word| written.contains(word) && !kept.contains(word))
            .collect();
        if !missing.is_empty() {
            lost.push(format!("{}: {missing:?}", path.display()));
        }
    }
    assert!(lost.is_empty(), "{}", lost.join("\n"));
    assert!(compared > 100, "{compared}");
}

/// What a renderer gets of a map in each chapter; a box where it has an error.
fn shown(maps: &[String], renderer: &str) -> Vec<String> {
    let map =
        |(i, map): (usize, &String)| chapter(&format!("chapter {i}.md"), &format!("``````journey\n{map}\n``````\n"));
    let chapters: Vec<Value> = maps.iter().enumerate().map(map).collect();
    let options = json!({ "source": false, "index": false, "css": "none", "on-error": "show" });
    let mut message = Message::v05(&chapters).options(options);
    message.context["renderer"] = json!(renderer);
    let book: Value = serde_json::from_str(&host::process(&message.to_string()).unwrap().book).unwrap();
    let text = |chapter: &Value| chapter["Chapter"]["content"].as_str().unwrap().to_owned();
    book["items"].as_array().unwrap().iter().map(text).collect()
}

fn words(text: &str) -> BTreeSet<String> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_lowercase).collect()
}

fn words_of_page(html: &str) -> BTreeSet<String> {
    let page = Html::parse_fragment(html);
    let all = |selector| page.select(&Selector::parse(selector).unwrap()).collect::<Vec<_>>();
    let beside = all(BESIDE);
    // "Stage" over stages says nothing.
    let corners = all(".j-stages td").into_iter().filter(|corner| stage_word(&corner.inner_html()).is_some());
    let beside: Vec<_> = beside.into_iter().chain(corners).map(|element| element.id()).collect();
    let of_map = page.tree.nodes().filter(|node| !node.ancestors().any(|above| beside.contains(&above.id())));
    of_map.filter_map(|node| Some(words(node.value().as_text()?))).flatten().collect()
}

fn words_of_markdown(markdown: &str) -> BTreeSet<String> {
    let said = |event| match event {
        Event::Text(text) | Event::Code(text) | Event::Html(text) | Event::InlineHtml(text) => Some(words(&text)),
        _ => None,
    };
    Parser::new_ext(markdown, Options::all()).filter_map(said).flatten().collect()
}
