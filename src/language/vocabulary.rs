//! The names the language knows: lanes, header fields, stage words and values, in nine languages.
//!
//! They are data: `data/labels.toml`. To add a language, add its arrays there.

use std::collections::BTreeMap;
use std::sync::LazyLock;

// The names are ours, so nobody can choose them to be slow; and every line that may begin with a label is looked up.
use rustc_hash::{FxHashMap as HashMap, FxHashSet as HashSet};
use serde::Deserialize;

use super::Settings;
use crate::diagnostics::surely_meant;
use crate::model::{FieldKind, LaneKind, RecordKind, folded};

/// What a lane's label means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum LaneName {
    /// A lane of this kind.
    Lane(LaneKind),
    /// Thoughts, among which the stage's emotion may stand.
    ThoughtsAndFeelings,
    /// How long the stage lasts.
    Duration,
}

/// The words that stages are called by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum StageWord {
    /// A stage.
    Stage,
    /// Several stages.
    Phase,
    /// A part of a stage.
    Step,
}

/// The names of one thing, by the code of their language.
pub(super) type ByLanguage = BTreeMap<String, Vec<String>>;

#[derive(Deserialize)]
struct Data {
    lanes: BTreeMap<String, ByLanguage>,
    fields: BTreeMap<String, ByLanguage>,
    personas: BTreeMap<String, ByLanguage>,
    words: BTreeMap<String, ByLanguage>,
    values: BTreeMap<String, ByLanguage>,
    people: ByLanguage,
}

struct Labels {
    lanes: HashMap<String, LaneName>,
    fields: HashMap<String, FieldKind>,
    /// The fields of a persona.
    personas: HashMap<String, FieldKind>,
    /// The fields that may hold several names on one line.
    several: HashSet<String>,
    /// The fields that say the name of a persona.
    persona_names: HashSet<String>,
    words: HashMap<String, StageWord>,
    /// The rows that only service blueprints have.
    blueprint: HashSet<String>,
    values: HashMap<String, String>,
    /// Whom maps are about.
    people: HashSet<String>,
    /// What maps are about.
    journeys: Vec<String>,
    /// The first English name of each kind.
    lane_names: HashMap<LaneKind, String>,
    field_names: HashMap<FieldKind, String>,
}

static LABELS: LazyLock<Labels> = LazyLock::new(|| {
    #[allow(clippy::expect_used, reason = "the file is part of the program; a test reads it")]
    let data: Data = toml::from_str(include_str!("data/labels.toml")).expect("data/labels.toml is valid");
    Labels {
        lanes: by_name(&data.lanes, lane_from_key),
        fields: by_name(&data.fields, field_from_key),
        personas: by_name(&data.lanes, field_from_lane)
            .into_iter()
            .chain(by_name(&data.personas, field_from_key))
            .collect(),
        several: by_name(&data.fields, |key| (key == "personas").then_some(())).into_keys().collect(),
        persona_names: by_name(&data.personas, |key| (key == "name").then_some(())).into_keys().collect(),
        words: by_name(&data.words, |key| match key {
            "stage" => Some(StageWord::Stage),
            "phase" => Some(StageWord::Phase),
            "step" => Some(StageWord::Step),
            _ => None,
        }),
        blueprint: by_name(&data.words, |key| (key == "blueprint").then_some(())).into_keys().collect(),
        values: by_name(&data.values, |key| Some(key.to_owned())),
        journeys: data.words.get("journey").into_iter().flat_map(BTreeMap::values).flatten().cloned().collect(),
        people: data.people.values().flatten().cloned().collect(),
        lane_names: first_names(&data.lanes, |key| match lane_from_key(key)? {
            LaneName::Lane(kind) => Some(kind),
            LaneName::ThoughtsAndFeelings | LaneName::Duration => None,
        }),
        field_names: first_names(&data.fields, field_from_key)
            .into_iter()
            // A card has it in its header, though the label is a lane's.
            .chain(first_names(&data.lanes, |key| (key == "duration").then_some(FieldKind::Duration)))
            .collect(),
    }
});

fn by_name<T: Clone>(table: &BTreeMap<String, ByLanguage>, meaning: impl Fn(&str) -> Option<T>) -> HashMap<String, T> {
    let mut names = HashMap::default();
    for (key, languages) in table {
        if let Some(meaning) = meaning(key) {
            for name in languages.values().flatten() {
                names.insert(fold(name), meaning.clone());
            }
        }
    }
    names
}

