//! Several journeys in one fence: the first is the map, and the others are sections after it, which are reported.

use crate::language::groups::name_of;
use crate::language::markdown::{Node, NodeKind};
use crate::language::marks::Mark;
use crate::language::names::vocabulary::Vocabulary;
use crate::language::reader::Reader;

impl Reader<'_> {
    /// Sets aside what follows the first journey, where all headings of the highest level say that they are one: `User journey`,
    /// `Buyer journey`.
    pub(super) fn without_other_journeys(&mut self, mut nodes: Vec<Node>) -> Vec<Node> {
        if let Some(at) = self.second_journey(&nodes) {
            self.others = nodes.split_off(at);
        }
        nodes
    }

    fn second_journey(&self, nodes: &[Node]) -> Option<usize> {
        let level = |node: &Node| match &node.kind {
            NodeKind::Heading(level, _) => Some(*level),
            _ => None,
        };
        let highest = nodes.iter().filter_map(level).min()?;
        let mut second = None;
        let mut count = 0;
        for (at, node) in nodes.iter().enumerate() {
            let NodeKind::Heading(level, pieces) = &node.kind else { continue };
            if *level != highest {
                continue;
            }
            if !Vocabulary::names_journey(&name_of(pieces)) || Mark::of(pieces, self.excerpt).is_some() {
                return None;
            }
            count += 1;
            if count == 2 {
                second = Some(at);
            }
        }
        second
    }
}
