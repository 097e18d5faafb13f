//! How a language writes numbers and dates, and which form of a word a number asks for: by the Unicode Consortium's data.

use icu_calendar::{Date, Gregorian, Iso};
use icu_datetime::FixedCalendarDateTimeFormatter;
use icu_datetime::fieldsets::YMD;
use icu_decimal::DecimalFormatter;
use icu_decimal::input::Decimal;
use icu_decimal::options::DecimalFormatterOptions;
use icu_locale::{LanguageIdentifier, Locale};
use icu_plurals::{PluralCategory, PluralRules};

use super::catalogue::Counted;
use crate::model::rounded;

/// The formats of a language.
#[derive(Debug)]
pub(super) struct Formats {
    plurals: PluralRules,
    decimals: DecimalFormatter,
    dates: FixedCalendarDateTimeFormatter<Gregorian, YMD>,
}

impl Formats {
    /// The formats of any language; where nothing is known of it, those that most languages share.
    #[allow(clippy::expect_used, reason = "the data are part of the program, and hold what all languages share")]
    pub(super) fn of(language: &LanguageIdentifier) -> Self {
        let locale = &Locale::from(language.clone());
        Self {
            plurals: PluralRules::try_new_cardinal(locale.into()).expect("plural rules for every language"),
            decimals: DecimalFormatter::try_new(locale.into(), DecimalFormatterOptions::default())
                .expect("signs for every language"),
            dates: FixedCalendarDateTimeFormatter::try_new(locale.into(), YMD::long())
                .expect("dates for every language"),
        }
    }

    /// A number of at most two decimals.
    pub(super) fn number(&self, number: f64) -> String {
        let plain = rounded(number).to_string();
        plain.parse::<Decimal>().map_or(plain, |decimal| self.decimals.format(&decimal).to_string())
    }

    /// A day.
    pub(super) fn date(&self, date: Date<Iso>) -> String {
        self.dates.format(&date.to_calendar(Gregorian)).to_string()
    }

    /// The form that a number asks for.
    pub(super) fn form<'a>(&self, counted: &'a Counted, count: usize) -> &'a str {
        let form = match self.plurals.category_for(count) {
            PluralCategory::Zero => &counted.zero,
            PluralCategory::One => &counted.one,
            PluralCategory::Two => &counted.two,
            PluralCategory::Few => &counted.few,
            PluralCategory::Many => &counted.many,
            PluralCategory::Other => &None,
        };
        form.as_deref().unwrap_or(&counted.other)
    }
}