fn first_names<K: Eq + std::hash::Hash>(
    table: &BTreeMap<String, ByLanguage>,
    kind: impl Fn(&str) -> Option<K>,
) -> HashMap<K, String> {
    let first = |(key, languages): (&String, &ByLanguage)| {
        let mut letters = languages.get("en")?.first()?.chars();
        Some((kind(key)?, letters.next()?.to_uppercase().chain(letters).collect()))
    };
    // Of two entries for one kind, the first one names it.
    table.iter().rev().filter_map(first).collect()
}

fn lane_from_key(key: &str) -> Option<LaneName> {
    match key {
        "duration" => Some(LaneName::Duration),
        "thoughts-and-feelings" => Some(LaneName::ThoughtsAndFeelings),
        key => LaneKind::from_word(key).map(LaneName::Lane),
    }
}

fn field_from_key(key: &str) -> Option<FieldKind> {
    if key == "personas" { Some(FieldKind::Persona) } else { FieldKind::from_word(key) }
}

/// What a persona's field is, where it is called what a row of a map is called.
fn field_from_lane(key: &str) -> Option<FieldKind> {
    Some(match key {
        "goals" => FieldKind::Goal,
        "quotes" => FieldKind::Quote,
        "pain-points" => FieldKind::Frustrations,
        _ => return None,
    })
}

/// The known names, with the book's own.
#[derive(Debug, Clone, Copy)]
pub(super) struct Vocabulary<'a> {
    settings: &'a Settings,
    /// The kind of record that they are for; none for maps.
    record: Option<RecordKind>,
    /// Whether they are for what stands above the stages of a map, where an unknown label is a field.
    is_header: bool,
}

impl<'a> Vocabulary<'a> {
    /// The names of maps.
    pub(super) fn new(settings: &'a Settings) -> Self {
        Self { settings, record: None, is_header: false }
    }

    /// The names of a kind of record.
    pub(super) fn of_record(settings: &'a Settings, kind: RecordKind) -> Self {
        Self { settings, record: Some(kind), is_header: false }
    }

    /// Whether every short label names a field, known or not.
    pub(super) fn takes_any_label(&self) -> bool {
        self.record.is_some()
    }

    /// The same names, for the header of a map with stages or for anything else.
    pub(super) fn for_header(self, is_header: bool) -> Self {
        Self { is_header, ..self }
    }

