//! Every word that readers of a page see and no writer wrote, in one place per language.
//!
//! To add a language, add a constant beside [`ENGLISH`] and choose it in [`super::Site`].

use crate::model::{FieldKind, LaneKind, OpportunityStatus, PainStatus, Severity, State, Status};

macro_rules! words {
    ($($(#[doc = $doc:literal])+ $name:ident: $english:literal,)+) => {
        /// The words of one language.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub struct Words { $($(#[doc = $doc])+ pub $name: &'static str,)+ }

        /// The words in English.
        pub const ENGLISH: Words = Words { $($name: $english,)+ };
    };
}

words! {
    /// What a map is.
    map: "Customer journey map",
    /// What a map without stages is.
    card: "Journey card",
    /// A map without any title.
    untitled: "Untitled journey",
    /// The name of the table's scrolling region; the title follows.
    table: "Journey map table",
    /// The name of the list of stages; the title follows.
    stages_of: "Stages",
    /// Counted: one stage.
    stage: "stage",
    /// Counted: several stages.
    stages: "stages",
    /// Counted: one step.
    step: "step",
    /// Counted: several steps.
    steps: "steps",
    /// Counted: one lane.
    lane: "lane",
    /// Counted: several lanes.
    lanes: "lanes",
    /// Follows the count of columns in a caption.
    in_columns: "in columns",
    /// Follows the count of rows in a caption.
    in_rows: "in rows",
    /// Joins two emotions in time.
    then: "then",
    /// An emotion without a score.
    not_scored: "Not scored",
    /// The emotion of a stage whose steps have their own.
    overall: "Overall",
    /// The mark of a moment of truth.
    moment_of_truth: "★ Moment of truth",
    /// What the emotion's numbers mean.
    scale: "Emotion runs from −2 (very negative) to +2 (very positive). The score is a rating by the team, not a measurement.",
    /// The link to the book's index.
    index: "All pain points and opportunities",
    /// Precedes an owner.
    owner: "Owner",
    /// Precedes a theme.
    theme: "Theme",
    /// Precedes a ticket.
    ticket: "Ticket",
    /// Precedes a status.
    status: "Status",
    /// Precedes evidence.
    evidence: "Evidence",
    /// Precedes a severity.
    severity: "Severity",
    /// Precedes an impact.
    impact: "Impact",
    /// Precedes an effort.
    effort: "effort",
    /// Evidence that there is none of.
    assumed: "Assumed",
    /// A pain point nobody rated.
    unrated: "Unrated",
    /// A task that is done.
    ticked: "done",
    /// A task that is not done.
    unticked: "to do",
    /// Precedes the opportunities that answer a finding.
    answered_by: "Answered by",
    /// Precedes what an opportunity answers.
    answers: "Answers",
    /// A pain point that no opportunity answers.
    unanswered: "Not answered yet",
    /// Precedes the places where the same pain is met.
    same: "Also met as",
    /// The index of a book without findings and maps.
    empty: "This book has no journey maps yet.",
    /// A group of the index with nothing in it.
    none: "None.",
    /// Count and heading: maps.
    journeys: "Journey maps",
    /// Count and heading: pain points.
    pain_points: "Pain points",
    /// Heading: pain points, worst first.
    by_severity: "Pain points by severity",
    /// Count and heading: opportunities.
    opportunities: "Opportunities",
    /// Count and heading: moments of delight.
    delights: "Moments of delight",
    /// Heading: pain points that no opportunity answers.
    without_opportunity: "Pain points without an opportunity",
    /// Count: pain points that no opportunity answers.
    not_answered: "Not answered",
    /// The title of the error box.
    failed: "This journey map has errors",
    /// Precedes a line number.
    line: "line",
    /// Precedes the cure of a fault.
    help: "help",
    /// Stands between a label and what it is about.
    colon: ":",
}

impl Words {
    /// The name of a lane whose writer gave it none.
    #[must_use]
    pub fn lane<'a>(&self, kind: &'a LaneKind) -> &'a str {
        match kind {
            LaneKind::Description => "Description",
            LaneKind::Goals => "Goals",
            LaneKind::Actions => "Actions",
            LaneKind::Touchpoints => "Touchpoints",
            LaneKind::Channels => "Channels",
            LaneKind::Thoughts => "Thoughts",
            LaneKind::Quotes => "Quotes",
            LaneKind::Emotion => "Emotion",
            LaneKind::Effort => "Effort",
            LaneKind::PainPoints => self.pain_points,
            LaneKind::Delights => self.delights,
            LaneKind::Opportunities => self.opportunities,
            LaneKind::Metrics => "Metrics",
            LaneKind::Backstage => "Backstage",
            LaneKind::Own(name) => name,
        }
    }

    /// The name of a header field whose writer gave it none.
    #[must_use]
    pub fn field(&self, kind: &FieldKind) -> &'static str {
        match kind {
            FieldKind::Persona => "Persona",
            FieldKind::Scenario => "Scenario",
            FieldKind::Goal => "Goal",
            FieldKind::Scope => "Scope",
            FieldKind::Expectations => "Expectations",
            FieldKind::State => "State",
            FieldKind::Status => self.status,
            FieldKind::Owner => self.owner,
            FieldKind::Reviewed => "Reviewed",
            FieldKind::Evidence => self.evidence,
            FieldKind::Scale => "Scale",
            FieldKind::Tags => "Tags",
            FieldKind::Ticket => self.ticket,
            FieldKind::Own => "",
        }
    }

    /// The word for a map's state.
    #[must_use]
    pub fn state(&self, state: State) -> &'static str {
        match state {
            State::Current => "Current state",
            State::Future => "Future state",
        }
    }

    /// The word for a map's own status.
    #[must_use]
    pub fn map_status<'a>(&self, status: &'a Status) -> &'a str {
        match status {
            Status::Draft => "Draft",
            Status::InReview => "In review",
            Status::Published => "Published",
            Status::Retired => "Retired",
            Status::Own(word) => word,
        }
    }

    /// The word for a severity.
    #[must_use]
    pub fn severity(&self, severity: Option<Severity>) -> &'static str {
        match severity {
            None => self.unrated,
            Some(Severity::Low) => "Low",
            Some(Severity::Medium) => "Medium",
            Some(Severity::High) => "High",
            Some(Severity::Critical) => "Critical",
        }
    }

    /// The word for what is being done about a pain point.
    #[must_use]
    pub fn pain_status(&self, status: PainStatus) -> &'static str {
        match status {
            PainStatus::Open => "Open",
            PainStatus::Fixing => "Being fixed",
            PainStatus::Fixed => "Fixed",
            PainStatus::Accepted => "Accepted",
        }
    }

    /// The word for how far an opportunity has come.
    #[must_use]
    pub fn opportunity_status(&self, status: Option<OpportunityStatus>) -> &'static str {
        match status {
            None | Some(OpportunityStatus::Open) => "Idea",
            Some(OpportunityStatus::Planned) => "Planned",
            Some(OpportunityStatus::Doing) => "In progress",
            Some(OpportunityStatus::Done) => "Done",
            Some(OpportunityStatus::Rejected) => "Rejected",
        }
    }
}
