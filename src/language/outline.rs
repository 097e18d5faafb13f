//! Which headings are the title, stages, steps and lanes, and what stands around them.
//!
//! Only the order of depth counts. [`Reader::outline`] gives every section its part.

use std::collections::HashMap;
use std::ops::Range;

use super::cells::Cells;
use super::groups::name_of;
use super::label::{Candidate, is_text};
use super::markdown::inline::{Line, lines, range_of, words};
use super::markdown::{Node, NodeKind, Piece, PieceKind};
use super::marks::Mark;
use super::names::folding::fold;
use super::names::known_names::{LaneName, StageWord};
use super::names::signs::{SIGNS, is_common_stage};
use super::names::vocabulary::Vocabulary;
use super::reader::Reader;
use super::sections::Section;
use crate::model::LaneKind;

/// A stage as it stands in the outline.
#[derive(Debug, Clone, Default)]
pub(super) struct StageOutline {
    pub(super) section: Section,
    pub(super) phase: Option<Vec<Piece>>,
}

/// The parts of a map.
#[derive(Debug, Clone, Default)]
pub(super) struct Outline {
    pub(super) title: Option<(Vec<Piece>, Range<usize>)>,
    /// The words over the stages as a whole ("Key stages").
    pub(super) corner: Option<String>,
    /// What stands between the title and the first heading.
    pub(super) header: Vec<Node>,
    /// Sections before the stages.
    pub(super) before: Vec<Section>,
    pub(super) stages: Vec<StageOutline>,
    /// Lanes of the journey as a whole that are headings.
    pub(super) lanes: Vec<Section>,
    /// Sections after the stages.
    pub(super) after: Vec<Section>,
}