    /// What a label is here that is not known.
    pub(super) fn unknown_is(&self) -> &'static str {
        if self.is_header || self.record.is_some() { "field" } else { "lane" }
    }

    /// What a lane's label means: the book's own words first, then the language's.
    pub(super) fn lane(&self, label: &str) -> Option<LaneName> {
        self.lane_called(&fold(label))
    }

    /// The same for a label that is folded.
    pub(super) fn lane_called(&self, name: &str) -> Option<LaneName> {
        if self.record.is_some() {
            return None;
        }
        if let Some((_, known)) = self.settings.aliases.iter().find(|(alias, _)| fold(alias) == name) {
            return LABELS.lanes.get(&fold(known)).cloned();
        }
        if self.settings.own_lanes.iter().any(|own| fold(own) == name) {
            return Some(LaneName::Lane(LaneKind::Own(name.to_owned())));
        }
        let known = LABELS.lanes.get(name).or_else(|| LABELS.lanes.get(&of_user(name)?)).cloned();
        known.or_else(|| LABELS.blueprint.contains(name).then(|| LaneName::Lane(LaneKind::Own(name.to_owned()))))
    }

    /// Whether a label names several lanes in one: `Pain points & opportunities`.
    pub(super) fn joins_lanes(&self, label: &str) -> bool {
        let name = fold(label).replace([',', '/', '|'], " and ");
        let mut parts = name.split(" and ").peekable();
        parts.next().is_some_and(|first| self.lane(first).is_some())
            && parts.peek().is_some()
            && parts.all(|part| self.lane(part).is_some())
    }

    /// The lane of the writer's own that a label names.
    pub(super) fn own(label: &str) -> LaneKind {
        LaneKind::Own(folded(label))
    }

    /// A label for lanes of a kind, where the writer has none.
    pub(super) fn lane_label(kind: &LaneKind) -> &str {
        match kind {
            LaneKind::Own(name) => name,
            kind => LABELS.lane_names.get(kind).map_or("", String::as_str),
        }
    }

    /// A label for fields of a kind, where the writer has none.
    pub(super) fn field_label(kind: FieldKind) -> &'static str {
        LABELS.field_names.get(&kind).map_or("", String::as_str)
    }

    /// What a header field's label means.
    pub(super) fn field(&self, label: &str) -> Option<FieldKind> {
        self.field_called(&fold(label))
    }

    fn field_called(&self, name: &str) -> Option<FieldKind> {
        let fields = self.own_fields()?;
        match self.settings.aliases.iter().find(|(alias, _)| fold(alias) == name) {
            Some((_, known)) => fields.get(&fold(known)).copied(),
            None => fields.get(name).copied(),
        }
    }

    /// The names of fields. Of sources there are none: their labels are their kinds.
    fn own_fields(&self) -> Option<&'static HashMap<String, FieldKind>> {
        match self.record {
            None => Some(&LABELS.fields),
            Some(RecordKind::Persona) => Some(&LABELS.personas),
            Some(RecordKind::Evidence) => None,
        }
    }

    /// Whether what stands behind a label may be several names with commas between them.
    pub(super) fn takes_names(&self, label: &str) -> bool {
        let name = fold(label);
        let several = self.record.is_none() && LABELS.several.contains(&name);
        several || matches!(self.lane_called(&name), Some(LaneName::Lane(kind)) if kind.holds_names())
    }

    /// Whether what stands behind a label is the name of a persona.
    pub(super) fn is_name_of_persona(label: &str) -> bool {
        LABELS.persona_names.contains(&fold(label))
    }

    /// Every name of a lane, folded, and what it means.
    pub(super) fn lanes() -> impl Iterator<Item = (&'static str, &'static LaneName)> {
        LABELS.lanes.iter().map(|(name, lane)| (name.as_str(), lane))
    }

    /// Every name of a header field, folded, and what it means.
    pub(super) fn fields() -> impl Iterator<Item = (&'static str, FieldKind)> {
        LABELS.fields.iter().map(|(name, field)| (name.as_str(), *field))
    }

    /// Whether a label is known at all.
    pub(super) fn knows(&self, label: &str) -> bool {
        self.knows_called(&fold(label))
    }

    fn knows_called(&self, name: &str) -> bool {
        self.lane_called(name).is_some() || self.field_called(name).is_some()
    }

    /// The known name that a label is one or two letters away from.
    pub(super) fn near_miss(&self, label: &str) -> Option<&'static str> {
        let name = fold(label);
        if self.knows_called(&name) {
            return None;
        }
        let length = name.chars().count();
        let allowed = match length {
            // Of fields, `Sate` and `Gaol` are near enough to the names that most people write.
            4 if self.is_header => 1,
            0..=4 => 0,
            5..=7 => 1,
            _ => 2,
        };
        if allowed == 0 || Self::stage_word(label).is_some() {
            return None;
        }
        // Slips of the finger leave at least one end of a word as it was; looking at the ends first costs least.
        let alike = |known: &&str| {
            known.len().abs_diff(name.len()) <= 2 * allowed
                && (known.chars().next() == name.chars().next()
                    || known.chars().next_back() == name.chars().next_back())
        };
        let is_usual =
            |known: &&str| length > 4 || LABELS.field_names.values().any(|usual| usual.eq_ignore_ascii_case(known));
        self.names()
            .filter(alike)
            .filter(is_usual)
            .map(|known| (strsim::osa_distance(&name, known), known))
            .filter(|(distance, _)| *distance <= allowed)
            // In a header, a field is the likelier one.
            .min_by_key(|(distance, known)| (*distance, self.is_header && !LABELS.fields.contains_key(*known), *known))
            .map(|(_, known)| known)
    }

    /// The word for a value whose key is meant, where the words are a letter away from it.
    pub(super) fn near_value(words: &str, is_meant: impl Fn(&str) -> bool) -> Option<&'static str> {
        let word = fold(words);
        if word.chars().count() < 5 {
            return None;
        }
        let names = LABELS.values.iter().filter(|(_, key)| is_meant(key)).map(|(name, _)| name.as_str());
        names.filter(|name| strsim::osa_distance(&word, name) == 1).min()
    }

    /// Whether a label can only be meant as this name.
    pub(super) fn is_surely(&self, label: &str, name: &str) -> bool {
        surely_meant(&fold(label), self.names()) == Some(name)
    }

    /// Every name of a lane or a field.
    fn names(&self) -> impl Iterator<Item = &'static str> + use<> {
        let lanes = self.record.is_none().then(|| LABELS.lanes.keys()).into_iter().flatten();
        lanes.chain(self.own_fields().into_iter().flat_map(HashMap::keys)).map(String::as_str)
    }

    /// Whether the words are one of those that stages are called by.
    pub(super) fn stage_word(words: &str) -> Option<StageWord> {
        LABELS.words.get(&fold(words)).copied()
    }

    /// The stage word of a heading that calls itself a stage: `Stage 2: Set-up`, `2. Phase`, `Life Stage: Youth`.
    pub(super) fn calls_itself(heading: &str) -> Option<StageWord> {
        let head = heading.split([':', '：', '–', '—']).next().unwrap_or_default();
        if let Some(word) = Self::stage_word(head.trim_matches(|c: char| !c.is_alphabetic())) {
            // The bare word over a whole section ("Stages") is no stage.
            return (head.len() < heading.len() || head.contains(|c: char| c.is_numeric())).then_some(word);
        }
        let mut words = head.split([' ', '-', '.']).filter(|w| !w.is_empty());
        let first = words.next()?;
        let second = words.next();
        let numbered =
            second.is_some_and(|w| w.starts_with(|c: char| c.is_numeric()) || roman(w) || NUMBERS.contains(&w));
        if let Some(word) = numbered.then(|| Self::stage_word(first)).flatten() {
            return Some(word);
        }
        let last = head.split_whitespace().last().filter(|_| head.len() < heading.len())?;
        Self::stage_word(last)
    }

    /// Whether a heading names a journey: `The buyer's journey`.
    pub(super) fn names_journey(heading: &str) -> bool {
        let name = fold(heading);
        let bare = name.strip_suffix(" map").unwrap_or(&name);
        LABELS.journeys.iter().any(|word| {
            let before = bare.strip_suffix(word.as_str());
            before.is_some_and(|before| before.ends_with(' ') || !word.is_ascii())
        })
    }

    /// Whether words say that there is nothing: a dash, `none`, `n/a`.
    pub(super) fn is_nothing(words: &str) -> bool {
        let words = words.trim().trim_end_matches('.');
        !words.is_empty()
            && (words.chars().all(|c| matches!(c, '-' | '–' | '—')) || Self::value(words) == Some("nothing"))
    }

    /// The key of a known value: `current`, `in-review`, `high`.
    pub(super) fn value(words: &str) -> Option<&'static str> {
        LABELS.values.get(&fold(words)).map(String::as_str)
    }
}

