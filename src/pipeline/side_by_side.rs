//! The same work for each chapter of a book, on several threads where there is enough of it.

use std::num::NonZero;
use std::panic::resume_unwind;
use std::thread;

use crate::book::{Book, Chapter};

/// Below so many bytes of Markdown a thread costs more than it saves.
const WORTH_A_THREAD: usize = 64 * 1024;

/// What `work` makes of each chapter and its index, in the order of the book.
pub fn side_by_side<T: Send>(book: &Book, work: impl Fn(usize, &Chapter) -> T + Sync) -> Vec<T> {
    let chapters = book.chapters.as_slice();
    let bytes: usize = chapters.iter().map(|chapter| chapter.text.len()).sum();
    let threads = thread::available_parallelism().map_or(1, NonZero::get).min(bytes / WORTH_A_THREAD).max(1);
    let share = chapters.len().div_ceil(threads).max(1);
    let of_share = |first: usize, chapters: &[Chapter]| -> Vec<T> {
        (first..).zip(chapters).map(|(index, chapter)| work(index, chapter)).collect()
    };
    if threads == 1 {
        return of_share(0, chapters);
    }
    thread::scope(|scope| {
        let shares = chapters.chunks(share).enumerate();
        let of_share = &of_share;
        let threads: Vec<_> =
            shares.map(|(number, chapters)| scope.spawn(move || of_share(number * share, chapters))).collect();
        threads.into_iter().flat_map(|thread| thread.join().unwrap_or_else(|fault| resume_unwind(fault))).collect()
    })
}
