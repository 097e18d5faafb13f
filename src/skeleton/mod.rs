//! A map to begin with: its stages, the rows that most maps have, and comments that say what belongs there.
//!
//! [`fence`] makes a map of the words of a language and prints it, so it is in canonical form from the start. The words
//! stand in `words/`, a file a language; to add one, add its file and a line to [`LANGUAGES`].

mod words;

pub use words::{LANGUAGES, Template, Words};

use crate::language::{Settings, print};
use crate::model::{
    Attribute, AttributeKind, Attributes, Comment, Field, FieldKind, Header, Heading, Id, Item, Journey, Lane,
    LaneKind, Stage, Text, made_id,
};
use crate::source::Span;

/// What a map is to be about.
#[derive(Debug, Clone, Default)]
pub struct Plan {
    /// Its title.
    pub title: String,
    /// Whose journey it is.
    pub persona: Option<String>,
    /// The names of its stages.
    pub stages: Vec<String>,
    /// The language that it says it is written in, as its title says it.
    pub language: Option<String>,
}

/// What stands where the writer has to write.
const BLANK: &str = "…";

/// The map in its fence.
#[must_use]
pub fn fence(plan: &Plan, words: &Words) -> String {
    format!("```journey\n{}```\n", print(&Sketch::default().map(plan, words), &Settings::default()))
}

/// The map in a chapter of its own.
#[must_use]
pub fn chapter(plan: &Plan, words: &Words) -> String {
    let header = Header { title: Text::plain(&*plan.title), ..Header::default() };
    let title = Journey { header, ..Journey::default() };
    format!("{}\n{}", print(&title, &Settings::default()), fence(plan, words))
}

/// A map being made. Its parts have places one after the other, which is how a comment is known to stand before what it
/// speaks of.
#[derive(Default)]
struct Sketch {
    next: usize,
    comments: Vec<Comment>,
}

impl Sketch {
    fn map(mut self, plan: &Plan, words: &Words) -> Journey {
        let pair = |language: &String| Attribute {
            key: AttributeKind::Lang.word().to_owned(),
            value: language.clone(),
            ..Attribute::default()
        };
        let id = Id { name: made_id(&plan.title), given: true, span: self.place() };
        let attributes = Attributes {
            id: Some(id.clone()),
            pairs: plan.language.iter().map(pair).collect(),
            ..Attributes::default()
        };
        let (labels, help) = (&words.labels, &words.help);
        let fields = vec![
            self.field(FieldKind::Persona, &labels.persona, plan.persona.as_deref().unwrap_or(BLANK), &help.persona),
            self.field(FieldKind::Scenario, &labels.scenario, BLANK, &help.scenario),
            self.field(FieldKind::Scope, &labels.scope, BLANK, &help.scope),
            self.field(FieldKind::State, &labels.state, &words.values.current, ""),
        ];
        let mut stages = Vec::with_capacity(plan.stages.len());
        for (i, name) in plan.stages.iter().enumerate() {
            if i == 1 {
                self.comment(words.findings());
            }
            stages.push(self.stage(name, words, i == 0));
        }
        if plan.stages.len() == 1 {
            self.comment(words.findings());
        }
        let (title, comments) = (Text::plain(&*plan.title), self.comments);
        let header = Header { id, title, attributes, fields, ..Header::default() };
        Journey { header, stages, comments, ..Journey::default() }
    }

    fn field(&mut self, kind: FieldKind, label: &str, value: &str, help: &str) -> Field {
        self.help(help);
        let (span, items) = (self.place(), vec![self.item(value)]);
        Field { kind, label: label.to_owned(), span, items }
    }

