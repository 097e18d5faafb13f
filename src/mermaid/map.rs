//! The model of a diagram.

use std::ops::Range;

use super::actors;
use super::statements::{Diagram, Entry};
use super::task::{Score, Task};
use super::words;
use crate::diagnostics::{Code, Diagnostic, Place, quoted};
use crate::language::{Context, any_notation, give_ids};
use crate::model::{Block, Comment, Emotion, Feeling, Heading, Id, Item, Journey, Lane, LaneKind, Stage, Step, Text};
use crate::source::{Excerpt, Span};

/// The map of a diagram, and what was found wrong, in the order of the text.
pub(super) fn journey(diagram: Diagram, body: &Excerpt, context: Context<'_>) -> (Journey, Vec<Diagnostic>) {
    let mut maker = Maker { body, context, diagnostics: Vec::new() };
    maker.diagnostics.extend(any_notation::report_characters(body, context));
    for fault in &diagram.faults {
        maker.report(Code::MermaidLine, &fault.range, fault.message, fault.label, fault.help);
    }
    let mut journey = Journey { span: context.span, ..Journey::default() };
    maker.head(&mut journey, &diagram);
    journey.comments = diagram.comments.iter().map(|comment| maker.comment(comment)).collect();
    journey.stages = maker.stages(diagram.entries);
    actors::give_moods(&mut journey);
    maker.check_content(&journey);
    any_notation::name(&mut journey.header, context);
    maker.diagnostics.extend(give_ids(&mut journey, context.chapter));
    maker.diagnostics.sort_by_key(|diagnostic| diagnostic.place);
    (journey, maker.diagnostics)
}

struct Maker<'a> {
    body: &'a Excerpt,
    context: Context<'a>,
    diagnostics: Vec<Diagnostic>,
}

