//! Lines that are stages: in bold, or because of what they say or what stands below them.

use std::collections::HashSet;

use super::lists::name_and_rest;
use super::{WORDS_OF_A_BARE_STAGE, last_level, push_heading, push_paragraph};
use crate::language::cells::Cells;
use crate::language::label::Candidate;
use crate::language::markdown::inline::{begins_in_bold, is_blank, is_break, lines, range_of, trimmed, words};
use crate::language::markdown::raw_html;
use crate::language::markdown::{Node, NodeKind, Piece, PieceKind};
use crate::language::names::known_names::StageWord;
use crate::language::names::vocabulary::Vocabulary;
use crate::language::reader::Reader;

/// A stage that a paragraph begins with: its name, and what follows.
pub(super) struct StageLine {
    name: Vec<Piece>,
    rest: Vec<Piece>,
}

impl StageLine {
    pub(super) fn words(&self) -> String {
        words(&self.name).into_owned()
    }

    fn new(name: &[Piece], rest: &[Piece]) -> Self {
        Self { name: name.to_vec(), rest: trimmed(rest).into_owned() }
    }
}

/// Finds the stage that a block begins with.
pub(super) type Find<'f> = &'f dyn Fn(&Node) -> Option<StageLine>;

/// Whether a paragraph can begin with a line that calls itself a stage, in bold, by a label or in plain type. In most maps none
/// can, and looking once tells.
pub(super) fn may_call_itself(node: &Node) -> bool {
    first_line(node).is_some_and(|(first, _)| match first {
        [Piece { kind: PieceKind::Text(text), .. }] => {
            let is_plain = text.is_ascii() && text.starts_with(|c: char| c.is_alphabetic()) && !text.contains('(');
            !is_plain || Vocabulary::calls_itself(text.trim()).is_some()
        }
        _ => true,
    })
}

/// `**Stage 2: Set-up**`
pub(super) fn in_bold(node: &Node) -> Option<StageLine> {
    bold(node).filter(|line| Vocabulary::calls_itself(&words(&line.name)).is_some())
}

/// `**Day 1**`; with a colon it would be a label.
pub(super) fn bold_line(node: &Node) -> Option<StageLine> {
    bold(node).filter(|line| !words(&line.name).ends_with([':', '：']))
}

/// The blocks, with a paragraph parted before each further line that is [`in_bold`]: fields often stand right above the first
/// stage.
pub(super) fn with_bold_stages_apart(nodes: Vec<Node>) -> Vec<Node> {
    let mut out = Vec::with_capacity(nodes.len());
    for mut node in nodes {
        while let Some(below) = part_below(&mut node) {
            out.push(std::mem::replace(&mut node, below));
        }
        out.push(node);
    }
    out
}

/// Takes the lines off a paragraph from its first line on that is a stage in bold, and is not the first of all.
fn part_below(node: &mut Node) -> Option<Node> {
    let NodeKind::Paragraph(pieces) = &mut node.kind else { return None };
    let starts = pieces.iter().enumerate().skip(1).filter(|(at, _)| is_break(&pieces[at - 1])).map(|(at, _)| at);
    let is_stage = |at: &usize| {
        let end = pieces[*at..].iter().position(is_break).map_or(pieces.len(), |length| at + length);
        matches!(&*trimmed(&pieces[*at..end]), [Piece { kind: PieceKind::Strong(inner), .. }]
            if Vocabulary::calls_itself(&words(inner)).is_some())
    };
    let at = starts.into_iter().find(is_stage)?;
    let below = pieces.split_off(at);
    pieces.pop();
    node.range = range_of(pieces);
    Some(Node { range: range_of(&below), kind: NodeKind::Paragraph(below) })
}

/// A first line that is all in bold.
fn bold(node: &Node) -> Option<StageLine> {
    let (first, rest) = first_line(node)?;
    match &*trimmed(first) {
        [Piece { kind: PieceKind::Strong(inner), .. }] => Some(StageLine::new(inner, rest)),
        _ => None,
    }
}

/// `**Stage:** Set-up` or `**Stage** Set-up`, with rows on the lines below it.
pub(super) fn labelled(node: &Node) -> Option<StageLine> {
    let (first, rest) = first_line(node)?;
    let candidate = Candidate::read(first)?;
    let word = Vocabulary::stage_word(&candidate.label)?;
    let is_label = candidate.has_colon() || candidate.is_strong();
    let is_stage = word != StageWord::Step && is_label && !candidate.rest.is_empty();
    is_stage.then(|| StageLine::new(&candidate.rest.pieces(), rest))
}

