//! Books read from disk: which files are read, in what order, as parts of which book, and what is said of the others.

use std::fs;
use std::path::Path;

use mdbook_journey::disk::{self, Found, Manuscript};
use mdbook_journey::pipeline::survey;
use mdbook_journey::report;
use mdbook_journey::source::position;
use tempfile::TempDir;

/// A map with one pain point `#slow`, and an opportunity for `answers`.
fn map(id: &str, answers: &str) -> String {
    format!(
        "```journey\n# {id} {{#{id}}}\n\n## S\n\nPain points:\n- Slow {{#slow}}\n\n\
         Opportunities:\n- Hurry {{for={answers}}}\n```\n"
    )
}

/// A folder with these files.
fn folder(files: &[(&str, &str)]) -> TempDir {
    let dir = TempDir::new().unwrap();
    add(dir.path(), files);
    dir
}

fn add(dir: &Path, files: &[(&str, &str)]) {
    for (path, text) in files {
        let path = dir.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
}

fn read(dir: &TempDir, paths: &[&str]) -> Found {
    disk::read(dir.path(), paths)
}

/// The files of each book as they are shown; those that nobody asked for in brackets.
fn shown(found: &Found) -> Vec<Vec<String>> {
    let name = |file: &disk::File| if file.is_asked { file.name.clone() } else { format!("({})", file.name) };
    found.manuscripts.iter().map(|manuscript| manuscript.files.iter().map(name).collect()).collect()
}

/// What is shown of the faults of a book: `path:line:column code`.
fn diagnostics(manuscript: &Manuscript) -> Vec<String> {
    let mut found = survey(&manuscript.book, &manuscript.options).diagnostics;
    found.retain(|diagnostic| manuscript.asks_for(diagnostic));
    let line = |diagnostic: &mdbook_journey::diagnostics::Diagnostic| {
        let at = position(&manuscript.book.chapters[diagnostic.place.chapter].text, diagnostic.place.span.start);
        let file = &manuscript.files[diagnostic.place.chapter].name;
        format!("{file}:{}:{} {}", at.line, at.column, diagnostic.code.name())
    };
    found.iter().map(line).collect()
}

fn faults(found: &Found) -> Vec<&str> {
    found.faults.iter().map(|fault| fault.message.as_str()).collect()
}

#[test]
fn a_book_has_its_chapters_first_and_then_the_rest_by_path() {
    let dir = folder(&[
        ("book.toml", ""),
        ("README.md", &map("no-chapter", "slow")),
        (
            "src/SUMMARY.md",
            "[Hello](README.md)\n- [Zebra](b/z.md)\n  - [The *first*](<a b.md>)\n- [To come](new.md)\n- [Draft]()\n",
        ),
        ("src/README.md", "hello"),
        ("src/b/z.md", "z"),
        ("src/a b.md", "a"),
        ("src/b/rest.MD", "r"),
        ("src/apart.md", "r"),
        ("src/.hidden/x.md", "x"),
        ("src/.hidden.md", "x"),
        ("src/node_modules/x.md", "x"),
        ("src/target/x.md", "x"),
        ("src/target/CACHEDIR.TAG", ""),
        ("src/target-groups/x.md", "kept"),
        ("src/picture.png", "x"),
        ("book/markdown/x.md", "x"),
    ]);
    for path in [".", "", "book.toml", "./src/..", dir.path().to_str().unwrap()] {
        let found = read(&dir, &[path]);
        assert_eq!(faults(&found), [""; 0], "{path}");
        let expected =
            ["src/README.md", "src/b/z.md", "src/a b.md", "src/apart.md", "src/b/rest.MD", "src/target-groups/x.md"];
        assert_eq!(shown(&found), [expected], "{path}");
        let chapters = &found.manuscripts[0].book.chapters;
        let of = |name: &str| chapters.iter().find(|chapter| chapter.name == name).unwrap();
        assert_eq!(of("Hello").path.as_deref(), Some("index.md"));
        assert_eq!(of("The first").source_path.as_deref(), Some("a b.md"));
        assert_eq!((of("rest").path.as_deref(), of("rest").source_path.as_deref()), (None, Some("b/rest.MD")));
    }
}

#[test]
fn the_settings_and_the_source_are_those_of_book_toml() {
    let toml =
        "[book]\nsrc = '.'\n[build]\nbuild-dir = 'pages'\n[preprocessor.journey]\ncommand = 'x'\nlanes = ['Systems']\n";
    let dir = folder(&[("docs/book.toml", toml), ("docs/a.md", "x"), ("docs/pages/b.md", "x")]);
    let found = read(&dir, &["docs"]);
    assert_eq!(shown(&found), [["docs/a.md"]]);
    assert_eq!(found.manuscripts[0].options.language.own_lanes, ["systems"]);
    // Also for a file that is not in the book.
    let found = read(&dir, &["docs/pages/b.md"]);
    assert_eq!(shown(&found), [["docs/pages/b.md"]]);
    assert_eq!(found.manuscripts[0].options.language.own_lanes, ["systems"]);
}

#[test]
fn a_lone_file_is_read_with_its_book_and_only_its_own_faults_are_shown() {
    let dir = folder(&[
        ("book.toml", ""),
        ("src/SUMMARY.md", "- [A](a.md)\n- [B](b.md)\n- [C](c.md)\n"),
        ("src/a.md", &map("a", "nothing")),
        ("src/b.md", &map("b", "a/slow")),
        ("src/c.md", &map("c", "b/slwo")),
    ]);
    let found = read(&dir, &["src/b.md"]);
    assert_eq!(shown(&found), [["(src/a.md)", "src/b.md", "(src/c.md)"]]);
    assert_eq!(diagnostics(&found.manuscripts[0]), [""; 0]);
    let found = read(&dir, &["src/c.md", "src/../src/c.md"]);
    assert_eq!(diagnostics(&found.manuscripts[0]), ["src/c.md:10:14 unknown-reference"]);
    let all = read(&dir, &["src"]);
    let both = ["src/a.md:10:14 unknown-reference", "src/c.md:10:14 unknown-reference"];
    assert_eq!(diagnostics(&all.manuscripts[0]), both);
    assert_eq!(read(&dir, &["src/c.md", ".", "src"]), all);
}

#[test]
fn a_fault_between_two_files_is_shown_for_either() {
    let dir = folder(&[("book.toml", ""), ("src/a.md", &map("x", "slow")), ("src/b.md", &map("x", "slow"))]);
    for path in ["src/a.md", "src/b.md"] {
        let found = read(&dir, &[path]);
        assert_eq!(diagnostics(&found.manuscripts[0]), ["src/b.md:2:7 duplicate-map-id"], "{path}");
    }
}

#[test]
fn several_books_are_several_and_loose_files_are_one() {
    let dir = folder(&[
        ("one/book.toml", ""),
        ("one/src/a.md", &map("same", "slow")),
        ("one/src/two/book.toml", ""),
        ("one/src/two/src/a.md", &map("same", "slow")),
        ("loose/a.md", &map("same", "b/slow")),
        ("loose/deep/b.md", &map("b", "same/slow")),
    ]);
    let found = read(&dir, &["."]);
    assert_eq!(shown(&found), [vec!["loose/a.md", "loose/deep/b.md"], vec!["one/src/a.md"]]);
    let found = read(&dir, &["one/src", "loose/a.md", "loose/deep/b.md"]);
    let expected = [vec!["one/src/a.md"], vec!["one/src/two/src/a.md"], vec!["loose/a.md", "loose/deep/b.md"]];
    assert_eq!(shown(&found), expected);
    assert_eq!(found.manuscripts.iter().flat_map(diagnostics).collect::<Vec<_>>(), [""; 0]);
}

#[test]
fn a_byte_order_mark_and_carriage_returns_are_no_trouble() {
    let text = format!("\u{feff}{}", map("a", "slwo").replace('\n', "\r\n"));
    let dir = folder(&[("a.md", &text)]);
    let found = read(&dir, &["a.md"]);
    let manuscript = &found.manuscripts[0];
    assert!(manuscript.files[0].has_mark);
    assert_eq!(manuscript.book.chapters[0].text, text[3..]);
    assert_eq!(diagnostics(manuscript), ["a.md:10:14 unknown-reference"]);
    let found = survey(&manuscript.book, &manuscript.options).diagnostics;
    let files = manuscript.files_for(&found);
    let said = report::human(&report::notices(&manuscript.book, manuscript.options.flavour, &files, &found));
    assert!(said.contains("a.md:10:14"), "{said}");
    assert!(!said.contains("after includes"), "{said}");
}

#[test]
fn what_cannot_be_read_is_said_and_the_rest_is_read() {
    let dir = folder(&[("sub/good.md", "x"), ("-dash.md", "x"), ("empty/x.txt", ""), ("broken/book.toml", "a = = 1")]);
    fs::write(dir.path().join("sub/latin.md"), b"one\ntwo caf\xe9\n").unwrap();
    fs::write(dir.path().join("sub/wide.md"), b"\xff\xfe#\0 \0A\0").unwrap();
    let huge = fs::File::create(dir.path().join("sub/huge.md")).unwrap();
    huge.set_len(50 << 20).unwrap();
    add(dir.path(), &[("typo/book.toml", "[preprocessor.journey]\nscal = 1\ncss = 2\n"), ("typo/src/a.md", "x")]);
    add(dir.path(), &[("empty-book/book.toml", "[book]\nsrc = 'pages'\n")]);
    let found = read(&dir, &["nowhere.md", "sub", "-dash.md", "empty", "broken", "typo/src/a.md", "empty-book", "sub"]);
    assert_eq!(shown(&found), [["sub/good.md", "-dash.md"]]);
    let expected = [
        "there is no `nowhere.md`",
        "`sub/huge.md` is too large: more than 16 MiB",
        "`sub/latin.md` is not text in UTF-8: line 2 has the byte 0xE9",
        "`sub/wide.md` is text in UTF-16, and not in UTF-8",
        "there is no Markdown file in `empty`",
        "`broken/book.toml` is not a configuration of mdBook: line 1: ",
        "`typo/book.toml`: unknown option `scal` in `[preprocessor.journey]` of `book.toml`",
        "`typo/book.toml`: `css = 2` in `[preprocessor.journey]` of `book.toml` is neither",
        "the book's source `empty-book/pages` is not a folder",
    ];
    let said = faults(&found);
    assert_eq!(said.len(), expected.len(), "{said:#?}");
    for (said, expected) in said.iter().zip(expected) {
        assert!(said.starts_with(expected), "{said}\n{expected}");
    }
    for fault in &found.faults {
        assert!(fault.to_string().lines().count() == 2 && !fault.help.is_empty(), "{fault}");
    }
}

#[cfg(unix)]
mod unix {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt as _;
    use std::os::unix::fs::{PermissionsExt as _, symlink};

    use super::*;

    #[test]
    fn links_are_followed_once_and_never_in_a_circle() {
        let dir = folder(&[
            ("shared/s.md", &map("s", "slow")),
            ("book/book.toml", ""),
            ("book/src/SUMMARY.md", "- [S](shared/s.md)\n"),
            ("book/src/a.md", &map("a", "s/slow")),
            ("book/src/z/deep.md", "x"),
        ]);
        let src = dir.path().join("book/src");
        symlink(dir.path().join("shared"), src.join("shared")).unwrap();
        symlink(src.join("a.md"), src.join("again.md")).unwrap();
        symlink("..", src.join("z/loop")).unwrap();
        symlink("itself.md", src.join("itself.md")).unwrap();
        symlink("nowhere", src.join("nowhere.md")).unwrap();
        symlink("user@host.123", src.join(".#a.md")).unwrap();
        symlink("user@host.123", src.join("lock")).unwrap();
        let found = read(&dir, &["book"]);
        assert_eq!(shown(&found), [["book/src/shared/s.md", "book/src/a.md", "book/src/z/deep.md"]]);
        let said = faults(&found);
        assert_eq!(said.len(), 3, "{said:#?}");
        assert!(said[0].starts_with("`book/src/itself.md` cannot be read: "), "{said:#?}");
        assert_eq!(said[1], "there is no `book/src/nowhere.md`");
        assert_eq!(said[2], "the link `book/src/z/loop` leads back to `book/src`, in which it stands");
        // By a link, a file is still its book's; and `..` leads out of where a link leads to.
        assert_eq!(shown(&read(&dir, &["book/src/shared/s.md"]))[0][0], "book/src/shared/s.md");
        assert_eq!(shown(&read(&dir, &["book/src/again.md"]))[0][1], "book/src/a.md");
        assert_eq!(shown(&read(&dir, &["book/src/shared/../shared/s.md"])), [["shared/s.md"]]);
    }

    #[test]
    fn two_links_in_each_of_many_folders_are_no_walk_without_end() {
        let dir = folder(&[("f40/a.md", "x")]);
        for number in 0..40 {
            let from = dir.path().join(format!("f{number}"));
            std::fs::create_dir(&from).unwrap();
            for name in ["one", "other"] {
                symlink(format!("../f{}", number + 1), from.join(name)).unwrap();
            }
        }
        let found = shown(&read(&dir, &["."]));
        assert!(matches!(&found[..], [files] if files.len() == 1 && files[0].ends_with("/a.md")), "{found:?}");
    }

    #[test]
    fn links_that_lead_out_are_read_only_where_they_were_named() {
        let (dir, other) = (
            folder(&[
                ("book/book.toml", ""),
                ("book/src/SUMMARY.md", "- [A](a.md)\n- [Up](../../up.md)\n"),
                ("book/src/a.md", "x"),
                ("loose/l.md", "x"),
                ("up.md", "x"),
            ]),
            folder(&[("secret.md", "x"), ("sub/deep.md", "x"), ("book.toml", "")]),
        );
        let out = |link: &str, to: &str| symlink(other.path().join(to), dir.path().join(link)).unwrap();
        out("book/src/out.md", "secret.md");
        out("book/src/folder", "sub");
        out("loose/out.md", "secret.md");
        out("loose/folder", "sub");
        let book = dir.path().join("book");
        let found = disk::read(&book, [&book]);
        assert_eq!(shown(&found), [["src/a.md"]]);
        let said = ["src/../../up.md", "src/folder", "src/out.md"]
            .map(|name| format!("`{name}` leads out of the folders that were named, and is not read"));
        let up = dir.path().join("up.md").display().to_string();
        assert_eq!(faults(&found), said.map(|said| said.replace("src/../../up.md", &up)));
        // A link to a folder elsewhere that programs leave behind is passed by, where no book asks for it.
        let found = read(&dir, &["loose"]);
        assert_eq!(shown(&found), [["loose/l.md"]]);
        assert_eq!(faults(&found), ["`loose/out.md` leads out of the folders that were named, and is not read"]);
        let found = read(&dir, &["loose", "loose/out.md", "loose/folder"]);
        assert_eq!(faults(&found), [""; 0]);
        assert_eq!(shown(&found), [["loose/folder/deep.md", "loose/l.md", "loose/out.md"]]);
        fs::remove_file(dir.path().join("book/book.toml")).unwrap();
        out("book/book.toml", "book.toml");
        assert_eq!(
            faults(&read(&dir, &["book"])),
            ["`book/book.toml` leads out of the folders that were named, and is not read"]
        );
    }

    #[test]
    fn strange_names_are_read_and_shown_on_one_line() {
        let dir = TempDir::new().unwrap();
        for name in [&b"a\nb\x1b[31m.md"[..], b"caf\xe9.md", b"--help.md", b" .md"] {
            fs::write(dir.path().join(OsStr::from_bytes(name)), map("m", "nothing")).unwrap();
        }
        let found = read(&dir, &["."]);
        assert_eq!(faults(&found), [""; 0]);
        assert_eq!(shown(&found), [[" .md", "--help.md", "a\\nb\\u{1b}[31m.md", "caf\u{fffd}.md"]]);
        let by_name = disk::read(dir.path(), [OsStr::from_bytes(b"caf\xe9.md")]);
        assert_eq!(shown(&by_name), [["caf\u{fffd}.md"]]);
    }

    #[test]
    fn what_is_closed_or_never_ends_is_not_waited_for() {
        let dir = folder(&[("closed.md", "x"), ("locked/a.md", "x")]);
        for (path, mode) in [("closed.md", 0o000), ("locked", 0o000)] {
            fs::set_permissions(dir.path().join(path), fs::Permissions::from_mode(mode)).unwrap();
        }
        // Those who may do anything can read them all the same.
        let denied = fs::read(dir.path().join("closed.md")).is_err();
        let found = read(&dir, &["."]);
        let said = faults(&found);
        assert_eq!(said.len(), if denied { 2 } else { 0 }, "{said:#?}");
        assert!(said.iter().all(|fault| fault.contains("cannot be read: ")), "{said:#?}");
        fs::set_permissions(dir.path().join("locked"), fs::Permissions::from_mode(0o700)).unwrap();
        assert_eq!(faults(&read(&dir, &["/dev/zero"])), ["`/dev/zero` is not a file"]);
    }
}