/// The name of a row with "user" in the place of another word for whom the map is about: `Student actions`.
fn of_user(name: &str) -> Option<String> {
    let (person, row) = name.split_once(' ')?;
    LABELS.people.contains(person.strip_suffix("'s").unwrap_or(person)).then(|| format!("user {row}"))
}

/// Words for whom maps are about, as they stand in names of maps: `student`.
pub fn people() -> impl Iterator<Item = &'static str> {
    LABELS.people.iter().map(String::as_str)
}

/// What people call a stage, a phase or a step, in any language of the vocabulary.
#[must_use]
pub fn stage_word(words: &str) -> Option<StageWord> {
    Vocabulary::stage_word(words)
}

/// Whether a heading says that it is a stage: `Stage 2: Set-up`.
#[must_use]
pub fn is_stage_name(heading: &str) -> bool {
    Vocabulary::calls_itself(heading).is_some()
}

/// Whether the language knows a lane or a header field by this name.
#[must_use]
pub fn is_known_name(name: &str) -> bool {
    let name = fold(name);
    LABELS.lanes.contains_key(&name)
        || LABELS.fields.contains_key(&name)
        || of_user(&name).is_some_and(|name| LABELS.lanes.contains_key(&name))
}

/// Whether only service blueprints have a row of this name: the line of visibility, or what stands in front of it.
#[must_use]
pub fn is_name_of_blueprint(name: &str) -> bool {
    LABELS.blueprint.contains(&fold(name))
}

