//! Braces that were meant as attributes and cannot be read as such: what is wrong with them, and how they are written right.
//!
//! To know one more slip, add a [`Fault`] and note it where [`Mending`] passes by. What can be read stands in
//! [`attributes`](super::attributes).

use memchr::memchr2;

use super::attributes::reads;
use super::marks::known_class;
use crate::model::{AttributeKind, Bearer};

/// Braces that were meant as attributes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Near<'t> {
    /// As they are written.
    pub(super) written: &'t str,
    /// What to do about it.
    pub(super) help: String,
    /// What belongs in their place, where that is beyond doubt.
    pub(super) mended: Option<String>,
}

/// What was meant as attributes in a text that ends in none. Braces are meant so if they end the text and begin with an id, a
/// class or a known key, or hold nothing but one of the `classes`. Where one of them is missing, or words follow, it takes a known
/// key with its `=`.
pub(super) fn near<'t>(text: &'t str, classes: &[&str]) -> Option<Near<'t>> {
    let has_pair = |words: &str| {
        words.split_whitespace().any(|word| word.split_once('=').is_some_and(|(key, _)| is_of_items(key)))
    };
    let text = text.trim_end();
    let bare = text.trim_end_matches(['.', ',', ';']);
    memchr2(b'{', b'}', bare.as_bytes())?;
    let Some(open) = bare.rfind('{') else {
        let last = bare.rsplit(char::is_whitespace).next().unwrap_or_default();
        let is_meant = last.ends_with('}') && !last.ends_with("\\}") && has_pair(last);
        return is_meant.then(|| Near::new(last, &last[..last.len() - 1], Some(Fault::Opening), classes));
    };
    if bare[..open].ends_with(['\\', '{']) {
        return None;
    }
    let (braces, inner) = (&bare[open..], &bare[open + 1..]);
    match inner.split_once('}') {
        None => has_pair(inner).then(|| Near::new(braces, inner, Some(Fault::Closing), classes)),
        Some((inner, "")) => {
            let follows = (bare.len() < text.len()).then_some(Fault::Last);
            is_meant(inner, classes).then(|| Near::new(braces, inner, follows, classes))
        }
        Some((inner, _)) => {
            let braces = &bare[open..open + inner.len() + 2];
            has_pair(inner).then(|| Near::new(braces, inner, Some(Fault::Last), classes))
        }
    }
}

/// Whether braces that end a text and hold this were meant as attributes.
fn is_meant(inner: &str, classes: &[&str]) -> bool {
    let inner = inner.trim_start();
    let class = |rest: &str| rest.starts_with(char::is_alphabetic);
    let first = inner.split([' ', '=', ':', '：', ',']).next().unwrap_or_default();
    let has_sign = inner[first.len()..].trim_start().starts_with(['=', ':', '：']);
    inner.starts_with('#')
        || inner.strip_prefix('.').is_some_and(class)
        || is_of_items(first)
        || (has_sign && AttributeKind::of(first).is_some())
        || known_class(inner, classes).is_some()
}

/// Whether a word is the key of an attribute of items.
fn is_of_items(word: &str) -> bool {
    AttributeKind::of(word.trim()).is_some_and(|kind| kind.is_on(Bearer::ITEMS))
}

/// What is wrong with braces.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fault<'t> {
    Opening,
    Closing,
    Last,
    Sign,
    Spaces,
    Quote,
    Curly,
    Words,
    Dot,
    Hyphen,
    NoValue(&'t str),
    Unknown(&'t str),
}

impl<'t> Near<'t> {
    fn new(written: &'t str, inner: &'t str, fault: Option<Fault<'t>>, classes: &[&str]) -> Self {
        let mut mending = Mending { rest: inner, written: Vec::new(), fault, classes };
        let (fault, mended) = match mending.mend() {
            Ok(()) => (mending.fault, Some(format!("{{{}}}", mending.written.join(" ")))),
            Err(fault) => (Some(fault), None),
        };
        let mended = mended.filter(|mended| reads(mended));
        let example = mended.as_deref().unwrap_or("{#id severity=high owner=\"Two words\"}");
        let help = match fault {
            Some(Fault::Opening) => format!("open them with a brace: `{example}`"),
            Some(Fault::Closing) => format!("close them with a brace: `{example}`"),
            Some(Fault::Last) => format!("write them last on the line, behind all words and marks: `{example}`"),
            Some(Fault::Sign) => format!("between a key and its value stands `=`: `{example}`"),
            Some(Fault::Spaces) => format!("leave out the spaces round `=`: `{example}`"),
            Some(Fault::Quote) => format!("close the quote: `{example}`"),
            Some(Fault::Curly) => format!("write straight quotes: `{example}`"),
            Some(Fault::Words) => format!("put a value of several words in quotes: `{example}`"),
            Some(Fault::Dot) => format!("a class begins with a dot: `{example}`"),
            Some(Fault::Hyphen) => format!("an id begins with no hyphen: `{example}`"),
            Some(Fault::NoValue(key)) => format!("say what `{key}` is: `{key}=…`"),
            Some(Fault::Unknown(word)) => {
                format!("`{word}` is neither an id, a class nor a key with its value: `{example}`")
            }
            None => format!("write `{example}`"),
        };
        let is_last = fault == Some(Fault::Last);
        Self { written, help, mended: mended.filter(|_| !is_last) }
    }
}

/// Goes through what stands in braces, and writes it as it should be.
struct Mending<'t, 'c> {
    rest: &'t str,
    written: Vec<String>,
    /// The first fault.
    fault: Option<Fault<'t>>,
    classes: &'c [&'c str],
}

