//! Findings: what makes an item one, and the ids of everything in a map.

use std::collections::{BTreeMap, HashMap};

use super::marks::{CLASSES_OF_HEADINGS, CLASSES_OF_ITEMS, known_class};
use super::reader::Reader;
use super::stages::says_nothing;
use crate::diagnostics::{Code, Cure, Diagnostic, Place, quoted};
use crate::model::{
    Attribute, AttributeKind, Attributes, Bearer, Finding, FindingKind, Id, Impact, Item, Journey, LaneKind,
    OpportunityStatus, PainStatus, Query, Record, RecordKind, Reference, Severity, made_id,
};
use crate::source::Span;

/// How many of a finding's first words make its id, and how long it may get.
const WORDS_OF_AN_ID: usize = 5;
const CHARACTERS_OF_AN_ID: usize = 40;

/// What `impact` and `effort` take.
const IMPACTS: &[&str] = &["low", "medium", "high", "1–5"];

/// The severity that stands alone in brackets before or behind a pain point's words: `[critical] …`, `… (HIGH)`.
fn severity_in_brackets(words: &str) -> Option<Severity> {
    let inner = |open, close| {
        let first = words.strip_prefix(open).and_then(|rest| Some(rest.split_once(close)?.0));
        let last = || words.strip_suffix(close).and_then(|rest| Some(rest.rsplit_once(open)?.1));
        first.or_else(last).and_then(|word: &str| Severity::from_word(word.trim().to_lowercase().as_str()))
    };
    inner('[', ']').or_else(|| inner('(', ')'))
}

