//! Findings as cards: how bad or how far, the words, and what belongs to it.

use super::TemplateError;
use super::page::Page;
use super::theme::{Html, view};
use crate::atlas::{Entry, Evidence, Key, Source, anchors};
use crate::model::{AttributeKind, Finding, FindingKind, Item, OpportunityStatus, Severity};
use crate::render::words::{Words, capitalised, fill};
use crate::render::{captions, tickets};

view! {
    /// A finding on its card.
    #[derive(Debug)]
    pub(super) struct FindingView<'a> {
        id: String,
        code: String,
        class: &'static str,
        mark: &'a str,
        task: Html,
        text: Html,
        more: Html,
        badges: Vec<Badge<'a>>,
    }
}

view! {
    /// Something that belongs to a finding or a source: a label and its values.
    #[derive(Debug, Default)]
    pub(super) struct Badge<'a> {
        class: Option<&'static str>,
        label: String,
        parts: Vec<Link<'a>>,
    }
}

view! {
    /// Words behind a label, perhaps a link.
    #[derive(Debug, Default)]
    pub(super) struct Link<'a> {
        separator: &'a str,
        href: Option<String>,
        title: Option<String>,
        text: String,
    }
}

impl<'a> Badge<'a> {
    /// Words that say it all.
    pub(super) fn word(word: impl Into<String>) -> Self {
        Self { label: word.into(), ..Self::default() }
    }

    /// A label and things that may be links.
    pub(super) fn linked(
        words: &'a Words,
        label: &str,
        things: impl IntoIterator<Item = (Option<String>, String)>,
    ) -> Self {
        let parts = things.into_iter().map(|(href, text)| Link { href, text, ..Link::default() }).collect();
        Self::labelled(words, label, parts)
    }

    /// A label and what stands behind it.
    pub(super) fn labelled(words: &'a Words, label: &str, parts: Vec<Link<'a>>) -> Self {
        Self { label: words.label(label), ..Self::listed(words, parts) }
    }

    /// Links without a label.
    pub(super) fn listed(words: &'a Words, parts: Vec<Link<'a>>) -> Self {
        let mut badge = Self { class: None, label: String::new(), parts };
        for part in badge.parts.iter_mut().skip(1) {
            part.separator = &words.text.marks.comma;
        }
        badge
    }
}

impl Link<'_> {
    /// Words that are a link when they are a web address.
    fn linked(words: &str) -> Self {
        let href = is_web(words).then(|| words.to_owned());
        let text = words.trim_start_matches("https://").trim_start_matches("http://");
        let text = if href.is_some() { text.trim_end_matches('/') } else { words };
        Self { href, text: text.to_owned(), ..Self::default() }
    }

    /// Words that lead somewhere, if there is a way.
    pub(super) fn to(href: Option<String>, words: String) -> Self {
        Self { href, text: words, ..Self::default() }
    }

    fn plain(words: &str) -> Self {
        Self { text: words.to_owned(), ..Self::default() }
    }
}

fn is_web(address: &str) -> bool {
    address.starts_with("https://") || address.starts_with("http://")
}

/// The card of a finding.
pub(super) fn card<'a>(page: Page<'a>, entry: &Entry<'_>, level: u8) -> Result<FindingView<'a>, TemplateError> {
    let Entry { map, item, finding, .. } = *entry;
    let (class, mark) = mark(finding, page.words);
    let mut badges = badges(page, entry);
    badges.extend(ties(page, entry));
    Ok(FindingView {
        id: anchors::in_map(&map.journey, &finding.id.name),
        code: finding.code(),
        class,
        mark,
        task: task(page, item, finding)?,
        text: page.text(&item.text)?,
        more: page.prose(level).blocks(&item.more)?,
        badges,
    })
}

/// A task's box says no more than an opportunity's status does.
fn task(page: Page<'_>, item: &Item, finding: &Finding) -> Result<Html, TemplateError> {
    if finding.kind == FindingKind::Opportunity { Ok(Html::default()) } else { page.prose(6).task(item.task) }
}