impl<'t> Mending<'t, '_> {
    fn mend(&mut self) -> Result<(), Fault<'t>> {
        loop {
            self.rest = self.rest.trim_start_matches([' ', '\t', '\n', ',', ';']);
            let Some(first) = self.rest.chars().next() else { return Ok(()) };
            if matches!(first, '#' | '.') {
                let name = self.take(self.rest.find([' ', '\t', '\n', ',', ';']).unwrap_or(self.rest.len()));
                let bare = name.strip_prefix('#').filter(|id| id.starts_with('-')).map(|id| id.trim_start_matches('-'));
                if bare.is_some() {
                    self.note(Fault::Hyphen);
                }
                self.written.push(bare.map_or_else(|| name.to_owned(), |id| format!("#{id}")));
            } else {
                self.pair()?;
            }
        }
    }

    fn pair(&mut self) -> Result<(), Fault<'t>> {
        let key = self.take(length_of_key(self.rest));
        let after = self.rest.trim_start();
        let is_apart = after.len() < self.rest.len();
        let Some(sign) = after.chars().next().filter(|c| matches!(c, '=' | ':' | '：')) else {
            return self.class(key);
        };
        let value = &after[sign.len_utf8()..];
        if sign != '=' {
            self.note(Fault::Sign);
        } else if is_apart || value.starts_with(char::is_whitespace) {
            self.note(Fault::Spaces);
        }
        self.rest = value.trim_start();
        let is_quoted = self.rest.starts_with(QUOTES);
        let value = self.value(AttributeKind::of(key).is_some_and(AttributeKind::takes_list));
        if key.is_empty() || value.is_empty() {
            return Err(if key.is_empty() { Fault::Unknown(self.rest) } else { Fault::NoValue(key) });
        }
        let is_bare = !is_quoted && !value.contains(|c: char| c.is_whitespace() || matches!(c, '"' | '\'' | '{' | '}'));
        let value = if is_bare { value } else { format!("\"{}\"", value.replace('"', "'")) };
        self.written.push(format!("{key}={value}"));
        Ok(())
    }

    /// The value that comes next, without its quotes; a list without its spaces.
    fn value(&mut self, is_list: bool) -> String {
        let whole = length_of_value(self.rest);
        if let Some(quote) = self.rest.chars().next().filter(|c| QUOTES.contains(c)) {
            self.take(quote.len_utf8());
            let is_straight = matches!(quote, '"' | '\'');
            let closes = |c: char| if is_straight { c == quote } else { matches!(c, '"' | '“' | '”' | '’') };
            if let Some(end) = self.rest.find(closes) {
                if !is_straight {
                    self.note(Fault::Curly);
                }
                let value = self.take(end).trim().to_owned();
                self.take(self.rest.chars().next().map_or(0, char::len_utf8));
                return value;
            }
            self.note(Fault::Quote);
            return self.take(whole - quote.len_utf8()).trim_end_matches([' ', '\t', ',', ';']).to_owned();
        }
        let value = self.take(whole).trim_end_matches([' ', '\t', '\n', ',', ';']);
        let parts = || value.split(',').map(str::trim);
        if is_list && parts().all(|part| !part.contains(char::is_whitespace)) {
            return parts().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(",");
        }
        if value.contains(char::is_whitespace) {
            self.note(Fault::Words);
        }
        value.to_owned()
    }

    /// A word that is no pair: a class without its dot, perhaps.
    fn class(&mut self, word: &'t str) -> Result<(), Fault<'t>> {
        let more = length_of_value(self.rest);
        let start = self.written.len();
        // `moment of truth` is several words.
        let phrase = format!("{word}{}", &self.rest[..more]);
        match known_class(&phrase, self.classes) {
            Some(class) => {
                self.take(more);
                self.note(Fault::Dot);
                self.written.insert(start, format!(".{class}"));
                Ok(())
            }
            None if is_of_items(word) => Err(Fault::NoValue(word)),
            None if word.is_empty() => Err(Fault::Unknown(self.rest)),
            None => Err(Fault::Unknown(word)),
        }
    }

    fn note(&mut self, fault: Fault<'t>) {
        self.fault.get_or_insert(fault);
    }

    fn take(&mut self, length: usize) -> &'t str {
        let (taken, rest) = self.rest.split_at(length);
        self.rest = rest;
        taken
    }
}

