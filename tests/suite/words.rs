//! The words that no writer wrote: in the language of the book or of a map, and changed by `book.toml`.
//!
//! The manual lists the English catalogue. `UPDATE_EXPECTED=1 cargo test --test suite words` writes it there.

use std::fs;
use std::path::Path;

use serde_json::json;

use crate::harness::{Book, MAP, Message, chapter};

const WORDS: &str = "\
```journey
# Kaufen {#kaufen ATTRIBUTES}
Status: draft
Reviewed: 2026-01-09

## S
Emotion: sad -1.5 → happy
### A
Emotion: a 1.25
## T
Pain points:
- No price {#no-price severity=high evidence=assumed owner=Ada}
Opportunities:
- Show it {for=no-price impact=high effort=low}
```
";

fn texts(language: &str, attributes: &str, selector: &str) -> Vec<String> {
    let book = Book::new().chapter("a.md", &WORDS.replace("ATTRIBUTES", attributes)).language(language);
    book.build().texts("a.html", selector)
}

#[test]
fn a_page_speaks_the_language_of_the_book() {
    let all = |selector| texts("de-AT", "", selector).join("|");
    assert_eq!(all("header p"), "Customer-Journey-Map|Entwurf Reviewed: 9. Jänner 2026 ");
    assert_eq!(all("caption"), "2 Abschnitte, 1 Schritt in Spalten, 3 Bahnen in Zeilen.");
    assert_eq!(all("td.j-g p").split('|').next(), Some("A +1,25"));
    assert_eq!(
        all(".j-i li > small"),
        "Angenommen Verantwortlich: Ada Beantwortet durch: O1 |Wirkung hoch, Aufwand gering Antwort auf: P1 "
    );
    assert_eq!(texts("de", "", "th small"), ["Insgesamt: Sad −1,5 dann Happy +1,5"]);
}

#[test]
fn a_map_may_speak_another() {
    for (tag, dir, kind) in
        [("de", "ltr", "Customer-Journey-Map"), ("zh-TW", "ltr", "顧客旅程地圖"), ("ar", "rtl", "Customer journey map")]
    {
        let text = WORDS.replace("ATTRIBUTES", &format!("lang={tag}"));
        Book::new().chapter("a.md", &text).chapter("b.md", MAP).build_on_both(|pages| {
            let section = format!("section.journey[lang='{tag}'][dir='{dir}']");
            assert_eq!(pages.texts("a.html", &format!("{section} .j-kind")), [kind]);
            assert_eq!(pages.texts("b.html", ".j-kind"), ["Customer journey map"]);
            assert_eq!(pages.texts("b.html", "[lang]"), [""; 0]);
            let entry = format!("li > b + div > [lang='{tag}']");
            assert!(pages.texts("journey-index.html", &entry).iter().any(|text| text == "No price"));
        });
    }
}

#[test]
fn other_renderers_have_the_words_too() {
    let text = WORDS.replace("ATTRIBUTES", "lang=de");
    let mut message = Message::v05(&[chapter("a.md", &text), chapter("b.md", MAP)]);
    message.context["renderer"] = json!("pandoc");
    message.context["config"]["book"]["language"] = json!("fr");
    let ran = message.send();
    for words in [
        "- **Reviewed:** 9. Januar 2026",
        "A +1,25",
        "(Hoch; Belege: Angenommen; Verantwortlich: Ada; Beantwortet durch: O1)",
        "\"name\":\"Index des parcours\"",
        "## Points de friction {",
        "- Cartes de parcours\u{a0}: 2",
    ] {
        assert!(ran.stdout.contains(words), "{words} is not in {}", ran.stdout);
    }
}

#[test]
fn a_tag_that_is_none_is_said() {
    let ran = Message::v05(&[chapter("a.md", &WORDS.replace("ATTRIBUTES", "lang=german"))]).send();
    assert_eq!(ran.code, Some(0));
    assert!(ran.stderr.contains("warning[unknown-value]: `german` is not the tag of a language"), "{}", ran.stderr);
    assert!(!ran.stdout.contains("lang="));
}

#[test]
fn a_book_may_have_words_of_its_own() {
    let book = Book::new().chapter("a.md", MAP).config("words.map.kind = \"Story of <one> customer\"");
    let pages = book.config("words.index.title = \"What hurts\"").build();
    assert_eq!(pages.texts("a.html", ".j-kind"), ["Story of <one> customer"]);
    assert!(pages.texts("journey-index.html", "h1").contains(&"What hurts".to_owned()));
}

#[test]
fn the_manual_lists_all_words() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let catalogue = fs::read_to_string(root.join("src/render/words/en.toml")).unwrap();
    let start = catalogue.find("# The map\n").unwrap();
    let page = root.join("book-example/src/guide/languages.md");
    let manual = fs::read_to_string(&page).unwrap();
    let (before, after) = manual.split_once("```toml\n# The map\n").unwrap();
    let (_, after) = after.split_once("```").unwrap();
    let expected = format!("{before}```toml\n{}```{after}", &catalogue[start..]);
    if std::env::var_os("UPDATE_EXPECTED").is_some() {
        fs::write(&page, &expected).unwrap();
    }
    assert!(fs::read_to_string(&page).unwrap() == expected, "run this test with UPDATE_EXPECTED=1");
}
