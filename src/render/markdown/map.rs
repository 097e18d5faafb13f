//! A map as Markdown: fields as a list, then stage by stage, lane by lane.

use super::compare;
use super::finding;
use super::record;
use super::text::{blocks, escape, line, paragraph, task, text};
use crate::atlas::{Map, Spot, anchors};
use crate::language::stage_word;
use crate::model::{Block, Emotion, Feeling, Field, FieldKind, Heading, Inline, Item, Lane, Mood, Note, Part, Text};
use crate::render::Site;
use crate::render::captions;
use crate::render::words::{Words, capitalised};
use crate::render::{order, tickets};

/// The map with index `index`.
pub(super) fn map(site: Site<'_>, index: usize, map: &Map) -> String {
    let mut out = String::new();
    let (journey, words) = (&map.journey, site.words);
    let title = escape(&captions::whole_title(journey, words));
    line(
        &mut out,
        "",
        &format!("{} {title}{}", hashes(map.placement.level), attribute(site, &anchors::of_map(journey))),
    );
    blocks(&journey.header.description, "", &mut out);
    if !journey.header.fields.is_empty() {
        out.push('\n');
    }
    let mut personas = 0..;
    for field in &journey.header.fields {
        if field.kind == FieldKind::Persona {
            let named = field.items.iter().filter(|item| !item.text.is_empty());
            let cards = named.map(|item| record::persona(site, map, index, personas.next(), item));
            write_items(&strong_label(label(field, words), words), &cards.collect::<Vec<_>>(), &mut out);
        } else if let Some(other) = compare::named(site, index, map, field) {
            write_items(&strong_label(label(field, words), words), &[(other, &[])], &mut out);
        } else if field.kind == FieldKind::Ticket {
            let tickets = |item: &Item| (text(&tickets::linked(site.tickets, &item.text, words)), item.more.clone());
            let said: Vec<_> = field.items.iter().map(tickets).collect();
            let said: Vec<_> = said.iter().map(|(words, more)| (words.clone(), more.as_slice())).collect();
            write_items(&strong_label(label(field, words), words), &said, &mut out);
        } else {
            write_field(field, words, &mut out);
        }
    }
    compare::relations(site, index, map, &mut out);
    notes(&journey.before, &mut out);
    // "Stage" over stages says nothing.
    if let Some(corner) = journey.corner.as_deref().filter(|corner| stage_word(corner).is_none()) {
        line(&mut out, "", &format!("**{}**", escape(corner)));
    }
    let shown = |part: Part<'_>, out: &mut String| lanes(site, index, map, part, out);
    for (number, stage) in journey.stages.iter().enumerate() {
        if stage.phase.is_some() && (number == 0 || journey.stages[number - 1].phase != stage.phase) {
            let phase = stage.phase.as_ref().map(|words| escape(&words.words())).unwrap_or_default();
            line(&mut out, "", &format!("**{phase}**"));
        }
        heading(map.placement.level + 1, &stage.heading, words, &mut out);
        compare::detail(site, index, map, Spot { stage: number, step: None }, &mut out);
        shown(Part::Stage(number, stage), &mut out);
        for (i, step) in stage.steps.iter().enumerate() {
            heading(map.placement.level + 2, &step.heading, words, &mut out);
            compare::detail(site, index, map, Spot { stage: number, step: Some(i) }, &mut out);
            shown(Part::Step(number, i, step), &mut out);
        }
    }
    if !journey.is_card() && !journey.lanes.is_empty() {
        line(&mut out, "", "---");
    }
    shown(Part::Journey(journey), &mut out);
    compare::compare(site, index, map, &mut out);
    notes(&journey.after, &mut out);
    out
}

/// The marks of a heading of this level.
pub(super) fn hashes(level: u8) -> String {
    "#".repeat(usize::from(level.clamp(1, 6)))
}

/// The id of a heading, where Markdown can carry it.
pub(super) fn attribute(site: Site<'_>, anchor: &str) -> String {
    if !site.bare_headings && anchor.chars().all(|c| c.is_alphanumeric() || c == '-' || c == '_') {
        format!(" {{#{anchor}}}")
    } else {
        String::new()
    }
}

fn heading(level: u8, heading: &Heading, words: &Words, out: &mut String) {
    line(out, "", format!("{} {}", hashes(level), escape(&heading.text.words())).trim_end());
    if let Some(duration) = &heading.duration {
        line(out, "", &text(duration));
    }
    if heading.is_moment_of_truth() {
        line(out, "", &words.text.map.moment_of_truth);
    }
}

/// A label in bold, its colon too.
pub(super) fn strong_label(label: &str, words: &Words) -> String {
    format!("**{}{}**", escape(label), words.text.marks.colon.trim_end())
}

/// The label of a field: the writer's, else ours.
fn label<'a>(field: &'a Field, words: &'a Words) -> &'a str {
    if field.label.is_empty() { words.field(field.kind) } else { &field.label }
}

