//! What must hold for every input there is. The fuzzers look for one that it does not hold for, and `tests/suite/fuzz.rs`
//! tries those that were found, and some thousands more, in every run of the tests.
//!
//! Each function takes any text and panics where something does not hold.

use mdbook_journey::book::{Book, Chapter, FenceKind, Flavour, scan};
use mdbook_journey::canonical::{Forms, rewrite};
use mdbook_journey::diff::{Edition, File, compare};
use mdbook_journey::host;
use mdbook_journey::import::{self, Delimiter, Imported, Surroundings};
use mdbook_journey::language::{Context, Settings, print, read};
use mdbook_journey::pipeline::{self, Options};
use mdbook_journey::source::{Excerpt, Span};
use scraper::{Html, Selector};
use serde_json::{Value, json};

/// The language reads anything: what it reports stands in the text, and what it prints prints as itself.
pub(crate) fn language(text: &str) {
    let settings = Settings::default();
    let read = |text: &str| {
        let span = Span::new(0, text.len());
        read(&Excerpt::whole(text), Context { settings: &settings, chapter: 0, span, section: "Section" })
    };
    let (journey, diagnostics) = read(text);
    for diagnostic in diagnostics {
        let span = diagnostic.place.span;
        assert!(span.start <= span.end && span.end <= text.len().max(3), "{diagnostic:?}");
    }
    let printed = print(&journey, &settings);
    let (again, _) = read(&printed);
    assert_eq!(print(&again, &settings), printed, "what was printed prints as something else");
}

/// A chapter: its text outside of our fences stays, each fence becomes one line, the page of it is harmless, and nothing is
/// left to do for a second run.
pub(crate) fn chapter(text: &str) {
    let fences = scan(text, Flavour::Mdbook05);
    let Some(shown) = page(text, "html") else { return };
    let mut rest = shown.as_str();
    let mut at = 0;
    for fence in &fences {
        let before = &text[at..fence.span.start];
        // A style sheet may stand before the first map, and nothing else is new.
        let place = rest.find(before).unwrap_or_else(|| panic!("{before:?} is not in {rest:?}"));
        rest = &rest[place + before.len()..];
        at = fence.span.end;
    }
    assert!(rest.ends_with(&text[at..]), "{:?} is not at the end of {rest:?}", &text[at..]);
    if !fences.is_empty() {
        for line in shown.lines().filter(|line| line.contains("<!-- journey -->")) {
            harmless(line);
        }
    }
    assert_eq!(page(&shown, "html").as_deref(), Some(shown.as_str()), "a second run changes something");
    let _ = page(text, "markdown");
}

/// A chapter as it is shown, with all errors in it; none where the input is refused.
fn page(text: &str, renderer: &str) -> Option<String> {
    let context = json!({
        "root": "", "renderer": renderer, "mdbook_version": "0.5.4",
        "config": { "preprocessor": { "journey": { "on-error": "show", "index": false, "css": "none", "mermaid": true } } },
    });
    let chapter = json!({
        "name": "A", "content": text, "number": [1], "sub_items": [], "path": "a.md", "source_path": "a.md", "parent_names": [],
    });
    let answer = host::process(&json!([context, { "items": [{ "Chapter": chapter }] }]).to_string()).ok()?;
    let book: Value = serde_json::from_str(&answer.book).expect("the answer is JSON");
    Some(book["items"][0]["Chapter"]["content"].as_str().expect("the chapter has a text").to_owned())
}

