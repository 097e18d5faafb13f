//! One fence's Markdown, read as a map; or, by `record`, as a persona or a list of sources; or as what an index is to show.
//!
//! The way: `markdown` makes a tree, `implied` finds the headings that are none, `outline` tells title, stages, steps and
//! lanes apart, `groups` and `table` collect labels with their items, `stages` and `header` make the model of them,
//! `emotion` and `findings` read what items mean. What is known by name stands in `data/`. To add a lane name, add it there. The settings of an index
//! are fewer: `query` reads them.

pub(crate) mod any_notation;
mod attributes;
mod bullets;
mod cells;
mod definitions;
mod emotion;
mod emotion_lane;
mod findings;
mod groups;
mod header;
mod html_cell;
mod html_table;
mod implied;
mod index_names;
mod inline;
mod label;
mod label_lines;
mod lazy;
mod lexicon;
mod markdown;
mod marks;
mod outline;
mod print;
mod query;
mod raw_html;
mod reader;
mod record;
mod recurring;
mod scale;
mod sections;
mod settings;
mod share;
mod signs;
mod stages;
mod syntax;
mod table;
mod table_head;
mod vocabulary;

pub(crate) use findings::give_ids;
pub(crate) use html_table::find_table;
pub(crate) use marks::is_mark;
pub use print::{backticks, difference, is_heading_form, print, print_record, record_difference};
pub use query::query;
pub(crate) use raw_html::entity;
pub use record::read_record;
pub use scale::scale;
pub use settings::Settings;
pub use share::share;
pub use signs::is_common_stage;
pub use syntax::SYNTAX;
pub use vocabulary::{StageWord, is_known_name, is_name_of_actions, is_stage_name, people, stage_word};

use bullets::Walk;
use cells::Cells;
use groups::Content;
use html_table::with_html_tables;
use markdown::{Node, NodeKind};
use marks::Mark;
use outline::Outline;
use reader::Reader;
use sections::Section;

use crate::diagnostics::{Code, Diagnostic, quoted};
use crate::model::{Comment, Field, FieldKind, Item, Journey, Note, Text};
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
    let nodes = reader.document(start, &mut journey.comments);
    let nodes = reader.with_heads(reader.end_lists_at_labels(nodes));
    let nodes = reader.with_implied_headings(nodes);
    reader.note_recurring_labels(&nodes);
    let outline = reader.outline(sections::read(nodes, body));
    reader.front_matter(&mut journey, front);
    reader.fill(&mut journey, outline);
    reader.find(&mut journey);
    reader.check_content(&journey);
    let mut diagnostics = reader.diagnostics;
    diagnostics.sort_by_key(|diagnostic| diagnostic.place);
    (journey, diagnostics)
}

