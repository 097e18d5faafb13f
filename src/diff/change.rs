//! One change, and the sentence that tells it.

use super::Kind;

/// Something that is not as it was.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    /// What kind of change it is.
    pub kind: Kind,
    /// The stage it is in, or the step after its stage; as it is called now, where it still is.
    pub place: Vec<String>,
    /// The label of the row it is in, where it is in one.
    pub lane: Option<String>,
    /// The label of the field or the key of the attribute that changed.
    pub field: Option<String>,
    /// What it is about, in the writer's words.
    pub what: Option<String>,
    /// What was there.
    pub before: Option<String>,
    /// What is there.
    pub after: Option<String>,
    /// By how much the mood rose, from −4 to +4, where both moods are scored.
    pub shift: Option<f64>,
    /// Where it was.
    pub was_at: Option<At>,
    /// Where it is.
    pub is_at: Option<At>,
}

/// A place in a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct At {
    /// The file's name as it is shown.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
}

impl Change {
    /// A change of which nothing is known but its kind.
    pub(super) fn new(kind: Kind) -> Self {
        Self {
            kind,
            place: Vec::new(),
            lane: None,
            field: None,
            what: None,
            before: None,
            after: None,
            shift: None,
            was_at: None,
            is_at: None,
        }
    }

    pub(super) fn place(mut self, place: Vec<String>) -> Self {
        self.place = place;
        self
    }

    pub(super) fn lane(mut self, label: &str) -> Self {
        self.lane = Some(label.to_owned());
        self
    }

    pub(super) fn field(mut self, label: &str) -> Self {
        self.field = Some(label.to_owned());
        self
    }

    pub(super) fn what(mut self, what: impl Into<String>) -> Self {
        self.what = Some(what.into());
        self
    }

    pub(super) fn from(mut self, before: Option<String>) -> Self {
        self.before = before;
        self
    }

    pub(super) fn to(mut self, after: Option<String>) -> Self {
        self.after = after;
        self
    }

    pub(super) fn at(mut self, was_at: Option<At>, is_at: Option<At>) -> Self {
        (self.was_at, self.is_at) = (was_at, is_at);
        self
    }

    /// The sentence that tells it, without a full stop. `word` fits what the writer wrote to where the sentence stands.
    #[must_use]
    pub fn told(&self, word: impl Fn(&str) -> String) -> String {
        let mut told = String::new();
        for (number, part) in self.kind.pattern().split(['[', ']']).enumerate() {
            // What stands in brackets is every second part.
            told.push_str(&self.filled(part, number % 2 == 1, &word).unwrap_or_default());
        }
        told
    }

    /// A part of the pattern with its places filled; none if it may be left out and something is missing.
    fn filled(&self, pattern: &str, may_be_missing: bool, word: &impl Fn(&str) -> String) -> Option<String> {
        let mut filled = String::new();
        let mut rest = pattern;
        while let Some((before, after)) = rest.split_once('{') {
            let (name, after) = after.split_once('}')?;
            filled.push_str(before);
            match self.part(name) {
                Some(part) => filled.push_str(&word(&part)),
                None if may_be_missing => return None,
                None => filled.push_str("none"),
            }
            rest = after;
        }
        filled.push_str(rest);
        Some(filled)
    }

    fn part(&self, name: &str) -> Option<String> {
        match name {
            "what" => self.what.clone(),
            "field" => self.field.clone(),
            "lane" => self.lane.clone(),
            "before" => self.before.clone(),
            "after" => self.after.clone(),
            _ => (!self.place.is_empty()).then(|| self.place.join(" › ")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_leaves_out_what_is_not_known() {
        let told = |change: &Change| change.told(str::to_owned);
        let change = Change::new(Kind::PainPointOpened).what("No price");
        assert_eq!(told(&change), "pain point opened: “No price”");
        let change = change.place(vec!["Search".to_owned(), "Compare".to_owned()]).to(Some("high".to_owned()));
        assert_eq!(told(&change), "pain point opened in Search › Compare: “No price” (high)");
        let change = Change::new(Kind::OwnerChanged).what("No price").to(Some("Sales".to_owned()));
        assert_eq!(told(&change), "owner of “No price”: none → Sales");
    }
}
