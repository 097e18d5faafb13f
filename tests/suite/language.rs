//! The language, case by case: `tests/language/NAME.md` holds a fence's body, `NAME.txt` how it is read.
//!
//! To add a case, add the `.md` file and run `UPDATE_EXPECTED=1 cargo test --test suite language`; then read the `.txt`.

use std::fmt::Write as _;
use std::path::Path;

use mdbook_journey::diagnostics::Diagnostic;
use mdbook_journey::language::{Context, Settings, read};
use mdbook_journey::model::{Emotion, Item, Journey, Lane, Part};
use mdbook_journey::source::{Excerpt, Span, position};

#[test]
fn every_case_is_read_as_expected() {
    assert_cases("tests/language", "md", read_whole);
}

/// Reads every file of a folder with this extension, and compares what comes out with the `.txt` beside it.
pub(crate) fn assert_cases(folder: &str, extension: &str, read: fn(&str) -> (Journey, Vec<Diagnostic>)) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let mut cases: Vec<_> = std::fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    cases.retain(|path| path.extension().is_some_and(|found| found == extension));
    cases.sort();
    assert!(cases.len() > 5, "the cases are gone");
    let mut wrong = String::new();
    for case in cases {
        let text = std::fs::read_to_string(&case).unwrap();
        let (journey, diagnostics) = read(&text);
        let found = outline(&text, &journey, &diagnostics);
        let expected_path = case.with_extension("txt");
        if std::env::var_os("UPDATE_EXPECTED").is_some() {
            std::fs::write(&expected_path, &found).unwrap();
        }
        let expected = std::fs::read_to_string(&expected_path).unwrap_or_default();
        if found != expected {
            let _ = writeln!(wrong, "=== {}\n--- expected\n{expected}\n--- found\n{found}", case.display());
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn no_input_makes_it_panic() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/language");
    for entry in std::fs::read_dir(folder).unwrap() {
        let text = std::fs::read_to_string(entry.unwrap().path()).unwrap();
        // Long ones are cut at fewer places: each is read anew.
        for end in (0..text.len()).step_by(1 + text.len() / 500).filter(|at| text.is_char_boundary(*at)) {
            let (_, diagnostics) = read_whole(&text[..end]);
            for diagnostic in diagnostics {
                assert!(diagnostic.place.span.end <= end.max(3), "{diagnostic:?} in {:?}", &text[..end]);
            }
        }
    }
    for text in [
        ">".repeat(10_000),
        "- ".repeat(10_000),
        "*".repeat(10_001),
        "[".repeat(10_000),
        "# T\n## S\nEmotion: ".to_owned() + &"a, ".repeat(5_000),
        "|".repeat(3_000) + "\n" + &"|-".repeat(3_000),
        "# T\n## S\nPain points:\n".to_owned() + &"- no price\n".repeat(5_000),
        (1..600).fold("Actions:\n".to_owned(), |text, depth| text + &"\t".repeat(depth) + "- a\n"),
        (1..600).fold("Actions:\n\n".to_owned(), |text, depth| text + &"\t".repeat(depth) + "- a\n"),
    ] {
        let _ = read_whole(&text);
    }
}

fn read_whole(text: &str) -> (Journey, Vec<Diagnostic>) {
    let settings = Settings::default();
    let context = Context { settings: &settings, chapter: 0, span: Span::new(0, text.len()), section: "The section" };
    read(&Excerpt::whole(text), context)
}

/// A map as lines: what stands where, with ids and scores.
fn outline(text: &str, journey: &Journey, diagnostics: &[Diagnostic]) -> String {
    let mut out = format!("{} #{}\n", journey.header.title.words(), journey.header.id.name);
    for field in &journey.header.fields {
        let items: Vec<String> = field.items.iter().map(item).collect();
        let _ = writeln!(out, "field {:?} `{}`: {}", field.kind, field.label, items.join(" | "));
    }
    if !journey.header.description.is_empty() {
        let _ = writeln!(out, "description: {} blocks", journey.header.description.len());
    }
    if let Some(corner) = &journey.corner {
        let _ = writeln!(out, "corner: {corner}");
    }
    for note in &journey.before {
        let _ = writeln!(
            out,
            "before: {}",
            note.heading.as_ref().map(mdbook_journey::model::Text::words).unwrap_or_default()
        );
    }
    for part in journey.parts() {
        let indent = match part {
            Part::Journey(_) => "",
            Part::Stage(_, stage) => {
                let phase = stage.phase.as_ref().map(|phase| format!(" in {}", phase.words())).unwrap_or_default();
                let _ = writeln!(out, "stage {} #{}{phase}", stage.heading.text.words(), stage.heading.id.name);
                "  "
            }
            Part::Step(_, _, step) => {
                let _ = writeln!(out, "  step {} #{}", step.heading.text.words(), step.heading.id.name);
                "    "
            }
        };
        if let Some(duration) = part.heading().and_then(|heading| heading.duration.as_ref()) {
            let _ = writeln!(out, "{indent}duration {}", duration.words());
        }
        if let Some(emotion) = part.emotion() {
            let _ = writeln!(out, "{indent}feels {}", feelings(emotion));
        }
        for each in part.lanes() {
            lane(&mut out, indent, each);
        }
    }
    for note in &journey.after {
        let _ = writeln!(
            out,
            "after: {}",
            note.heading.as_ref().map(mdbook_journey::model::Text::words).unwrap_or_default()
        );
    }
    for comment in &journey.comments {
        let at = position(text, comment.span.start);
        let whole = &text[comment.span.range()];
        assert!(whole.starts_with(['%', '#']) || (whole.starts_with("<!--") && whole.ends_with("-->")), "{whole}");
        let beside = if comment.beside { " beside" } else { "" };
        let _ = writeln!(out, "comment{beside} {}:{} {:?}", at.line, at.column, comment.text);
    }
    for diagnostic in diagnostics {
        let at = position(text, diagnostic.place.span.start);
        let culprit = text[diagnostic.place.span.range()].lines().next().unwrap_or_default();
        let (level, code) = (diagnostic.level.word(), diagnostic.code.name());
        let _ = writeln!(out, "{level} {code} {}:{} `{culprit}`: {}", at.line, at.column, diagnostic.message);
    }
    out
}

fn lane(out: &mut String, indent: &str, lane: &Lane) {
    let _ = write!(out, "{indent}{:?} `{}`", lane.kind, lane.label);
    for (place, list) in lane.lists().enumerate() {
        let numbered = list[0].number.map(|first| format!(" from {first}"));
        let numbered = numbered.unwrap_or_else(|| if place > 0 { " then".to_owned() } else { String::new() });
        let items: Vec<String> = list.iter().map(item).collect();
        let _ = write!(out, "{numbered}: {}", items.join(" | "));
    }
    let nothing = lane.nothing.as_ref().map(|words| format!(": {words}"));
    let nothing = nothing.or_else(|| lane.items.is_empty().then(|| ": ".to_owned()));
    let _ = writeln!(out, "{}", nothing.unwrap_or_default());
}

fn item(item: &Item) -> String {
    let mut words = item.text.words();
    if let Some(done) = item.task {
        words.insert_str(0, if done { "[x] " } else { "[ ] " });
    }
    if !item.more.is_empty() {
        let _ = write!(words, " (+{})", item.more.len());
    }
    for pair in &item.attributes.pairs {
        let _ = write!(words, " {}={}", pair.key, pair.value);
    }
    for (class, _) in &item.attributes.classes {
        let _ = write!(words, " .{class}");
    }
    match (&item.finding, &item.attributes.id) {
        (Some(finding), _) => {
            let _ = write!(words, " {}#{}", finding.code(), finding.id.name);
        }
        (None, Some(id)) => {
            let _ = write!(words, " #{}", id.name);
        }
        (None, None) => {}
    }
    words
}

fn feelings(emotion: &Emotion) -> String {
    let each = emotion.feelings.iter().map(|feeling| {
        let score = feeling.score.map_or_else(|| "?".to_owned(), |score| format!("{score:.2}"));
        format!("{}{} {score}", feeling.faces, feeling.words)
    });
    each.collect::<Vec<_>>().join(" → ")
}
