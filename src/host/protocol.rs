//! mdBook's JSON: `[context, book]` in, the book out, in the shape it came.
//!
//! Everything is read leniently, as plain JSON values: mdBook adds fields from version to version, and all that this
//! program does not know must survive. Both shapes are told apart by the list they keep the chapters in.

use serde_json::{Map, Value, json};

use crate::book::{Book, Chapter, Flavour};
use crate::pipeline::IndexChapter;

/// What mdBook hands over.
#[derive(Debug, Clone, PartialEq)]
pub struct Input {
    /// Where the book is, its configuration, the renderer.
    pub context: Value,
    book: Map<String, Value>,
    shape: Shape,
}

/// Where a version of mdBook keeps the chapters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shape {
    Sections,
    Items,
}

impl Shape {
    fn key(self) -> &'static str {
        match self {
            Self::Sections => "sections",
            Self::Items => "items",
        }
    }
}

impl Input {
    /// Reads what stands on standard input.
    ///
    /// # Errors
    ///
    /// When it is not what mdBook 0.4 or 0.5 writes; the text says how.
    pub fn parse(json: &str) -> Result<Self, String> {
        let value: Value = serde_json::from_str(json).map_err(|fault| format!("it is not JSON: {fault}"))?;
        let Value::Array(parts) = value else {
            return Err("it is not a list of a context and a book".to_owned());
        };
        let Ok([context, book]) = <[Value; 2]>::try_from(parts) else {
            return Err("it is not a list of a context and a book".to_owned());
        };
        if !context.is_object() {
            return Err("its context is not an object".to_owned());
        }
        let Value::Object(book) = book else {
            return Err("its book is not an object".to_owned());
        };
        let shape = [Shape::Items, Shape::Sections]
            .into_iter()
            .find(|shape| book.get(shape.key()).is_some_and(Value::is_array));
        match shape {
            Some(shape) => Ok(Self { context, book, shape }),
            None => Err("its book has no list of chapters, neither `items` nor `sections`".to_owned()),
        }
    }

    /// Which Markdown this version of mdBook reads.
    #[must_use]
    pub fn flavour(&self) -> Flavour {
        match self.shape {
            Shape::Sections => Flavour::Mdbook04,
            Shape::Items => Flavour::Mdbook05,
        }
    }

    /// The chapters, in reading order.
    #[must_use]
    pub fn book(&self) -> Book {
        let mut book = Book::default();
        if let Some(items) = self.book.get(self.shape.key()).and_then(Value::as_array) {
            gather(items, &mut book.chapters);
        }
        book
    }

    /// The book as mdBook wants it back: the changed texts in their chapters, the index at the end.
    #[must_use]
    pub fn answer(mut self, texts: &[Option<String>], index: Option<&IndexChapter>) -> String {
        if let Some(Value::Array(items)) = self.book.get_mut(self.shape.key()) {
            write_back(items, &mut texts.iter());
            items.extend(index.map(chapter));
        }
        Value::Object(self.book).to_string()
    }
}

fn gather(items: &[Value], chapters: &mut Vec<Chapter>) {
    for fields in items.iter().filter_map(|item| item.get("Chapter")) {
        let text = |key: &str| fields.get(key).and_then(Value::as_str).map(str::to_owned);
        chapters.push(Chapter {
            name: text("name").unwrap_or_default(),
            text: text("content").unwrap_or_default(),
            path: text("path").map(slashes),
            source_path: text("source_path").map(slashes),
        });
        if let Some(nested) = fields.get("sub_items").and_then(Value::as_array) {
            gather(nested, chapters);
        }
    }
}

/// Goes the same way as [`gather`], so that the texts and the chapters keep step.
fn write_back<'a>(items: &mut [Value], texts: &mut impl Iterator<Item = &'a Option<String>>) {
    for fields in items.iter_mut().filter_map(|item| item.get_mut("Chapter")) {
        if let (Some(Some(text)), Some(fields)) = (texts.next(), fields.as_object_mut()) {
            fields.insert("content".to_owned(), Value::String(text.clone()));
        }
        if let Some(nested) = fields.get_mut("sub_items").and_then(Value::as_array_mut) {
            write_back(nested, texts);
        }
    }
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

/// Windows writes its paths with backslashes; everywhere else a backslash belongs to the name.
fn slashes(path: String) -> String {
    if cfg!(windows) { path.replace('\\', "/") } else { path }
}
