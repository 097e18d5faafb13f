//! `check`: what no transcript can show. The rest is in `tests/commands/`.

use std::fs;

use serde_json::Value;
use tempfile::TempDir;

use crate::harness::{Ran, run_in};

fn check(dir: &TempDir, args: &[&str]) -> Ran {
    run_in(dir.path(), &[&["check"], args].concat(), "", &[("SOURCE_DATE_EPOCH", "1795564800")])
}

fn folder(files: &[(&str, &str)]) -> TempDir {
    let dir = TempDir::new().unwrap();
    for (path, text) in files {
        fs::write(dir.path().join(path), text).unwrap();
    }
    dir
}

/// A map with faults that can be mended, and faults with places in two files.
const FAULTY: &str = "# Ünïcode\r\n\r\n```journey\r\n# A map {#map}\r\n## S\r\nPain points:\r\n- „No“ price {sevrity=high}\r\n\
                      Emotion: gobsmacked\r\n```\r\n";

#[test]
fn sarif_is_what_its_schema_says() {
    // Windows has no colons in names.
    let (colon, encoded) = if cfg!(windows) { ("b#c.md", "b%23c.md") } else { ("b:c.md", "b%3Ac.md") };
    let dir = folder(&[("a b.md", FAULTY), (colon, FAULTY)]);
    let ran = check(&dir, &["--warn", "all", "--format", "sarif"]);
    assert_eq!((ran.code, ran.stderr.as_str()), (Some(1), ""));
    let log: Value = serde_json::from_str(&ran.stdout).unwrap();
    let mut schema: Value = serde_json::from_str(include_str!("../schemas/sarif-2.1.0.json")).unwrap();
    // Errata 01 mends this pattern, which is no regular expression to strict readers.
    for place in ["run/properties/language", "toolComponent/properties/language"] {
        schema.pointer_mut(&format!("/definitions/{place}")).unwrap()["pattern"] =
            "^[a-zA-Z]{2}(-[a-zA-Z]{2})?$".into();
    }
    let schema = jsonschema::validator_for(&schema).unwrap();
    let faults: Vec<_> = schema.iter_errors(&log).map(|fault| format!("{}: {fault}", fault.instance_path())).collect();
    assert_eq!(faults, [""; 0]);
    let results = log["runs"][0]["results"].as_array().unwrap();
    let mut seen = 0;
    for result in results {
        let index = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
        assert_eq!(log["runs"][0]["tool"]["driver"]["rules"][index]["id"], result["ruleId"]);
        seen += usize::from(result.get("fixes").is_some()) + usize::from(result.get("relatedLocations").is_some());
    }
    assert!(seen >= 3, "{}", ran.stdout);
    for uri in ["a%20b.md", encoded] {
        assert!(ran.stdout.contains(&format!("\"uri\": \"{uri}\"")), "{}", ran.stdout);
    }
    let broken = Value::String(ran.stdout.replace("\"results\"", "\"result\""));
    assert!(!schema.is_valid(&serde_json::from_str::<Value>(broken.as_str().unwrap()).unwrap()));
}

#[test]
fn annotations_are_escaped() {
    let dir = folder(&[("100%, a:b.md", FAULTY)]);
    let ran = check(&dir, &["--format", "github"]);
    assert!(ran.stdout.contains(",file=100%25%2C a%3Ab.md,line=7,endLine=7,col=15,endColumn=22::"), "{}", ran.stdout);
    assert!(ran.stdout.lines().all(|line| line.starts_with("::warning title=")), "{}", ran.stdout);
    assert!(ran.stdout.contains("%0Ahelp: did you mean `severity`?"), "{}", ran.stdout);
}

#[test]
fn line_ends_and_the_mark_stay_when_a_file_is_mended() {
    let dir = folder(&[("a.md", &format!("\u{feff}{FAULTY}"))]);
    let ran = check(&dir, &["--fix"]);
    assert_eq!(ran.code, Some(0), "{}{}", ran.stdout, ran.stderr);
    let mended = fs::read_to_string(dir.path().join("a.md")).unwrap();
    assert_eq!(mended, format!("\u{feff}{}", FAULTY.replace("sevrity", "severity")));
}

