//! `--fix`: the edits that mend a fault beyond doubt, made in the files.

use std::collections::{BTreeMap, HashSet};
use std::path::PathBuf;

use super::Checked;
use crate::book::splice;
use crate::cli::trees::Trees;
use crate::diagnostics::{Diagnostic, Edit, Fix};
use crate::disk::Manuscript;
use crate::source::Lines;

/// What was done.
#[derive(Debug, Default)]
pub(super) struct Mended {
    /// A line for each change, and for each file that could not be changed.
    pub(super) said: Vec<String>,
    /// Whether any file is not as it was.
    pub(super) changed: bool,
}

/// Makes all the changes there are, each file as a whole or not at all, but for files that were `refused` before. Those that
/// cannot be written now join them.
pub(super) fn mend(checked: &Checked, trees: &Trees, refused: &mut HashSet<PathBuf>) -> Mended {
    let mut mended = Mended::default();
    for (manuscript, diagnostics) in checked.found.manuscripts.iter().zip(&checked.diagnostics) {
        for (chapter, changes) in changes(manuscript, diagnostics) {
            let file = &manuscript.files[chapter];
            if refused.contains(&file.path) {
                continue;
            }
            match write(manuscript, chapter, &changes, trees) {
                Ok(()) => {
                    mended.changed = true;
                    let lines = Lines::of(&manuscript.book.chapters[chapter].text);
                    mended.said.extend(changes.iter().map(|change| line(&file.name, &lines, change)));
                }
                Err(fault) => {
                    mended.said.push(format!("error: `{}` was not mended: {fault}\n", file.name));
                    refused.insert(file.path.clone());
                }
            }
        }
    }
    mended
}

/// A fix of one chapter, and what it mends.
struct Change<'a> {
    code: &'static str,
    fix: &'a Fix,
}

/// The fixes of each chapter that was asked for, without those that overlap another.
fn changes<'a>(manuscript: &Manuscript, diagnostics: &'a [Diagnostic]) -> BTreeMap<usize, Vec<Change<'a>>> {
    let mut changes: BTreeMap<usize, Vec<Change<'a>>> = BTreeMap::new();
    for diagnostic in diagnostics {
        let Some(fix) = &diagnostic.fix else { continue };
        let chapter = diagnostic.place.chapter;
        let is_here = |edit: &Edit| edit.place.chapter == chapter;
        if !manuscript.files[chapter].is_asked || !fix.edits.iter().all(is_here) {
            continue;
        }
        let others = changes.entry(chapter).or_default();
        if !others.iter().any(|other| overlap(other.fix, fix)) {
            others.push(Change { code: diagnostic.code.name(), fix });
        }
    }
    changes.retain(|_, changes| !changes.is_empty());
    changes
}

fn overlap(one: &Fix, other: &Fix) -> bool {
    let meet = |a: &Edit, b: &Edit| a.place.span.start < b.place.span.end && b.place.span.start < a.place.span.end;
    one.edits.iter().any(|a| other.edits.iter().any(|b| meet(a, b) || a.place.span == b.place.span))
}

fn write(manuscript: &Manuscript, chapter: usize, changes: &[Change<'_>], trees: &Trees) -> Result<(), String> {
    let file = &manuscript.files[chapter];
    let text = &manuscript.book.chapters[chapter].text;
    let mut edits: Vec<&Edit> = changes.iter().flat_map(|change| &change.fix.edits).collect();
    edits.sort_by_key(|edit| edit.place);
    let new = splice(text, edits.into_iter().map(|edit| (edit.place.span, edit.text.as_str())));
    trees.rewrite(file, text, &new)
}

/// `src/a.md:4:1: mended misspelt-lane: write …`
fn line(file: &str, lines: &Lines<'_>, change: &Change<'_>) -> String {
    let at = lines.position(change.fix.edits.first().map_or(0, |edit| edit.place.span.start));
    let (code, what) = (change.code, &change.fix.what);
    format!("{file}:{}:{}: mended {code}: {what}\n", at.line, at.column)
}
