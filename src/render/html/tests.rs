//! What must hold for every map shown: one line, nothing the writer said acts, every link on the page arrives.

use std::collections::HashSet;
use std::sync::LazyLock;

use scraper::{Html, Selector};

use super::theme::{OwnFiles, Theme};
use super::{index, map};
use crate::atlas::{Atlas, Blocks, Calendar, IndexPlace, Map, Placement};
use crate::book::{Book, Chapter};
use crate::model::{
    Attributes, Block, Emotion, Feeling, Field, FieldKind, Finding, FindingKind, Header, Heading, Id, Inline, Item,
    Journey, Lane, LaneKind, Query, Reference, Severity, Stage, Step, Text,
};
use crate::render::words::{Dictionary, OwnWords, Words};
use crate::render::{IndexSpot, Site, markdown};
use crate::source::Span;

const HOSTILE: &str = "<script>x</script></section> {{#include a}} \"'& # `";

fn id(name: &str) -> Id {
    Id { name: name.into(), given: true, span: Span::default() }
}

fn item(words: &str) -> Item {
    Item { text: Text::plain(words), ..Item::default() }
}

fn lane(kind: LaneKind, items: Vec<Item>) -> Lane {
    Lane { kind, label: String::new(), span: Span::default(), items, nothing: None, emotion: None }
}

fn heading(name: &str) -> Heading {
    Heading { text: Text::plain(HOSTILE), id: id(name), ..Heading::default() }
}

static WHOLE: LazyLock<Query> = LazyLock::new(|| Query { id: id("index"), ..Query::default() });

fn spot() -> IndexSpot<'static> {
    IndexSpot { chapter: Some(0), level: 2, query: &WHOLE }
}

fn felt(scores: &[f64]) -> Emotion {
    let feeling = |score: &f64| Feeling { words: "tired".into(), score: Some(*score), ..Feeling::default() };
    Emotion { feelings: scores.iter().map(feeling).collect(), ..Emotion::default() }
}

fn finding(kind: FindingKind, name: &str, position: usize, answers: &[&str]) -> Item {
    let finding = Finding {
        kind,
        id: id(name),
        number: 1,
        position,
        severity: (kind == FindingKind::PainPoint).then_some(Severity::High),
        pain_status: None,
        opportunity_status: None,
        impact: None,
        effort: None,
        owner: Some(HOSTILE.into()),
        ticket: Some("https://t.example.com/?a=1&b={{c}}".into()),
        theme: None,
        evidence: vec![crate::model::Attribute { value: "talks,assumed".into(), ..crate::model::Attribute::default() }],
        answers: answers
            .iter()
            .map(|name| Reference { map: None, finding: (*name).into(), span: Span::default() })
            .collect(),
        same: Vec::new(),
    };
    let more = vec![Block::Code { info: HOSTILE.into(), text: "a\n\n{{#include b}}".into() }];
    Item { finding: Some(Box::new(finding)), more, ..item(HOSTILE) }
}

/// A book with one map: a stage with steps that has a lane itself and in them, one without steps, one with nothing.
fn atlas() -> Atlas {
    let source = Item { attributes: Attributes { id: Some(id("talks")), ..Attributes::default() }, ..item("Talks") };
    let evidence =
        Field { kind: FieldKind::Evidence, label: HOSTILE.into(), span: Span::default(), items: vec![source] };
    let actions = |words: &str| lane(LaneKind::Actions, vec![item(words), item(HOSTILE)]);
    let step = |name: &str, scores: &[f64]| Step {
        heading: heading(name),
        emotion: Some(felt(scores)),
        lanes: vec![actions("step")],
    };
    let link = Inline::Link { url: "https://example.com".into(), title: String::new(), text: Text::plain("go") };
    let own = Lane {
        label: "It's <mine>".into(),
        ..lane(LaneKind::Own("mine".into()), vec![Item { text: Text(vec![link]), ..Item::default() }])
    };
    let pain = lane(LaneKind::PainPoints, vec![finding(FindingKind::PainPoint, "pain", 0, &[])]);
    let chance = lane(LaneKind::Opportunities, vec![finding(FindingKind::Opportunity, "chance", 1, &["pain"])]);
    let stages = vec![
        Stage {
            heading: heading("a"),
            lanes: vec![actions("stage")],
            steps: vec![step("a1", &[-2.0]), step("a2", &[1.0, 2.0])],
            ..Stage::default()
        },
        Stage {
            heading: heading("b"),
            emotion: Some(felt(&[0.5])),
            lanes: vec![own, pain, chance],
            ..Stage::default()
        },
        Stage { heading: heading("c"), ..Stage::default() },
    ];
    let title = Text::plain(HOSTILE);
    let journey = Journey {
        header: Header { id: id("m"), title, fields: vec![evidence], ..Header::default() },
        stages,
        ..Journey::default()
    };
    let maps = vec![Map {
        placement: Placement { chapter: 0, level: 2, source: Some(HOSTILE.to_owned()), unlisted: false },
        journey,
    }];
    let (atlas, diagnostics) = Atlas::new(Blocks { maps, ..Blocks::default() }, Calendar::default());
    assert_eq!(diagnostics, []);
    atlas
}

