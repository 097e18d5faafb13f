//! Maps without stages and rows: what is missing is said, as far as it can be told.

use crate::diagnostics::Code;
use crate::language::markdown::{self, NodeKind};
use crate::language::reader::Reader;
use crate::model::Journey;
use crate::source::Span;

impl Reader<'_> {
    /// Reports a map that has nothing to show as one.
    pub(crate) fn check_content(&mut self, journey: &Journey) {
        if !journey.is_bare() {
            return;
        }
        let opening = self.context.span.marks();
        if let Some((span, message)) = self.malformed_table() {
            self.report(
                Code::StrayContent,
                span,
                message,
                "shown as text",
                "write a second line with as many cells as the first: `| --- | --- |`",
            );
            return;
        }
        let written = !journey.header.description.is_empty() || !journey.before.is_empty() || !journey.after.is_empty();
        if written || !journey.header.fields.is_empty() {
            self.report(
                Code::StrayContent,
                opening,
                "this map has neither stages nor lanes",
                "shown as text",
                "write a heading for each stage (`## Awareness`) and lanes below it (`Actions:` and a list)",
            );
        } else {
            self.report(
                Code::EmptyMap,
                opening,
                "this map is empty",
                "nothing to show",
                "write a title (`# First invoice`), stages (`## Awareness`) and lanes (`Actions:` and a list), or delete the fence",
            );
        }
    }

    /// The first line of text that was to be a table (GFM 0.29, 4.10), and why it is none.
    fn malformed_table(&self) -> Option<(Span, String)> {
        let text = self.excerpt.text();
        let lines = markdown::read(self.excerpt, 0).nodes.into_iter().find_map(|node| {
            let is_text = matches!(node.kind, NodeKind::Paragraph(_));
            (is_text && text[node.range.clone()].starts_with('|')).then_some(node.range)
        })?;
        let mut rows = text[lines.clone()].lines();
        let (head, second) = (rows.next()?, rows.next()?);
        let count = |row: &str| row.trim().trim_matches('|').split('|').count();
        let is_delimiter = second.contains('-') && second.chars().all(|c| matches!(c, '|' | '-' | ':' | ' ' | '\t'));
        let message = if is_delimiter {
            format!("this table has {} columns, but {} cells in the line below", count(head), count(second))
        } else {
            "this table has no line of `| --- |` below its first one".to_owned()
        };
        Some((self.span(&(lines.start..lines.start + head.len())), message))
    }
}
