//! `mdbook-journey install`.

use std::fs;

use tempfile::TempDir;

use crate::harness::{Ran, run_in};

fn install(dir: &TempDir, args: &[&str]) -> Ran {
    run_in(dir.path(), &[&["install"], args].concat(), "", &[])
}

fn book(text: &str) -> TempDir {
    let dir = TempDir::new().unwrap();
    fs::write(dir.path().join("book.toml"), text).unwrap();
    dir
}

fn text(dir: &TempDir) -> String {
    fs::read_to_string(dir.path().join("book.toml")).unwrap()
}

#[test]
fn the_first_time_adds_and_the_second_does_nothing() {
    let before = "# Our book\n[book]\ntitle = \"Ours\" # the name\n\n[output.html]\n# fold.enable = true\n";
    let dir = book(before);
    let ran = install(&dir, &[]);
    assert_eq!((ran.code, ran.stderr.as_str()), (Some(0), ""));
    assert!(
        ran.stdout.starts_with("done: add `[preprocessor.journey]` with `after = [\"links\"]` in `book.toml`\nnext: "),
        "{}",
        ran.stdout
    );
    let after = text(&dir);
    assert_eq!(after, format!("{before}\n[preprocessor.journey]\nafter = [\"links\"]\n"));

    let ran = install(&dir, &[]);
    assert_eq!(ran.code, Some(0));
    assert!(ran.stdout.starts_with("nothing to do: "), "{}", ran.stdout);
    assert_eq!(text(&dir), after);
    assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 1, "nothing is left behind");
}

#[test]
fn line_ends_stay() {
    let dir = book("[book]\r\ntitle = \"Ours\"\r\n");
    install(&dir, &[]);
    assert_eq!(text(&dir), "[book]\r\ntitle = \"Ours\"\r\n\r\n[preprocessor.journey]\r\nafter = [\"links\"]\r\n");
}

#[test]
fn lines_that_end_in_two_ways_stay_as_they_are() {
    let dir = book("[book]\r\ntitle = \"Ours\"\n[preprocessor.journey]\nafter = []\nindex = false\r\n# é\n");
    install(&dir, &[]);
    let expected = "[book]\r\ntitle = \"Ours\"\n[preprocessor.journey]\nafter = [\"links\"]\nindex = false\r\n# é\n";
    assert_eq!(text(&dir), expected);
    let dir = book("[book]\ntitle = \"Ours\"\r\n");
    install(&dir, &[]);
    let expected = "[book]\ntitle = \"Ours\"\r\n\n[preprocessor.journey]\nafter = [\"links\"]\n";
    assert_eq!(text(&dir), expected);
}

#[test]
fn a_dry_run_shows_and_changes_nothing() {
    let dir = book("[book]\n");
    let ran = install(&dir, &["--dry-run"]);
    assert_eq!(ran.code, Some(0));
    assert!(ran.stdout.starts_with("would add `[preprocessor.journey]`"), "{}", ran.stdout);
    assert!(ran.stdout.ends_with("[preprocessor.journey]\nafter = [\"links\"]\n"), "{}", ran.stdout);
    assert_eq!(text(&dir), "[book]\n");
}

#[test]
fn a_book_elsewhere_is_named_by_its_directory_or_its_file() {
    for argument in ["docs", "docs/book.toml"] {
        let dir = TempDir::new().unwrap();
        fs::create_dir(dir.path().join("docs")).unwrap();
        fs::write(dir.path().join("docs/book.toml"), "").unwrap();
        assert_eq!(install(&dir, &[argument]).code, Some(0));
        let text = fs::read_to_string(dir.path().join("docs/book.toml")).unwrap();
        assert_eq!(text, "[preprocessor.journey]\nafter = [\"links\"]\n");
    }
}

#[test]
fn a_book_that_is_not_there_is_said() {
    let dir = TempDir::new().unwrap();
    let ran = install(&dir, &[]);
    assert_eq!((ran.code, ran.stdout.as_str()), (Some(2), ""));
    assert!(ran.stderr.starts_with("error: there is no `book.toml` in `"), "{}", ran.stderr);
    assert!(ran.stderr.contains("\n  help: name the book's directory"), "{}", ran.stderr);

    let dir = book("");
    fs::create_dir(dir.path().join("src")).unwrap();
    let ran = install(&dir, &["src"]);
    assert!(ran.stderr.contains("help: there is one above it: `mdbook-journey install "), "{}", ran.stderr);
}

#[test]
fn a_file_that_makes_no_sense_is_left_alone() {
    for before in ["[book", "preprocessor = 1\n", "[preprocessor.journey]\nafter = 1\n"] {
        let dir = book(before);
        let ran = install(&dir, &[]);
        assert_eq!((ran.code, ran.stdout.as_str()), (Some(2), ""));
        assert!(ran.stderr.starts_with("error: `book.toml`: ") && ran.stderr.contains("help: "), "{}", ran.stderr);
        assert_eq!(text(&dir), before);
    }
}

#[cfg(unix)]
#[test]
fn permissions_and_links_stay() {
    use std::os::unix::fs::{PermissionsExt as _, symlink};
    let dir = TempDir::new().unwrap();
    let target = dir.path().join("shared.toml");
    fs::write(&target, "").unwrap();
    fs::set_permissions(&target, fs::Permissions::from_mode(0o640)).unwrap();
    symlink("shared.toml", dir.path().join("book.toml")).unwrap();
    assert_eq!(install(&dir, &[]).code, Some(0));
    assert!(fs::symlink_metadata(dir.path().join("book.toml")).unwrap().is_symlink());
    assert_eq!(fs::metadata(&target).unwrap().permissions().mode() & 0o777, 0o640);
    assert!(fs::read_to_string(&target).unwrap().contains("[preprocessor.journey]"));
}

/// mdBook refuses a book whose preprocessors wait for each other.
#[test]
fn what_is_to_run_after_the_maps_is_left_out_and_told() {
    let dir = book("[preprocessor.gettext]\nafter = [\"journey\"]\n");
    let ran = install(&dir, &[]);
    assert_eq!(ran.code, Some(0));
    assert!(ran.stderr.starts_with("warning: `gettext` is set to run after `journey`, so "), "{}", ran.stderr);
    assert!(text(&dir).ends_with("\n[preprocessor.journey]\nafter = [\"links\"]\n"), "{}", text(&dir));
}
