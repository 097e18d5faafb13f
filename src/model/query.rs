//! What a `journey-index` block asks for: what to show, of which entries, grouped and sorted how.
//!
//! To add something that can be shown, add a [`Subject`]; something that entries can be filtered and grouped by, an
//! [`Aspect`]; an order, an [`Order`]. Their names stand in `language/data/index.toml`, what they mean in `views`.

use super::named::named;
use super::{Comment, Heading, Id, Impact, Severity, State};
use crate::source::Span;

/// What a block asks for, as it is written.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Query {
    /// Its id: that of its title, or one that is made of its place among the indexes of the book. Empty until the book is known.
    pub id: Id,
    /// The block's own title.
    pub heading: Option<Heading>,
    /// What to show, in this order; everything where it is empty.
    pub show: Vec<Asked<Subject>>,
    /// What the entries of a list are grouped by.
    pub group_by: Option<Asked<Aspect>>,
    /// The order within a list.
    pub sort_by: Option<Asked<Order>>,
    /// How many entries a list shows at most, from 1.
    pub limit: Option<Asked<usize>>,
    /// What an entry must be to be shown: all of it.
    pub filters: Vec<Filter>,
    /// Whether something that it asks for could not be read: then nobody knows what all of it is.
    pub is_misread: bool,
    /// The comments, in the order of the text.
    pub comments: Vec<Comment>,
    /// The whole fence in its chapter.
    pub span: Span,
}

impl Query {
    /// Whether it asks for the whole book: nothing in particular, and of all entries.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        !self.is_misread && self.show.is_empty() && self.filters.is_empty() && self.limit.is_none()
    }

    /// The filter by an aspect.
    #[must_use]
    pub fn filter(&self, by: Aspect) -> Option<&Filter> {
        self.filters.iter().find(|filter| filter.by == by)
    }
}

/// Something asked for, and where.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Asked<T> {
    /// What.
    pub what: T,
    /// Where it stands.
    pub span: Span,
}

/// Values of which an entry must have one.
#[derive(Debug, Clone, PartialEq)]
pub struct Filter {
    /// What is looked at.
    pub by: Aspect,
    /// Where its label stands.
    pub span: Span,
    /// Any of these will do.
    pub values: Vec<Value>,
}

/// A value that a filter lets pass.
#[derive(Debug, Clone, PartialEq)]
pub struct Value {
    /// The writer's words.
    pub words: String,
    /// Where they stand.
    pub span: Span,
    /// What they mean.
    pub means: Means,
}

/// What a value of a filter means.
#[derive(Debug, Clone, PartialEq)]
pub enum Means {
    /// A name: of a persona, a map, a stage, an owner, a theme, a source.
    Name,
    /// This severity.
    Severity(Severity),
    /// This severity or a worse one.
    AtLeast(Severity),
    /// An impact or an effort in this third of the range.
    Level(Impact),
    /// An impact or an effort in this third of the range or a higher one.
    LevelFrom(Impact),
    /// One of these words for a status: a word may mean one thing of a map and another of an opportunity.
    Status(Vec<&'static str>),
    /// A state of maps.
    State(State),
    /// Evidence that there is none of.
    Assumed,
    /// That nothing is said about it.
    Nothing,
}

named! {
    /// What can be shown.
    Subject {
        /// How many there are of everything.
        Counts = "counts",
        /// Maps and their stages, with the lowest moment of each.
        HeatMap = "heat-map",
        /// Pain points, worst first.
        PainPoints = "pain-points",
        /// Opportunities, by their priority.
        Opportunities = "opportunities",
        /// Opportunities by impact and effort.
        Matrix = "matrix",
        /// Moments of delight.
        Delights = "delights",
        /// Themes, with the findings that belong to them.
        Themes = "themes",
        /// Touchpoints, where each is used, and how people feel there.
        Touchpoints = "touchpoints",
        /// Channels, likewise.
        Channels = "channels",
        /// The people that the maps are about.
        Personas = "personas",
        /// The maps.
        Maps = "maps",
        /// Sources, with the findings that rest on each.
        Evidence = "evidence",
        /// What is missing.
        Coverage = "coverage",
    }
}

impl Subject {
    /// Whether a book may well have none of it: then an index of everything leaves it out.
    #[must_use]
    pub fn is_extra(self) -> bool {
        !matches!(self, Self::Counts | Self::PainPoints | Self::Opportunities | Self::Delights | Self::Maps)
    }
}

named! {
    /// What entries are filtered and grouped by.
    Aspect {
        /// The persona of the map.
        Persona = "persona",
        /// The map.
        Map = "map",
        /// The stage, with its steps.
        Stage = "stage",
        /// Who looks after it.
        Owner = "owner",
        /// How bad it is; of an opportunity, how bad what it answers is.
        Severity = "severity",
        /// How far it has come.
        Status = "status",
        /// The theme it belongs to.
        Theme = "theme",
        /// Whether the map shows today or a plan.
        State = "state",
        /// What it rests on.
        Evidence = "evidence",
        /// What an opportunity would bring.
        Impact = "impact",
        /// What it would cost.
        Effort = "effort",
    }
}

named! {
    /// How the entries of a list are sorted.
    Order {
        /// What to look at first.
        Priority = "priority",
        /// Worst first.
        Severity = "severity",
        /// What is met in most places first.
        Places = "places",
        /// Greatest impact first.
        Impact = "impact",
        /// Least effort first.
        Effort = "effort",
        /// Lowest mood first.
        Mood = "mood",
        /// By their words.
        Name = "name",
        /// As they stand in the book.
        Book = "book",
    }
}
