//! A rule, and the macro that makes one of its documentation.

use super::inspection::Inspection;
use crate::diagnostics::About;

/// A rule of practice.
#[derive(Debug)]
pub(super) struct Rule {
    /// What there is to know about it.
    pub(super) about: About,
    /// Finds where it is not kept.
    pub(super) check: fn(&mut Inspection<'_>),
}

/// Makes the rule of a file: its documentation, its name, its group, and the function that checks it.
macro_rules! rule {
    ($(#[doc = $line:literal])+ $name:literal, $group:ident, $check:expr) => {
        $(#[doc = $line])+
        pub(crate) static RULE: $crate::lint::rule::Rule = $crate::lint::rule::Rule {
            about: $crate::diagnostics::About::rule(
                $name,
                $crate::diagnostics::Group::$group,
                concat!($($line, "\n"),+),
            ),
            check: $check,
        };
    };
}

pub(super) use rule;
