//! What a label means where it stands: the book's own words first, then those of [`known_names`](super::known_names).

use memchr::memchr3_iter;

use super::by_name::ByName;
use super::folding::{Room, fold, fold_into};
use super::known_names::{LABELS, LaneName, StageWord};
use super::signs::SIGNS;
use crate::diagnostics::is_slip;
use crate::language::Settings;
use crate::model::{FieldKind, LaneKind, RecordKind, folded};

/// The known names, with the book's own.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Vocabulary<'a> {
    settings: &'a Settings,
    /// The kind of record that they are for; none for maps.
    record: Option<RecordKind>,
    /// Whether they are for what stands above the stages of a map, where an unknown label is a field.
    is_header: bool,
}

impl<'a> Vocabulary<'a> {
    /// The names of maps.
    pub(crate) fn new(settings: &'a Settings) -> Self {
        Self { settings, record: None, is_header: false }
    }

    /// The names of a kind of record.
    pub(crate) fn of_record(settings: &'a Settings, kind: RecordKind) -> Self {
        Self { settings, record: Some(kind), is_header: false }
    }

    /// Whether every short label names a field, known or not.
    pub(crate) fn takes_any_label(&self) -> bool {
        self.record.is_some()
    }

    /// The same names, for the header of a map with stages or for anything else.
    pub(crate) fn for_header(self, is_header: bool) -> Self {
        Self { is_header, ..self }
    }

    /// Whether what stands here are fields.
    pub(crate) fn takes_fields(&self) -> bool {
        self.is_header || self.record.is_some()
    }