impl Reader<'_> {
    /// The fence's text from `start` on as a tree, and its comments; reports what cannot be shown.
    fn document(&mut self, start: usize, comments: &mut Vec<Comment>) -> Vec<Node> {
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
        let unfit = any_notation::unfit_characters(self.excerpt, self.context);
        self.diagnostics.extend(unfit);
        let mut walk = Walk::new(document.comments);
        let nodes = with_html_tables(self.excerpt, document.nodes);
        let nodes = self.with_bulleted_lists(nodes, &mut walk);
        walk.comments.sort_by_key(|comment| comment.range.start);
        comments.extend(walk.comments.into_iter().map(|comment| self.comment(comment)));
        label_lines::one_label_each(nodes)
    }

    fn fill(&mut self, journey: &mut Journey, mut outline: Outline) {
        self.title(journey, &outline);
        let table = self.take_table(&mut outline);
        let has_stages = table.is_some() || !outline.stages.is_empty();
        let header = self.header(std::mem::take(&mut outline.header));
        let mut lanes = Content::default();
        let mut is_header = true;
        for group in header.groups {
            let field = self.vocabulary.field(&group.label);
            let lane = self.vocabulary.lane(&group.label);
            is_header &= has_stages || field.is_some();
            let finds = matches!(&lane, Some(vocabulary::LaneName::Lane(kind)) if kind.finding().is_some());
            // In a card, a name that is both (`Goal`) is a field only as long as fields are all there is.
            let as_lane =
                if has_stages { finds && field.is_none() } else { field.is_none() || (lane.is_some() && !is_header) };
            if as_lane || group.kind.is_some() {
                lanes.groups.push(group);
            } else {
                let field = self.field(group);
                self.add_field(journey, field);
            }
        }
        journey.description = header.description;
        for section in std::mem::take(&mut outline.lanes) {
            self.lane_section(&mut lanes, section);
        }
        journey.description.append(&mut lanes.description);
        let before = std::mem::take(&mut outline.before);
        journey.before = before.into_iter().filter_map(|section| self.note(journey, section, true)).collect();
        self.personas = journey.personas().map(|item| item.text.words()).collect();
        if let Some(table) = table {
            let map = Cells::of(&table).map(|cells| self.table_map(cells)).unwrap_or_default();
            let (corner, drafts) = self.stages_of_table(map);
            journey.corner = corner;
            journey.stages = self.stages(drafts);
        } else {
            journey.corner = outline.corner.take().or_else(|| Some(journey.attributes.get("corner")?.value.clone()));
            let drafts = outline.stages.into_iter().map(|stage| self.stage(stage)).collect();
            journey.stages = self.stages(drafts);
        }
        self.tell_apart(&lanes);
        let part = self.part(lanes, journey.span);
        (journey.lanes, journey.emotion) = (part.lanes, part.emotion);
        if let Some(duration) = part.duration {
            let items = vec![Item { text: duration, span: journey.span, ..Item::default() }];
            journey.fields.push(Field { kind: FieldKind::Duration, label: String::new(), span: journey.span, items });
        }
        let after = std::mem::take(&mut outline.after);
        journey.after = after.into_iter().filter_map(|section| self.note(journey, section, false)).collect();
    }

    /// The fields of the front matter; `title` is the title of a map without a heading for it.
    fn front_matter(&mut self, journey: &mut Journey, fields: Vec<Field>) {
        for mut field in fields {
            if field.label.eq_ignore_ascii_case("title") {
                journey.title = Text::plain(field.words());
                journey.id.span = field.span;
            } else {
                field.kind = self.vocabulary.field(&field.label).unwrap_or(FieldKind::Own);
                self.add_field(journey, field);
            }
        }
    }

    fn title(&mut self, journey: &mut Journey, outline: &Outline) {
        if let Some((pieces, range)) = &outline.title {
            let heading = self.heading(pieces, range);
            let other = std::mem::replace(&mut journey.title, heading.text);
            if !other.is_empty() && other.words() != journey.title.words() {
                // The front matter's: a field, for the heading is the title.
                let (label, span) = ("title".to_owned(), journey.id.span);
                let items = vec![Item { text: other, span, ..Item::default() }];
                journey.fields.insert(0, Field { kind: FieldKind::Own, label, span, items });
            }
            journey.attributes = heading.attributes;
            journey.id.span = heading.span;
        }
        journey.language = self.language_of(&journey.attributes);
        any_notation::name(journey, self.context);
    }

    /// Takes the table that is the map's body, where no heading bears lanes.
    fn take_table(&self, outline: &mut Outline) -> Option<Node> {
        let is_stage = |stage: &outline::StageOutline| stage.section.mark == Some(Mark::Stage);
        if outline.stages.iter().any(is_stage) || self.bearing(outline.stages.iter().map(|stage| &stage.section)) > 0 {
            return None;
        }
        let first = |nodes: &[Node], is_map: &dyn Fn(Cells<'_>) -> bool| {
            nodes.iter().position(|node| Cells::of(node).is_some_and(is_map))
        };
        let is_map = |nodes: &[Node]| {
            first(nodes, &|cells| {
                self.is_map(cells) && (cells.columns() > 2 || self.rows_are_stages(cells) || self.is_one_stage(cells))
            })
        };
        // Where nothing else is a map, a table without known rows may be one.
        let only =
            |nodes: &[Node]| first(nodes, &|cells| cells.has_empty_corner()).filter(|_| outline.stages.is_empty());
        if let Some(at) = is_map(&outline.header).or_else(|| only(&outline.header)) {
            let table = outline.header.remove(at);
            let stages = outline.take_stages_as_sections();
            outline.after.splice(0..0, stages);
            return Some(table);
        }
        let all = outline.before.iter().chain(outline.stages.iter().map(|stage| &stage.section)).chain(&outline.after);
        if all.into_iter().all(|section| table_in(section, &is_map).is_none()) {
            return None;
        }
        let mut sections: Vec<Section> = std::mem::take(&mut outline.before);
        sections.extend(outline.take_stages_as_sections());
        sections.append(&mut outline.after);
        let found = sections.iter().position(|section| table_in(section, &is_map).is_some());
        if let Some(at) = found {
            let table = take_table_in(&mut sections[at], &is_map);
            outline.after = sections.split_off(at);
            outline.before = sections;
            return table;
        }
        None
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
            journey.description.extend(content.description);
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
        let heading = self.heading(&section.heading, &range);
        let mut nodes = section.own;
        nodes.extend(section.children.into_iter().flat_map(Section::into_nodes));
        let blocks = self.blocks(&nodes);
        let words = Some(heading.text).filter(|text| !text.is_empty());
        Some(Note { heading: words, attributes: heading.attributes, blocks, span })
    }

    fn check_content(&mut self, journey: &Journey) {
        if !journey.is_bare() {
            return;
        }
        let opening = Span::new(self.context.span.start, self.context.span.start + 3);
        if let Some((span, message)) = self.malformed_table() {
            self.report(
                Code::StrayContent,
                span,
                message,
                "shown as text",
                "write a second line with as many cells as the first: `| --- | --- |`",
            );
            return;
        }
        let written = !journey.description.is_empty() || !journey.before.is_empty() || !journey.after.is_empty();
        if written || !journey.fields.is_empty() {
            self.report(
                Code::StrayContent,
                opening,
                "this map has neither stages nor lanes",
                "shown as text",
                "write a heading for each stage (`## Awareness`) and lanes below it (`Actions:` and a list)",
            );
        } else {
            self.report(
                Code::EmptyMap,
                opening,
                "this map is empty",
                "nothing to show",
                "write a title (`# First invoice`), stages (`## Awareness`) and lanes (`Actions:` and a list), or delete the fence",
            );
        }
    }
}