impl Reader<'_> {
    /// Gives every section its part. In a map `is_titled` elsewhere, one heading alone is a title only where nothing but one
    /// could stand.
    pub(super) fn outline(&self, mut root: Section, is_titled: bool) -> Outline {
        self.mark_tables_as_stages(&mut root);
        let mut outline = Outline { header: std::mem::take(&mut root.own), ..Outline::default() };
        let mut level = root.children;
        let is_alone = level.len() == 1
            && level[0].mark.is_none()
            && level[0].calls_itself.is_none()
            && (level[0].level == 1 || !is_titled);
        let marked = level.iter().position(|section| section.mark == Some(Mark::Title));
        if let Some(at) = marked.or((is_alone || self.begins_with_title(&level)).then_some(0)) {
            let title = level.remove(at);
            outline.title = Some((title.heading, title.range));
            outline.header.extend(title.own);
            level.splice(at..at, title.children);
        }
        self.take_fields_out_of_headings(&mut level);
        if let Some(word) = self.self_named(&level) {
            self.take_self_named(&mut outline, level, word);
        } else {
            self.take_level(&mut outline, level);
        }
        outline
    }

    /// Takes the values out of headings above all rows that are fields: `Persona: Ada`. Stages below the last of them stand beside
    /// it.
    fn take_fields_out_of_headings(&self, level: &mut Vec<Section>) {
        let holds_rows = |section: &Section| self.bears_lanes(section) || self.holds_table(section);
        let Some(first) = level.iter().position(holds_rows) else { return };
        let is_over_stages = self.bearing(&level[first].children) >= 2 && !level[first + 1..].iter().any(holds_rows);
        let mut stages = Vec::new();
        for (at, section) in level[..=first].iter_mut().enumerate() {
            let is_field = section.mark.is_none()
                && if at < first { section.children.is_empty() } else { is_over_stages && section.own.is_empty() };
            let field = Candidate::read(&section.heading).filter(|field| field.has_colon() && !field.is_alone());
            if let Some(field) = field.filter(|field| is_field && self.vocabulary.field(&field.label).is_some()) {
                let (name, value, label) = (field.label.into_owned(), field.rest.pieces(), field.range);
                section.own.insert(0, Node { range: range_of(&value), kind: NodeKind::Paragraph(value) });
                section.has_rows = self.has_known_lanes(&section.own);
                section.heading = vec![Piece { kind: PieceKind::Text(name.clone()), range: label }];
                section.name = name;
                stages.append(&mut section.children);
            }
        }
        let behind = first + 1;
        level.splice(behind..behind, stages);
    }

    /// Whether the first of several headings of the highest level is the title, with nothing below it, and the others are stages.
    fn begins_with_title(&self, level: &[Section]) -> bool {
        let Some((first, others)) = level.split_first() else { return false };
        let names_itself = first.mark.is_some()
            || first.calls_itself.is_some()
            || is_common_stage(&first.name)
            || self.vocabulary.lane(&first.name).is_some();
        first.level == 1 && first.is_empty() && !names_itself && self.bearing(others) >= 2
    }

    /// Marks the sections of one level that hold a table each: they are stages, and the tables their steps, or more of their
    /// rows. What tables are for may only show in that they have one head.
    fn mark_tables_as_stages(&self, parent: &mut Section) {
        let lone_table = |section: &Section| {
            let mut tables = section.own.iter().filter_map(Cells::of);
            tables.next().filter(|_| tables.next().is_none()).map(Cells::names).unwrap_or_default()
        };
        let names: Vec<Vec<String>> = parent.children.iter().map(lone_table).collect();
        let mut counts: HashMap<&[String], usize> = HashMap::new();
        for names in &names {
            *counts.entry(names).or_default() += 1;
        }
        let holds_table = |(section, names): (&Section, &Vec<String>)| {
            let is_one_of_many = || counts.get(names.as_slice()).is_some_and(|count| *count >= 2);
            let is_stage = |cells: &Cells<'_>| {
                self.is_surely_map(*cells)
                    || (cells.columns() > 2
                        && self.rows_are_stages(*cells)
                        && self.knows_corner(*cells)
                        && is_one_of_many())
            };
            section.mark.is_none()
                && section.children.is_empty()
                && !Vocabulary::names_journey(&section.name)
                && section.own.iter().filter_map(Cells::of).filter(is_stage).count() == 1
        };
        let hold_tables: Vec<bool> = parent.children.iter().zip(&names).map(holds_table).collect();
        if hold_tables.iter().filter(|holds| **holds).count() >= 2 {
            for (child, _) in parent.children.iter_mut().zip(hold_tables).filter(|(_, holds)| *holds) {
                child.mark = Some(Mark::Stage);
            }
        } else {
            parent.children.iter_mut().for_each(|child| self.mark_tables_as_stages(child));
        }
    }

    fn is_named(section: &Section, word: StageWord) -> bool {
        matches!(section.mark, None | Some(Mark::Stage)) && section.calls_itself == Some(word)
    }

    /// The word that at least two headings of one level call themselves by, when those are the stages.
    fn self_named(&self, level: &[Section]) -> Option<StageWord> {
        let all: Vec<&Section> = level.iter().flat_map(|s| std::iter::once(s).chain(s.below())).collect();
        [StageWord::Stage, StageWord::Phase, StageWord::Step].into_iter().find(|word| {
            let is_named = |s: &Section| Self::is_named(s, *word);
            let named: Vec<&Section> = all.iter().copied().filter(|s| is_named(s)).collect();
            let bearing = self.bearing(named.iter().copied());
            let side_by_side = level.iter().filter(|s| is_named(s)).count() == named.len();
            let one_level = named.iter().all(|s| s.level == named[0].level);
            named.len() >= 2
                && one_level
                && match word {
                    StageWord::Stage => true,
                    StageWord::Phase => bearing * 2 > named.len(),
                    // Steps below stages are steps; only steps side by side are stages.
                    StageWord::Step => side_by_side,
                }
        })
    }

    fn take_self_named(&self, outline: &mut Outline, level: Vec<Section>, word: StageWord) {
        self.take_named(outline, level, word, None);
        // One parent for all of them is no phase: it says nothing about any.
        let first =
            outline.stages.first().and_then(|stage| stage.phase.as_deref().map(|phase| words(phase).into_owned()));
        if outline.stages.iter().all(|stage| stage.phase.as_deref().map(words).as_deref() == first.as_deref()) {
            outline.corner = first;
            for stage in &mut outline.stages {
                stage.phase = None;
            }
        }
    }

    fn take_named(&self, outline: &mut Outline, level: Vec<Section>, word: StageWord, phase: Option<&[Piece]>) {
        let is_named = |s: &Section| s.mark == Some(Mark::Stage) || Self::is_named(s, word);
        let first = level.iter().position(is_named);
        let last = level.iter().rposition(is_named);
        for (i, section) in level.into_iter().enumerate() {
            let between = section.mark.is_none() && first.is_some_and(|f| i > f) && last.is_some_and(|l| i < l);
            if is_named(&section) || (between && self.bears_lanes(&section)) {
                outline.stages.push(StageOutline { section, phase: phase.map(<[Piece]>::to_vec) });
            } else if section.mark.is_none() && section.children.iter().any(is_named) {
                let (heading, children) = outline.open_up(section);
                self.take_named(outline, children, word, Some(&heading));
            } else if section.mark.is_none() && section.below().into_iter().any(is_named) {
                // A heading over groups of stages is the phase of none of them.
                let (_, children) = outline.keep_heading(section);
                self.take_named(outline, children, word, phase);
            } else {
                self.place(outline, section);
            }
        }
    }

    fn take_level(&self, outline: &mut Outline, level: Vec<Section>) {
        if let Some(depth) = level.iter().find_map(collected_at) {
            self.take_collected(outline, level, depth);
            return;
        }
        let bearing =
            |s: &Section| s.children.iter().filter(|c| self.bears_lanes(c) && !self.is_lane_heading(c)).count();
        let is_field = |s: &Section| self.vocabulary.field(&s.name).is_some();
        let could_collect = |s: &Section| s.mark.is_none() && !is_field(s) && !s.has_rows && bearing(s) >= 1;
        let riches: Vec<usize> = (0..level.len()).filter(|i| could_collect(&level[*i])).collect();
        let is_direct = |s: &&Section| s.mark == Some(Mark::Stage) || s.has_rows || self.has_lane_headings(s);
        let direct = level.iter().filter(is_direct).count();
        // A heading alone below the title may be a stage with steps, or say that the journey stands below it.
        let may_be_over = |s: &Section| {
            level.len() > 1
                || (outline.title.is_some() && s.calls_itself.is_none() && Vocabulary::speaks_of_journey(&s.name))
        };
        match riches.as_slice() {
            [only] if direct == 0 && may_be_over(&level[*only]) && bearing(&level[*only]) >= 2 => {
                for (i, section) in level.into_iter().enumerate() {
                    if i == *only {
                        let children = if i == 0 && outline.title.is_none() {
                            // What follows at its level stands beside the map: it is the title, and no word over the stages.
                            outline.title = Some((section.heading, section.range));
                            outline.header.extend(section.own);
                            section.children
                        } else {
                            let (heading, children) = outline.open_up(section);
                            outline.corner = Some(words(&heading).into_owned());
                            children
                        };
                        self.take_stages(outline, children);
                    } else {
                        self.place(outline, section);
                    }
                }
            }
            _ => self.take_stages(outline, level),
        }
    }

    /// Takes the stages from below the heading that collects them ("Key stages"), `depth` levels down.
    fn take_collected(&self, outline: &mut Outline, level: Vec<Section>, depth: usize) {
        for section in level {
            let here = depth == 0 && collects(&section);
            if here {
                let (heading, children) = outline.open_up(section);
                outline.corner = Some(words(&heading).into_owned());
                outline.stages.extend(children.into_iter().map(|section| StageOutline { section, phase: None }));
            } else if depth > 0 && collected_at(&section) == Some(depth) {
                let (_, children) = outline.keep_heading(section);
                self.take_collected(outline, children, depth - 1);
            } else {
                self.place(outline, section);
            }
        }
    }

    /// The sections of one level: stages, and what stands before and after them.
    fn take_stages(&self, outline: &mut Outline, level: Vec<Section>) {
        let is_bearing = |s: &Section| match s.mark {
            Some(mark) => mark == Mark::Stage,
            None => self.bears_lanes(s) && !self.is_lane_heading(s),
        };
        let bearing: Vec<bool> = level.iter().map(is_bearing).collect();
        let count = bearing.iter().filter(|b| **b).count();
        let first = bearing.iter().position(|b| *b);
        let last = bearing.iter().rposition(|b| *b);
        let lanes_only = count == 0 && level.iter().any(|s| self.is_lane_heading(s));
        for (i, section) in level.into_iter().enumerate() {
            let outside = first.is_none_or(|f| i < f) || last.is_none_or(|l| i > l);
            let is_lane = self.is_lane_heading(&section);
            // "Research" is a stage among headings without rows, and a field beside stages that have some.
            let may_be_stage = count < 2 && is_common_stage(&section.name);
            let is_field = self.vocabulary.field(&section.name).is_some() && !may_be_stage;
            let is_note = !section.is_empty() && (count >= 2 || lanes_only) && !is_common_stage(&section.name);
            let is_beside = match section.mark {
                Some(mark) => matches!(mark, Mark::Lane | Mark::Note),
                None => outside && (is_lane || is_field || is_note),
            };
            if is_beside {
                self.place(outline, section);
            } else {
                outline.stages.push(StageOutline { section, phase: None });
            }
        }
    }

    /// A section that is no stage: a lane of the whole journey, or a note.
    fn place(&self, outline: &mut Outline, section: Section) {
        let is_field = section.mark.is_none() && self.vocabulary.field(&section.name).is_some();
        if self.is_lane_heading(&section) && !is_field {
            outline.lanes.push(section);
        } else {
            outline.before_or_after(section);
        }
    }

    /// Whether a heading names a lane the language knows, ends in a colon, or is marked as one.
    pub(super) fn is_lane_heading(&self, section: &Section) -> bool {
        if let Some(mark) = section.mark {
            return mark == Mark::Lane;
        }
        // "Support" is a stage more often than a lane, and a heading with steps below it is a stage.
        let colon = || words(&section.heading).ends_with([':', '：']) && !self.bears_lanes(section);
        let names_lane = || {
            let lane = self.vocabulary.lane(&section.name);
            lane.is_some_and(|lane| {
                !self.is_stage_by_rows(&lane, section) && !self.holds_map(section) && !self.holds_steps(section)
            })
        };
        (names_lane() && !self.has_several_lanes(section)) || colon()
    }

    /// Whether a heading is a stage though it is named as a lane is: rows with labels of their own stand below it, of two kinds
    /// at least. One of actions or emotions is enough for "Goals" or "Context".
    fn is_stage_by_rows(&self, named: &LaneName, section: &Section) -> bool {
        let row = |line: &[Piece]| {
            Candidate::read(line).and_then(|mut label| self.vocabulary.lane(&label.label).filter(|_| label.take_dash()))
        };
        let rows_of = |node: &Node| match &node.kind {
            NodeKind::Paragraph(pieces) => lines(pieces).filter_map(|line| row(line.pieces)).collect(),
            _ => Vec::new(),
        };
        let mut rows: Vec<LaneName> = Vec::new();
        for node in &section.own {
            match &node.kind {
                NodeKind::List { entries, .. } => {
                    rows.extend(entries.iter().flat_map(|entry| &entry.nodes).flat_map(rows_of));
                }
                _ => rows.extend(rows_of(node)),
            }
        }
        let does_or_feels = |row: &LaneName| matches!(row, LaneName::Lane(LaneKind::Actions | LaneKind::Emotion));
        let is_loose = matches!(named, LaneName::Lane(LaneKind::Goals | LaneKind::Description));
        (is_loose && rows.iter().any(does_or_feels)) || rows.iter().any(|row| *row != rows[0])
    }

    /// Whether a table stands below a heading that could be a map: then "Summary" sums one up.
    fn holds_map(&self, section: &Section) -> bool {
        section.own.iter().filter_map(Cells::of).any(|cells| cells.columns() > 2 && self.is_map(cells))
    }

    /// Whether headings with rows below them stand under a heading: "Timeline" holds stages then, and is no duration.
    fn holds_steps(&self, section: &Section) -> bool {
        section.children.iter().any(|child| child.has_rows && !self.names_lane(child))
    }

    /// Whether lanes of several kinds stand below a heading: "Action" is a stage then, as "Awareness" is.
    fn has_several_lanes(&self, section: &Section) -> bool {
        let mut kinds = section.children.iter().filter_map(|child| self.vocabulary.lane(&child.name));
        kinds.next().is_some_and(|first| kinds.any(|other| other != first))
    }

    fn has_lane_headings(&self, section: &Section) -> bool {
        section.children.iter().any(|child| self.names_lane(child))
    }

    /// Whether a heading names a lane that the language knows.
    pub(super) fn names_lane(&self, section: &Section) -> bool {
        matches!(section.mark, None | Some(Mark::Lane)) && self.vocabulary.lane(&section.name).is_some()
    }

    /// The sections that bear lanes.
    pub(super) fn bearing<'s>(&self, sections: impl IntoIterator<Item = &'s Section>) -> usize {
        sections.into_iter().filter(|section| self.bears_lanes(section)).count()
    }

    /// Whether lanes that the language knows stand in a section, on its own or as headings.
    fn bears_lanes(&self, section: &Section) -> bool {
        section.has_rows || self.has_lane_headings(section) || section.children.iter().any(|child| child.has_rows)
    }

    pub(super) fn has_known_lanes(&self, nodes: &[Node]) -> bool {
        nodes.iter().enumerate().any(|(i, node)| {
            let above_list = matches!(nodes.get(i + 1), Some(Node { kind: NodeKind::List { .. }, .. }));
            match &node.kind {
                NodeKind::Paragraph(pieces) => {
                    let lines: Vec<Line<'_>> = lines(pieces).collect();
                    lines.iter().any(|line| self.is_lane_line(line.pieces, above_list))
                        || self.dashed_labels(&lines).is_some()
                }
                NodeKind::List { entries, .. } if self.are_dashed_labels(entries) => true,
                NodeKind::List { entries, .. } => entries.iter().any(|entry| {
                    let nested = matches!(entry.nodes.get(1), Some(Node { kind: NodeKind::List { .. }, .. }));
                    matches!(entry.nodes.first(), Some(Node { kind: NodeKind::Paragraph(pieces), .. })
                        if lines(pieces).next().is_some_and(|line| self.is_lane_line(line.pieces, nested)))
                }),
                NodeKind::Table { head, rows } => {
                    head.len() == 2
                        && rows
                            .iter()
                            .chain(std::iter::once(head))
                            .filter_map(|row| self.vocabulary.lane(&name_of(row.first()?)))
                            // Fields of a header have one as well.
                            .any(|lane| lane != LaneName::Duration)
                }
                _ => false,
            }
        })
    }

    /// Whether a line is a label of a lane that the language knows.
    pub(super) fn is_lane_line(&self, line: &[Piece], above_list: bool) -> bool {
        if !above_list && is_text(line) {
            return false;
        }
        Candidate::read(line).is_some_and(|mut c| {
            (c.take_dash() || (c.is_alone() && (above_list || c.is_strong())))
                && self.vocabulary.lane(&c.label).is_some()
        })
    }
}