#[test]
fn standard_input_stands_for_a_file_of_the_book() {
    let answer = "```journey\n# B {#b}\n## S\nActions: x\nOpportunities:\n- y {for=a/slow}\n```\n";
    let dir = folder(&[
        ("book.toml", "[book]\nsrc = '.'\n"),
        ("a.md", "```journey\n# A {#a}\n## S\nActions: x\nPain points:\n- z {#slow}\n```\n"),
        ("b.md", "not saved yet"),
    ]);
    let said = |args: &[&str], stdin: &str| {
        let ran = run_in(dir.path(), &[&["check", "--format", "short"], args].concat(), stdin, &[]);
        (ran.code, ran.stdout, ran.stderr)
    };
    let fine = (Some(0), String::new(), String::new());
    assert_eq!(said(&["-", "--stdin-path", "b.md"], answer), fine);
    assert_eq!(said(&["-", "--stdin-path", "new.md"], answer).0, Some(1), "no chapter yet");
    let (code, stdout, _) = said(&["-"], &answer.replace("a/slow", "slow"));
    assert_eq!((code, stdout.lines().count()), (Some(1), 1));
    assert!(stdout.starts_with("-:6:10: error[unknown-reference]: "), "{stdout}");
    let (code, stdout, stderr) = said(&["-", "--fix"], answer);
    assert_eq!((code, stdout.as_str()), (Some(2), ""));
    assert!(stderr.starts_with("error: `--fix` changes files"), "{stderr}");
}

#[test]
fn only_the_files_that_were_named_are_mended() {
    let dir =
        folder(&[("book.toml", "[book]\nsrc = '.'\n"), ("a.md", FAULTY), ("b.md", &FAULTY.replace("#map", "#b"))]);
    check(&dir, &["--fix", "a.md"]);
    assert!(!fs::read_to_string(dir.path().join("a.md")).unwrap().contains("sevrity"));
    assert!(fs::read_to_string(dir.path().join("b.md")).unwrap().contains("sevrity"));
}

#[test]
fn colours_are_for_those_who_want_them() {
    let dir = folder(&[("a.md", FAULTY)]);
    assert!(!check(&dir, &[]).stdout.contains('\u{1b}'));
    let forced =
        |more: &[(&str, &str)]| run_in(dir.path(), &["check"], "", &[&[("CLICOLOR_FORCE", "1")], more].concat());
    assert!(forced(&[]).stdout.contains("\u{1b}["));
    assert!(!forced(&[("NO_COLOR", "1")]).stdout.contains('\u{1b}'));
}

#[test]
fn a_build_is_silent_about_the_age_of_reviews_unless_it_is_told_the_day() {
    use crate::harness::{Message, chapter};
    use serde_json::json;
    let map = "```journey\n# A\nReviewed: 2020-01-01\n\n## S\nActions: x\n```\n";
    let message =
        Message::v05(&[chapter("a.md", map)]).options(json!({ "lint": { "stale-review": "warn", "stale-after": 90 } }));
    let dir = TempDir::new().unwrap();
    let build = |env: &[(&str, &str)]| run_in(dir.path(), &[], &message.to_string(), env).stderr;
    assert_eq!(build(&[]), "");
    assert!(build(&[("SOURCE_DATE_EPOCH", "1795564800")]).contains("warning[stale-review]"));
    assert!(build(&[("SOURCE_DATE_EPOCH", "soon")]).starts_with("error: `SOURCE_DATE_EPOCH` is `soon`"));
}

