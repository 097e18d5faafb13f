//! The table that a map is written as: where it is looked for, among headings that bear no rows.

use super::cells::Cells;
use super::markdown::Node;
use super::marks::Mark;
use super::outline::{Outline, StageOutline};
use super::reader::Reader;
use super::sections::Section;

impl Reader<'_> {
    /// Takes the table that is the map's body, where no heading bears lanes. One alone that does may speak of it, if it is a map
    /// beyond doubt.
    pub(super) fn take_table(&self, outline: &mut Outline) -> Option<Node> {
        let is_stage = |stage: &StageOutline| stage.section.mark == Some(Mark::Stage);
        let bearing = self.bearing(outline.stages.iter().map(|stage| &stage.section));
        if outline.stages.iter().any(is_stage) || bearing > 1 {
            return None;
        }
        let first = |nodes: &[Node], is_map: &dyn Fn(Cells<'_>) -> bool| {
            nodes.iter().position(|node| Cells::of(node).is_some_and(is_map))
        };
        let is_map = |nodes: &[Node]| {
            first(nodes, &|cells| {
                let stands = || cells.columns() > 2 || self.rows_are_stages(cells) || self.is_one_stage(cells);
                self.is_map(cells) && if bearing > 0 { self.tells_a_journey(cells) } else { stands() }
            })
        };
        // Where nothing else is a map, a table without known rows may be one.
        let only =
            |nodes: &[Node]| first(nodes, &|cells| cells.has_empty_corner()).filter(|_| outline.stages.is_empty());
        if let Some(at) = is_map(&outline.header).or_else(|| only(&outline.header)) {
            let table = outline.header.remove(at);
            let stages = outline.take_stages_as_sections();
            outline.after.splice(0..0, stages);
            return Some(table);
        }
        let all = outline.before.iter().chain(outline.stages.iter().map(|stage| &stage.section)).chain(&outline.after);
        if all.into_iter().all(|section| table_in(section, &is_map).is_none()) {
            return None;
        }
        let mut sections: Vec<Section> = std::mem::take(&mut outline.before);
        sections.extend(outline.take_stages_as_sections());
        sections.append(&mut outline.after);
        sections.sort_by_key(|section| section.range.start);
        let found = sections.iter().position(|section| table_in(section, &is_map).is_some());
        if let Some(at) = found {
            let table = take_table_in(&mut sections[at], &is_map);
            outline.after = sections.split_off(at);
            outline.before = sections;
            return table;
        }
        None
    }

    /// Whether a table that is a map beyond doubt stands in a section.
    pub(super) fn holds_table(&self, section: &Section) -> bool {
        let is_map = |nodes: &[Node]| {
            nodes.iter().position(|node| Cells::of(node).is_some_and(|cells| self.is_surely_map(cells)))
        };
        table_in(section, &is_map).is_some()
    }
}

fn table_in(section: &Section, is_map: &impl Fn(&[Node]) -> Option<usize>) -> Option<usize> {
    is_map(&section.own).or_else(|| section.children.iter().find_map(|child| table_in(child, is_map)))
}

fn take_table_in(section: &mut Section, is_map: &impl Fn(&[Node]) -> Option<usize>) -> Option<Node> {
    if let Some(at) = is_map(&section.own) {
        return Some(section.own.remove(at));
    }
    section.children.iter_mut().find_map(|child| take_table_in(child, is_map))
}
