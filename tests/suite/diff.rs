//! `diff`, case by case: `tests/diff/NAME.md` has the files before, the files after, and what is said.
//!
//! A case is one file in parts: `=== before/a.md`, `=== after/a.md` and so on, `=== said` last. To add one, write the files;
//! `UPDATE_EXPECTED=1 cargo test --test suite diff` writes what is said. Then read it.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use mdbook_journey::diff::Kind;
use serde_json::Value;
use tempfile::TempDir;

use crate::harness::{Ran, run_in};

/// A case: its name, its parts by their names, and what is said.
struct Case {
    path: PathBuf,
    parts: Vec<(String, String)>,
    said: String,
}

fn cases() -> Vec<Case> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/diff");
    let mut paths: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths.into_iter().map(Case::read).collect()
}

impl Case {
    fn read(path: PathBuf) -> Self {
        let text = fs::read_to_string(&path).unwrap();
        let parts = text.split("=== ").skip(1).map(|part| part.split_once('\n').unwrap());
        let mut parts: Vec<_> = parts.map(|(name, text)| (name.to_owned(), text.to_owned())).collect();
        let said = parts.pop_if(|(name, _)| name == "said").map(|(_, said)| said).unwrap_or_default();
        Self { path, parts, said }
    }

    fn name(&self) -> &str {
        self.path.file_stem().unwrap().to_str().unwrap()
    }

    /// Writes the files of one side.
    fn write(&self, side: &str, to: &Path) {
        for (name, text) in &self.parts {
            if let Some(name) = name.strip_prefix(side).and_then(|name| name.strip_prefix('/')) {
                let path = to.join(name);
                fs::create_dir_all(path.parent().unwrap()).unwrap();
                fs::write(path, text).unwrap();
            }
        }
    }

    /// A folder with the folders `before` and `after`.
    fn folders(&self) -> TempDir {
        let dir = TempDir::new().unwrap();
        for side in ["before", "after"] {
            fs::create_dir(dir.path().join(side)).unwrap();
            self.write(side, &dir.path().join(side));
        }
        dir
    }

    fn update(&self, said: &str) {
        let mut text = String::new();
        for (name, part) in &self.parts {
            let _ = write!(text, "=== {name}\n{part}");
        }
        fs::write(&self.path, format!("{text}=== said\n{said}")).unwrap();
    }
}

fn diff(dir: &Path, args: &[&str]) -> Ran {
    run_in(dir, &[&["diff"], args].concat(), "", &[])
}

#[test]
fn every_change_is_told_in_a_line() {
    let mut wrong = String::new();
    for case in cases() {
        let dir = case.folders();
        let ran = diff(dir.path(), &["before", "after"]);
        assert_eq!((ran.code, ran.stderr.as_str()), (Some(0), ""), "{}", case.name());
        // Files are named as in a repository, where both sides have the same place.
        let said = ran.stdout.replace("before/", "").replace("after/", "");
        if std::env::var_os("UPDATE_EXPECTED").is_some() {
            case.update(&said);
        } else if said != case.said {
            let _ = writeln!(wrong, "=== {}\n--- expected\n{}\n--- found\n{said}", case.name(), case.said);
        }
        let code = i32::from(!said.starts_with("no changes"));
        assert_eq!(diff(dir.path(), &["--exit-code", "before", "after"]).code, Some(code), "{}", case.name());
        assert_eq!(diff(dir.path(), &["--exit-code", "after", "after"]).code, Some(0), "{}", case.name());
    }
    assert!(wrong.is_empty(), "{wrong}");
}

/// A Git repository to be, with nothing of the tester's own settings.
pub(crate) struct Repository(TempDir);

impl Repository {
    pub(crate) fn new() -> Self {
        let repository = Self(TempDir::new().unwrap());
        repository.git(&["init", "--quiet", "--initial-branch=main"]);
        repository
    }

    pub(crate) fn path(&self) -> &Path {
        self.0.path()
    }

    pub(crate) fn git(&self, args: &[&str]) {
        let mut command = std::process::Command::new("git");
        command.args(["-c", "user.name=Ada", "-c", "user.email=ada@example.com", "-c", "commit.gpgsign=false"]);
        command
            .args(args)
            .current_dir(self.path())
            .env("GIT_CONFIG_GLOBAL", "/dev/null")
            .env("GIT_CONFIG_NOSYSTEM", "1");
        let output = command.output().unwrap();
        assert!(output.status.success(), "{args:?}: {}", String::from_utf8_lossy(&output.stderr));
    }

