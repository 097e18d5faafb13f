//! Lines that begin with nothing that the language knows. A label that stands below two stages is a row of the writer's own,
//! whatever it says: it only shows by coming back.

use std::collections::{HashMap, HashSet};

use crate::language::label::Candidate;
use crate::language::markdown::inline::{begins_in_bold, lines};
use crate::language::markdown::{Entry, Node, NodeKind};
use crate::language::names::folding::fold;
use crate::language::reader::Reader;

/// What the lines of paragraphs begin with, as far as the language does not know it. In most maps it knows all of it.
#[derive(Debug, Default)]
pub(crate) struct UnknownLines {
    /// The labels (`Desired feeling: calm`, `**Data**`) that lines below at least two headings begin with, folded.
    pub(crate) recurring: HashSet<String>,
    /// How many paragraphs are one such line.
    pub(crate) alone: usize,
}

impl Reader<'_> {
    /// Looks at all lines of paragraphs.
    pub(crate) fn unknown_lines(&self, nodes: &[Node]) -> UnknownLines {
        let mut unknown = UnknownLines::default();
        let mut first_under: HashMap<String, usize> = HashMap::new();
        let mut under = 0;
        for node in nodes {
            let NodeKind::Paragraph(pieces) = &node.kind else {
                under += usize::from(matches!(node.kind, NodeKind::Heading(..)));
                continue;
            };
            let mut count = 0;
            let mut are_known = true;
            let are_bold = lines(pieces).nth(1).is_some() && lines(pieces).all(|line| begins_in_bold(line.pieces));
            for line in lines(pieces) {
                let label = Candidate::read(line.pieces);
                let is_known = label.as_ref().is_some_and(|label| self.vocabulary.knows(&label.label));
                (count, are_known) = (count + 1, are_known && is_known);
                let label = label.filter(|label| under > 0 && !(is_known && label.has_colon()));
                let label = label.and_then(|label| label.coming_back(line.pieces, are_bold));
                let Some(label) = label.filter(|label| !self.vocabulary.knows(&label.label)) else { continue };
                let name = fold(&label.label);
                if first_under.get(&name).is_some_and(|first| *first != under) {
                    unknown.recurring.insert(name);
                } else {
                    first_under.insert(name, under);
                }
            }
            unknown.alone += usize::from(count == 1 && !are_known);
        }
        unknown
    }

    /// Notes the names that most entries of a list share as names of the lists below them: then those are rows, and the entries
    /// stages. Says whether it is so.
    pub(crate) fn note_recurring_lists(&mut self, entries: &[Entry]) -> bool {
        let names: Vec<Vec<String>> = entries.iter().map(names_of_lists).collect();
        let mut counts: HashMap<&String, usize> = HashMap::new();
        for name in names.iter().flat_map(|names| names.iter().collect::<HashSet<_>>()) {
            *counts.entry(name).or_default() += 1;
        }
        let recurs = |name: &&String| counts[*name] >= 2;
        let bearing = names.iter().filter(|names| names.iter().any(|name| recurs(&name))).count();
        let are_stages = bearing >= 2 && bearing * 2 > entries.len();
        if are_stages {
            let rows: Vec<String> = names.iter().flatten().filter(recurs).cloned().collect();
            self.own_rows.extend(rows);
        }
        are_stages
    }

    /// Whether a label is a row: the language knows it as one, or it comes back.
    pub(crate) fn is_row(&self, label: &str) -> bool {
        self.vocabulary.lane(label).is_some() || (!self.own_rows.is_empty() && self.own_rows.contains(&fold(label)))
    }
}

/// What stands above the lists that are nested two levels below an entry.
fn names_of_lists(entry: &Entry) -> Vec<String> {
    let entries = entry.nodes.iter().skip(1).flat_map(|node| match &node.kind {
        NodeKind::List { entries, .. } => entries.as_slice(),
        _ => &[],
    });
    let name = |entry: &Entry| match entry.nodes.as_slice() {
        [Node { kind: NodeKind::Paragraph(pieces), .. }, Node { kind: NodeKind::List { .. }, .. }] => {
            Candidate::read(pieces).filter(Candidate::is_alone).map(|label| fold(&label.label))
        }
        _ => None,
    };
    entries.filter_map(name).collect()
}
