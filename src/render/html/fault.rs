//! The box that stands in the place of a map that has errors.

use std::cmp::Reverse;

use super::TemplateError;
use super::theme::{Theme, view};
use crate::diagnostics::{Diagnostic, pieces};
use crate::render::words::{Words, fill};
use crate::source::Lines;

view! {
    #[derive(Debug)]
    struct ErrorView<'a> {
        title: &'a str,
        messages: Vec<MessageView<'a>>,
        source: &'a str,
    }
}

view! {
    #[derive(Debug)]
    struct MessageView<'a> {
        level: &'a str,
        code: &'static str,
        line: String,
        message: Vec<SaidView<'a>>,
        help_label: String,
        help: Vec<SaidView<'a>>,
    }
}

view! {
    /// A piece of a message: the writer's own words, or ours.
    #[derive(Debug)]
    struct SaidView<'a> {
        quoted: bool,
        words: &'a str,
    }
}

/// The box, as one line: errors first.
pub(super) fn error_box(
    theme: &Theme,
    words: &Words,
    diagnostics: &[&Diagnostic],
    lines: &Lines<'_>,
    source: &str,
) -> Result<String, TemplateError> {
    let text = &words.text.fault;
    let mut diagnostics = diagnostics.to_vec();
    diagnostics.sort_by_key(|diagnostic| Reverse(diagnostic.level));
    let messages = diagnostics
        .iter()
        .map(|diagnostic| {
            let line = words.number(lines.position(diagnostic.place.span.start).line);
            MessageView {
                level: words.level(diagnostic.level),
                code: diagnostic.code.name(),
                line: words.label(&fill(&text.line, &[("number", &line)])),
                message: said(&diagnostic.message),
                help_label: words.label(&text.help),
                help: diagnostic.help.as_deref().map(said).unwrap_or_default(),
            }
        })
        .collect();
    theme.block("error", &ErrorView { title: &text.title, messages, source })
}

fn said(message: &str) -> Vec<SaidView<'_>> {
    pieces(message).map(|(quoted, words)| SaidView { quoted, words }).collect()
}
