//! Emotions: words, faces and scores in any order, and transitions.

use std::borrow::Cow;

use super::faces::{each_face, faces_of};
use super::names::lexicon;
use super::names::vocabulary::Vocabulary;
use super::reader::Reader;
use super::score::{Number, points, score_in, separated};
use crate::diagnostics::{Code, quoted};
use crate::model::{Emotion, Feeling, Item, Scale, mean};
use crate::source::Span;

/// What people write for a change within the stage.
const ARROWS: &[&str] = &["➡\u{fe0f}", "->", "=>", "⟶", "⟹", "⇒", "➔", "➙", "➛", "➜", "➝", "➞", "➡", ", then "];

/// What may stand round a feeling on either side of a change.
const BLANK: [char; 3] = [' ', ',', '，'];

/// What stands between feelings that are felt at once.
const PAUSES: [char; 17] = [',', ';', '、', '，', '；', '،', '؛', '/', '&', '.', '。', '+', '|', '!', '?', '？', '…'];

const BRACKETS: [char; 6] = ['(', ')', '（', '）', '[', ']'];

/// Nearer to neutral, a word and a score may well disagree.
const LEAST_OF_A_MOOD: f64 = 0.5;

impl Reader<'_> {
    /// The emotion that a lane's items say: points in time where several have a score of their own, else one.
    pub(super) fn emotion(&mut self, items: &[Item]) -> Option<Emotion> {
        let (first, last) = (items.first()?, items.last()?);
        let span = Span::new(first.span.start, last.span.end);
        let texts: Vec<(String, Span)> =
            items.iter().map(|item| (self.with_arrows(&item.text.meant_words()), item.span)).collect();
        let are_points = texts.len() >= 2 && texts.iter().filter(|(text, _)| Self::is_scored(text)).count() >= 2;
        let parts = if are_points {
            texts
        } else {
            let all: Vec<String> = texts.into_iter().map(|(text, _)| text).filter(|text| !text.is_empty()).collect();
            vec![(all.join(", "), span)]
        };
        let mut feelings = Vec::new();
        for (text, span) in parts {
            for point in text.split('→').flat_map(points) {
                feelings.extend(self.feeling(point, span));
            }
        }
        (!feelings.is_empty()).then_some(Emotion { feelings, span })
    }

    /// The same text with `→` for all that means a change. `>` and "to" mean one only between two feelings, else they may be a
    /// part of what is said: `happy to help`.
    fn with_arrows(&self, text: &str) -> String {
        if !may_change(text) {
            return text.to_owned();
        }
        let mut text = Cow::Borrowed(text);
        for arrow in ARROWS {
            if text.contains(arrow) {
                text = text.replace(arrow, "→").into();
            }
        }
        let changes = |part: &str| {
            lexicon::changes().filter(|word| part.contains(word)).find_map(|word| {
                let sides: Vec<&str> =
                    lexicon::without_origin(part).split(word).map(|side| side.trim_matches(BLANK)).collect();
                (sides.len() > 1 && sides.iter().all(|side| self.is_feeling(side))).then(|| sides.join("→"))
            })
        };
        let parts: Vec<String> =
            text.split('→').map(|part| changes(part.trim()).unwrap_or_else(|| part.to_owned())).collect();
        parts.join("→")
    }

    /// Whether a text is a feeling and nothing else: a known word, a face, a score, or these together.
    fn is_feeling(&self, text: &str) -> bool {
        let (rest, faces) = faces_of(text);
        let found = score_in(&rest, self.scale_declared());
        let words = found.as_ref().map_or(rest.as_str(), |found| found.rest.as_str());
        let is_known = lexicon::is_known(words, self.context.settings);
        is_known || (words.trim().is_empty() && (found.is_some() || !faces.is_empty()))
    }

    pub(super) fn is_scored(text: &str) -> bool {
        text.split(['→']).any(|part| score_in(part, false).is_some())
    }

    /// Whether a text is words of one moment, without a score.
    pub(super) fn is_one_moment(&self, text: &str) -> bool {
        !self.with_arrows(text).contains('→') && !Self::is_scored(text)
    }

    /// One point in time.
    fn feeling(&mut self, text: &str, span: Span) -> Option<Feeling> {
        let text = text.trim();
        if let Some(score) = lexicon::mark(text) {
            return Some(Feeling { words: text.to_owned(), faces: String::new(), score: Some(score) });
        }
        if text.is_empty() || Vocabulary::is_nothing(text) {
            return None;
        }
        // Faces first: they may stand on either side of the number.
        let (mut rest, faces) = faces_of(text);
        let mut score = None;
        let mut said = false;
        let faults = self.diagnostics.len();
        if let Some(found) = score_in(&rest, self.scale_declared()) {
            (score, said) = self.scored(&found, span);
            if said {
                rest = found.rest;
            }
        }
        let reported = self.diagnostics.len() > faults;
        let words = separated(&rest);
        if let Some(score) = score {
            self.compare(score, &words, &faces, span);
        }
        if !said {
            score = self.known(&words, &faces);
            if score.is_none() && !reported {
                let ends = if self.scale_declared() {
                    format!("{} (worst) to {} (best)", self.scale.worst, self.scale.best)
                } else {
                    "-2 (worst) to +2 (best)".to_owned()
                };
                let help = format!("add a score, from {ends}, or give the word one under `emotions` in `book.toml`");
                self.report(
                    Code::UnknownEmotion,
                    span,
                    format!("no score is known for `{}`", quoted(text)),
                    "the curve has a gap here",
                    help,
                );
            }
        }
        Some(Feeling { words, faces, score })
    }

    /// Reports words and faces that say the opposite of the score beside them.
    fn compare(&mut self, score: f64, words: &str, faces: &str, span: Span) {
        let Some(known) = self.known(words, faces) else { return };
        if score * known < 0.0 && score.abs().min(known.abs()) >= LEAST_OF_A_MOOD {
            let (goes, sounds) = if score < 0.0 { ("down", "good") } else { ("up", "bad") };
            let said = [words, faces].join(" ");
            self.report(
                Code::MoodAgainstScore,
                span,
                format!("`{}` sounds {sounds}, and the score goes {goes}", quoted(said.trim())),
                "the score counts",
                "correct the sign or the word; if high numbers are bad in this map, say so: `Scale: 5..1`",
            );
        }
    }

    /// The score a number stands for, and whether the number was one (and not a part of the words).
    fn scored(&mut self, found: &Number, span: Span) -> (Option<f64>, bool) {
        if let Some(top) = found.out_of
            && !(self.scale_declared() && self.scale.tops_out_at(top))
        {
            let number = quoted(&found.written);
            let (message, help) = if self.scale_declared() {
                (format!("`{number}` is not counted by the scale {}", self.scale), self.number_on_the_scale())
            } else {
                let lowest = u8::from(!found.written.ends_with('%'));
                let help = format!(
                    "add `Scale: {lowest}..{top}` to the header (or `Scale: {top}..{lowest}` if the highest is the worst)"
                );
                (format!("`{number}` could be good or bad"), help)
            };
            self.report(Code::ScoreWithoutScale, span, message, "not used", help);
            return (None, false);
        }
        let score = self.scale.score(found.value);
        if score.is_none() {
            let help = if self.scale_declared() {
                self.number_on_the_scale()
            } else {
                "write a number from -2 (worst) to +2 (best), or declare how you count in the header: `Scale: 1..5`"
                    .to_owned()
            };
            self.report(
                Code::ScoreOutOfRange,
                span,
                format!("the score `{}` lies outside the scale {}", found.value, self.scale),
                "out of range",
                help,
            );
        }
        (score, true)
    }

    fn number_on_the_scale(&self) -> String {
        format!("write a number from {} (worst) to {} (best)", self.scale.worst, self.scale.best)
    }

    fn scale_declared(&self) -> bool {
        self.scale != Scale::NATIVE
    }

    /// The mean of what the lexicon knows. Where a feeling is denied, none of the words has a score: nobody can say how bad
    /// "hardly happy" is.
    fn known(&self, words: &str, faces: &str) -> Option<f64> {
        let settings = self.context.settings;
        let mut scores: Vec<f64> = each_face(faces).filter_map(|face| lexicon::face(face, settings)).collect();
        scores.extend(lexicon::stars(faces));
        if words.split(|c| PAUSES.contains(&c) || BRACKETS.contains(&c)).any(|part| lexicon::denies(part, settings)) {
            return mean(scores.into_iter());
        }
        let words = without_brackets(words);
        let apart = |words: String, and| if words.contains(and) { words.replace(and, ",") } else { words };
        // What joins two feelings has a space in it, and most feelings are one word.
        let words = if words.contains(' ') { lexicon::ands().fold(words, apart) } else { words };
        scores.extend(
            words
                .split(PAUSES)
                .filter(|phrase| !phrase.trim().is_empty())
                .filter_map(|phrase| lexicon::phrase(phrase, settings)),
        );
        mean(scores.into_iter())
    }

    /// The emotion at the start of a thought: faces, or a known word or score and nothing else.
    pub(super) fn emotion_in_thoughts(&mut self, items: &[Item]) -> Option<Emotion> {
        let mut feelings = Vec::new();
        let mut span: Option<Span> = None;
        for item in items {
            let text = item.text.meant_words();
            let (_, faces) = faces_of(&text);
            let led_by_face = !faces.is_empty() && text.trim_start().starts_with(|c: char| faces.contains(c));
            let bare = score_in(&text, false).map_or(text.clone(), |found| found.rest);
            let (bare_words, _) = faces_of(&bare);
            let only_known = bare_words.split([',', ';', '/']).all(|part| {
                part.trim().is_empty()
                    || (part.split_whitespace().count() <= 2 && lexicon::phrase(part, self.context.settings).is_some())
            });
            let feeling = if only_known {
                self.feeling(&text, item.span)
            } else if led_by_face {
                let score = self.known("", &faces);
                score.map(|score| Feeling { words: String::new(), faces, score: Some(score) })
            } else {
                None
            };
            if let Some(feeling) = feeling {
                feelings.push(feeling);
                let start = span.map_or(item.span.start, |span| span.start);
                span = Some(Span::new(start, item.span.end));
            }
        }
        // Several feelings side by side are one mood, not a way through time.
        let scores: Vec<f64> = feelings.iter().filter_map(|feeling| feeling.score).collect();
        let join = |parts: Vec<&str>| parts.into_iter().filter(|p| !p.is_empty()).collect::<Vec<_>>().join(", ");
        let words = join(feelings.iter().map(|feeling| feeling.words.as_str()).collect());
        let faces: String = feelings.iter().map(|feeling| feeling.faces.as_str()).collect();
        Some(Emotion { feelings: vec![Feeling { words, faces, score: mean(scores.into_iter()) }], span: span? })
    }
}

/// Whether a change can stand in a text, with whatever arrow or word. Most feelings are a word and a score, in which there is none,
/// and looking for each costs more than all else.
fn may_change(text: &str) -> bool {
    !text.is_ascii() || text.contains(['>', ',']) || text.bytes().filter(|byte| *byte == b' ').count() >= 2
}

fn without_brackets(words: &str) -> String {
    let mut depth = 0_usize;
    words
        .chars()
        .filter(|c| {
            match c {
                '(' | '（' | '[' => depth += 1,
                ')' | '）' | ']' => {
                    depth = depth.saturating_sub(1);
                    return false;
                }
                _ => {}
            }
            depth == 0
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whatever_means_a_change_is_looked_for() {
        for mark in lexicon::changes().chain(ARROWS.iter().copied()) {
            assert!(may_change(&format!("calm{mark}tired")), "{mark}");
        }
        assert!(!may_change("calm -1"));
    }
}
