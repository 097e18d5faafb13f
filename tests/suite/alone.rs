//! One map alone: as a page in one file, and its curve as a drawing. What leads out of them becomes words, and nothing is
//! fetched, whatever the map.

use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};

use mdbook_journey::book::{Book, Chapter};
use mdbook_journey::diagnostics::{Diagnostic, Level};
use mdbook_journey::pipeline::{Options, Survey, document, drawing, survey};
use roxmltree::{Document, Node};
use scraper::{Html, Selector};
use serde_json::Value;
use tempfile::TempDir;

use crate::harness::{Ran, run_in};

fn export(dir: &Path, args: &[&str]) -> Ran {
    run_in(dir, &[&["export"], args].concat(), "", &[])
}

fn shown(dir: &Path, args: &[&str]) -> String {
    let ran = export(dir, args);
    assert_eq!((ran.code, ran.stderr.as_str()), (Some(0), ""), "{args:?}");
    ran.stdout
}

/// A file with one map.
fn map(text: &str) -> TempDir {
    let dir = TempDir::new().unwrap();
    fs::write(dir.path().join("a.md"), format!("````journey\n{text}\n````\n")).unwrap();
    dir
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_owned()
}

/// The maps of the example book, by their ids.
fn example() -> Vec<Value> {
    let exported: Value = serde_json::from_str(&shown(&root().join("book-example"), &[])).unwrap();
    exported["books"][0]["maps"].as_array().unwrap().clone()
}

fn texts(page: &Html, selector: &str) -> Vec<String> {
    page.select(&Selector::parse(selector).unwrap()).map(|element| element.text().collect()).collect()
}

fn attributes(page: &Html, selector: &str, name: &str) -> Vec<String> {
    let elements = Selector::parse(selector).unwrap();
    page.select(&elements).filter_map(|element| element.attr(name)).map(str::to_owned).collect()
}

/// What a page of its own must not have.
fn faults(text: &str) -> Vec<String> {
    let page = Html::parse_document(text);
    let mut faults: Vec<String> =
        page.errors.iter().filter(|fault| !fault.contains("quirks")).map(ToString::to_string).collect();
    let mut ids = HashSet::new();
    faults.extend(attributes(&page, "[id]", "id").into_iter().filter(|id| !ids.insert(id.clone())));
    for link in attributes(&page, "a", "href") {
        let arrives = link.strip_prefix('#').map_or(link.contains(':'), |id| ids.contains(id));
        if !arrives {
            faults.push(format!("links to {link}"));
        }
    }
    for fetches in ["script", "link", "img", "image", "iframe", "object", "audio", "video", "source", "[src]", "use"] {
        faults.extend(texts(&page, fetches).iter().map(|_| format!("has {fetches}")));
    }
    faults.extend(["url(", "@import", "@font-face"].into_iter().filter(|css| text.contains(css)).map(str::to_owned));
    if texts(&page, "h1").len() != 1 {
        faults.push("it has not one h1".to_owned());
    }
    faults
}

#[test]
fn a_page_is_whole_and_fetches_nothing() {
    let book = root().join("book-example");
    for map in example() {
        let id = map["id"].as_str().unwrap();
        let text = shown(&book, &["--format", "html", "--map", id]);
        assert_eq!(faults(&text), [""; 0], "{id}");
        let page = Html::parse_document(&text);
        assert_eq!(texts(&page, "title"), [map["title"].as_str().unwrap()], "{id}");
        assert_eq!(texts(&page, "h1"), texts(&page, "title"), "{id}");
        assert_eq!(texts(&page, "th[scope=col]").is_empty(), map["stages"].as_array().unwrap().is_empty(), "{id}");
    }
}

