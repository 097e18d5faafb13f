//! What must hold for every input, tried on the cases of the other tests, on pieces of them put together by chance, and on
//! what the fuzzers have found.
//!
//! The chance is a fixed one: the same inputs on every machine. To try more of them, set `FUZZ_ROUNDS`; to look for new ones,
//! see `tests/fuzz/Cargo.toml`.

use std::fs;
use std::path::{Path, PathBuf};

#[path = "../fuzz/invariants/mod.rs"]
pub(crate) mod invariants;

/// One invariant, with its name.
type Invariant = (&'static str, fn(&str));

const ALL: &[Invariant] = &[
    ("language", invariants::language),
    ("chapter", invariants::chapter),
    ("book", invariants::book),
    ("protocol", invariants::protocol),
    ("canonical", invariants::canonical),
    ("diff", invariants::diff),
    ("import", invariants::import),
];

#[test]
fn what_was_found_holds_now() {
    let mut count = 0;
    for (name, holds) in ALL {
        for folder in ["found", "seeds"] {
            for path in files(&root().join("tests/fuzz").join(folder).join(name)) {
                println!("{}", path.display());
                holds(&String::from_utf8_lossy(&fs::read(path).unwrap()));
                count += 1;
            }
        }
    }
    assert!(count > 9, "what was found is gone");
}

#[test]
fn invariants_hold_for_texts_put_together_by_chance() {
    let rounds = std::env::var("FUZZ_ROUNDS").ok().and_then(|rounds| rounds.parse().ok()).unwrap_or(150);
    let mut pieces = Vec::new();
    for folder in ["tests/language", "tests/mermaid", "tests/books", "tests/views"] {
        for path in files(&root().join(folder)) {
            pieces.extend(fs::read_to_string(path).unwrap().split_inclusive('\n').map(str::to_owned));
        }
    }
    assert!(pieces.len() > 500, "the cases are gone");
    let odd = [
        "```journey\n",
        "```\n",
        "> ",
        "- ",
        "    ",
        "|",
        "\u{200d}",
        "{#",
        "}",
        "<!--",
        "-->",
        "<b onclick=x>",
        "\t",
        "\r\n",
        "\0",
        "\x0b",
        "\x0c",
        "\u{85}",
        "\u{2028}",
        "'",
        "!",
    ];
    pieces.extend(odd.into_iter().map(str::to_owned));
    let mut chance = Chance(1);
    for round in 0..rounds {
        let mut text = String::new();
        if round % 2 == 0 {
            text.push_str("# Chapter\n\n````journey\n");
        }
        for _ in 0..chance.below(24) {
            let piece = &pieces[chance.below(pieces.len())];
            let end = if chance.below(8) == 0 { chance.below(piece.len() + 1) } else { piece.len() };
            text.push_str(&piece[..boundary(piece, end)]);
        }
        if round % 2 == 0 {
            text.push_str("\n````\n\nAfter.\n");
        }
        for (name, holds) in ALL {
            let text = dressed(name, &text, &mut chance);
            let held = std::panic::catch_unwind(|| holds(&text));
            assert!(held.is_ok(), "{name} does not hold for\n{text}\n({text:?})");
        }
    }
}

/// The text in the form in which an invariant takes its own: a book's chapters, or what mdBook sends.
fn dressed(name: &str, text: &str, chance: &mut Chance) -> String {
    match name {
        "book" => {
            let mut book = "{}\n%%% a.md\n".to_owned();
            for line in text.split_inclusive('\n') {
                if chance.below(12) == 0 {
                    book.push_str(["%%%> b/c.md\n", "%%% d.md\n", "%%%\n", "%%%# Part\n", "%%%-\n"][chance.below(5)]);
                }
                book.push_str(line);
            }
            book
        }
        "protocol" => {
            let seeds = files(&root().join("tests/fuzz/seeds/protocol"));
            let seed = fs::read_to_string(&seeds[chance.below(seeds.len())]).unwrap();
            let message = seed.replacen("No price", serde_json::to_string(text).unwrap()[1..].trim_end_matches('"'), 1);
            // Most texts are what mdBook sends; some are cut, or have a piece twice.
            let at = |chance: &mut Chance| boundary(&message, chance.below(message.len()));
            let (one, other) = (at(chance), at(chance));
            match chance.below(4) {
                0 => [&message[..one], &message[other..]].concat(),
                _ => message,
            }
        }
        _ => text.to_owned(),
    }
}

#[test]
fn html_that_is_none_is_seen() {
    let broken = [
        "<p>a",
        "<section><p>a</section>",
        "<ul><li>a<li>b</ul>",
        "<table><tbody><tr><td>a</table>",
        "<p>a</p></div>",
        "<b><i>a</b></i>",
        "<p id=a id=b>a</p>",
        "<p id=\"other\">a</p>",
        "<p class=\"theirs\">a</p>",
        "<p onclick=\"a()\">a</p>",
        "<p style=\"color:red\">a</p>",
        "<a href=\"java\tscript:a()\">a</a>",
        "<img src=\"data:image/svg+xml,a\">",
        "<script>a()</script>",
        "<h2>&lt;b&gt;a</h2>",
        "<p>a\nb</p>",
    ];
    for line in broken {
        let line = format!("{} {line}", invariants::html::MARK);
        assert!(std::panic::catch_unwind(|| invariants::html::check(&line)).is_err(), "passes: {line}");
    }
    for line in ["<p id=\"journey-a\">a<br>b</p>", "<svg><path d=\"M0 0\" /></svg>", "<ul><li>a</li></ul>"] {
        invariants::html::check(&format!("{} {line}", invariants::html::MARK));
    }
}

/// The last place between two characters up to `end`.
fn boundary(text: &str, end: usize) -> usize {
    (0..=end).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}

/// Numbers that look like chance (Knuth, The Art of Computer Programming 2, 3.3.4).
struct Chance(u64);

impl Chance {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap_or(0) % limit.max(1)
    }
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = fs::read_dir(folder)
        .map_or_else(|_| Vec::new(), |entries| entries.map(|entry| entry.unwrap().path()).collect());
    files.retain(|path| path.is_file());
    files.sort();
    files
}