impl Reader<'_> {
    /// The first line of text that was to be a table (GFM 0.29, 4.10), and why it is none.
    fn malformed_table(&self) -> Option<(Span, String)> {
        let text = self.excerpt.text();
        let lines = markdown::read(self.excerpt, 0).nodes.into_iter().find_map(|node| {
            let is_text = matches!(node.kind, NodeKind::Paragraph(_));
            (is_text && text[node.range.clone()].starts_with('|')).then_some(node.range)
        })?;
        let mut rows = text[lines.clone()].lines();
        let (head, second) = (rows.next()?, rows.next()?);
        let count = |row: &str| row.trim().trim_matches('|').split('|').count();
        let is_delimiter = second.contains('-') && second.chars().all(|c| matches!(c, '|' | '-' | ':' | ' ' | '\t'));
        let message = if is_delimiter {
            format!("this table has {} columns, but {} cells in the line below", count(head), count(second))
        } else {
            "this table has no line of `| --- |` below its first one".to_owned()
        };
        Some((self.span(&(lines.start..lines.start + head.len())), message))
    }
}

fn table_in(section: &Section, is_map: &impl Fn(&[Node]) -> Option<usize>) -> Option<usize> {
    is_map(&section.own).or_else(|| section.children.iter().find_map(|child| table_in(child, is_map)))
}

fn take_table_in(section: &mut Section, is_map: &impl Fn(&[Node]) -> Option<usize>) -> Option<Node> {
    if let Some(at) = is_map(&section.own) {
        return Some(section.own.remove(at));
    }
    section.children.iter_mut().find_map(|child| take_table_in(child, is_map))
}
