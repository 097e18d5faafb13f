//! Maps, the index and the error box as plain Markdown, for every renderer but `html`: headings, bold labels and lists,
//! which pandoc, EPUB and typst take alike.

mod text;

use std::fmt::Write as _;

use super::words::ENGLISH as WORDS;
use super::{Site, order};
use crate::atlas::{Entry, Map};
use crate::book::Chapter;
use crate::diagnostics::Diagnostic;
use crate::model::{Block, Emotion, Evidence, FindingKind, Heading, Item, LaneKind, Part, Severity, Text};
use crate::source::position;
use text::{blocks, escaped, inline};

/// The map with index `map` in the atlas: several lines, its title a heading of the map's level.
#[must_use]
pub fn map(site: Site<'_>, map: usize) -> String {
    let mut out = String::new();
    let Map { level, journey, .. } = &site.atlas.maps()[map];
    heading(&mut out, *level, &inline(&journey.title));
    for field in &journey.fields {
        let values: Vec<String> = field.items.iter().map(|item| inline(&item.text)).collect();
        bullet(&mut out, &[&strong(&field.label), ": ", &values.join("; ")].concat());
    }
    out.push('\n');
    blocks(&mut out, &journey.description, "");
    for note in &journey.before {
        add_note(&mut out, note.heading.as_ref(), &note.blocks);
    }
    for part in journey.parts() {
        if let Some(title) = part.heading() {
            let deeper = if matches!(part, Part::Step(..)) { 2 } else { 1 };
            heading(&mut out, (level + deeper).min(6), &titled(title));
        }
        lanes(&mut out, site, map, part);
    }
    for note in &journey.after {
        add_note(&mut out, note.heading.as_ref(), &note.blocks);
    }
    finished(&out)
}

/// The index of the book, its headings from `level` on.
#[must_use]
pub fn index(site: Site<'_>, _chapter: Option<usize>, level: u8) -> String {
    let mut out = String::new();
    let of = |kind: FindingKind| site.atlas.findings().filter(move |entry| entry.finding.kind == kind);
    let mut section = |title: &str, entries: Vec<Entry<'_>>| {
        heading(&mut out, level, title);
        if entries.is_empty() {
            out.push_str(WORDS.none);
            out.push_str("\n\n");
        }
        for entry in entries {
            bullet(&mut out, &listed(site, &entry));
        }
        out.push('\n');
    };
    let mut pains: Vec<Entry<'_>> = of(FindingKind::PainPoint).collect();
    pains.sort_by_key(|entry| std::cmp::Reverse(entry.finding.severity));
    section(WORDS.by_severity, pains);
    section(WORDS.opportunities, of(FindingKind::Opportunity).collect());
    section(WORDS.delights, of(FindingKind::Delight).collect());
    section(WORDS.without_opportunity, site.atlas.unanswered().collect());
    finished(&out)
}

/// What stands in a map's place when it has errors and `on-error` is `show`: the messages and the source.
#[must_use]
pub fn error_box(diagnostics: &[&Diagnostic], chapter: &Chapter, source: &str) -> String {
    let mut out = String::new();
    for diagnostic in diagnostics {
        let line = position(&chapter.text, diagnostic.place.span.start).line.to_string();
        let help = diagnostic.help.as_ref().map(|help| [" ", &escaped(help)].concat()).unwrap_or_default();
        let label = [diagnostic.level().word(), " (", WORDS.line, " ", &line, "):"].concat();
        bullet(&mut out, &[&strong(&label), " ", &escaped(&diagnostic.message), ".", &help].concat());
    }
    out.push('\n');
    blocks(&mut out, &[Block::Code(source.to_owned())], "");
    finished(&out)
}

fn lanes(out: &mut String, site: Site<'_>, map: usize, part: Part<'_>) {
    for row in order::rows(std::iter::once(part), &WORDS) {
        label(out, &row.label);
        if let (LaneKind::Emotion, Some(emotion)) = (&row.kind, part.emotion()) {
            bullet(out, &feelings(emotion));
        } else if let Some(lane) = part.lane(&row.kind) {
            for (i, item) in lane.items.iter().enumerate() {
                let number = lane.numbered.map(|first| first + i as u64);
                self::item(out, site, map, item, number);
            }
        }
        out.push('\n');
    }
}

fn item(out: &mut String, site: Site<'_>, map: usize, item: &Item, number: Option<u64>) {
    let marker = number.map_or_else(|| "-".to_owned(), |number| number.to_string() + ".");
    let task = item.task.map_or("", |done| if done { "[x] " } else { "[ ] " });
    out.push_str(&[&marker, " ", task].concat());
    if let Some(entry) = item.finding.as_ref().and_then(|f| site.atlas.entry(site.atlas.key(map, f))) {
        out.push_str(&[&strong(&entry.finding.code()), " ", &inline(&item.text), &facts(site, &entry)].concat());
    } else {
        out.push_str(&inline(&item.text));
    }
    out.push('\n');
    if !item.more.is_empty() {
        let indent = " ".repeat(marker.len() + 1);
        blocks(out, &item.more, &indent);
    }
}

