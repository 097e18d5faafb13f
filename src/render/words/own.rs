//! A book's own words in place of ours: the same tables as in `en.toml`, with only what is to change.

use serde_json::{Map, Value};

use super::catalogue::FORMS;
use super::dictionary::{CATALOGUES, read};
use crate::diagnostics::{Cure, did_you_mean};

/// A book's own words. They fit every catalogue, since all have the shape of the English one.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct OwnWords(Map<String, Value>);

/// Something wrong with a book's own words.
#[derive(Debug, Clone, PartialEq)]
pub struct WordFault {
    /// The word, such as `map.kind`; empty for the whole table.
    pub word: String,
    /// What is given for it; none where there is no such word.
    pub given: Option<Value>,
    /// What is wrong with that, to be said after "is".
    pub what: String,
    /// How to mend it.
    pub help: String,
}

impl OwnWords {
    /// Reads them out of a table.
    ///
    /// # Errors
    ///
    /// Every word that there is not, every value that is no text, and every brace that nothing fills in.
    pub fn read(value: &Value) -> Result<Self, Vec<WordFault>> {
        let english = read(CATALOGUES[0].1);
        let mut faults = Vec::new();
        Check { english: &english, faults: &mut faults }.table("", &english, value);
        match value {
            Value::Object(table) if faults.is_empty() => Ok(Self(table.clone())),
            _ => Err(faults),
        }
    }
}

/// Puts own words in the place of a catalogue's. The forms of a counted thing belong together.
pub(super) fn merge(catalogue: &mut Value, own: &OwnWords) {
    for (group, words) in &own.0 {
        for (word, text) in words.as_object().into_iter().flatten() {
            catalogue[group][word] = text.clone();
        }
    }
}

struct Check<'a> {
    english: &'a Value,
    faults: &'a mut Vec<WordFault>,
}

impl Check<'_> {
    fn table(&mut self, path: &str, known: &Value, given: &Value) {
        let Value::Object(table) = given else {
            let example = "put words under the names of their groups: `[preprocessor.journey.words.map]`";
            return self.wrong(path, given, "not a table", example);
        };
        for (key, given) in table {
            let word = if path.is_empty() { key.clone() } else { format!("{path}.{key}") };
            match &known[key] {
                Value::String(ours) => self.text(&word, ours, given),
                Value::Object(forms) if forms.contains_key("other") => self.forms(&word, given),
                group @ Value::Object(_) => self.table(&word, group, given),
                _ => self.unknown(word),
            }
        }
    }

    fn forms(&mut self, word: &str, given: &Value) {
        let name = word.rsplit('.').next().unwrap_or(word);
        let help = format!("write `{name} = {{ one = \"{{n}} …\", other = \"{{n}} …\" }}`");
        match given {
            Value::Object(forms) if forms.contains_key("other") => {
                for (form, given) in forms {
                    if FORMS.contains(&form.as_str()) {
                        self.text(&format!("{word}.{form}"), "{n}", given);
                    } else {
                        self.wrong(&format!("{word}.{form}"), given, "not a form that numbers ask for", &help);
                    }
                }
            }
            Value::Object(_) => self.wrong(word, given, "without the form `other`, which every language has", &help),
            _ => self.wrong(word, given, "not a table of forms", &help),
        }
    }

    fn text(&mut self, word: &str, ours: &str, given: &Value) {
        let Value::String(text) = given else {
            return self.wrong(word, given, "not a text", "write it in quotes");
        };
        let known: Vec<&str> = places(ours).collect();
        if let Some(place) = places(text).find(|place| !known.contains(place)) {
            let help = match known.as_slice() {
                [] => "write it without braces: nothing is filled in here".to_owned(),
                known => format!("what can be filled in here is {}", braced(known)),
            };
            self.wrong(word, given, &format!("asking for `{{{place}}}`, which nothing fills in"), &help);
        }
    }

    fn unknown(&mut self, word: String) {
        let mut known = Vec::new();
        words("", self.english, &mut known);
        let name = word.rsplit('.').next().unwrap_or(&word);
        let near = known.iter().find(|known| known.rsplit('.').next() == Some(name)).map(String::as_str);
        let near = near.or_else(|| did_you_mean(&word, known.iter().map(String::as_str)));
        let otherwise = "remove it; the manual's chapter \"Languages and words\" lists all words";
        let help = Cure::near(near, otherwise).help;
        self.faults.push(WordFault { word, given: None, what: String::new(), help });
    }

    fn wrong(&mut self, word: &str, given: &Value, what: &str, help: &str) {
        let (word, given, what, help) = (word.to_owned(), Some(given.clone()), what.to_owned(), help.to_owned());
        self.faults.push(WordFault { word, given, what, help });
    }
}

/// The names in braces.
pub(super) fn places(text: &str) -> impl Iterator<Item = &str> {
    text.split('{').skip(1).filter_map(|rest| rest.split_once('}').map(|(name, _)| name))
}

fn braced(names: &[&str]) -> String {
    names.iter().map(|name| format!("`{{{name}}}`")).collect::<Vec<_>>().join(", ")
}

/// Every word there is, by its groups and its name.
fn words(path: &str, value: &Value, out: &mut Vec<String>) {
    match value {
        Value::Object(table) if !table.contains_key("other") => {
            for (key, value) in table {
                words(&if path.is_empty() { key.clone() } else { format!("{path}.{key}") }, value, out);
            }
        }
        _ => out.push(path.to_owned()),
    }
}
