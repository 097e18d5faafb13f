//! A `journey-index` block's Markdown, read as what it asks for: a title, and labels with values.
//!
//! The labels are written as in a map: in a line (`Owner: Payments, Booking`), in bold, or above a list. What they and
//! their values are called stands in `data/index.toml`; what is no such label is reported.

use std::ops::Range;
use std::sync::LazyLock;

use super::Context;
use super::label::Candidate;
use super::markdown::inline::{at_commas, lines, range_of, words};
use super::markdown::{Node, NodeKind, Piece};
use super::names::by_name::ByName;
use super::names::index_names::{Label, NAMES};
use super::reader::Reader;
use crate::diagnostics::{Code, Cure, Diagnostic, Level, quoted};
use crate::model::{
    Asked, Aspect, Filter, Impact, Means, OpportunityStatus, Order, PainStatus, Query, Severity, State, Status,
    Subject, Value,
};
use crate::source::{Excerpt, Span};

/// Reads the body of a block. It never fails: what it cannot use is reported.
#[must_use]
pub fn query(body: &Excerpt, context: Context<'_>) -> (Query, Vec<Diagnostic>) {
    let mut reader = Reader::new(body, context);
    let mut query = Query { span: context.span, ..Query::default() };
    let nodes = reader.document(0);
    query.comments = reader.take_comments();
    for setting in reader.settings(nodes, &mut query) {
        reader.add(setting, &mut query);
    }
    reader.know_query(&query);
    reader.limit_filters(&mut query);
    let mut diagnostics = reader.diagnostics;
    query.is_misread = diagnostics.iter().any(|diagnostic| diagnostic.level == Level::Error);
    diagnostics.sort_by_key(|diagnostic| diagnostic.place);
    (query, diagnostics)
}

/// A label with its values.
struct Setting {
    label: String,
    range: Range<usize>,
    values: Vec<Written>,
}

/// A value as it is written.
struct Written {
    words: String,
    range: Range<usize>,
}

