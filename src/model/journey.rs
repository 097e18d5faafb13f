//! A map: its header, its stages and steps, and what stands around them.

use std::borrow::Cow;

use icu_calendar::{Date, Iso};
use icu_locale::LanguageIdentifier;

use super::{Block, Emotion, Feeling, Inline, Item, Lane, LaneKind, Text, mean};
use crate::source::Span;

/// A name to refer to something by.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Id {
    /// The name, without `#`.
    pub name: String,
    /// Whether the writer gave it; otherwise it was made from the words.
    pub given: bool,
    /// Where it stands; for a made one, where its words stand.
    pub span: Span,
}

/// One `key=value` pair.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Attribute {
    /// The key, as written.
    pub key: String,
    /// The value, without quotes.
    pub value: String,
    /// Where the key stands.
    pub key_span: Span,
    /// Where the value stands, without quotes.
    pub value_span: Span,
}

/// What stands in braces at the end of an item or a heading: `{#id .class key=value}`.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Attributes {
    /// The id.
    pub id: Option<Id>,
    /// The classes, without the dot, each with its place.
    pub classes: Vec<(String, Span)>,
    /// The pairs, in order.
    pub pairs: Vec<Attribute>,
}

impl Attributes {
    /// The pair with this key, the last one if several have it.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Attribute> {
        self.pairs.iter().rev().find(|pair| pair.key == key)
    }

    /// Whether it has this class.
    #[must_use]
    pub fn has_class(&self, class: &str) -> bool {
        self.classes.iter().any(|(name, _)| name == class)
    }
}

/// The class that marks a stage, a step or an item as a moment of truth.
pub(crate) const MOMENT_OF_TRUTH: &str = "moment-of-truth";

/// The title of a stage or a step.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Heading {
    /// Its words.
    pub text: Text,
    /// Its id: given, or made from its words.
    pub id: Id,
    /// How long it lasts.
    pub duration: Option<Text>,
    /// Its attributes, as written.
    pub attributes: Attributes,
    /// Where it stands.
    pub span: Span,
}

impl Heading {
    /// Whether the persona's mind is made up here.
    #[must_use]
    pub fn is_moment_of_truth(&self) -> bool {
        self.attributes.has_class(MOMENT_OF_TRUTH)
    }
}

/// A step inside a stage.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Step {
    /// Its title.
    pub heading: Heading,
    /// How it feels.
    pub emotion: Option<Emotion>,
    /// Its lanes, one of a kind (and of a name, for lanes of one's own).
    pub lanes: Vec<Lane>,
}

/// A stage.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Stage {
    /// Its title.
    pub heading: Heading,
    /// The phase it belongs to, when the map groups its stages.
    pub phase: Option<Text>,
    /// How it feels as a whole.
    pub emotion: Option<Emotion>,
    /// Its own lanes, one of a kind.
    pub lanes: Vec<Lane>,
    /// Its steps; none in most maps.
    pub steps: Vec<Step>,
}

impl Stage {
    /// How it feels, −2 to +2: the mean of its own points in time, else that of its steps.
    #[must_use]
    pub fn mood(&self) -> Option<f64> {
        self.mood_of(None)
    }

    /// What is felt in it, from its first point in time to its last: what it says itself, else what its steps say. Where only
    /// several personas say what they feel, that is their mood.
    #[must_use]
    pub fn felt(&self) -> Option<Emotion> {
        let steps = self.steps.iter().filter_map(|step| step.emotion.as_ref());
        let feelings: Vec<Feeling> = match &self.emotion {
            Some(emotion) => emotion.feelings.clone(),
            None => steps.flat_map(|emotion| emotion.feelings.iter().cloned()).collect(),
        };
        let mood = || vec![Feeling { score: self.mood(), ..Feeling::default() }];
        let feelings = if feelings.is_empty() && self.mood().is_some() { mood() } else { feelings };
        (!feelings.is_empty()).then_some(Emotion { feelings, span: self.heading.span })
    }

