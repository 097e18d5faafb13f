//! What every catalogue must hold, and what numbers, dates and a book's own words do.

use icu_calendar::Date;
use icu_locale::{LanguageIdentifier, Locale};
use icu_plurals::PluralRules;
use serde_json::{Value, json};

use super::dictionary::{CATALOGUES, read};
use super::own::places;
use super::{Dictionary, OwnWords, Words, direction, fill};
use crate::language::is_known_name;

fn language(tag: &str) -> LanguageIdentifier {
    tag.parse().unwrap()
}

fn in_language<T>(tag: &str, show: impl Fn(&Words) -> T) -> T {
    show(Dictionary::new(Some(tag), &OwnWords::default(), []).of(None))
}

/// Every text of a catalogue with its name; a counted thing is one of them, by its form `other`.
fn texts(catalogue: &Value) -> Vec<(String, String)> {
    let mut texts = Vec::new();
    for (group, words) in catalogue.as_object().unwrap() {
        for (word, text) in words.as_object().unwrap() {
            let text = text.get("other").unwrap_or(text).as_str().unwrap();
            texts.push((format!("{group}.{word}"), text.to_owned()));
        }
    }
    texts
}

#[test]
fn every_catalogue_has_the_words_and_the_places_of_the_english_one() {
    let english = texts(&read(CATALOGUES[0].1));
    assert!(!english.is_empty());
    for (tag, text) in CATALOGUES {
        let found = texts(&read(text));
        let names = |texts: &[(String, String)]| texts.iter().map(|(name, _)| name.clone()).collect::<Vec<_>>();
        assert_eq!(names(&found), names(&english), "{tag}");
        for ((name, ours), (_, theirs)) in english.iter().zip(&found) {
            let sorted = |text| {
                let mut places: Vec<&str> = places(text).collect();
                places.sort_unstable();
                places
            };
            assert_eq!(sorted(ours), sorted(theirs), "{name} in {tag}");
            assert!(!theirs.is_empty(), "{name} in {tag}");
        }
        assert_eq!(in_language(tag, |words| words.text.map.kind.clone()), read(text)["map"]["kind"], "{tag} is chosen");
    }
}

#[test]
fn every_catalogue_has_the_forms_that_its_numbers_ask_for() {
    for (tag, text) in CATALOGUES {
        let rules = PluralRules::try_new_cardinal((&Locale::from(language(tag))).into()).unwrap();
        let mut asked: Vec<String> = rules.categories().map(|form| format!("{form:?}").to_lowercase()).collect();
        asked.sort();
        for (counted, forms) in read(text)["counts"].as_object().unwrap() {
            let mut given: Vec<&String> = forms.as_object().unwrap().keys().collect();
            given.sort();
            assert_eq!(given, asked.iter().collect::<Vec<_>>(), "{counted} in {tag}");
        }
    }
}

#[test]
fn the_names_of_rows_and_fields_are_read_back() {
    for (tag, text) in CATALOGUES {
        let catalogue = read(text);
        for group in ["lanes", "fields"] {
            for name in catalogue[group].as_object().unwrap().values() {
                assert!(is_known_name(name.as_str().unwrap()), "{name} in {tag}");
            }
        }
    }
}

#[test]
fn a_language_is_found_by_any_of_its_tags() {
    let kind = |tag: &str| in_language(tag, |words| words.text.map.kind.clone());
    for (tag, other) in [
        ("de-AT", "de"),
        ("pt-BR", "pt"),
        ("pt_PT", "pt"),
        ("zh-CN", "zh"),
        ("zh-Hans-SG", "zh"),
        ("zh-TW", "zh-Hant"),
        ("zh-HK", "zh-Hant"),
        ("ja-Latn", "ja"),
        ("EN-gb", "en"),
        ("it", "en"),
        ("sr", "en"),
        ("english, more or less", "en"),
        ("", "en"),
    ] {
        assert_eq!(kind(tag), kind(other), "{tag}");
    }
    assert_eq!(
        ["ar", "he", "fa-IR", "de", "ja"].map(|tag| direction(&language(tag))),
        ["rtl", "rtl", "rtl", "ltr", "ltr"]
    );
}

#[test]
fn numbers_and_dates_are_written_as_the_language_does() {
    let scores = |tag: &str| in_language(tag, |words| [-2.0, 0.0, -0.001, 1.3333].map(|score| words.score(score)));
    assert_eq!(scores("en"), ["−2", "0", "0", "+1.33"]);
    assert_eq!(scores("de"), ["−2", "0", "0", "+1,33"]);
    let date = |tag: &str| in_language(tag, |words| words.date(Date::try_new_iso(2026, 1, 9).unwrap()));
    assert_eq!(
        ["en", "en-GB", "de", "de-AT", "pt-BR", "ja", "ko", "it"].map(date),
        [
            "January 9, 2026",
            "9 January 2026",
            "9. Januar 2026",
            "9. Jänner 2026",
            "9 de janeiro de 2026",
            "2026年1月9日",
            "2026년 1월 9일",
            "January 9, 2026"
        ]
    );
    assert_eq!(
        ["en", "de", "fr"].map(|tag| in_language(tag, |words| words.number(12345))),
        ["12,345", "12.345", "12\u{202f}345"]
    );
    let stages = |count| in_language("ru", |words| words.count(&words.text.counts.stages, count));
    assert_eq!([1, 2, 5, 21].map(stages), ["1 этап", "2 этапа", "5 этапов", "21 этап"]);
    assert_eq!(in_language("en", |words| words.count(&words.text.counts.lanes, 1)), "1 lane");
}

#[test]
fn what_is_filled_in_is_not_looked_into() {
    assert_eq!(fill("{a}, {b} {c} {", &[("a", "{b}"), ("b", "x")]), "{b}, x {c} {");
}

#[test]
fn own_words_stand_for_the_language_of_the_book_only() {
    let own = OwnWords::read(&json!({
        "map": { "kind": "Customer story" },
        "counts": { "stages": { "other": "{n} acts" } },
    }))
    .unwrap();
    let (german, british) = (language("de"), language("en-GB"));
    let dictionary = Dictionary::new(Some("en"), &own, [&german, &british, &german]);
    for (of, kind) in
        [(None, "Customer story"), (Some(&british), "Customer story"), (Some(&german), "Customer-Journey-Map")]
    {
        assert_eq!(dictionary.of(of).text.map.kind, kind);
    }
    let words = dictionary.of(Some(&language("it")));
    assert_eq!(words.count(&words.text.counts.stages, 1), "1 acts", "forms belong together");
    assert_eq!(words.text.map.card, "Journey card");
}
