//! Writes what mdBook sends for a book of many maps, to be timed with:
//!
//! ```console
//! $ cargo run --example large_book 300 > book.json
//! $ time target/release/mdbook-journey < book.json > answer.json
//! ```

use serde_json::json;

mod generator;

fn main() {
    let maps = std::env::args().nth(1).and_then(|number| number.parse().ok()).unwrap_or(300);
    let mut chapters: Vec<_> =
        (0..maps).map(|map| chapter(&format!("map-{map}.md"), &generator::chapter(map))).collect();
    chapters.push(chapter("index-of-all.md", "# Index\n\n```journey-index\n```\n"));
    let context = json!({
        "root": ".",
        "config": { "preprocessor": { "journey": { "after": ["links"] } } },
        "renderer": "html",
        "mdbook_version": "0.5.0",
    });
    println!("{}", json!([context, { "items": chapters }]));
    let expected = generator::expected(maps);
    let owner = generator::pains_of("Payments", maps);
    eprintln!("{maps} maps: {expected:?}; {owner} open pain points of Payments");
}

fn chapter(path: &str, text: &str) -> serde_json::Value {
    json!({ "Chapter": {
        "name": path, "content": text, "number": [1], "sub_items": [], "path": path, "source_path": path,
        "parent_names": [],
    } })
}