    /// A stage; the first one says what belongs into each row.
    fn stage(&mut self, name: &str, words: &Words, is_first: bool) -> Stage {
        let heading = Heading { text: Text::plain(name), span: self.place(), ..Heading::default() };
        let (labels, help) = (&words.labels, &words.help);
        let rows = [
            (LaneKind::Touchpoints, &labels.touchpoints, BLANK, &help.touchpoints),
            (LaneKind::Actions, &labels.actions, BLANK, &help.actions),
            (LaneKind::Emotion, &labels.emotion, words.values.neutral.as_str(), &help.emotion),
        ];
        let lanes = rows.map(|(kind, label, value, help)| {
            self.help(if is_first { help } else { "" });
            let (span, items) = (self.place(), vec![self.item(value)]);
            Lane { kind, label: label.clone(), span, items, nothing: None, emotion: None }
        });
        Stage { heading, lanes: lanes.into(), ..Stage::default() }
    }

    fn item(&mut self, words: &str) -> Item {
        Item { text: Text::plain(words), span: self.place(), ..Item::default() }
    }

    fn help(&mut self, help: &str) {
        if !help.is_empty() {
            self.comment(format!(" {help} "));
        }
    }

    fn comment(&mut self, text: String) {
        let span = self.place();
        self.comments.push(Comment { text, beside: false, span });
    }

    fn place(&mut self) -> Span {
        self.next += 1;
        Span::new(self.next, self.next)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::book::{Flavour, scan};
    use crate::language::{Context, read};
    use crate::model::Emotion;

    #[test]
    fn every_language_makes_a_map_that_is_read_as_it_is_meant() {
        for (tag, _) in LANGUAGES {
            let words = Words::of(tag).unwrap();
            for template in [Template::Blank, Template::Saas, Template::Shop, Template::Service] {
                let stages = words.stages.of(template).to_vec();
                let plan = Plan { title: "A *map* {of} `this`".to_owned(), persona: None, stages, language: None };
                let text = chapter(&plan, words);
                let fences = scan(&text, Flavour::Mdbook05);
                let context = Context { settings: &Settings::default(), chapter: 0, span: fences[0].span, section: "" };
                let (map, diagnostics) = read(&fences[0].body, context);
                assert_eq!(diagnostics, [], "{tag}:\n{text}");
                assert_eq!(print(&map, context.settings), fences[0].body.text(), "{tag}");
                assert_eq!(map.header.title.words(), plan.title, "{tag}");
                assert_eq!(fences[0].section.as_deref(), Some(plan.title.as_str()));
                assert_eq!(map.stages.iter().map(|stage| stage.heading.text.words()).collect::<Vec<_>>(), plan.stages);
                for stage in &map.stages {
                    assert_eq!(stage.emotion.as_ref().and_then(Emotion::lowest), Some(0.0), "{tag}:\n{text}");
                    assert!(stage.lanes.iter().all(|lane| !matches!(lane.kind, LaneKind::Own(_))), "{tag}:\n{text}");
                }
                // The example in the comment is a part of the map, once its marks are gone.
                let open = text.replacen("<!--\n", "", 1).replacen("\n-->\n", "\n\n", 1);
                let fences = scan(&open, Flavour::Mdbook05);
                let (map, diagnostics) = read(&fences[0].body, Context { span: fences[0].span, ..context });
                assert_eq!((map.findings().count(), diagnostics.len()), (2, 0), "{tag}:\n{open}");
            }
        }
    }

    #[test]
    fn names_that_look_like_something_else_are_stages() {
        let stages = ["Actions:", "Stage 1: Begin", "Pain points", "# x", "- y"].map(str::to_owned).to_vec();
        let plan = Plan { title: "Goals: all".to_owned(), stages: stages.clone(), ..Plan::default() };
        let text = fence(&plan, Words::of("en").unwrap());
        let fences = scan(&text, Flavour::Mdbook05);
        let context = Context { settings: &Settings::default(), chapter: 0, span: fences[0].span, section: "" };
        let (map, _) = read(&fences[0].body, context);
        assert_eq!(map.stages.len(), stages.len(), "{text}");
    }
}
