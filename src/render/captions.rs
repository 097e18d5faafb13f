//! What HTML and Markdown agree to call things: maps, sections and groups of an index, what it was asked for, and what it
//! says where there is nothing.

use std::borrow::Cow;

use super::Site;
use super::words::{Words, capitalised, fill};
use crate::atlas::Atlas;
use crate::model::{Aspect, Heading, Impact, Inline, Item, Journey, Query, Subject, Text};
use crate::views::{Facet, Gap, Label, Part, Priority};

/// How many findings are named that one is tied to; of more it is said how many there are. Each of those names this one, and
/// thousands that each name all others would be more than a page can hold.
pub(super) const MOST_TIES: usize = 24;

/// How many characters of a name stand beside each of the many things that it belongs to.
const MOST_CHARACTERS: usize = 120;

/// A name where it stands beside something else: cut where it is long, for where it stands itself, all of it is shown.
pub(super) fn short(name: String) -> String {
    match name.char_indices().nth(MOST_CHARACTERS) {
        Some((end, _)) => format!("{}…", name[..end].trim_end()),
        None => name,
    }
}

/// The name of a stage as it stands beside its number: without the same number that the writer put there (`1. Search`).
pub(super) fn beside_number(name: &Text, number: usize) -> Cow<'_, Text> {
    let rest = match name.0.first() {
        Some(Inline::Text(words)) => words.strip_prefix(&number.to_string()),
        _ => None,
    };
    let rest = rest.and_then(|rest| rest.strip_prefix(['.', ')', ':'])).map(str::trim_start);
    match rest.filter(|rest| !rest.is_empty() && !rest.starts_with(char::is_numeric)) {
        Some(rest) => {
            let first = Inline::Text(rest.to_owned());
            Cow::Owned(Text(std::iter::once(first).chain(name.0.iter().skip(1).cloned()).collect()))
        }
        None => Cow::Borrowed(name),
    }
}

/// The heading of a section.
pub(super) fn subject(words: &Words, subject: Subject) -> &str {
    let text = &words.text.index;
    match subject {
        Subject::Counts => &text.counts,
        Subject::PainPoints => &text.pain_points,
        Subject::Opportunities => &text.opportunities,
        Subject::Delights => &text.delights,
        Subject::Maps => &text.maps,
        Subject::HeatMap => &text.heat_map,
        Subject::Matrix => &text.matrix,
        Subject::Themes => &text.themes,
        Subject::Touchpoints => &words.text.lanes.touchpoints,
        Subject::Channels => &words.text.lanes.channels,
        Subject::Personas => &text.personas,
        Subject::Evidence => &words.text.fields.evidence,
        Subject::Coverage => &text.coverage,
    }
}

/// What a list without entries says, with what was asked for: `No open pain points (Owner: Payments)`.
pub(super) fn nothing(words: &Words, query: &Query, subject: Subject) -> String {
    let text = &words.text.index;
    let any_status = query.filter(Aspect::Status).is_some();
    let nothing = match subject {
        Subject::PainPoints if any_status => &text.no_pain_points,
        Subject::Opportunities | Subject::Matrix if any_status => &text.no_opportunities,
        Subject::Opportunities | Subject::Matrix => &text.no_open_opportunities,
        Subject::Delights => &text.no_delights,
        Subject::Maps | Subject::HeatMap => &text.no_maps,
        Subject::PainPoints => &text.no_open_pain_points,
        _ => &text.nothing,
    };
    let asked = asked(words, query);
    if asked.is_empty() { nothing.clone() } else { format!("{nothing} ({})", asked.join("; ")) }
}

/// What an index was narrowed to, filter by filter, in the writer's own words: `Owner: Payments, Booking`.
pub(super) fn asked(words: &Words, query: &Query) -> Vec<String> {
    let filters = query.filters.iter().map(|filter| {
        let values = words.list(filter.values.iter().map(|value| value.words.as_str().into()));
        words.label(aspect(words, filter.by)) + &values
    });
    filters.collect()
}

/// What stands under a list that is cut.
pub(super) fn limited(words: &Words, shown: usize, all: usize) -> Option<String> {
    let values = [("shown", words.number(shown)), ("all", words.number(all))];
    let values = values.each_ref().map(|(name, value)| (*name, value.as_str()));
    (shown < all).then(|| fill(&words.text.index.limited, &values))
}

/// The heading of a group; none where there is only one.
pub(super) fn group(site: Site<'_>, label: &Label<'_>) -> Option<String> {
    let words = site.words;
    match label {
        Label::All => None,
        Label::Without(Aspect::Severity) => Some(words.severity(None).to_owned()),
        Label::Without(by) => Some(words.label(aspect(words, *by)) + &words.text.index.not_given),
        Label::Gap(gap) => Some(self::gap(words, gap)),
        Label::Is(by, facet) => Some(self::facet(site, *by, facet)),
    }
}

