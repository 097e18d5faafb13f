//! The words and faces whose feeling is known.
//!
//! They are data: `data/emotions.toml`, from −2 to +2. The book adds to them with `emotions`.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use rustc_hash::FxHashMap as HashMap;
use serde::Deserialize;

use super::data;
use super::folding::fold;
use super::known_names::ByLanguage;
use crate::language::Settings;
use crate::model::mean;

#[derive(Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
struct Data {
    negations: ByLanguage,
    degrees: ByLanguage,
    strengths: ByLanguage,
    ands: ByLanguage,
    changes: ByLanguage,
    origins: ByLanguage,
    words: BTreeMap<&'static str, BTreeMap<&'static str, f64>>,
    faces: BTreeMap<&'static str, f64>,
}

/// Words and faces with their scores, from −2 to +2.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Scores {
    /// By the word as it is compared.
    words: HashMap<String, f64>,
    /// By the face without the marks that only choose how it is drawn.
    faces: HashMap<String, f64>,
}

impl FromIterator<(String, f64)> for Scores {
    /// Scores of what may be either. Of two that are compared as one, the first counts.
    fn from_iter<I: IntoIterator<Item = (String, f64)>>(scores: I) -> Self {
        let mut all = Self::default();
        for (said, score) in scores {
            all.words.entry(fold(&said)).or_insert(score);
            all.faces.entry(bare(&said)).or_insert(score);
        }
        all
    }
}

struct Valences {
    /// Words that turn a feeling round, with a space on each side; those of scripts without spaces stand anywhere in a phrase.
    negations: Vec<String>,
    /// Words that hold a negation and are none, with a space on each side.
    degrees: Vec<String>,
    /// Words that make a feeling stronger, with a space behind those that stand before it, and before those that stand behind it.
    strengths: Vec<&'static str>,
    ands: Vec<&'static str>,
    changes: Vec<&'static str>,
    origins: Vec<&'static str>,
    scores: Scores,
}

static VALENCES: LazyLock<Valences> = LazyLock::new(|| {
    let data: Data = data::read(data::EMOTIONS);
    let negations = data.negations.into_values().flatten();
    Valences {
        negations: negations.map(|no| if no.contains(is_unspaced) { no.to_owned() } else { spaced(no) }).collect(),
        degrees: data.degrees.into_values().flatten().map(spaced).collect(),
        strengths: data.strengths.into_values().flatten().collect(),
        ands: data.ands.into_values().flatten().collect(),
        changes: data.changes.into_values().flatten().collect(),
        origins: data.origins.into_values().flatten().collect(),
        scores: Scores {
            words: data.words.into_values().flatten().map(|(word, score)| (fold(word), score)).collect(),
            faces: data.faces.into_iter().map(|(face, score)| (bare(face), score)).collect(),
        },
    }
});

/// Longer phrases say something of their own.
const WORDS_OF_A_PHRASE: usize = 4;
/// The same for scripts without spaces.
const CHARACTERS_OF_AN_UNSPACED_PHRASE: usize = 12;

/// What stands between two feelings for a change from one to the other, with its spaces.
pub(crate) fn changes() -> impl Iterator<Item = &'static str> {
    VALENCES.changes.iter().copied()
}

/// A text without what stands before the first of two feelings.
pub(crate) fn without_origin(text: &str) -> &str {
    let without = |origin: &&str| {
        let (head, rest) = text.split_at_checked(origin.len())?;
        (head.to_lowercase() == *origin).then_some(rest)
    };
    VALENCES.origins.iter().find_map(without).unwrap_or(text)
}

/// The score of a face (one emoji or an ASCII smiley).
pub(crate) fn face(face: &str, settings: &Settings) -> Option<f64> {
    let face = bare(face);
    [&settings.emotions, &VALENCES.scores].iter().find_map(|scores| scores.faces.get(&face)).copied()
}

/// Whether a word is a face typed with the marks of a keyboard: `:-)`.
pub(crate) fn is_typed_face(word: &str) -> bool {
    word.is_ascii() && VALENCES.scores.faces.contains_key(word)
}

/// The score of a mark: `++`, `+` or `--`. A single dash is no mark: it stands where nothing is said.
pub(crate) fn mark(text: &str) -> Option<f64> {
    match text.trim() {
        "++" => Some(2.0),
        "+" => Some(1.0),
        "--" | "−−" | "––" => Some(-2.0),
        _ => None,
    }
}

/// The score of stars, which count from one to five: `★★★☆☆` or `⭐⭐⭐`.
pub(crate) fn stars(faces: &str) -> Option<f64> {
    let faces = bare(faces);
    let hollow = faces.trim_start_matches(['★', '⭐']);
    let (all, hollow) = (faces.chars().count(), hollow.chars().all(|c| c == '☆').then(|| hollow.chars().count())?);
    let filled = all - hollow;
    let counts = (1..=5).contains(&filled) && (hollow == 0 || all == 5);
    [-2.0, -1.0, 0.0, 1.0, 2.0].get(filled.checked_sub(1)?).copied().filter(|_| counts)
}

