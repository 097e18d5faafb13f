//! Which catalogue speaks for which language, and the catalogues that a book needs.

use icu_locale::{LanguageIdentifier, LocaleDirectionality, LocaleExpander, langid};
use serde_json::Value;

use super::own::{OwnWords, merge};
use super::{Formats, Words};

/// Every catalogue, by the tag of its language. The first one speaks for languages that have none.
pub(super) const CATALOGUES: &[(&str, &str)] = &[
    ("en", include_str!("en.toml")),
    ("de", include_str!("de.toml")),
    ("es", include_str!("es.toml")),
    ("fr", include_str!("fr.toml")),
    ("ja", include_str!("ja.toml")),
    ("ko", include_str!("ko.toml")),
    ("pt", include_str!("pt.toml")),
    ("ru", include_str!("ru.toml")),
    ("zh", include_str!("zh.toml")),
    ("zh-Hant", include_str!("zh-Hant.toml")),
];

/// The words of a book: in its own language, and in the languages of single maps.
#[derive(Debug)]
pub struct Dictionary {
    own: Words,
    others: Vec<(LanguageIdentifier, Words)>,
}

impl Dictionary {
    /// The words of a book in `language` (a tag such as `de` or `pt-BR`; English where it is none that we know) with its
    /// own words, and those of maps in `others`. The own words stand for their language only.
    #[must_use]
    pub fn new<'a>(
        language: Option<&str>,
        own: &OwnWords,
        others: impl IntoIterator<Item = &'a LanguageIdentifier>,
    ) -> Self {
        let language = language.and_then(self::language);
        let chosen = language.as_ref().and_then(catalogue).unwrap_or(0);
        let language = language.filter(|language| catalogue(language).is_some()).unwrap_or(langid!("en"));
        let mut dictionary = Self { own: words(chosen, &language, own), others: Vec::new() };
        for other in others {
            let is_new = dictionary.others.iter().all(|(known, _)| known != other);
            if let Some(index) = catalogue(other).filter(|_| is_new) {
                let none = OwnWords::default();
                let words = words(index, other, if index == chosen { own } else { &none });
                dictionary.others.push((other.clone(), words));
            }
        }
        dictionary
    }

    /// The words for a map in this language: the book's own where there is none or we know no words in it.
    #[must_use]
    pub fn of(&self, language: Option<&LanguageIdentifier>) -> &Words {
        let other = self.others.iter().find(|(known, _)| Some(known) == language);
        other.map_or(&self.own, |(_, words)| words)
    }
}

/// The language that a tag names, `pt-BR` or `pt_BR`; none where it is no tag.
#[must_use]
pub fn language(tag: &str) -> Option<LanguageIdentifier> {
    tag.replace('_', "-").parse().ok()
}

/// Which way a language is written: `ltr` or `rtl`, as HTML's `dir` has it.
#[must_use]
pub fn direction(language: &LanguageIdentifier) -> &'static str {
    if LocaleDirectionality::new_common().is_right_to_left(language) { "rtl" } else { "ltr" }
}

/// The index of the catalogue that speaks for a language: one in its script, else any of it.
fn catalogue(language: &LanguageIdentifier) -> Option<usize> {
    let wanted = in_full(language.clone());
    let known = || {
        let tags = CATALOGUES.iter().map(|(tag, _)| tag.parse::<LanguageIdentifier>());
        tags.enumerate().filter_map(|(i, tag)| tag.ok().map(|tag| (i, in_full(tag))))
    };
    let same = |(_, tag): &(usize, LanguageIdentifier)| tag.language == wanted.language;
    known().find(|tag| same(tag) && tag.1.script == wanted.script).or_else(|| known().find(same)).map(|(i, _)| i)
}

/// A tag with its likely script: `zh-TW` is written in `Hant`.
fn in_full(mut language: LanguageIdentifier) -> LanguageIdentifier {
    LocaleExpander::new_common().maximize(&mut language);
    language
}

#[allow(clippy::expect_used, reason = "the files are part of the program, and own words fit them; a test reads both")]
fn words(index: usize, language: &LanguageIdentifier, own: &OwnWords) -> Words {
    let mut catalogue = read(CATALOGUES[index].1);
    merge(&mut catalogue, own);
    let text = serde_json::from_value(catalogue).expect("a catalogue has every word");
    Words { text, formats: Formats::of(language) }
}

/// A catalogue as it is written.
#[allow(clippy::expect_used, reason = "the files are part of the program; a test reads them")]
pub(super) fn read(text: &str) -> Value {
    toml::from_str(text).expect("a catalogue is TOML")
}
