//! Texts that are made to be too much: too deep, too many, too long. None of them ends the program, and what is shown of twice
//! as much is about twice as much: nothing multiplies.
//!
//! The texts stand in `tests/bench/`, where the instructions that twice as much takes are counted.

use mdbook_journey::host;
use serde_json::Value;

use crate::fuzz::invariants;
use crate::harness::{Message, chapter};

#[path = "../bench/bombs.rs"]
mod texts;

use texts::{DEEP, LEAST_OF_LONG, LONG, MANY, SHEETS};

/// What is shown and said.
fn answer(text: &str) -> host::Answer {
    let options = serde_json::json!({ "on-error": "show", "mermaid": true });
    let answer = host::process(&Message::v05(&[chapter("a.md", text)]).options(options).to_string()).unwrap();
    let _: Value = serde_json::from_str(&answer.book).unwrap();
    answer
}

/// How much that is.
fn size(text: &str) -> usize {
    let answer = answer(text);
    answer.book.len() + answer.report.len()
}

#[test]
fn what_is_deep_is_read_to_its_end() {
    for (name, bomb) in DEEP {
        println!("{name}");
        assert!(size(&bomb(20_000)) > 0);
    }
}

/// What commands do: write anew, import, compare.
#[test]
fn commands_come_to_the_end_of_what_is_deep() {
    for (name, bomb) in DEEP.iter().chain(SHEETS) {
        println!("{name}");
        let text = bomb(400);
        invariants::canonical(&text);
        invariants::import(&text);
        invariants::diff(&text);
    }
}

#[test]
fn twice_as_much_is_shown_as_twice_as_much() {
    let mut grown = Vec::new();
    let texts = MANY.iter().chain(DEEP).map(|text| (text, 100)).chain(LONG.iter().map(|text| (text, LEAST_OF_LONG)));
    for ((name, bomb), count) in texts {
        let (some, more) = (size(&bomb(count)), size(&bomb(2 * count)));
        if more > some * 5 / 2 {
            grown.push(format!("{name}: from {some} to {more}"));
        }
    }
    assert!(grown.is_empty(), "{}", grown.join("\n"));
}

/// A text that is too much from some number on, by its name.
type Bounded<'a> = (&'static str, usize, &'a dyn Fn(usize) -> String);

/// What is named once and shown in many places: so much of it is let pass, and no more.
#[test]
fn what_would_multiply_has_a_bound() {
    let map =
        |title: &str, header: &str, stage: &str| format!("```journey\n# {title}\n{header}\n## {stage}\n- a\n```\n\n");
    let texts: &[Bounded<'_>] = &[
        ("an id", 100, &|n| map(&format!("T {{#{}}}", "é".repeat(n)), "", "S")),
        ("the id of an index", 100, &|n| {
            map("T", "", "S") + &format!("```journey-index\n# I {{#{}}}\n```\n", "é".repeat(n))
        }),
        ("a title", 500, &|n| map(&"é".repeat(n), "", "S")),
        ("the name of a stage", 500, &|n| map("T", "", &"é".repeat(n))),
        ("the name of a persona", 500, &|n| format!("```persona\n# {}\n```\n", "é".repeat(n))),
        ("personas", 24, &|n| {
            let names: Vec<String> = (0..n).map(|i| format!("Ada{i}")).collect();
            map("T", &format!("Personas: {}", names.join(", ")), "S")
        }),
        ("maps compared with one", 24, &|n| map("A", "", "S") + &map("B", "Compares: a\n", "S").repeat(n)),
        ("values of a filter", 100, &|n| {
            let values: Vec<String> = (0..n).map(|i| format!("o{i}")).collect();
            map("T", "", "S") + &format!("```journey-index\nOwner: {}\n```\n", values.join(", "))
        }),
        ("indexes", 24, &|n| map("T", "", "S") + &"```journey-index\n```\n\n".repeat(n)),
        ("indexes before a small one", 24, &|n| {
            let many = "```journey-index\n```\n\n".repeat(n);
            map("T", "Owner: Ada", "S") + &many + "```journey-index\nShow: maps\nOwner: Bo\n```\n"
        }),
    ];
    for (name, most, text) in texts {
        let found = |n| answer(&text(n)).report.matches("error[too-much]").count();
        assert_eq!((found(*most), found(most + 1)), (0, 1), "{name}");
    }
}
