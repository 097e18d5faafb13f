//! Canonical form in files. What the command says is in `tests/commands/`.
//!
//! A chapter and what becomes of it: `tests/canonical/NAME.md` and `NAME.out`. To add a case, add the `.md` file and run
//! `UPDATE_EXPECTED=1 cargo test --test suite fmt`; then read the `.out`.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::Command;

use mdbook_journey::book::{Chapter, Flavour};
use mdbook_journey::canonical::{Forms, Rewritten, rewrite};
use mdbook_journey::language::Settings;
use mdbook_journey::source::position;
use tempfile::TempDir;

use crate::harness::{Book, Ran, run_in};

fn all(text: &str) -> Rewritten {
    let chapter = Chapter { name: "Chapter".to_owned(), text: text.to_owned(), ..Chapter::default() };
    rewrite(&chapter, &Settings::default(), Flavour::Mdbook05, Forms::All)
}

#[test]
fn maps_are_rewritten_where_they_stand() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/canonical");
    let mut wrong = String::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|extension| extension != "md") {
            continue;
        }
        let text = fs::read_to_string(&path).unwrap();
        let rewritten = all(&text);
        let new = rewritten.text.as_ref().unwrap_or(&text);
        assert_eq!(all(new).text, None, "{} is not the same a second time", path.display());
        // With other line ends nothing else is different.
        let windows = all(&text.replace('\n', "\r\n"));
        assert_eq!(windows.text, rewritten.text.as_ref().map(|text| text.replace('\n', "\r\n")), "{}", path.display());
        let mut found = new.clone();
        for left in &rewritten.left {
            let at = position(&text, left.span.start);
            write!(found, "\n=== left at {}:{}: {:?}", at.line, at.column, left.why).unwrap();
        }
        let expected = path.with_extension("out");
        if std::env::var_os("UPDATE_EXPECTED").is_some() {
            fs::write(&expected, &found).unwrap();
        }
        let expected = fs::read_to_string(&expected).unwrap_or_default();
        if found != expected {
            let _ = writeln!(wrong, "=== {}\n--- expected\n{expected}\n--- found\n{found}", path.display());
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

/// A map that is not in canonical form, in a text that no formatter would leave alone.
const PLAIN: &str = "* a\n+ b\t \n\n```journey\n# A map {#map}\n## S\nActions: x\n```\n&nbsp;  \n";
const CANONICAL: &str = "* a\n+ b\t \n\n```journey\n# A map {#map}\n\n## S\n\nActions:\n- x\n```\n&nbsp;  \n";

fn folder(files: &[(&str, &str)]) -> TempDir {
    let dir = TempDir::new().unwrap();
    for (path, text) in files {
        fs::write(dir.path().join(path), text).unwrap();
    }
    dir
}

fn read(dir: &TempDir, name: &str) -> String {
    fs::read_to_string(dir.path().join(name)).unwrap()
}

fn fmt(dir: &TempDir, args: &[&str], stdin: &str) -> Ran {
    run_in(dir.path(), &[&["fmt"], args].concat(), stdin, &[])
}

#[test]
fn line_ends_and_the_mark_stay_as_they_are() {
    let windows = |text: &str| format!("\u{feff}{}", text.replace('\n', "\r\n"));
    let dir = folder(&[("a.md", &windows(PLAIN))]);
    assert_eq!(fmt(&dir, &[], "").code, Some(0));
    assert_eq!(read(&dir, "a.md"), windows(CANONICAL));
    assert_eq!(fmt(&dir, &["-"], &windows(PLAIN)).stdout, windows(CANONICAL));
}

#[test]
fn standard_input_comes_back_whole() {
    let dir = folder(&[]);
    // Nothing of it is taken for a colour.
    let text = format!("\u{1b}[31mred\u{1b}[0m\n\n{PLAIN}");
    let ran = fmt(&dir, &["-"], &text);
    assert_eq!((ran.code, ran.stderr.as_str()), (Some(0), ""));
    assert_eq!(ran.stdout, text.replace(PLAIN, CANONICAL));
    let ran = fmt(&dir, &["--check", "-"], PLAIN);
    assert_eq!((ran.code, ran.stdout.as_str()), (Some(1), "-: 1 of 1 fence not in canonical form\n"));
    assert_eq!(fmt(&dir, &["--check", "-"], CANONICAL).code, Some(0));
    assert!(fmt(&dir, &["--diff", "-"], PLAIN).stdout.starts_with("--- a/-\n+++ b/-\n@@ "));
    let ran = fmt(&dir, &["-"], &"x".repeat((16 << 20) + 1));
    assert_eq!((ran.code, ran.stdout.as_str()), (Some(2), ""));
    assert!(ran.stderr.contains("`-` is too large: more than 16 MiB"), "{}", ran.stderr);
}

#[test]
fn a_book_says_how_standard_input_is_meant() {
    let toml = "[book]\nsrc = '.'\n[preprocessor.journey]\naliases = { 'What hurts' = 'pain points' }\n";
    let dir = folder(&[("book.toml", toml), ("a.md", PLAIN)]);
    let text = "```journey\n# A\n## S\n**What hurts:** x\n```\n";
    let ran = fmt(&dir, &["-", "--stdin-path", "b.md"], text);
    assert_eq!(ran.stdout, "```journey\n# A\n\n## S\n\nWhat hurts:\n- x\n```\n", "{}", ran.stderr);
    assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 2, "nothing is written");
}

