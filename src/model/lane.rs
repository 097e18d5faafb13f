//! Lanes, the rows of a map, and their items.

use icu_calendar::{Date, Iso};

use super::attributes::MOMENT_OF_TRUTH;
use super::field::date;
use super::{AttributeKind, Attributes, Block, Emotion, Finding, FindingKind, Text};
use crate::source::Span;

/// What a lane is about. The order of the variants is the order in which rows are shown.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LaneKind {
    /// What the stage is about.
    Description,
    /// What the persona wants to reach.
    Goals,
    /// What the persona does.
    Actions,
    /// Who takes part.
    Actors,
    /// Where the persona meets the organisation.
    Touchpoints,
    /// Over which channel.
    Channels,
    /// What the persona thinks and asks.
    Thoughts,
    /// What the persona says, word for word.
    Quotes,
    /// How the persona feels.
    Emotion,
    /// How one of the map's several personas feels, by the place among those that its header names.
    EmotionOf(usize),
    /// How hard it is for the persona.
    Effort,
    /// What goes wrong.
    PainPoints,
    /// What goes better than expected.
    Delights,
    /// What could be done.
    Opportunities,
    /// What is measured.
    Metrics,
    /// What happens behind the scenes.
    Backstage,
    /// A lane of the writer's own, by its folded name (lower case, single spaces).
    Own(String),
}

impl LaneKind {
    /// The kinds that maps of any team have, in the order in which they are shown.
    pub const COMMON: &'static [Self] = &[
        Self::Description,
        Self::Goals,
        Self::Actions,
        Self::Actors,
        Self::Touchpoints,
        Self::Channels,
        Self::Thoughts,
        Self::Quotes,
        Self::Emotion,
        Self::Effort,
        Self::PainPoints,
        Self::Delights,
        Self::Opportunities,
        Self::Metrics,
        Self::Backstage,
    ];

    /// The word for it, in the data files of names and in what is exported.
    #[must_use]
    pub fn word(&self) -> &'static str {
        match self {
            Self::Description => "description",
            Self::Goals => "goals",
            Self::Actions => "actions",
            Self::Actors => "actors",
            Self::Touchpoints => "touchpoints",
            Self::Channels => "channels",
            Self::Thoughts => "thoughts",
            Self::Quotes => "quotes",
            Self::Emotion => "emotion",
            Self::EmotionOf(_) => "emotion-of",
            Self::Effort => "effort",
            Self::PainPoints => "pain-points",
            Self::Delights => "delights",
            Self::Opportunities => "opportunities",
            Self::Metrics => "metrics",
            Self::Backstage => "backstage",
            Self::Own(_) => "own",
        }
    }

    /// The common kind that a word stands for.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::COMMON.iter().find(|kind| kind.word() == word).cloned()
    }

    /// The kind of finding that stands in this lane, if any does.
    #[must_use]
    pub fn finding(&self) -> Option<FindingKind> {
        match self {
            Self::PainPoints => Some(FindingKind::PainPoint),
            Self::Delights => Some(FindingKind::Delight),
            Self::Opportunities => Some(FindingKind::Opportunity),
            _ => None,
        }
    }

    /// Whether the lane's items are names, shown side by side.
    #[must_use]
    pub fn holds_names(&self) -> bool {
        matches!(self, Self::Actors | Self::Touchpoints | Self::Channels)
    }
}

/// A lane of one stage or step: one cell of the table.
#[derive(Debug, Clone, PartialEq)]
pub struct Lane {
    /// What it is about.
    pub kind: LaneKind,
    /// The writer's own label, without markup and colon.
    pub label: String,
    /// Where the label stands (or, for unlabelled content, its first item).
    pub span: Span,
    /// Its items, in order.
    pub items: Vec<Item>,
    /// The writer's word for "there is none", where a lane of findings or of names says so instead of having items.
    pub nothing: Option<String>,
    /// What its items say, where it is that of one of several personas.
    pub emotion: Option<Emotion>,
}

impl Lane {
    /// The items as lists: those that follow each other without a number, or count on.
    pub fn lists(&self) -> impl Iterator<Item = &[Item]> {
        self.items.chunk_by(Item::is_followed_by)
    }

    /// Whether nothing at all is said in it, not even that there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.items.is_empty() && self.nothing.is_none()
    }
}

/// One entry of a lane.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Item {
    /// The number before it, in a list that counts.
    pub number: Option<u64>,
    /// Its words.
    pub text: Text,
    /// What stands below its first paragraph: nested lists, more paragraphs, code.
    pub more: Vec<Block>,
    /// Where it stands in the chapter.
    pub span: Span,
    /// Whether its box is ticked, when it is a task.
    pub task: Option<bool>,
    /// Its attributes, as written.
    pub attributes: Attributes,
    /// How much of something there is, in percent, in a field of a persona that says it: `Comfort with apps: 4/5`.
    pub share: Option<u8>,
    /// What makes it a finding, in a lane of findings.
    pub finding: Option<Box<Finding>>,
}

impl Item {
    /// Whether another item goes on with the list that this one stands in.
    #[must_use]
    pub fn is_followed_by(&self, next: &Self) -> bool {
        next.number == self.number.and_then(|number| number.checked_add(1))
    }

    /// Whether it says more than what is felt, in a row of emotions: more is written under it, or something is struck out.
    #[must_use]
    pub fn says_more_than_felt(&self) -> bool {
        !self.more.is_empty() || self.text.meant_words() != self.text.words()
    }

    /// Whether it is its words and nothing else, so that several may stand side by side.
    #[must_use]
    pub fn is_bare(&self) -> bool {
        self.more.is_empty() && self.task.is_none() && !self.is_moment_of_truth()
    }

    /// Whether the persona's mind is made up here.
    #[must_use]
    pub fn is_moment_of_truth(&self) -> bool {
        self.attributes.has_class(MOMENT_OF_TRUTH)
    }

    /// The day that it gives, as a source does: `{date=2026-09-01}`.
    #[must_use]
    pub fn date(&self) -> Option<Date<Iso>> {
        self.attributes.get(AttributeKind::Date).and_then(|pair| date(&pair.value))
    }
}
