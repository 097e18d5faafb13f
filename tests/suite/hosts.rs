//! What mdBook does around us, with mdBook itself, 0.4 and 0.5: which chapters it hands over, who else works on them, what
//! other renderers get, and what it does besides building. How it treats what we write is in `build`.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::harness::{Book, MAP, Pages};

const VERSIONS: [&str; 2] = ["0.4", "0.5"];

/// The words of a page's maps.
fn maps(pages: &Pages, page: &str) -> String {
    pages.texts(page, "section.journey").concat()
}

#[test]
fn a_readme_is_the_page_of_its_folder() {
    let other = MAP.replace("{#buying}", "{#again}").replace("{for=no-price}", "{for=buying/no-price}");
    let book = Book::new().chapter("README.md", MAP).chapter("sub/README.md", &other);
    book.build_on_both(|pages| {
        assert!(maps(pages, "index.html").contains("Looks around"), "{}", pages.version);
        assert_eq!(pages.faults(), [""; 0], "{}", pages.version);
        let links =
            pages.attributes("sub/index.html", ".journey a[href*='index.html#journey-buying--no-price']", "href");
        assert_eq!(links, ["../index.html#journey-buying--no-price"], "{}", pages.version);
    });
}

#[test]
fn a_draft_is_no_trouble() {
    Book::new().draft("To come").chapter("a.md", MAP).draft("Later").build_on_both(|pages| {
        assert!(maps(pages, "a.html").contains("Looks around"), "{}", pages.version);
        assert!(pages.source("toc.html").contains("To come"), "{}", pages.version);
    });
}

#[test]
fn a_byte_order_mark_hides_nothing() {
    let body = |id: &str| {
        let map = MAP.replace("buying", id);
        map.trim_start_matches("```journey\n").trim_end_matches("```\n").to_owned()
    };
    let marked = |text: &str| format!("\u{feff}{text}");
    let book = Book::new()
        .chapter("a.md", &marked(MAP))
        .chapter("b.md", "{{#include b.part}}\n")
        .file("b.part", &marked(&format!("```journey\n{}```\n", body("b"))))
        .chapter("c.md", "```journey\n{{#include c.journey}}\n```\n")
        .file("c.journey", &marked(&body("c")));
    book.build_on_both(|pages| {
        for page in ["a.html", "b.html", "c.html"] {
            assert_eq!(pages.texts(page, "section.journey h2"), ["Buying"], "{page}, {}", pages.version);
            assert!(!pages.source(page).contains('\u{feff}'), "{page}, {}", pages.version);
        }
    });
}

#[test]
fn without_links_before_it_nothing_is_included_and_nothing_written_is_filled_in() {
    let text = format!(
        "{{{{#include part.md}}}}\n\n{}",
        MAP.replace("Looks around", "Types {{#include part.md}} and {{#title X}}")
    );
    let book = Book::new().chapter("a.md", &text).file("part.md", &MAP.replace("buying", "part"));
    for version in VERSIONS {
        let pages = book.build_with(version, |_, toml| toml.replace("after = [\"links\"]", ""));
        // The fence of the included file came too late, and is code as any other.
        assert_eq!(pages.texts("a.html", "section.journey").len(), 1, "{version}");
        assert_eq!(pages.texts("a.html", "code.language-journey").len(), 1, "{version}");
        assert!(maps(&pages, "a.html").contains("Types {{#include part.md}} and {{#title X}}"), "{version}");
        assert!(!pages.source("a.html").contains("<title>X"), "{version}");
    }
}

/// Two preprocessors beside ours, before and after it by their names: one translates maps, one changes what it finds.
#[cfg(unix)]
#[test]
fn others_before_and_after_do_their_work() {
    // The book is what stands behind the context, in either shape.
    let script =
        "[ \"$1\" = supports ] && exit 0\nsed -E 's/^.*,(\\{\"(items|sections)\":)/\\1/; s/\\]$//; '\"$COMMAND\"\n";
    let book = Book::new().chapter("a.md", MAP).at_root("other.sh", script);
    for version in VERSIONS {
        let pages = book.build_with(version, |root, toml| {
            let other = |name: &str, from: &str, to: &str| {
                format!(
                    "[preprocessor.{name}]\ncommand = \"env COMMAND=s/{from}/{to}/g sh {}/other.sh\"\n",
                    root.display()
                )
            };
            let toml = toml.replace("after = [\"links\"]", "");
            format!(
                "{toml}{}{}",
                other("gettext", "Looks.around", "Looks.everywhere"),
                other("katex", "Customer.journey.map", "Afterwards")
            )
        });
        assert!(maps(&pages, "a.html").contains("Looks.everywhere"), "{version}");
        assert!(maps(&pages, "a.html").contains("Afterwards"), "{version}");
    }
}

