//! The report for a terminal, in the manner of rustc: title, place, line, culprit, cure; and a summary at its end.

use std::collections::BTreeSet;

use annotate_snippets::{Annotation, AnnotationKind, Group, Level as Mark, Origin, Renderer, Snippet};

use super::{Notice, Spot};
use crate::diagnostics::{Level, counted};

/// The notices with colours (print it with `anstream`, which takes them out where there is no terminal). Empty when there
/// are none.
#[must_use]
pub fn human(notices: &[Notice]) -> String {
    if notices.is_empty() {
        return String::new();
    }
    let renderer = Renderer::styled();
    let mut text = String::new();
    for notice in notices {
        text.push_str(&renderer.render(&[group(notice)]));
        text.push_str("\n\n");
    }
    text.push_str(&summary(notices));
    text
}

fn group(notice: &Notice) -> Group<'_> {
    let mark = match notice.level {
        Level::Error => Mark::ERROR,
        Level::Warning => Mark::WARNING,
    };
    let mut group = Group::with_title(mark.primary_title(notice.message.as_str()).id(notice.code.name()));
    if let Some(spot) = &notice.spot {
        group = show(group, spot, AnnotationKind::Primary, &notice.label);
    }
    for (spot, what) in &notice.related {
        group = show(group, spot, AnnotationKind::Context, what);
    }
    match &notice.help {
        Some(help) => group.element(Mark::HELP.message(help.as_str())),
        None => group,
    }
}

/// Adds a place and its line.
fn show<'a>(group: Group<'a>, spot: &'a Spot, kind: AnnotationKind, label: &'a str) -> Group<'a> {
    let path = match &spot.within {
        Some(within) => format!("{}{within}", spot.path),
        None => spot.path.clone(),
    };
    let Some(stretch) = &spot.stretch else { return group.element(Origin::path(path)) };
    if stretch.is_cut {
        let origin = Origin::path(path).line(stretch.start.line).char_column(stretch.start.column);
        let said = if label.is_empty() { stretch.line.clone() } else { format!("{}: {label}", stretch.line) };
        return group.element(origin).element(Mark::NOTE.no_name().message(said));
    }
    let mut annotation: Annotation<'a> = kind.span(stretch.culprit.clone());
    if !label.is_empty() {
        annotation = annotation.label(label);
    }
    let snippet = Snippet::source(stretch.line.as_str()).path(path).line_start(stretch.start.line);
    group.element(snippet.annotation(annotation))
}

/// `2 errors, 1 warning in 3 files`.
fn summary(notices: &[Notice]) -> String {
    let count = |level| notices.iter().filter(|notice| notice.level == level).count();
    let levels = [(Level::Error, "error", "errors"), (Level::Warning, "warning", "warnings")];
    let levels =
        levels.map(|(level, one, many)| (count(level), one, many)).into_iter().filter(|(count, ..)| *count > 0);
    let levels: Vec<String> = levels.map(|(count, one, many)| counted(count, one, many)).collect();
    let files: BTreeSet<_> = notices.iter().filter_map(|notice| Some(&notice.spot.as_ref()?.path)).collect();
    let files = match files.len() {
        0 => String::new(),
        count => format!(" in {}", counted(count, "file", "files")),
    };
    format!("{}{files}\n", levels.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::book::{Book, Chapter, Flavour};
    use crate::diagnostics::{Code, Diagnostic, Place};
    use crate::report::{ChapterFile, notices};
    use crate::source::Span;

    fn chapter(path: &str, text: &str) -> Chapter {
        Chapter {
            name: path.to_owned(),
            text: text.to_owned(),
            path: Some(path.to_owned()),
            source_path: Some(path.to_owned()),
        }
    }

    fn place(book: &Book, chapter: usize, word: &str) -> Place {
        let start = book.chapters[chapter].text.find(word).unwrap_or_default();
        Place { chapter, span: Span::new(start, start + word.len()) }
    }

    fn plain(book: &Book, diagnostics: &[Diagnostic]) -> String {
        let file = |(i, c): (usize, &Chapter)| {
            (i, ChapterFile { path: format!("src/{}", c.name), text: Some(c.text.clone()) })
        };
        let files = book.chapters.iter().enumerate().map(file).collect();
        anstream::adapter::strip_str(&human(&notices(book, Flavour::Mdbook05, &files, diagnostics))).to_string()
    }

    #[test]
    fn a_fault_is_shown_with_its_places_and_its_cure() {
        let book = Book {
            chapters: vec![
                chapter("a.md", "# A\n\n```journey\n# One {#checkout}\n```\n"),
                chapter("b.md", "```journey\n# Two {#checkout}\n```\n"),
            ],
        };
        let diagnostic =
            Diagnostic::new(Code::DuplicateMapId, place(&book, 1, "checkout"), "two maps have the id `checkout`")
                .label("used again here")
                .related(place(&book, 0, "checkout"), "first used here")
                .help("give one of them another id");
        let warning = Diagnostic::new(Code::MisspeltLane, place(&book, 0, "One"), "unknown lane `One`");
        assert_eq!(
            plain(&book, &[diagnostic, warning]),
            "\
warning[misspelt-lane]: unknown lane `One`
 --> src/a.md:4:3
  |
4 | # One {#checkout}
  |   ^^^

error[duplicate-map-id]: two maps have the id `checkout`
 --> src/b.md:2:9
  |
2 | # Two {#checkout}
  |         ^^^^^^^^ used again here
  |
 ::: src/a.md:4:9
  |
4 | # One {#checkout}
  |         -------- first used here
  |
  = help: give one of them another id

1 error, 1 warning in 2 files
"
        );
    }

    #[test]
    fn a_long_line_is_shown_round_the_culprit_with_its_true_column() {
        let text = format!("{}culprit\u{1b}[31m{}", "é ".repeat(25_000), "ü ".repeat(25_000));
        let book = Book { chapters: vec![chapter("a.md", &text)] };
        let diagnostic = Diagnostic::new(Code::MisspeltLane, place(&book, 0, "culprit"), "unknown lane `\u{1b}[31m`");
        let report = plain(&book, &[diagnostic]);
        assert!(report.contains("--> src/a.md:1:50001\n"), "{report}");
        assert!(report.contains("culprit\u{fffd}[31m"), "{report}");
        assert!(report.lines().all(|line| line.chars().count() < 160), "{report}");
    }

    #[test]
    fn a_fault_without_a_chapter_is_said_all_the_same() {
        let nowhere = Place { chapter: 9, span: Span::new(3, 5) };
        let in_chapter = Diagnostic::new(Code::EmptyMap, nowhere, "nothing here").help("write a stage");
        let in_config = Diagnostic::new(Code::IndexPath, nowhere, "no chapter can stand there");
        assert_eq!(
            plain(&Book::default(), &[in_chapter, in_config]),
            "\
error[empty-map]: nothing here
 |
 = help: write a stage

error[index-path]: no chapter can stand there
--> book.toml

2 errors in 1 file
"
        );
    }
}