#[test]
fn every_map_there_is_can_be_a_page_and_a_drawing() {
    let (mut chapters, mut drawn) = (Vec::new(), 0);
    for entry in fs::read_dir(root().join("tests/language")).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|extension| extension == "md") {
            let text = format!("````journey\n{}\n````\n", fs::read_to_string(&path).unwrap());
            chapters.push(Chapter { name: path.display().to_string(), text, ..Chapter::default() });
        }
    }
    let (book, options) = (Book { chapters }, Options::default());
    let Survey { atlas, diagnostics, .. } = survey(&book, &options);
    for (index, map) in atlas.maps().iter().enumerate() {
        let text = document(&book, &options, &atlas, index).unwrap().unwrap();
        // What a map gets wrong, such as an id given twice, is wrong on its page too.
        let is_wrong = |d: &Diagnostic| d.level == Level::Error && d.place.chapter == map.placement.chapter;
        if !diagnostics.iter().any(is_wrong) {
            assert_eq!(faults(&text), [""; 0], "{}", book.chapters[map.placement.chapter].name);
        }
        if let Some(text) = drawing(&book, &options, &atlas, index).unwrap() {
            check_drawing(&text);
            drawn += 1;
        }
    }
    assert!(drawn > 10);
}

#[test]
fn what_leads_out_of_a_page_becomes_words() {
    let text = "# [Buying](intro.md) {#buying}\nPersona: Ada\nEvidence:\n- [Calls](calls.md) {#calls}\n\n## Pay\nActions:\n\
                - [terms](../terms.md#fees), [web](https://example.com/a?b#c), [mail](mailto:a@example.com), [here](#x)\n\
                - ![the form](form.png), ![a chart](https://example.com/c.png), [![in a link](x.png)](y.md)\n\
                Pain points:\n- Slow {#slow evidence=calls,https://example.com/r}\nOpportunities:\n- Faster {for=slow}";
    let page = Html::parse_document(&shown(map(text).path(), &["--format", "html"]));
    assert_eq!(texts(&page, "tbody tr:first-child li"), ["terms, web, mail, here", "the form, a chart, in a link"]);
    let mut links = attributes(&page, "td a, dd a", "href");
    links.sort();
    links.dedup();
    assert_eq!(
        links,
        [
            "#journey-buying--calls",
            "#journey-buying--faster",
            "#journey-buying--slow",
            "https://example.com/a?b#c",
            "https://example.com/c.png",
            "https://example.com/r",
            "mailto:a@example.com",
        ]
    );
}

#[test]
fn a_portrait_becomes_the_initials() {
    let dir = TempDir::new().unwrap();
    let text = "```persona\n# Ada Byron {#ada}\nPortrait: ![at her desk](a.png)\n```\n\n```journey\n# A\nPersona: ada\n## S\nEmotion: +1\n```\n";
    fs::write(dir.path().join("a.md"), text).unwrap();
    let page = Html::parse_document(&shown(dir.path(), &["--format", "html"]));
    assert_eq!(texts(&page, "dd"), ["ABAda Byron"]);
}

#[test]
fn a_page_has_its_language_and_the_look_of_its_book() {
    let dir = TempDir::new().unwrap();
    let write = |name: &str, text: &str| {
        let path = dir.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    };
    write(
        "book.toml",
        "[book]\nlanguage = \"de\"\n[output.html]\ntheme = \"looks\"\n[preprocessor.journey]\ncss = \"none\"\n",
    );
    write("src/SUMMARY.md", "- [A](a.md)\n");
    write("src/a.md", "```journey\n# A\n## S\nEmotion: +1\n```\n\n```journey\n# B {lang=ar}\n## S\nEmotion: +1\n```\n");
    write("looks/journey/note.hbs", "{{! never used }}");
    write("looks/journey/table.css", ".own {}");
    let tag = |id| {
        let text = shown(dir.path(), &["--format", "html", "--map", id]);
        assert!(text.contains(".own{}") && text.contains("prefers-color-scheme"), "{text}");
        text.split_once('>').map(|(_, rest)| rest.split_once('>').unwrap().0.to_owned()).unwrap()
    };
    assert_eq!(tag("a"), "<html class=\"j-doc\" lang=\"de\" dir=\"ltr\"");
    assert_eq!(tag("b"), "<html class=\"j-doc\" lang=\"ar\" dir=\"rtl\"");
    write("looks/journey/map.hbs", "{{#if");
    let ran = export(dir.path(), &["--format", "svg", "--map", "a"]);
    assert_eq!((ran.code, ran.stdout.as_str()), (Some(2), ""));
    assert!(ran.stderr.contains("looks/journey/map.hbs"), "{}", ran.stderr);
}

