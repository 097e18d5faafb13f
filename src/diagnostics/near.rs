//! Names that a misspelt word may stand for.

use std::cell::Cell;

use super::{Cure, quoted};

/// How many names are looked at for all the words together. A text with as many misspelt words as this allows has another
/// fault than its spelling, and comparing each with all names would take longer than anybody waits.
const LOOKS: usize = 50_000_000;

/// So many letters of two words are compared. Measuring takes their product, and nobody misspells a longer word: it is pasted.
const LETTERS: usize = 100;

/// So many names fit into a line of a message.
const LISTED: usize = 8;

/// Names that words are compared with, made ready once for many words.
#[derive(Debug, Clone)]
pub struct Known<'a> {
    names: Vec<Name<'a>>,
    looks: Cell<usize>,
}

#[derive(Debug, Clone)]
struct Name<'a> {
    written: &'a str,
    lower: String,
    length: usize,
    letters: u64,
}

impl<'a> FromIterator<&'a str> for Known<'a> {
    fn from_iter<T: IntoIterator<Item = &'a str>>(names: T) -> Self {
        Self { names: names.into_iter().map(Name::new).collect(), looks: Cell::new(LOOKS) }
    }
}

impl<'a> Known<'a> {
    /// The names, in the order in which they were given.
    #[must_use]
    pub fn names(&self) -> impl ExactSizeIterator<Item = &'a str> {
        self.names.iter().map(|name| name.written)
    }

    /// The names as a message lists them.
    #[must_use]
    pub fn listed(&self) -> String {
        listed(self.names())
    }

    /// The cure for a word that is none of these names: the one that is meant, or else what is said.
    #[must_use]
    pub fn cure(&self, word: &str, otherwise: impl Into<String>) -> Cure {
        let instead = self.surely_meant(word).map(str::to_owned);
        Cure { instead, ..Cure::near(self.did_you_mean(word), otherwise) }
    }

    /// The name that `word` most likely stands for, if one is near enough to offer.
    ///
    /// Near means: at most a third of the word's letters differ (swapped neighbours count once), and never more than
    /// three. Where none is near, it is the only name of several words that begins with the word: `Ada` for `Ada Lind`.
    #[must_use]
    pub fn did_you_mean(&self, word: &str) -> Option<&'a str> {
        self.nearest(word).map(|(_, name)| name).or_else(|| self.beginning_with(word))
    }

    /// The same, if the name is beyond doubt: no other one is as near, and it is not a word of a letter or two.
    #[must_use]
    pub fn surely_meant(&self, word: &str) -> Option<&'a str> {
        self.nearest(word).filter(|(is_alone, name)| *is_alone && name.chars().count() > 2).map(|(_, name)| name)
    }

    /// The name that `word` is but for its capitals, if there is only one.
    #[must_use]
    pub fn in_another_case(&self, word: &str) -> Option<&'a str> {
        self.looks.set(self.looks.get().checked_sub(self.names.len())?);
        let word = word.to_lowercase();
        let mut alike = self.names.iter().filter(|name| name.lower == word);
        alike.next().filter(|_| alike.next().is_none()).map(|name| name.written)
    }

    /// The only name whose first words are `word`.
    fn beginning_with(&self, word: &str) -> Option<&'a str> {
        self.looks.set(self.looks.get().checked_sub(self.names.len())?);
        let word = word.to_lowercase();
        if word.is_empty() {
            return None;
        }
        let begins = |name: &&Name<'a>| name.lower.strip_prefix(&word).is_some_and(|rest| rest.starts_with(' '));
        let mut found = self.names.iter().filter(begins).map(|name| name.written);
        found.next().filter(|first| found.all(|other| other == *first))
    }

    /// The nearest name, and whether it is nearer than any other.
    fn nearest(&self, word: &str) -> Option<(bool, &'a str)> {
        self.looks.set(self.looks.get().checked_sub(self.names.len())?);
        let word = Name::new(word);
        let limit = (word.length / 3).clamp(1, 3);
        let mut nearest: Option<(usize, bool, &str)> = None;
        // Most names are too far away for anybody to measure how far.
        for other in self.names.iter().filter(|other| other.may_be_within(limit, &word)) {
            let (distance, name) = (strsim::osa_distance(&word.lower, &other.lower), other.written);
            match &mut nearest {
                _ if distance > limit => {}
                Some((least, is_alone, found)) if distance == *least => *is_alone &= *found == name,
                Some((least, ..)) if distance > *least => {}
                _ => nearest = Some((distance, true, name)),
            }
        }
        nearest.map(|(_, is_alone, name)| (is_alone, name))
    }
}