/// Whether the language knows rows of actions by this name.
#[must_use]
pub fn is_name_of_actions(name: &str) -> bool {
    LABELS.lanes.get(&fold(name)) == Some(&LaneName::Lane(LaneKind::Actions))
}

/// Numbers in words, as they stand behind "Stage".
const NUMBERS: &[&str] = &["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];

fn roman(word: &str) -> bool {
    !word.is_empty() && word.chars().all(|c| matches!(c.to_ascii_lowercase(), 'i' | 'v' | 'x'))
}

/// A name as it is compared: lower case, single spaces, without the emoji or their names before it, a trailing `(…)` and a colon.
pub(super) fn fold(label: &str) -> String {
    // Every line that may begin with a label comes by here, and most are plain words.
    if is_plain(label.as_bytes()) {
        return label.to_ascii_lowercase();
    }
    let mut name = label.trim().trim_end_matches([':', '：', '*', '_']).trim();
    name = without_shortcodes(name).trim_start_matches(|c: char| !c.is_alphanumeric());
    if name.ends_with([')', '）'])
        && let Some(open) = name.find(['(', '（']).filter(|open| *open > 0)
    {
        name = name[..open].trim_end();
    }
    let mut folded = String::with_capacity(name.len() + 2);
    let mut word = 0;
    for c in name.chars() {
        match c {
            ' ' | '\t' | '\n' | '-' | '\u{a0}' | '_' => end_word(&mut folded, &mut word),
            '’' => folded.push('\''),
            c if c.is_ascii() => folded.push(c.to_ascii_lowercase()),
            c => folded.extend(c.to_lowercase()),
        }
    }
    end_word(&mut folded, &mut word);
    folded.truncate(folded.trim_end_matches(|c: char| !c.is_alphanumeric()).len());
    folded
}

/// Whether a label is ASCII letters and digits with single spaces between: then only its case is to be folded.
fn is_plain(label: &[u8]) -> bool {
    let is_end = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_alphanumeric);
    is_end(label.first())
        && is_end(label.last())
        && label.iter().all(|byte| byte.is_ascii_alphanumeric() || *byte == b' ')
        && label.windows(2).all(|pair| pair != b"  ")
}

/// A text without the names of emoji that it begins with: `:heart: Feelings`.
pub(super) fn without_shortcodes(text: &str) -> &str {
    let mut rest = text.trim_start();
    while let Some((name, after)) = rest.strip_prefix(':').and_then(|inner| inner.split_once(':')) {
        let is_name = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '_' | '+' | '-');
        if name.is_empty() || !name.chars().all(is_name) {
            break;
        }
        rest = after.trim_start();
    }
    rest
}

/// Ends the word that begins at `word`, if there is one.
fn end_word(folded: &mut String, word: &mut usize) {
    if matches!(&folded[*word..], "&" | "+") {
        folded.replace_range(*word.., "and");
    }
    if folded.len() > *word {
        folded.push(' ');
        *word = folded.len();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_known_however_they_are_decorated() {
        let settings = Settings::default();
        let vocabulary = Vocabulary::new(&settings);
        for label in ["Pain points", "😖 Pain Points:", "PAIN-POINTS", "Pain points (top 3)", "Schmerzpunkte", "痛点"]
        {
            assert_eq!(vocabulary.lane(label), Some(LaneName::Lane(LaneKind::PainPoints)), "{label}");
        }
        assert_eq!(vocabulary.lane("Thoughts & feelings"), Some(LaneName::ThoughtsAndFeelings));
        assert!(vocabulary.near_miss("Pain pionts").is_some());
        assert_eq!(vocabulary.near_miss("Business goals"), None);
    }

    #[test]
    fn headings_call_themselves_stages() {
        assert_eq!(Vocabulary::calls_itself("Stage 2: Set-up"), Some(StageWord::Stage));
        assert_eq!(Vocabulary::calls_itself("Phase 1 – Discover"), Some(StageWord::Phase));
        assert_eq!(Vocabulary::calls_itself("Life Stage: Youth"), Some(StageWord::Stage));
        assert_eq!(Vocabulary::calls_itself("Stages"), None);
        assert_eq!(Vocabulary::calls_itself("Awareness"), None);
    }
}
