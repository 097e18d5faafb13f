//! A task: `Make tea: 5: Me, Cat`, and what people write for it.

use std::ops::Range;

use super::prelude::trimmed;
use crate::model::Scale;

/// Mermaid's scores: 1 is worst, 5 is best.
const SCALE: Scale = Scale { worst: 1.0, best: 5.0 };

/// A task.
#[derive(Debug, PartialEq)]
pub(super) struct Task {
    /// Its name.
    pub(super) name: Range<usize>,
    /// How it went.
    pub(super) score: Score,
    /// Who took part.
    pub(super) actors: Vec<Range<usize>>,
    /// Whether Mermaid would read something else, and what.
    pub(super) odd: Option<Odd>,
}

/// The score of a task.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Score {
    /// From −2 to +2.
    Known(f64),
    /// What stands in its place.
    Unknown(Range<usize>),
    /// Nothing stands in its place.
    Missing,
}

/// Where Mermaid would read something else.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Odd {
    /// There is a colon in the name.
    ColonInName,
    /// There is a colon behind the actors.
    ColonInActors,
    /// Something else stands in the place of the colons.
    NoColons,
}

/// What people write for a colon.
const ARROWS: &[&str] = &["-->", "->", "=>", "→", "|"];

/// Reads a task; `range` of `text`, a line or a part of one.
pub(super) fn read(text: &str, range: Range<usize>) -> Task {
    let colons = pieces(text, range.clone(), &[":"]);
    if let Some(at) = score_at(text, &colons) {
        return task(text, &colons, at, None);
    }
    let others: Vec<&str> = [":", "："].iter().chain(ARROWS).copied().collect();
    let pieces = pieces(text, range, &others);
    if let Some(at) = score_at(text, &pieces) {
        return task(text, &pieces, at, Some(Odd::NoColons));
    }
    let (name, rest) = colons.split_first().map_or((0..0, &[][..]), |(name, rest)| (name.clone(), rest));
    let (score, actors) = match rest {
        [] => (Score::Missing, 0..0),
        // One value alone is more likely a name than a score that is none.
        [actors] => (Score::Missing, actors.clone()),
        [score, .., last] if score.is_empty() => (Score::Missing, rest[1].start..last.end),
        [score, .., last] => (Score::Unknown(score.clone()), rest[1].start..last.end),
    };
    Task { name, score, actors: actors_in(text, actors), odd: None }
}

/// Whether a line has a score, in Mermaid's own way of writing it.
pub(super) fn is_scored(text: &str, range: Range<usize>) -> bool {
    let pieces = pieces(text, range, &[":"]);
    score_at(text, &pieces).is_some_and(|at| known(text, &pieces[at]).is_some())
}

fn task(text: &str, pieces: &[Range<usize>], at: usize, odd: Option<Odd>) -> Task {
    let name = pieces[0].start..pieces[at - 1].end;
    let score = match known(text, &pieces[at]) {
        Some(score) => Score::Known(score),
        None => Score::Unknown(pieces[at].clone()),
    };
    let behind = &pieces[at + 1..];
    let actors = behind.first().zip(behind.last()).map_or(0..0, |(first, last)| first.start..last.end);
    let lost = || behind.iter().skip(1).any(|piece| !piece.is_empty()).then_some(Odd::ColonInActors);
    let odd = odd.or((at > 1).then_some(Odd::ColonInName)).or_else(lost);
    Task { name, score, actors: actors_in(text, actors), odd }
}

/// Which piece is the score. Mermaid takes the second, whatever it is. Where that is no score, or a time's minutes with a
/// score behind, it is the last that can be one.
fn score_at(text: &str, pieces: &[Range<usize>]) -> Option<usize> {
    let fits = |at: usize| known(text, &pieces[at]).is_some();
    let last = |fits: &dyn Fn(usize) -> bool| (1..pieces.len()).rev().find(|at| fits(*at));
    let best = last(&fits);
    if pieces.len() > 1 && fits(1) {
        let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
        let is_time = pieces[0].end + 1 == pieces[1].start
            && pieces[1].len() == 2
            && digit(text[pieces[0].clone()].chars().next_back())
            && digit(text[pieces[1].clone()].chars().next());
        return if is_time { best } else { Some(1) };
    }
    best.or_else(|| last(&|at| number(&text[pieces[at].clone()]).is_some()))
}

