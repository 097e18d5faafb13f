//! Names that are the same but for the way they are written.

use std::collections::HashMap;

use crate::atlas::Map;
use crate::source::Span;

/// Where a name stands.
type At<'a> = (&'a Map, Span);

/// Names and the ways they are written, in the order in which they are met.
#[derive(Debug, Default)]
pub(super) struct Spelling<'a> {
    /// By what they have in common: each way of writing, and where it stands.
    names: HashMap<String, Vec<(String, Vec<At<'a>>)>>,
}

/// A name that is mostly written in another way.
#[derive(Debug)]
pub(super) struct Odd<'a> {
    /// How it is written here.
    pub(super) name: String,
    pub(super) at: At<'a>,
    /// How it is mostly written; of two ways met equally often, the one met first.
    pub(super) usual: String,
    /// Where it is first written so.
    pub(super) usual_at: At<'a>,
}

impl<'a> Spelling<'a> {
    pub(super) fn add(&mut self, name: &str, at: At<'a>) {
        let ways = self.names.entry(key(name)).or_default();
        match ways.iter_mut().find(|(way, _)| way == name) {
            Some((_, places)) => places.push(at),
            None => ways.push((name.to_owned(), vec![at])),
        }
    }

    /// Every place where a name is not written as it mostly is.
    pub(super) fn odd(self) -> Vec<Odd<'a>> {
        let mut all = Vec::new();
        for (key, ways) in self.names {
            let most = ways.iter().map(|(_, places)| places.len()).max().unwrap_or_default();
            let Some(usual) = ways.iter().position(|(_, places)| places.len() == most).filter(|_| !key.is_empty())
            else {
                continue;
            };
            for (way, (name, places)) in ways.iter().enumerate() {
                let odd = |at: &At<'a>| {
                    let (usual, usual_places) = &ways[usual];
                    Odd { name: name.clone(), at: *at, usual: usual.clone(), usual_at: usual_places[0] }
                };
                all.extend(places.iter().filter(|_| way != usual).map(odd));
            }
        }
        all
    }
}

/// What two spellings of one name have in common: letters and digits in lower case, without the `s` of a plural.
pub(super) fn key(name: &str) -> String {
    let mut key = String::with_capacity(name.len());
    for c in name.chars() {
        if c.is_ascii_alphanumeric() {
            key.push(c.to_ascii_lowercase());
        } else if c.is_alphanumeric() {
            key.extend(c.to_lowercase());
        }
    }
    if key.len() > 3 && key.ends_with('s') && !key.ends_with("ss") {
        key.pop();
    }
    key
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_have_a_key_in_common() {
        for (one, other) in [("E-mail", "email"), ("Set-up", "Set up"), ("Review", "reviews"), ("Übergabe", "übergabe")]
        {
            assert_eq!(key(one), key(other));
        }
        for (one, other) in [("Day 1", "Day 2"), ("Bus", "Bu"), ("Pay", "Pay the rest"), ("Access", "Acces")] {
            assert_ne!(key(one), key(other));
        }
    }
}
