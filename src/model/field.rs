//! Fields, of a map's header or of a record.

use icu_calendar::{Date, Iso};

use super::{Inline, Item, Text};
use crate::source::Span;

/// What a field says, in the header of a map or in a record.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum FieldKind {
    /// Whose journey it is.
    Persona,
    /// What has happened before.
    Scenario,
    /// What the persona wants in the end.
    Goal,
    /// From where to where.
    Scope,
    /// What the persona expects.
    Expectations,
    /// Whether it shows today or a plan.
    State,
    /// How far the map itself has come.
    Status,
    /// Who looks after the map.
    Owner,
    /// When it was last looked at.
    Reviewed,
    /// The research it rests on.
    Evidence,
    /// How its numbers are meant.
    Scale,
    /// Words to find it by.
    Tags,
    /// The ticket that stands for it elsewhere.
    Ticket,
    /// How long it all lasts, in a map without stages.
    Duration,
    /// What a persona does for a living, or to the organisation.
    Role,
    /// What a persona says, word for word.
    Quote,
    /// What stands in a persona's way.
    Frustrations,
    /// What a persona looks like: a picture.
    Portrait,
    /// The earlier map that a map is compared with.
    Compares,
    /// A field of the writer's own.
    Own,
}

/// A field of a map's header or of a record.
#[derive(Debug, Clone, PartialEq)]
pub struct Field {
    /// What it says.
    pub kind: FieldKind,
    /// The writer's own label.
    pub label: String,
    /// Where the label stands.
    pub span: Span,
    /// Its values.
    pub items: Vec<Item>,
}

impl Field {
    /// Its first value's words.
    #[must_use]
    pub fn words(&self) -> String {
        self.items.first().map(|item| item.text.words()).unwrap_or_default()
    }

    /// The day it names, where it says nothing else.
    #[must_use]
    pub fn date(&self) -> Option<Date<Iso>> {
        match self.items.as_slice() {
            [Item { text: Text(inlines), more, .. }] if more.is_empty() => match inlines.as_slice() {
                [Inline::Text(words)] => date(words),
                _ => None,
            },
            _ => None,
        }
    }
}

/// The day that a text names as ISO 8601 writes it (`2026-09-01`), if there is such a day.
pub(super) fn date(text: &str) -> Option<Date<Iso>> {
    let mut parts = text.trim().splitn(3, '-');
    let mut number = |length: usize| {
        let part = parts.next()?;
        (part.len() == length && part.bytes().all(|b| b.is_ascii_digit())).then(|| part.parse::<u16>().ok()).flatten()
    };
    let (year, month, day) = (number(4)?, number(2)?, number(2)?);
    Date::try_new_iso(year.into(), month.try_into().ok()?, day.try_into().ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_exist() {
        let day = |text: &str| date(text).map(|date| (date.month().ordinal, date.day_of_month().0));
        assert_eq!([day("2026-09-01"), day(" 2024-02-29 ")], [Some((9, 1)), Some((2, 29))]);
        for text in ["2026-02-29", "1 September", "2026-13-01", "26-1-1", "2026-09-01 or so", "2026-+9-01"] {
            assert_eq!(day(text), None, "{text}");
        }
    }
}
