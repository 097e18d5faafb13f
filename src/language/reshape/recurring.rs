//! Rows of the writer's own that only show by coming back: a label that stands below two stages is a row, whatever it says.

use std::collections::{HashMap, HashSet};

use crate::language::label::Candidate;
use crate::language::markdown::inline::lines;
use crate::language::markdown::{Entry, Node, NodeKind};
use crate::language::names::folding::fold;
use crate::language::reader::Reader;

impl Reader<'_> {
    /// The labels (`Desired feeling: calm`, `**Data**`) that the language does not know, and that lines below at least two
    /// headings begin with.
    pub(in crate::language) fn recurring_labels(&self, nodes: &[Node]) -> HashSet<String> {
        let mut recurring = HashSet::new();
        if self.vocabulary.takes_any_label() {
            return recurring;
        }
        let mut first_under: HashMap<String, usize> = HashMap::new();
        let mut under = 0;
        for node in nodes {
            match &node.kind {
                NodeKind::Heading(..) => under += 1,
                NodeKind::Paragraph(pieces) if under > 0 => {
                    for label in lines(pieces).filter_map(|line| Candidate::coming_back(line.pieces)) {
                        if !self.vocabulary.knows(&label.label) {
                            let name = fold(&label.label);
                            if first_under.get(&name).is_some_and(|first| *first != under) {
                                recurring.insert(name);
                            } else {
                                first_under.insert(name, under);
                            }
                        }
                    }
                }
                _ => {}
            }
        }
        recurring
    }

    /// Notes the names that most entries of a list share as names of the lists below them: then those are rows, and the entries
    /// stages. Says whether it is so.
    pub(in crate::language) fn note_recurring_lists(&mut self, entries: &[Entry]) -> bool {
        let names: Vec<Vec<String>> = entries.iter().map(names_of_lists).collect();
        let recurs = |name: &&String| names.iter().filter(|names| names.contains(*name)).count() >= 2;
        let bearing = names.iter().filter(|names| names.iter().any(|name| recurs(&name))).count();
        let are_stages = bearing >= 2 && bearing * 2 > entries.len();
        if are_stages {
            let rows: Vec<String> = names.iter().flatten().filter(recurs).cloned().collect();
            self.own_rows.extend(rows);
        }
        are_stages
    }

    /// Whether a label is a row: the language knows it as one, or it comes back.
    pub(in crate::language) fn is_row(&self, label: &str) -> bool {
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