/// A field as an entry of a list.
pub(super) fn write_field(field: &Field, words: &Words, out: &mut String) {
    let label = strong_label(label(field, words), words);
    if let Some(date) = field.date().filter(|_| field.kind == FieldKind::Reviewed) {
        out.push_str(&format!("- {label} {}\n", words.date(date)));
        return;
    }
    let items: Vec<_> = field.items.iter().map(|item| (text(&item.text), item.more.as_slice())).collect();
    write_items(&label, &items, out);
}

/// A label and what belongs to it, as an entry of a list: words as Markdown, and what stands below them.
pub(super) fn write_items(label: &str, items: &[(String, &[Block])], out: &mut String) {
    if let [(words, [])] = items {
        out.push_str(&format!("- {label} {words}\n"));
        return;
    }
    out.push_str(&format!("- {label}\n"));
    for (words, more) in items {
        out.push_str(&format!("  - {words}\n"));
        blocks(more, "    ", out);
    }
}

fn notes(notes: &[Note], out: &mut String) {
    for note in notes {
        if let Some(words) = &note.heading {
            line(out, "", &text(&Text(vec![Inline::Strong(words.clone())])));
        }
        blocks(&note.blocks, "", out);
    }
}

fn lanes(site: Site<'_>, index: usize, map: &Map, part: Part<'_>, out: &mut String) {
    for row in order::rows_of(&map.journey, part, site.words) {
        let label = strong_label(&row.label, site.words);
        let emotion = part.emotion_in(&row.kind);
        let lane = part.lane(&row.kind);
        match (emotion, lane) {
            (Some(felt), _) => line(out, "", &format!("{label} {}", emotion_line(felt, site.words))),
            _ if row.is_line => {
                line(out, "", &format!("**{}**", escape(&row.label)));
                continue;
            }
            (None, Some(Lane { items, nothing, .. })) if items.is_empty() => {
                line(out, "", &format!("{label} {}", escape(nothing.as_deref().unwrap_or("–"))));
                continue;
            }
            (None, Some(lane)) if lane.kind.holds_names() && lane.items.iter().all(Item::is_bare) => {
                let names = lane.items.iter().map(|item| text(&item.text).into());
                line(out, "", &format!("{label} {}", site.words.list(names)));
                continue;
            }
            (None, Some(_)) => line(out, "", &label),
            (None, None) => continue,
        }
        // An emotion's words are said already; what else is written is not.
        let more = |lane: &&Lane| emotion.is_none() || lane.items.iter().any(Item::says_more_than_felt);
        if let Some(lane) = lane.filter(more) {
            out.push('\n');
            items(site, index, map, lane, out);
        }
    }
}

fn items(site: Site<'_>, index: usize, map: &Map, lane: &Lane, out: &mut String) {
    for (place, list) in lane.lists().enumerate() {
        // A list that counts anew differs from the one before it, or the two are one.
        let mark = if place % 2 == 0 { '.' } else { ')' };
        out.push_str(if place > 0 { "\n" } else { "" });
        for item in list {
            let bullet = item.number.map_or_else(|| "- ".to_owned(), |number| format!("{number}{mark} "));
            let indent = " ".repeat(bullet.len());
            out.push_str(&format!("{bullet}{}\n", words(site, index, map, item, &indent)));
            blocks(&item.more, &indent, out);
        }
    }
}

fn words(site: Site<'_>, index: usize, map: &Map, item: &Item, indent: &str) -> String {
    let entry = item.finding.as_deref().and_then(|finding| site.atlas.entry(site.atlas.key(index, finding)));
    if let Some(entry) = entry {
        return finding::line(site, Some(map.placement.chapter), &entry);
    }
    let mark = item.is_moment_of_truth().then(|| format!(" ({})", site.words.text.map.moment_of_truth));
    format!("{}{}{}", task(item.task), paragraph(&item.text, indent), mark.unwrap_or_default())
}

/// An emotion: `😟 Frustrated −2 then 🙂 Relieved +1`.
pub(super) fn emotion_line(emotion: &Emotion, words: &Words) -> String {
    let said = |feeling: &Feeling| {
        let face = match feeling.score.map(Mood::of) {
            _ if !feeling.faces.is_empty() => escape(&feeling.faces),
            Some(Mood::VeryPositive) => "😀".to_owned(),
            Some(Mood::Positive) => "🙂".to_owned(),
            Some(Mood::Neutral) => "😐".to_owned(),
            Some(Mood::Negative) => "🙁".to_owned(),
            Some(Mood::VeryNegative) => "😣".to_owned(),
            None => String::new(),
        };
        let score = feeling.score.map(|score| words.score(score)).unwrap_or_default();
        let parts = [face, escape(&capitalised(&feeling.words)), score];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
    };
    emotion.feelings.iter().map(said).collect::<Vec<_>>().join(&format!(" {} ", words.text.emotion.then))
}
