//! One fence's Markdown, read as a map; or, by `record`, as a persona or a list of sources; or as what an index is to show.
//!
//! The way: `markdown` makes a tree, `reshape` brings other forms of writing into this one, `outline` tells title, stages, steps
//! and lanes apart, `groups` and `table` collect labels with their items, `stages` and `header` make the model of them,
//! `emotion` and `findings` read what items mean. What is known by name stands in `data/`. To add a lane name, add it there. The
//! settings of an index are fewer: `query` reads them.

pub(crate) mod any_notation;
mod attributes;
mod braces;
mod cells;
mod checks;
mod emotion;
mod emotion_lane;
mod faces;
mod findings;
mod groups;
mod header;
mod label;
mod limits;
mod markdown;
mod marks;
mod measured;
mod names;
mod outline;
mod print;
mod query;
mod reader;
mod record;
mod reshape;
mod rest;
mod scale;
mod score;
mod sections;
mod settings;
mod share;
mod stages;
mod syntax;
mod table;
mod table_body;

pub use emotion_lane::person_who_feels;
pub(crate) use findings::give_ids;
pub(crate) use markdown::html_table::find_table;
pub(crate) use markdown::raw_html::entity;
pub(crate) use marks::is_mark;
pub use names::folding::fold;
pub use names::known_names::StageWord;
pub use names::lexicon::Scores;
pub use names::signs::is_common_stage;
pub use names::vocabulary::{
    is_known_name, is_name_of_actions, is_name_of_blueprint, is_name_of_count, is_name_of_emotions,
    is_name_of_more_than_words, is_name_of_persona, is_name_of_scores, is_name_of_title, is_stage_name, names_people,
    people, stage_word,
};
pub use print::{backticks, difference, is_heading_form, print, print_record, record_difference};
pub use query::query;
pub use record::read_record;
pub use scale::{says_scale, scale};
pub use settings::Settings;
pub use syntax::SYNTAX;
pub use table::without_bullet;

use cells::Cells;
use groups::Content;
use markdown::Node;
use marks::Mark;
use names::known_names::LaneName;
use outline::Outline;
use reader::Reader;
use sections::Section;

use crate::diagnostics::{Code, Diagnostic, quoted};
use crate::model::{AttributeKind, Field, FieldKind, Item, Journey, Lane, LaneKind, Note, Part, Text};
use crate::source::{Excerpt, Span};

/// What the reader must know about the fence's surroundings.
#[derive(Debug, Clone, Copy)]
pub struct Context<'a> {
    /// What the book settles for all its maps.
    pub settings: &'a Settings,
    /// The chapter's index in the book.
    pub chapter: usize,
    /// The whole fence in its chapter.
    pub span: Span,
    /// The title of the section or the chapter that the fence stands in, for a map without one.
    pub section: &'a str,
}

/// Where a text begins, behind the front matter at its very start, if there is any.
#[must_use]
pub fn after_front_matter(text: &Excerpt) -> usize {
    header::front_matter(text).map_or(0, |(_, end)| end)
}

/// Reads a fence's body. It never fails: what no rule places is kept and reported.
#[must_use]
pub fn read(body: &Excerpt, context: Context<'_>) -> (Journey, Vec<Diagnostic>) {
    let mut reader = Reader::new(body, context);
    let mut journey = Journey { span: context.span, ..Journey::default() };
    let (front, start) = header::front_matter(body).unwrap_or_default();
    let nodes = reader.document(start);
    let nodes = reader.reshaped(nodes, reshape::OF_ALL.iter().chain(reshape::OF_MAPS));
    let nodes = reader.with_implied_headings(nodes);
    journey.comments = reader.take_comments();
    let is_titled = front.iter().any(|field| is_name_of_title(&field.label));
    let mut outline = reader.outline(reader.sections(nodes), is_titled);
    let others = std::mem::take(&mut reader.others);
    outline.after.extend(reader.sections(others).children);
    reader.front_matter(&mut journey, front);
    reader.fill(&mut journey, outline);
    reader.find(&mut journey);
    reader.check_personas(&journey);
    reader.check_limits(&journey);
    reader.check_content(&journey);
    let mut diagnostics = reader.diagnostics;
    diagnostics.sort_by_key(|diagnostic| diagnostic.place);
    (journey, diagnostics)
}

