//! The shape of a catalogue: which words there are. What each of them is for is said in `en.toml`.
//!
//! To add a word, add it to a group here, to `en.toml` and to every other file: a test names what is missing.

use serde::Deserialize;

macro_rules! groups {
    ($($(#[doc = $doc:literal])+ $group:ident: $name:ident { $($word:ident,)+ })+) => {
        /// Every word of one language that readers of a page see and no writer wrote.
        #[derive(Debug, Clone, Deserialize)]
        #[serde(deny_unknown_fields, rename_all = "kebab-case")]
        pub(crate) struct Catalogue {
            $($(#[doc = $doc])+ pub(crate) $group: $name,)+
            /// What is counted.
            pub(crate) counts: Counts,
        }

        $($(#[doc = $doc])+
        #[derive(Debug, Clone, Deserialize)]
        #[serde(deny_unknown_fields, rename_all = "kebab-case")]
        pub(crate) struct $name { $(pub(crate) $word: String,)+ })+
    };
}

groups! {
    /// The map as a whole.
    map: OfMap {
        kind, card, untitled, table, stages, columns, columns_with_steps, stage, step, moment_of_truth, detailed_in, details, index, source, done, to_do,
    }
    /// Emotions.
    emotion: OfEmotion { then, overall, unscored, scale, }
    /// How somebody feels, in a word.
    mood: OfMood { very_positive, positive, neutral, negative, very_negative, }
    /// A map beside another one.
    compare: OfCompare {
        with, within, table, change, changed, new, gone, new_stages, gone_stages, new_pains, gone_pains, same,
    }
    /// A persona's card.
    persona: OfPersona { kind, appears_in, nowhere, }
    /// A list of sources.
    evidence: OfEvidence { date, kind, supports, nothing, }
    /// The rows, where the writer gave them no name.
    lanes: OfLanes {
        description, goals, actions, actors, touchpoints, channels, thoughts, quotes, emotion, effort, pain_points, delights,
        opportunities, metrics, backstage,
    }
    /// The header's fields, where the writer gave them no name.
    fields: OfFields {
        persona, scenario, goal, scope, expectations, state, status, owner, reviewed, evidence, scale, tags, ticket,
        duration,
    }
    /// Whether a map shows today or a plan.
    state: OfState { current, future, }
    /// How far a map has come.
    status: OfStatus { draft, in_review, published, retired, }
    /// Findings.
    finding: OfFinding { theme, assumed, answers, answered_by, unanswered, same, elsewhere, }
    /// How bad a pain point is.
    severity: OfSeverity { critical, high, medium, low, unrated, }
    /// What is being done about a pain point.
    pain_status: OfPainStatus { open, fixing, fixed, accepted, }
    /// How far an opportunity has come.
    opportunity_status: OfOpportunityStatus { open, planned, doing, done, rejected, }
    /// What an opportunity would bring.
    impact: OfImpact { high, medium, low, }
    /// What it would cost.
    effort: OfEffort { high, medium, low, }
    /// The index.
    index: OfIndex {
        title, empty, maps, pain_points, unanswered, opportunities, delights, counts, no_pain_points,
        no_open_pain_points, no_opportunities, no_open_opportunities, no_delights, no_maps, map, stage, severity, impact,
        effort, mood, not_given, limited, priority, unrated, heat_map, heat_map_note, matrix, quick_wins, big_bets,
        fill_ins, think_twice, unrated_opportunities, themes, coverage, without_opportunity, unowned, unproven, stale,
        never_reviewed, without_persona, nothing, personas,
    }
    /// The box in place of a map with errors.
    fault: OfFault { title, line, error, warning, help, }
    /// Signs between words.
    marks: OfMarks { colon, comma, full_stop, }
}

/// What is counted.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct Counts {
    pub(crate) stages: Counted,
    pub(crate) steps: Counted,
    pub(crate) lanes: Counted,
    pub(crate) critical: Counted,
    pub(crate) in_progress: Counted,
    pub(crate) pain_points: Counted,
    pub(crate) opportunities: Counted,
    pub(crate) delights: Counted,
    pub(crate) days: Counted,
    pub(crate) places: Counted,
    pub(crate) more: Counted,
    pub(crate) settled: Counted,
}

/// A counted thing, in the forms that the numbers of its language ask for (Unicode, Plural Rules).
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Counted {
    pub(super) zero: Option<String>,
    pub(super) one: Option<String>,
    pub(super) two: Option<String>,
    pub(super) few: Option<String>,
    pub(super) many: Option<String>,
    pub(super) other: String,
}

/// The forms a number may ask for, as they are called in a catalogue.
pub(super) const FORMS: &[&str] = &["zero", "one", "two", "few", "many", "other"];
