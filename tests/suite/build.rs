//! Tiny real books, built with real mdBook 0.4 and 0.5.

use crate::harness::{Book, MAP, Message, chapter, run_in};

/// The map as it stands in a container: each line after `prefix`, the first one after `first`.
fn inside(first: &str, prefix: &str) -> String {
    format!("{first}{}\n", MAP.trim_end().replace('\n', &format!("\n{prefix}")))
}

#[test]
fn a_book_without_maps_is_built() {
    Book::new().chapter("a.md", "# Hello\n").build_on_both(|pages| {
        assert_eq!(pages.texts("a.html", "h1"), ["Hello"]);
        assert!(!pages.has("journey-index.html"), "no map, no index");
    });
}

#[test]
fn a_map_becomes_a_table() {
    Book::new().chapter("a.md", &format!("before\n\n{MAP}\nafter *x*\n")).build_on_both(|pages| {
        let table = pages.texts("a.html", "table").concat();
        for words in ["Search", "Pay", "Looks around", "No price", "Show it"] {
            assert!(table.contains(words), "{words} in {}: {table}", pages.version);
        }
        assert_eq!(pages.texts("a.html", "code.language-journey"), Vec::<String>::new());
        assert!(pages.texts("a.html", "p").contains(&"before".to_owned()));
        assert_eq!(pages.texts("a.html", "em"), ["x"]);
    });
}

#[test]
fn a_map_stands_anywhere_a_code_block_can() {
    for (name, text) in [
        ("list", format!("- one\n\n{}\n- two\n", inside("  ", "  "))),
        ("tight list", format!("- one\n{}- two\n", inside("  ", "  "))),
        ("first in a list", format!("{}- two\n", inside("- ", "  "))),
        ("quote", format!("> one\n{}> two\n", inside("> ", "> "))),
        ("quoted list", inside("> 1. ", ">    ")),
        ("details", format!("<details><summary>s</summary>\n\n{MAP}\n</details>\n\nend\n")),
        ("alert", format!("> [!NOTE]\n{}", inside("> ", "> "))),
        ("after a paragraph", format!("one\n{MAP}two\n")),
        ("footnote", format!("x[^1]\n\n[^1]: note\n\n{}\n", inside("    ", "    "))),
        ("tab", inside("-\t", "\t")),
        ("after a comment", format!("<!-- x -->\n{MAP}")),
        ("crlf", format!("one\n\n{MAP}\ntwo\n").replace('\n', "\r\n")),
    ] {
        Book::new().chapter("a.md", &text).build_on_both(|pages| {
            let table = pages.texts("a.html", "table").concat();
            assert!(
                table.contains("Looks around") && table.contains("Show it"),
                "{name} in {}: {table}",
                pages.version
            );
            assert_eq!(
                pages.texts("a.html", "code.language-journey"),
                Vec::<String>::new(),
                "{name} in {}",
                pages.version
            );
        });
    }
}

#[test]
fn a_map_in_an_included_file_is_shown() {
    Book::new().chapter("a.md", "{{#include part.md}}\n").file("part.md", MAP).build_on_both(|pages| {
        assert!(pages.texts("a.html", "table").concat().contains("Looks around"), "{}", pages.version);
    });
}

#[test]
fn a_fence_that_is_not_ours_stays_code() {
    Book::new().chapter("a.md", &format!("````markdown\n{MAP}````\n\n    ```journey\n")).build_on_both(|pages| {
        assert!(pages.texts("a.html", "pre").concat().contains("# Buying"), "{}", pages.version);
        assert_eq!(pages.texts("a.html", "table").len(), 0);
    });
    Book::new().chapter("a.md", &format!("x\n\n<!--\n{MAP}-->\n")).build_on_both(|pages| {
        assert_eq!(pages.texts("a.html", "table").len(), 0, "{}", pages.version);
        assert!(pages.source("a.html").contains("# Buying"), "{}", pages.version);
    });
}

#[test]
fn a_book_may_serve_the_style_sheet_itself() {
    let css = run_in(&std::env::temp_dir(), &["css"], "", &[]).stdout;
    let book = Book::new().chapter("a.md", MAP).config("css = \"none\"");
    book.html("additional-css = [\"journey.css\"]").at_root("journey.css", &css).build_on_both(|pages| {
        assert_eq!(pages.texts("a.html", "style"), [""; 0], "{}", pages.version);
        assert!(pages.source("a.html").contains("journey"), "{}", pages.version);
        let served = pages.files();
        let is_ours = |file: &String| file.starts_with("journey") && !file.contains(".html");
        assert!(served.keys().any(is_ours), "{}: {:?}", pages.version, served.keys());
    });
}

