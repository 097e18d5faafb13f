//! Tables and diagrams that sum up a map: most of their stages are those of a map in the same section.

use super::sections::Section;
use super::verdict::is_journey;
use crate::language::is_stage_name;
use crate::model::Journey;

/// Whether a table sums up a map; each with the place where it begins. A table whose heading calls it a journey is one of its own.
pub(super) fn sums_up(whole: &Section, (at, table): (usize, &Journey), (start, map): (usize, &Journey)) -> bool {
    let heading = whole.path_to(at).last().map_or("", |section| section.words.as_str());
    // A table of some of the stages may stand anywhere below them.
    let is_part = start < at && table.stages.len() < map.stages.len();
    (is_part || is_beside(whole, at, start)) && has_stages_of(table, map) && !is_journey(heading)
}

/// Whether a diagram draws a map in the same section; each with the place where it begins.
pub(super) fn draws(whole: &Section, (at, diagram): (usize, &Journey), (start, map): (usize, &Journey)) -> bool {
    is_beside(whole, at, start) && has_stages_of(diagram, map)
}

fn is_beside(whole: &Section, at: usize, map: usize) -> bool {
    whole.path_to(map).last().is_some_and(|section| section.range.contains(&at))
}

/// Whether most of the stages are those of a map.
fn has_stages_of(part: &Journey, map: &Journey) -> bool {
    let names = |journey: &Journey| journey.stages.iter().map(|stage| bare_name(&stage.heading.text.words())).collect();
    let (part, map): (Vec<String>, Vec<String>) = (names(part), names(map));
    let common = part.iter().filter(|name| map.contains(name)).count();
    common * 2 > part.len() && part.len() <= map.len()
}

/// The name of a stage without its number and what it calls itself: `Stage 2: Set-up`, `2. Set-up`.
pub(super) fn bare_name(name: &str) -> String {
    let name =
        if is_stage_name(name) { name.split([':', '：', '–', '—']).next_back().unwrap_or(name) } else { name };
    let counted = name.trim_start_matches(|c: char| c.is_ascii_digit());
    let bare = counted.trim_start_matches(['.', ')', ':', '：', ' ']);
    let name = if bare.len() < counted.len() { bare } else { name };
    name.trim().to_lowercase()
}
