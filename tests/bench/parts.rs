//! What the parts cost: `cargo bench`. Each is timed with one map of the books that `tests/bench/run` measures.

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use mdbook_journey::book::{Book, Chapter, Flavour, scan};
use mdbook_journey::canonical::{Forms, rewrite};
use mdbook_journey::host;
use mdbook_journey::language::{self, Context, Settings};
use mdbook_journey::pipeline::{self, Options};

use books::{Blocks, Shape};

#[allow(dead_code, reason = "only maps are timed here")]
mod books;

const ONE: Shape = Shape { blocks: Blocks::Journey, count: 1, chapters: 1, index: true };

fn parts(criterion: &mut Criterion) {
    let chapter = Chapter { text: ONE.chapter(0), path: Some("a.md".to_owned()), ..Chapter::default() };
    let book = Book { chapters: vec![chapter.clone()] };
    let (settings, options) = (Settings::default(), Options::default());
    let fence = scan(&chapter.text, Flavour::Mdbook05).remove(0);
    let context = Context { settings: &settings, chapter: 0, span: fence.span, section: "" };
    let messages = [0, 300].map(|count| {
        let mut message = Vec::new();
        let written = Shape { count, chapters: 300, ..ONE }.write_message(&mut message);
        written.ok().and_then(|()| String::from_utf8(message).ok()).unwrap_or_default()
    });

    criterion.bench_function("scan a chapter", |b| b.iter(|| scan(black_box(&chapter.text), Flavour::Mdbook05)));
    criterion.bench_function("read a map", |b| b.iter(|| language::read(black_box(&fence.body), context)));
    criterion.bench_function("survey a book", |b| b.iter(|| pipeline::survey(black_box(&book), &options)));
    criterion.bench_function("run: show a map and the index", |b| b.iter(|| pipeline::run(black_box(&book), &options)));
    criterion.bench_function("write a map anew", |b| {
        b.iter(|| rewrite(black_box(&chapter), &settings, Flavour::Mdbook05, Forms::Headings));
    });
    for (name, message) in ["process 300 chapters", "process 300 maps"].into_iter().zip(&messages) {
        criterion.bench_function(name, |b| b.iter(|| host::process(black_box(message))));
    }
}

criterion_group! {
    name = benches;
    config = Criterion::default().sample_size(20);
    targets = parts
}
criterion_main!(benches);
