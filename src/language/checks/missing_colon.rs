//! Lines that begin with the name of a row and go on without a colon: `Emotion happy`, or a bare `Pain points` above text.
//!
//! Such a line is text, and the row would be gone without a word. Sentences begin with names of rows as well, so only what is short
//! and does not end as a sentence does is reported.

use crate::diagnostics::{Code, quoted};
use crate::language::markdown::inline::{range_of, words};
use crate::language::markdown::{Piece, PieceKind};
use crate::language::reader::Reader;

/// How many words a name of a row may have.
const WORDS_OF_A_NAME: usize = 4;
/// How many words may follow it before the line is a sentence.
const WORDS_BEHIND_IT: usize = 6;

impl Reader<'_> {
    /// Reports a line of text that was most likely to be a row.
    pub(crate) fn report_missing_colon(&mut self, line: &[Piece]) {
        let starts_plain = matches!(line.first(), Some(Piece { kind: PieceKind::Text(_) | PieceKind::Strong(_), .. }));
        let written = words(line);
        let line_words: Vec<&str> = written.split_whitespace().collect();
        let is_sentence = line_words.len() > WORDS_OF_A_NAME + WORDS_BEHIND_IT
            || written.trim_end().ends_with(['.', '!', '?', '…', ':', '：', '。', '！', '？']);
        if !starts_plain || is_sentence || !written.starts_with(|c: char| c.is_alphabetic() && !c.is_lowercase()) {
            return;
        }
        let named = (1..=line_words.len().min(WORDS_OF_A_NAME)).rev().find(|count| {
            line_words.len() - count <= WORDS_BEHIND_IT
                && line_words[count - 1].ends_with(char::is_alphanumeric)
                // One line with a dash is a sentence more often than not.
                && !line_words.get(*count).is_some_and(|next| next.starts_with(['-', '–', '—', '→']))
                && self.vocabulary.names_here(&line_words[..*count].join(" "))
        });
        let Some(count) = named else { return };
        let (name, rest) = (line_words[..count].join(" "), line_words[count..].join(" "));
        let help = if rest.is_empty() {
            format!("write `{}:`, and below it a list: a line for each item, with `- ` before it", quoted(&name))
        } else {
            format!("did you mean `{}: {}`?", quoted(&name), quoted(&rest))
        };
        let (what, span) = (self.vocabulary.unknown_is(), self.span(&range_of(line)));
        let message = format!("`{}` names a {what}, and no colon follows", quoted(&name));
        self.report(Code::MissingColon, span, message, "read as text", help);
    }
}