impl Maker<'_> {
    fn raw(&self, range: &Range<usize>) -> &str {
        &self.body.text()[range.clone()]
    }

    fn text(&self, range: &Range<usize>) -> Text {
        words::text(self.raw(range))
    }

    fn span(&self, range: &Range<usize>) -> Span {
        self.body.span(range.clone())
    }

    fn report(&mut self, code: Code, range: &Range<usize>, message: impl Into<String>, label: &str, help: &str) {
        let place = Place { chapter: self.context.chapter, span: self.span(range) };
        self.diagnostics.push(Diagnostic::new(code, place, message).label(label).help(help));
    }

    /// The title, and the description: all that the diagram says of itself beside it.
    fn head(&mut self, journey: &mut Journey, diagram: &Diagram) {
        // The title for screen readers is the title where there is no other.
        let title = diagram.titles.last().or(diagram.accessible_titles.last());
        let mut said = Vec::new();
        if let Some(title) = title {
            journey.header.title = self.text(title);
            journey.header.id = Id { span: self.span(title), ..Id::default() };
            said.push(journey.header.title.words());
        }
        let others = &diagram.titles[..diagram.titles.len().saturating_sub(1)];
        for other in others {
            let message = format!("Mermaid shows only the last title, and not `{}`", quoted(self.raw(other)));
            self.report(Code::MermaidLine, other, message, "shown below the title", "remove one of them");
        }
        for range in others.iter().chain(&diagram.accessible_titles).chain(&diagram.descriptions) {
            for paragraph in paragraphs(self.raw(range)) {
                let text = words::text(&paragraph);
                if !said.contains(&text.words()) {
                    said.push(text.words());
                    journey.header.description.push(Block::Paragraph(text));
                }
            }
        }
    }

    fn comment(&self, comment: &super::statements::Comment) -> Comment {
        // The marks of our comments must not stand inside one.
        let text = self.raw(&comment.text).replace("-->", "-- >");
        Comment { text: format!("{} ", text.trim_end()), beside: comment.beside, span: self.span(&comment.range) }
    }

    fn stages(&mut self, entries: Vec<Entry>) -> Vec<Stage> {
        let mut stages: Vec<Stage> = Vec::new();
        let mut in_section = false;
        for entry in entries {
            match entry {
                Entry::Section(name) => {
                    in_section = true;
                    stages.push(Stage { heading: self.heading(&name), ..Stage::default() });
                }
                Entry::Task(task, line) => {
                    let step = self.step(&task, &line);
                    if in_section && let Some(stage) = stages.last_mut() {
                        stage.steps.push(step);
                    } else {
                        let Step { heading, emotion, lanes } = step;
                        stages.push(Stage { heading, emotion, lanes, ..Stage::default() });
                    }
                }
            }
        }
        stages
    }

    fn heading(&self, name: &Range<usize>) -> Heading {
        Heading { text: self.text(name), span: self.span(name), ..Heading::default() }
    }

    fn step(&mut self, task: &Task, line: &Range<usize>) -> Step {
        let said = |range: &Range<usize>| Item { text: self.text(range), span: self.span(range), ..Item::default() };
        let mut lanes = Vec::new();
        let actors: Vec<Item> = task.actors.iter().map(said).filter(|item| !item.text.is_empty()).collect();
        lanes.extend(lane(LaneKind::Actors, "", actors));
        let mut score = None;
        match &task.score {
            Score::Known(known) => score = Some(*known),
            Score::Unknown(range) => {
                lanes.extend(lane(LaneKind::Own(SCORE.to_lowercase()), SCORE, vec![said(range)]));
                let (score, name) = (quoted(self.raw(range)), quoted(self.raw(&task.name)));
                self.no_score(range, format!("the score `{score}` of the task `{name}` is no number from 1 to 5"));
            }
            Score::Missing => self.no_score(line, format!("the task `{}` has no score", quoted(self.raw(&task.name)))),
        }
        let feeling = |score| Feeling { score: Some(score), ..Feeling::default() };
        let emotion = score.map(|score| Emotion { feelings: vec![feeling(score)], span: self.span(line) });
        Step { heading: self.heading(&task.name), emotion, lanes }
    }

    fn no_score(&mut self, range: &Range<usize>, message: String) {
        let help = "write a number from 1 (very negative) to 5 (very positive) behind the task: `Make tea: 5: Me`";
        self.report(Code::MermaidScore, range, message, "the curve has a gap here", help);
    }

    fn check_content(&mut self, journey: &Journey) {
        if !journey.stages.is_empty() {
            return;
        }
        let (code, message, label) = if journey.header.title.is_empty() && journey.header.description.is_empty() {
            (Code::EmptyMap, "this diagram is empty", "nothing to show")
        } else {
            (Code::StrayContent, "this diagram has neither sections nor tasks", "shown as text")
        };
        let place = Place { chapter: self.context.chapter, span: self.context.span.marks() };
        let help = "write sections (`section Go to work`) and tasks (`Make tea: 5: Me`), or remove it";
        self.diagnostics.push(Diagnostic::new(code, place, message).label(label).help(help));
    }
}

/// The row of what stands in the place of a score and is none. By a name that the language knows, it would be an emotion in the map
/// that `import` writes.
const SCORE: &str = "Unread score";

fn lane(kind: LaneKind, label: &str, items: Vec<Item>) -> Option<Lane> {
    let span = items.first()?.span;
    Some(Lane { kind, label: label.to_owned(), span, items, nothing: None, emotion: None })
}

/// The paragraphs of a description: its lines joined, parted where one is empty.
fn paragraphs(raw: &str) -> Vec<String> {
    let mut paragraphs = vec![String::new()];
    for line in raw.lines().map(str::trim) {
        match paragraphs.last_mut() {
            Some(paragraph) if !line.is_empty() => {
                let gap = if paragraph.is_empty() { "" } else { " " };
                paragraph.extend([gap, line]);
            }
            _ => paragraphs.push(String::new()),
        }
    }
    paragraphs.retain(|paragraph| !paragraph.is_empty());
    paragraphs
}
