//! The files that the manual gives to be copied: they are YAML, and the scripts in them do what the manual says. Programs
//! that are not here, such as `gh`, are stood in for by a script that writes down how it was called.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::Command;

use tempfile::TempDir;
use yaml_rust2::{Yaml, YamlLoader};

use crate::diff::Repository;
use crate::harness::Ran;

const MAP: &str = "\
# Checkout

```journey
# Checkout {#checkout}

Persona: Ada

## Pay

Actions:
- Pays

Emotion: annoyed -1

Pain points:
- The fee comes last {#late-fee}
```
";

/// The files of the manual's chapter, in its order.
fn files() -> Vec<Yaml> {
    let guide = Path::new(env!("CARGO_MANIFEST_DIR")).join("book-example/src/guide/continuous-integration.md");
    let text = fs::read_to_string(guide).unwrap();
    let blocks = text.split("```yaml\n").skip(1).map(|block| block.split("\n```").next().unwrap());
    let files: Vec<Yaml> = blocks.map(|block| YamlLoader::load_from_str(block).unwrap().remove(0)).collect();
    assert_eq!(files.len(), 3, "GitHub, GitLab, pre-commit");
    files
}

/// The scripts of a job of GitHub's, as one.
fn github(job: &str) -> String {
    let steps = files()[0]["jobs"][job]["steps"].as_vec().unwrap().clone();
    let scripts: Vec<_> = steps.iter().filter_map(|step| step["run"].as_str()).collect();
    assert!(!scripts.is_empty(), "{job}");
    scripts.join("\n")
}

fn gitlab(job: &str) -> String {
    let lines = files()[1][job]["script"].as_vec().unwrap().clone();
    lines.iter().map(|line| line.as_str().unwrap()).collect::<Vec<_>>().join("\n")
}

/// A repository with a book on `main`, and a branch in which its map was changed.
struct Work {
    repository: Repository,
    programs: TempDir,
}

impl Work {
    fn new(changed: &str) -> Self {
        let repository = Repository::new();
        repository.write(&[
            ("book.toml", "[book]\ntitle = \"Journeys\"\n"),
            ("src/SUMMARY.md", "- [Checkout](checkout.md)\n"),
            ("src/checkout.md", MAP),
        ]);
        repository.commit();
        repository.git(&["checkout", "--quiet", "-b", "topic"]);
        repository.write(&[("src/checkout.md", changed)]);
        repository.commit();
        let programs = TempDir::new().unwrap();
        let work = Self { repository, programs };
        for name in ["cargo", "curl", "mdbook"] {
            work.stand_in(name, "");
        }
        work.stand_in("gh", "");
        std::os::unix::fs::symlink(env!("CARGO_BIN_EXE_mdbook-journey"), work.programs.path().join("mdbook-journey"))
            .unwrap();
        work
    }

    /// Puts a script in a program's place, which answers with `answer` when it is asked for something.
    fn stand_in(&self, name: &str, answer: &str) {
        use std::os::unix::fs::PermissionsExt as _;
        let path = self.programs.path().join(name);
        let log = self.programs.path().join("log");
        let answer =
            if answer.is_empty() { String::new() } else { format!("case \"$*\" in *--jq*) echo {answer};; esac\n") };
        fs::write(&path, format!("#!/bin/sh\necho \"{name} $*\" >> '{}'\n{answer}", log.display())).unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).unwrap();
    }

    fn run(&self, script: &str) -> Ran {
        let path = format!("{}:{}", self.programs.path().display(), std::env::var("PATH").unwrap());
        let output = Command::new("bash")
            .args(["--noprofile", "--norc", "-euo", "pipefail", "-c", script])
            .current_dir(self.repository.path())
            .env("PATH", path)
            .envs([("BASE", "main"), ("HEAD", "topic"), ("PULL_REQUEST", "7"), ("GITHUB_REPOSITORY", "us/book")])
            .envs([("GITHUB_SERVER_URL", "https://github.com"), ("CI_MERGE_REQUEST_DIFF_BASE_SHA", "main")])
            .envs([("CI_PROJECT_URL", "https://gitlab.example.com/us/book"), ("CI_COMMIT_SHA", "topic")])
            .envs([("CI_API_V4_URL", "https://gitlab.example.com/api/v4"), ("CI_PROJECT_ID", "3")])
            .env("CI_MERGE_REQUEST_IID", "7")
            .output()
            .unwrap();
        let text = |bytes| String::from_utf8(bytes).unwrap();
        Ran { code: output.status.code(), stdout: text(output.stdout), stderr: text(output.stderr) }
    }

    /// How the programs that are not here were called, but for installing.
    fn calls(&self) -> Vec<String> {
        let log = fs::read_to_string(self.programs.path().join("log")).unwrap_or_default();
        log.lines().filter(|line| !line.starts_with("cargo install ")).map(str::to_owned).collect()
    }
}

fn changed() -> String {
    MAP.replace("annoyed -1", "relieved +1")
}