/// The class and the word of a finding's mark.
pub(super) fn mark<'a>(finding: &Finding, words: &'a Words) -> (&'static str, &'a str) {
    match finding.kind {
        FindingKind::PainPoint => (severity_class(finding.severity), words.severity(finding.severity)),
        // The star says it, and the row's or the group's name.
        FindingKind::Delight => ("j-star", ""),
        FindingKind::Opportunity => {
            let class = match finding.opportunity_status {
                None | Some(OpportunityStatus::Open | OpportunityStatus::Rejected) => "j-st",
                Some(OpportunityStatus::Planned) => "j-st j-v1",
                Some(OpportunityStatus::Doing) => "j-st j-v2",
                Some(OpportunityStatus::Done) => "j-st j-v4",
            };
            (class, words.opportunity_status(finding.opportunity_status))
        }
    }
}

/// The class of a severity's mark.
pub(super) fn severity_class(severity: Option<Severity>) -> &'static str {
    match severity {
        None => "j-v",
        Some(Severity::Low) => "j-v j-v1",
        Some(Severity::Medium) => "j-v j-v2",
        Some(Severity::High) => "j-v j-v3",
        Some(Severity::Critical) => "j-v j-v4",
    }
}

/// What belongs to a finding: how far it is, what it rests on, who looks after it, and where.
pub(super) fn badges<'a>(page: Page<'a>, entry: &Entry<'_>) -> Vec<Badge<'a>> {
    let (finding, words, text) = (entry.finding, page.words, &page.words.text);
    let mut badges = Vec::new();
    if entry.item.is_moment_of_truth() {
        badges.push(Badge { class: Some("j-truth"), ..Badge::word(&*text.map.moment_of_truth) });
    }
    if let Some(status) = finding.pain_status {
        badges.push(Badge::word(words.pain_status(status)));
    }
    badges.extend(words.impact_and_effort(finding.impact, finding.effort).map(Badge::word));
    badges.extend(evidence(page, entry));
    if let Some(owner) = &finding.owner {
        badges.push(Badge::labelled(words, &text.fields.owner, vec![Link::plain(owner)]));
    }
    if let Some(theme) = &finding.theme {
        badges.push(Badge::labelled(words, &text.finding.theme, vec![Link::plain(theme)]));
    }
    if let Some(ticket) = &finding.ticket {
        let tickets = tickets::each(ticket).map(|ticket| {
            let href = page.site.tickets.and_then(|template| tickets::url(template, ticket));
            href.map_or_else(
                || Link::linked(ticket),
                |href| Link { href: Some(href), text: ticket.to_owned(), ..Link::default() },
            )
        });
        badges.push(Badge::labelled(words, &text.fields.ticket, tickets.collect()));
    }
    badges
}

/// What a finding rests on: sources under a label, the writer's own words as they are.
fn evidence<'a>(page: Page<'a>, entry: &Entry<'_>) -> Vec<Badge<'a>> {
    let mut badges = Vec::new();
    let mut parts = Vec::new();
    for evidence in page.site.atlas.evidence(entry.key) {
        match evidence {
            Evidence::Source(key) => {
                parts.extend(page.site.atlas.source(*key).map(|source| self::source(page, &source)));
            }
            Evidence::Url(url) => parts.push(Link::linked(url)),
            Evidence::Words(words) => badges.push(Badge::word(capitalised(words))),
            Evidence::Assumed => {
                badges.push(Badge { class: Some("j-assumed"), ..Badge::word(&*page.words.text.finding.assumed) });
            }
        }
    }
    if !parts.is_empty() {
        badges.insert(0, Badge::labelled(page.words, &page.words.text.fields.evidence, parts));
    }
    badges
}

/// A source by its id; a link to where it is listed. On a page without its book, where an id leads nowhere, its words stand
/// beside it.
fn source<'a>(page: Page<'a>, source: &Source<'_>) -> Link<'a> {
    let href = source.anchor.as_deref().and_then(|anchor| page.to(source.chapter, anchor));
    let (id, words) = (source.id.unwrap_or_default().to_owned(), captions::short(source.item.text.words()));
    if page.alone.is_some() && href.is_none() {
        return Link { text: format!("{id} ({words})"), ..Link::default() };
    }
    Link { href, title: Some(words), text: id, ..Link::default() }
}

