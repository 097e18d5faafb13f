//! Themes: what belongs together across maps.

use std::collections::HashMap;

use super::row::Row;
use super::selection::Selection;
use crate::atlas::Entry;
use crate::model::{FindingKind, Severity, folded};

/// A theme.
#[derive(Debug, Clone)]
pub struct Theme<'a> {
    /// Its name, as it is first written.
    pub name: String,
    /// Its findings, in the order of the book.
    pub findings: Vec<Entry<'a>>,
    /// How bad its worst open pain point is.
    pub severity: Option<Severity>,
}

impl Theme<'_> {
    /// How many of its findings are of a kind.
    #[must_use]
    pub fn count(&self, kind: FindingKind) -> usize {
        self.findings.iter().filter(|entry| entry.finding.kind == kind).count()
    }
}

/// The themes of what passes.
pub(super) fn themes<'a>(selection: Selection<'a, '_>) -> Vec<Row<'a>> {
    let mut known: HashMap<String, usize> = HashMap::new();
    let mut themes: Vec<Theme<'a>> = Vec::new();
    for entry in selection.atlas.findings().filter(|entry| selection.passes(entry)) {
        let Some(name) = &entry.finding.theme else { continue };
        let at = *known.entry(folded(name)).or_insert_with(|| {
            themes.push(Theme { name: name.clone(), findings: Vec::new(), severity: None });
            themes.len() - 1
        });
        themes[at].findings.push(entry);
        if !entry.finding.is_settled() {
            themes[at].severity = themes[at].severity.max(entry.finding.severity);
        }
    }
    themes.into_iter().map(Row::Theme).collect()
}
