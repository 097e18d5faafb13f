//! What the JSON looks like. The comments here are the descriptions in its schema, `schema.json`, which
//! `UPDATE_EXPECTED=1 cargo test --lib schema` makes of these types.
//!
//! A field may be added at any time; `version` changes when one goes, or means something else.

use std::collections::BTreeMap;

#[cfg(test)]
use schemars::JsonSchema;
use serde::Serialize;

#[cfg(test)]
use self::known::{lanes, or_null, statuses, words};
#[cfg(test)]
use crate::model::{FieldKind, FindingKind, Severity, State};

/// The version of the shape.
pub const VERSION: u32 = 1;

/// All maps of some books.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(JsonSchema))]
pub struct Export {
    /// The version of this shape, 1.
    #[cfg_attr(test, schemars(extend("const" = VERSION)))]
    pub version: u32,
    /// The books, in the order in which they were named. Ids of maps are unique in their book.
    pub books: Vec<Book>,
}

/// A book, or files that belong to none.
#[derive(Debug, Default, Serialize)]
#[cfg_attr(test, derive(JsonSchema))]
pub struct Book {
    /// The maps, in the order of the book.
    pub maps: Vec<Map>,
    /// The findings of all these maps, in the order of the book.
    pub findings: Vec<Finding>,
    /// The cards of personas, in the order of the book.
    pub personas: Vec<Persona>,
    /// The sources that findings rest on: those of the maps, then those of the book's lists.
    pub sources: Vec<Source>,
    /// The book's lists of sources, in the order of the book.
    pub lists: Vec<SourceList>,
}

/// A customer journey map.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(JsonSchema))]
pub struct Map {
    /// Its id, unique in its book.
    pub id: String,
    /// Its title, in words.
    pub title: String,
    /// Where it stands.
    pub place: Place,
    /// The tag of the language it is written in, where it says so.
    pub language: Option<String>,
    /// Whether it shows today or a plan, where it says so.
    #[cfg_attr(test, schemars(extend("enum" = or_null(words(State::ALL, State::word)))))]
    pub state: Option<&'static str>,
    /// How far it has come: `draft`, `in-review`, `published`, `retired`, or the team's own word.
    pub status: Option<String>,
    /// The fields of its header, in the writer's order.
    pub fields: Vec<Field>,
    /// The paragraphs of its header, in words.
    pub description: Option<String>,
    /// Its stages. None in a map that is a single card.
    pub stages: Vec<Stage>,
    /// The rows of the journey as a whole.
    pub lanes: Vec<Lane>,
    /// How the journey feels as a whole, in a map that is a single card.
    pub emotion: Option<Emotion>,
    /// Sections beside the stages.
    pub notes: Vec<Note>,
    /// The attributes of its title, as written.
    pub attributes: BTreeMap<String, String>,
    /// The whole map in canonical form, as the body of a `journey` fence. Read again, it is the same map, unless `fmt` leaves the
    /// map as it is, because the canonical form cannot say all that stands in it.
    pub canonical: String,
}

/// A field of a header.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(JsonSchema))]
pub struct Field {
    /// What it says; `own` for a field of the writer's own.
    #[cfg_attr(test, schemars(extend("enum" = words(FieldKind::ALL, FieldKind::word))))]
    pub kind: &'static str,
    /// The writer's own label.
    pub label: String,
    /// Its values.
    pub values: Vec<FieldValue>,
}

/// A value of a field.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(JsonSchema))]
pub struct FieldValue {
    /// Its words.
    pub text: String,
    /// Its id, if it was given one: a source is cited by it.
    pub id: Option<String>,
    /// The addresses of its links, in order.
    pub links: Vec<String>,
}

