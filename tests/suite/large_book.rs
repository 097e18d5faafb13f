//! A book of many maps: its index counts what the generator counts, and leaves nothing out.
//!
//! The generator stands in `tests/bench/`, where the time that a much larger book takes is measured.

use scraper::{Html, Selector};
use serde_json::Value;

use crate::harness::{Message, chapter};

#[path = "../bench/generator.rs"]
mod generator;

const MAPS: usize = 43;

fn index(block: &str) -> Html {
    let mut chapters: Vec<_> =
        (0..MAPS).map(|map| chapter(&format!("map-{map}.md"), &generator::chapter(map))).collect();
    chapters.push(chapter("all.md", block));
    let ran = Message::v05(&chapters).send();
    assert_eq!((ran.code, ran.stderr.as_str()), (Some(0), ""));
    let answer: Value = serde_json::from_str(&ran.stdout).unwrap();
    Html::parse_fragment(answer["items"][MAPS]["Chapter"]["content"].as_str().unwrap())
}

fn texts(page: &Html, selector: &str) -> Vec<String> {
    page.select(&Selector::parse(selector).unwrap()).map(|element| element.text().collect()).collect()
}

/// The entries between the heading of a section and the next heading of its level, folded ones too.
fn entries(page: &Html, id: &str) -> usize {
    let selector = Selector::parse(".j-idx > h2, .j-idx > ul > li, .j-idx > details > ul > li").unwrap();
    let after = page.select(&selector).skip_while(|element| element.attr("id") != Some(id)).skip(1);
    after.take_while(|element| element.value().name() == "li").count()
}

#[test]
fn the_index_counts_what_there_is() {
    let page = index("```journey-index\n```\n");
    let expected = generator::expected(MAPS);
    let numbers: Vec<usize> = texts(&page, ".j-counts dd > b").iter().map(|text| text.parse().unwrap()).collect();
    let delights = MAPS * generator::DELIGHTS;
    let counted = [MAPS, expected.pain_points, expected.unanswered, expected.opportunities, delights];
    assert_eq!(numbers, counted);
    let notes = texts(&page, ".j-counts dd > small");
    assert_eq!(notes[0], format!("{} stages", MAPS * generator::STAGES));
    assert_eq!(notes[1], format!("{} critical", expected.critical));
    // Lists hold what is done too, folded below.
    let fixed = MAPS;
    let done = 2 * MAPS;
    assert_eq!(entries(&page, "journey--index--pain-points"), expected.pain_points + fixed);
    assert_eq!(entries(&page, "journey--index--opportunities"), expected.opportunities + done);
    assert_eq!(entries(&page, "journey--index--delights"), delights);
    assert_eq!(entries(&page, "journey--index--maps"), MAPS);
    assert_eq!(texts(&page, ".j-heat tbody tr").len(), MAPS);
    assert_eq!(texts(&page, ".j-mx li").len(), expected.opportunities);
    assert_eq!(texts(&page, ".j-heat td").len() - 2, MAPS * generator::STAGES);
    assert_eq!(expected.findings, MAPS * (generator::PAINS + generator::OPPORTUNITIES + generator::DELIGHTS));
}

#[test]
fn a_view_of_a_team_has_what_is_the_teams() {
    let page = index("```journey-index\n# Ours\nShow: pain points\nOwner: Payments\n```\n");
    let open = texts(&page, ".j-idx > ul > li").len() + texts(&page, ".j-idx > ul + details > ul > li").len();
    let done = texts(&page, ".j-idx > details:last-child > ul > li").len();
    assert_eq!(open - done, generator::pains_of("Payments", MAPS));
    let page = index("```journey-index\nShow: pain points\nSort by: places\nLimit: 1\n```\n");
    assert!(texts(&page, "li small")[0].contains(&format!("Met in {} places", generator::RECURS)), "{page:?}");
}