/// Whether HTML has nothing that acts: no script, no event handler, no address but those that Markdown of ours may have.
fn harmless(html: &str) {
    let page = Html::parse_fragment(html);
    let all = Selector::parse("*").expect("a selector");
    for element in page.select(&all) {
        let element = element.value();
        let name = element.name();
        assert!(
            !matches!(name, "script" | "iframe" | "object" | "embed" | "base" | "meta" | "form"),
            "{name} in {html}"
        );
        for (name, value) in element.attrs() {
            assert!(!name.starts_with("on") && name != "srcdoc", "{name}={value} in {html}");
            if matches!(name, "href" | "src" | "action" | "formaction" | "xlink:href") {
                let bare: String = value.chars().filter(|c| !c.is_whitespace() && !c.is_control()).collect();
                let scheme = bare.split_once(':').map(|(scheme, _)| scheme.to_lowercase());
                let is_scheme =
                    |s: &String| !s.is_empty() && s.chars().all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c));
                if let Some(scheme) = scheme.filter(is_scheme) {
                    assert!(matches!(&*scheme, "http" | "https" | "mailto"), "{name}={value} in {html}");
                }
            }
        }
    }
}

/// Whatever is sent to the program in mdBook's place: it answers with JSON or refuses.
pub(crate) fn protocol(text: &str) {
    if let Ok(answer) = host::process(text) {
        let _: Value = serde_json::from_str(&answer.book).expect("the answer is JSON");
    }
}

/// A chapter in canonical form stays in it, and stays the same outside of our fences.
pub(crate) fn canonical(text: &str) {
    let chapter = chapter_of(text);
    let settings = Settings::default();
    for forms in [Forms::Headings, Forms::All] {
        let Some(once) = rewrite(&chapter, &settings, Flavour::Mdbook05, forms).text else { continue };
        let outside = |text: &str| {
            let mut at = 0;
            let mut parts = Vec::new();
            for fence in scan(text, Flavour::Mdbook05).iter().filter(|fence| fence.kind != FenceKind::Mermaid) {
                parts.push(text[at..fence.span.start].to_owned());
                at = fence.span.end;
            }
            parts.push(text[at..].to_owned());
            parts
        };
        assert_eq!(outside(text), outside(&once), "text outside of the fences has changed");
        let twice = rewrite(&chapter_of(&once), &settings, Flavour::Mdbook05, forms);
        assert_eq!(twice.text, None, "a second run changes something in {once:?}");
    }
}

/// Nothing has changed from a chapter to itself; and any two can be compared.
pub(crate) fn diff(text: &str) {
    let middle = (0..=text.len() / 2).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
    let (one, other) = text.split_at(middle);
    let book = |text: &str| Book { chapters: vec![chapter_of(text)] };
    let survey = |book: &Book| pipeline::survey(book, &Options::default()).atlas;
    let files = [Some(File { name: "a.md".to_owned(), below: "a.md".to_owned() })];
    let (before, after) = (book(one), book(other));
    let (was, is) = (survey(&before), survey(&after));
    let was = [Edition { atlas: &was, book: &before, files: &files }];
    let is = [Edition { atlas: &is, book: &after, files: &files }];
    assert_eq!(compare(&was, &was), [], "something has changed from a text to itself");
    let _ = compare(&was, &is);
    let _ = compare(&is, &was);
}

/// What is imported, from any notation, is Markdown whose maps are found again.
pub(crate) fn import(text: &str) {
    let settings = Settings::default();
    let around = Surroundings { name: "Map", chapter: 0, settings: &settings };
    let count = |imported: Imported| {
        let fences = scan(&imported.text, Flavour::Mdbook05);
        let maps = fences.iter().filter(|fence| fence.kind == FenceKind::Journey).count();
        assert!(
            maps >= imported.maps.len(),
            "{} maps were imported, and {maps} are in {:?}",
            imported.maps.len(),
            imported.text
        );
    };
    for delimiter in [Delimiter::Any, Delimiter::Tab] {
        import::sheet(text, delimiter, around).into_iter().for_each(count);
    }
    import::diagram(text, around).into_iter().for_each(count);
    import::json(text, around).into_iter().for_each(count);
    import::document(&chapter_of(text), around, Flavour::Mdbook05).into_iter().for_each(count);
}

fn chapter_of(text: &str) -> Chapter {
    let path = Some("a.md".to_owned());
    Chapter { name: "A".to_owned(), text: text.to_owned(), path: path.clone(), source_path: path }
}
