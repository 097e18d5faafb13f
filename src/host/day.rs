//! Which day it is, where somebody says so: `SOURCE_DATE_EPOCH` (reproducible-builds.org, "Specification").

use std::env;

use icu_calendar::types::RataDie;
use icu_calendar::{Date, Iso};

use super::Fault;

const NAME: &str = "SOURCE_DATE_EPOCH";
const SECONDS_OF_A_DAY: i64 = 24 * 60 * 60;
/// 1 January 1970 as ICU counts days.
const FIRST_DAY: RataDie = RataDie::new(719_163);

/// The day that the environment names, if it names one. Nothing in a build looks at a clock.
///
/// # Errors
///
/// When the variable is set and is not a number of seconds.
pub fn named_day() -> Result<Option<Date<Iso>>, Fault> {
    let Some(value) = env::var_os(NAME) else { return Ok(None) };
    let seconds = value.to_str().and_then(|value| value.trim().parse::<i64>().ok());
    let seconds = seconds.ok_or_else(|| {
        let message = format!("`{NAME}` is `{}`, not a number of seconds", value.to_string_lossy());
        Fault::new(message, "set it to the seconds since 1970, as `date +%s` prints them, or unset it")
    })?;
    Ok(Some(day_of(seconds)))
}

/// The day, in UTC, on which this many seconds have passed since the beginning of 1970.
#[must_use]
pub fn day_of(seconds: i64) -> Date<Iso> {
    Date::from_rata_die(FIRST_DAY + seconds.div_euclid(SECONDS_OF_A_DAY), Iso)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seconds_are_days() {
        let day = |seconds| {
            let date = day_of(seconds);
            (date.year().extended_year(), date.month().ordinal, date.day_of_month().0)
        };
        assert_eq!([day(0), day(86_399), day(86_400)], [(1970, 1, 1), (1970, 1, 1), (1970, 1, 2)]);
        assert_eq!([day(-1), day(1_795_603_200)], [(1969, 12, 31), (2026, 11, 25)]);
    }
}
