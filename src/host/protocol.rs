//! mdBook's JSON: `[context, book]` in, the book out, in the shape it came.
//!
//! The book's JSON is not taken apart and written anew: [`Input`] knows where in it the text of each chapter stands, and a
//! [`Reply`] is that JSON with other texts in some of these places. So all that this program does not know survives, byte
//! for byte, and a chapter without blocks of ours costs next to nothing. Both shapes of mdBook's are told apart by the list
//! they keep the chapters in.

use std::fmt;
use std::io::{self, Write};
use std::ops::Range;

use serde::Deserialize;
use serde_json::value::RawValue;
use serde_json::{Value, json};

use crate::book::{Book, Chapter, Flavour, may_hold_ours, slashed};
use crate::pipeline::IndexChapter;

/// What mdBook hands over.
#[derive(Debug, Clone, PartialEq)]
pub struct Input<'a> {
    /// Where the book is, its configuration, the renderer.
    pub context: Value,
    /// The chapters, in reading order. Those that hold nothing of ours are without their text.
    pub book: Book,
    /// Which Markdown this version of mdBook reads.
    pub flavour: Flavour,
    json: Places<'a>,
}

/// The JSON of a book, and what is where in it.
#[derive(Debug, Clone, PartialEq)]
struct Places<'a> {
    json: &'a str,
    /// The text of each chapter, as a JSON value; none where it has none.
    texts: Vec<Option<Range<usize>>>,
    /// Where the last chapter ends; none where there are no chapters.
    end: Option<usize>,
}

/// The book as mdBook wants it back, to be written out.
#[derive(Debug, Clone, PartialEq)]
pub struct Reply<'a> {
    json: Places<'a>,
    texts: Vec<Option<String>>,
    index: Option<IndexChapter>,
}

/// What is said of a book that has no such list.
const NO_LIST: &str = "its book has no list of chapters, neither `items` nor `sections`";

/// Deeper than this, chapters below chapters are not followed: nobody means that.
const DEEPEST: usize = 100;

#[derive(Deserialize)]
struct Lists<'a> {
    #[serde(borrow)]
    items: Option<Vec<&'a RawValue>>,
    #[serde(borrow)]
    sections: Option<Vec<&'a RawValue>>,
}

#[derive(Deserialize)]
struct Item<'a> {
    #[serde(borrow, rename = "Chapter")]
    chapter: Option<Fields<'a>>,
}

#[derive(Deserialize)]
struct Fields<'a> {
    #[serde(borrow)]
    name: Option<&'a RawValue>,
    #[serde(borrow)]
    content: Option<&'a RawValue>,
    #[serde(borrow)]
    path: Option<&'a RawValue>,
    #[serde(borrow)]
    source_path: Option<&'a RawValue>,
    #[serde(borrow)]
    sub_items: Option<&'a RawValue>,
}

impl<'a> Input<'a> {
    /// Reads what stands on standard input.
    ///
    /// # Errors
    ///
    /// When it is not what mdBook 0.4 or 0.5 writes; the text says how.
    pub fn parse(json: &'a str) -> Result<Self, String> {
        // Most of a book is long texts, so it is gone through as few times as can be.
        let (context, lists): (&RawValue, Lists<'_>) =
            serde_json::from_str(json).map_err(|fault| unfit(json).unwrap_or_else(|| not_json(&fault)))?;
        let book = json[place(json, context).end..].trim_start().trim_start_matches(',').trim_start();
        let book = book.trim_end().trim_end_matches(']').trim_end();
        let context: Value = serde_json::from_str(context.get()).map_err(|fault| not_json(&fault))?;
        if !context.is_object() {
            return Err("its context is not an object".to_owned());
        }
        if !book.starts_with('{') {
            return Err("its book is not an object".to_owned());
        }
        let (items, flavour) = match (lists.items, lists.sections) {
            (Some(items), _) => (items, Flavour::Mdbook05),
            (None, Some(sections)) => (sections, Flavour::Mdbook04),
            (None, None) => return Err(NO_LIST.to_owned()),
        };
        let end = items.last().map(|item| place(book, item).end);
        let json = Places { json: book, texts: Vec::new(), end };
        let mut input = Self { context, book: Book::default(), flavour, json };
        input.gather(items, 0)?;
        Ok(input)
    }

    /// Takes in the chapters of a list, and those below them.
    fn gather(&mut self, items: Vec<&'a RawValue>, depth: usize) -> Result<(), String> {
        if depth > DEEPEST {
            return Err(format!("its chapters stand more than {DEEPEST} deep in each other"));
        }
        // What is no chapter, as a separator or the title of a part, is none of ours.
        for fields in items.into_iter().filter_map(|item| serde_json::from_str::<Item<'_>>(item.get()).ok()?.chapter) {
            // JSON may write any letter as an escape, though mdBook's does so with none that counts here.
            let holds_ours = |content: &&RawValue| may_hold_ours(content.get()) || content.get().contains("\\u00");
            self.book.chapters.push(Chapter {
                name: text(fields.name)?.unwrap_or_default(),
                text: text(fields.content.filter(holds_ours))?.unwrap_or_default(),
                path: text(fields.path)?.map(|path| slashed(&path).into_owned()),
                source_path: text(fields.source_path)?.map(|path| slashed(&path).into_owned()),
            });
            self.json.texts.push(fields.content.map(|content| place(self.json.json, content)));
            if let Some(nested) = fields.sub_items.filter(|nested| nested.get().starts_with('[')) {
                self.gather(serde_json::from_str(nested.get()).map_err(|fault| not_json(&fault))?, depth + 1)?;
            }
        }
        Ok(())
    }

    /// The book with the changed texts in their chapters, and the index at the end.
    #[must_use]
    pub fn answer(self, texts: Vec<Option<String>>, index: Option<IndexChapter>) -> Reply<'a> {
        Reply { json: self.json, texts, index }
    }
}

