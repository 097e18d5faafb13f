//! Texts that are made to be too much: too deep, too many, too long, by a number. `tests/suite/bombs.rs` reads them to their end,
//! `run g` counts what twice as much takes, in a build and in each command.
//!
//! To add one: a line in [`DEEP`], [`MANY`], [`LONG`] or [`SHEETS`], with the text that it is made of so many times.

use std::fmt::Write as _;

/// A name, and the chapter for a number.
pub(crate) type Bomb = (&'static str, fn(usize) -> String);

/// Deep: what nests does not exhaust the stack.
pub(crate) const DEEP: &[Bomb] = &[
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
    ("blanks", |n| map(&format!("Actions:{}a{}b\n", " ".repeat(n), " ".repeat(n)))),
    ("words without blanks", |n| map(&format!("- {}", "a:b,c;".repeat(n)))),
    ("headings", |n| map(&(0..n).map(|i| "#".repeat(i % 6 + 1) + " h\n\n").collect::<String>())),
];

/// Many: what is said of each is said of it alone.
pub(crate) const MANY: &[Bomb] = &[
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
    ("personas", |n| {
        each(n, |i| format!("```persona\n# P{i}\nRole: r\n```\n\n```journey\n# M\nPersona: P{i}\n## S\n- a\n```\n\n"))
    }),
    ("curves of many personas", |n| map(&each(n, |i| format!("Emotion (P{i}): glad 1\n\n")))),
    ("sources", |n| {
        let sources = each(n, |i| format!("- A source {{#s{i}}}\n"));
        let pains = each(n, |i| format!("- p {{evidence=s{i}}}\n"));
        format!("```evidence\n{sources}```\n\n{}", map(&format!("Pain points:\n{pains}")))
    }),
    ("tags", |n| format!("```journey\n# M\nTags: {}\n\n## S\n- a\n```\n", each(n, |i| format!("t{i}, ")))),
    ("touchpoints", |n| map(&format!("Touchpoints: {}", each(n, |i| format!("t{i}, "))))),
    ("themes and owners", |n| {
        map(&format!("Pain points:\n{}", each(n, |i| format!("- p {{theme=t{i} owner=o{i}}}\n"))))
    }),
    ("classes", |n| map(&format!("Pain points:\n- p {{{}}}", each(n, |i| format!(".c{i} "))))),
    ("misspelt rows", |n| map(&each(n, |i| format!("**Pain pionts {i}:**\n- a\n\n")))),
    ("misspelt fences", |n| "```jorney\n# M\n## S\n- a\n```\n\n".repeat(n)),
    ("scores out of range", |n| map(&each(n, |i| format!("## S{i}\n\nEmotion: sad -9\n\n")))),
    ("fences to be filled in", |n| "```journey\n# M\n## S\nEmotion: sad -9\n{{#include a.md}}\n```\n\n".repeat(n)),
    ("headings with ids of maps", |n| each(n, |i| format!("# Journey M{i}\n\n```journey\n# M{i}\n## S\n- a\n```\n\n"))),
    ("headings that are alike", |n| format!("{}{}", "# Journey M\n\n".repeat(n), map("- a"))),
    ("comments", |n| map(&"- a <!-- b -->\n<!-- c -->\n".repeat(n))),
    ("links that are defined below", |n| {
        map(&format!("{}\n{}", each(n, |i| format!("- [a][{i}]\n")), each(n, |i| format!("[{i}]: b\n"))))
    }),
    ("front matter", |n| format!("```journey\n---\n{}---\n\n## S\n- a\n```\n", each(n, |i| format!("f{i}: v\n")))),
    ("definitions", |n| map(&each(n, |i| format!("T{i}\n: d\n\n")))),
    ("folded stages", |n| map(&each(n, |i| format!("<details><summary>S{i}</summary>\n\n- a\n\n</details>\n\n")))),
    ("rows of a table of HTML", |n| {
        map(&format!(
            "<table><tr><th>Stage</th><th>Actions</th></tr>{}</table>",
            each(n, |i| format!("<tr><td>s{i}</td><td>a</td></tr>\n"))
        ))
    }),
    ("tasks and actors of Mermaid's", |n| {
        format!("```mermaid\njourney\n{}```\n", each(n, |i| format!("  Task {i}: 3: A{i}, B\n")))
    }),
    ("maps that are compared with one", |n| {
        let stages = each(n, |i| format!("## S{i}\nPain points:\n- p\n\nEmotion: sad -1\n\n"));
        let others = each(n, |i| format!("```journey\n# B{i}\nCompares: a\n## S0\n- a\n```\n\n"));
        format!("```journey\n# A {{#a}}\n{stages}```\n\n{others}")
    }),
    ("indexes", |n| map(&format!("Pain points:\n{}", "- p\n".repeat(n))) + &"```journey-index\n```\n\n".repeat(n)),
    ("lists of an index", |n| {
        let pains = map(&format!("Pain points:\n{}", "- p\n".repeat(n)));
        format!("{pains}```journey-index\nShow: {}\n```\n", each(n, |_| "pain points, ".to_owned()))
    }),
    ("groups of personas", |n| {
        let (personas, pains) = (each(n, |i| format!("P{i}, ")), "- p\n".repeat(n));
        let map = format!("```journey\n# M\nPersonas: {personas}\n\n## S\nPain points:\n{pains}```\n");
        map + "```journey-index\nShow: pain points\nGroup by: persona\n```\n"
    }),
    ("names that an index asks for", |n| {
        let pains = map(&format!("Pain points:\n{}", each(n, |i| format!("- p {{owner=o{i}}}\n"))));
        let asked = |name: char| format!("Owner: {}\n", each(n, |i| format!("{name}{i}, ")));
        [pains.as_str(), "```journey-index\nShow: pain points\n", &asked('o'), &asked('x'), "```\n"].concat()
    }),
    ("personas that are called alike", |n| {
        let personas = each(n, |i| format!("```persona\n# Nadia, the {i}\n```\n\n"));
        personas + &"```journey\n# M\nPersona: Nadia\n## S\n- a\n```\n\n".repeat(n)
    }),
    ("labels on one line", |n| map(&"**a**: b | ".repeat(n))),
    ("feelings under two labels", |n| {
        map(&format!("Emotion:\n{}\nEmotion:\n{}", "- sad\n".repeat(n), "- glad\n".repeat(n)))
    }),
    ("comments that allow something", |n| {
        map(&each(n, |i| format!("## S{i}\n\n<!-- journey: allow(empty-stage) -->\n<!-- a -->\n\n- a\n\n")))
    }),
    ("tags in a diagram of Mermaid's", |n| format!("```mermaid\njourney\n  {}: 3: A\n```\n", "<".repeat(n))),
    ("empty fences", |n| "```journey\n```\n\n".repeat(n)),
    ("fences that never close", |n| "```journey\n# M\n> ```journey\n".repeat(n)),
];

/// Long: a name of so many letters, and as many places in which it is shown. Beyond what a name may have, from
/// [`LEAST_OF_LONG`] on.
pub(crate) const LONG: &[Bomb] = &[
    ("the id of a map", |n| named(&format!("T {{#{}}}", "t".repeat(n)), "S", n)),
    ("the title of a map", |n| named(&"t".repeat(n), "S", n)),
    ("the name of a stage", |n| named("T", &"t".repeat(n), n)),
    ("the title of a diagram of Mermaid's", |n| {
        let name = "t".repeat(n);
        format!("```mermaid\njourney\ntitle {name}\nsection {name}\n{}```\n", "  T: 3: A\n".repeat(n))
    }),
    ("the title of a section", |n| format!("# {}\n\n{}", "t".repeat(n), "```journey\n## S\n- a\n```\n\n".repeat(n))),
    ("the name of a persona", |n| {
        let persona = format!("```persona\n# {} {{#p}}\n```\n\n", "t".repeat(n));
        persona + &"```journey\n# M\nPersona: p\n## S\n- a\n```\n\n".repeat(n)
    }),
    ("the name of a persona without a card", |n| {
        format!("```journey\n# M\nPersona: {}\n\n## S\nPain points:\n{}```\n", "t".repeat(n), "- p\n".repeat(n))
    }),
    ("the words of a source", |n| {
        let source = format!("```evidence\n- {} {{#p}}\n```\n\n", "t".repeat(n));
        source + &map(&format!("Pain points:\n{}", "- a {evidence=p}\n".repeat(n)))
    }),
    ("the words of a pain", |n| {
        let pain = map(&format!("Pain points:\n- {} {{#p}}\n", "t".repeat(n)));
        let answers = format!("Opportunities:\n{}", "- a {for=m/p}\n".repeat(n));
        pain + &map(&answers).replace("# M", "# O")
    }),
    ("the id of an index", |n| {
        let pains = map(&format!("Pain points:\n{}", each(n, |i| format!("- p {{owner=o{i}}}\n"))));
        format!("{pains}```journey-index\n# I {{#{}}}\nGroup by: owner\n```\n", "t".repeat(n))
    }),
    ("a misspelt id", |n| {
        let id = "t".repeat(n);
        map(&format!("Pain points:\n- p {{#{id}}}\n\nOpportunities:\n- o {{for={id}b}}\n"))
    }),
];

/// From so many letters on, no name is longer.
pub(crate) const LEAST_OF_LONG: usize = 800;

/// Spreadsheets for `import`.
pub(crate) const SHEETS: &[Bomb] = &[
    ("notes of many stages", |n| format!("Stage,Type,Text\n{}", each(n, |i| format!("S{i},Actions,a\n")))),
    ("notes of many rows", |n| format!("Stage,Type,Text\n{}", each(n, |i| format!("S,Row {i},a\n")))),
    ("notes of many maps", |n| format!("Journey,Stage,Type,Text\n{}", each(n, |i| format!("J{i},S,Actions,a\n")))),
];

/// A map with this title, and many pains in a stage of this name, and the index.
fn named(title: &str, stage: &str, pains: usize) -> String {
    let pains = "- p\n".repeat(pains);
    format!("```journey\n# {title}\n## {stage}\nPain points:\n{pains}```\n\n```journey-index\n```\n")
}

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