    /// What a label is here that is not known.
    pub(crate) fn unknown_is(&self) -> &'static str {
        if self.takes_fields() { "field" } else { "lane" }
    }

    /// What a lane's label means: the book's own words first, then the language's.
    pub(crate) fn lane(&self, label: &str) -> Option<LaneName> {
        self.lane_called(&fold_into(label, &mut Room::new()), label)
    }

    /// The same for a label whose name is known.
    fn lane_called(&self, name: &str, label: &str) -> Option<LaneName> {
        if self.record.is_some() {
            return None;
        }
        if let Some(known) = self.alias(name) {
            return known_lane(&fold(known)).cloned();
        }
        let own = || LaneName::Lane(LaneKind::Own(name.to_owned()));
        if self.settings.own_lanes.iter().any(|own| own == name) {
            return Some(own());
        }
        known_lane(name)
            .cloned()
            .or_else(|| LABELS.blueprint.get_folded(name).map(|()| own()))
            .or_else(|| LABELS.scores.get_folded(name).map(|()| LaneName::Scores))
            .or_else(|| self.lane_of_parts(label))
    }

    /// What a label means whose parts all mean the same: `Ideas / opportunities`.
    fn lane_of_parts(&self, label: &str) -> Option<LaneName> {
        let name = several_in_one(label)?;
        let mut parts = name.split(BETWEEN_NAMES).map(|part| self.lane(part));
        let first = parts.next()??;
        parts.all(|part| part.as_ref() == Some(&first)).then_some(first)
    }

    /// The name that the book means by one of its own.
    fn alias(&self, name: &str) -> Option<&'a str> {
        self.settings.aliases.iter().find(|(alias, _)| alias == name).map(|(_, known)| known.as_str())
    }

    /// Whether a label names several lanes in one: `Pain points & opportunities`.
    pub(crate) fn joins_lanes(&self, label: &str) -> bool {
        several_in_one(label).is_some_and(|name| name.split(BETWEEN_NAMES).all(|part| self.lane(part).is_some()))
    }

    /// The lane of the writer's own that a label names.
    pub(crate) fn own(label: &str) -> LaneKind {
        LaneKind::Own(folded(label))
    }

    /// A label for lanes of a kind, where the writer has none.
    pub(crate) fn lane_label(kind: &LaneKind) -> &str {
        match kind {
            LaneKind::Own(name) => name,
            kind => LABELS.lane_names.get(kind).map_or("", String::as_str),
        }
    }

    /// A label for fields of a kind, where the writer has none.
    pub(crate) fn field_label(kind: FieldKind) -> &'static str {
        LABELS.field_names.get(&kind).map_or("", String::as_str)
    }

    /// What a header field's label means.
    pub(crate) fn field(&self, label: &str) -> Option<FieldKind> {
        self.field_called(&fold_into(label, &mut Room::new()))
    }

    /// The same for a name.
    fn field_called(&self, name: &str) -> Option<FieldKind> {
        let fields = self.own_fields()?;
        self.alias(name).map_or_else(|| fields.get_folded(name), |known| fields.get(known)).copied()
    }

    /// The names of fields. Of sources there are none: their labels are their kinds.
    fn own_fields(&self) -> Option<&'static ByName<FieldKind>> {
        match self.record {
            None => Some(&LABELS.fields),
            Some(RecordKind::Persona) => Some(&LABELS.personas),
            Some(RecordKind::Evidence) => None,
        }
    }

    /// Whether what stands behind a label, which names this lane if any, may be several names with commas between them.
    pub(crate) fn takes_names(&self, label: &str, lane: Option<&LaneName>) -> bool {
        let holds_names = matches!(lane, Some(LaneName::Lane(kind)) if kind.holds_names());
        holds_names || (self.record.is_none() && LABELS.several.contains(label))
    }

    /// Whether what stands behind a label is the name of a persona.
    pub(crate) fn is_name_of_persona(label: &str) -> bool {
        LABELS.persona_names.contains(label)
    }

    /// Every name of a lane, folded, and what it means.
    pub(crate) fn lanes() -> impl Iterator<Item = (&'static str, &'static LaneName)> {
        LABELS.lanes.iter()
    }

    /// Every name of a header field, folded, and what it means.
    pub(crate) fn fields() -> impl Iterator<Item = (&'static str, FieldKind)> {
        LABELS.fields.iter().map(|(name, field)| (name, *field))
    }

    /// Whether a name is that of a lane, or of a field where fields stand.
    pub(crate) fn names_here(&self, name: &str) -> bool {
        self.lane(name).is_some() || (self.takes_fields() && self.field(name).is_some())
    }

    /// Whether a label is known at all.
    pub(crate) fn knows(&self, label: &str) -> bool {
        let mut room = Room::new();
        let name = fold_into(label, &mut room);
        self.lane_called(&name, label).is_some() || self.field_called(&name).is_some()
    }

    /// The known name that a label is one or two letters away from.
    pub(crate) fn near_miss(&self, label: &str) -> Option<&'static str> {
        if self.knows(label) {
            return None;
        }
        let name = fold(label);
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
        // Where any label is a field, another word is likelier a field of one's own: `العمر` is an age.
        let is_meant = |known: &&str| !self.takes_any_label() || is_slip(&name, known);
        self.names()
            .filter(alike)
            .filter(is_meant)
            .filter(is_usual)
            .map(|known| (strsim::osa_distance(&name, known), known))
            .filter(|(distance, _)| *distance <= allowed)
            // In a header, a field is the likelier one.
            .min_by_key(|(distance, known)| (*distance, self.is_header && !LABELS.fields.contains(known), *known))
            .map(|(_, known)| known)
    }

    /// The word for a value whose key is meant, where the words are a letter away from it.
    pub(crate) fn near_value(words: &str, is_meant: impl Fn(&str) -> bool) -> Option<&'static str> {
        let word = fold(words);
        if word.chars().count() < 5 {
            return None;
        }
        let names = LABELS.values.iter().filter(|(_, key)| is_meant(key)).map(|(name, _)| name);
        names.filter(|name| strsim::osa_distance(&word, name) == 1).min()
    }

    /// Every name of a lane or a field.
    pub(crate) fn names(&self) -> impl Iterator<Item = &'static str> + use<> {
        let lanes = self.record.is_none().then(|| LABELS.lanes.names()).into_iter().flatten();
        lanes.chain(self.own_fields().into_iter().flat_map(ByName::names))
    }

    /// Whether the words are one of those that stages are called by.
    pub(crate) fn stage_word(words: &str) -> Option<StageWord> {
        LABELS.words.get(words).copied()
    }

    /// The stage word of a heading that calls itself a stage: `Stage 2: Set-up`, `2. Phase`, `Life Stage: Youth`.
    pub(crate) fn calls_itself(heading: &str) -> Option<StageWord> {
        // The marks are looked for by the bytes that they begin with.
        let mut ends = memchr3_iter(b':', 0xef, 0xe2, heading.as_bytes());
        let end = ends.find(|at| heading[*at..].starts_with([':', '：', '–', '—']));
        let head = &heading[..end.unwrap_or(heading.len())];
        let bare = head.trim_matches(|c: char| !c.is_alphabetic());
        if let Some(word) = Self::stage_word(bare) {
            // The bare word over a whole section ("Stages") is no stage.
            return (head.len() < heading.len() || head.contains(|c: char| c.is_numeric())).then_some(word);
        }
        if head.bytes().all(|byte| byte.is_ascii_alphabetic()) {
            // There is no other word in it.
            return None;
        }
        let mut words = head.split([' ', '-', '.']).filter(|w| !w.is_empty());
        let first = words.next()?;
        let second = words.next();
        let numbered = second.is_some_and(is_number);
        if let Some(word) = numbered.then(|| Self::stage_word(first)).flatten() {
            return Some(word);
        }
        let last = head.split_whitespace().next_back().filter(|last| head.len() < heading.len() && *last != bare)?;
        Self::stage_word(last)
    }

    /// Whether the header's field of this name says how numbers are counted.
    pub(crate) fn is_name_of_scale(name: &str) -> bool {
        LABELS.fields.get_folded(name) == Some(&FieldKind::Scale)
    }

    /// Whether a heading names a journey: `The buyer's journey`, `Journey 2: Returning it`.
    pub(crate) fn names_journey(heading: &str) -> bool {
        let name = fold(heading);
        let head = name.split([':', '：', '–', '—']).next().unwrap_or_default().trim_end();
        let counted = head.rsplit_once(' ').filter(|(_, count)| count.len() == 1 || is_number(count));
        let (head, is_counted) = counted.map_or((&*name, false), |(head, _)| (head, true));
        let bare = head.strip_suffix(" map").unwrap_or(head);
        LABELS.journeys.iter().any(|word| {
            let before = bare.strip_suffix(word);
            before.is_some_and(|before| is_counted || before.ends_with(' ') || !word.is_ascii())
        })
    }

    /// Whether a heading has a word for a journey in it: `Journey of a commuter`.
    pub(crate) fn speaks_of_journey(heading: &str) -> bool {
        let name = fold(heading);
        LABELS.journeys.iter().any(|word| {
            let is_word = || name.split(|c: char| !c.is_alphanumeric()).any(|part| part == *word);
            is_word() || (!word.is_ascii() && name.contains(word))
        })
    }

    /// Whether words say that there is nothing: a dash, `none`, `n/a`.
    pub(crate) fn is_nothing(words: &str) -> bool {
        let words = words.trim().trim_end_matches('.');
        Self::is_dash(words) || Self::value(words) == Some("nothing")
    }

    /// Whether a text is nothing but dashes, as an empty cell has them.
    pub(crate) fn is_dash(text: &str) -> bool {
        let text = text.trim();
        !text.is_empty() && text.chars().all(|c| matches!(c, '-' | '–' | '—'))
    }

    /// The key of a known value: `current`, `in-review`, `high`.
    pub(crate) fn value(words: &str) -> Option<&'static str> {
        LABELS.values.get(words).copied()
    }
}