#[test]
fn a_book_with_maps_has_an_index_at_its_end() {
    Book::new().chapter("a.md", MAP).build_on_both(|pages| {
        assert!(pages.texts("journey-index.html", "*").concat().contains("No price"), "{}", pages.version);
    });
    Book::new().chapter("a.md", MAP).config("index = false").build_on_both(|pages| {
        assert!(!pages.has("journey-index.html"));
    });
    Book::new().chapter("a.md", MAP).config("index = \"all/pains.md\"\nindex-title = \"All pains\"").build_on_both(
        |pages| {
            assert!(pages.has("all/pains.html"));
            assert!(
                pages.source("a.html").contains("all/pains.html")
                    || pages.source("toc.html").contains("all/pains.html")
            );
        },
    );
}

/// A title says what it says: it is no Markdown, and no HTML.
#[test]
fn the_title_of_the_index_is_text() {
    let title = "A & <b>*all*</b> [x](y) {#id .c} # `{{#include ../book.toml}}` #";
    // The words of pages know braces, which something is filled in for.
    let words = title.replace(['{', '}'], "");
    for (key, title) in [("index-title", title), ("words.index.title", &words)] {
        Book::new().chapter("a.md", MAP).config(&format!("{key} = {title:?}")).build_on_both(|pages| {
            let shown = pages.texts("journey-index.html", "h1").concat().replace('\u{2060}', "");
            assert_eq!(shown.trim(), title, "{}", pages.version);
            assert!(pages.texts("journey-index.html", "h1 :is(b, em), h1.c").is_empty());
        });
    }
}

#[test]
fn an_index_with_an_error_is_not_that_of_the_book() {
    let book = Book::new().chapter("a.md", &format!("{MAP}\n```journey-index\nShow: nothing of the kind\n```\n"));
    book.config("on-error = \"show\"").build_on_both(|pages| {
        assert!(pages.texts("journey-index.html", "*").concat().contains("No price"), "{}", pages.version);
    });
}

#[test]
fn links_resolve_in_the_pages_and_in_print() {
    let other = MAP.replace("{#buying}", "{#again}").replace("{for=no-price}", "{for=buying/no-price}");
    Book::new().chapter("a.md", MAP).chapter("sub/b.md", &other).build_on_both(|pages| {
        assert_eq!(pages.faults(), Vec::<String>::new(), "{}", pages.version);
        assert!(!pages.attributes("journey-index.html", "a[href*='a.html#journey-']", "href").is_empty());
    });
}

/// A colon in the first part of an address makes a scheme of it. Windows has no such names.
#[cfg(unix)]
#[test]
fn links_resolve_to_a_page_with_a_colon_in_its_name() {
    let other = MAP.replace("{#buying}", "{#again}").replace("{for=no-price}", "{for=buying/no-price}");
    let book = Book::new().chapter("Q3:plan/a.md", MAP).chapter("javascript:alert(1).md", &other);
    book.build_on_both(|pages| {
        for (page, way) in
            [("journey-index.html", "./Q3"), ("javascript:alert(1).html", "./Q3"), ("Q3:plan/a.html", "../javascript")]
        {
            let links = pages.attributes(page, &format!(".journey a[href^='{way}'][href*='.html#journey-']"), "href");
            assert!(!links.is_empty(), "{page}, {}: {}", pages.version, pages.source(page));
        }
        assert_eq!(pages.attributes("journey-index.html", ".journey a[href^='javascript:']", "href"), [""; 0]);
    });
}

#[test]
fn an_error_fails_the_build_unless_it_is_to_be_shown() {
    let twice = Book::new().chapter("a.md", MAP).chapter("b.md", MAP);
    for version in ["0.4", "0.5"] {
        assert!(twice.try_build(version).is_err(), "{version}");
    }
    twice.config("on-error = \"show\"").build_on_both(|pages| {
        assert!(pages.source("b.html").contains("duplicate-map-id"), "{}", pages.version);
    });
}

#[test]
fn the_same_book_gives_the_same_bytes_in_every_folder() {
    let (one, other) = (Book::build_example("0.5"), Book::build_example("0.5"));
    let (one, other) = (one.files(), other.files());
    assert!(one.keys().eq(other.keys()), "{:?}\n{:?}", one.keys(), other.keys());
    for (file, bytes) in one {
        assert!(bytes == other[&file], "{file}");
    }
}

