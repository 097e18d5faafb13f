//! Fields, of a map's header or of a persona: a label and what it says.

use super::TemplateError;
use super::page::Page;
use super::theme::{Html, view};
use crate::atlas::PlacedRecord;
use crate::model::{Field, Item, Text, called};
use crate::render::carry::from_chapter;

view! {
    /// A field.
    #[derive(Debug)]
    pub(super) struct FieldView {
        pub(super) label: String,
        pub(super) single: bool,
        pub(super) portrait: Option<Html>,
        pub(super) initials: Option<String>,
        pub(super) items: Vec<FieldItem>,
    }
}

view! {
    /// One of its values.
    #[derive(Debug)]
    pub(super) struct FieldItem {
        pub(super) id: Option<String>,
        pub(super) text: Html,
        pub(super) more: Html,
        /// How much of it there is, in percent.
        pub(super) share: Option<String>,
    }
}

/// A field under a label; headings inside it have this level.
pub(super) fn view(page: Page<'_>, level: u8, label: &str, field: &Field) -> Result<FieldView, TemplateError> {
    let item = |item: &Item| {
        let more = page.prose(level).blocks(&item.more)?;
        Ok(FieldItem { id: None, text: page.text(&item.text)?, more, share: None })
    };
    let items = field.items.iter().map(item).collect::<Result<Vec<_>, TemplateError>>()?;
    Ok(FieldView { label: label.to_owned(), single: items.len() < 2, portrait: None, initials: None, items })
}

/// Links under a label.
pub(super) fn links(
    page: Page<'_>,
    label: &str,
    links: Vec<(Option<String>, String)>,
) -> Result<FieldView, TemplateError> {
    let item = |(href, words): (Option<String>, String)| {
        let words = Text::plain(words);
        let text = href.map_or_else(|| page.text(&words), |href| page.linked(&href, &words))?;
        Ok(FieldItem { id: None, text, more: Html::default(), share: None })
    };
    let items = links.into_iter().map(item).collect::<Result<Vec<_>, TemplateError>>()?;
    Ok(FieldView { label: label.to_owned(), single: items.len() < 2, portrait: None, initials: None, items })
}

/// The portrait of a persona. It tells nothing that the name beside it does not, unless its writer says what it shows. Outside
/// the book there are no pictures.
pub(super) fn portrait(page: Page<'_>, placed: &PlacedRecord) -> Result<Option<Html>, TemplateError> {
    let image = placed.record.portrait().filter(|_| page.alone.is_none());
    let image = image.map(|image| Text(vec![image.clone()]));
    image.map(|image| page.text(&from_chapter(page.site, &image, placed.placement.chapter, page.path))).transpose()
}

/// The initials of a person: of the first and the last word with a capital letter, before what is said about her. A title
/// such as `Dr.` is none of them. A name without capitals has one. None without a letter.
pub(super) fn initials(person: &str) -> Option<String> {
    let name = called(person);
    let is_title = |word: &&str| word.ends_with('.') && word.chars().count() > 2;
    let letters = || {
        name.split_whitespace()
            .skip_while(is_title)
            .filter_map(|word| word.chars().next().filter(|c| c.is_alphabetic()))
    };
    let mut capitals = letters().filter(|c| !c.is_lowercase());
    let (first, last) = (capitals.next().or_else(|| letters().next())?, capitals.last());
    Some(std::iter::once(first).chain(last).flat_map(char::to_uppercase).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn initials_are_those_of_the_name() {
        for (person, letters) in [
            ("Nadia Kareem, shift nurse", Some("NK")),
            ("Dr. Amara Osei", Some("AO")),
            ("Prof. Dr. Weber", Some("W")),
            ("J. K. Rowe", Some("JR")),
            ("mara (a Commuter)", Some("M")),
            ("A commuter", Some("A")),
            ("🧑 Ana María de la Ruiz — owner", Some("AR")),
            ("田中花子、会社員", Some("田")),
            ("42", None),
            ("", None),
        ] {
            assert_eq!(initials(person).as_deref(), letters);
        }
    }
}
