//! Whether a part of a chapter is a map, or only looks like one.
//!
//! Plans, minutes, tutorials and personas have headings with labels below them as well, and "Challenges" is a word of theirs.
//! So a map needs rows of several kinds that only journeys have, or fewer where it says what it is. To mend what is found too
//! often or too seldom, add a chapter to `tests/import/chapters`, and a word to `words.toml`.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use serde::Deserialize;

use super::names_stages;
use crate::language::{is_common_stage, is_name_of_actions, is_name_of_blueprint, is_stage_name, people};
use crate::model::{FieldKind, Journey, Lane, LaneKind, Part, Stage, Text};

/// What a part of a chapter is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Verdict {
    /// A map.
    Map,
    /// Only a person can tell.
    Perhaps,
    /// Something else.
    Other,
}

/// A list with fewer stages than these, and no rows, could be anything.
const STAGES_OF_A_LIST: usize = 3;
/// A table below a heading that says "journey" needs as many kinds of rows, where none is one that only journeys have.
const KINDS_OF_A_TABLE: usize = 3;
/// A card with fewer rows than these could be anything.
const ROWS_OF_A_CARD: usize = 4;

#[derive(Deserialize)]
struct Words {
    sure: Vec<String>,
    trips: Vec<String>,
    others: Vec<String>,
    own: Vec<String>,
    actors: Vec<String>,
    cards: Vec<String>,
    common: Vec<String>,
}

static WORDS: LazyLock<Words> = LazyLock::new(|| {
    #[allow(clippy::expect_used, reason = "the file is part of the program; a test reads it")]
    let words: Words = toml::from_str(include_str!("words.toml")).expect("words.toml is valid");
    let sought = |words: Vec<String>| words.into_iter().map(sought).collect();
    let journeys = people().map(|person| format!("{person} journey"));
    Words {
        sure: sought(words.sure.into_iter().chain(journeys).collect()),
        trips: sought(words.trips),
        others: sought(words.others),
        own: sought(words.own),
        ..words
    }
});

/// What is looked for in a heading: a whole word. Chinese, Japanese and Korean ones have no spaces around them, or have endings.
fn sought(word: String) -> String {
    if word.chars().all(|c| c < '\u{1100}') { spaced(&word) } else { word }
}

/// A part of a chapter, read as a map.
pub(super) struct Candidate<'a> {
    /// The map.
    pub(super) journey: &'a Journey,
    /// The words of the headings above a table; empty for a section.
    pub(super) above: &'a [&'a str],
    /// Whether no further heading stands in it.
    pub(super) alone: bool,
}

/// Whether a heading says that what stands below it is something else.
pub(super) fn is_other(heading: &str) -> bool {
    let heading = spaced(heading);
    let names = |words: &[String]| names(&heading, words);
    names(&WORDS.others) && !names(&WORDS.sure) && !names(&WORDS.trips)
}

/// Whether a heading says that what stands below it is a journey.
pub(super) fn is_journey(heading: &str) -> bool {
    let heading = spaced(heading);
    names(&heading, &WORDS.sure) || names(&heading, &WORDS.trips)
}

/// Whether one of these stands in a heading that is [`spaced`].
fn names(heading: &str, words: &[String]) -> bool {
    words.iter().any(|word| heading.contains(word))
}

/// The words of a heading, each between two spaces, in lower case and without the `s` of a plural or of an owner.
fn spaced(heading: &str) -> String {
    let heading = heading.to_lowercase().replace('’', "'");
    let words = heading.split(|c: char| !c.is_alphanumeric() && c != '\'').filter(|word| !word.is_empty());
    let bare = |word: &str| {
        let word = word.trim_matches('\'');
        let word = word.strip_suffix("'s").unwrap_or(word);
        let is_long = word.chars().count() > 3;
        word.strip_suffix('s').filter(|_| is_long).unwrap_or(word).to_owned()
    };
    format!(" {} ", words.map(bare).collect::<Vec<_>>().join(" "))
}