#[test]
fn the_same_book_gives_the_same_bytes_in_every_country() {
    let reviewed = MAP.replace("Persona: Ada", "Persona: Ada\nReviewed: 2026-01-02\nTags: Zebra, äpfel, Ähre");
    let message = Message::v05(&[chapter("a.md", &reviewed), chapter("b.md", "```journey-index\n```\n")]).to_string();
    let answer = |env: &[(&str, &str)]| run_in(&std::env::temp_dir(), &[], &message, env).stdout;
    let here = answer(&[("LC_ALL", "C"), ("TZ", "UTC")]);
    assert!(here.contains("January 2, 2026"), "{here}");
    for (locale, zone) in [("tr_TR.UTF-8", "Pacific/Kiritimati"), ("ar_EG.UTF-8", "America/Adak"), ("", "nowhere")] {
        assert!(here == answer(&[("LC_ALL", locale), ("LANG", locale), ("TZ", zone)]), "{locale} {zone}");
    }
}

#[test]
fn an_epub_shows_no_attributes() {
    let index = "```journey-index\n```\n\n```persona\n# Ada\nRole: x\n```\n";
    let mut message = Message::v05(&[chapter("a.md", MAP), chapter("b.md", index)]);
    for (renderer, ids) in [("epub", 0), ("pandoc", 1)] {
        message.context["renderer"] = renderer.into();
        let text = message.send().stdout;
        assert_eq!(text.matches("## Buying {#journey-buying}").count(), ids, "{renderer}: {text}");
        assert_eq!(text.matches("](a.md#journey-buying)").count() > 0, ids > 0, "{renderer}: {text}");
        assert!(text.contains("Looks around") && (ids > 0 || !text.contains("{#")), "{renderer}: {text}");
    }
}

#[test]
fn code_keeps_its_language() {
    let code = "```rust,should_panic\nfn f() {}\n```\n\n```mermaid\ngraph TD\n```\n";
    let text = format!("````journey\n# Map\n\n## One\n\nActions:\n- a\n\n  {}````\n", code.replace('\n', "\n  "));
    Book::new().chapter("a.md", &text).build_on_both(|pages| {
        let classes = pages.attributes("a.html", "section.journey pre code", "class");
        assert_eq!(classes, ["language-rust ignore", "language-mermaid"], "{}", pages.version);
        assert_eq!(pages.texts("a.html", "section.journey pre code")[0].trim(), "fn f() {}", "{}", pages.version);
    });
}

#[test]
fn a_persona_lends_her_portrait_to_her_maps_and_her_traits_are_drawn() {
    let card = "```persona\n# Ada {#ada}\n\n![](ada.png)\n\nTraits:\n- Patience: 4 of 5\n- Forms: 0/5\n- Reads *on*: paper\n```\n";
    let map = "```journey\n# Buying\n\nPersona: Ada\n\n## Pay\n\nActions: pays\n```\n";
    let bare = "```persona\nName: Dr. Bea Lim\nPortrait: https://pictures.example/bea.jpg?size=80\n```\n";
    let unseen = "```persona\nName: Prof. Dr. Cal Moe\n```\n";
    let book = Book::new().chapter("people/ada.md", card).chapter("a.md", map).file("people/ada.png", "");
    let book = book.chapter("bare.md", bare).chapter("unseen.md", unseen);
    book.build_on_both(|pages| {
        assert_eq!(pages.attributes("bare.html", ".j-ini img", "src"), ["https://pictures.example/bea.jpg?size=80"]);
        assert_eq!(pages.texts("unseen.html", ".j-ini"), ["CM"]);
        assert_eq!(pages.attributes("people/ada.html", ".j-ini img", "src"), ["ada.png"]);
        assert_eq!(pages.attributes("a.html", ".j-ini img", "src"), ["people/ada.png"]);
        assert_eq!(pages.attributes("people/ada.html", ".j-bar", "style"), ["--j-v:80", "--j-v:0"]);
        assert_eq!(pages.texts("people/ada.html", "dd > ul > li")[..2], ["Patience: 4 of 5", "Forms: 0/5"]);
    });
}

#[test]
fn a_persona_that_is_named_by_her_id_has_her_name_everywhere() {
    let card = "```persona\n# Ada Byron {#ada}\n\nRole: designer\n```\n";
    let map = "```journey\n# Buying\n\nPersona: ada\n\n## Pay\n\nActions: pays\nPain points: slow\n```\n";
    let book = Book::new().chapter("ada.md", card).chapter("a.md", map);
    book.build_on_both(|pages| {
        assert!(pages.texts("a.html", "dd").concat().contains("Ada Byron"));
        let said = pages.texts("journey-index.html", "li small").concat();
        assert!(said.contains("Ada Byron") && !said.contains("ada "), "{said}");
    });
    let dir = book.write();
    let diagram = run_in(dir.path(), &["export", "--format", "mermaid"], "", &[]).stdout;
    assert!(diagram.contains("pays: 3: Ada Byron"), "{diagram}");
}