    /// How one of the map's several personas feels, by its place; all of them without one.
    fn mood_of(&self, persona: Option<usize>) -> Option<f64> {
        let own = mean(emotions(self.emotion.as_ref(), &self.lanes, persona).filter_map(Emotion::mean));
        let of_step =
            |step: &Step| mean(emotions(step.emotion.as_ref(), &step.lanes, persona).filter_map(Emotion::mean));
        own.or_else(|| mean(self.steps.iter().filter_map(of_step)))
    }
}

/// What is felt somewhere: by everybody, and in the lanes of several personas; or what concerns one of them.
fn emotions<'a>(
    shared: Option<&'a Emotion>,
    lanes: &'a [Lane],
    persona: Option<usize>,
) -> impl Iterator<Item = &'a Emotion> {
    let of_one = lanes.iter().filter(move |lane| match lane.kind {
        LaneKind::EmotionOf(place) => persona.is_none_or(|persona| persona == place),
        _ => false,
    });
    shared.into_iter().chain(of_one.filter_map(|lane| lane.emotion.as_ref()))
}

/// What a field says, in the header of a map or in a record.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum FieldKind {
    /// Whose journey it is.
    Persona,
    /// What has happened before.
    Scenario,
    /// What the persona wants in the end.
    Goal,
    /// From where to where.
    Scope,
    /// What the persona expects.
    Expectations,
    /// Whether it shows today or a plan.
    State,
    /// How far the map itself has come.
    Status,
    /// Who looks after the map.
    Owner,
    /// When it was last looked at.
    Reviewed,
    /// The research it rests on.
    Evidence,
    /// How its numbers are meant.
    Scale,
    /// Words to find it by.
    Tags,
    /// The ticket that stands for it elsewhere.
    Ticket,
    /// How long it all lasts, in a map without stages.
    Duration,
    /// What a persona does for a living, or to the organisation.
    Role,
    /// What a persona says, word for word.
    Quote,
    /// What stands in a persona's way.
    Frustrations,
    /// What a persona looks like: a picture.
    Portrait,
    /// The earlier map that a map is compared with.
    Compares,
    /// A field of the writer's own.
    Own,
}

/// A field of a map's header or of a record.
#[derive(Debug, Clone, PartialEq)]
pub struct Field {
    /// What it says.
    pub kind: FieldKind,
    /// The writer's own label.
    pub label: String,
    /// Where the label stands.
    pub span: Span,
    /// Its values.
    pub items: Vec<Item>,
}

impl Field {
    /// Its first value's words.
    #[must_use]
    pub fn words(&self) -> String {
        self.items.first().map(|item| item.text.words()).unwrap_or_default()
    }

    /// The day it names, where it says nothing else.
    #[must_use]
    pub fn date(&self) -> Option<Date<Iso>> {
        match self.items.as_slice() {
            [Item { text: Text(inlines), more, .. }] if more.is_empty() => match inlines.as_slice() {
                [Inline::Text(words)] => date(words),
                _ => None,
            },
            _ => None,
        }
    }
}

/// The day that a text names as ISO 8601 writes it (`2026-09-01`), if there is such a day.
pub(super) fn date(text: &str) -> Option<Date<Iso>> {
    let mut parts = text.trim().splitn(3, '-');
    let mut number = |length: usize| {
        let part = parts.next()?;
        (part.len() == length && part.bytes().all(|b| b.is_ascii_digit())).then(|| part.parse::<u16>().ok()).flatten()
    };
    let (year, month, day) = (number(4)?, number(2)?, number(2)?);
    Date::try_new_iso(year.into(), month.try_into().ok()?, day.try_into().ok()?).ok()
}

/// Whether a map shows today or a plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum State {
    /// As it is.
    Current,
    /// As it should become.
    Future,
}

/// How far a map itself has come.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Status {
    /// Being written.
    Draft,
    /// Being reviewed.
    InReview,
    /// Agreed on.
    Published,
    /// No longer looked after.
    Retired,
    /// The team's own word.
    Own(String),
}

/// Text around the map: the writer's sections that are not stages.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Note {
    /// Its heading, if it has one.
    pub heading: Option<Text>,
    /// The attributes of its heading, as written.
    pub attributes: Attributes,
    /// What it says.
    pub blocks: Vec<Block>,
    /// Where it stands.
    pub span: Span,
}

