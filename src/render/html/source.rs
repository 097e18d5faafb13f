//! A map's source, to be folded out under the map, in the colours that mdBook's theme has for code.
//!
//! The syntax definition of `language` says what is what, [`CLASSES`] which colour that gets. It is read when the first
//! map asks for it, and never for a book that shows no source.

use super::theme::view;
use std::sync::LazyLock;

use syntect::parsing::{ParseState, Scope, ScopeStack, SyntaxDefinition, SyntaxSet, SyntaxSetBuilder};

use crate::language::SYNTAX;

view! {
    /// The source.
    #[derive(Debug)]
    pub(super) struct SourceView<'a> {
        label: &'a str,
        pieces: Vec<Piece<'a>>,
    }
}

view! {
    /// A stretch of it in one colour.
    #[derive(Debug, PartialEq, Eq)]
    struct Piece<'a> {
        class: Option<&'static str>,
        text: &'a str,
    }
}

/// What is coloured, and with which of mdBook's colours for code. Not all of those can be read on each of its themes: these
/// can, but for that of comments, which our style sheet mends.
const CLASSES: &[(&str, &str)] = &[
    ("comment", "hljs-comment"),
    ("meta.attributes", "hljs-string"),
    ("markup.heading", "hljs-section"),
    ("keyword", "hljs-keyword"),
    ("constant.numeric", "hljs-number"),
];

static SYNTAXES: LazyLock<SyntaxSet> = LazyLock::new(|| {
    let mut builder = SyntaxSetBuilder::new();
    #[allow(clippy::expect_used, reason = "the file is part of the program; a test reads it")]
    builder.add(SyntaxDefinition::load_from_str(SYNTAX, true, None).expect("journey.sublime-syntax is valid"));
    builder.build()
});

static COLOURED: LazyLock<Vec<(Scope, &str)>> =
    LazyLock::new(|| CLASSES.iter().filter_map(|(scope, class)| Some((Scope::new(scope).ok()?, *class))).collect());

/// A map's source, under a label.
pub(super) fn source<'a>(text: &'a str, label: &'a str) -> SourceView<'a> {
    SourceView { label, pieces: pieces(text.trim_end()) }
}

/// The text in as few pieces as its colours allow. What cannot be read goes without.
fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let (mut from, mut last) = (0, None);
    for (at, class) in changes(text).into_iter().chain([(text.len(), None)]) {
        if from < at && (last != class || at == text.len()) {
            pieces.push(Piece { class: last, text: &text[from..at] });
            from = at;
        }
        if from == at {
            last = class;
        }
    }
    pieces
}

/// From where on the text has which colour.
fn changes(text: &str) -> Vec<(usize, Option<&'static str>)> {
    let mut changes = Vec::new();
    let Some(syntax) = SYNTAXES.syntaxes().first() else { return changes };
    let (mut state, mut scopes) = (ParseState::new(syntax), ScopeStack::new());
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let Ok(found) = state.parse_line(line, &SYNTAXES) else { break };
        for (at, change) in found {
            if scopes.apply(&change).is_err() {
                return changes;
            }
            changes.push((start + at, class(&scopes)));
        }
        start += line.len();
    }
    changes
}

fn class(scopes: &ScopeStack) -> Option<&'static str> {
    let is_in = |coloured: &Scope| scopes.scopes.iter().any(|scope| coloured.is_prefix_of(*scope));
    COLOURED.iter().find(|(coloured, _)| is_in(coloured)).map(|(_, class)| *class)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The pieces with a colour, each with its class in front.
    fn coloured(text: &str) -> Vec<String> {
        let pieces = pieces(text);
        assert_eq!(pieces.iter().map(|piece| piece.text).collect::<String>(), text, "nothing is lost");
        let of = |piece: &Piece<'_>| Some(format!("{} {}", piece.class?.trim_start_matches("hljs-"), piece.text));
        pieces.iter().filter_map(of).collect()
    }

    #[test]
    fn what_is_what() {
        for (text, pieces) in [
            ("# Title {#id}\n", &["section # Title ", "string {#id}"][..]),
            ("### Step\nx", &["section ### Step"]),
            ("Pain points:\n- A: b\n", &["keyword Pain points:"]),
            ("Emotion (1-5): sad -2 → glad +1.5", &["keyword Emotion (1-5):", "number -2", "keyword →", "number +1.5"]),
            ("**Goals**: x, __Own:__ y", &["keyword **Goals**:"]),
            ("- **Goals:** x", &["keyword **Goals:**"]),
            ("气分：良い −0.5", &["keyword 气分：", "number −0.5"]),
            ("A sentence, and: more. 2-3 or x-1", &[]),
            ("http://example.com", &[]),
            ("- x {a=b c=\"d e\" .f} {no} \\{#x} {{y}}", &["string {a=b c=\"d e\" .f}"]),
            ("a <!-- b\nc: --> d", &["comment <!-- b\nc: -->"]),
            ("| A | -1 |\n|---|---|\n| b | {#c} |", &["number -1", "string {#c}"]),
            ("`Label: -1` #x", &[]),
            ("", &[]),
        ] {
            assert_eq!(coloured(text), pieces, "{text}");
        }
    }
}
