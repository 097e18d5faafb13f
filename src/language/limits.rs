//! How much of something a map may have: what is written once and shown beside each of many things must have a bound, or pages
//! would grow with the square of what is written.
//!
//! Only names have one here; what is shown where it is written may be as long as it likes. How many maps, personas and indexes may
//! meet is said where they do, in `atlas` and `views`.

use super::reader::Reader;
use crate::diagnostics::Code;
use crate::model::{Attributes, Heading, Journey, LONGEST_ID, Query, Record, Text};
use crate::source::Span;

/// The most characters of a title or of the name of a stage.
const OF_A_NAME: usize = 500;

/// The most values of a filter: each entry is held against each of them.
const OF_A_FILTER: usize = 100;

impl Reader<'_> {
    /// Reports the names of a map that are too long.
    pub(super) fn check_limits(&mut self, journey: &Journey) {
        self.check_name(&journey.header.title, journey.header.id.span);
        for stage in &journey.stages {
            self.check_heading(&stage.heading);
            for step in &stage.steps {
                self.check_heading(&step.heading);
            }
        }
    }

    /// The same of a record.
    pub(super) fn check_limits_of_record(&mut self, record: &Record) {
        self.check_name(&record.header.title, record.header.id.span);
    }

    fn check_heading(&mut self, heading: &Heading) {
        self.check_name(&heading.text, heading.span);
    }

    fn check_name(&mut self, name: &Text, span: Span) {
        // Nearly every name is shorter than that with all its marks.
        if span.end - span.start > OF_A_NAME && name.words().chars().nth(OF_A_NAME).is_some() {
            self.report(
                Code::TooMuch,
                span,
                format!("a title has at most {OF_A_NAME} characters"),
                "too long to be shown wherever it is named",
                "write a short title, and the rest as a paragraph below it",
            );
        }
    }

    /// Takes the values out of filters that are too many, and reports them.
    pub(super) fn limit_filters(&mut self, query: &mut Query) {
        for filter in &mut query.filters {
            let Some(one_more) = filter.values.get(OF_A_FILTER) else { continue };
            let message = format!("a filter takes at most {OF_A_FILTER} values");
            let help = "name fewer, or filter by something that they have in common";
            self.report(Code::TooMuch, one_more.span, message, "not used from here on", help);
            filter.values.truncate(OF_A_FILTER);
        }
    }

    /// Reports an id that is too long to be named.
    pub(super) fn check_id(&mut self, attributes: &Attributes) {
        if let Some(id) = attributes.id.as_ref().filter(|id| id.name.chars().nth(LONGEST_ID).is_some()) {
            self.report(
                Code::TooMuch,
                id.span,
                format!("an id has at most {LONGEST_ID} characters"),
                "too long to stand in every link",
                "give it a short one of a word or a few: `{#no-price}`",
            );
        }
    }
}