/// A stage, or a step of one.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(JsonSchema))]
pub struct Stage {
    /// Its id, unique in its map.
    pub id: String,
    /// Its title, in words.
    pub title: String,
    /// Where its title stands.
    pub place: Place,
    /// The phase it belongs to, when the map groups its stages.
    pub phase: Option<String>,
    /// How long it lasts, in the writer's words.
    pub duration: Option<String>,
    /// Whether the persona's mind is made up here.
    pub moment_of_truth: bool,
    /// How it feels.
    pub emotion: Option<Emotion>,
    /// Its own rows.
    pub lanes: Vec<Lane>,
    /// Its steps; none in most maps, and never in a step.
    pub steps: Vec<Stage>,
    /// The attributes of its title, as written.
    pub attributes: BTreeMap<String, String>,
}

/// How somebody feels.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(JsonSchema))]
pub struct Emotion {
    /// The mean of the scores of its points in time, from −2 (very negative) to 2 (very positive); null when nothing is known.
    pub score: Option<f64>,
    /// The points in time, at least one.
    pub feelings: Vec<Feeling>,
}

/// One point in time.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(JsonSchema))]
pub struct Feeling {
    /// The writer's words; may be empty.
    pub words: String,
    /// The writer's faces; may be empty.
    pub faces: String,
    /// From −2 to 2; null when nothing is known.
    pub score: Option<f64>,
}

/// A row of one stage, of one step or of the whole journey.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(JsonSchema))]
pub struct Lane {
    /// What it is about; `own` for a row of the writer's own, `emotion-of` for the mood of one of several personas.
    #[cfg_attr(test, schemars(extend("enum" = lanes())))]
    pub kind: &'static str,
    /// The writer's own label.
    pub label: String,
    /// Its entries.
    pub items: Vec<Item>,
    /// The writer's word for "there is none", in place of entries.
    pub nothing: Option<String>,
    /// How the persona feels, in the row of one of several.
    pub emotion: Option<Emotion>,
}

/// An entry of a row.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(JsonSchema))]
pub struct Item {
    /// Its words.
    pub text: String,
    /// The words of what stands below its first paragraph.
    pub more: Option<String>,
    /// Where it stands.
    pub place: Place,
    /// Its id. A finding has one always, anything else only if it was given one.
    pub id: Option<String>,
    /// Whether its box is ticked, when it is a task.
    pub done: Option<bool>,
    /// Whether the persona's mind is made up here.
    pub moment_of_truth: bool,
    /// The addresses of its links, in order.
    pub links: Vec<String>,
    /// Its attributes, as written.
    pub attributes: BTreeMap<String, String>,
}

/// A section beside the stages.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(JsonSchema))]
pub struct Note {
    /// Its heading, in words.
    pub heading: Option<String>,
    /// What it says, in words.
    pub text: String,
}

/// A pain point, a moment of delight or an opportunity, with everything around it: it can be read alone.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(JsonSchema))]
pub struct Finding {
    /// What it is.
    #[cfg_attr(test, schemars(extend("enum" = words(FindingKind::ALL, FindingKind::word))))]
    pub kind: &'static str,
    /// Its id, unique in its map.
    pub id: String,
    /// Its short code on the page, counted per map.
    pub code: String,
    /// Its words.
    pub text: String,
    /// The id of its map.
    pub map: String,
    /// The title of its map.
    pub map_title: String,
    /// The personas of its map, in the writer's words.
    pub personas: Vec<String>,
    /// The title of the stage it stands in.
    pub stage: Option<String>,
    /// The title of the step it stands in.
    pub step: Option<String>,
    /// The mean score of the mood there, from −2 to 2.
    pub mood: Option<f64>,
    /// How bad a pain point is.
    #[cfg_attr(test, schemars(extend("enum" = or_null(words(Severity::ALL, Severity::word)))))]
    pub severity: Option<&'static str>,
    /// How far it has come. What says nothing is `open`; moments of delight have none.
    #[cfg_attr(test, schemars(extend("enum" = or_null(statuses()))))]
    pub status: Option<&'static str>,
    /// What an opportunity would bring, from 1 to 5.
    pub impact: Option<u8>,
    /// What an opportunity would cost, from 1 to 5.
    pub effort: Option<u8>,
    /// Who sees to it: its own owner, else that of its step, its stage or its map.
    pub owner: Option<String>,
    /// The ticket under which it is followed up, or several with commas between them.
    pub ticket: Option<String>,
    /// The theme that it shares with others.
    pub theme: Option<String>,
    /// What it rests on.
    pub evidence: Vec<Evidence>,
    /// What an opportunity answers.
    pub answers: Vec<Reference>,
    /// The opportunities that answer it.
    pub answered_by: Vec<Target>,
    /// The same pain point elsewhere.
    pub same: Vec<Reference>,
    /// Where it stands.
    pub place: Place,
}

