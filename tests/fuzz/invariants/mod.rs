//! What must hold for every input there is. The fuzzers look for one that it does not hold for, and `tests/suite/fuzz.rs`
//! tries those that were found, and some more that are put together by chance, in every run of the tests.
//!
//! Each function takes any text and panics where something does not hold. To add one: a function here, a line in
//! `tests/suite/fuzz.rs`, and a target in `targets/` and `Cargo.toml`.

pub(crate) mod book;
pub(crate) mod html;

pub(crate) use book::book;

use std::ops::Range;

use mdbook_journey::book::{Book, Chapter, Fence, FenceKind, Flavour, scan};
use mdbook_journey::canonical::{Forms, Left, rewrite};
use mdbook_journey::diagnostics::{Code, Diagnostic};
use mdbook_journey::diff::{Changed, Edition, File, compare};
use mdbook_journey::host;
use mdbook_journey::import::{self, Delimiter, Imported, Surroundings};
use mdbook_journey::language::{Context, Settings, difference, print, read};
use mdbook_journey::pipeline::{self, Options};
use mdbook_journey::source::{Excerpt, Span, directives};
use serde_json::{Value, json};

/// The language reads anything: what it reports stands in the text, and what it prints prints as itself, but for a text so
/// mangled that what is printed says something else. That must be seen, for then `fmt` leaves the map as it is ([`canonical`]).
pub(crate) fn language(text: &str) {
    let settings = Settings::default();
    // As in a chapter, a fence's marks stand before its text.
    let chapter = format!("```{text}");
    let read = |text: &str| {
        let mut body = Excerpt::default();
        body.push(text, Span::new(3, 3 + text.len()));
        let span = Span::new(0, 3 + text.len());
        read(&body, Context { settings: &settings, chapter: 0, span, section: "Section" })
    };
    let (journey, diagnostics) = read(text);
    for diagnostic in diagnostics {
        is_in_range(&diagnostic, |_| Some(&chapter));
    }
    let printed = print(&journey, &settings);
    let (again, _) = read(&printed);
    if difference(&journey, &again).is_none() {
        assert_eq!(print(&again, &settings), printed, "what was printed says the same, and prints as something else");
    }
}

/// All that a diagnostic points at is there, and can be cut out.
pub(crate) fn is_in_range<'a>(diagnostic: &Diagnostic, text: impl Fn(usize) -> Option<&'a str>) {
    let edits = diagnostic.fix.iter().flat_map(|fix| &fix.edits).map(|edit| edit.place);
    for place in diagnostic.places().chain(edits) {
        // The one fault that stands in the configuration, and in no chapter.
        let is_there = diagnostic.code == Code::IndexPath
            || text(place.chapter).is_some_and(|text| text.get(place.span.range()).is_some());
        assert!(is_there, "{place:?} is nowhere: {diagnostic:?}");
    }
}

/// A chapter of either mdBook: its text outside of our fences stays, each fence becomes one harmless line of HTML that mdBook
/// takes as such, or Markdown for other renderers, and nothing is left to do for a second run.
pub(crate) fn chapter(text: &str) {
    for flavour in [Flavour::Mdbook05, Flavour::Mdbook04] {
        let Some(shown) = page(text, "html", flavour) else { return };
        for line in replaced(text, &shown, flavour) {
            html::check(&shown[line.clone()]);
            assert!(html::is_html(&shown, &line, flavour), "no HTML for mdBook: {:?} in {shown:?}", &shown[line]);
        }
        assert_eq!(page(&shown, "html", flavour).as_deref(), Some(shown.as_str()), "a second run changes something");
        let shown = page(text, "markdown", flavour).expect("what one renderer is answered, every one is");
        keeps_around(text, &shown, flavour);
    }
}