impl Reader<'_> {
    /// The fence's text from `start` on as a tree; reports what cannot be shown.
    fn document(&mut self, start: usize) -> Vec<Node> {
        let document = markdown::read(self.excerpt, start);
        if let Some(range) = document.too_deep {
            let span = self.span(&range);
            self.report(
                Code::NestedTooDeep,
                Span::new(span.start, (span.start + 1).min(span.end)),
                "lists or quotes are nested too deep to be shown",
                "flattened from here on",
                "write it with fewer levels",
            );
        }
        if let Some(range) = document.footnote {
            let span = self.span(&range);
            let help =
                "write it below the item, or a source under `Evidence:` in the header, and cite it by `{evidence=…}`";
            self.report(Code::FootnoteAsText, span, "maps have no footnotes", "shown as text", help);
        }
        self.diagnostics.extend(any_notation::report_characters(self.excerpt, self.context));
        self.comments = document.comments;
        document.nodes
    }

    fn fill(&mut self, journey: &mut Journey, mut outline: Outline) {
        self.title(journey, &outline);
        let table = self.take_table(&mut outline);
        let has_stages = table.is_some() || !outline.stages.is_empty();
        self.vocabulary = self.vocabulary.for_header(has_stages);
        let header = self.header(std::mem::take(&mut outline.header));
        self.vocabulary = self.vocabulary.for_header(false);
        let mut lanes = Content::default();
        let mut is_header = true;
        for group in header.groups {
            let field = self.vocabulary.field(&group.label);
            is_header &= has_stages || field.is_some();
            let finds = group.lane.as_ref().is_some_and(LaneName::finds);
            // In a card, a name that is both (`Goal`) is a field only as long as fields are all there is.
            let as_lane = if has_stages {
                finds && field.is_none()
            } else {
                field.is_none() || (group.lane.is_some() && !is_header)
            };
            if as_lane || group.kind.is_some() {
                lanes.groups.push(group);
            } else {
                let field = self.field(group);
                self.add_field(journey, field);
            }
        }
        journey.header.description = header.description;
        for section in std::mem::take(&mut outline.lanes) {
            self.lane_section(&mut lanes, section);
        }
        journey.header.description.append(&mut lanes.description);
        let before = std::mem::take(&mut outline.before);
        journey.before = before.into_iter().filter_map(|section| self.note(journey, section, true)).collect();
        self.personas = journey.personas().map(|item| item.text.words()).collect();
        if let Some(table) = table {
            let map = Cells::of(&table).map(|cells| self.table_map(cells)).unwrap_or_default();
            let (corner, drafts) = self.stages_of_table(map);
            journey.corner = corner;
            journey.stages = self.stages(drafts);
        } else {
            journey.corner = outline
                .corner
                .take()
                .or_else(|| Some(journey.header.attributes.get(AttributeKind::Corner)?.value.clone()));
            let drafts = outline.stages.into_iter().map(|stage| self.stage(stage)).collect();
            journey.stages = self.stages(drafts);
        }
        self.tell_apart(&mut lanes);
        let part = self.part(lanes, journey.span);
        (journey.lanes, journey.emotion) = (part.lanes, part.emotion);
        if let Some(duration) = part.duration {
            let items = vec![Item { text: duration, span: journey.span, ..Item::default() }];
            journey.header.fields.push(Field {
                kind: FieldKind::Duration,
                label: String::new(),
                span: journey.span,
                items,
            });
        }
        let is_of_blueprint = |lane: &Lane| matches!(lane.kind, LaneKind::Own(_)) && is_name_of_blueprint(&lane.label);
        let is_blueprint = journey.parts().flat_map(Part::lanes).any(is_of_blueprint);
        journey.is_blueprint = is_blueprint;
        let after = std::mem::take(&mut outline.after);
        journey.after = after.into_iter().filter_map(|section| self.note(journey, section, false)).collect();
    }

    /// The fields of the front matter; `title`, in any language, is the title of a map without a heading for it.
    fn front_matter(&mut self, journey: &mut Journey, fields: Vec<Field>) {
        for mut field in fields {
            if is_name_of_title(&field.label) {
                journey.header.title = Text::plain(field.words());
                journey.header.id.span = field.span;
            } else {
                field.kind = self.vocabulary.field(&field.label).unwrap_or(FieldKind::Own);
                self.add_field(journey, field);
            }
        }
    }

    fn title(&mut self, journey: &mut Journey, outline: &Outline) {
        if let Some((pieces, range)) = &outline.title {
            let heading = self.heading(pieces, range);
            let other = std::mem::replace(&mut journey.header.title, heading.text);
            if !other.is_empty() && other.words() != journey.header.title.words() {
                // The front matter's: a field, for the heading is the title.
                let (label, span) = ("title".to_owned(), journey.header.id.span);
                let items = vec![Item { text: other, span, ..Item::default() }];
                journey.header.fields.insert(0, Field { kind: FieldKind::Own, label, span, items });
            }
            journey.header.attributes = heading.attributes;
            journey.header.id.span = heading.span;
        }
        journey.header.language = self.language_of(&journey.header.attributes);
        any_notation::name(&mut journey.header, self.context);
    }

    /// The header's groups; a two-column table in it is a list of fields.
    fn header(&mut self, nodes: Vec<Node>) -> Content {
        let mut content = Content::default();
        let mut plain = Vec::new();
        for node in nodes {
            match Cells::of(&node) {
                Some(cells) if cells.columns() == 2 => {
                    let groups = self.table_fields(cells);
                    content.groups.extend(groups);
                }
                _ => plain.push(node),
            }
        }
        let more = self.content(&plain);
        content.groups.extend(more.groups);
        content.description = more.description;
        content
    }

    /// A section that is no stage: a field where its heading is one, else a note, which is reported.
    fn note(&mut self, journey: &mut Journey, section: Section, is_before: bool) -> Option<Note> {
        let name = section.name.clone();
        if is_before && section.mark.is_none() && self.vocabulary.field(&name).is_some() && section.children.is_empty()
        {
            let mut content = Content::default();
            self.lane_section(&mut content, section);
            let mut fields: Vec<Field> = Vec::new();
            for group in content.groups {
                match fields.last_mut().filter(|_| group.kind.is_some()) {
                    // The heading is the label of all that has none of its own.
                    Some(field) => field.items.extend(group.items),
                    None => fields.push(self.field(group)),
                }
            }
            for field in fields {
                self.add_field(journey, field);
            }
            journey.header.description.extend(content.description);
            return None;
        }
        let range = section.range.clone();
        let span = self.span(&range);
        if section.mark != Some(Mark::Note) && (!name.is_empty() || !section.own.is_empty()) {
            self.report(
                Code::StrayContent,
                span,
                format!("the section `{}` is not a stage of this map", quoted(&name)),
                if is_before { "shown before the map" } else { "shown after the map" },
                "mark it as what it is, `{.note}` or `{.stage}`, or move it out of the fence",
            );
        }
        let heading = self.heading_of_note(&section.heading, &range);
        let mut nodes = section.own;
        nodes.extend(section.children.into_iter().flat_map(Section::into_nodes));
        let blocks = self.blocks(&nodes);
        let words = Some(heading.text).filter(|text| !text.is_empty());
        Some(Note { heading: words, attributes: heading.attributes, blocks, span })
    }
}
