//! The items of a lane: plain words, lists, names side by side, and cards for findings.

use serde::Serialize;

use super::TemplateError;
use super::emotion::EmotionView;
use super::finding::{self, FindingView};
use super::page::Page;
use super::theme::Html;
use crate::atlas::Map;
use crate::model::{FindingKind, Item, Lane, LaneKind, Part};
use crate::render::order;

/// The items of a lane.
#[derive(Debug, Serialize)]
pub(super) struct ListView<'a> {
    single: bool,
    numbered: bool,
    start: Option<u64>,
    class: Option<&'static str>,
    items: Vec<ItemView<'a>>,
}

#[derive(Debug, Default, Serialize)]
struct ItemView<'a> {
    finding: Option<FindingView<'a>>,
    task: Html,
    text: Html,
    truth: Option<&'a str>,
    more: Html,
}

/// A lane by itself, outside the table.
#[derive(Debug, Serialize)]
pub(super) struct LaneView<'a> {
    class: Option<&'static str>,
    label: String,
    emotion: Option<EmotionView<'a>>,
    list: Option<ListView<'a>>,
}

/// The map that items stand in.
#[derive(Debug, Clone, Copy)]
pub(super) struct Here<'a> {
    /// Its page.
    pub(super) page: Page<'a>,
    /// The map.
    pub(super) map: &'a Map,
    /// Its index in the atlas.
    pub(super) index: usize,
}

impl<'a> Here<'a> {
    /// The items of a lane; none when there are none.
    pub(super) fn list(&self, lane: Option<&Lane>) -> Result<Option<ListView<'a>>, TemplateError> {
        let Some(lane) = lane else { return Ok(None) };
        // An emotion's words stand below its faces already; what is written under them does not.
        let said = |item: &&Item| lane.kind != LaneKind::Emotion || !item.more.is_empty();
        let items = lane.items.iter().filter(said).map(|item| self.item(item)).collect::<Result<Vec<_>, _>>()?;
        if items.is_empty() {
            return Ok(None);
        }
        let class = match lane.kind.finding() {
            Some(FindingKind::PainPoint) => Some("j-i j-pain"),
            Some(FindingKind::Delight) => Some("j-i j-joy"),
            Some(FindingKind::Opportunity) => Some("j-i j-opp"),
            None => lane.kind.holds_names().then_some("j-chips"),
        };
        let single = items.len() == 1 && class.is_none() && lane.numbered.is_none() && items[0].finding.is_none();
        Ok(Some(ListView { single, numbered: lane.numbered.is_some(), start: lane.numbered, class, items }))
    }

    /// The lanes of the journey as a whole: a card, or what stands below a table.
    pub(super) fn lanes(&self) -> Result<Vec<LaneView<'a>>, TemplateError> {
        let part = Part::Journey(&self.map.journey);
        let mut views = Vec::new();
        for row in order::rows(std::iter::once(part), self.page.words) {
            let emotional = row.kind == LaneKind::Emotion;
            views.push(LaneView {
                class: emotional.then_some("j-emo"),
                emotion: part.emotion().filter(|_| emotional).map(|e| EmotionView::new(e, self.page.words)),
                list: self.list(part.lane(&row.kind))?,
                label: row.label,
            });
        }
        Ok(views)
    }

    fn item(&self, item: &Item) -> Result<ItemView<'a>, TemplateError> {
        let (page, level) = (self.page, self.map.level + 1);
        if let Some(finding) = item.finding.as_deref() {
            let key = page.site.atlas.key(self.index, finding);
            if let Some(entry) = page.site.atlas.entry(key) {
                let finding = Some(finding::card(page, &entry, level)?);
                return Ok(ItemView { finding, ..ItemView::default() });
            }
        }
        Ok(ItemView {
            finding: None,
            task: page.prose(level).task(item.task)?,
            text: page.text(&item.text)?,
            truth: item.attributes.has_class("moment-of-truth").then_some(page.words.text.map.moment_of_truth.as_str()),
            more: page.prose(level).blocks(&item.more)?,
        })
    }
}