/// What stands around our fences stands around what has come in their places, however many lines that are.
pub(crate) fn keeps_around(before: &str, after: &str, flavour: Flavour) {
    let (mut was, mut rest) = (0, after);
    for (number, fence) in scan(before, flavour).into_iter().enumerate() {
        let kept = &before[was..fence.span.start];
        let at = if number == 0 { rest.starts_with(kept).then_some(0) } else { rest.find(kept) };
        let at = at.unwrap_or_else(|| panic!("{kept:?} is not in {rest:?}"));
        (was, rest) = (fence.span.end, &rest[at + kept.len()..]);
    }
    assert!(rest.ends_with(&before[was..]), "{:?} is not at the end of {rest:?}", &before[was..]);
}

/// The lines that stand in the places of our fences, when all that was around the fences is around them.
pub(crate) fn replaced(before: &str, after: &str, flavour: Flavour) -> Vec<Range<usize>> {
    let (mut was, mut is, mut lines) = (0, 0, Vec::new());
    for fence in scan(before, flavour) {
        let kept = &before[was..fence.span.start];
        assert!(after[is..].starts_with(kept), "{kept:?} is not at the start of {:?}", &after[is..]);
        // A fence that never closes ends before the blanks at its end.
        let behind = before[fence.span.end..].split('\n').next().unwrap_or_default().len();
        let start = is + kept.len();
        let end = after[start..].find('\n').map_or(after.len(), |length| start + length) - behind;
        lines.push(start..end);
        (was, is) = (fence.span.end, end);
    }
    assert_eq!(after[is..], before[was..], "the end has changed");
    lines
}

/// A chapter as it is shown, with all errors in it; none where the input is refused.
fn page(text: &str, renderer: &str, flavour: Flavour) -> Option<String> {
    let (version, items) = match flavour {
        Flavour::Mdbook05 => ("0.5.4", "items"),
        Flavour::Mdbook04 => ("0.4.52", "sections"),
    };
    let context = json!({
        "root": "", "renderer": renderer, "mdbook_version": version,
        "config": { "preprocessor": { "journey": { "on-error": "show", "index": false, "css": "none", "mermaid": true } } },
    });
    let chapter = json!({
        "name": "A", "content": text, "number": [1], "sub_items": [], "path": "a.md", "source_path": "a.md", "parent_names": [],
    });
    let answer = host::process(&json!([context, { items: [{ "Chapter": chapter }] }]).to_string()).ok()?;
    let book: Value = serde_json::from_str(&answer.book).expect("the answer is JSON");
    Some(book[items][0]["Chapter"]["content"].as_str().expect("the chapter has a text").to_owned())
}

/// Whatever is sent to the program in mdBook's place: it refuses, or answers with the same JSON but for the texts of chapters, and
/// with a chapter more at the end at most.
pub(crate) fn protocol(text: &str) {
    let Ok(answer) = host::process(text) else { return };
    let (_, mut before): (Value, Value) = serde_json::from_str(text).expect("what was answered is JSON");
    let mut after: Value = serde_json::from_str(&answer.book).expect("the answer is JSON");
    for items in ["items", "sections"] {
        let count = |book: &Value| book[items].as_array().map_or(0, Vec::len);
        if let (true, Some(all)) = (count(&after) == count(&before) + 1, after[items].as_array_mut()) {
            all.pop();
        }
        without_texts(&mut before[items]);
        without_texts(&mut after[items]);
    }
    assert_eq!(before, after, "more than texts has changed");
}

fn without_texts(items: &mut Value) {
    for item in items.as_array_mut().into_iter().flatten() {
        if let Some(chapter) = item.get_mut("Chapter").and_then(Value::as_object_mut) {
            chapter.remove("content");
            chapter.get_mut("sub_items").into_iter().for_each(without_texts);
        }
    }
}