/// A drawing stands by itself: it is XML, everything has a place in it, and nothing is asked of the program that shows it
/// but shapes, colours and text.
fn check_drawing(text: &str) -> Document<'_> {
    let drawing = Document::parse(text).unwrap();
    let svg = drawing.root_element();
    assert_eq!(svg.tag_name().namespace(), Some("http://www.w3.org/2000/svg"));
    let number = |node: Node<'_, '_>, name: &str| node.attribute(name).unwrap().parse::<f64>().unwrap();
    let (width, height) = (number(svg, "width"), number(svg, "height"));
    for node in svg.descendants().filter(Node::is_element) {
        let name = node.tag_name().name();
        assert!(["svg", "title", "desc", "g", "rect", "path", "circle", "text"].contains(&name), "{name}");
        for attribute in node.attributes() {
            assert!(!["class", "style", "href", "id"].contains(&attribute.name()), "{text}");
            assert!(!attribute.value().contains("var(") && !attribute.value().contains("NaN"), "{text}");
        }
        if name == "text" {
            let (x, y) = (number(node, "x"), number(node, "y"));
            assert!((0.0..width).contains(&x) && (0.0..height).contains(&y), "{text}");
        }
    }
    drawing
}

fn words(drawing: &Document<'_>, tag: &str) -> Vec<String> {
    let nodes = drawing.descendants().filter(|node| node.has_tag_name(("http://www.w3.org/2000/svg", tag)));
    nodes.filter_map(|node| node.text().map(str::to_owned)).collect()
}

#[test]
fn a_drawing_says_all_that_its_curve_shows() {
    let text = "# Pay & \u{1}go {#pay}\nPersona: Ada\nState: current\n\n## Look\nEmotion: curious +1 → \"lost\" -1.5\n\n## <Buy>\nEmotion: unsure\n\n\
                ## Wait\nEmotion: 0";
    let text = shown(map(text).path(), &["--format", "svg"]);
    let drawing = check_drawing(&text);
    assert_eq!(words(&drawing, "title"), ["Pay & go"]);
    assert_eq!(words(&drawing, "desc"), ["Look: Curious +1 then \"lost\" −1.5. <Buy>: Unsure −0.5. Wait: 0."]);
    assert_eq!(
        words(&drawing, "text"),
        [
            "Pay & go",
            "Ada · Current state",
            "Look",
            "<Buy>",
            "Wait",
            "Very positive",
            "Neutral",
            "Very negative",
            "Curious",
            "+1",
            "\"lost\"",
            "−1.5",
            "Unsure",
            "−0.5",
            "0",
        ]
    );
}

#[test]
fn a_drawing_of_several_personas_names_each_curve() {
    let text = "# A {lang=de}\nPersonas: Ada, Ben\n\n## S\n### One\n**Emotion (Ada):** froh +1\n**Emotion (Ben):** müde -1\n\
                ### Two\n**Emotion (Ada):** froh +2\n**Emotion (Ben):** froh +1\n";
    let text = shown(map(text).path(), &["--format", "svg"]);
    let drawing = check_drawing(&text);
    assert_eq!(words(&drawing, "text").iter().filter(|words| *words == "Ben").count(), 2);
    assert!(words(&drawing, "text").contains(&"Sehr positiv".to_owned()), "{text}");
    assert_eq!(
        words(&drawing, "desc"),
        ["Ada: One: Froh +1. Ada: Two: Froh +2. Ben: One: Müde −1. Ben: Two: Froh +1."]
    );
    assert_eq!(text.matches("stroke-dasharray=\"7 5\"").count(), 1);
}