#[test]
fn every_renderer_gets_what_it_can_show() {
    let book = Book::new().chapter("a.md", MAP).toml("[output.markdown]");
    book.build_on_both(|pages| {
        let plain = pages.source("markdown/a.md");
        assert!(
            plain.contains("Looks around") && !plain.contains("<section") && !plain.contains("```journey"),
            "{plain}"
        );
        let page = fs::read_to_string(pages.root().join("book/html/a.html")).unwrap();
        assert!(page.contains("<section class=\"journey\""), "{}", pages.version);
    });
}

#[test]
fn mdbook_test_gets_the_text_as_it_was_written() {
    // A map with an error would stop a build.
    let wrong = MAP.replace("{for=no-price}", "{for=nothing}");
    let book = Book::new().chapter("a.md", &format!("```rust\nassert_eq!(1, 1);\n```\n\n{wrong}"));
    for version in VERSIONS {
        assert!(book.try_build(version).is_err(), "{version}");
        book.test(version).unwrap();
        let failing = Book::new().chapter("a.md", "```rust\nassert_eq!(1, 2);\n```\n");
        assert!(failing.test(version).is_err(), "{version}: nothing is tested");
    }
}

/// mdBook hands on what its environment says. A test cannot change its own, so it runs itself again in another.
#[test]
fn the_environment_sets_options() {
    const INDEX: &str = "MDBOOK_PREPROCESSOR__JOURNEY__INDEX";
    if std::env::var_os(INDEX).is_none() {
        let mut again = Command::new(std::env::current_exe().unwrap());
        again.args(["--exact", "hosts::the_environment_sets_options"]).env(INDEX, "all/pains.md");
        let ran = again.env("MDBOOK_PREPROCESSOR__JOURNEY__ON_ERROR", "show").output().unwrap();
        let said = String::from_utf8_lossy(&ran.stdout);
        assert!(ran.status.success() && said.contains("1 passed"), "{said}");
        return;
    }
    let wrong = MAP.replace("{for=no-price}", "{for=nothing}");
    Book::new().chapter("a.md", &wrong).build_on_both(|pages| {
        assert!(pages.source("a.html").contains("unknown-reference"), "{}", pages.version);
        assert!(pages.has("all/pains.html") && !pages.has("journey-index.html"), "{}", pages.version);
    });
}

/// `mdbook serve` builds in the same folder, again and again.
#[test]
fn after_an_error_the_last_pages_stay_until_it_is_mended() {
    let changed = MAP.replace("Looks around", "Looks away");
    Book::new().chapter("a.md", MAP).build_on_both(|pages| {
        let write = |text: &str| fs::write(pages.root().join("src/a.md"), text).unwrap();
        write(&changed.replace("{for=no-price}", "{for=nothing}"));
        assert!(pages.build_again().is_err(), "{}", pages.version);
        assert!(maps(pages, "a.html").contains("Looks around"), "{}", pages.version);
        write(&changed);
        pages.build_again().unwrap();
        assert!(maps(pages, "a.html").contains("Looks away"), "{}", pages.version);
    });
}

/// Whatever is written into the source makes `mdbook serve` build once more, and again.
#[test]
fn a_build_writes_nothing_but_pages() {
    fn files(dir: &Path, out: &mut Vec<String>) {
        for entry in fs::read_dir(dir).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() { files(&path, out) } else { out.push(path.display().to_string().replace('\\', "/")) }
        }
    }
    let book = Book::new().chapter("a.md", MAP).chapter("b.md", "```journey-index\n```\n");
    book.build_on_both(|pages| {
        let mut found = Vec::new();
        files(pages.root(), &mut found);
        let root = format!("{}/", pages.root().display()).replace('\\', "/");
        let mut found: Vec<&str> = found.iter().map(|file| file.strip_prefix(&root).unwrap()).collect();
        found.retain(|file| !file.starts_with("book/"));
        found.sort_unstable();
        assert_eq!(found, ["book.toml", "src/SUMMARY.md", "src/a.md", "src/b.md"], "{}", pages.version);
    });
}