/// A chapter in canonical form says the same, stays in it, and stays the same outside of the maps that were written anew. A map
/// that could not be is named, and stays as it is.
pub(crate) fn canonical(text: &str) {
    let chapter = chapter_of(text);
    let settings = Settings::default();
    for forms in [Forms::Headings, Forms::All] {
        let rewritten = rewrite(&chapter, &settings, Flavour::Mdbook05, forms);
        let Some(once) = rewritten.text else { continue };
        let left = |fence: &Fence| {
            let is_in = |left: &Left| fence.span.start <= left.span.start && left.span.end <= fence.span.end;
            rewritten.left.iter().any(is_in)
        };
        let (before, after) = (scan(text, Flavour::Mdbook05), scan(&once, Flavour::Mdbook05));
        assert_eq!(before.len(), after.len(), "other fences in {once:?}");
        let (mut was, mut is) = (0, 0);
        for (old, new) in before.iter().zip(&after) {
            assert_eq!(text[was..old.span.start], once[is..new.span.start], "text outside of the fences has changed");
            if left(old) {
                assert_eq!(text[old.span.range()], once[new.span.range()], "a map that was left has changed");
            }
            (was, is) = (old.span.end, new.span.end);
        }
        assert_eq!(text[was..], once[is..], "the end has changed");
        assert_eq!(changes(text, &once), [], "it says something else in {once:?}");
        assert_eq!(filled_in(text), filled_in(&once), "mdBook fills in something else");
        let twice = rewrite(&chapter_of(&once), &settings, Flavour::Mdbook05, forms);
        assert_eq!(twice.text, None, "a second run changes something in {once:?}");
        assert_eq!(twice.left.len(), rewritten.left.len(), "a second run leaves other maps in {once:?}");
    }
}

/// Nothing has changed from a chapter to itself; and any two can be compared.
pub(crate) fn diff(text: &str) {
    let middle = (0..=text.len() / 2).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
    let (one, other) = text.split_at(middle);
    assert_eq!(changes(one, one), [], "something has changed from a text to itself");
    let _ = changes(one, other);
    let _ = changes(other, one);
}

/// What has changed from a chapter to another.
fn changes(one: &str, other: &str) -> Vec<Changed> {
    let book = |text: &str| Book { chapters: vec![chapter_of(text)] };
    let survey = |book: &Book| pipeline::survey(book, &Options::default()).atlas;
    let files = [Some(File { name: "a.md".to_owned(), below: "a.md".to_owned() })];
    let (before, after) = (book(one), book(other));
    let (was, is) = (survey(&before), survey(&after));
    let was = [Edition { atlas: &was, lines: before.lines(), files: &files }];
    let is = [Edition { atlas: &is, lines: after.lines(), files: &files }];
    compare(&was, &is)
}

/// What is imported, from any notation, is Markdown whose maps are found again.
pub(crate) fn import(text: &str) {
    let settings = Settings::default();
    let around = Surroundings { name: "Map", chapter: 0, settings: &settings };
    let count = |imported: Imported| {
        for diagnostic in &imported.diagnostics {
            is_in_range(diagnostic, |_| Some(text));
        }
        let fences = scan(&imported.text, Flavour::Mdbook05);
        let maps = fences.iter().filter(|fence| fence.kind == FenceKind::Journey).count();
        assert!(
            maps >= imported.maps.len(),
            "{} maps were imported, and {maps} are in {:?}",
            imported.maps.len(),
            imported.text
        );
        imported.text
    };
    // What another tool wrote is text. A chapter's own marks are mdBook's still, and there are no others.
    let foreign = |imported: Imported| {
        let text = count(imported);
        assert_eq!(directives(&text).next(), None, "mdBook fills in something in {text:?}");
    };
    for delimiter in [Delimiter::Any, Delimiter::Tab] {
        import::sheet(text, delimiter, around).into_iter().for_each(foreign);
    }
    import::diagram(text, around).into_iter().for_each(foreign);
    import::json(text, around).into_iter().for_each(foreign);
    if let Some(imported) = import::document(&chapter_of(text), around, Flavour::Mdbook05) {
        assert_eq!(filled_in(text), filled_in(&count(imported)), "mdBook fills in something else");
    }
}

/// What mdBook puts something in the place of.
fn filled_in(text: &str) -> Vec<&str> {
    directives(text).map(|found| &text[found.range]).collect()
}

fn chapter_of(text: &str) -> Chapter {
    let path = Some("a.md".to_owned());
    Chapter { name: "A".to_owned(), text: text.to_owned(), path: path.clone(), source_path: path }
}