/// `Stage 2: Set-up`, in plain type.
pub(super) fn named(node: &Node) -> Option<StageLine> {
    let (first, rest) = first_line(node)?;
    Vocabulary::calls_itself(&words(first))?;
    Some(StageLine::new(first, rest))
}

/// `<summary>Set-up</summary>`, of a block that folds. What stands before and after it is the stage's.
pub(super) fn summary(node: &Node) -> Option<StageLine> {
    let NodeKind::Paragraph(pieces) = &node.kind else { return None };
    if !raw_html::begins_with_tag(pieces, FOLDS) && !raw_html::begins_with_tag(pieces, &["summary"]) {
        return None;
    }
    let (before, inside) = raw_html::around_tag(pieces, "summary")?;
    let (name, after) = raw_html::around_tag(&inside, "/summary")?;
    let name = trimmed(&raw_html::without_tags(&name, None)).into_owned();
    let end = range_of(&name).end;
    let mut rest = raw_html::without_tags(&before, Some(FOLDS));
    rest.push(Piece { kind: PieceKind::SoftBreak, range: end..end });
    rest.extend(raw_html::without_tags(&after, Some(FOLDS)));
    let has_more = ["summary", "/summary"].iter().any(|tag| raw_html::around_tag(&rest, tag).is_some());
    let rest = trimmed(&rest).into_owned();
    (!is_blank(&name) && !has_more)
        .then(|| StageLine { name: raw_html::with_characters(name), rest: raw_html::with_characters(rest) })
}

/// One that calls itself a stage: it needs no rows.
pub(super) fn summary_of_stage(node: &Node) -> Option<StageLine> {
    summary(node).filter(|line| Vocabulary::calls_itself(&line.words()).is_some())
}

/// A line that stands at one of these places, by itself.
pub(super) fn at_places(node: &Node, places: &HashSet<usize>) -> Option<StageLine> {
    let NodeKind::Paragraph(pieces) = &node.kind else { return None };
    let (name, rest) = places.contains(&node.range.start).then(|| name_and_rest(pieces))?;
    Some(StageLine { name, rest })
}

/// The tags around a block that folds.
const FOLDS: &[&str] = &["details", "/details"];

/// The blocks without the tags around those that fold.
pub(super) fn without_folds(mut nodes: Vec<Node>) -> Vec<Node> {
    nodes.retain_mut(|node| match &mut node.kind {
        NodeKind::Paragraph(pieces) if raw_html::begins_with_tag(pieces, FOLDS) => {
            *pieces = trimmed(&raw_html::without_tags(pieces, Some(FOLDS))).into_owned();
            !pieces.is_empty()
        }
        _ => true,
    });
    nodes
}

/// The first line of a paragraph, and those below it.
fn first_line(node: &Node) -> Option<(&[Piece], &[Piece])> {
    let NodeKind::Paragraph(pieces) = &node.kind else { return None };
    let first = lines(pieces).next()?.pieces.len();
    Some(pieces.split_at(first))
}