/// What rests on a source.
pub(super) fn resting<'a>(page: Page<'a>, source: &Source<'_>) -> Badge<'a> {
    let (keys, text) = (page.site.atlas.resting_on(source.key), &page.words.text.evidence);
    let parts = references(page, keys.iter().copied(), source.home.map());
    if parts.is_empty() { Badge::word(&*text.nothing) } else { Badge::labelled(page.words, &text.supports, parts) }
}

/// What is said of a source beside its words: its kind, where its label does not say it, and its date.
pub(super) fn of_source<'a>(page: Page<'a>, source: &Source<'_>) -> Vec<Badge<'a>> {
    let (words, text) = (page.words, &page.words.text.evidence);
    let kind = source.item.attributes.get(AttributeKind::Kind);
    let kind = kind.map(|kind| Badge::labelled(words, &text.kind, vec![Link::plain(&kind.value)]));
    let date = source.item.date();
    let date = date.map(|date| Badge::labelled(words, &text.date, vec![Link::plain(&words.date(date))]));
    kind.into_iter().chain(date).collect()
}

/// What a finding answers, what answers it, and where else it is met.
pub(super) fn ties<'a>(page: Page<'a>, entry: &Entry<'_>) -> Vec<Badge<'a>> {
    let mut badges = answers(page, entry);
    let same = page.site.atlas.same(entry.key);
    if let Some(met) = tie(page, &page.words.text.finding.same, same, entry.map_index) {
        // What is still to be done is said last.
        let is_last = entry.finding.kind == FindingKind::PainPoint && !page.site.atlas.is_answered(entry.key);
        badges.insert(badges.len() - usize::from(is_last), met);
    }
    badges
}

/// What a finding answers, and what answers it.
pub(super) fn answers<'a>(page: Page<'a>, entry: &Entry<'_>) -> Vec<Badge<'a>> {
    let (atlas, text) = (page.site.atlas, &page.words.text.finding);
    let mut badges = Vec::new();
    for (label, keys) in [(&text.answers, atlas.answers(entry.key)), (&text.answered_by, atlas.answered_by(entry.key))]
    {
        badges.extend(tie(page, label, keys.iter().copied(), entry.map_index));
    }
    if entry.finding.kind == FindingKind::PainPoint && !atlas.is_answered(entry.key) {
        badges.push(Badge::word(&*text.unanswered));
    }
    badges
}

/// The findings that one is tied to, behind a label; none where there are none.
fn tie<'a>(
    page: Page<'a>,
    label: &str,
    keys: impl Iterator<Item = Key> + Clone + 'a,
    here: usize,
) -> Option<Badge<'a>> {
    let more = keys.clone().skip(captions::MOST_TIES).count();
    let mut parts = references(page, keys.take(captions::MOST_TIES), Some(here));
    if more > 0 {
        parts.push(Link { text: page.words.count(&page.words.text.counts.more, more), ..Link::default() });
    }
    (!parts.is_empty()).then(|| Badge::labelled(page.words, label, parts))
}

/// A finding of any map, with the name of that map.
pub(super) fn elsewhere<'a>(page: Page<'a>, entry: &Entry<'_>) -> Link<'a> {
    reference(page, entry, None)
}

fn references<'a>(page: Page<'a>, keys: impl Iterator<Item = Key> + 'a, here: Option<usize>) -> Vec<Link<'a>> {
    page.entries(keys).map(|other| reference(page, &other, here)).collect()
}

/// A finding referred to: its code, and where it is another map's, that map and the finding's words.
fn reference<'a>(page: Page<'a>, other: &Entry<'_>, here: Option<usize>) -> Link<'a> {
    let (code, href) = (other.finding.code(), page.to_finding(other));
    if Some(other.map_index) == here {
        return Link { href, text: code, ..Link::default() };
    }
    let map = captions::title(&other.map.journey, page.words);
    let text = fill(&page.words.text.finding.elsewhere, &[("code", &code), ("map", &map)]);
    Link { href, title: Some(captions::short(other.item.text.words())), text, ..Link::default() }
}