#[test]
fn what_is_fine_passes_and_what_is_not_fails() {
    for script in [github("check"), gitlab("check-journeys")] {
        let ran = Work::new(&changed()).run(&script);
        assert_eq!((ran.code, ran.stderr.as_str()), (Some(0), ""), "{}", ran.stdout);
        let wrong = MAP.replace("{#late-fee}", "{#late-fee}\n\nOpportunities:\n- Name it {for=late-fees}");
        assert_eq!(Work::new(&wrong).run(&script).code, Some(1));
        // All is right, but for the form.
        let ran = Work::new(&MAP.replace("## Pay\n\n", "## Pay\n")).run(&script);
        assert_eq!(ran.code, Some(1));
        assert!(ran.stdout.ends_with("src/checkout.md: 1 of 1 fence not in canonical form\n"), "{}", ran.stdout);
    }
}

#[test]
fn a_pull_request_has_one_comment_that_is_written_anew() {
    let work = Work::new(&changed());
    let ran = work.run(&github("comment"));
    assert_eq!((ran.code, ran.stderr.as_str()), (Some(0), ""), "{}", ran.stdout);
    assert_eq!(work.calls().last().unwrap(), "gh pr comment 7 --body-file journeys.md");
    let comment = fs::read_to_string(work.repository.path().join("journeys.md")).unwrap();
    assert!(comment.starts_with("<!-- mdbook-journey diff -->\n"), "{comment}");
    assert!(comment.contains("https://github.com/us/book/blob/topic/src/checkout.md#L"), "{comment}");
    // The second time there is one.
    work.stand_in("gh", "42");
    assert_eq!(work.run(&github("comment")).code, Some(0));
    let again = "gh api --method PATCH repos/us/book/issues/comments/42 --field body=@journeys.md";
    assert_eq!(work.calls().last().unwrap(), again);
    // Nothing to say, and nothing said so far.
    let work = Work::new(MAP);
    assert_eq!(work.run(&github("comment")).code, Some(0));
    assert_eq!(work.calls().len(), 1, "{:?}", work.calls());
    // What cannot be compared is no comment.
    let ran = work.run(&github("comment").replace("$BASE...", "nowhere..."));
    assert_eq!(ran.code, Some(1));
    assert!(ran.stderr.contains("nowhere"), "{}", ran.stderr);
    assert_eq!(work.calls().len(), 1, "{:?}", work.calls());
}

#[test]
fn a_merge_request_has_a_comment_where_there_is_a_token() {
    let work = Work::new(&changed());
    let script = gitlab("compare-journeys");
    let ran = work.run(&script);
    assert_eq!((ran.code, ran.stderr.as_str()), (Some(0), ""), "{}", ran.stdout);
    assert!(ran.stdout.contains("Pay: annoyed −1 → relieved +1"), "{}", ran.stdout);
    assert_eq!(work.calls(), Vec::<String>::new());
    assert_eq!(work.run(&format!("JOURNEY_TOKEN=secret\n{script}")).code, Some(0));
    let call = work.calls().pop().unwrap();
    assert!(call.starts_with("curl ") && call.contains("PRIVATE-TOKEN: secret"), "{call}");
    assert!(call.ends_with("https://gitlab.example.com/api/v4/projects/3/merge_requests/7/notes"), "{call}");
    assert!(
        fs::read_to_string(work.repository.path().join("journeys.md"))
            .unwrap()
            .contains("/-/blob/topic/src/checkout.md")
    );
}

#[test]
fn the_book_is_built_to_be_published() {
    let work = Work::new(MAP);
    assert_eq!(work.run(&github("publish")).code, Some(0));
    assert_eq!(work.run(&gitlab("pages")).code, Some(0));
    assert_eq!(work.calls(), ["mdbook build", "mdbook build --dest-dir public"]);
}

#[test]
fn hooks_are_those_that_the_manual_names() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let text = fs::read_to_string(root.join(".pre-commit-hooks.yaml")).unwrap();
    let hooks = YamlLoader::load_from_str(&text).unwrap().remove(0);
    let hooks = hooks.as_vec().unwrap();
    let manual = &files()[2]["repos"][0];
    assert_eq!(manual["repo"].as_str(), Some(env!("CARGO_PKG_REPOSITORY")));
    assert_eq!(manual["rev"].as_str(), Some(concat!("v", env!("CARGO_PKG_VERSION"))));
    let mut calls = String::new();
    for named in manual["hooks"].as_vec().unwrap() {
        let hook = hooks.iter().find(|hook| hook["id"] == named["id"]).unwrap_or_else(|| panic!("{named:?}"));
        // The names of the files follow, those without maps too.
        writeln!(calls, "{} src/SUMMARY.md src/checkout.md", hook["entry"].as_str().unwrap()).unwrap();
    }
    assert_eq!(calls.lines().count(), hooks.len());
    let ran = Work::new(MAP).run(&calls);
    assert_eq!((ran.code, ran.stderr.as_str()), (Some(0), ""), "{}", ran.stdout);
    let work = Work::new(&MAP.replace("## Pay\n\n", "## Pay\n"));
    assert_eq!(work.run(&calls).code, Some(0));
    assert_eq!(fs::read_to_string(work.repository.path().join("src/checkout.md")).unwrap(), MAP);
}
