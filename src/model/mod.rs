//! What a journey map is: stages, steps, lanes, items, emotions, findings. What stands beside maps: personas, sources. And
//! what an index of many maps asks for.
//!
//! The model knows no Markdown, no HTML and no mdBook. `language` makes it, `atlas` ties maps together, `render` shows
//! them.

mod emotion;
mod finding;
mod journey;
mod lane;
mod places;
mod query;
mod record;
mod text;

pub(crate) use emotion::mean;
pub use emotion::{Emotion, Feeling, Scale};
pub use finding::{Finding, FindingKind, Impact, OpportunityStatus, PainStatus, Reference, Severity};
pub(crate) use journey::MOMENT_OF_TRUTH;
pub use journey::{
    Attribute, Attributes, Comment, Field, FieldKind, Heading, Id, Journey, Note, Part, PartMut, Stage, State, Status,
    Step,
};
pub use lane::{Item, Lane, LaneKind};
pub use query::{Asked, Aspect, Filter, Means, Order, Query, Subject, Value};
pub use record::{Record, RecordKind, called, share};
pub use text::{Block, Inline, ListEntry, Text, folded, slug};