/// A comment of the writer's, which is not shown.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Comment {
    /// What stands between its marks.
    pub text: String,
    /// Whether it stands on a line with other words, after them.
    pub beside: bool,
    /// Where it stands, marks and all.
    pub span: Span,
}

/// A customer journey map.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Journey {
    /// Its id: given, or made from its title.
    pub id: Id,
    /// Its title.
    pub title: Text,
    /// Whether the title was taken from the section or chapter that the map stands in.
    pub title_borrowed: bool,
    /// The attributes of its title, as written.
    pub attributes: Attributes,
    /// The language it is written in, where its title says so.
    pub language: Option<LanguageIdentifier>,
    /// The whole fence in its chapter.
    pub span: Span,
    /// The header's fields, in the writer's order.
    pub fields: Vec<Field>,
    /// The header's free paragraphs.
    pub description: Vec<Block>,
    /// Whether it shows today or a plan, where the header says so.
    pub state: Option<State>,
    /// How far the map itself has come, where the header says so.
    pub status: Option<Status>,
    /// Lanes of the journey as a whole: all of them in a single card, findings in a map with stages.
    pub lanes: Vec<Lane>,
    /// How the journey feels as a whole: only in a single card.
    pub emotion: Option<Emotion>,
    /// The writer's own words for the corner of a table ("Stage").
    pub corner: Option<String>,
    /// Its stages. None in a single card.
    pub stages: Vec<Stage>,
    /// Sections before the stages.
    pub before: Vec<Note>,
    /// Sections after the stages.
    pub after: Vec<Note>,
    /// The comments, in the order of the text.
    pub comments: Vec<Comment>,
}

/// A column of the table, or the whole of a card: anything that has lanes.
#[derive(Debug, Clone, Copy)]
pub enum Part<'a> {
    /// The journey as a whole.
    Journey(&'a Journey),
    /// A stage's own lanes, with its index.
    Stage(usize, &'a Stage),
    /// A step, with the index of its stage and its own.
    Step(usize, usize, &'a Step),
}

impl<'a> Part<'a> {
    /// Its lanes.
    #[must_use]
    pub fn lanes(self) -> &'a [Lane] {
        match self {
            Part::Journey(journey) => &journey.lanes,
            Part::Stage(_, stage) => &stage.lanes,
            Part::Step(_, _, step) => &step.lanes,
        }
    }

    /// Its lane of this kind.
    #[must_use]
    pub fn lane(self, kind: &LaneKind) -> Option<&'a Lane> {
        self.lanes().iter().find(|lane| lane.kind == *kind)
    }

    /// How it feels.
    #[must_use]
    pub fn emotion(self) -> Option<&'a Emotion> {
        match self {
            Part::Journey(journey) => journey.emotion.as_ref(),
            Part::Stage(_, stage) => stage.emotion.as_ref(),
            Part::Step(_, _, step) => step.emotion.as_ref(),
        }
    }

    /// How those feel whom a lane of this kind is about; none where it is about no feelings.
    #[must_use]
    pub fn emotion_in(self, kind: &LaneKind) -> Option<&'a Emotion> {
        match kind {
            LaneKind::Emotion => self.emotion(),
            LaneKind::EmotionOf(_) => self.lane(kind)?.emotion.as_ref(),
            _ => None,
        }
    }

    /// How everybody feels, and each of several personas.
    pub fn emotions(self) -> impl Iterator<Item = &'a Emotion> {
        emotions(self.emotion(), self.lanes(), None)
    }

    /// Its title; the journey as a whole has none here.
    #[must_use]
    pub fn heading(self) -> Option<&'a Heading> {
        match self {
            Part::Journey(_) => None,
            Part::Stage(_, stage) => Some(&stage.heading),
            Part::Step(_, _, step) => Some(&step.heading),
        }
    }
}

/// The lanes and the emotion of a part, to be filled in.
pub type PartMut<'a> = (&'a mut Vec<Lane>, &'a mut Option<Emotion>);

impl Journey {
    /// Whether it has no stages: one card of lanes.
    #[must_use]
    pub fn is_card(&self) -> bool {
        self.stages.is_empty()
    }

    /// Whether any stage has steps.
    #[must_use]
    pub fn has_steps(&self) -> bool {
        self.stages.iter().any(|stage| !stage.steps.is_empty())
    }

