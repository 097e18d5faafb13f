//! Whole books put together by chance: what was written is there, what the index counts is what there is, and every link
//! leads to something.

use std::collections::{HashMap, HashSet};

use mdbook_journey::diagnostics::Level;
use mdbook_journey::export::{self, Edition};
use mdbook_journey::host::{self, options, protocol::Input};
use mdbook_journey::pipeline;
use proptest::prelude::*;
use scraper::{Html, Selector};
use serde_json::{Value, json};

use crate::canonical::cases;
use crate::fuzz::invariants::{self, book, html};

mod plan;

use plan::{Written, plan};

/// The pages of a book by their paths, in the order of the chapters, with the chapter of the index if there is one.
fn pages(text: &str, renderer: &str) -> Vec<(String, String)> {
    let (context, items) = book::parts(text, renderer);
    let answer = host::process(&json!([context, { "items": items }]).to_string()).unwrap();
    let shown: Value = serde_json::from_str(&answer.book).unwrap();
    let page = |chapter: &Value| (chapter["path"].as_str().unwrap_or("").to_owned(), book::text_of(chapter).to_owned());
    book::chapters(&shown["items"]).into_iter().map(page).collect()
}

/// The findings of the book as they are exported.
fn exported(text: &str) -> Vec<Value> {
    let (context, items) = book::parts(text, "html");
    let message = json!([context, { "items": items }]).to_string();
    let Input { context, book, .. } = Input::parse(&message).unwrap();
    let options = options::read(&context).unwrap();
    let survey = pipeline::survey(&book, &options);
    let errors: Vec<_> = survey.diagnostics.iter().filter(|diagnostic| diagnostic.level == Level::Error).collect();
    assert!(errors.is_empty(), "a book without errors was meant: {errors:?}");
    let files = vec![Some("a.md".to_owned()); book.chapters.len()];
    let (atlas, lines, settings) = (&survey.atlas, book.lines(), &options.language);
    let edition = Edition { atlas, lines, settings, files: &files, only: None };
    let export: Value = serde_json::from_str(&export::json(&[edition])).unwrap();
    export["books"][0]["findings"].as_array().unwrap().clone()
}

/// Every word of every chapter is on its page.
fn has_all_words(written: &Written, renderer: &str) {
    for (words, (path, page)) in written.words.iter().zip(pages(&written.text, renderer)) {
        for word in words {
            assert!(page.contains(word.as_str()), "{word} is not on the page {path} for {renderer}: {page}");
        }
    }
}

/// The index of the whole book names every finding and counts what there is.
fn index_has_all(written: &Written) {
    let pages = pages(&written.text, "html");
    let lines = pages.iter().flat_map(|(_, page)| page.lines()).filter(|line| line.contains("<dl class=\"j-counts\">"));
    let mut indexes = 0;
    for line in lines.map(|line| &line[line.find(html::MARK).unwrap_or_default()..]) {
        indexes += 1;
        for word in &written.findings {
            assert!(line.contains(word.as_str()), "{word} is not in the index: {line}");
        }
        let index = Html::parse_fragment(line);
        let number = Selector::parse(".j-counts dd > b").unwrap();
        let numbers = index.select(&number).map(|element| element.text().collect::<String>().parse().unwrap());
        let [maps, pains, _, opportunities, delights] = numbers.collect::<Vec<usize>>()[..] else {
            panic!("other counts in {line}")
        };
        let diagrams = written.words.iter().flatten().filter(|word| word.starts_with("diagram")).count();
        assert_eq!(maps, written.maps + diagrams, "maps");
        assert_eq!([pains, delights, opportunities], written.counts, "pain points, delights, opportunities");
    }
    assert!(indexes > 0 || written.maps == 0, "there is no index");
}

/// Every link of ours leads to a page of the book, and to an id on it.
fn links_arrive(written: &Written) {
    let pages = pages(&written.text, "html");
    let lines = |page: &str| -> Vec<String> {
        let ours = page.lines().filter_map(|line| line.find(html::MARK).map(|start| line[start..].to_owned()));
        ours.collect()
    };
    let ids: HashMap<&str, HashSet<String>> = pages
        .iter()
        .map(|(path, page)| (path.as_str(), lines(page).iter().flat_map(|line| html::ids(line)).collect()))
        .collect();
    for (path, page) in &pages {
        let document = Html::parse_fragment(&lines(page).concat());
        for link in document.select(&Selector::parse("a[href]").unwrap()) {
            let href = link.attr("href").unwrap();
            if href.starts_with("https://") {
                continue;
            }
            let (to, anchor) = href.split_once('#').unwrap_or((href, ""));
            let to = percent_decoded(to);
            let to = if to.is_empty() { path.clone() } else { joined(path, &to) };
            let is_there = ids.get(to.as_str()).is_some_and(|ids| ids.contains(anchor));
            assert!(is_there, "{href} on {path} leads nowhere; {to} has {:?}", ids.get(to.as_str()));
        }
    }
}

fn percent_decoded(path: &str) -> String {
    percent_encoding::percent_decode_str(path).decode_utf8().unwrap().into_owned()
}

/// The path that a link on a page leads to.
fn joined(page: &str, link: &str) -> String {
    let mut parts: Vec<&str> = page.split('/').collect();
    parts.pop();
    for part in link.split('/') {
        match part {
            ".." => drop(parts.pop()),
            "." => {}
            part => parts.push(part),
        }
    }
    parts.join("/")
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases().cases / 4, ..cases() })]

    #[test]
    fn nothing_of_a_book_is_lost(plan in plan()) {
        let written = plan.write();
        println!("{}", written.text);
        invariants::book(&written.text);
        has_all_words(&written, "html");
        has_all_words(&written, "markdown");
        index_has_all(&written);
        links_arrive(&written);
        let findings = exported(&written.text);
        prop_assert_eq!(findings.len(), written.findings.len());
        for (finding, word) in findings.iter().zip(&written.findings) {
            prop_assert!(finding["text"].as_str().unwrap().contains(word.as_str()), "{word} is not in {finding}");
        }
        // In another order it is another book of the same maps.
        let reversed = plan.reversed().write();
        has_all_words(&reversed, "html");
        index_has_all(&reversed);
    }
}
