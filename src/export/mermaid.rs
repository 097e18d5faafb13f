//! A map as a `journey` diagram of Mermaid: stages are sections, steps or actions are tasks.
//!
//! Mermaid needs a score from 1 to 5 for each task: a mood from −2 to +2 is moved by three. Where no mood is known the task
//! gets the middle, and a comment says so.

use std::fmt::Write as _;

use crate::atlas::Atlas;
use crate::model::{Emotion, LaneKind, Part, Text, mean};

/// The score of a task of which no mood is known.
const MIDDLE: f64 = 3.0;

/// The diagram of the map with this index, ended by a line break; none where there is no such map.
#[must_use]
pub fn mermaid(atlas: &Atlas, map: usize) -> Option<String> {
    let journey = &atlas.maps().get(map)?.journey;
    let mut out = format!("journey\n    title {}\n", escaped(&journey.header.title.words()));
    let actors = listed(atlas.persona_names(map));
    if journey.is_card() {
        tasks(&mut out, Part::Journey(journey), &journey.header.title.words(), &actors);
    }
    for (index, stage) in journey.stages.iter().enumerate() {
        let title = stage.heading.text.words();
        let _ = writeln!(out, "    section {}", escaped(&title));
        tasks(&mut out, Part::Stage(index, stage), &title, &actors);
    }
    Some(out)
}

/// The tasks of a part: its steps, else its actions, else itself.
fn tasks(out: &mut String, part: Part<'_>, title: &str, actors: &str) {
    let mood = mood_of(part);
    let own = taking_part(part).unwrap_or_else(|| actors.to_owned());
    let step = |step: Part<'_>| {
        let name = step.heading().map(|heading| heading.text.words()).unwrap_or_default();
        (name, mood_of(step).or(mood), taking_part(step).unwrap_or_else(|| own.clone()))
    };
    let mut tasks: Vec<(String, Option<f64>, String)> = part.steps().map(step).collect();
    if tasks.is_empty() {
        let actions = part.lane(&LaneKind::Actions).map_or(&[][..], |lane| &lane.items);
        tasks.extend(actions.iter().map(|item| (item.text.words(), mood, own.clone())));
    }
    if tasks.is_empty() {
        tasks.push((title.to_owned(), mood, own));
    }
    for (name, mood, actors) in tasks {
        let score = mood.map_or(MIDDLE, |mood| ((mood + MIDDLE) * 10.0).round() / 10.0);
        if mood.is_none() {
            let _ = writeln!(out, "      %% no mood is known of the next one");
        }
        let actors = if actors.is_empty() { String::new() } else { format!(": {actors}") };
        let _ = writeln!(out, "      {}: {score}{actors}", escaped(&name));
    }
}

/// Those who take part, as a part says it itself.
fn taking_part(part: Part<'_>) -> Option<String> {
    part.lane(&LaneKind::Actors).map(|lane| listed(lane.items.iter().map(|item| item.text.clone())))
}

/// Actors side by side: a comma parts them.
fn listed(actors: impl Iterator<Item = Text>) -> String {
    actors.map(|actor| escaped(&actor.words()).replace(',', "#44;")).collect::<Vec<_>>().join(", ")
}

/// How it feels, by what a part says itself: the mean of several moments, and of several personas.
fn mood_of(part: Part<'_>) -> Option<f64> {
    mean(part.emotions().filter_map(Emotion::mean))
}

/// Words that mean nothing to Mermaid: what its grammar or HTML would see is written by number (`#58;`).
fn escaped(words: &str) -> String {
    const WORDS: &[&str] = &["title", "section", "journey", "acctitle", "accdescr"];
    let mut out = String::with_capacity(words.len());
    let begins = words.trim_start().to_ascii_lowercase();
    // At the beginning of a line, these are more than words.
    let is_keyword = WORDS.iter().any(|word| begins.starts_with(word));
    for (index, c) in words.trim().chars().enumerate() {
        if index == 0 && is_keyword || "#:;%<>&{}\"".contains(c) {
            let _ = write!(out, "#{};", u32::from(c));
        } else {
            out.push(if c.is_control() || c.is_whitespace() { ' ' } else { c });
        }
    }
    // A name there must be.
    if out.is_empty() { "–".to_owned() } else { out }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_mermaid_would_read_is_written_by_number() {
        assert_eq!(escaped("Pay: now; #1"), "Pay#58; now#59; #35;1");
        assert_eq!(escaped("Section 2"), "#83;ection 2");
        assert_eq!(escaped(" \n"), "–");
    }
}
