//! A book's own files of the theme: used in place of ours, written out to start from, and what is said when they are wrong.

use std::fs;
use std::path::Path;

use mdbook_journey::render::html::theme::{FILES, OwnFiles, css};
use serde_json::json;
use tempfile::TempDir;

use crate::harness::{Book, MAP, Message, Ran, chapter, run_in};

const FOLDER: &str = "theme/journey";

/// A book's folder with these files of the theme.
fn book(files: &[(&str, &str)]) -> TempDir {
    let dir = TempDir::new().unwrap();
    fs::write(dir.path().join("book.toml"), "[book]\n").unwrap();
    for (name, text) in files {
        let path = dir.path().join(FOLDER).join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    dir
}

fn build(dir: &TempDir, renderer: &str) -> Ran {
    let mut message = Message::v05(&[chapter("a.md", MAP)]);
    message.context["root"] = json!(dir.path());
    message.context["renderer"] = json!(renderer);
    run_in(dir.path(), &[], &message.to_string(), &[])
}

fn theme(dir: &TempDir, args: &[&str]) -> Ran {
    run_in(dir.path(), &[&["theme"], args].concat(), "", &[])
}

fn read(dir: &TempDir, name: &str) -> String {
    fs::read_to_string(dir.path().join(FOLDER).join(name)).unwrap()
}

#[test]
fn every_file_in_the_folder_is_in_the_list() {
    fn walk(dir: &Path, prefix: &str, out: &mut Vec<String>) {
        for entry in fs::read_dir(dir).unwrap() {
            let (path, name) = entry.map(|entry| (entry.path(), entry.file_name())).unwrap();
            let name = format!("{prefix}{}", name.to_string_lossy());
            if path.is_dir() { walk(&path, &format!("{name}/"), out) } else { out.push(name) }
        }
    }
    let mut found = Vec::new();
    walk(&Path::new(env!("CARGO_MANIFEST_DIR")).join("theme"), "", &mut found);
    found.sort();
    let mut listed: Vec<&str> = FILES.iter().map(|file| file.name).collect();
    listed.sort_unstable();
    assert_eq!(found, listed);
}

#[test]
fn a_check_says_what_a_build_would_say() {
    let dir = book(&[("header.hbs", "<p>{{titel}}</p>\n")]);
    fs::create_dir_all(dir.path().join("src")).unwrap();
    fs::write(dir.path().join("src/SUMMARY.md"), "- [A](a.md)\n").unwrap();
    fs::write(dir.path().join("src/a.md"), MAP).unwrap();
    for (command, code) in [("check", 2), ("theme", 1)] {
        let ran = run_in(dir.path(), &[command], "", &[]);
        assert_eq!(ran.code, Some(code), "{}", ran.stderr);
        assert!(ran.stderr.contains("theme/journey/header.hbs:1`: it asks for `titel`"), "{command}: {}", ran.stderr);
    }
}

#[test]
fn a_books_own_files_stand_in_place_of_ours() {
    let own = "<p\n  class=\"own\">\n  {{title}} of\n  {{mark}}{{#each items}}{{/each}}</p>\n";
    let own = own.replace("{{title}}", "{{kind}}").replace("{{mark}}{{#each items}}{{/each}}", "{{level}}");
    let sheet = ".journey .own {\n  color:\n    red;\n}\n";
    for folder in ["theme", "looks"] {
        let book = Book::new().chapter("a.md", MAP).at_root(&format!("{folder}/journey/header.hbs"), &own);
        let book = book.at_root(&format!("{folder}/journey/media.css"), sheet);
        let book = if folder == "theme" { book } else { book.html("theme = \"looks\"") };
        book.build_on_both(|pages| {
            assert_eq!(
                pages.texts("a.html", "section.journey p.own"),
                ["Customer journey map of 2"],
                "{}",
                pages.version
            );
            assert!(pages.source("a.html").contains(".journey .own{color:red}"), "{}", pages.version);
        });
    }
}

#[test]
fn a_copy_of_ours_changes_nothing() {
    let plain = book(&[]);
    let copied = book(&[]);
    let written = theme(&copied, &["--write"]);
    assert_eq!((written.code, written.stderr.as_str()), (Some(0), ""));
    let (ours, own) = (build(&plain, "html"), build(&copied, "html"));
    assert_eq!((own.code, own.stderr.as_str()), (Some(0), ""));
    let without_style = |ran: &Ran| -> String {
        let pieces = ran.stdout.split("<style>");
        pieces.map(|piece| piece.split_once("</style>").map_or(piece, |(_, after)| after)).collect()
    };
    assert_eq!(without_style(&ours), without_style(&own));
}

#[test]
fn what_is_wrong_is_said_with_its_file_and_line() {
    let deep = format!("\n{}", "{{#if wide}}".repeat(20_000));
    for (files, fault, help) in [
        (
            &[("face.hbs", "\n<b>{{levle}}</b>")][..],
            "`theme/journey/face.hbs:2`: it asks for `levle`, which is not there",
            "did you mean `level`?",
        ),
        (
            &[("face.hbs", "<b>\n\n{{#if levle}}x{{/if}}</b>")],
            "`theme/journey/face.hbs:3`: it asks for `levle`, which is not there",
            "did you mean `level`?",
        ),
        (
            &[("text/code.hbs", "x"), ("header.hbs", "{{#each metas}}{{/each}}")],
            "`theme/journey/header.hbs:1`: it asks for `metas`, which is not there",
            "did you mean `meta`?",
        ),
        (
            &[("map.hbs", "a\nb\n{{> haeder header}}")],
            "`theme/journey/map.hbs:3`: it asks for the part `haeder`, which is not there",
            "did you mean `header`?",
        ),
        (
            &[("map.hbs", "\n{{../table}}")],
            "`theme/journey/map.hbs:2`: it asks for `../table`, which is not there",
            "ours asks for `",
        ),
        (
            &[("map.hbs", "{{#if table includeZero=true}}x{{/if}}")],
            "`theme/journey/map.hbs:1`: it asks for `includeZero=`, which these templates do not know",
            "use `if`, `unless`, `each` and `with`",
        ),
        (
            &[("map.hbs", "{{#if (not table)}}x{{/if}}")],
            "`theme/journey/map.hbs:1`: it asks for an expression in parentheses, which these templates do not know",
            "use `if`, `unless`, `each` and `with`",
        ),
        (
            &[("map.hbs", "{{#if table}}\n{{> own-part}}{{/if}}")],
            "`theme/journey/map.hbs:2`: it asks for the part `own-part`, which is not there",
            "`mdbook-journey theme` lists all parts there are",
        ),
        (
            &[("map.hbs", &deep)],
            "`theme/journey/map.hbs:2`: more than 100 blocks are open one in another",
            "close those that are open, or nest them less",
        ),
        (
            &[("map.hbs", "x\n{{#if wide}}\nx")],
            "`theme/journey/map.hbs:3`: it is not a template",
            "compare it with ours: `mdbook-journey theme --print map.hbs`",
        ),
        (
            &[("map.hbs", "x\n{{#if wide}}x{{/each}}")],
            "`theme/journey/map.hbs:2`: `{{#if}}` is open, and `{{/each}}` closes another",
            "compare it with ours",
        ),
        (
            &[("map.hbs", "\n\n{{#iff wide}}x{{/iff}}")],
            "`theme/journey/map.hbs:3`: it asks for the helper `iff`, which is not there",
            "use `if`, `unless`, `each` and `with`",
        ),
        (
            &[("face.hbs", "x"), ("note.hbs", "\n{{> map}}"), ("map.hbs", "{{> note}}")],
            "`theme/journey/map.hbs:1`: it shows itself, without end: `map` → `note` → `map`",
            "take one of these parts out of the other",
        ),
        (
            &[("table.css", ".a {}\n/* </STYLE> */")],
            "`theme/journey/table.css:2`: it holds `</style`, which ends the style sheet in the page",
            "take it out, even out of comments",
        ),
    ] {
        let ran = build(&book(files), "html");
        assert_eq!((ran.code, ran.stdout.as_str()), (Some(2), ""), "{files:?}\n{}", ran.stderr);
        assert!(ran.stderr.starts_with(&format!("error: {fault}")), "{}", ran.stderr);
        assert!(ran.stderr.contains(&format!("\n  help: {help}")), "{}", ran.stderr);
        assert_eq!(ran.stderr.lines().count(), 2, "{}", ran.stderr);
    }
}

#[test]
fn all_that_is_wrong_is_said_at_once_and_only_where_html_is_made() {
    let dir = book(&[("map.hbs", "{{#if"), ("table.css", "</style>"), ("header.hbs", "{{> x}}")]);
    fs::write(dir.path().join(FOLDER).join("face.hbs"), b"\xff").unwrap();
    let ran = build(&dir, "html");
    assert_eq!(ran.stderr.matches("error: ").count(), 4, "{}", ran.stderr);
    assert!(ran.stderr.contains("`theme/journey/face.hbs` is not text in UTF-8"), "{}", ran.stderr);
    assert_eq!(build(&dir, "epub").code, Some(0));
    let listed = theme(&dir, &[]);
    assert_eq!((listed.code, listed.stderr), (Some(1), ran.stderr.clone()));
    assert_eq!(run_in(dir.path(), &["css"], "", &[]).stderr, ran.stderr);
    fs::create_dir(dir.path().join("src")).unwrap();
    fs::write(dir.path().join("src/a.md"), MAP).unwrap();
    let checked = run_in(dir.path(), &["check"], "", &[]);
    assert_eq!((checked.code, checked.stdout.as_str(), checked.stderr), (Some(2), "", ran.stderr));
}

#[test]
fn a_file_that_is_not_used_or_too_old_gets_a_warning() {
    let copy = FILES.iter().find(|file| file.name == "face.hbs").map(|file| file.text).unwrap();
    let old = format!("{{{{! a face, made from the `face.hbs` of mdbook-journey, which uses: x y }}}}\n{copy}");
    let files =
        [("haeder.hbs", "x"), ("notes/todo.txt", "x"), (".DS_Store", "x"), ("map.hbs~", "x"), ("face.hbs", &old)];
    let ran = build(&book(&files), "html");
    assert_eq!(ran.code, Some(0));
    assert_eq!(
        ran.stderr,
        "\
warning: `theme/journey/face.hbs` was made from an older `face.hbs`: ours now uses `level` as well
  help: compare it with `mdbook-journey theme --print face.hbs`, then take over that file's first line
warning: `theme/journey/haeder.hbs` is no file of the theme, and is not used
  help: did you mean `header.hbs`?
warning: `theme/journey/notes/todo.txt` is no file of the theme, and is not used
  help: remove it, or move it elsewhere; `mdbook-journey theme` lists the files there are
"
    );
}

#[test]
fn files_are_written_to_start_from_and_never_over_others() {
    let dir = book(&[("face.hbs", "my own")]);
    let ran = theme(&dir, &["--write", "header.hbs", "text/link.hbs"]);
    assert_eq!((ran.code, ran.stderr.as_str()), (Some(0), ""));
    assert!(
        ran.stdout.starts_with("wrote `theme/journey/header.hbs`\nwrote `theme/journey/text/link.hbs`\nnext: "),
        "{}",
        ran.stdout
    );
    assert!(read(&dir, "header.hbs").starts_with("{{! what stands above a map"));
    let printed = theme(&dir, &["--print", "header.hbs"]).stdout;
    assert_eq!(read(&dir, "header.hbs"), printed);

    for args in [&["--write", "face.hbs", "item.hbs"][..], &["--write"]] {
        let ran = theme(&dir, args);
        assert_eq!((ran.code, ran.stdout.as_str()), (Some(2), ""), "{args:?}");
        assert!(ran.stderr.contains("`theme/journey/face.hbs`") && ran.stderr.contains("--force"), "{}", ran.stderr);
        assert_eq!(read(&dir, "face.hbs"), "my own");
        assert!(!dir.path().join(FOLDER).join("item.hbs").exists());
    }
    assert_eq!(theme(&dir, &["--write", "face.hbs", "--force"]).code, Some(0));
    assert!(read(&dir, "face.hbs").contains("<i"));
    assert_eq!(fs::read_dir(dir.path().join(FOLDER)).unwrap().count(), 3, "nothing is left behind");

    let ran = theme(&dir, &["--write", "headr.hbs"]);
    assert_eq!(
        (ran.code, ran.stderr.as_str()),
        (Some(2), "error: there is no file `headr.hbs` in the theme\n  help: did you mean `header.hbs`?\n")
    );
}

#[test]
fn the_list_says_whose_each_file_is() {
    let dir = book(&[("header.hbs", "x")]);
    let ran = theme(&dir, &[]);
    assert_eq!((ran.code, ran.stderr.as_str()), (Some(0), ""));
    assert_eq!(ran.stdout.lines().filter(|line| line.starts_with("built in")).count(), FILES.len() - 1);
    assert!(ran.stdout.contains("\noverridden  header.hbs "), "{}", ran.stdout);
    let nowhere = run_in(TempDir::new().unwrap().path(), &["theme"], "", &[]);
    assert_eq!(nowhere.code, Some(2));
    assert!(nowhere.stderr.contains("`mdbook-journey theme path/to/book`"), "{}", nowhere.stderr);
}

#[test]
fn the_printed_style_sheet_has_the_books_own_parts() {
    let dir = book(&[("index.css", ".own {}\n")]);
    let own: OwnFiles = [("index.css".to_owned(), ".own {}\n".to_owned())].into();
    assert_eq!(run_in(dir.path(), &["css"], "", &[]).stdout, css(&own));
    assert_eq!(run_in(Path::new("/"), &["css", &dir.path().to_string_lossy()], "", &[]).stdout, css(&own));
}