impl Reader<'_> {
    /// The settings of a block, in the order of the text; its title goes into the query.
    fn settings(&mut self, nodes: Vec<Node>, query: &mut Query) -> Vec<Setting> {
        let mut settings: Vec<Setting> = Vec::new();
        for node in nodes {
            match node.kind {
                NodeKind::Heading(_, pieces) if query.heading.is_none() => {
                    let heading = self.heading(&pieces, &node.range);
                    query.id = heading.attributes.id.clone().unwrap_or_default();
                    query.heading = Some(heading);
                }
                NodeKind::Paragraph(pieces) => {
                    for line in lines(&pieces) {
                        self.line(line.pieces, &mut settings, false);
                    }
                }
                NodeKind::List { entries, .. } => {
                    for below in entries.into_iter().flat_map(|entry| entry.nodes) {
                        match below.kind {
                            // A line without a mark may follow an entry: `State: future` below `- maps`.
                            NodeKind::Paragraph(pieces) => {
                                for (number, line) in lines(&pieces).enumerate() {
                                    self.line(line.pieces, &mut settings, number == 0);
                                }
                            }
                            _ => self.stray(&below.range),
                        }
                    }
                }
                _ => self.stray(&node.range),
            }
        }
        settings
    }

    /// A line: a label and what follows it, or in a list more values of the label above.
    fn line(&mut self, line: &[Piece], settings: &mut Vec<Setting>, is_entry: bool) {
        let labelled = Candidate::read(line).filter(Candidate::has_colon);
        match (labelled, settings.last_mut()) {
            (Some(candidate), _) => settings.push(Setting {
                label: candidate.label.into_owned(),
                range: candidate.range,
                values: values(&candidate.rest.pieces()),
            }),
            (None, Some(setting)) if is_entry => setting.values.extend(values(line)),
            (None, _) => self.stray(&range_of(line)),
        }
    }

    fn stray(&mut self, range: &Range<usize>) {
        let span = self.span(range);
        self.report(
            Code::StrayContent,
            span,
            "an index holds nothing but a title and settings",
            "not shown",
            "write a label and a value, `Show: pain points`, or move it out of the fence",
        );
    }

    /// Does what a setting says.
    fn add(&mut self, setting: Setting, query: &mut Query) {
        let span = self.span(&setting.range);
        let Some(label) = NAMES.labels.get(&setting.label).copied() else {
            let known = "the settings of an index are `Show`, `Group by`, `Sort by`, `Limit`, and the filters `Persona`, \
                         `Map`, `Stage`, `Owner`, `Severity`, `Status`, `Theme`, `State`, `Evidence`, `Impact` and `Effort`";
            let message = format!("an index has no setting `{}`", quoted(&setting.label));
            self.unknown(&setting.label, &setting.range, message, NAMES.labels.names(), known);
            return;
        };
        if setting.values.is_empty() {
            self.report(
                Code::UnknownSetting,
                span,
                format!("`{}` says nothing", quoted(&setting.label)),
                "no value",
                "write a value behind the colon, or remove the line",
            );
        }
        for value in setting.values {
            self.add_value(label, span, &value, query);
        }
    }

    fn add_value(&mut self, label: Label, label_span: Span, value: &Written, query: &mut Query) {
        let span = self.span(&value.range);
        match label {
            Label::Show => {
                query.show.extend(self.named(&NAMES.subjects, value, "show", keys(Subject::ALL, Subject::word)));
            }
            Label::GroupBy => {
                let filters = NAMES.labels.iter().filter_map(|(name, label)| match label {
                    Label::Filter(aspect) => Some((name, *aspect)),
                    _ => None,
                });
                let aspect = self.named(&filters.collect(), value, "be grouped by", keys(Aspect::ALL, Aspect::word));
                self.set(&mut query.group_by, aspect, "Group by", span);
            }
            Label::SortBy => {
                let order = self.named(&NAMES.orders, value, "be sorted by", keys(Order::ALL, Order::word));
                self.set(&mut query.sort_by, order, "Sort by", span);
            }
            Label::Limit => match value.words.parse().ok().filter(|limit: &usize| *limit > 0) {
                Some(what) => self.set(&mut query.limit, Some(Asked { what, span }), "Limit", span),
                None => self.report(
                    Code::UnknownSetting,
                    span,
                    format!("`{}` is no number of entries", quoted(&value.words)),
                    "not a number",
                    "write a whole number from 1 on: `Limit: 10`",
                ),
            },
            Label::Filter(aspect) => {
                let Some(means) = self.means(aspect, value) else { return };
                let value = Value { words: value.words.clone(), span, means };
                match query.filters.iter_mut().find(|filter| filter.by == aspect) {
                    Some(filter) => filter.values.push(value),
                    None => query.filters.push(Filter { by: aspect, span: label_span, values: vec![value] }),
                }
            }
        }
    }

    /// Sets what has one value only. More of them are reported.
    fn set<T>(&mut self, setting: &mut Option<T>, value: Option<T>, label: &str, span: Span) {
        if setting.is_some() && value.is_some() {
            let message = format!("`{label}` has a value already, and takes no second one");
            self.report(Code::UnknownSetting, span, message, "not used", "keep the one that you mean");
        } else if value.is_some() {
            *setting = value;
        }
    }

    /// What a name stands for; nothing where it is none, which is reported.
    fn named<T: Copy>(
        &mut self,
        names: &ByName<T>,
        value: &Written,
        deed: &str,
        all: impl Iterator<Item = &'static str>,
    ) -> Option<Asked<T>> {
        let found = names.get(&value.words).copied();
        if found.is_none() {
            let message = format!("an index cannot {deed} `{}`", quoted(&value.words));
            self.unknown(&value.words, &value.range, message, names.names(), &listed(&format!("it can {deed}"), all));
        }
        found.map(|what| Asked { what, span: self.span(&value.range) })
    }

    /// What a value of a filter means; nothing where it is none, which is reported.
    fn means(&mut self, aspect: Aspect, value: &Written) -> Option<Means> {
        let keys = NAMES.values(&value.words);
        if keys.contains(&"nothing") {
            return Some(Means::Nothing);
        }
        let known: &[&str] = match aspect {
            Aspect::Severity => {
                if let Some(means) = graded(&value.words, Severity::from_word, Means::Severity, Means::AtLeast) {
                    return Some(means);
                }
                &["low", "medium", "high", "critical", "none"]
            }
            Aspect::Impact | Aspect::Effort => {
                if let Some(means) = graded(&value.words, Impact::from_word, Means::Level, Means::LevelFrom) {
                    return Some(means);
                }
                &["low", "medium", "high", "none"]
            }
            Aspect::Status => {
                let found: Vec<&'static str> =
                    STATUSES.iter().copied().filter(|status| keys.contains(status)).collect();
                if !found.is_empty() {
                    return Some(Means::Status(found));
                }
                &STATUSES
            }
            Aspect::State => {
                if let Some(state) = keys.iter().find_map(|key| State::from_word(key)) {
                    return Some(Means::State(state));
                }
                &["current", "future", "none"]
            }
            Aspect::Evidence if keys.contains(&"assumed") => return Some(Means::Assumed),
            _ => return Some(Means::Name),
        };
        let label = aspect.word();
        let message = format!("`{}` is no {label}", quoted(&value.words));
        let mut help = listed("write one of", known.iter().copied());
        if matches!(aspect, Aspect::Severity | Aspect::Impact | Aspect::Effort) {
            help.push_str("; `medium and above` takes what is higher as well");
        }
        self.unknown(&value.words, &value.range, message, known.iter(), &help);
        None
    }

    /// Reports a word that is none of the known ones.
    fn unknown<'n>(
        &mut self,
        word: &str,
        range: &Range<usize>,
        message: String,
        known: impl Iterator<Item = &'n (impl AsRef<str> + 'n + ?Sized)>,
        otherwise: &str,
    ) {
        let mut known: Vec<&str> = known.map(AsRef::as_ref).collect();
        known.sort_unstable();
        let span = self.span(range);
        self.report(Code::UnknownSetting, span, message, "not known", Cure::name(word, known, otherwise));
    }
}

