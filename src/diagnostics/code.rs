//! The registry of diagnostic codes: their names, levels and one-line summaries.

use super::Level;

macro_rules! codes {
    ($($(#[doc = $summary:literal])+ $variant:ident = $name:literal, $level:ident;)+) => {
        /// One of the documented faults.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code {
            $($(#[doc = $summary])+ $variant,)+
        }

        impl Code {
            /// Every code there is, in the order of the manual.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// Its name in messages and in the manual.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)+ }
            }

            /// How bad it is.
            #[must_use]
            pub fn level(self) -> Level {
                match self { $(Self::$variant => Level::$level,)+ }
            }

            /// What it means, in one line.
            #[must_use]
            pub fn summary(self) -> &'static str {
                match self { $(Self::$variant => concat!($($summary),+).trim_ascii(),)+ }
            }
        }
    };
}

codes! {
    /// Two maps of the book have the same id.
    DuplicateMapId = "duplicate-map-id", Error;
    /// Two things in one map have the same id.
    DuplicateId = "duplicate-id", Error;
    /// A reference names nothing in the book.
    UnknownReference = "unknown-reference", Error;
    /// A score lies outside the map's scale.
    ScoreOutOfRange = "score-out-of-range", Error;
    /// A `Scale` that is not two different numbers.
    ScaleInvalid = "scale-invalid", Error;
    /// A fence with nothing in it that could be shown.
    EmptyMap = "empty-map", Error;
    /// A fence that is never closed.
    UnclosedFence = "unclosed-fence", Error;
    /// The `index` option names a path where no chapter can stand.
    IndexPath = "index-path", Error;
    /// A lane one or two letters away from a known name.
    MisspeltLane = "misspelt-lane", Warning;
    /// An emotion in words that the lexicon does not know, without a score.
    UnknownEmotion = "unknown-emotion", Warning;
    /// A score such as `4/5` in a map that declares no scale.
    ScoreWithoutScale = "score-without-scale", Warning;
    /// An attribute that the language does not know.
    UnknownAttribute = "unknown-attribute", Warning;
    /// A value that its attribute or field does not take.
    UnknownValue = "unknown-value", Warning;
    /// Content that no rule places: it is shown, beside the map.
    StrayContent = "stray-content", Warning;
    /// Lists or quotes nested deeper than a page can show.
    NestedTooDeep = "nested-too-deep", Warning;
    /// Characters that no page can show, such as those of a file that is not text.
    ControlCharacter = "control-character", Warning;
    /// A date that is not written as year-month-day.
    InvalidDate = "invalid-date", Warning;
    /// A link that a page must not follow: its text is shown, without the link.
    UnsafeLink = "unsafe-link", Warning;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_unique() {
        let names: std::collections::HashSet<_> = Code::ALL.iter().map(|code| code.name()).collect();
        assert_eq!(names.len(), Code::ALL.len());
    }
}