fn book() -> Book {
    Book { chapters: vec![Chapter { path: Some("a.md".into()), ..Chapter::default() }] }
}

fn english() -> Dictionary {
    Dictionary::new(None, &OwnWords::default(), [])
}

static INDEX: LazyLock<IndexPlace> =
    LazyLock::new(|| IndexPlace { chapter: Some(0), path: "a.md".into(), anchor: "journey-index".into() });

fn site<'a>(book: &'a Book, atlas: &'a Atlas, words: &'a Words) -> Site<'a> {
    Site { book, atlas, index: Some(&INDEX), words, tickets: None, bare_headings: false }
}

fn all<'a>(page: &'a Html, selector: &str) -> Vec<scraper::ElementRef<'a>> {
    page.select(&Selector::parse(selector).unwrap()).collect()
}

#[test]
fn a_map_and_the_index_are_a_line_each_whose_links_arrive() {
    let (book, atlas, theme) = (book(), atlas(), Theme::new(&OwnFiles::new()));
    let english = english();
    let site = site(&book, &atlas, english.of(None));
    let lines = [map(site, &theme, 0).unwrap(), index(site, &theme, spot()).unwrap()];
    for line in &lines {
        assert!(line.starts_with("<!-- journey --><section ") && line.ends_with("</section>"), "{line}");
        assert!(!line.contains(['\n', '{']), "{line}");
    }
    let page = Html::parse_document(&format!("<!doctype html><main>{}</main>", lines.concat()));
    assert!(page.errors.is_empty(), "{:?}", page.errors);
    assert_eq!(all(&page, "script").len(), 0);
    assert_eq!(all(&page, "main > section.journey").len(), 2);
    let ids: Vec<&str> = all(&page, "[id]").iter().filter_map(|element| element.attr("id")).collect();
    assert_eq!(ids.iter().collect::<HashSet<_>>().len(), ids.len(), "{ids:?}");
    for link in all(&page, "a[href^='#']") {
        let target = link.attr("href").unwrap().trim_start_matches('#');
        assert!(ids.contains(&target), "#{target} leads nowhere: {ids:?}");
    }
    assert_eq!(all(&page, "caption")[0].text().collect::<String>(), "3 stages, 2 steps in columns, 6 lanes in rows.");
    assert!(all(&page, "th[scope=colgroup]")[0].text().any(|words| words == HOSTILE));
}

#[test]
fn every_row_fills_the_width_of_the_table() {
    let (book, atlas, theme) = (book(), atlas(), Theme::new(&OwnFiles::new()));
    let english = english();
    let line = map(site(&book, &atlas, english.of(None)), &theme, 0).unwrap();
    let page = Html::parse_fragment(&line);
    let mut pending = 0;
    for row in all(&page, "tr") {
        let mut width = std::mem::take(&mut pending);
        for cell in row.child_elements() {
            let span = cell.attr("colspan").map_or(1, |span| span.parse().unwrap());
            width += span;
            pending += if cell.attr("rowspan").is_some() { span } else { 0 };
        }
        assert_eq!(width, 5, "{}", row.html());
    }
}