/// Whether a heading says that the sections below it are the stages.
fn collects(section: &Section) -> bool {
    if section.mark.is_some() || section.children.len() < 2 {
        return false;
    }
    let name = fold(&section.name);
    let last = name.split(' ').next_back().unwrap_or_default();
    let says_so = [last, &name].into_iter().any(|name| SIGNS.stages.get_folded(name).is_some());
    name.split(' ').count() <= 4 && says_so
}

/// How many levels down the heading stands that collects the stages, if one does.
fn collected_at(section: &Section) -> Option<usize> {
    if collects(section) { Some(0) } else { section.children.iter().find_map(collected_at).map(|depth| depth + 1) }
}

impl Outline {
    /// Takes the stages, where they turn out to be none, with the headings of their phases.
    pub(super) fn take_stages_as_sections(&mut self) -> Vec<Section> {
        let mut above: Option<String> = None;
        let mut sections = Vec::new();
        for StageOutline { section, phase } in std::mem::take(&mut self.stages) {
            let name = phase.as_deref().map(name_of);
            if let (Some(heading), Some(name)) = (phase, name.clone().filter(|name| above.as_ref() != Some(name))) {
                let range = range_of(&heading);
                sections.push(Section { level: section.level, heading, name, range, ..Section::default() });
            }
            above = name;
            sections.push(section);
        }
        sections
    }

    /// Takes a section apart and keeps its heading as a note, even when nothing else stands under it.
    fn keep_heading(&mut self, section: Section) -> (Vec<Piece>, Vec<Section>) {
        let children = section.children;
        let heading = section.heading.clone();
        self.before_or_after(Section { children: Vec::new(), ..section });
        (heading, children)
    }

    /// Takes a section apart: its heading, and the sections below it. Its own text becomes a note.
    fn open_up(&mut self, mut section: Section) -> (Vec<Piece>, Vec<Section>) {
        let own = std::mem::take(&mut section.own);
        let children = std::mem::take(&mut section.children);
        let heading = section.heading.clone();
        if !own.is_empty() {
            self.before_or_after(Section { own, ..section });
        }
        (heading, children)
    }

    fn before_or_after(&mut self, section: Section) {
        if self.stages.is_empty() { self.before.push(section) } else { self.after.push(section) }
    }
}