/// What is missing.
fn gap(words: &Words, gap: &Gap) -> String {
    let text = &words.text.index;
    match gap {
        Gap::Unanswered => text.without_opportunity.clone(),
        Gap::Unowned => text.unowned.clone(),
        Gap::Unproven => text.unproven.clone(),
        Gap::Stale(days, date) => {
            let days = words.count(&words.text.counts.days, *days);
            fill(&text.stale, &[("days", &days), ("date", &words.date(*date))])
        }
        Gap::NeverReviewed => text.never_reviewed.clone(),
        Gap::WithoutPersona => text.without_persona.clone(),
    }
}

fn facet(site: Site<'_>, by: Aspect, facet: &Facet<'_>) -> String {
    let words = site.words;
    match facet {
        Facet::Name(name) | Facet::Persona { name, .. } => name.clone().into_owned(),
        Facet::Map(map) => site.atlas.maps().get(*map).map(|map| title(&map.journey, words)).unwrap_or_default(),
        Facet::Severity(severity) => words.severity(Some(*severity)).to_owned(),
        Facet::Level(level) => level_of(words, by, *level),
        Facet::PainStatus(status) => words.pain_status(*status).to_owned(),
        Facet::OpportunityStatus(status) => words.opportunity_status(Some(*status)).to_owned(),
        Facet::MapStatus(status) => words.map_status(status).to_owned(),
        Facet::State(state) => words.state(*state).to_owned(),
        Facet::Assumed => words.text.finding.assumed.clone(),
    }
}

fn level_of(words: &Words, by: Aspect, level: Impact) -> String {
    let said = match by {
        Aspect::Effort => words.impact_and_effort(None, Some(level)),
        _ => words.impact_and_effort(Some(level), None),
    };
    said.map(|said| capitalised(&said)).unwrap_or_default()
}

/// What a filter or a group looks at.
fn aspect(words: &Words, aspect: Aspect) -> &str {
    let (text, fields) = (&words.text.index, &words.text.fields);
    match aspect {
        Aspect::Persona => &fields.persona,
        Aspect::Map => &text.map,
        Aspect::Stage => &text.stage,
        Aspect::Owner => &fields.owner,
        Aspect::Severity => &text.severity,
        Aspect::Status => &fields.status,
        Aspect::Theme => &words.text.finding.theme,
        Aspect::State => &fields.state,
        Aspect::Evidence => &fields.evidence,
        Aspect::Impact => &text.impact,
        Aspect::Effort => &text.effort,
    }
}

/// A priority and what it is made of.
pub(super) fn priority(words: &Words, priority: &Priority) -> String {
    let part = |part: Part| {
        let points = words.number(part.points);
        if part.is_rated { points } else { fill(&words.text.index.unrated, &[("points", &points)]) }
    };
    let values = [
        ("score", words.whole(priority.score())),
        ("impact", part(priority.impact)),
        ("severity", part(priority.severity)),
        ("places", words.number(priority.places)),
        ("effort", part(priority.effort)),
    ];
    fill(&words.text.index.priority, &values.each_ref().map(|(name, value)| (*name, value.as_str())))
}

/// A map's title in a line.
pub(super) fn title(journey: &Journey, words: &Words) -> String {
    short(whole_title(journey, words))
}

/// The same where it stands above the map.
pub(super) fn whole_title(journey: &Journey, words: &Words) -> String {
    if journey.header.title.is_empty() { words.text.map.untitled.clone() } else { journey.header.title.words() }
}

/// The name of a stage or a step in a line; empty where it has none.
pub(super) fn heading(heading: &Heading) -> String {
    short(heading.text.words())
}

/// What a map calls one of its personas, in the words of [`Atlas::persona_name`].
pub(super) fn persona(atlas: &Atlas, map: usize, place: usize, item: &Item) -> Text {
    let name = atlas.persona_name(map, place, item);
    let words = name.words();
    if words.chars().nth(MOST_CHARACTERS).is_some() && name != item.text { Text::plain(short(words)) } else { name }
}

/// What the two sides of a comparison are called: by their states where these differ, else by their titles.
pub(super) fn sides(words: &Words, before: &Journey, after: &Journey) -> [String; 2] {
    match (before.state, after.state) {
        (Some(one), Some(other)) if one != other => [words.state(one).to_owned(), words.state(other).to_owned()],
        _ => [title(before, words), title(after, words)],
    }
}

/// Who the map with this index is about; none where nobody is named.
pub(super) fn personas(atlas: &Atlas, map: usize, words: &Words) -> Option<String> {
    let names = words.list(atlas.persona_names(map).map(|name| short(name.words()).into()));
    Some(names).filter(|names| !names.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_shown_once() {
        for (name, number, shown) in [
            ("1. Search", 1, "Search"),
            ("2) Buy", 2, "Buy"),
            ("1. Search", 2, "1. Search"),
            ("1.5 hours later", 1, "1.5 hours later"),
            ("1.", 1, "1."),
            ("24 hours", 2, "24 hours"),
        ] {
            assert_eq!(beside_number(&Text::plain(name), number).words(), shown, "{name}");
        }
    }
}
