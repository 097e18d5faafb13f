//! `[preprocessor.journey]` in `book.toml`: every key, what it takes, and what is said when it takes something else.
//!
//! To add a key: add a line to `KEYS`, its reader to `values`, and a case to `tests/suite/options.rs`.

pub(crate) mod lint;
mod values;

use serde_json::Value;

use super::{Fault, at};
use crate::diagnostics::Cure;
use crate::pipeline::{Options, OutputKind};

type Reader = fn(&Value, &mut Options) -> Result<(), Vec<Fault>>;

/// Our keys, in the order they are read: `index-title` names the chapter that `index` settles.
const KEYS: &[(&str, Reader)] = &[
    ("on-error", values::on_error),
    ("css", values::css),
    ("source", values::source),
    ("mermaid", values::mermaid),
    ("ticket-url", values::ticket_url),
    ("index", values::index),
    ("index-title", values::index_title),
    ("scale", values::scale),
    ("lanes", values::lanes),
    ("aliases", values::aliases),
    ("emotions", values::emotions),
    ("words", values::own_words),
    ("lint", lint::lint),
];

/// mdBook's own keys, which stand in the same table.
const MDBOOK_KEYS: &[&str] = &["command", "before", "after", "optional", "renderers"];

/// Reads the options out of mdBook's context. The flavour is not among them: the shape of the book tells it.
///
/// # Errors
///
/// All that is wrong with the table, in the order of the table and then of `KEYS`.
pub fn read(context: &Value) -> Result<Options, Vec<Fault>> {
    let book_language = at(context, &["config", "book", "language"]).and_then(Value::as_str).map(str::to_owned);
    let (output, bare_headings) = (output(context), renderer(context) == Some("epub"));
    let mut options = Options { output, bare_headings, book_language, ..Options::default() };
    let table = match at(context, &["config", "preprocessor", "journey"]) {
        None => return Ok(options),
        Some(Value::Object(table)) => table,
        Some(other) => {
            return Err(vec![Fault::new(
                format!("`preprocessor.journey` in `book.toml` is `{}`, not a table", shown(other)),
                "write `[preprocessor.journey]` on a line of its own, and the options below it",
            )]);
        }
    };
    let is_known = |key: &str| MDBOOK_KEYS.contains(&key) || KEYS.iter().any(|(known, _)| *known == key);
    let mut faults: Vec<Fault> = table.keys().filter(|key| !is_known(key)).map(|key| unknown(key)).collect();
    for (key, read) in KEYS {
        if let Some(value) = table.get(*key) {
            faults.extend(read(value, &mut options).err().unwrap_or_default());
        }
    }
    if faults.is_empty() { Ok(options) } else { Err(faults) }
}

/// The name of what the book is built for. `epub`, which is mdbook-epub, knows no attributes of headings (seen with 0.5.2).
fn renderer(context: &Value) -> Option<&str> {
    context.get("renderer").and_then(Value::as_str)
}

/// HTML where HTML is shown: mdBook's own pages, and the PDF that mdbook-pdf prints from them.
fn output(context: &Value) -> OutputKind {
    match renderer(context) {
        Some("html" | "pdf") | None => OutputKind::Html,
        Some(_) => OutputKind::Markdown,
    }
}

fn unknown(key: &str) -> Fault {
    let all = KEYS.iter().map(|(known, _)| format!("`{known}`")).collect::<Vec<_>>().join(", ");
    let cure = Cure::name(key, KEYS.iter().map(|(known, _)| *known), format!("remove it; the options are {all}"));
    Fault::new(format!("unknown option `{key}` in `[preprocessor.journey]` of `book.toml`"), cure.help)
}

/// A value as it is shown in a message: on one line, and not endless.
fn shown(value: &Value) -> String {
    let text = value.to_string();
    match text.char_indices().nth(60) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text,
    }
}