/// The card of a persona.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(JsonSchema))]
pub struct Persona {
    /// Its id, unique among the maps and personas of its book.
    pub id: String,
    /// The persona's name.
    pub name: String,
    /// The address of the portrait, as it is written.
    pub portrait: Option<String>,
    /// Where it stands.
    pub place: Place,
    /// The fields of the card, in the writer's order.
    pub fields: Vec<Field>,
    /// Its paragraphs, in words.
    pub description: Option<String>,
    /// The ids of the maps about the persona.
    pub maps: Vec<String>,
    /// The whole card in canonical form, as the body of a `persona` fence.
    pub canonical: String,
}

/// A source that findings rest on.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(JsonSchema))]
pub struct Source {
    /// Its id, by which findings cite it.
    pub id: Option<String>,
    /// Its words.
    pub text: String,
    /// What kind of source it is, in the writer's word.
    pub kind: Option<String>,
    /// Its date, as written.
    pub date: Option<String>,
    /// The addresses of its links, in order.
    pub links: Vec<String>,
    /// The id of the map it belongs to; null where it belongs to the whole book.
    pub map: Option<String>,
    /// The findings that rest on it.
    pub findings: Vec<Target>,
    /// Where it stands.
    pub place: Place,
}

/// A list of sources that stands in the book, beside its maps.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(JsonSchema))]
pub struct SourceList {
    /// Its title, in words.
    pub title: Option<String>,
    /// Where it stands.
    pub place: Place,
    /// The whole list in canonical form, as the body of an `evidence` fence.
    pub canonical: String,
}

/// What a finding rests on.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(JsonSchema))]
pub struct Evidence {
    /// What it is.
    #[cfg_attr(test, schemars(extend("enum" = ["source", "url", "words", "assumed"])))]
    pub kind: &'static str,
    /// The id of the source, the address or the words; null for what is assumed.
    pub value: Option<String>,
}

/// A reference to a finding.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(JsonSchema))]
pub struct Reference {
    /// As it is written.
    pub written: String,
    /// What it names; null if it names nothing.
    pub target: Option<Target>,
}

/// A finding that is referred to.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(JsonSchema))]
pub struct Target {
    /// The id of its map.
    pub map: String,
    /// Its id.
    pub finding: String,
}

/// A stretch of a file.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(JsonSchema))]
pub struct Place {
    /// The file's path, as a message would name it.
    pub file: String,
    /// The place of the first character.
    pub start: Point,
    /// The place after the last character.
    pub end: Point,
}

/// A line and a column, both from 1; columns count characters.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(JsonSchema))]
pub struct Point {
    /// The line.
    pub line: usize,
    /// The column.
    pub column: usize,
}

/// The words that fields may hold, for the schema.
#[cfg(test)]
mod known {
    use crate::model::{LaneKind, OpportunityStatus, PainStatus};

    type Words = Vec<&'static str>;

    pub(super) fn words<T: Copy>(all: &[T], word: fn(T) -> &'static str) -> Words {
        all.iter().copied().map(word).collect()
    }

    pub(super) fn lanes() -> Words {
        let others = [LaneKind::EmotionOf(0), LaneKind::Own(String::new())];
        LaneKind::COMMON.iter().chain(&others).map(LaneKind::word).collect()
    }

    pub(super) fn statuses() -> Words {
        let mut all = words(PainStatus::ALL, PainStatus::word);
        all.extend(words(OpportunityStatus::ALL, OpportunityStatus::word).iter().filter(|word| **word != "open"));
        all
    }

    pub(super) fn or_null(words: Words) -> Vec<Option<&'static str>> {
        words.into_iter().map(Some).chain([None]).collect()
    }
}
