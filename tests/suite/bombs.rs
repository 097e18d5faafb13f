//! Texts that are made to be too much: too deep, too many, too long. None of them ends the program, and what is shown of twice
//! as much is about twice as much: nothing multiplies.
//!
//! To add one: a line in `BOMBS`, with the text that it is made of so many times.

use std::fmt::Write as _;

use mdbook_journey::host;
use serde_json::Value;

use crate::fuzz::invariants;
use crate::harness::{Message, chapter};

/// A name, and the chapter for a number.
type Bomb = (&'static str, fn(usize) -> String);

/// Deep: what nests does not exhaust the stack.
const DEEP: &[Bomb] = &[
    ("marks of lists", |n| map(&"- ".repeat(n))),
    ("lists", |n| map(&(0..n.min(400)).map(|i| "  ".repeat(i) + "- x\n").collect::<String>())),
    ("quotes", |n| map(&format!("{} x", ">".repeat(n)))),
    ("quotes around a fence", |n| format!("{} x\n\n{}", ">".repeat(n), map("- a"))),
    ("emphasis", |n| map(&format!("- {}", "*a **b ".repeat(n)))),
    ("closed emphasis", |n| map(&format!("- {0}a{0}", "*".repeat(n)))),
    ("links", |n| map(&format!("- {}a{}", "[".repeat(n), "](b)".repeat(n)))),
    ("images", |n| map(&format!("- {}a{}", "![".repeat(n), "](b)".repeat(n)))),
    ("open links", |n| map(&format!("- {}", "[a](".repeat(n)))),
    ("tags", |n| map(&format!("- {}", "<div>".repeat(n)))),
    ("blocks of tags", |n| map(&"<div>\n".repeat(n))),
    ("comments that never end", |n| map(&"<!-- x\n".repeat(n))),
    ("braces", |n| map(&format!("Pain points:\n- a {}", "{a=b ".repeat(n)))),
    ("headings", |n| map(&(0..n).map(|i| "#".repeat(i % 6 + 1) + " h\n\n").collect::<String>())),
];

/// Many: what is said of each is said of it alone.
const MANY: &[Bomb] = &[
    ("items", |n| map(&format!("Actions:\n{}", "- a thing\n".repeat(n)))),
    ("stages", |n| map(&each(n, |i| format!("## S{i}\n\nActions:\n- a\n\nEmotion: sad -1\n\n")))),
    ("steps", |n| map(&each(n, |i| format!("### S{i}\n\nActions:\n- a\n\n")))),
    ("rows", |n| map(&each(n, |i| format!("**Row {i}:**\n- a\n\n")))),
    ("rows of their own in each stage", |n| map(&each(n, |i| format!("## S{i}\n\n- does: a\n- **Row {i}:** b\n\n")))),
    ("fields", |n| map(&each(n, |i| format!("**Field {i}:** v\n\n")))),
    ("columns of a table", |n| map(&format!("|{}\n|{}\n|{}\n", " a |".repeat(n), "-|".repeat(n), " b |".repeat(n)))),
    ("rows of a table", |n| {
        map(&format!("| Stage | Pain points |\n|-|-|\n{}", each(n, |i| format!("| s{i} | p |\n"))))
    }),
    ("breaks in a cell", |n| map(&format!("| Stage | Pain points |\n|-|-|\n| s | {} |\n", "p<br>".repeat(n)))),
    ("one pain in many places", |n| {
        map(&format!("Pain points:\n{}", each(n, |i| format!("- p {{#p{i} same=p{}}}\n", i.saturating_sub(1)))))
    }),
    ("many answers to one pain in many places", |n| {
        let pains = each(n, |i| format!("- p {{#p{i} same=p{}}}\n", i.saturating_sub(1)));
        map(&format!("Pain points:\n{pains}\nOpportunities:\n{}", "- o {for=p0}\n".repeat(n)))
    }),
    ("one answer to many pains", |n| {
        let names: Vec<String> = (0..n).map(|i| format!("p{i}")).collect();
        let pains = each(n, |i| format!("- p {{#p{i}}}\n"));
        map(&format!("Pain points:\n{pains}\nOpportunities:\n- o {{for={}}}\n", names.join(",")))
    }),
    ("the same id", |n| map(&format!("Pain points:\n{}", "- p {#p}\n".repeat(n)))),
    ("unknown references", |n| {
        let pains = each(n, |i| format!("- p {{#p{i}}}\n"));
        map(&format!("Pain points:\n{pains}\nOpportunities:\n{}", each(n, |i| format!("- o {{for=q{i}}}\n"))))
    }),
    ("unknown attributes of one item", |n| map(&format!("Pain points:\n- p {{{}}}", each(n, |i| format!("k{i}=v "))))),
    ("maps", |n| each(n, |i| format!("```journey\n# M{i}\n## S\n- a\n```\n\n"))),
    ("maps of one id", |n| "```journey\n# M {#m}\n## S\n- a\n```\n\n".repeat(n)),
    ("maps of one persona", |n| {
        format!("```persona\n# P\n```\n\n{}", "```journey\n# M\nPersona: P\n## S\n- a\n```\n\n".repeat(n))
    }),
    ("maps that are compared", |n| {
        each(n, |i| format!("```journey\n# M {{#m{i}}}\nCompares: m{}\n## S\n- a\n```\n\n", i.saturating_sub(1)))
    }),
    ("empty fences", |n| "```journey\n```\n\n".repeat(n)),
    ("fences that never close", |n| "```journey\n# M\n> ```journey\n".repeat(n)),
];

/// A map with this in its only stage.
fn map(text: &str) -> String {
    format!("````journey\n# M\n\n## S\n\n{text}\n````\n")
}

fn each(n: usize, part: impl Fn(usize) -> String) -> String {
    (0..n).fold(String::new(), |mut all, i| {
        let _ = write!(all, "{}", part(i));
        all
    })
}

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