/// The score of a phrase: known as a whole, or by the known words in it when it is short and denies nothing.
pub(crate) fn phrase(phrase: &str, settings: &Settings) -> Option<f64> {
    let name = fold(phrase);
    if let Some(score) = word(&name, settings) {
        return Some(score);
    }
    if tokens(&name).count() > WORDS_OF_A_PHRASE || denied_by(&name, settings).is_some() {
        return None;
    }
    let is_short = name.chars().count() <= CHARACTERS_OF_AN_UNSPACED_PHRASE;
    let tokens: Vec<&str> = tokens(&name).collect();
    let of_token = |(at, token): (usize, &&str)| {
        let score = word(token, settings)?;
        let before = at.checked_sub(1).map(|before| tokens[before]);
        let after = tokens.get(at + 1).copied();
        let stands = |word: &&str| {
            (before.is_some() && word.strip_suffix(' ') == before)
                || (after.is_some() && word.strip_prefix(' ') == after)
        };
        let is_strong = VALENCES.strengths.iter().any(stands);
        Some(if is_strong { strong(score) } else { score })
    };
    mean(tokens.iter().enumerate().filter_map(of_token)).or_else(|| unspaced(&name).filter(|_| is_short))
}

/// The score of a feeling that a word beside it makes stronger: `very bad`.
fn strong(score: f64) -> f64 {
    (2.0 * score).clamp(-2.0, 2.0)
}

/// A phrase without a word at either end that makes its feeling stronger.
fn without_strength(name: &str) -> &str {
    let without = |word: &&str| name.strip_prefix(word).or_else(|| name.strip_suffix(word));
    VALENCES.strengths.iter().find_map(without).unwrap_or(name)
}

/// Whether a phrase turns a known feeling round (`cannot be happy`), or the one beside it (`happy? no`).
pub(crate) fn denies(phrase: &str, settings: &Settings) -> bool {
    let name = fold(phrase);
    if word(&name, settings).is_some() {
        return false;
    }
    let Some(by) = denied_by(&name, settings) else { return false };
    let feels = || tokens(&name).any(|token| word(token, settings).is_some()) || unspaced(&name).is_some();
    by == name || feels()
}

/// The longest negation in a phrase. What is a part of a known word is none.
fn denied_by(name: &str, settings: &Settings) -> Option<&'static str> {
    let unknown: Vec<&str> = tokens(name).filter(|token| word(token, settings).is_none()).collect();
    let unknown = VALENCES.degrees.iter().fold(spaced(&unknown.join(" ")), |rest, degree| rest.replace(degree, " "));
    let within = VALENCES.negations.iter().filter(|no| unknown.contains(*no));
    within.max_by_key(|no| no.len()).map(|no| no.trim())
}

fn tokens(name: &str) -> impl Iterator<Item = &str> {
    name.split([' ', '/'])
}

fn spaced(words: &str) -> String {
    format!(" {words} ")
}

/// What joins two feelings that are felt at once, with its spaces.
pub(crate) fn ands() -> impl Iterator<Item = &'static str> {
    VALENCES.ands.iter().copied()
}

/// Whether a phrase is known as a whole, but for how strong it is.
pub(crate) fn is_known(phrase: &str, settings: &Settings) -> bool {
    word(without_strength(&fold(phrase)), settings).is_some()
}

/// The longest known word within a phrase of a script without spaces.
fn unspaced(phrase: &str) -> Option<f64> {
    if phrase.is_ascii() {
        return None;
    }
    let within = |word: &str| {
        !word.is_ascii() && word.chars().count() >= 2 && word.chars().all(is_unspaced) && phrase.contains(word)
    };
    let mut known: Vec<(&String, &f64)> = VALENCES.scores.words.iter().filter(|(word, _)| within(word)).collect();
    known.sort_by_key(|(word, _)| (std::cmp::Reverse(word.len()), *word));
    let score = known.first().map(|(_, score)| **score)?;
    Some(if VALENCES.strengths.iter().any(|word| phrase.contains(word)) { strong(score) } else { score })
}

fn is_unspaced(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}')
}

fn word(name: &str, settings: &Settings) -> Option<f64> {
    [&settings.emotions, &VALENCES.scores].iter().find_map(|scores| scores.words.get(name)).copied()
}

/// A face without the marks that only choose how it is drawn.
fn bare(face: &str) -> String {
    face.chars().filter(|c| !matches!(c, '\u{fe0f}' | '\u{fe0e}' | '\u{200d}') && !is_skin_tone(*c)).collect()
}

fn is_skin_tone(c: char) -> bool {
    matches!(c, '\u{1f3fb}'..='\u{1f3ff}')
}