#[test]
fn many_files_are_written_as_one_after_the_other() {
    let names: Vec<String> = (0..60).map(|i| format!("{i:02}.md")).collect();
    // Enough of them for several threads.
    let text = |map: &str| format!("{}\n\n{map}", "x ".repeat(2000));
    let files: Vec<(&str, String)> = names.iter().map(|name| (name.as_str(), text(PLAIN))).collect();
    let dir = folder(&files.iter().map(|(name, text)| (*name, text.as_str())).collect::<Vec<_>>());
    let said: Vec<_> = names.iter().map(|name| format!("{name}: 1 of 1 fence written anew")).collect();
    assert_eq!(fmt(&dir, &[], "").stdout.lines().collect::<Vec<_>>(), said);
    assert!(names.iter().all(|name| read(&dir, name) == text(CANONICAL)));
}

#[test]
fn a_diff_can_be_applied() {
    for text in [PLAIN.to_owned(), PLAIN.replace('\n', "\r\n"), format!("\u{feff}{}", &PLAIN[9..PLAIN.len() - 10])] {
        let dir = folder(&[("a b.md", &text)]);
        let ran = fmt(&dir, &["--diff"], "");
        assert_eq!((ran.code, ran.stderr.as_str()), (Some(1), ""));
        assert_eq!(read(&dir, "a b.md"), text);
        fs::write(dir.path().join("change.patch"), ran.stdout).unwrap();
        let applied = Command::new("git").args(["apply", "change.patch"]).current_dir(dir.path()).output().unwrap();
        assert!(applied.status.success(), "{}", String::from_utf8_lossy(&applied.stderr));
        let changed = read(&dir, "a b.md");
        fs::write(dir.path().join("a b.md"), &text).unwrap();
        assert_eq!(fmt(&dir, &["a b.md"], "").code, Some(0));
        assert_eq!(changed, read(&dir, "a b.md"));
    }
}

