//! A map: its header, its stages and steps, and what stands around them.

use std::borrow::Cow;

use icu_calendar::{Date, Iso};

use super::named::named;
use super::stage::emotions;
use super::{
    AttributeKind, Attributes, Block, Emotion, FieldKind, Header, Heading, Id, Item, Lane, LaneKind, Stage, Step, Text,
    mean,
};
use crate::source::Span;

/// So many personas may have a row of emotions of their own: more curves cannot be told apart in one picture.
pub(crate) const MOST_PERSONAS: usize = 5;

/// So many personas may be named: each finding of the map stands with each of them. More are reported, and in no index.
pub(crate) const MOST_NAMED: usize = 24;

named! {
    /// Whether a map shows today or a plan.
    State {
        /// As it is.
        Current = "current",
        /// As it should become.
        Future = "future",
    }
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

impl Status {
    /// Those that the language knows, first to last.
    pub const KNOWN: &'static [Self] = &[Self::Draft, Self::InReview, Self::Published, Self::Retired];

    /// The word of the language for it: in canonical form, in the data files of names, and in anchors. None for the team's own.
    #[must_use]
    pub fn word(&self) -> Option<&'static str> {
        match self {
            Self::Draft => Some("draft"),
            Self::InReview => Some("in-review"),
            Self::Published => Some("published"),
            Self::Retired => Some("retired"),
            Self::Own(_) => None,
        }
    }

    /// The status that a word of the language stands for.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::KNOWN.iter().find(|status| status.word() == Some(word)).cloned()
    }
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
    /// Its title, its fields, and its free paragraphs.
    pub header: Header,
    /// The whole fence in its chapter.
    pub span: Span,
    /// Whether it shows today or a plan, where the header says so.
    pub state: Option<State>,
    /// How far the map itself has come, where the header says so.
    pub status: Option<Status>,
    /// Lanes of the journey as a whole: all of them in a single card, findings in a map with stages.
    pub lanes: Vec<Lane>,
    /// How the journey feels as a whole: only in a single card.
    pub emotion: Option<Emotion>,
    /// Whether it is a service blueprint, whose rows stand as they are written.
    pub is_blueprint: bool,
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

    /// The steps in it: none but in a stage.
    pub fn steps(self) -> impl Iterator<Item = Self> {
        let (s, steps) = match self {
            Part::Stage(s, stage) => (s, stage.steps.as_slice()),
            _ => (0, &[][..]),
        };
        steps.iter().enumerate().map(move |(i, step)| Part::Step(s, i, step))
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

    /// The lowest score of these.
    #[must_use]
    pub fn lowest(self) -> Option<f64> {
        self.emotions().filter_map(Emotion::lowest).reduce(f64::min)
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

    /// Whether nothing in it is a map: neither stages nor lanes.
    #[must_use]
    pub fn is_bare(&self) -> bool {
        self.stages.is_empty() && self.lanes.is_empty() && self.emotion.is_none()
    }

    /// Whether it is bare though text stands in it, as where notes have not been brought into form.
    #[must_use]
    pub fn is_mere_text(&self) -> bool {
        self.is_bare() && !self.header.description.is_empty()
    }

    /// Whether fields are all that it says.
    #[must_use]
    pub fn is_mere_fields(&self) -> bool {
        let around = self.before.is_empty() && self.after.is_empty() && self.comments.is_empty();
        self.is_bare() && !self.header.fields.is_empty() && self.header.description.is_empty() && around
    }

    /// Whether any stage has steps.
    #[must_use]
    pub fn has_steps(&self) -> bool {
        self.stages.iter().any(|stage| !stage.steps.is_empty())
    }

    /// The personas that its header names, each with what is said of them there.
    pub fn personas(&self) -> impl Iterator<Item = &Item> {
        let fields = self.header.fields.iter().filter(|field| field.kind == FieldKind::Persona);
        fields.flat_map(|field| &field.items).filter(|item| !item.text.is_empty())
    }

    /// The sources that its header lists.
    pub fn sources(&self) -> impl Iterator<Item = &Item> {
        self.header.fields.iter().filter(|field| field.kind == FieldKind::Evidence).flat_map(|field| &field.items)
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
        if let Some(pair) = self.header.attributes.get(AttributeKind::Owner) {
            return Cow::Borrowed(&pair.value);
        }
        let fields = self.header.fields.iter().filter(|field| field.kind == FieldKind::Owner);
        let words: Vec<String> = fields.flat_map(|field| &field.items).map(|item| item.text.words()).collect();
        Cow::Owned(words.join(", "))
    }

    /// When it was last looked at, where the header gives a date.
    #[must_use]
    pub fn reviewed(&self) -> Option<Date<Iso>> {
        self.header.field(FieldKind::Reviewed)?.date()
    }

    /// Every part that has lanes, in reading order: the journey as a whole, then stage by stage, each stage's own
    /// lanes before those of its steps.
    pub fn parts(&self) -> impl Iterator<Item = Part<'_>> {
        let stages = self.stages.iter().enumerate().flat_map(|(s, stage)| {
            let stage = Part::Stage(s, stage);
            std::iter::once(stage).chain(stage.steps())
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

    /// The ids of everything in it that can have one: its sources, stages, steps and findings.
    pub fn ids(&self) -> impl Iterator<Item = &Id> {
        let sources = self.sources().filter_map(|source| source.attributes.id.as_ref());
        let headings = self.parts().filter_map(Part::heading).map(|heading| &heading.id);
        let findings = self.findings().filter_map(|(_, item)| item.finding.as_ref()).map(|finding| &finding.id);
        sources.chain(headings).chain(findings)
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