/// What stands between the names that are one label.
const BETWEEN_NAMES: &str = " and ";

/// A label of several names, folded, with the same word between all of them.
fn several_in_one(label: &str) -> Option<String> {
    let may_be = label.contains([',', '/', '|', '&', '+']) || label.contains(BETWEEN_NAMES);
    let name = may_be.then(|| fold(label).replace([',', '/', '|'], BETWEEN_NAMES))?;
    name.contains(BETWEEN_NAMES).then_some(name)
}

/// What the language knows a lane's name to mean.
fn known_lane(name: &str) -> Option<&'static LaneName> {
    LABELS.lanes.get_folded(name).or_else(|| lane_of_user(name))
}

/// The same for a name that says in its own word whom the map is about: `Student actions`. Before what only people do, that
/// may be any word: `Plumber feels`.
fn lane_of_user(name: &str) -> Option<&'static LaneName> {
    let (person, row) = name.split_once(' ')?;
    let is_known = LABELS.people.get_folded(person.strip_suffix("'s").unwrap_or(person)).is_some();
    let mut names = LABELS.user.iter().filter(|_| is_known || LABELS.deeds.get_folded(row).is_some());
    names.find_map(|user| LABELS.lanes.get_folded(&format!("{user} {row}")))
}

/// Words for whom maps are about, as they stand in names of maps: `student`.
pub fn people() -> impl Iterator<Item = &'static str> {
    LABELS.people.names()
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
    known_lane(&name).is_some() || LABELS.fields.get_folded(&name).is_some()
}