#[test]
fn colours_are_for_those_who_want_them() {
    let dir = folder(&[("a.md", PLAIN)]);
    let diff = |env: &[(&str, &str)]| run_in(dir.path(), &["fmt", "--diff"], "", env).stdout;
    assert!(!diff(&[]).contains('\u{1b}'));
    assert!(diff(&[("CLICOLOR_FORCE", "1")]).contains("\u{1b}[32m+- x\u{1b}[0m\n"));
    assert!(!diff(&[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")]).contains('\u{1b}'));
}

/// A terminal would obey them; a patch must hold what the file holds.
#[test]
fn control_characters_are_for_programs_alone() {
    let dir = folder(&[("a.md", &PLAIN.replace("Actions: x", "Actions: x\u{1b}[2J"))]);
    let diff = |env: &[(&str, &str)]| run_in(dir.path(), &["fmt", "--diff"], "", env).stdout;
    assert!(diff(&[]).contains("x\u{1b}[2J\n"));
    assert!(diff(&[("CLICOLOR_FORCE", "1")]).contains("x\u{fffd}[2J\u{1b}[0m\n"));
}

#[test]
fn the_example_book_has_the_same_pages_in_canonical_form() {
    let before = Book::build_example("0.5");
    let after = Book::build_example_after("0.5", |dir| {
        let ran = run_in(dir, &["fmt", "--canonical"], "", &[]);
        assert_eq!((ran.code, ran.stderr.as_str()), (Some(0), ""), "{}", ran.stdout);
        assert!(ran.stdout.lines().count() >= 5, "{}", ran.stdout);
        let again = run_in(dir, &["fmt", "--canonical", "--check"], "", &[]);
        assert_eq!((again.code, again.stdout.as_str()), (Some(0), "nothing to write anew\n"));
    });
    assert_eq!(before.all(), after.all());
    for page in before.all() {
        // The source of a map is what was written anew.
        assert_eq!(without_sources(&before.source(&page)), without_sources(&after.source(&page)), "{page}");
    }
}

fn without_sources(page: &str) -> String {
    let mut parts = page.split("<details class=\"j-src\">");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |all, part| all + part.split_once("</details>").map_or(part, |(_, rest)| rest))
}

#[cfg(unix)]
mod unix {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt as _;
    use std::os::unix::fs::symlink;
    use std::process::Stdio;

    use super::*;
    use crate::harness::Guarded;

    #[test]
    fn permissions_stay_and_what_cannot_be_written_is_said() {
        let files = Guarded::new(PLAIN);
        let dir = files.dir();
        let ran = fmt(dir, &[], "");
        assert_eq!((ran.code, ran.stdout.as_str()), (Some(2), "a.md: 1 of 1 fence written anew\n"));
        assert_eq!(ran.stderr, "error: `b.md` was not written: it is read-only\n");
        assert_eq!((read(dir, "a.md").as_str(), read(dir, "b.md").as_str()), (CANONICAL, PLAIN));
        files.assert_untouched();
    }

    #[test]
    fn links_stay_links_and_do_not_lead_out() {
        let (dir, other) = (folder(&[]), folder(&[("a.md", PLAIN)]));
        fs::create_dir(dir.path().join("work")).unwrap();
        let work = dir.path().join("work");
        fs::write(work.join("real.md"), PLAIN).unwrap();
        symlink("real.md", work.join("link.md")).unwrap();
        symlink(other.path().join("a.md"), work.join("out.md")).unwrap();
        let ran = run_in(&work, &["fmt", "link.md", "out.md"], "", &[]);
        assert_eq!(
            (ran.code, ran.stdout.as_str()),
            (Some(2), "link.md: 1 of 1 fence written anew\n"),
            "{}",
            ran.stderr
        );
        assert!(ran.stderr.contains("`out.md` was not written: a link leads out of the folder"), "{}", ran.stderr);
        assert_eq!(fs::read_to_string(work.join("real.md")).unwrap(), CANONICAL);
        assert!(fs::symlink_metadata(work.join("link.md")).unwrap().is_symlink());
        assert_eq!(read(&other, "a.md"), PLAIN);
    }

    #[test]
    fn strange_names_are_no_trouble() {
        let dir = folder(&[("--help.md", PLAIN), ("a\nb.md", PLAIN), ("c d.md", PLAIN)]);
        fs::write(dir.path().join(OsStr::from_bytes(b"caf\xe9.md")), PLAIN).unwrap();
        let ran = fmt(&dir, &["--", "--help.md", "a\nb.md", "c d.md", "."], "");
        let said = ["--help.md", "a\\nb.md", "c d.md", "caf\u{fffd}.md"]
            .map(|name| format!("{name}: 1 of 1 fence written anew\n"));
        assert_eq!((ran.code, ran.stdout, ran.stderr.as_str()), (Some(0), said.concat(), ""));
        for entry in fs::read_dir(dir.path()).unwrap() {
            assert_eq!(fs::read_to_string(entry.unwrap().path()).unwrap(), CANONICAL);
        }
    }

    /// Puts something into a folder that cannot be read.
    type Spoil<'a> = &'a dyn Fn(&TempDir);

    #[test]
    fn nothing_is_written_where_something_cannot_be_read() {
        let huge = |dir: &TempDir| fs::File::create(dir.path().join("b.md")).unwrap().set_len(50 << 20).unwrap();
        let cases: [(&str, Spoil<'_>); 4] = [
            ("the link `b` leads back to `.`", &|dir| symlink(".", dir.path().join("b")).unwrap()),
            ("there is no `b.md`", &|dir| symlink("nowhere.md", dir.path().join("b.md")).unwrap()),
            ("`b.md` is too large: more than 16 MiB", &huge),
            ("`b.md` is not text in UTF-8", &|dir| fs::write(dir.path().join("b.md"), b"caf\xe9").unwrap()),
        ];
        for (said, spoil) in cases {
            let dir = folder(&[("a.md", PLAIN)]);
            spoil(&dir);
            let ran = fmt(&dir, &[], "");
            assert_eq!((ran.code, ran.stdout.as_str()), (Some(2), ""), "{said}");
            assert!(ran.stderr.contains(said), "{}", ran.stderr);
            assert!(
                ran.stderr.ends_with("nothing was written, because not everything could be read\n"),
                "{}",
                ran.stderr
            );
            assert_eq!(read(&dir, "a.md"), PLAIN);
        }
    }

    #[test]
    fn a_closed_pipe_is_no_trouble() {
        let dir = folder(&[("a.md", PLAIN)]);
        for (args, code) in
            [(&["fmt", "--diff"][..], 1), (&["fmt", "--check"], 1), (&["new", "A map"], 0), (&["man"], 0)]
        {
            let mut child = Command::new(env!("CARGO_BIN_EXE_mdbook-journey"))
                .args(args)
                .current_dir(dir.path())
                .stdout(Stdio::piped())
                .stderr(Stdio::piped())
                .spawn()
                .unwrap();
            drop(child.stdout.take());
            let output = child.wait_with_output().unwrap();
            assert_eq!((output.status.code(), output.stderr.as_slice()), (Some(code), &b""[..]), "{args:?}");
        }
    }
}

/// What is text stays text when the book is built: mdBook includes no file that the writer did not ask it to.
#[test]
fn nothing_is_included_that_was_not_before() {
    let map = "```journey\n# T {#t}\nOwner: &#123;&#123;#include ../secret.txt}}\n## \\{{#include ../secret.txt}}\n\
        * \\{{#include ../secret.txt}}\n* {\\{ #include ../secret.txt}}\n* {<!-- x -->{#rustdoc_include ../secret.txt}}\n\
        * `\\{{#include ../secret.txt}}`\n```\n";
    let sheet = "Stage,Actions\nA,see {{#include ../secret.txt}} and {{ #include ../secret.txt}}\n";
    let dir = folder(&[("sheet.csv", sheet)]);
    let imported = run_in(dir.path(), &["import", "sheet.csv"], "", &[]).stdout;
    for version in ["0.4", "0.5"] {
        let book = Book::new()
            .chapter("a.md", map)
            .chapter("sheet.md", &imported)
            .at_root("secret.txt", "what nobody may read");
        let pages = book.build_with(version, |root, toml| {
            let ran = run_in(root, &["fmt"], "", &[]);
            assert_eq!(ran.stdout, "src/a.md: 1 of 1 fence written anew\n");
            toml
        });
        for page in ["a.html", "sheet.html"] {
            let shown = pages.texts(page, "*").concat();
            assert!(!shown.contains("nobody may read"), "{version}: {shown}");
            assert!(shown.contains("{{#include ../secret.txt}}"), "{version}: {shown}");
        }
    }
}