/// The words for a status of a pain point, an opportunity or a map.
static STATUSES: LazyLock<Vec<&'static str>> = LazyLock::new(|| {
    let pains = PainStatus::ALL.iter().map(|status| status.word());
    // Both kinds of finding can be open.
    let opportunities = OpportunityStatus::ALL.iter().filter(|status| **status != OpportunityStatus::Open);
    let maps = Status::KNOWN.iter().filter_map(Status::word);
    pains.chain(opportunities.map(|status| status.word())).chain(maps).collect()
});

/// A grade, perhaps with what means "or more": `high`, `high+`, `high and above`.
fn graded<T>(
    words: &str,
    from_word: fn(&str) -> Option<T>,
    is: fn(T) -> Means,
    is_at_least: fn(T) -> Means,
) -> Option<Means> {
    let read = |word: &str| NAMES.values(word).into_iter().find_map(from_word);
    if let Some(grade) = read(words).filter(|_| !words.ends_with('+')) {
        return Some(is(grade));
    }
    let lower = words.to_lowercase();
    let mut marks: Vec<&str> = NAMES.and_above().chain(std::iter::once("+")).collect();
    marks.sort_unstable_by_key(|mark| std::cmp::Reverse(mark.len()));
    let bare = marks.iter().find_map(|mark| lower.strip_suffix(mark).or_else(|| lower.strip_prefix(mark)))?;
    read(bare.trim()).map(is_at_least)
}

/// The keys of all there are.
fn keys<T: Copy>(all: &'static [T], key: impl Fn(T) -> &'static str) -> impl Iterator<Item = &'static str> {
    all.iter().map(move |one| key(*one))
}

fn listed<'a>(lead: &str, names: impl Iterator<Item = &'a str>) -> String {
    let names: Vec<String> = names.map(|name| format!("`{}`", name.replace('-', " "))).collect();
    format!("{lead} {}", names.join(", "))
}

/// The values of a line: what stands between commas, and what stands in quotes whole.
fn values(pieces: &[Piece]) -> Vec<Written> {
    let mut values: Vec<Written> = Vec::new();
    let mut open = false;
    for part in at_commas(pieces) {
        let (words, range) = (words(&part).into_owned(), range_of(&part));
        match values.last_mut().filter(|_| open) {
            Some(value) => {
                value.words = format!("{}, {words}", value.words);
                value.range.end = range.end;
            }
            None => values.push(Written { words, range }),
        }
        open = values.last().is_some_and(|value| value.words.starts_with(QUOTES) && !is_quoted(&value.words));
    }
    for value in values.iter_mut().filter(|value| is_quoted(&value.words)) {
        value.words = value.words.trim_matches(QUOTES).to_owned();
    }
    values
}

const QUOTES: [char; 4] = ['"', '“', '”', '„'];

fn is_quoted(words: &str) -> bool {
    words.chars().count() > 1 && words.starts_with(QUOTES) && words.ends_with(QUOTES)
}