#[test]
fn a_denied_rule_fails_the_build_and_leaves_the_map_on_the_page() {
    use crate::harness::{Message, chapter};
    use serde_json::json;
    let map = "```journey\n# A\n\n## S\nActions: x\n\n## Empty\n```\n";
    let options = |on_error: &str| json!({ "on-error": on_error, "css": "none", "lint": { "empty-stage": "deny" } });
    let message = Message::v05(&[chapter("a.md", map)]);
    let ran = message.clone().options(options("fail")).send();
    assert_eq!((ran.code, ran.stdout.as_str()), (Some(1), ""));
    assert!(ran.stderr.contains("error[empty-stage]"), "{}", ran.stderr);
    let ran = message.options(options("show")).send();
    assert_eq!(ran.code, Some(0));
    assert!(ran.stdout.contains("<table") && !ran.stdout.contains("journey j-error"), "{}", ran.stdout);
}

#[cfg(unix)]
mod unix {
    use std::ffi::OsStr;
    use std::io::Read as _;
    use std::os::unix::ffi::OsStrExt as _;
    use std::os::unix::fs::symlink;
    use std::process::{Command, Stdio};

    use super::*;
    use crate::harness::Guarded;

    #[test]
    fn nothing_is_mended_through_a_link_that_leads_out() {
        let (dir, other) = (folder(&[]), folder(&[("a.md", FAULTY)]));
        let inside = dir.path().join("work");
        fs::create_dir(&inside).unwrap();
        symlink(other.path().join("a.md"), inside.join("a.md")).unwrap();
        let ran = run_in(&inside, &["check", "--fix", "a.md"], "", &[]);
        assert!(ran.stderr.contains("`a.md` was not mended: a link leads out of the folder"), "{}", ran.stderr);
        assert_eq!(fs::read_to_string(other.path().join("a.md")).unwrap(), FAULTY);
    }

    #[test]
    fn permissions_stay_and_what_is_read_only_is_left_alone() {
        let files = Guarded::new(FAULTY);
        let ran = check(files.dir(), &["--fix"]);
        assert_eq!(ran.stderr.matches("`b.md` was not mended: it is read-only").count(), 1, "{}", ran.stderr);
        assert_eq!(ran.code, Some(2), "{}", ran.stderr);
        files.assert_untouched();
    }

    #[test]
    fn strange_names_and_closed_pipes_are_no_trouble() {
        let dir = folder(&[("--help.md", FAULTY), ("a\nb.md", FAULTY)]);
        fs::write(dir.path().join(OsStr::from_bytes(b"caf\xe9.md")), FAULTY).unwrap();
        let ran = check(&dir, &["--format", "short", "--", "--help.md", "."]);
        assert_eq!(ran.code, Some(1), "{}", ran.stderr);
        assert!(ran.stdout.contains("\na\\nb.md:7:15: warning[unknown-attribute]"), "{}", ran.stdout);
        let mut child = Command::new(env!("CARGO_BIN_EXE_mdbook-journey"))
            .args(["check", "--warn", "all", "--deny", "warnings"])
            .current_dir(dir.path())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        drop(child.stdout.take());
        let mut said = String::new();
        child.stderr.take().unwrap().read_to_string(&mut said).unwrap();
        assert_eq!((child.wait().unwrap().code(), said.as_str()), (Some(1), ""));
    }
}

/// A terminal takes them for commands: to clear the screen, to change its title, to hide what is said.
#[test]
fn no_character_of_a_map_acts_on_a_terminal() {
    let map = "```journey\n# T {#x}\n## S\n- a {severity=h\u{1b}]0;x\u{7} \u{9b}31m b}\n- b {severty=\u{9b}2Jhigh}\n\
        Pain\u{9b}points:\n- p {for=\u{9b}1m same=\u{202e}q}\n```\n";
    let acts = |text: &str| text.contains(['\u{7}', '\u{9b}', '\u{202e}']) || text.contains("\u{1b}]");
    for args in [&["check"][..], &["check", "--format", "short"], &["check", "--format", "github"], &["check", "--fix"]]
    {
        for colours in [&[][..], &[("CLICOLOR_FORCE", "1")]] {
            let dir = TempDir::new().unwrap();
            fs::write(dir.path().join("a.md"), map).unwrap();
            let ran = run_in(dir.path(), args, "", colours);
            assert!(!acts(&ran.stdout) && !acts(&ran.stderr), "{args:?}: {:?}", ran.stdout + &ran.stderr);
        }
    }
}