impl Reader<'_> {
    /// Makes findings of the items in lanes of findings, and gives everything in the map its id.
    pub(super) fn find(&mut self, journey: &mut Journey) {
        self.know(&journey.header.attributes, &[Bearer::Title]);
        self.know_classes(&journey.header.attributes, CLASSES_OF_HEADINGS);
        for source in journey.sources() {
            self.know(&source.attributes, &[Bearer::Source]);
            self.check_date(source);
        }
        for stage in &journey.stages {
            self.know(&stage.heading.attributes, &[Bearer::Stage]);
            self.know_classes(&stage.heading.attributes, CLASSES_OF_HEADINGS);
            for step in &stage.steps {
                self.know(&step.heading.attributes, &[Bearer::Step]);
                self.know_classes(&step.heading.attributes, CLASSES_OF_HEADINGS);
            }
        }
        for (lanes, _) in journey.parts_mut() {
            for lane in lanes {
                let kind = lane.kind.finding();
                // A lane of one's own may well be a misspelt one: its items' attributes are not the fault.
                let bearers = match lane.kind {
                    LaneKind::Own(_) => Bearer::ITEMS,
                    _ => &[Bearer::Item],
                };
                for item in &mut lane.items {
                    self.know_classes(&item.attributes, CLASSES_OF_ITEMS);
                    match kind.filter(|_| !says_nothing(item)) {
                        Some(kind) => item.finding = Some(Box::new(self.finding(kind, item))),
                        None => self.know(&item.attributes, bearers),
                    }
                }
            }
        }
        self.diagnostics.extend(give_ids(journey, self.context.chapter));
    }

    fn finding(&mut self, kind: FindingKind, item: &Item) -> Finding {
        let attributes = &item.attributes;
        let bearers: &[Bearer] = match kind {
            FindingKind::PainPoint => &[Bearer::Item, Bearer::PainPoint],
            FindingKind::Delight => &[Bearer::Item],
            FindingKind::Opportunity => &[Bearer::Item, Bearer::Opportunity],
        };
        self.know(attributes, bearers);
        let is_pain = kind == FindingKind::PainPoint;
        let is_opportunity = kind == FindingKind::Opportunity;
        let value = |kind| attributes.get(kind).map(|attribute| attribute.value.clone());
        let ticked = item
            .task
            .filter(|_| is_opportunity)
            .map(|done| if done { OpportunityStatus::Done } else { OpportunityStatus::Open });
        Finding {
            kind,
            id: Id::default(),
            number: 0,
            position: 0,
            severity: self
                .value(attributes, AttributeKind::Severity, is_pain, Severity::from_word, Severity::WORDS)
                .or_else(|| severity_in_brackets(&item.text.words()).filter(|_| is_pain)),
            pain_status: self.value(
                attributes,
                AttributeKind::Status,
                is_pain,
                PainStatus::from_word,
                PainStatus::WORDS,
            ),
            opportunity_status: self
                .value(
                    attributes,
                    AttributeKind::Status,
                    is_opportunity,
                    OpportunityStatus::from_word,
                    OpportunityStatus::WORDS,
                )
                .or(ticked),
            impact: self.value(attributes, AttributeKind::Impact, is_opportunity, Impact::from_word, IMPACTS),
            effort: self.value(attributes, AttributeKind::Effort, is_opportunity, Impact::from_word, IMPACTS),
            owner: value(AttributeKind::Owner),
            ticket: value(AttributeKind::Ticket),
            theme: value(AttributeKind::Theme),
            evidence: attributes.all(AttributeKind::Evidence).cloned().collect(),
            answers: if is_opportunity { all_references(attributes, AttributeKind::For) } else { Vec::new() },
            same: if is_pain { all_references(attributes, AttributeKind::Same) } else { Vec::new() },
        }
    }

    /// The value of an attribute that takes only some words.
    fn value<T>(
        &mut self,
        attributes: &Attributes,
        kind: AttributeKind,
        applies: bool,
        read: impl Fn(&str) -> Option<T>,
        known: &[&str],
    ) -> Option<T> {
        let attribute = attributes.get(kind).filter(|_| applies)?;
        let value = read(&attribute.value);
        if value.is_none() {
            let otherwise = match otherwise(kind, &attribute.value) {
                Some(kind) => format!("that is said of {kind}; here, write one of: {}", known.join(", ")),
                None => format!("write one of: {}", known.join(", ")),
            };
            let words = known.iter().copied().filter(|word| word.is_ascii());
            let cure = Cure::name(&attribute.value, words, otherwise);
            self.report(
                Code::UnknownValue,
                attribute.value_span,
                format!("`{}` is no value of `{}`", quoted(&attribute.value), kind.word()),
                "not used",
                cure,
            );
        }
        value
    }

    /// Reports the attributes of a record that are not known.
    pub(super) fn know_record(&mut self, record: &Record) {
        self.know(&record.header.attributes, &[Bearer::Record]);
        let of_items: &[Bearer] = if record.kind == RecordKind::Evidence { &[Bearer::Source] } else { &[] };
        for item in record.header.fields.iter().flat_map(|field| &field.items) {
            self.know(&item.attributes, of_items);
        }
    }

    /// Reports the attributes of an index's title: it takes an id alone.
    pub(super) fn know_query(&mut self, query: &Query) {
        if let Some(heading) = &query.heading {
            self.know(&heading.attributes, &[]);
        }
    }

    /// Reports the classes that are nearly one of those that mean something here.
    fn know_classes(&mut self, attributes: &Attributes, known: &[&str]) {
        for (class, span) in &attributes.classes {
            let Some(near) = known_class(class, known).filter(|near| near != class) else { continue };
            self.report(
                Code::UnknownAttribute,
                *span,
                format!("`.{}` is not a class that the language knows", quoted(class)),
                "kept, but not shown",
                Cure { help: format!("did you mean `.{near}`?"), instead: Some(near.to_owned()) },
            );
        }
    }

    /// Reports the attributes that are not known here.
    fn know(&mut self, attributes: &Attributes, bearers: &[Bearer]) {
        self.check_id(attributes);
        for other in &attributes.other_ids {
            self.report(
                Code::UnknownValue,
                other.span,
                format!("`#{}` is followed by another id", quoted(&other.name)),
                "not used: only the last one counts",
                "remove one of them",
            );
        }
        if attributes.pairs.is_empty() {
            return;
        }
        let mut given = Vec::with_capacity(AttributeKind::ALL.len().min(attributes.pairs.len()));
        for pair in &attributes.pairs {
            if let Some(kind) = AttributeKind::of(&pair.key).filter(|kind| kind.is_on(bearers)) {
                if !given.contains(&kind) {
                    given.push(kind);
                } else if !kind.takes_list() {
                    self.report(
                        Code::UnknownValue,
                        pair.key_span,
                        format!("`{}` is given twice", pair.key),
                        "only this one counts",
                        "remove one of them",
                    );
                }
                continue;
            }
            let known = AttributeKind::ALL.iter().filter(|kind| kind.is_on(bearers));
            let known: Vec<&str> = known.map(|kind| kind.word()).collect();
            let otherwise = match known.as_slice() {
                [] => "remove it: there are no attributes here".to_owned(),
                known => format!("the attributes known here are: {}", known.join(", ")),
            };
            self.report(
                Code::UnknownAttribute,
                pair.key_span,
                format!("`{}` is not an attribute that the language knows here", quoted(&pair.key)),
                "kept, but not shown",
                Cure::name(&pair.key, known.iter().copied(), otherwise),
            );
        }
    }
}