    /// The personas that its header names, each with what is said of them there.
    pub fn personas(&self) -> impl Iterator<Item = &Item> {
        let fields = self.fields.iter().filter(|field| field.kind == FieldKind::Persona);
        fields.flat_map(|field| &field.items).filter(|item| !item.text.is_empty())
    }

    /// The sources that its header lists.
    pub fn sources(&self) -> impl Iterator<Item = &Item> {
        self.fields.iter().filter(|field| field.kind == FieldKind::Evidence).flat_map(|field| &field.items)
    }

    /// Its first field of a kind.
    #[must_use]
    pub fn field(&self, kind: &FieldKind) -> Option<&Field> {
        self.fields.iter().find(|field| field.kind == *kind)
    }

    /// How it feels as a whole, −2 to +2: the mean of its stages; of a card, its own.
    #[must_use]
    pub fn mood(&self) -> Option<f64> {
        self.whole_mood(None)
    }

    /// The same for one of its personas, by the place among those that its header names: how they feel where the map says it
    /// of each, else how everybody feels.
    #[must_use]
    pub fn mood_of(&self, persona: usize) -> Option<f64> {
        self.whole_mood(Some(persona))
    }

    fn whole_mood(&self, persona: Option<usize>) -> Option<f64> {
        let own = || mean(emotions(self.emotion.as_ref(), &self.lanes, persona).filter_map(Emotion::mean));
        mean(self.stages.iter().filter_map(|stage| stage.mood_of(persona))).or_else(own)
    }

    /// Who looks after the map, in the words of its header or its title. Empty where nobody does.
    #[must_use]
    pub fn owner(&self) -> Cow<'_, str> {
        if let Some(pair) = self.attributes.get("owner") {
            return Cow::Borrowed(&pair.value);
        }
        let fields = self.fields.iter().filter(|field| field.kind == FieldKind::Owner);
        let words: Vec<String> = fields.flat_map(|field| &field.items).map(|item| item.text.words()).collect();
        Cow::Owned(words.join(", "))
    }

    /// When it was last looked at, where the header gives a date.
    #[must_use]
    pub fn reviewed(&self) -> Option<Date<Iso>> {
        self.field(&FieldKind::Reviewed)?.date()
    }

    /// Every part that has lanes, in reading order: the journey as a whole, then stage by stage, each stage's own
    /// lanes before those of its steps.
    pub fn parts(&self) -> impl Iterator<Item = Part<'_>> {
        let stages = self.stages.iter().enumerate().flat_map(|(s, stage)| {
            let steps = stage.steps.iter().enumerate().map(move |(i, step)| Part::Step(s, i, step));
            std::iter::once(Part::Stage(s, stage)).chain(steps)
        });
        std::iter::once(Part::Journey(self)).chain(stages)
    }

    /// The same parts, to be changed, in the same order.
    pub fn parts_mut(&mut self) -> impl Iterator<Item = PartMut<'_>> {
        let stages = self.stages.iter_mut().flat_map(|stage| {
            let steps = stage.steps.iter_mut().map(|step| (&mut step.lanes, &mut step.emotion));
            std::iter::once((&mut stage.lanes, &mut stage.emotion)).chain(steps)
        });
        std::iter::once((&mut self.lanes, &mut self.emotion)).chain(stages)
    }

    /// Every finding, in reading order, with the part it stands in.
    pub fn findings(&self) -> impl Iterator<Item = (Part<'_>, &Item)> {
        self.parts().flat_map(|part| {
            part.lanes().iter().flat_map(move |lane| {
                lane.items.iter().filter(|item| item.finding.is_some()).map(move |item| (part, item))
            })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_exist() {
        let day = |text: &str| date(text).map(|date| (date.month().ordinal, date.day_of_month().0));
        assert_eq!([day("2026-09-01"), day(" 2024-02-29 ")], [Some((9, 1)), Some((2, 29))]);
        for text in ["2026-02-29", "1 September", "2026-13-01", "26-1-1", "2026-09-01 or so", "2026-+9-01"] {
            assert_eq!(day(text), None, "{text}");
        }
    }
}
