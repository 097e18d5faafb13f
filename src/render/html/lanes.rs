//! The items of a lane: plain words, lists, names side by side, and cards for findings.

use super::TemplateError;
use super::emotion::EmotionView;
use super::finding::{self, FindingView};
use super::page::Page;
use super::theme::{Html, view};
use crate::atlas::Map;
use crate::model::{FindingKind, Inline, Item, Lane, LaneKind, Part, Text};
use crate::render::order;

view! {
    /// The items of a lane.
    #[derive(Debug)]
    pub(super) struct ListView<'a> {
        /// The only item, where it needs no list.
        single: Option<ItemView<'a>>,
        lists: Vec<ItemsView<'a>>,
    }
}

view! {
    /// Items without numbers, or that count from one on.
    #[derive(Debug)]
    pub(super) struct ItemsView<'a> {
        numbered: bool,
        start: Option<u64>,
        items: Vec<ItemView<'a>>,
    }
}

view! {
    /// An item.
    #[derive(Debug, Default)]
    pub(super) struct ItemView<'a> {
        finding: Option<FindingView<'a>>,
        task: Html,
        /// Whether the words are somebody's, to stand in the quotation marks of the page's language.
        said: bool,
        text: Html,
        truth: Option<&'a str>,
        more: Html,
    }
}

view! {
    /// A lane by itself, outside the table.
    #[derive(Debug)]
    pub(super) struct LaneView<'a> {
        class: Option<&'static str>,
        label: String,
        emotion: Option<EmotionView<'a>>,
        list: Option<ListView<'a>>,
    }
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

impl ItemView<'_> {
    /// What somebody says, with the quotation marks of the page's language where it is `said` without any.
    pub(super) fn quote(said: bool, text: Html, more: Html) -> Self {
        Self { said, text, more, ..Self::default() }
    }
}

impl<'a> Here<'a> {
    /// The items of a lane; none when there are none.
    pub(super) fn list(&self, lane: Option<&Lane>) -> Result<Option<ListView<'a>>, TemplateError> {
        let Some(lane) = lane else { return Ok(None) };
        // An emotion's words stand below its faces already; what else is written does not.
        let said = |item: &&Item| {
            let is_felt = matches!(lane.kind, LaneKind::Emotion | LaneKind::EmotionOf(_));
            !is_felt || item.says_more_than_felt()
        };
        let items: Vec<&Item> = lane.items.iter().filter(said).collect();
        match items.as_slice() {
            // Somebody looked: that is more than an empty cell.
            [] => lane.nothing.as_ref().map(|words| self.nothing(words)).transpose(),
            [only] if class(&lane.kind).is_none() && only.finding.is_none() && only.number.is_none() => {
                Ok(Some(ListView { single: Some(self.item(lane, only)?), lists: Vec::new() }))
            }
            items => {
                let lists = items.chunk_by(|item, next| item.is_followed_by(next));
                let lists = lists.map(|items| self.items(lane, items)).collect::<Result<_, _>>()?;
                Ok(Some(ListView { single: None, lists }))
            }
        }
    }

    fn items(&self, lane: &Lane, items: &[&Item]) -> Result<ItemsView<'a>, TemplateError> {
        let start = items.first().and_then(|item| item.number);
        let items = items.iter().map(|item| self.item(lane, item)).collect::<Result<_, _>>()?;
        Ok(ItemsView { numbered: start.is_some(), start, items })
    }

    /// The lanes of the journey as a whole: a card, or what stands below a table.
    pub(super) fn lanes(&self) -> Result<Vec<LaneView<'a>>, TemplateError> {
        let journey = &self.map.journey;
        let part = Part::Journey(journey);
        let mut views = Vec::new();
        for row in order::rows(journey, std::iter::once(part), self.page.words) {
            let emotion = part.emotion_in(&row.kind);
            views.push(LaneView {
                class: emotion.map(|_| "j-emo").or(class(&row.kind)),
                emotion: emotion.map(|emotion| EmotionView::new(emotion, self.page.words)),
                list: self.list(part.lane(&row.kind))?,
                label: row.label,
            });
        }
        Ok(views)
    }

    /// The writer's word for "there is none".
    fn nothing(&self, words: &str) -> Result<ListView<'a>, TemplateError> {
        let item = ItemView { text: self.page.text(&Text::plain(words))?, ..ItemView::default() };
        Ok(ListView { single: Some(item), lists: Vec::new() })
    }

    fn item(&self, lane: &Lane, item: &Item) -> Result<ItemView<'a>, TemplateError> {
        let (page, level) = (self.page, self.map.placement.level + 1);
        if let Some(finding) = item.finding.as_deref() {
            let key = page.site.atlas.key(self.index, finding);
            if let Some(entry) = page.site.atlas.entry(key) {
                let finding = Some(finding::card(page, &entry, level)?);
                return Ok(ItemView { finding, ..ItemView::default() });
            }
        }
        let said = matches!(lane.kind, LaneKind::Thoughts | LaneKind::Quotes).then(|| unquoted(&item.text)).flatten();
        Ok(ItemView {
            finding: None,
            task: page.prose(level).task(item.task)?,
            said: said.is_some(),
            text: page.text(said.as_ref().unwrap_or(&item.text))?,
            truth: item.is_moment_of_truth().then_some(page.words.text.map.moment_of_truth.as_str()),
            more: page.prose(level).blocks(&item.more)?,
        })
    }
}

/// How the items of a row look: a class. It stands once, on the row, for mdBook takes long for each attribute.
pub(super) fn class(kind: &LaneKind) -> Option<&'static str> {
    match kind.finding() {
        Some(FindingKind::PainPoint) => Some("j-i j-pain"),
        Some(FindingKind::Delight) => Some("j-i j-joy"),
        Some(FindingKind::Opportunity) => Some("j-i j-opp"),
        None => kind.holds_names().then_some("j-chips"),
    }
}

/// The words between the two straight quotation marks that stand around all of a text. Marks of any other kind are as the
/// writer wants them.
pub(super) fn unquoted(text: &Text) -> Option<Text> {
    let (Inline::Text(first), Inline::Text(last)) = (text.0.first()?, text.0.last()?) else { return None };
    if !first.starts_with('"') || !last.ends_with('"') || text.words().matches('"').count() != 2 {
        return None;
    }
    let mut inner = text.clone();
    if let Some(Inline::Text(first)) = inner.0.first_mut() {
        first.remove(0);
    }
    if let Some(Inline::Text(last)) = inner.0.last_mut() {
        last.pop();
    }
    Some(inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_marks_around_all_of_a_text_are_taken_off() {
        for (text, inner) in [
            ("\"Is it free?\"", Some("Is it free?")),
            ("\"Yes\" or \"no\"?", None),
            ("\"Yes\" and \"no\"", None),
            ("“Is it free?”", None),
            ("Is it free?", None),
            ("\"", None),
            ("", None),
        ] {
            assert_eq!(unquoted(&Text::plain(text)), inner.map(Text::plain), "{text}");
        }
        let mixed = Text(vec![
            Inline::Text("\"Is it ".into()),
            Inline::Emphasis(Text::plain("free")),
            Inline::Text("?\"".into()),
        ]);
        assert_eq!(unquoted(&mixed).map(|text| text.words()).as_deref(), Some("Is it free?"));
    }
}