/// What a value may stand in.
const QUOTES: [char; 6] = ['"', '\'', '“', '„', '‘', '”'];

fn length_of_key(text: &str) -> usize {
    text.find(|c: char| !c.is_alphanumeric() && !matches!(c, '-' | '_')).unwrap_or(text.len())
}

/// How far a value goes: as far as another attribute begins.
fn length_of_value(text: &str) -> usize {
    let starts_another = |at: usize| {
        let next = text[at..].trim_start();
        let key = &next[..length_of_key(next)];
        let is_key = AttributeKind::of(key).is_some();
        next.starts_with(['#', '.']) || (is_key && next[key.len()..].trim_start().starts_with(['=', ':', '：']))
    };
    let spaces = text.match_indices(char::is_whitespace).map(|(at, _)| at);
    spaces.filter(|at| *at > 0).find(|at| starts_another(*at)).unwrap_or(text.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    const CLASSES: &[&str] = &["moment-of-truth"];

    #[test]
    fn braces_that_were_meant_so_are_told_from_text() {
        for (text, meant) in [
            ("a {#a severity=high", Some("{#a severity=high")),
            ("a severity=high}", Some("severity=high}")),
            ("the end {severity=low} of the line", Some("{severity=low}")),
            ("a {severity=low}.", Some("{severity=low}")),
            ("a {severity: low}", Some("{severity: low}")),
            ("a {#a b}", Some("{#a b}")),
            ("a {moment of truth}", Some("{moment of truth}")),
            ("a {b} c", None),
            ("a {for all", None),
            ("a {#5 of 6", None),
            ("a {{ severity=high }} b", None),
            ("a \\{severity=high} b", None),
            ("a x=y}", None),
            ("a {map}", None),
            ("a {.5 l}", None),
            ("where severity=high", None),
        ] {
            assert_eq!(near(text, CLASSES).map(|near| near.written), meant, "{text}");
        }
    }

    #[test]
    fn each_slip_has_its_own_cure() {
        for (braces, cure) in [
            ("{severity: high}", "between a key and its value stands `=`: `{severity=high}`"),
            ("{severity = high #a}", "leave out the spaces round `=`: `{severity=high #a}`"),
            ("{owner=\"Team A}", "close the quote: `{owner=\"Team A\"}`"),
            ("{owner=\"Team A severity=high}", "close the quote: `{owner=\"Team A\" severity=high}`"),
            ("{owner=“Team A”}", "write straight quotes: `{owner=\"Team A\"}`"),
            (
                "{owner=Team A, severity=high}",
                "put a value of several words in quotes: `{owner=\"Team A\" severity=high}`",
            ),
            ("{for: a, b}", "between a key and its value stands `=`: `{for=a,b}`"),
            ("{#a moment-of-truth}", "a class begins with a dot: `{#a .moment-of-truth}`"),
            ("{Moment of truht}", "a class begins with a dot: `{.moment-of-truth}`"),
            ("{severity=high", "close them with a brace: `{severity=high}`"),
            ("{severity=}", "say what `severity` is: `severity=…`"),
            ("{#--a severity=high}", "an id begins with no hyphen: `{#a severity=high}`"),
            ("{#a severity}", "say what `severity` is: `severity=…`"),
        ] {
            assert_eq!(near(&format!("a {braces}"), CLASSES).map(|near| near.help).as_deref(), Some(cure), "{braces}");
        }
    }
}
