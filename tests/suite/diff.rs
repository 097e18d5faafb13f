//! `diff`, case by case: `tests/diff/NAME.md` has the files before, the files after, and what is said.
//!
//! A case is one file in parts: `=== before/a.md`, `=== after/a.md` and so on, `=== said` last. To add one, write the files;
//! `UPDATE_EXPECTED=1 cargo test --test suite diff` writes what is said. Then read it.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use mdbook_journey::diff::Kind;
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
        let code = if said.starts_with("no changes") { 0 } else { 1 };
        assert_eq!(diff(dir.path(), &["--exit-code", "before", "after"]).code, Some(code), "{}", case.name());
        assert_eq!(diff(dir.path(), &["--exit-code", "after", "after"]).code, Some(0), "{}", case.name());
    }
    assert!(wrong.is_empty(), "{wrong}");
}
