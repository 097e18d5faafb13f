//! Findings: pain points, moments of delight and opportunities, what people act on.

use super::named::named;
use super::{Attribute, Id};
use crate::source::Span;

named! {
    /// The three kinds of finding.
    FindingKind {
        /// Something that goes wrong.
        PainPoint = "pain-point",
        /// Something that goes better than expected.
        Delight = "delight",
        /// Something that could be done.
        Opportunity = "opportunity",
    }
}

impl FindingKind {
    /// The letter of its short code: P, D or O.
    #[must_use]
    pub fn letter(self) -> char {
        match self {
            Self::PainPoint => 'P',
            Self::Delight => 'D',
            Self::Opportunity => 'O',
        }
    }
}

named! {
    /// How bad a pain point is.
    Severity {
        /// Hardly noticed.
        Low = "low",
        /// A nuisance.
        Medium = "medium",
        /// A real obstacle.
        High = "high",
        /// People stop here.
        Critical = "critical",
    }
}

named! {
    /// What is being done about a pain point.
    PainStatus {
        /// Nothing yet.
        Open = "open",
        /// Being mended.
        Fixing = "fixing",
        /// Mended.
        Fixed = "fixed",
        /// Known, and left as it is.
        Accepted = "accepted",
    }
}

named! {
    /// How far an opportunity has come.
    OpportunityStatus {
        /// An idea.
        Open = "open",
        /// Decided.
        Planned = "planned",
        /// In progress.
        Doing = "doing",
        /// Done.
        Done = "done",
        /// Decided against.
        Rejected = "rejected",
    }
}

/// How much an opportunity would bring or cost: 1 (least) to 5 (most). `low` is 1, `medium` 3, `high` 5.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Impact(pub u8);

impl Impact {
    /// The value of a word (`low`, `medium`, `high`) or of a number from 1 to 5.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        match word.to_ascii_lowercase().as_str() {
            "low" => Some(Self(1)),
            "medium" => Some(Self(3)),
            "high" => Some(Self(5)),
            number => number.parse().ok().filter(|n| (1..=5).contains(n)).map(Self),
        }
    }

    /// The third of the range it lies in: `low` (1, 2), `medium` (3) or `high` (4, 5).
    #[must_use]
    pub fn word(self) -> &'static str {
        match self.0 {
            0..=2 => "low",
            3 => "medium",
            _ => "high",
        }
    }
}

/// A reference to a finding, as written: `no-price` or `first-invoice/no-price`.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Reference {
    /// The id of the map, when it names one.
    pub map: Option<String>,
    /// The id of the finding in that map.
    pub finding: String,
    /// Where it stands.
    pub span: Span,
}

impl std::fmt::Display for Reference {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match &self.map {
            Some(map) => write!(f, "{map}/{}", self.finding),
            None => f.write_str(&self.finding),
        }
    }
}

/// What makes an item a finding.
#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    /// Its kind.
    pub kind: FindingKind,
    /// Its id, unique in its map.
    pub id: Id,
    /// Its number among the map's findings of its kind in reading order, from 1: the 2 of `P2`.
    pub number: usize,
    /// Its place among all the map's findings in reading order, from 0.
    pub position: usize,
    /// How bad it is, for a pain point.
    pub severity: Option<Severity>,
    /// What is being done, for a pain point.
    pub pain_status: Option<PainStatus>,
    /// How far it has come, for an opportunity.
    pub opportunity_status: Option<OpportunityStatus>,
    /// What it would bring, for an opportunity.
    pub impact: Option<Impact>,
    /// What it would cost, for an opportunity.
    pub effort: Option<Impact>,
    /// Who looks after it.
    pub owner: Option<String>,
    /// The ticket that stands for it elsewhere.
    pub ticket: Option<String>,
    /// The theme it belongs to.
    pub theme: Option<String>,
    /// What it says it rests on, as written. What that means, the atlas knows: only there all sources are known.
    pub evidence: Vec<Attribute>,
    /// The findings an opportunity answers (or, for a delight, protects and amplifies).
    pub answers: Vec<Reference>,
    /// The pain points elsewhere that are the same one.
    pub same: Vec<Reference>,
}

impl Finding {
    /// Whether nothing is left to do about it: mended, done, or decided against.
    #[must_use]
    pub fn is_settled(&self) -> bool {
        matches!(self.pain_status, Some(PainStatus::Fixed | PainStatus::Accepted))
            || matches!(self.opportunity_status, Some(OpportunityStatus::Done | OpportunityStatus::Rejected))
    }

    /// Its short code, for talking: `P2`.
    #[must_use]
    pub fn code(&self) -> String {
        format!("{}{}", self.kind.letter(), self.number)
    }
}
