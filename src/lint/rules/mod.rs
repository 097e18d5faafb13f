//! The rules, one a file, and the table of them.

mod aimless_opportunity;
mod critical_pain_without_owner;
mod done_but_still_open;
mod empty_stage;
mod finding_without_evidence;
mod finding_without_owner;
mod fixed_pain_still_hurts;
mod flat_mood;
mod future_without_opportunity;
mod long_title;
mod lowest_mood_without_pain;
mod missing_owner;
mod missing_persona;
mod missing_scope;
mod missing_state;
mod never_reviewed;
mod one_word_finding;
mod persona_without_card;
mod persona_without_scenario;
mod severe_pain_unanswered;
mod stage_spelling;
mod stage_without_actions;
mod stage_without_emotion;
mod stage_without_touchpoint;
mod stale_review;
mod too_many_items;
mod too_many_stages;
mod touchpoint_spelling;
mod twin_pain;
mod unfinished;
mod unrated_opportunity;
mod unrated_pain;

use super::rule::Rule;

/// Every rule, in the order of the manual: those that hold for every book, then those of the header, of stages, and of
/// findings.
pub(super) const RULES: &[&Rule] = &[
    &empty_stage::RULE,
    &critical_pain_without_owner::RULE,
    &fixed_pain_still_hurts::RULE,
    &done_but_still_open::RULE,
    &stage_spelling::RULE,
    &touchpoint_spelling::RULE,
    &missing_persona::RULE,
    &missing_scope::RULE,
    &missing_state::RULE,
    &never_reviewed::RULE,
    &missing_owner::RULE,
    &persona_without_card::RULE,
    &persona_without_scenario::RULE,
    &stale_review::RULE,
    &unfinished::RULE,
    &future_without_opportunity::RULE,
    &stage_without_actions::RULE,
    &stage_without_touchpoint::RULE,
    &stage_without_emotion::RULE,
    &lowest_mood_without_pain::RULE,
    &flat_mood::RULE,
    &too_many_stages::RULE,
    &too_many_items::RULE,
    &long_title::RULE,
    &severe_pain_unanswered::RULE,
    &aimless_opportunity::RULE,
    &finding_without_owner::RULE,
    &finding_without_evidence::RULE,
    &unrated_pain::RULE,
    &unrated_opportunity::RULE,
    &one_word_finding::RULE,
    &twin_pain::RULE,
];
