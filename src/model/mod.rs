//! What a journey map is: stages, steps, lanes, items, emotions, findings. What stands beside maps: personas, sources. And
//! what an index of many maps asks for.
//!
//! The model knows no Markdown, no HTML and no mdBook. `language` makes it, `atlas` ties maps together, `render` shows
//! them.

mod attributes;
mod emotion;
mod field;
mod finding;
mod header;
mod journey;
mod lane;
mod named;
mod places;
mod query;
mod record;
mod stage;
mod text;

pub(crate) use attributes::MOMENT_OF_TRUTH;
pub use attributes::{Attribute, AttributeKind, Attributes, Bearer, Id};
pub use emotion::{Emotion, Feeling, Mood, Scale};
pub(crate) use emotion::{mean, rounded, signed};
pub use field::{Field, FieldKind};
pub use finding::{Finding, FindingKind, Impact, OpportunityStatus, PainStatus, Reference, Severity};
pub use header::Header;
pub use journey::{Comment, Journey, Note, Part, PartMut, State, Status};
pub(crate) use journey::{MOST_NAMED, MOST_PERSONAS};
pub use lane::{Item, Lane, LaneKind};
pub use query::{Asked, Aspect, Filter, Means, Order, Query, Subject, Value};
pub use record::{Record, RecordKind, called};
pub use stage::{Heading, Stage, Step};
pub(crate) use text::LONGEST_ID;
pub use text::{Block, Inline, ListEntry, Text, folded, is_same_word, made_id};