/// A finding as the index lists it: its words, and where it stands.
fn listed(site: Site<'_>, entry: &Entry<'_>) -> String {
    let journey = &entry.map.journey;
    let mut place = inline(&journey.title);
    if let Some(heading) = entry.part.heading() {
        place.push_str(" › ");
        place.push_str(&inline(&heading.text));
    }
    [&strong(&entry.finding.code()), " ", &inline(&entry.item.text), &facts(site, entry), " — ", &place].concat()
}

/// What is known about a finding, in brackets.
fn facts(site: Site<'_>, entry: &Entry<'_>) -> String {
    let finding = entry.finding;
    let mut facts: Vec<String> = Vec::new();
    let mut fact = |name: &str, value: Option<&str>| {
        if let Some(value) = value {
            facts.push([name, " ", &escaped(value)].concat());
        }
    };
    fact(WORDS.severity, finding.severity.map(Severity::word));
    fact(WORDS.status, finding.pain_status.map(|s| s.word()).or(finding.opportunity_status.map(|s| s.word())));
    fact(WORDS.impact, finding.impact.map(|impact| impact.word()));
    fact(WORDS.effort, finding.effort.map(|effort| effort.word()));
    fact(WORDS.owner, finding.owner.as_deref());
    fact(WORDS.ticket, finding.ticket.as_deref());
    fact(WORDS.theme, finding.theme.as_deref());
    for evidence in &finding.evidence {
        fact(
            WORDS.evidence,
            Some(match evidence {
                Evidence::Source(words) | Evidence::Url(words) | Evidence::Words(words) => words,
                Evidence::Assumed => WORDS.assumed,
            }),
        );
    }
    let codes = |keys: &[crate::atlas::Key]| {
        let codes: Vec<String> = keys.iter().filter_map(|key| site.atlas.entry(*key)).map(|e| code_from(entry, &e)).collect();
        (!codes.is_empty()).then(|| codes.join(", "))
    };
    fact(WORDS.answers, codes(site.atlas.answers(entry.key)).as_deref());
    fact(WORDS.answered_by, codes(site.atlas.answered_by(entry.key)).as_deref());
    fact(WORDS.same, codes(site.atlas.same(entry.key)).as_deref());
    if facts.is_empty() { String::new() } else { [" (", &facts.join("; "), ")"].concat() }
}

/// The short code of another finding, with its map's title where that is another one.
fn code_from(from: &Entry<'_>, to: &Entry<'_>) -> String {
    let code = to.finding.code();
    if from.map_index == to.map_index { code } else { [&code, " in ", &to.map.journey.title.words()].concat() }
}

fn feelings(emotion: &Emotion) -> String {
    let feelings: Vec<String> = emotion
        .feelings
        .iter()
        .map(|feeling| {
            let score = feeling.score.map(order::score).unwrap_or_default();
            let parts = [feeling.faces.clone(), escaped(&feeling.words), score];
            parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
        })
        .collect();
    feelings.join(" → ")
}

fn titled(heading: &Heading) -> String {
    let mut title = inline(&heading.text);
    if let Some(duration) = &heading.duration {
        let _ = write!(title, " ({})", inline(duration));
    }
    if heading.is_moment_of_truth() {
        let _ = write!(title, " ({})", WORDS.moment_of_truth);
    }
    title
}

fn add_note(out: &mut String, title: Option<&Text>, content: &[Block]) {
    if let Some(title) = title {
        label(out, &title.words());
    }
    blocks(out, content, "");
}

fn heading(out: &mut String, level: u8, words: &str) {
    out.push_str(&"#".repeat(usize::from(level)));
    out.push(' ');
    out.push_str(words);
    out.push_str("\n\n");
}

fn label(out: &mut String, words: &str) {
    out.push_str(&strong(words));
    out.push_str("\n\n");
}

fn strong(words: &str) -> String {
    ["**", &escaped(words), "**"].concat()
}

fn bullet(out: &mut String, words: &str) {
    out.push_str("- ");
    out.push_str(words);
    out.push('\n');
}

/// Ends in one newline, without two blank lines in a row.
fn finished(out: &str) -> String {
    let mut text = out.trim().to_owned();
    while text.contains("\n\n\n") {
        text = text.replace("\n\n\n", "\n\n");
    }
    text.push('\n');
    text
}
