//! A preprocessor that does nothing: the measure of all others. It reads all of mdBook's JSON, then writes the book back.
//!
//! With a number, it puts a text of as many bytes in the place of each map, the same each time. Nothing that shows maps can take
//! less.

use std::io::{self, BufWriter, Read as _, Write as _};

use serde_json::Value;

fn main() -> io::Result<()> {
    if std::env::args().nth(1).as_deref() == Some("supports") {
        return Ok(());
    }
    let bytes = std::env::args().nth(1).and_then(|bytes| bytes.parse().ok());
    let mut input = String::new();
    io::stdin().read_to_string(&mut input)?;
    let (_, mut book): (Value, Value) = serde_json::from_str(&input)?;
    if let (Some(bytes), Some(items)) = (bytes, book["items"].as_array_mut()) {
        let text = "x".repeat(bytes);
        items.iter_mut().for_each(|item| replace_maps(&mut item["Chapter"]["content"], &text));
    }
    let mut out = BufWriter::new(io::stdout().lock());
    serde_json::to_writer(&mut out, &book)?;
    out.flush()
}

/// Puts a text in the place of each map of a chapter.
fn replace_maps(chapter: &mut Value, text: &str) {
    let Value::String(chapter) = chapter else { return };
    let (mut replaced, mut rest) = (String::with_capacity(chapter.len()), chapter.as_str());
    while let Some((before, map)) = rest.split_once("```journey\n") {
        replaced.extend([before, text]);
        rest = map.split_once("\n```").map_or("", |(_, after)| after);
    }
    replaced.push_str(rest);
    *chapter = replaced;
}
