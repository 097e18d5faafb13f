//! Several journeys in one fence: the first is the map, and the others are sections after it, which are reported.

use crate::language::groups::name_of;
use crate::language::markdown::{Node, NodeKind};
use crate::language::marks::Mark;
use crate::language::names::vocabulary::Vocabulary;
use crate::language::reader::Reader;

impl Reader<'_> {
    /// Takes off what follows the first journey, where all headings of the highest level say that they are one: `User journey`,
    /// `Buyer journey`.
    pub(in crate::language) fn take_other_journeys(&self, nodes: &mut Vec<Node>) -> Vec<Node> {
        let level = |node: &Node| match &node.kind {
            NodeKind::Heading(level, _) => Some(*level),
            _ => None,
        };
        let Some(highest) = nodes.iter().filter_map(level).min() else { return Vec::new() };
        let mut second = None;
        let mut count = 0;
        for (at, node) in nodes.iter().enumerate() {
            let NodeKind::Heading(level, pieces) = &node.kind else { continue };
            if *level != highest {
                continue;
            }
            if !Vocabulary::names_journey(&name_of(pieces)) || Mark::of(pieces, self.excerpt).is_some() {
                return Vec::new();
            }
            count += 1;
            if count == 2 {
                second = Some(at);
            }
        }
        second.map(|at| nodes.split_off(at)).unwrap_or_default()
    }
}
