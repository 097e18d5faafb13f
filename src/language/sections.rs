//! Headings and what stands under them, as a tree.

use std::ops::Range;

use super::groups::name_of;
use super::markdown::{Node, NodeKind, Piece};
use super::marks::Mark;
use super::names::known_names::StageWord;
use super::names::vocabulary::Vocabulary;
use super::reader::Reader;

/// A heading and what stands under it.
#[derive(Debug, Clone, Default)]
pub(super) struct Section {
    pub(super) level: u8,
    pub(super) heading: Vec<Piece>,
    /// The heading's words, without attributes and colon.
    pub(super) name: String,
    /// What the name calls itself: `Stage 2: Set-up`.
    pub(super) calls_itself: Option<StageWord>,
    /// What the heading says it is.
    pub(super) mark: Option<Mark>,
    pub(super) range: Range<usize>,
    pub(super) own: Vec<Node>,
    /// Whether rows that the language knows stand among its own blocks.
    pub(super) has_rows: bool,
    pub(super) children: Vec<Section>,
}

impl Reader<'_> {
    /// The sections of a fence. The first one has no heading: what stands before all headings, and the rest below it.
    pub(super) fn sections(&self, nodes: Vec<Node>) -> Section {
        let mut stack = vec![Section::default()];
        for node in nodes {
            if let NodeKind::Heading(level, pieces) = node.kind {
                while stack.len() > 1 && stack.last().is_some_and(|section| section.level >= level) {
                    self.fold_last(&mut stack);
                }
                let mark = Mark::of(&pieces, self.excerpt);
                let name = name_of(&pieces);
                let calls_itself = Vocabulary::calls_itself(&name);
                let (heading, range) = (pieces, node.range);
                stack.push(Section { level, heading, name, calls_itself, mark, range, ..Section::default() });
            } else if let Some(section) = stack.last_mut() {
                section.own.push(node);
            }
        }
        while stack.len() > 1 {
            self.fold_last(&mut stack);
        }
        stack.pop().unwrap_or_default()
    }

    fn fold_last(&self, stack: &mut Vec<Section>) {
        if let (Some(mut section), Some(parent)) = (stack.pop(), stack.last_mut()) {
            section.has_rows = self.has_known_lanes(&section.own);
            parent.children.push(section);
        }
    }
}

impl Section {
    /// The section as blocks, heading and all, for a note.
    pub(super) fn into_nodes(self) -> Vec<Node> {
        let mut nodes = vec![Node { kind: NodeKind::Heading(self.level, self.heading), range: self.range }];
        nodes.extend(self.own);
        nodes.extend(self.children.into_iter().flat_map(Section::into_nodes));
        nodes
    }

    pub(super) fn is_empty(&self) -> bool {
        self.own.is_empty() && self.children.is_empty()
    }

    /// Every section below it, in order.
    pub(super) fn below(&self) -> Vec<&Section> {
        self.children.iter().flat_map(|child| std::iter::once(child).chain(child.below())).collect()
    }
}
