//! The box that stands in the place of a map that has errors.

use serde::Serialize;

use super::TemplateError;
use super::theme::Theme;
use crate::book::Chapter;
use crate::diagnostics::Diagnostic;
use crate::render::words::ENGLISH;
use crate::source::position;

#[derive(Debug, Serialize)]
struct ErrorView<'a> {
    title: &'static str,
    messages: Vec<MessageView<'a>>,
    source: &'a str,
}

#[derive(Debug, Serialize)]
struct MessageView<'a> {
    level: &'static str,
    code: &'static str,
    line: String,
    message: &'a str,
    help_label: &'static str,
    help: Option<&'a str>,
}

/// The box, as one line.
pub(super) fn error_box(
    theme: &Theme,
    diagnostics: &[&Diagnostic],
    chapter: &Chapter,
    source: &str,
) -> Result<String, TemplateError> {
    let words = ENGLISH;
    let messages = diagnostics
        .iter()
        .map(|diagnostic| MessageView {
            level: diagnostic.level().word(),
            code: diagnostic.code.name(),
            line: format!("{} {}", words.line, position(&chapter.text, diagnostic.place.span.start).line),
            message: &diagnostic.message,
            help_label: words.help,
            help: diagnostic.help.as_deref(),
        })
        .collect();
    theme.block("error", &ErrorView { title: words.failed, messages, source })
}
