//! A finding in one line of Markdown: its code, its words, and what belongs to it.

use std::borrow::Cow;

use super::record;
use super::text::{escape, link, task, text};
use crate::atlas::{Entry, Evidence, Key, Map, anchors};
use crate::model::FindingKind;
use crate::render::words::fill;
use crate::render::{Site, captions, carry, tickets};

/// The line of a finding on the page of a chapter (`None`: the generated index).
pub(super) fn line(site: Site<'_>, chapter: Option<usize>, entry: &Entry<'_>) -> String {
    let attributes = attributes(site, chapter, entry);
    let words = text(&carry::words_of(site, entry, site.path_of(chapter)));
    let mut line = format!("**{}** {}{words}", entry.finding.code(), task(entry.item.task));
    if !attributes.is_empty() {
        line.push_str(&format!(" ({})", attributes.join("; ")));
    }
    line
}

fn attributes(site: Site<'_>, chapter: Option<usize>, entry: &Entry<'_>) -> Vec<String> {
    let (finding, words, atlas) = (entry.finding, site.words, site.atlas);
    let text = &words.text.finding;
    let mut said = Vec::new();
    if entry.item.is_moment_of_truth() {
        said.push(words.text.map.moment_of_truth.clone());
    }
    match finding.kind {
        FindingKind::PainPoint => said.push(words.severity(finding.severity).to_owned()),
        FindingKind::Opportunity => said.push(words.opportunity_status(finding.opportunity_status).to_owned()),
        FindingKind::Delight => {}
    }
    said.extend(finding.pain_status.map(|status| words.pain_status(status).to_owned()));
    said.extend(words.impact_and_effort(finding.impact, finding.effort));
    let evidence = atlas.evidence(entry.key).iter().map(|evidence| match evidence {
        Evidence::Source(key) => record::cited(site, chapter, *key).into(),
        Evidence::Url(words) | Evidence::Words(words) => escape(words).into(),
        Evidence::Assumed => text.assumed.as_str().into(),
    });
    let mut labelled = |label: &str, value: Option<String>| {
        said.extend(value.filter(|value| !value.is_empty()).map(|value| words.label(label) + &value));
    };
    labelled(&words.text.fields.evidence, Some(words.list(evidence)));
    labelled(&words.text.fields.owner, finding.owner.as_deref().map(escape));
    labelled(&text.theme, finding.theme.as_deref().map(escape));
    let tickets = finding.ticket.as_deref().map(|ticket| {
        let each = tickets::each(ticket).map(|ticket| {
            let url = site.tickets.and_then(|template| tickets::url(template, ticket));
            url.map_or_else(|| escape(ticket), |url| link(&escape(ticket), &url)).into()
        });
        words.list(each)
    });
    labelled(&words.text.fields.ticket, tickets);
    let same: Vec<Key> = atlas.same(entry.key).collect();
    let ties = [
        (&text.answers, atlas.answers(entry.key)),
        (&text.answered_by, atlas.answered_by(entry.key)),
        (&text.same, &same),
    ];
    for (label, keys) in ties {
        let (first, rest) = keys.split_at(keys.len().min(captions::MOST_TIES));
        let more = (!rest.is_empty()).then(|| words.count(&words.text.counts.more, rest.len()).into());
        labelled(label, Some(words.list(codes(site, chapter, first, Some(entry.map_index)).chain(more))));
    }
    if finding.kind == FindingKind::PainPoint && !atlas.is_answered(entry.key) {
        said.push(text.unanswered.clone());
    }
    said
}

/// Findings by their codes; with a link to their map where it is another, for only headings have anchors here.
pub(super) fn codes<'a>(
    site: Site<'a>,
    chapter: Option<usize>,
    keys: &'a [Key],
    here: Option<usize>,
) -> impl Iterator<Item = Cow<'a, str>> {
    keys.iter().filter_map(move |key| {
        let entry = site.atlas.entry(*key)?;
        let is_here = Some(entry.map_index) == here;
        Some(if is_here { entry.finding.code() } else { code(site, chapter, &entry) }.into())
    })
}

/// A finding by its code, with its map.
pub(super) fn code(site: Site<'_>, chapter: Option<usize>, entry: &Entry<'_>) -> String {
    let (code, map) = (entry.finding.code(), to_map(site, chapter, entry.map));
    fill(&site.words.text.finding.elsewhere, &[("code", &code), ("map", &map)])
}

/// A link to a map, or its title where there is no way.
pub(super) fn to_map(site: Site<'_>, chapter: Option<usize>, map: &Map) -> String {
    let title = escape(&captions::title(&map.journey, site.words));
    linked(site, chapter, title, map.placement.chapter, &anchors::of_map(&map.journey))
}

/// Words, as Markdown, that link to a heading in the chapter `to`; the words alone where there is no way.
pub(super) fn linked(site: Site<'_>, from: Option<usize>, words: String, to: usize, anchor: &str) -> String {
    match site.path_of(from).zip(site.path_of(Some(to))) {
        Some((from, to)) if !super::map::attribute(site, anchor).is_empty() => {
            link(&words, &crate::book::link(from, to, anchor))
        }
        _ => words,
    }
}
