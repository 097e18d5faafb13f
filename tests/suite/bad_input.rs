//! Bad input: each fault said at its place, all of them in one build, and nothing panics or hangs.

use std::fmt::Write as _;

use serde_json::json;

use crate::harness::{Book, MAP, Message, chapter};
use crate::report::send;

#[test]
fn all_faults_of_a_book_are_said_at_once_and_in_its_order() {
    let chapters = [
        ("a.md", "```journey\n# A {#a}\n## S\nActions: x\nEmotion: bad 7\n```\n"),
        ("b.md", "# B\n\n```journey\n```\n\n> ```journey\n> # A {#a}\n> ## S\n> **Pain pionts:** x\n> ```\n"),
        (
            "c.md",
            "```journey\n# C\n## S\nPain points:\n- slow {#slow}\n- slow too {#slow}\nOpportunities:\n- y {for=slwo}\n",
        ),
        ("d.md", "```journey\n# D\n## S\nActions: x\n\nBetween them.\n\n```journey\n# E\n## S\nActions: y\n```\n"),
    ];
    let ran = send(&chapters, &chapters);
    assert_eq!(ran.code, Some(1), "{}", ran.stderr);
    let expected = [
        ("error[score-out-of-range]", "a.md:5:10"),
        ("error[empty-map]", "b.md:3:1"),
        ("error[duplicate-map-id]", "b.md:7:"),
        ("warning[misspelt-lane]", "b.md:9:3"),
        ("error[unclosed-fence]", "c.md:1:1"),
        ("error[duplicate-id]", "c.md:6:14"),
        ("error[unknown-reference]", "c.md:8:10"),
        ("error[unclosed-fence]", "d.md:8:1"),
    ];
    let mut at = 0;
    for (code, place) in expected {
        let found =
            ran.stderr[at..].find(code).unwrap_or_else(|| panic!("no {code} after byte {at} of\n{}", ran.stderr));
        let after = &ran.stderr[at + found..];
        let line = after.lines().nth(1).unwrap_or_default();
        assert!(line.contains(place), "{code} is not at {place}:\n{after}");
        assert!(after.contains("help:"), "{code} has no cure");
        at += found + code.len();
    }
    assert!(ran.stderr.contains("did you mean"), "{}", ran.stderr);
    assert!(ran.stderr.contains("the fence that is not closed"), "{}", ran.stderr);
    assert!(ran.stdout.is_empty());
}

#[test]
fn nothing_panics_or_hangs() {
    // A fixed generator: the same bytes on every machine (Knuth, The Art of Computer Programming 2, 3.3.4).
    let mut state = 1_u64;
    let mut noise = String::new();
    for _ in 0..100_000 {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        noise.push(char::from((state >> 56) as u8));
    }
    let quotes = ">".repeat(10_000);
    let mut many = String::new();
    for i in 0..2_000 {
        writeln!(many, "## S{i}\nPain points:\n- no price").unwrap();
    }
    for body in [noise, format!("{quotes} x"), many, "- ".repeat(10_000), "[".repeat(10_000), "*a _b ".repeat(10_000)] {
        let text = format!("``````journey\n{body}\n``````\n");
        for renderer in ["html", "epub"] {
            let mut message = Message::v05(&[chapter("a.md", &text)]);
            message.context["renderer"] = json!(renderer);
            let ran = message.send();
            assert!(matches!(ran.code, Some(0 | 1)), "{:?}: {}", ran.code, ran.stderr);
            assert!(!ran.stderr.contains("panicked"), "{}", ran.stderr);
        }
    }
}

#[test]
fn characters_that_are_no_text_are_reported() {
    for c in ['\u{1}', '\u{b}', '\u{c}', '\u{85}'] {
        let text = format!("```journey\n# A\n## S\nActions: x{c}y\n```\n");
        let chapters = [("a.md", text.as_str())];
        let ran = send(&chapters, &chapters);
        assert!(ran.stderr.contains("warning[control-character]"), "{c:?}: {}", ran.stderr);
    }
}

#[test]
fn an_index_cannot_stand_where_a_chapter_is() {
    let chapters = [chapter("a.md", MAP), chapter("Index-Of-All.md", "text")];
    let ran = Message::v05(&chapters).options(json!({ "index": "index-of-all.md" })).send();
    assert_eq!(ran.code, Some(1));
    assert!(
        ran.stderr.contains("error[index-path]") && ran.stderr.contains("`Index-Of-All.md` is there"),
        "{}",
        ran.stderr
    );
}

#[test]
fn deep_nesting_is_said() {
    let chapters = [("a.md", format!("```journey\n# A\n## S\n{}x\n```\n", "> ".repeat(60)))];
    let chapters = chapters.each_ref().map(|(path, text)| (*path, text.as_str()));
    let ran = send(&chapters, &chapters);
    assert!(ran.stderr.contains("warning[nested-too-deep]") && ran.stderr.contains("a.md:4:"), "{}", ran.stderr);
}

#[test]
fn lists_of_twenty_levels_are_shown_and_deeper_ones_keep_their_items_apart() {
    let list = |levels: usize| {
        let mut list = String::new();
        for level in 0..levels {
            writeln!(list, "{}- Level {level}", "  ".repeat(level)).unwrap();
        }
        format!("```journey\n# A\n## S\nActions:\n{list}```\n")
    };
    let pages = Book::new().chapter("a.md", &list(20)).chapter("b.md", &list(30)).build();
    assert!(pages.texts("a.html", ".journey td li").contains(&"Level 19".to_owned()));
    let apart = pages.texts("b.html", ".journey td li");
    for level in 25..30 {
        assert!(apart.contains(&format!("Level {level}")), "{level}: {apart:?}");
    }
}