/// From −2 to +2.
fn known(text: &str, piece: &Range<usize>) -> Option<f64> {
    number(&text[piece.clone()]).and_then(|number| SCALE.score(number))
}

fn number(text: &str) -> Option<f64> {
    let is_number = text.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '-' | '+' | '.'));
    text.parse().ok().filter(|number: &f64| is_number && number.is_finite())
}

fn actors_in(text: &str, range: Range<usize>) -> Vec<Range<usize>> {
    pieces(text, range, &[","]).into_iter().filter(|actor| !actor.is_empty()).collect()
}

/// The parts between separators, without space at their ends.
fn pieces(text: &str, range: Range<usize>, separators: &[&str]) -> Vec<Range<usize>> {
    let mut pieces = Vec::new();
    let (mut start, mut at) = (range.start, range.start);
    while at < range.end {
        let rest = &text[at..range.end];
        if let Some(separator) = separators.iter().find(|separator| rest.starts_with(**separator)) {
            pieces.push(trimmed(text, start..at));
            at += separator.len();
            start = at;
        } else {
            at += rest.chars().next().map_or(1, char::len_utf8);
        }
    }
    pieces.push(trimmed(text, start..range.end));
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(line: &str) -> String {
        let task = read(line, 0..line.len());
        let score = match task.score {
            Score::Known(score) => format!("{score:+}"),
            Score::Unknown(range) => format!("`{}`", &line[range]),
            Score::Missing => "none".to_owned(),
        };
        let actors: Vec<&str> = task.actors.into_iter().map(|actor| &line[actor]).collect();
        let odd = task.odd.map(|odd| format!(" {odd:?}")).unwrap_or_default();
        format!("{} | {score} | {}{odd}", &line[task.name], actors.join("+"))
    }

    #[test]
    fn tasks_are_read_as_mermaid_reads_them_and_as_they_were_meant() {
        for (line, expected) in [
            ("Make tea: 5: Me", "Make tea | +2 | Me"),
            ("Make tea:3:Me,Cat ,", "Make tea | +0 | Me+Cat"),
            ("Make tea: 2.5", "Make tea | -0.5 | "),
            ("Make tea: 1:", "Make tea | -2 | "),
            ("Step 2:5:Me", "Step 2 | +2 | Me"),
            ("Make tea: 7: Me", "Make tea | `7` | Me"),
            ("Make tea: 0", "Make tea | `0` | "),
            ("Make tea: good: Me", "Make tea | `good` | Me"),
            ("Make tea: inf: Me", "Make tea | `inf` | Me"),
            ("Make tea:: Me", "Make tea | none | Me"),
            ("Make tea: Me", "Make tea | none | Me"),
            ("Make tea", "Make tea | none | "),
            ("Tasks: pay bill: 5: Me", "Tasks: pay bill | +2 | Me ColonInName"),
            ("Wait until 9:30: 2: Me", "Wait until 9:30 | -1 | Me ColonInName"),
            ("At 10:05: 4: Me", "At 10:05 | +1 | Me ColonInName"),
            ("Pay: 3: Me: lost", "Pay | +0 | Me: lost ColonInActors"),
            ("Pay: 3: Me:", "Pay | +0 | Me:"),
            ("Make tea -> 5 -> Me", "Make tea | +2 | Me NoColons"),
            ("Make tea -> 5: Me", "Make tea | +2 | Me NoColons"),
            ("茶を入れる：4：私", "茶を入れる | +1 | 私 NoColons"),
            ("", " | none | "),
            (":", " | none | "),
        ] {
            assert_eq!(said(line), expected, "{line}");
        }
    }
}