impl Reader<'_> {
    /// A short line that is no label, right above lines with labels.
    pub(super) fn bare(&self, node: &Node) -> Option<StageLine> {
        let (first, rest) = first_line(node)?;
        let (name, about) =
            if begins_in_bold(first) { name_and_rest(first) } else { (trimmed(first).into_owned(), Vec::new()) };
        let is_short = words(&name).split_whitespace().count() <= WORDS_OF_A_BARE_STAGE;
        // A name with a colon is one as well, if there is nothing else to it.
        let is_label = Candidate::read(first)
            .is_some_and(|line| line.has_colon() && (!line.is_alone() || self.vocabulary.knows(&line.label)));
        let has_rows = || lines(rest).next().is_some_and(|line| self.is_lane_line(line.pieces, false));
        (is_short && !is_label && has_rows()).then(|| StageLine::new(&name, &[&about, rest].concat()))
    }

    /// How many of the stages that such lines make have rows.
    pub(super) fn having_rows(&self, nodes: &[Node], find: Find<'_>) -> usize {
        let mut count = 0;
        let mut is_open = false;
        for (at, node) in nodes.iter().enumerate() {
            let line = find(node);
            is_open |= line.is_some();
            let mut rest = Vec::new();
            let own = match line {
                Some(line) => {
                    push_paragraph(&mut rest, line.rest);
                    rest.as_slice()
                }
                // A label may stand alone above its list.
                None => &nodes[at..nodes.len().min(at + 2)],
            };
            if is_open && self.has_known_lanes(own) {
                count += 1;
                is_open = false;
            }
        }
        count
    }

    /// Whether the names of rows are in bold, without a colon: then what else is in bold may be one as well. A stage or two may be
    /// called as a row is.
    pub(super) fn names_rows_in_bold(&self, nodes: &[Node]) -> bool {
        let paragraphs = nodes.iter().filter_map(|node| match &node.kind {
            NodeKind::Paragraph(pieces) => Some(pieces),
            _ => None,
        });
        let bold = paragraphs.flat_map(|pieces| lines(pieces)).filter_map(|line| {
            Candidate::read(line.pieces)
                .filter(Candidate::is_strong)
                .map(|mut line| (!line.take_dash()).then_some(line))
        });
        let names: Vec<bool> = bold.flatten().map(|line| self.vocabulary.lane(&line.label).is_some()).collect();
        let rows = names.iter().filter(|is_row| **is_row).count();
        rows > 0 && rows * 2 >= names.len()
    }

    /// The short lines right above rows, where at least two stand below one heading and are no labels themselves: the places
    /// where they begin. Their names may end in a colon, or in a dash and what they are about.
    pub(super) fn lines_above_rows(&self, nodes: &[Node]) -> HashSet<usize> {
        let mut found: Vec<HashSet<usize>> = vec![HashSet::new()];
        for (at, node) in nodes.iter().enumerate() {
            match &node.kind {
                NodeKind::Heading(..) => found.push(HashSet::new()),
                NodeKind::Paragraph(pieces) if self.stands_above_rows(pieces, &nodes[at + 1..]) => {
                    found.last_mut().map(|below| below.insert(node.range.start));
                }
                _ => {}
            }
        }
        found.into_iter().filter(|below| below.len() >= 2).flatten().collect()
    }

    fn stands_above_rows(&self, pieces: &[Piece], below: &[Node]) -> bool {
        let is_label = || Candidate::read(pieces).is_some_and(|label| self.vocabulary.knows(&label.label));
        if lines(pieces).count() != 1 || is_label() {
            return false;
        }
        let is_rows = match below.first().map(|node| &node.kind) {
            // The rows may follow the list.
            Some(NodeKind::List { .. }) => {
                self.has_known_lanes(&below[..1])
                    || matches!(below.get(1), Some(Node { kind: NodeKind::Paragraph(first), .. })
                        if lines(first).next().is_some_and(|line| self.is_lane_line(line.pieces, false)))
            }
            Some(NodeKind::Paragraph(first)) => lines(first).next().is_some_and(|line| {
                let above_list = matches!(below.get(1), Some(Node { kind: NodeKind::List { .. }, .. }));
                self.is_lane_line(line.pieces, above_list)
            }),
            Some(NodeKind::Table { .. }) => Cells::of(&below[0]).is_some_and(|cells| self.holds_steps_of_one(cells)),
            _ => false,
        };
        if !is_rows {
            return false;
        }
        let (name, rest) = name_and_rest(pieces);
        let name = words(&name);
        (1..=WORDS_OF_A_BARE_STAGE).contains(&name.split_whitespace().count())
            && !name.ends_with(['.', '!', '?', '。'])
            && (rest.is_empty() || begins_in_bold(pieces))
    }
}

/// Puts what such lines begin under headings.
pub(super) fn with_lines(nodes: Vec<Node>, find: Find<'_>) -> Vec<Node> {
    let mut out: Vec<Node> = Vec::with_capacity(nodes.len());
    let mut under = None;
    for node in nodes {
        let Some(StageLine { name, rest }) = find(&node) else {
            out.push(node);
            continue;
        };
        let level = *under.get_or_insert_with(|| last_level(&out));
        push_heading(&mut out, level + 1, name, node.range);
        push_paragraph(&mut out, rest);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::markdown;
    use crate::language::names::known_names::LABELS;
    use crate::source::Excerpt;

    #[test]
    fn stages_are_looked_for_wherever_a_line_calls_itself_one() {
        for word in LABELS.words.names() {
            for (text, is_stage) in [
                (format!("{word} 2"), true),
                (format!("{word} 2: Set-up\nActions: asks"), true),
                (format!("**{word} 2: Set-up**"), true),
                (format!("{word}: Set-up"), true),
                (format!("__{word}:__ Set-up"), true),
                ("Actions: asks".to_owned(), false),
            ] {
                let nodes = markdown::read(&Excerpt::whole(&text), 0).nodes;
                let begins = |node: &Node| [in_bold(node), labelled(node), named(node)].iter().any(Option::is_some);
                let found = nodes.iter().any(begins);
                assert_eq!(found, is_stage, "{text}");
                assert!(!found || nodes.iter().any(may_call_itself), "{text}");
            }
        }
    }
}
