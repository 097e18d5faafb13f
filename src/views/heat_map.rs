//! Maps and their stages: how each stage feels at its worst, and how much hurts there.

use super::selection::Selection;
use crate::atlas::Map;
use crate::model::{Feeling, FindingKind, Part, Stage};

/// Maps in rows, their stages in columns.
#[derive(Debug)]
pub struct HeatMap<'a> {
    /// How many stages the longest map has.
    pub columns: usize,
    /// The maps that have stages.
    pub rows: Vec<HeatRow<'a>>,
}

/// A map.
#[derive(Debug)]
pub struct HeatRow<'a> {
    /// The map.
    pub map: &'a Map,
    /// Its stages, in order.
    pub cells: Vec<HeatCell<'a>>,
}

/// A stage.
#[derive(Debug)]
pub struct HeatCell<'a> {
    /// The stage.
    pub stage: &'a Stage,
    /// Its lowest moment, steps included, where any has a score.
    pub lowest: Option<&'a Feeling>,
    /// How many of its pain points are open.
    pub pains: usize,
}

/// The maps that pass.
pub(super) fn heat_map<'a>(selection: Selection<'a, '_>) -> HeatMap<'a> {
    let atlas = selection.atlas;
    let rows = selection.maps().filter(|map| !atlas.maps()[*map].journey.is_card()).map(|index| {
        let map = &atlas.maps()[index];
        let mut pains = vec![0; map.journey.stages.len()];
        for entry in atlas.findings_of(index) {
            let is_open = entry.finding.kind == FindingKind::PainPoint && !entry.finding.is_settled();
            if let Part::Stage(stage, _) | Part::Step(stage, ..) = entry.part
                && is_open
            {
                pains[stage] += 1;
            }
        }
        let cells = map.journey.stages.iter().zip(pains);
        HeatRow {
            map,
            cells: cells.map(|(stage, pains)| HeatCell { stage, lowest: stage.lowest_moment(), pains }).collect(),
        }
    });
    let rows: Vec<HeatRow<'a>> = rows.collect();
    HeatMap { columns: rows.iter().map(|row| row.cells.len()).max().unwrap_or_default(), rows }
}
