//! Fields, of a map's header or of a record.

use icu_calendar::{Date, Iso};

use super::named::named;
use super::{Inline, Item, Text};
use crate::source::Span;

named! {
    /// What a field says, in the header of a map or in a record.
    FieldKind {
        /// Whose journey it is.
        Persona = "persona",
        /// What has happened before.
        Scenario = "scenario",
        /// What the persona wants in the end.
        Goal = "goal",
        /// From where to where.
        Scope = "scope",
        /// What the persona expects.
        Expectations = "expectations",
        /// Whether it shows today or a plan.
        State = "state",
        /// How far the map itself has come.
        Status = "status",
        /// Who looks after the map.
        Owner = "owner",
        /// When it was last looked at.
        Reviewed = "reviewed",
        /// The research it rests on.
        Evidence = "evidence",
        /// How its numbers are meant.
        Scale = "scale",
        /// Words to find it by.
        Tags = "tags",
        /// The ticket that stands for it elsewhere.
        Ticket = "ticket",
        /// How long it all lasts, in a map without stages.
        Duration = "duration",
        /// What a persona does for a living, or to the organisation.
        Role = "role",
        /// What a persona says, word for word.
        Quote = "quote",
        /// What stands in a persona's way.
        Frustrations = "frustrations",
        /// What a persona looks like: a picture.
        Portrait = "portrait",
        /// The earlier map that a map is compared with.
        Compares = "compares",
        /// A field of the writer's own.
        Own = "own",
    }
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