    pub(crate) fn commit(&self) {
        self.git(&["add", "--all"]);
        self.git(&["commit", "--quiet", "--allow-empty", "--message=x"]);
    }

    pub(crate) fn write(&self, files: &[(&str, &str)]) {
        for (path, text) in files {
            let path = self.path().join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
    }
}

/// Every case in one repository, each in a folder of its own: the first commit has what was, the second what is.
fn repository() -> Repository {
    let repository = Repository::new();
    for side in ["before", "after"] {
        for case in cases() {
            let folder = repository.path().join(case.name());
            if folder.exists() {
                fs::remove_dir_all(&folder).unwrap();
            }
            fs::create_dir(&folder).unwrap();
            case.write(side, &folder);
        }
        repository.commit();
    }
    repository
}

#[test]
fn revisions_are_told_as_folders_are() {
    let repository = repository();
    let folder = |case: &Case| repository.path().join(case.name());
    let first = cases().remove(0);
    for args in [&["HEAD~1", "HEAD"][..], &["HEAD~1..HEAD"], &["HEAD~1..."], &["HEAD~1"], &["@~", "main", "--", "."]] {
        let ran = diff(&folder(&first), args);
        assert_eq!((ran.code, ran.stderr.as_str()), (Some(0), ""), "{args:?}");
        assert_eq!(ran.stdout, first.said, "{args:?}");
    }
    assert_eq!(diff(&folder(&first), &[]).stdout, "no changes in the journeys\n");
    let mut kinds = BTreeSet::new();
    for case in cases() {
        let json: Value = serde_json::from_str(&diff(&folder(&case), &["HEAD~1", "--format", "json"]).stdout).unwrap();
        let list = |value: &Value| value.as_array().unwrap().clone();
        let things = [list(&json["maps"]), list(&json["personas"])].concat();
        let changes = things.iter().flat_map(|thing| list(&thing["changes"]));
        let changes: Vec<_> = changes.chain(list(&json["sources"])).collect();
        let texts: Vec<_> = changes.iter().map(|change| change["text"].as_str().unwrap()).collect();
        let said = case.said.lines().filter_map(|line| Some(line.strip_prefix("  ")?.split_once(' ')?.1));
        assert_eq!(texts, said.collect::<Vec<_>>(), "{}", case.name());
        kinds.extend(changes.iter().map(|change| change["kind"].as_str().unwrap().to_owned()));
    }
    let missing: Vec<_> = Kind::ALL.iter().map(|kind| kind.name()).filter(|name| !kinds.contains(*name)).collect();
    assert_eq!(missing, [""; 0], "no case has these kinds");
}

const SHOP: &str = "```journey\n# First order {#first-order}\n\n## Pay\n\nActions: Pays\n\nEmotion: calm 0\n```\n";

#[test]
fn what_is_not_committed_is_compared_with_the_last_commit() {
    let repository = Repository::new();
    repository.write(&[("a.md", SHOP), ("b.md", &SHOP.replace("first-", "other-")), (".gitignore", "drafts\n")]);
    repository.commit();
    repository.write(&[
        ("a.md", &SHOP.replace("calm 0", "happy +2")),
        ("b.md", &SHOP.replace("first-", "other-").replace("Pays", "Pays late")),
        ("new.md", "```journey\n# New\n## S\nActions: x\n```\n"),
        ("drafts/x.md", "```journey\n# Draft\n## S\nActions: x\n```\n"),
    ]);
    let said = diff(repository.path(), &[]).stdout;
    assert!(said.contains("Pay: calm 0 → happy +2") && said.contains("“Pays” is now “Pays late”"), "{said}");
    assert!(said.contains("New (new.md:1)") && !said.contains("Draft"), "{said}");
    // One file only: as git does it, or by its name.
    for args in [&["a.md"][..], &["HEAD", "--", "a.md"], &["--", "a.md"]] {
        let said = diff(repository.path(), args).stdout;
        assert!(said.contains("Pay: calm") && said.ends_with("\n1 map changed: 1 mood up\n"), "{args:?} {said}");
    }
    // It is gone, and was not there.
    let said = diff(repository.path(), &["HEAD", "--", "new.md"]).stdout;
    assert!(said.contains("+ new map"), "{said}");
    fs::remove_file(repository.path().join("a.md")).unwrap();
    let said = diff(repository.path(), &["HEAD", "--", "a.md"]).stdout;
    assert!(said.contains("- map removed, with 1 stage"), "{said}");
}

#[test]
fn three_dots_begin_where_a_branch_left() {
    let repository = Repository::new();
    repository.write(&[("a.md", SHOP)]);
    repository.commit();
    repository.git(&["checkout", "--quiet", "-b", "topic"]);
    repository.write(&[("a.md", &SHOP.replace("calm 0", "happy +2"))]);
    repository.commit();
    repository.git(&["checkout", "--quiet", "main"]);
    repository.write(&[("b.md", &SHOP.replace("first-", "second-"))]);
    repository.commit();
    let told = |range: &str| diff(repository.path(), &[range]).stdout.lines().last().unwrap().to_owned();
    assert_eq!(told("main...topic"), "1 map changed: 1 mood up");
    assert_eq!(told("main..topic"), "1 map changed, 1 removed: 1 mood up");
    assert_eq!(told("topic.."), "1 map new, 1 changed: 1 mood down");
}

#[test]
fn nothing_in_the_repository_is_touched() {
    let repository = Repository::new();
    repository.write(&[("a.md", SHOP)]);
    repository.commit();
    repository.write(&[("a.md", &SHOP.replace("calm", "happy")), ("b.md", SHOP)]);
    repository.git(&["add", "b.md"]);
    let state = || {
        let files = walkdir::WalkDir::new(repository.path()).sort_by_file_name().into_iter().flatten();
        let files = files.filter(|entry| entry.file_type().is_file());
        files.map(|entry| (entry.path().to_owned(), fs::read(entry.path()).unwrap())).collect::<Vec<_>>()
    };
    let before = state();
    assert_eq!(diff(repository.path(), &["--exit-code"]).code, Some(1));
    assert!(before == state());
}

#[test]
fn what_cannot_be_compared_is_said() {
    let refused = |dir: &Path, args: &[&str], said: &str| {
        let ran = diff(dir, args);
        assert_eq!((ran.code, ran.stdout.as_str()), (Some(2), ""), "{args:?}");
        assert!(ran.stderr.starts_with(&format!("error: {said}")), "{args:?}: {}", ran.stderr);
        assert!(ran.stderr.contains("\n  help: "), "{}", ran.stderr);
    };
    let nowhere = TempDir::new().unwrap();
    refused(nowhere.path(), &[], "this folder is in no Git repository");
    let repository = Repository::new();
    refused(repository.path(), &[], "this repository has no commits yet");
    repository.write(&[("a.md", SHOP), ("latin.md", "x")]);
    repository.commit();
    refused(repository.path(), &["nothing"], "`nothing` is no commit of this repository");
    refused(repository.path(), &["HEAD..nothing"], "`nothing` is no commit of this repository");
    refused(repository.path(), &["HEAD", "a.md"], "`a.md` is no revision, and `HEAD` is one");
    refused(repository.path(), &["HEAD..--output=x"], "`--output=x` is no commit of this repository");
    refused(repository.path(), &["HEAD:a.md"], "`HEAD:a.md` is no commit of this repository");
    refused(repository.path(), &["a.md", "b.md"], "there is no `b.md` to compare `a.md` with");
    refused(repository.path(), &["HEAD", "--", "c.md"], "there is no Markdown in `c.md` on either side");
    refused(repository.path(), &["HEAD", "--", "../x"], "`../x` is not below the current folder");
    fs::write(repository.path().join("latin.md"), b"caf\xe9").unwrap();
    refused(repository.path(), &[], "`latin.md` is not text in UTF-8");
    repository.commit();
    refused(
        repository.path(),
        &["HEAD", "HEAD"],
        "`latin.md` is not text in UTF-8: line 1 has the byte 0xE9 (in `HEAD`)",
    );
    let ran = run_in(repository.path(), &["diff"], "", &[("PATH", "/nowhere")]);
    assert_eq!(ran.code, Some(2));
    assert!(ran.stderr.starts_with("error: the program `git` is not there\n  help: "), "{}", ran.stderr);
    assert!(!repository.path().join("x").exists());
}

/// A repository of two commits, and its clone that lacks a part. The repository must stay as long as the clone may ask for more.
fn clone_with(option: &str) -> (Repository, TempDir) {
    let repository = Repository::new();
    repository.git(&["config", "uploadpack.allowFilter", "true"]);
    repository.write(&[("a.md", SHOP)]);
    repository.commit();
    repository.write(&[("a.md", &SHOP.replace("calm 0", "happy +2"))]);
    repository.commit();
    let clone = TempDir::new().unwrap();
    let url = format!("file://{}", repository.path().display());
    repository.git(&["clone", "--quiet", option, &url, clone.path().to_str().unwrap()]);
    (repository, clone)
}

#[test]
fn a_shallow_clone_says_what_it_lacks() {
    let (_repository, clone) = clone_with("--depth=1");
    assert_eq!(diff(clone.path(), &["HEAD"]).stdout, "no changes in the journeys\n");
    let ran = diff(clone.path(), &["HEAD~1"]);
    assert_eq!((ran.code, ran.stdout.as_str()), (Some(2), ""));
    assert!(ran.stderr.contains("`HEAD~1` is no commit of this repository; this clone is shallow"), "{}", ran.stderr);
    assert!(ran.stderr.contains("`git fetch --unshallow`"), "{}", ran.stderr);
}

#[test]
fn a_partial_clone_says_what_it_lacks_and_fetches_nothing() {
    let (_repository, clone) = clone_with("--filter=blob:none");
    for _ in 0..2 {
        let ran = diff(clone.path(), &["HEAD~1"]);
        assert_eq!((ran.code, ran.stdout.as_str()), (Some(2), ""));
        assert!(
            ran.stderr.contains("`HEAD~1`: the blob of `a.md` is missing; this clone is partial"),
            "{}",
            ran.stderr
        );
    }
}

/// Who has written a revision may have no right to read what lies beside the repository.
#[test]
fn nothing_is_read_that_a_revision_does_not_hold() {
    let outside = TempDir::new().unwrap();
    fs::write(outside.path().join("secret.md"), SHOP).unwrap();
    let repository = Repository::new();
    repository.write(&[("docs/book.toml", "[book]\n"), ("docs/src/a.md", "x\n")]);
    repository.commit();
    let below = outside.path().file_name().unwrap().display();
    for source in [outside.path().display().to_string(), format!("../../{below}"), "/".to_owned(), "../..".to_owned()] {
        repository.write(&[("docs/book.toml", &format!("[book]\nsrc = {source:?}\n"))]);
        repository.commit();
        let ran = diff(repository.path(), &["HEAD~1", "HEAD"]);
        assert_eq!((ran.code, ran.stdout.as_str()), (Some(2), ""), "{source}");
        assert!(ran.stderr.contains("lies outside of what is compared (in `HEAD"), "{source}: {}", ran.stderr);
        repository.git(&["reset", "--quiet", "--hard", "HEAD~1"]);
    }
    // Within the repository, chapters may stand beside the book.
    repository.write(&[("docs/book.toml", "[book]\nsrc = \"../maps\"\n"), ("maps/a.md", SHOP)]);
    repository.commit();
    let ran = diff(repository.path(), &["HEAD~1", "HEAD"]);
    assert!(ran.stdout.contains("new map"), "{}{}", ran.stdout, ran.stderr);
}

#[test]
fn a_comment_is_folded_and_leads_to_the_lines() {
    let repository = Repository::new();
    let many = "- Once more\n".repeat(80);
    let map = |n: usize, entries: &str| {
        format!("```journey\n# Map {n} <b> @team {{#m{n}}}\n\n## S\n\nActions:\n- x\n{entries}```\n")
    };
    for n in 0..40 {
        repository.write(&[(&format!("docs/map {n}.md"), &map(n, ""))]);
    }
    repository.commit();
    repository.write(&[("docs/map 0.md", &map(0, "- *New*\n"))]);
    let docs = repository.path().join("docs");
    let args = ["--format", "markdown", "--link-base", "https://example.com/blob/main"];
    let said = diff(&docs, &args).stdout;
    assert_eq!(
        said,
        "<!-- mdbook-journey diff -->\n### Changes in the journeys\n\n1 map changed\n\n<details open><summary><b>Map 0 \
         &#60;b&#62; &#64;<!-- -->team</b>: 1 change</summary>\n\n- `+` Actions in S: new “New” \
         ([line 8](https://example.com/blob/main/docs/map%200.md#L8))\n\n</details>\n"
    );
    for n in 0..40 {
        repository.write(&[(&format!("docs/map {n}.md"), &map(n, &many))]);
    }
    let said = diff(&docs, &args).stdout;
    assert!(said.len() < 65_536 && said.len() > 50_000, "{}", said.len());
    assert!(said.contains(" more changed: this comment has no room left."), "{said}");
    assert!(!said.contains("<details open>"));
}

#[cfg(unix)]
#[test]
fn strange_names_and_links_are_no_trouble() {
    use std::os::unix::ffi::OsStrExt as _;
    use std::os::unix::fs::symlink;
    let repository = Repository::new();
    let write = |old: &str, new: &str| {
        let names: [&[u8]; 4] = [b"a b.md", b"a\nb.md", b"--help.md", b"caf\xe9.md"];
        for (n, name) in names.iter().enumerate() {
            let path = repository.path().join("src").join(std::ffi::OsStr::from_bytes(name));
            fs::write(path, SHOP.replace("first-order", &format!("m{n}")).replace(old, new)).unwrap();
        }
    };
    fs::create_dir(repository.path().join("src")).unwrap();
    write("", "");
    repository.write(&[("book.toml", ""), ("src/SUMMARY.md", "- [Read me](README.md)\n"), ("README.md", SHOP)]);
    symlink("../README.md", repository.path().join("src/README.md")).unwrap();
    symlink("/etc/hosts", repository.path().join("src/hosts.md")).unwrap();
    symlink("../..", repository.path().join("src/up")).unwrap();
    fs::remove_file(repository.path().join("src/up")).unwrap();
    fs::remove_file(repository.path().join("src/hosts.md")).unwrap();
    repository.commit();
    write("calm 0", "happy +2");
    repository.write(&[("README.md", &SHOP.replace("calm 0", "sad -2"))]);
    let said = diff(repository.path(), &["HEAD"]).stdout;
    assert!(said.ends_with("\n5 maps changed: 4 moods up, 1 down\n"), "{said}");
    assert!(said.contains("(src/a\\nb.md:1)") && said.contains("(src/README.md:1)"), "{said}");
    let said = diff(repository.path(), &["HEAD", "--", "src/--help.md"]).stdout;
    assert!(said.ends_with("\n1 map changed: 1 mood up\n"), "{said}");
    // Links that lead out of the repository, or in a circle, are not followed in a revision.
    symlink("/etc", repository.path().join("src/etc")).unwrap();
    symlink("..", repository.path().join("src/up")).unwrap();
    repository.git(&["add", "--all"]);
    repository.git(&["commit", "--quiet", "--message=x"]);
    assert_eq!(diff(repository.path(), &["HEAD~1", "HEAD"]).code, Some(0));
}

#[test]
fn every_kind_stands_in_the_manual() {
    const GENERATED: &str = "<!-- Made of the source: UPDATE_EXPECTED=1 cargo test --test suite diff -->\n";
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("book-example/src/guide/reviewing.md");
    let text = fs::read_to_string(&path).unwrap();
    let (by_hand, old) = text.split_once(GENERATED).unwrap();
    let mut new = "\n| Kind | How it is told |\n| --- | --- |\n".to_owned();
    for kind in Kind::ALL {
        let pattern = kind.pattern().replace(['{', '}'], "*").replace('[', "\\[").replace(']', "\\]");
        let _ = writeln!(new, "| `{}` | {pattern} |", kind.name());
    }
    if std::env::var_os("UPDATE_EXPECTED").is_some() {
        fs::write(&path, format!("{by_hand}{GENERATED}{new}")).unwrap();
    } else {
        assert!(old == new, "reviewing.md is not what the source says; see the top of tests/suite/diff.rs");
    }
}