impl Reply<'_> {
    /// Writes the book's JSON.
    ///
    /// # Errors
    ///
    /// When `out` cannot be written to.
    pub fn write(&self, mut out: impl Write) -> io::Result<()> {
        let Places { json, texts, end } = &self.json;
        let changed = texts.iter().zip(&self.texts).filter_map(|(place, text)| place.as_ref().zip(text.as_ref()));
        let mut changed: Vec<_> = changed.collect();
        // The chapters below a chapter may stand before its own text.
        changed.sort_by_key(|(place, _)| place.start);
        let mut at = 0;
        for (place, text) in changed {
            out.write_all(&json.as_bytes()[at..place.start])?;
            write_text(&mut out, text)?;
            at = place.end;
        }
        // Without chapters there are no maps, and no index of them.
        if let (Some(index), Some(end)) = (&self.index, *end) {
            out.write_all(&json.as_bytes()[at..end])?;
            out.write_all(b",")?;
            serde_json::to_writer(&mut out, &chapter(index))?;
            at = end;
        }
        out.write_all(&json.as_bytes()[at..])?;
        out.flush()
    }
}

impl fmt::Display for Reply<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut json = Vec::new();
        self.write(&mut json).map_err(|_| fmt::Error)?;
        f.write_str(&String::from_utf8(json).map_err(|_| fmt::Error)?)
    }
}

/// Why some JSON is not a pair of a context and a book; none where it is no JSON.
fn unfit(json: &str) -> Option<String> {
    let parts: Result<Vec<&RawValue>, _> = serde_json::from_str(json);
    Some(match parts.as_deref() {
        Ok([_, book]) if book.get().starts_with('{') => NO_LIST.to_owned(),
        Ok([_, _]) => "its book is not an object".to_owned(),
        Err(fault) if !fault.is_data() => return None,
        Ok(_) | Err(_) => "it is not a list of a context and a book".to_owned(),
    })
}

/// Where a part of some JSON stands in it.
fn place(json: &str, part: &RawValue) -> Range<usize> {
    let part = part.get();
    let start = part.as_ptr().addr() - json.as_ptr().addr();
    start..start + part.len()
}

/// A text; none where the value is something else.
fn text(value: Option<&RawValue>) -> Result<Option<String>, String> {
    let text = value.map(RawValue::get).filter(|value| value.starts_with('"'));
    text.map(serde_json::from_str).transpose().map_err(|fault| not_json(&fault))
}

/// How many bytes of a text are looked at together, for what JSON does not hold as it is.
const STRIDE: usize = 32;

/// Writes a text as JSON: stretches that JSON holds as they are, which are nearly all of it, at once.
fn write_text(mut out: impl Write, text: &str) -> io::Result<()> {
    let is_special = |byte: &u8| *byte < b' ' || matches!(byte, b'"' | b'\\');
    out.write_all(b"\"")?;
    let mut rest = text;
    while !rest.is_empty() {
        // Without a way out early, the compiler looks at all bytes of a stride in one.
        let has_special = |stride: &[u8]| stride.iter().fold(false, |found, byte| found | is_special(byte));
        let plain = rest.as_bytes().chunks(STRIDE).take_while(|stride| !has_special(stride)).count() * STRIDE;
        let ahead = rest.as_bytes().iter().skip(plain).position(is_special);
        let (plain, more) = rest.split_at(ahead.map_or(rest.len(), |ahead| plain + ahead));
        out.write_all(plain.as_bytes())?;
        let special = more.chars().next();
        match special {
            Some('"') => out.write_all(b"\\\"")?,
            Some('\n') => out.write_all(b"\\n")?,
            Some(other) => out.write_all(serde_json::to_string(&other)?.trim_matches('"').as_bytes())?,
            None => {}
        }
        rest = &more[special.map_or(0, char::len_utf8)..];
    }
    out.write_all(b"\"")
}

fn not_json(fault: &serde_json::Error) -> String {
    format!("it is not JSON: {fault}")
}

fn chapter(index: &IndexChapter) -> Value {
    json!({ "Chapter": {
        "name": index.name,
        "content": index.text,
        "number": null,
        "sub_items": [],
        "path": index.path,
        "source_path": null,
        "parent_names": [],
    } })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_written_as_serde_writes_it() {
        let bytes: String = (0..=0xff).map(char::from).collect();
        let plain = "a".repeat(STRIDE);
        for text in ["", "\"", "a\n\\\"", &plain, &format!("{plain}\u{8}{plain}ü\n"), &format!("{bytes}€{plain}")] {
            let mut written = Vec::new();
            write_text(&mut written, text).unwrap();
            assert_eq!(String::from_utf8(written).unwrap(), serde_json::to_string(text).unwrap());
        }
    }
}
