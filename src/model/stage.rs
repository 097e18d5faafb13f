//! Stages and their steps.

use super::attributes::MOMENT_OF_TRUTH;
use super::{Attributes, Emotion, Feeling, Id, Lane, LaneKind, Text, mean};
use crate::source::Span;

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

    /// Its own lanes, then those of its steps.
    pub fn all_lanes(&self) -> impl Iterator<Item = &Lane> {
        self.lanes.iter().chain(self.steps.iter().flat_map(|step| &step.lanes))
    }

    /// What is felt in it and in its steps, by everybody and by each of several personas.
    pub fn emotions(&self) -> impl Iterator<Item = &Emotion> {
        let steps = self.steps.iter().flat_map(|step| emotions(step.emotion.as_ref(), &step.lanes, None));
        emotions(self.emotion.as_ref(), &self.lanes, None).chain(steps)
    }

    /// The lowest moment in it and in its steps, whoever feels it; of several the first.
    #[must_use]
    pub fn lowest_moment(&self) -> Option<&Feeling> {
        let scored = self.emotions().flat_map(|emotion| &emotion.feelings).filter(|feeling| feeling.score.is_some());
        scored.reduce(|lowest, feeling| if feeling.score < lowest.score { feeling } else { lowest })
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
    pub(super) fn mood_of(&self, persona: Option<usize>) -> Option<f64> {
        let own = mean(emotions(self.emotion.as_ref(), &self.lanes, persona).filter_map(Emotion::mean));
        let of_step =
            |step: &Step| mean(emotions(step.emotion.as_ref(), &step.lanes, persona).filter_map(Emotion::mean));
        own.or_else(|| mean(self.steps.iter().filter_map(of_step)))
    }
}

/// What is felt somewhere: by everybody, and in the lanes of several personas; or what concerns one of them.
pub(super) fn emotions<'a>(
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