#[test]
fn a_drawing_goes_the_way_its_language_does() {
    let places = |lang: &str| {
        let text = shown(
            map(&format!("# A {{lang={lang}}}\n## One\nEmotion: +1\n## Two\nEmotion: -1")).path(),
            &["--format", "svg"],
        );
        let drawing = check_drawing(&text);
        let at = |words: &str| {
            let node = drawing.descendants().find(|node| node.text() == Some(words)).unwrap();
            node.attribute("x").unwrap().parse::<f64>().unwrap()
        };
        (at("One"), at("Two"))
    };
    let (english, arabic) = (places("en"), places("ar"));
    assert!(english.0 < english.1 && arabic.0 > arabic.1, "{english:?} {arabic:?}");
}

#[test]
fn what_cannot_be_shown_well_is_said() {
    let card = export(map("# A card\n\nEmotion: happy +1\n").path(), &["--format", "svg"]);
    assert_eq!(card.code, Some(2));
    assert!(card.stderr.contains("a map without stages is a card, and has no curve"), "{}", card.stderr);

    let wrong = map("# Pay\n\n## Find\nEmotion: +9\nPain points:\n- Dear {#dear}\n- Dearer {#dear}\n");
    for format in ["html", "svg", "mermaid"] {
        let ran = export(wrong.path(), &["--format", format]);
        assert!(ran.stderr.starts_with("warning: the map `pay` has 2 errors, and"), "{format}: {}", ran.stderr);
        assert_eq!(ran.stderr.lines().count(), 2 + 2 * usize::from(ran.code != Some(0)), "{}", ran.stderr);
    }

    let outdated = map("# Pay\n\n## Find\nEmotion: +1\n");
    fs::write(outdated.path().join("book.toml"), "[book]\ntitle = \"B\"\nsrc = \".\"\n").unwrap();
    fs::write(outdated.path().join("SUMMARY.md"), "- [A](a.md)\n").unwrap();
    fs::create_dir_all(outdated.path().join("theme/journey")).unwrap();
    fs::write(outdated.path().join("theme/journey/haeder.hbs"), "x").unwrap();
    let ran = export(outdated.path(), &["--format", "html"]);
    assert_eq!(ran.code, Some(0), "{}", ran.stderr);
    assert!(ran.stderr.contains("haeder.hbs` is no file of the theme"), "{}", ran.stderr);
}

/// `--` may stand in ids: what is in another map is never taken for a part of this one.
#[test]
fn a_source_that_is_not_on_the_page_is_named_in_words() {
    let dir = map("# Invoice {#invoice}\n\n## Send\n\nPain points:\n- It takes days {evidence=calls}");
    let sources = "# Sources\n\n```evidence\nInterviews:\n- Eight freelancers, by phone {#calls}\n```\n";
    fs::write(dir.path().join("sources.md"), sources).unwrap();
    let page = shown(dir.path(), &["--format", "html", "--map", "invoice"]);
    assert!(page.contains("calls (Eight freelancers, by phone)"), "{page}");
}

#[test]
fn a_page_leads_to_no_map_whose_id_goes_on() {
    let dir = map("# Buy {#buy}\n\n## Pay\nOpportunities:\n- One price {#one for=more--dear/price}");
    let other = "\n```journey\n# Buy more {#more--dear}\n\n## Pay\nPain points:\n- Dear {#price}\n```\n";
    let longer = other.replace("more--dear", "buy--more").replace("price}", "fee}");
    let file = dir.path().join("a.md");
    let text = fs::read_to_string(&file).unwrap().replace("more--dear/price", "buy--more/fee");
    fs::write(&file, text + other + &longer).unwrap();
    assert_eq!(faults(&shown(dir.path(), &["--format", "html", "--map", "buy"])), Vec::<String>::new());
}
