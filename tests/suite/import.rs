//! Maps in other notations: `tests/import/NAME.csv`, `.tsv`, `.mmd` or `.json` becomes `NAME.md`, and what is said of it stands in
//! `NAME.txt`. The chapter `tests/import/chapters/NAME.md` becomes `NAME.imported.md`; `NAME.txt` is there if something is said.
//!
//! To add a case, add the file and run `UPDATE_EXPECTED=1 cargo test --test suite import`; then read the others.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use mdbook_journey::book::{Book, Chapter, Flavour, scan};
use mdbook_journey::import::{Delimiter, Imported, Surroundings, diagram, document, json, sheet};
use mdbook_journey::language::{Context, Settings, difference, read};
use mdbook_journey::pipeline::{self, Options, OutputKind};
use mdbook_journey::source::position;
use serde_json::Value;
use tempfile::TempDir;

use crate::harness::run_in;

#[test]
fn every_case_is_read_as_expected() {
    let mut wrong = String::new();
    let cases = cases();
    assert!(cases.len() > 6, "the cases are gone");
    for (path, text) in cases {
        let imported = import(&path, &text).unwrap();
        for (extension, found) in [("md", imported.text.clone()), ("txt", said(&text, &imported))] {
            let expected_path = path.with_extension(extension);
            if std::env::var_os("UPDATE_EXPECTED").is_some() {
                fs::write(&expected_path, &found).unwrap();
            }
            let expected = fs::read_to_string(&expected_path).unwrap_or_default();
            if found != expected {
                let _ =
                    writeln!(wrong, "=== {}\n--- expected\n{expected}\n--- found\n{found}", expected_path.display());
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn chapters_get_their_maps_into_fences_and_keep_the_rest() {
    let mut wrong = String::new();
    for (path, text) in chapters() {
        let imported = chapter(&text);
        let said = imported.as_ref().map(|imported| said(&text, imported)).unwrap_or_default();
        let found = imported.map_or(text, |imported| imported.text);
        for (extension, found) in [("imported.md", &found), ("txt", &said)] {
            let expected_path = path.with_extension(extension);
            if std::env::var_os("UPDATE_EXPECTED").is_some() && !found.is_empty() {
                fs::write(&expected_path, found).unwrap();
            }
            let expected = fs::read_to_string(&expected_path).unwrap_or_default();
            if *found != expected {
                let place = expected_path.display();
                let _ = writeln!(wrong, "=== {place}\n--- expected\n{expected}\n--- found\n{found}");
            }
        }
        let again = chapter(&found).map(|imported| imported.text);
        assert!(again.is_none_or(|again| again == found), "imported again, {} changes", path.display());
    }
    assert!(wrong.is_empty(), "{wrong}");
}

/// A diagram shown in place and the map that it is turned into are the same page.
#[test]
fn a_diagram_and_its_map_are_one_page() {
    let page = |text: String| {
        let chapter = Chapter { name: "unnamed".to_owned(), text, path: Some("a.md".to_owned()), source_path: None };
        let options = Options { mermaid: true, output: OutputKind::Markdown, ..Options::default() };
        pipeline::run(&Book { chapters: vec![chapter] }, &options).unwrap().texts
    };
    for (path, text) in cases().into_iter().filter(|(path, _)| path.extension().is_some_and(|found| found == "mmd")) {
        assert_eq!(page(import(&path, &text).unwrap().text), page(format!("```mermaid\n{text}```\n")));
    }
}

/// What is written of a spreadsheet reads as the map that was found.
#[test]
fn what_is_written_is_what_was_read() {
    for (path, text) in cases().into_iter().filter(|(path, _)| path.extension().is_some_and(|found| found != "mmd")) {
        let imported = import(&path, &text).unwrap();
        let settings = Settings::default();
        let fences = scan(&imported.text, Flavour::Mdbook05);
        assert_eq!(fences.len(), imported.maps.len());
        for (fence, map) in fences.iter().zip(&imported.maps) {
            let context = Context { settings: &settings, chapter: 0, span: fence.span, section: "" };
            let (again, _) = read(&fence.body, context);
            assert_eq!(difference(map, &again), None, "{}\n{}", path.display(), imported.text);
        }
    }
}

#[test]
fn no_input_makes_it_panic() {
    for (path, text) in cases().into_iter().chain(chapters()) {
        let lines: Vec<&str> = text.lines().rev().collect();
        for whole in [text.clone(), text.repeat(2), lines.join("\n")] {
            for end in (0..=whole.len()).rev().step_by(41).filter(|at| whole.is_char_boundary(*at)) {
                let text = &whole[..end];
                for diagnostic in import(&path, text).into_iter().flat_map(|imported| imported.diagnostics) {
                    let span = diagnostic.place.span;
                    assert!(text.get(span.range()).is_some() || span.end <= 3, "{span:?} of {text}");
                }
            }
        }
    }
    for text in ["\"", ",,,", "a,b\n\"", "Stage,\"\"\"\"\nPay,\"ü\"\"ü\"\n", "|", "Stage\nPay\n", "sep=,", "sep="] {
        let _ = import(Path::new("a.csv"), text);
    }
}

#[test]
fn what_is_no_map_is_none() {
    for text in ["", "Name,Price\nBread,2\nButter,3\n", "one,\n", "a;b\n"] {
        assert_eq!(import(Path::new("a.csv"), text), None, "{text}");
    }
    assert_eq!(import(Path::new("a.mmd"), "flowchart LR\n  a --> b\n"), None);
    for text in ["", "[]", "{\"version\": 1}", "{\"version\": 2, \"books\": [{\"maps\": [{\"canonical\": \"## S\"}]}]}"]
    {
        assert_eq!(import(Path::new("a.json"), text), None, "{text}");
    }
}

fn cases() -> Vec<(PathBuf, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/import");
    let mut paths: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| {
        ["csv", "tsv", "mmd", "json"].iter().any(|known| path.extension().is_some_and(|found| found == *known))
    });
    paths.sort();
    paths.into_iter().map(|path| (path.clone(), fs::read_to_string(path).unwrap())).collect()
}

fn chapters() -> Vec<(PathBuf, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/import/chapters");
    let mut paths: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| {
        path.extension().is_some_and(|found| found == "md") && !path.to_str().unwrap().ends_with(".imported.md")
    });
    paths.sort();
    paths.into_iter().map(|path| (path.clone(), fs::read_to_string(path).unwrap())).collect()
}

fn chapter(text: &str) -> Option<Imported> {
    let settings = Settings::default();
    let chapter = Chapter { name: "The chapter".to_owned(), text: text.to_owned(), ..Chapter::default() };
    document(&chapter, Surroundings { name: &chapter.name, chapter: 0, settings: &settings }, Flavour::Mdbook05)
}

fn import(path: &Path, text: &str) -> Option<Imported> {
    let settings = Settings::default();
    let name = path.file_stem().unwrap().to_str().unwrap();
    let around = Surroundings { name, chapter: 0, settings: &settings };
    match path.extension()?.to_str()? {
        "mmd" => diagram(text, around),
        "json" => json(text, around),
        "md" => chapter(text),
        "tsv" => sheet(text, Delimiter::Tab, around),
        _ => sheet(text, Delimiter::Any, around),
    }
}

fn said(text: &str, imported: &Imported) -> String {
    let mut said = String::new();
    for diagnostic in &imported.diagnostics {
        let at = position(text, diagnostic.place.span.start);
        let culprit = text[diagnostic.place.span.range()].lines().next().unwrap_or_default();
        let (level, code) = (diagnostic.level.word(), diagnostic.code.name());
        let _ = writeln!(said, "{level} {code} {}:{} `{culprit}`: {}", at.line, at.column, diagnostic.message);
    }
    for name in &imported.left_out {
        let _ = writeln!(said, "left out: {name}");
    }
    said
}

/// What the example book exports comes back as the same maps, as far as the format holds them.
#[test]
fn what_is_exported_comes_back() {
    let book = Path::new(env!("CARGO_MANIFEST_DIR")).join("book-example");
    for (format, extension) in [("json", "json"), ("csv-stages", "csv")] {
        let export = |dir: &Path| {
            let ran = run_in(dir, &["export", "--format", format], "", &[]);
            assert_eq!(ran.code, Some(0), "{}", ran.stderr);
            ran.stdout
        };
        let exported = export(&book);
        let again = TempDir::new().unwrap();
        let file = again.path().join("exported").with_extension(extension);
        fs::write(&file, &exported).unwrap();
        let imported = run_in(again.path(), &["import", file.to_str().unwrap()], "", &[]);
        assert_eq!(imported.code, Some(0), "{}", imported.stderr);
        fs::remove_file(&file).unwrap();
        fs::create_dir(again.path().join("src")).unwrap();
        fs::copy(book.join("book.toml"), again.path().join("book.toml")).unwrap();
        fs::write(again.path().join("src/all.md"), imported.stdout).unwrap();
        let (was, is) = (said_of(&exported, format), said_of(&export(again.path()), format));
        assert!(was.len() > 5);
        for (was, is) in was.iter().zip(&is) {
            assert_eq!(was, is, "{format}");
        }
        assert_eq!(was.len(), is.len(), "{format}");
    }
}

/// What an export says of the maps, without the places where they stand.
fn said_of(exported: &str, format: &str) -> Vec<String> {
    if format == "json" {
        let exported: Value = serde_json::from_str(exported).unwrap();
        let of_kind = |kind: &str| exported["books"][0][kind].as_array().unwrap();
        let all = ["personas", "maps", "lists"].into_iter().flat_map(of_kind);
        return all.map(|one| one["canonical"].as_str().unwrap().to_owned()).collect();
    }
    let mut reader = csv::Reader::from_reader(exported.trim_start_matches('\u{feff}').as_bytes());
    let head = reader.headers().unwrap().clone();
    let places = ["file", "line"];
    let said = |row: csv::StringRecord| {
        let cells = head.iter().zip(&row).filter(|(name, _)| !places.contains(name));
        cells.map(|(name, cell)| [name, ": ", cell, "\n"].concat()).collect()
    };
    reader.records().map(|row| said(row.unwrap())).collect()
}

/// A map with nothing in it is read as that, and a leading apostrophe of the writer's stays.
#[test]
fn little_things_come_back() {
    let dir = TempDir::new().unwrap();
    let file = dir.path().join("a.md");
    fs::write(&file, "```journey\n# Sheet {#sheet}\n\n## Add\nActions:\n- '=SUM\n- ''-1\n- =1\n```\n").unwrap();
    let sheet = run_in(dir.path(), &["export", "a.md", "--format", "csv-stages"], "", &[]).stdout;
    let back = run_in(dir.path(), &["import", "--from", "csv", "-"], &sheet, &[]);
    for action in ["- '=SUM\n", "- ''-1\n", "- =1\n"] {
        assert!(back.stdout.contains(action), "{}", back.stdout);
    }
    fs::write(&file, "```journey\n# Looked\n\n## Add\nPain points: none\nOpportunities: –\n```\n").unwrap();
    let sheet = run_in(dir.path(), &["export", "a.md", "--format", "csv-stages"], "", &[]).stdout;
    let back = run_in(dir.path(), &["import", "--from", "csv", "-"], &sheet, &[]);
    assert!(back.stdout.contains("Pain points: none\n\nOpportunities: –\n"), "{sheet}\n{}", back.stdout);
    fs::write(&file, "```journey\n# Empty\n```\n").unwrap();
    let data = run_in(dir.path(), &["export", "a.md"], "", &[]).stdout;
    let back = run_in(dir.path(), &["import", "--from", "json", "-"], &data, &[]);
    assert!(back.stderr.contains("read `Empty`: nothing\n"), "{}", back.stderr);
}