impl<'a> Name<'a> {
    fn new(name: &'a str) -> Self {
        let lower = name.to_lowercase();
        let letters = lower.chars().fold(0, |letters, c| letters | 1 << (u32::from(c) % 64));
        Self { written: name, length: lower.chars().count(), letters, lower }
    }

    /// Whether so few changes may lead from one to the other: each adds or takes a letter, or puts one for another.
    fn may_be_within(&self, changes: usize, other: &Self) -> bool {
        let other_letters = (self.letters ^ other.letters).count_ones() as usize;
        let is_short = self.length.max(other.length) <= LETTERS;
        is_short && self.length.abs_diff(other.length) <= changes && other_letters <= 2 * changes
    }
}

/// Names as a message lists them, not more than fit into a line.
#[must_use]
pub fn listed<'a>(names: impl ExactSizeIterator<Item = &'a str>) -> String {
    let more = names.len().saturating_sub(LISTED);
    let more = (more > 0).then(|| format!("and {more} more"));
    names.take(LISTED).map(|name| format!("`{}`", quoted(name))).chain(more).collect::<Vec<_>>().join(", ")
}

/// The name in `known` that `word` most likely stands for: see [`Known::did_you_mean`].
#[must_use]
pub fn did_you_mean<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    Known::from_iter(known).did_you_mean(word)
}

/// Whether a word can only be a slip for a name, and is no word of its own as `Stops` beside `Steps`: two neighbours are swapped,
/// or in ten letters and more, one is wrong that is not the first. Both in the case in which names are compared.
#[must_use]
pub fn is_slip(word: &str, name: &str) -> bool {
    let length = word.chars().count();
    let begins_alike = word.chars().next() == name.chars().next();
    is_swap(word, name) || (length >= 10 && begins_alike && strsim::osa_distance(word, name) == 1)
}

/// Whether two neighbours of a word of five letters or more are swapped: `pionts` for `points`.
#[must_use]
pub fn is_swap(word: &str, name: &str) -> bool {
    word.chars().count() >= 5 && strsim::osa_distance(word, name) == 1 && strsim::levenshtein(word, name) == 2
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_name_is_offered_and_only_a_lone_one_is_sure() {
        let surely_meant =
            |word, known: &[&'static str]| known.iter().copied().collect::<Known<'_>>().surely_meant(word);
        assert_eq!(did_you_mean("sevrity", ["owner", "severity"]), Some("severity"));
        assert_eq!(did_you_mean("colour", ["owner", "severity"]), None);
        assert_eq!(surely_meant("sevrity", &["owner", "severity"]), Some("severity"));
        assert_eq!(did_you_mean("no-prize", ["no-price", "no-prime"]), Some("no-price"));
        assert_eq!(surely_meant("no-prize", &["no-price", "no-prime"]), None);
        assert_eq!(surely_meant("no-prize", &["no-prime", "no-price", "no-prizes"]), None);
        assert_eq!(surely_meant("fro", &["for", "owner"]), Some("for"));
    }

    #[test]
    fn the_first_words_of_one_name_are_enough() {
        let known = Known::from_iter(["jürgen-maß", "Jürgen Maß", "Jürgen Maß", "Ada Lind", "Ada Lovelace"]);
        assert_eq!(["jürgen", "Ada", "Jür"].map(|word| known.did_you_mean(word)), [Some("Jürgen Maß"), None, None]);
        assert_eq!(known.surely_meant("Jürgen"), None);
    }

    #[test]
    fn a_word_of_its_own_is_no_slip() {
        for (word, name) in [("pain pionts", "pain points"), ("golas", "goals"), ("opportunites", "opportunities")] {
            assert!(is_slip(word, name), "{word}");
        }
        for (word, name) in [
            ("stops", "steps"),
            ("auctions", "actions"),
            ("العمر", "العمل"),
            ("wandlungen", "handlungen"),
            ("fro", "for"),
        ] {
            assert!(!is_slip(word, name), "{word}");
        }
    }

    #[test]
    fn a_name_is_itself_in_any_case() {
        let known = Known::from_iter(["Price", "fee", "Fee"]);
        assert_eq!(["price", "FEE", "prize"].map(|word| known.in_another_case(word)), [Some("Price"), None, None]);
    }

    #[test]
    fn looking_has_an_end() {
        let known = Known { looks: Cell::new(3), ..Known::from_iter(["owner", "severity"]) };
        assert_eq!([known.did_you_mean("ownre"), known.did_you_mean("ownre")], [Some("owner"), None]);
    }
}
