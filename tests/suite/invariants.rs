//! What always holds, whatever is written.

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};

use mdbook_journey::diagnostics::Code;
use scraper::{Html, Selector};
use serde_json::{Value, json};

use crate::fuzz::invariants::html;
use crate::harness::{MAP, Message, chapter};

pub(crate) fn content(answer: &str, chapter: usize) -> String {
    let answer: Value = serde_json::from_str(answer).unwrap();
    answer["items"][chapter]["Chapter"]["content"].as_str().unwrap().to_owned()
}

/// The layers are those of `ARCHITECTURE.md`: the rows of its table, and who "do not know each other".
#[test]
fn a_module_uses_only_modules_above_it_in_the_table() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let architecture = fs::read_to_string(root.join("ARCHITECTURE.md")).unwrap();
    let layers = architecture.split("\n## Layers\n").nth(1).unwrap().split("\n## ").next().unwrap();
    let rows = layers.lines().filter_map(|line| line.strip_prefix("| `")?.split('`').next());
    let rank: HashMap<&str, usize> = rows.enumerate().map(|(row, name)| (name, row)).collect();
    let apart = layers.rsplit_once(" do not know each other").unwrap().0.rsplit("\n\n").next().unwrap();
    let apart: Vec<&str> = apart.split('`').skip(1).step_by(2).collect();
    assert!(rank.len() > 15 && apart.len() > 1, "the table is gone");
    let src = root.join("src");
    let mut files = Vec::new();
    rust_files(&src, &mut files);
    assert!(files.len() > 40);
    for file in files {
        let relative = file.strip_prefix(&src).unwrap().to_string_lossy().replace('\\', "/");
        let module = relative.split(['/', '.']).next().unwrap();
        if matches!(module, "lib" | "main") {
            continue;
        }
        let own = rank.get(module).unwrap_or_else(|| panic!("{module} has no layer"));
        let text = fs::read_to_string(&file).unwrap();
        for used in text.split("crate::").skip(1) {
            let used = used.split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap();
            if let Some(layer) = rank.get(used) {
                assert!(used == module || layer < own, "{relative} uses {used}");
                assert!(
                    used == module || !(apart.contains(&used) && apart.contains(&module)),
                    "{relative} uses {used}"
                );
            }
        }
    }
}

/// rustfmt leaves comments as they are.
#[test]
fn comments_are_no_wider_than_code() {
    let mut files = Vec::new();
    rust_files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut files);
    for file in files {
        let text = fs::read_to_string(&file).unwrap();
        let wide = text.lines().position(|line| line.trim_start().starts_with("//") && line.chars().count() > 132);
        assert_eq!(wide, None, "{}, lines from 0", file.display());
    }
}

fn rust_files(dir: &Path, out: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(dir).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            rust_files(&path, out);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            out.push(path);
        }
    }
}

#[test]
fn text_outside_the_fences_stays_as_it_is() {
    let before = "# Title\r\n\n| a |b|\n|-|-|\n\n* x\n+ y\n\t tab  \n<div>\n\n";
    let after = "\n\n1) odd   spacing\n~~~rust\nfn f() {}\n~~~\n&nbsp;\n";
    let ran = Message::v05(&[chapter("a.md", &format!("{before}{}{after}", MAP.trim_end()))]).send();
    let content = content(&ran.stdout, 0);
    assert!(content.starts_with(before), "{content}");
    assert!(content.ends_with(after), "{content}");
    let map = &content[before.len()..content.len() - after.len()];
    assert!(map.starts_with("<!-- journey -->") && !map.contains('\n'), "one line that begins with a comment: {map}");
}

#[test]
fn a_second_run_changes_nothing_and_runs_are_alike() {
    let chapters = [chapter("a.md", MAP), chapter("b.md", "```journey-index\n```\n")];
    let first = Message::v05(&chapters).send().stdout;
    assert_eq!(first, Message::v05(&chapters).send().stdout);
    let mut again = Message::v05(&[]);
    again.book = serde_json::from_str(&first).unwrap();
    assert_eq!(again.send().stdout, first);
}

/// Known attacks in every place that takes text; `tests/browser/` sends the same to a browser.
#[test]
fn what_is_hostile_comes_out_as_harmless_text() {
    let attacks = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/browser/attacks");
    let [payloads, template] =
        ["payloads.txt", "template.md"].map(|file| fs::read_to_string(attacks.join(file)).unwrap());
    let text: String = payloads.lines().map(|payload| template.replace("PAYLOAD", payload) + "\n").collect();
    assert!(payloads.lines().count() > 100, "the attacks are gone");
    for renderer in ["html", "epub"] {
        let options = json!({ "on-error": "show", "mermaid": true, "source": true });
        let mut message =
            Message::v05(&[chapter("a.md", &text), chapter("b.md", "```journey-index\n```\n")]).options(options);
        message.context["renderer"] = json!(renderer);
        let ran = message.send();
        assert_eq!(ran.code, Some(0), "{}", ran.stderr);
        for index in [0, 1] {
            let content = content(&ran.stdout, index);
            assert!(!content.contains("{{"), "a template is left for others to fill in");
            if renderer == "html" {
                let lines = content.lines().filter_map(|line| Some(&line[line.find(html::MARK)?..]));
                lines.for_each(html::check);
                continue;
            }
            let page = Html::parse_document(&as_html(&content));
            for element in page.select(&Selector::parse("body *").unwrap()) {
                let html = element.html();
                let element = element.value();
                assert!(!matches!(element.name(), "script" | "iframe" | "object" | "embed"), "{html}");
                for (name, value) in element.attrs() {
                    assert!(!name.starts_with("on"), "{html}");
                    let value: String = value.chars().filter(|c| !c.is_whitespace()).collect();
                    assert!(!value.to_lowercase().starts_with("javascript:"), "{html}");
                }
            }
        }
    }
}

fn as_html(markdown: &str) -> String {
    let mut html = String::new();
    pulldown_cmark::html::push_html(&mut html, pulldown_cmark::Parser::new(markdown));
    html
}

/// Each is reported in a case, whose `.txt` says so, or a test asks for its report.
#[test]
fn every_code_is_tried() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    let mut reports = String::new();
    for (folder, extension) in [
        ("suite", "rs"),
        ("language", "txt"),
        ("mermaid", "txt"),
        ("views", "txt"),
        ("books", "txt"),
        ("import", "txt"),
        ("import/chapters", "txt"),
    ] {
        let paths = fs::read_dir(root.join(folder)).unwrap().map(|entry| entry.unwrap().path());
        for path in paths.filter(|path| path.extension().is_some_and(|found| found == extension)) {
            reports.push_str(&fs::read_to_string(path).unwrap());
        }
    }
    for code in Code::ALL {
        let name = code.name();
        let said = [format!("[{name}]"), format!("error {name} "), format!("warning {name} "), format!("` {name}: ")];
        assert!(said.iter().any(|said| reports.contains(said)), "no test sees {name}");
    }
}