/// Gives every source, stage, step and finding an id that is unique in the map: the writer's first, then made ones.
pub(crate) fn give_ids(journey: &mut Journey, chapter: usize) -> Vec<Diagnostic> {
    let mut ids = Ids::default();
    for field in &journey.header.fields {
        for item in &field.items {
            ids.give(item.attributes.id.as_ref(), chapter);
        }
    }
    for stage in &journey.stages {
        ids.give(stage.heading.attributes.id.as_ref(), chapter);
        for step in &stage.steps {
            ids.give(step.heading.attributes.id.as_ref(), chapter);
        }
    }
    for part in journey.parts() {
        for item in part.lanes().iter().flat_map(|lane| &lane.items) {
            ids.give(item.attributes.id.as_ref(), chapter);
        }
    }
    for stage in &mut journey.stages {
        let headings = std::iter::once(&mut stage.heading).chain(stage.steps.iter_mut().map(|step| &mut step.heading));
        for heading in headings {
            heading.id = match &heading.attributes.id {
                Some(given) => given.clone(),
                None => ids.make(&heading.text.words(), heading.span, "stage"),
            };
        }
    }
    let mut numbers: BTreeMap<FindingKind, usize> = BTreeMap::new();
    let mut position = 0;
    for (lanes, _) in journey.parts_mut() {
        for item in lanes.iter_mut().flat_map(|lane| &mut lane.items) {
            let Some(finding) = item.finding.as_mut() else { continue };
            let number = numbers.entry(finding.kind).or_default();
            *number += 1;
            finding.number = *number;
            finding.position = position;
            position += 1;
            finding.id = match &item.attributes.id {
                Some(given) => given.clone(),
                None => ids.make(&item.text.words(), item.span, "finding"),
            };
        }
    }
    ids.diagnostics
}

/// The ids of one map.
#[derive(Default)]
struct Ids {
    taken: HashMap<String, Span>,
    /// The number to try next for a made id.
    next: HashMap<String, usize>,
    diagnostics: Vec<Diagnostic>,
}

impl Ids {
    fn give(&mut self, id: Option<&Id>, chapter: usize) {
        let Some(id) = id else { return };
        if let Some(first) = self.taken.get(&id.name) {
            let diagnostic = Diagnostic::new(
                Code::DuplicateId,
                Place { chapter, span: id.span },
                format!("the id `{}` is used twice in this map", quoted(&id.name)),
            )
            .label("used again here")
            .related(Place { chapter, span: *first }, "first used here")
            .help("give one of them another id, and mend the references to it");
            self.diagnostics.push(diagnostic);
        } else {
            self.taken.insert(id.name.clone(), id.span);
        }
    }

    fn make(&mut self, words: &str, span: Span, otherwise: &str) -> Id {
        let rest = words.split_whitespace().nth(WORDS_OF_AN_ID);
        let few = rest.map_or(words, |rest| &words[..rest.as_ptr().addr() - words.as_ptr().addr()]);
        let mut name = made_id(few);
        if name.len() > CHARACTERS_OF_AN_ID {
            name.truncate(name.char_indices().nth(CHARACTERS_OF_AN_ID).map_or(name.len(), |(at, _)| at));
            name.truncate(name.trim_end_matches('-').len());
        }
        if words.is_empty() {
            otherwise.clone_into(&mut name);
        }
        if self.taken.contains_key(&name) {
            name = self.numbered(&name);
        }
        self.taken.insert(name.clone(), span);
        Id { name, given: false, span }
    }

    /// A name with the first number behind it that makes it one that is not taken.
    fn numbered(&mut self, base: &str) -> String {
        let next = self.next.entry(base.to_owned()).or_insert(2);
        loop {
            let name = format!("{base}-{next}");
            *next += 1;
            if !self.taken.contains_key(&name) {
                return name;
            }
        }
    }
}

/// What takes this value of `status`, where it is not what the value stands on.
fn otherwise(kind: AttributeKind, value: &str) -> Option<&'static str> {
    match kind {
        AttributeKind::Status if PainStatus::from_word(value).is_some() => Some("pain points"),
        AttributeKind::Status if OpportunityStatus::from_word(value).is_some() => Some("opportunities"),
        _ => None,
    }
}

fn all_references(attributes: &Attributes, kind: AttributeKind) -> Vec<Reference> {
    attributes.all(kind).flat_map(references).collect()
}

/// The references of a value: `a,map/b`.
fn references(attribute: &Attribute) -> Vec<Reference> {
    let mut references = Vec::new();
    let mut at = 0;
    for part in attribute.value.split(',') {
        let lead = part.len() - part.trim_start().len();
        let name = part.trim().trim_start_matches('#');
        if !name.is_empty() {
            let start = (attribute.value_span.start + at + lead).min(attribute.value_span.end);
            let span = Span::new(start, (start + part.trim().len()).min(attribute.value_span.end));
            let (map, finding) = match name.split_once('/') {
                Some((map, finding)) => (Some(map.to_owned()), finding.to_owned()),
                None => (None, name.to_owned()),
            };
            references.push(Reference { map, finding, span });
        }
        at += part.len() + 1;
    }
    references
}
