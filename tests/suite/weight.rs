//! What our things add to a page, in bytes: the style sheet, once a page, and a map of six stages and eight rows.
//!
//! `cargo test --test suite weight -- --nocapture` prints the figures.

use crate::harness::{Message, chapter};

/// The bounds that the manual promises ("Accessibility and print").
const STYLE: usize = 8_500;
const MAP: usize = 9_000;
/// Elements with attributes, which are what mdBook takes time for ("Performance").
const MARKED: usize = 70;

#[test]
fn a_page_with_a_map_stays_light() {
    let ran = Message::v05(&[chapter("a.md", include_str!("../weight/six-stages.md"))]).send();
    assert_eq!((ran.code, ran.stderr.as_str()), (Some(0), ""));
    let answer: serde_json::Value = serde_json::from_str(&ran.stdout).unwrap();
    let page = answer["items"][0]["Chapter"]["content"].as_str().unwrap();
    let between = |from: &str, to: &str| {
        let (_, rest) = page.split_once(from).unwrap();
        rest.split_once(to).unwrap().0
    };
    let map = between("<section", "</section>");
    assert_eq!((map.matches("<th scope=\"col\"").count(), map.matches("<th scope=\"row\"").count()), (6, 8));
    let marked = map.split('<').filter(|tag| tag.split('>').next().unwrap_or_default().contains("=\"")).count();
    let (style, map) = (between("<style>", "</style>").len(), "<section</section>".len() + map.len());
    println!("style sheet: {style} bytes of {STYLE}; map: {map} bytes of {MAP}");
    println!("elements with attributes: {marked} of {MARKED}");
    assert!(marked <= MARKED, "{marked} elements of the map have attributes");
    assert!(style <= STYLE, "the style sheet has {style} bytes");
    assert!(map <= MAP, "the map has {map} bytes");
    for asks in ["<script", "<link", "url(", "@import", "@font-face", " src="] {
        assert!(!page.contains(asks), "`{asks}` fetches something");
    }
}

#[test]
fn no_weight_or_slope_of_type_is_asked_for_that_the_page_has_no_other_use_for() {
    let css = mdbook_journey::render::html::theme::css(&mdbook_journey::render::html::theme::OwnFiles::new());
    for line in css.lines().map(str::trim) {
        assert!(!line.starts_with("font-style"), "{line}");
        if let Some(weight) = line.strip_prefix("font-weight: ") {
            assert!(["400;", "700;"].contains(&weight), "{line}");
        }
    }
}
