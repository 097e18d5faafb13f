//! Books of any size, and what their index must say: always the same for the same size.
//!
//! A map has six stages and twenty findings. Everything about them follows from the number of the map and that of the
//! finding, so that what comes out can be counted here without reading a map.

use std::fmt::Write as _;

/// Stages of every map.
pub(crate) const STAGES: usize = 6;
/// Pain points of every map.
pub(crate) const PAINS: usize = 10;
/// Opportunities of every map.
pub(crate) const OPPORTUNITIES: usize = 6;
/// Moments of delight of every map.
pub(crate) const DELIGHTS: usize = 4;
/// In so many maps in a row the same pain is met.
pub(crate) const RECURS: usize = 5;

const OWNERS: [&str; 12] = [
    "Booking", "Payments", "Dispatch", "Support", "Growth", "Partners", "Parts", "Legal", "Platform", "Data", "Design",
    "Finance",
];
const PERSONAS: [&str; 8] = ["Nadia", "Priya", "Joost", "Mara", "Ada", "Ben", "Chloe", "Dimitri"];
const THEMES: [&str; 5] = ["pricing", "waiting", "trust", "news", "paper"];
const TOUCHPOINTS: [&str; 9] =
    ["Website", "Phone", "E-mail", "Letter", "Branch", "Chat", "Partner", "Invoice", "Technician"];
const SEVERITIES: [&str; 4] = ["low", "medium", "high", "critical"];

/// What an index of the whole book must count.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Expected {
    /// Pain points that are open, each once.
    pub(crate) pain_points: usize,
    /// Those that are critical where they are worst.
    pub(crate) critical: usize,
    /// Those that nothing answers.
    pub(crate) unanswered: usize,
    /// Opportunities that are open.
    pub(crate) opportunities: usize,
    /// Findings in all.
    pub(crate) findings: usize,
}

/// What the index of a book of so many maps must count.
pub(crate) fn expected(maps: usize) -> Expected {
    let mut expected = Expected { findings: maps * (PAINS + OPPORTUNITIES + DELIGHTS), ..Expected::default() };
    for map in 0..maps {
        for pain in (1..PAINS).filter(|pain| !is_fixed(*pain)) {
            expected.pain_points += 1;
            expected.critical += usize::from(severity(map, pain) == Some("critical"));
            expected.unanswered += usize::from(pain == 2 || pain > 6);
        }
        expected.opportunities += (0..OPPORTUNITIES).filter(|number| !matches!(number, 2 | 3)).count();
    }
    // Pain point 5 is answered by the next map, and the last map has none.
    expected.unanswered += usize::from(maps > 1);
    for first in (0..maps).step_by(RECURS) {
        expected.pain_points += 1;
        let met = first..maps.min(first + RECURS);
        expected.critical += usize::from(met.into_iter().any(|map| severity(map, 0) == Some("critical")));
    }
    expected
}

/// How many open pain points, each once, an owner looks after in a book of so many maps.
pub(crate) fn pains_of(owner: &str, maps: usize) -> usize {
    let single = (0..maps).flat_map(|map| (1..PAINS).map(move |pain| (map, pain)));
    let single = single.filter(|(map, pain)| !is_fixed(*pain) && owner_of(*map, *pain) == owner).count();
    let recurring = (0..maps).step_by(RECURS);
    let recurring = recurring.filter(|first| (*first..maps.min(first + RECURS)).any(|map| owner_of(map, 0) == owner));
    single + recurring.count()
}

/// The chapter with the map of this number.
pub(crate) fn chapter(map: usize) -> String {
    let mut text = format!(
        "# Journey {map}\n\n```journey\n# Journey {map} {{#map-{map}}}\n\nPersona: {}\nScenario: Number {map} of many.\n\
         State: current\nStatus: published\nOwner: {}\nReviewed: 2026-{:02}-01\nEvidence:\n- Interviews {{#interviews}}\n",
        PERSONAS[map % PERSONAS.len()],
        OWNERS[map % OWNERS.len()],
        map % 9 + 1,
    );
    let (mut pain, mut delight) = (0, 0);
    for stage in 0..STAGES {
        let _ = write!(
            text,
            "\n## Stage {stage}\n\nTouchpoints: App, {}\n\nActions:\n- Does one thing\n- Does another\n\n\
             Emotion: {}\n\nPain points:\n",
            TOUCHPOINTS[(map + stage) % TOUCHPOINTS.len()],
            ["frustrated -2", "worried -1", "okay 0", "hopeful +1", "happy +2"][(map + stage) % 5],
        );
        for _ in 0..if stage < 4 { 2 } else { 1 } {
            write_pain(&mut text, map, pain);
            pain += 1;
        }
        text.push_str("\nOpportunities:\n");
        write_opportunity(&mut text, map, stage);
        if (1..=DELIGHTS).contains(&stage) {
            let _ = write!(text, "\nMoments of delight:\n- Somebody is kind, number {delight} of {map}\n");
            delight += 1;
        }
    }
    text.push_str("```\n");
    text
}

fn write_pain(text: &mut String, map: usize, pain: usize) {
    let _ = write!(text, "- It takes too long, number {pain} of {map} {{#pain-{pain} owner={}", owner_of(map, pain));
    if let Some(severity) = severity(map, pain) {
        let _ = write!(text, " severity={severity}");
    }
    if pain.is_multiple_of(2) {
        let _ = write!(text, " theme={}", THEMES[pain / 2]);
    }
    if !pain.is_multiple_of(3) {
        text.push_str(" evidence=interviews");
    }
    if is_fixed(pain) {
        text.push_str(" status=fixed");
    }
    if pain == 0 && !map.is_multiple_of(RECURS) {
        let _ = write!(text, " same=map-{}/pain-0", map - 1);
    }
    text.push_str("}\n");
}

fn write_opportunity(text: &mut String, map: usize, number: usize) {
    let status = ["planned", "doing", "done", "rejected", "open", "open"][number];
    let answers = match number {
        5 if map > 0 => format!("pain-6,map-{}/pain-5", map - 1),
        5 => "pain-6,pain-5".to_owned(),
        2 => "pain-7".to_owned(),
        number => format!("pain-{number}"),
    };
    let _ = writeln!(
        text,
        "- Make it quick, number {number} of {map} {{for={answers} status={status} impact={} effort={}}}",
        (map + number) % 5 + 1,
        (map + 2 * number) % 5 + 1,
    );
}

fn is_fixed(pain: usize) -> bool {
    pain == 7
}

fn severity(map: usize, pain: usize) -> Option<&'static str> {
    (pain != 9).then(|| SEVERITIES[(map + pain) % SEVERITIES.len()])
}

fn owner_of(map: usize, pain: usize) -> &'static str {
    OWNERS[(map + pain) % OWNERS.len()]
}