#[test]
fn markdown_keeps_the_writers_words_from_acting() {
    let (book, atlas) = (book(), atlas());
    let english = english();
    let site = site(&book, &atlas, english.of(None));
    for text in [markdown::map(site, 0), markdown::index(site, spot())] {
        assert!(text.ends_with('\n') && !text.ends_with("\n\n") && !text.starts_with([' ', '\n']), "{text}");
        assert!(!text.contains("{{") && !text.contains('<'), "{text}");
        assert!(text.contains("**P1**"), "{text}");
    }
}

#[test]
fn the_error_box_shows_message_line_and_source() {
    let lines = crate::source::Lines::of("a\nb\n");
    let place = crate::diagnostics::Place { chapter: 0, span: Span::new(2, 3) };
    let fault =
        crate::diagnostics::Diagnostic::new(crate::diagnostics::Code::EmptyMap, place, HOSTILE).help("write <it>");
    let line =
        super::error_box(&Theme::new(&OwnFiles::new()), english().of(None), &[&fault], &lines, "# A\n\n{{x}} </pre>")
            .unwrap();
    assert!(!line.contains(['\n', '{']), "{line}");
    let page = Html::parse_fragment(&line);
    assert_eq!(all(&page, "pre")[0].text().collect::<String>(), "# A\n\n{{x}} </pre>");
    let message: String = all(&page, "li")[0].text().collect();
    assert!(message.starts_with("error empty-map line 2: <script>"), "{message}");
    let text = markdown::error_box(english().of(None), &[&fault], &lines, "# A\n\n{{x}} </pre>");
    assert!(text.ends_with('\n') && !text.contains("{{") && !text.contains('<'), "{text}");
}

#[test]
fn a_draft_is_not_linked_to() {
    let (mut book, atlas, theme) = (book(), atlas(), Theme::new(&OwnFiles::new()));
    book.chapters[0].path = None;
    let english = english();
    let site = site(&book, &atlas, english.of(None));
    let line = index(site, &theme, IndexSpot { chapter: None, ..spot() }).unwrap();
    let page = Html::parse_fragment(&line);
    assert_eq!(all(&page, "a[href^='#journey-m']").len(), 0);
    assert!(line.contains("P1"));
}

/// A row's key is that of its curve, whichever of the map's personas it is about.
#[test]
fn the_key_of_a_row_is_that_of_its_curve() {
    let row =
        |place, score: f64| Lane { emotion: Some(felt(&[score])), ..lane(LaneKind::EmotionOf(place), vec![item("a")]) };
    let stage = |name: &str, first: f64| Stage {
        heading: heading(name),
        lanes: vec![row(0, first), row(2, -first)],
        ..Stage::default()
    };
    let personas = ["Anna", "Bert", "Cleo"].map(item).to_vec();
    let fields = vec![Field { kind: FieldKind::Persona, label: String::new(), span: Span::default(), items: personas }];
    let journey = Journey {
        header: Header { id: id("m"), fields, ..Header::default() },
        stages: vec![stage("a", 2.0), stage("b", 1.0)],
        ..Journey::default()
    };
    let maps = vec![Map { placement: Placement { chapter: 0, level: 2, source: None, unlisted: false }, journey }];
    let (atlas, _) = Atlas::new(Blocks { maps, ..Blocks::default() }, Calendar::default());
    let (book, theme, english) = (book(), Theme::new(&OwnFiles::new()), english());
    let site = site(&book, &atlas, english.of(None));
    let page = Html::parse_document(&map(site, &theme, 0).unwrap());
    let classes = |selector: &str| -> Vec<String> {
        let classes = all(&page, selector).into_iter().flat_map(|svg| svg.value().classes());
        classes.filter(|class| class.starts_with("j-c") && *class != "j-curve").map(str::to_owned).collect()
    };
    assert_eq!(classes("svg.j-key"), ["j-c1", "j-c2"]);
    assert_eq!(classes("svg.j-curve"), ["j-c1", "j-c2"]);
}