/// Whether the language knows a row by this name that holds findings or emotions, and so more than words.
#[must_use]
pub fn is_name_of_more_than_words(name: &str) -> bool {
    let feels = |lane: &LaneName| {
        matches!(lane, LaneName::Lane(LaneKind::Emotion) | LaneName::ThoughtsAndFeelings | LaneName::Scores)
    };
    known_lane(&fold(name)).is_some_and(|lane| lane.finds() || feels(lane))
}

/// Whether only service blueprints have a row of this name: the line of visibility, or what stands in front of it.
#[must_use]
pub fn is_name_of_blueprint(name: &str) -> bool {
    LABELS.blueprint.contains(name)
}

/// Whether what stands behind this name is the title of a map: `title`, `Titel`.
#[must_use]
pub fn is_name_of_title(name: &str) -> bool {
    LABELS.titles.contains(name)
}

/// Whether the language knows rows of actions by this name.
#[must_use]
pub fn is_name_of_actions(name: &str) -> bool {
    LABELS.lanes.get(name) == Some(&LaneName::Lane(LaneKind::Actions))
}

/// Whether the language knows rows of emotions by this name.
#[must_use]
pub fn is_name_of_emotions(name: &str) -> bool {
    LABELS.lanes.get(name) == Some(&LaneName::Lane(LaneKind::Emotion))
}

/// Whether what stands behind this name is who the map is about: `Persona`.
#[must_use]
pub fn is_name_of_persona(name: &str) -> bool {
    Vocabulary::is_name_of_persona(name)
}

/// Whether people are named below such a label: `Actor`, `Persona`.
#[must_use]
pub fn names_people(label: &str) -> bool {
    LABELS.fields.get(label) == Some(&FieldKind::Persona)
        || LABELS.lanes.get(label) == Some(&LaneName::Lane(LaneKind::Actors))
}

/// Whether scores stand below such a label.
#[must_use]
pub fn is_name_of_scores(label: &str) -> bool {
    LABELS.scores.contains(label)
}

/// Whether the rows of a table are counted below such a label: `#`, `No.`
#[must_use]
pub fn is_name_of_count(label: &str) -> bool {
    matches!(label.trim(), "#" | "№") || SIGNS.counts.contains(label)
}

/// Numbers in words, as they stand behind "Stage".
const NUMBERS: &[&str] = &["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];

fn is_number(word: &str) -> bool {
    let is_roman = !word.is_empty() && word.chars().all(|c| matches!(c.to_ascii_lowercase(), 'i' | 'v' | 'x'));
    is_roman || word.starts_with(|c: char| c.is_numeric()) || NUMBERS.contains(&word)
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
    fn another_name_may_be_that_of_a_row_of_somebody() {
        let aliases = [("Deeds", "Student actions"), ("In his head", "Plumber thinks")];
        let aliases = aliases.map(|(own, known)| (fold(own), known.to_owned())).to_vec();
        let settings = Settings { aliases, ..Settings::default() };
        let vocabulary = Vocabulary::new(&settings);
        let lane = |kind| Some(LaneName::Lane(kind));
        assert_eq!(vocabulary.lane("Deeds"), lane(LaneKind::Actions));
        assert_eq!(vocabulary.lane("In his head"), lane(LaneKind::Thoughts));
        assert!(is_known_name("Student actions") && is_known_name("Plumber thinks"));
        assert!(!is_known_name("Plumber actions") && !is_known_name("Line of visibility"));
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
