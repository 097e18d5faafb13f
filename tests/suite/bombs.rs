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

use texts::{DEEP, MANY};

/// How much is shown and said.
fn size(text: &str) -> usize {
    let message = Message::v05(&[chapter("a.md", text)]).options(serde_json::json!({ "on-error": "show" }));
    let answer = host::process(&message.to_string()).unwrap();
    let _: Value = serde_json::from_str(&answer.book).unwrap();
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
    for (name, bomb) in DEEP {
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
    for (name, bomb) in MANY.iter().chain(DEEP) {
        let (some, more) = (size(&bomb(100)), size(&bomb(200)));
        if more > some * 5 / 2 {
            grown.push(format!("{name}: from {some} to {more}"));
        }
    }
    assert!(grown.is_empty(), "{}", grown.join("\n"));
}