/// Judges a part of a chapter.
pub(super) fn verdict(candidate: &Candidate<'_>) -> Verdict {
    let Candidate { journey, above, alone } = candidate;
    let before = journey.before.iter().filter_map(|note| note.heading.as_ref());
    let headings =
        before.chain([&journey.header.title]).map(Text::words).chain(above.iter().map(|&words| words.to_owned()));
    let headings = headings.map(|words| spaced(&words)).collect::<Vec<_>>().join("|");
    let names = |words: &[String]| names(&headings, words);
    let is_sure = names(&WORDS.sure);
    let says = is_sure || (names(&WORDS.trips) && !names(&WORDS.own));
    let rows = Rows::of(journey);
    let long = journey.stages.len() >= STAGES_OF_A_LIST;
    let labelled = rows.stages >= 2 && rows.stages * 2 >= journey.stages.len();
    let tells = rows.telling >= 1 || rows.has_actions;
    let is_section = above.is_empty();
    let told = (says
        && (tells || rows.kinds >= KINDS_OF_A_TABLE || (is_section && (rows.kinds >= 1 || is_named(journey)))))
        || (is_section && long && says && rows.shared >= 2)
        || (is_section && long && rows.shared >= 3 && (rows.is_sure || (rows.has_actions && rows.telling >= 1)))
        || (rows.is_sure && (rows.telling >= 2 || rows.has_actions))
        || rows.telling >= 3
        || (is_named(journey) && rows.telling >= 1 && (rows.kinds >= 2 || rows.is_sure || (long && rows.labels >= 2)))
        || (long && commonly_named(journey) == journey.stages.len() && rows.kinds >= 3);
    // Below "Key stages", or as a numbered list, stages need no rows.
    let collected = is_sure && long && journey.corner.as_deref().is_some_and(names_stages);
    let listed = is_sure && long && *alone && rows.stages == 0;
    let is_of_somebody = || journey.header.fields.iter().any(|field| field.kind == FieldKind::Persona);
    let acts = || journey.header.fields.iter().any(|field| WORDS.actors.contains(&field.label.to_lowercase()));
    let is_card = journey.stages.is_empty()
        && rows.labels >= ROWS_OF_A_CARD
        && rows.kinds >= 1
        && (says || rows.telling >= 2 || is_of_somebody());
    let is_sure_card = is_card && rows.is_card && (is_of_somebody() || acts());
    // A list of numbers beside a row that tells of a journey.
    let counts = |lane: &Lane| lane.items.iter().filter(|item| item.number.is_some()).count() >= STAGES_OF_A_LIST;
    let is_counted =
        journey.stages.is_empty() && rows.telling >= 1 && journey.parts().flat_map(Part::lanes).any(counts);
    let is_persona_with_stages = told && rows.is_sure && is_named(journey);
    if !says && names(&WORDS.others) && !names(&WORDS.trips) && !is_persona_with_stages {
        Verdict::Other
    } else if (labelled && told) || collected || listed || is_sure_card {
        Verdict::Map
    } else if is_card
        || (says && (long || is_counted))
        || (labelled && rows.labels >= 2 && (rows.is_sure || rows.telling >= 2))
    {
        Verdict::Perhaps
    } else {
        Verdict::Other
    }
}

/// Whether the stages call themselves so, or half of them by names that stages often have.
fn is_named(journey: &Journey) -> bool {
    let names: Vec<String> = journey.stages.iter().map(|stage| stage.heading.text.words()).collect();
    names.iter().all(|name| is_stage_name(name))
        || commonly_named(journey) * 2 >= names.len()
        || journey.corner.as_deref().is_some_and(names_stages)
}

/// How many stages have names that stages often have.
fn commonly_named(journey: &Journey) -> usize {
    journey.stages.iter().filter(|stage| is_common_stage(&stage.heading.text.words())).count()
}

/// What the rows of a map tell.
#[derive(Debug, Default)]
struct Rows {
    /// How many stages have rows with a label.
    stages: usize,
    /// How many different labels there are.
    labels: usize,
    /// How many labels all stages have.
    shared: usize,
    /// How many kinds the language knows, besides descriptions.
    kinds: usize,
    /// How many kinds there are that journeys have, under a name that little else has.
    telling: usize,
    /// Whether there are actions, under a name that little else has, or in a table's first column.
    has_actions: bool,
    /// Whether there is what somebody wants, and a row that cards of journeys have.
    is_card: bool,
    /// Whether a row is surely about a person's way: emotions, touchpoints, the lines of a service blueprint.
    is_sure: bool,
}

impl Rows {
    fn of(journey: &Journey) -> Self {
        let is_labelled = |lane: &&Lane| !lane.label.is_empty();
        let has_rows = |stage: &&Stage| {
            stage.lanes.iter().chain(stage.steps.iter().flat_map(|step| &step.lanes)).any(|lane| is_labelled(&lane))
        };
        let acts = journey.corner.as_deref().is_some_and(is_name_of_actions);
        let stages = journey.stages.iter().filter(has_rows).count();
        let mut rows = Self { stages, has_actions: acts, ..Self::default() };
        let (mut labels, mut kinds, mut telling) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
        for lane in journey.parts().flat_map(Part::lanes).filter(is_labelled) {
            let bare = lane.label.split(['(', '（']).next().filter(|bare| !bare.is_empty()).unwrap_or(&lane.label);
            let label = bare.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
            let is_common = WORDS.common.contains(&label);
            rows.is_sure |= match &lane.kind {
                LaneKind::Emotion | LaneKind::EmotionOf(_) | LaneKind::Touchpoints => !is_common,
                LaneKind::Own(_) => is_name_of_blueprint(&label),
                _ => false,
            };
            rows.has_actions |= lane.kind == LaneKind::Actions && !is_common;
            if !matches!(lane.kind, LaneKind::Own(_) | LaneKind::Description) {
                kinds.insert(&lane.kind);
            }
            if is_of_journeys(&lane.kind) && !is_common {
                telling.insert(&lane.kind);
            }
            labels.insert(label);
        }
        let shared = shared(journey);
        let is_card = kinds.contains(&LaneKind::Goals) && WORDS.cards.iter().any(|name| labels.contains(name));
        Self { is_card, shared, labels: labels.len(), kinds: kinds.len(), telling: telling.len(), ..rows }
    }
}

/// How many labels come back in every stage.
fn shared(journey: &Journey) -> usize {
    let labels = |stage: &Stage| -> BTreeSet<String> {
        stage.lanes.iter().map(|lane| lane.label.to_lowercase()).filter(|label| !label.is_empty()).collect()
    };
    let all = journey.stages.iter().map(labels).reduce(|all, labels| &all & &labels);
    all.map_or(0, |labels| labels.len())
}

/// Whether maps of journeys have rows of this kind, and few other documents do.
fn is_of_journeys(kind: &LaneKind) -> bool {
    use LaneKind::{Actions, Actors, Description, Effort, Goals, Metrics, Own};
    !matches!(kind, Description | Goals | Actions | Actors | Effort | Metrics | Own(_))
}
