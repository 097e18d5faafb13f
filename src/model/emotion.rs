//! How a persona feels: one or more points in time, each with the writer's words and, where known, a score.

use crate::source::Span;

/// What a stage or a step feels like, from its first point in time to its last.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Emotion {
    /// The points in time, never empty. More than one is a transition.
    pub feelings: Vec<Feeling>,
    /// Where it stands in the chapter.
    pub span: Span,
}

/// One point in time.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Feeling {
    /// The writer's words, without score and faces: `frustrated, tired`. May be empty.
    pub words: String,
    /// The writer's faces (emoji), in order. May be empty.
    pub faces: String,
    /// From −2 (very negative) to +2 (very positive); none when nothing is known.
    pub score: Option<f64>,
}

impl Emotion {
    /// The mean score of its points in time.
    #[must_use]
    pub fn mean(&self) -> Option<f64> {
        mean(self.feelings.iter().filter_map(|feeling| feeling.score))
    }

    /// The writer's words and faces, without scores.
    #[must_use]
    pub fn words(&self) -> String {
        let words = |feeling: &Feeling| [&*feeling.words, &*feeling.faces].join(" ").trim().to_owned();
        self.feelings.iter().map(words).filter(|words| !words.is_empty()).collect::<Vec<_>>().join(" → ")
    }

    /// The lowest score of its points in time.
    #[must_use]
    pub fn lowest(&self) -> Option<f64> {
        self.feelings.iter().filter_map(|f| f.score).reduce(f64::min)
    }
}

/// The mean of some scores, if there are any.
pub(crate) fn mean(scores: impl Iterator<Item = f64>) -> Option<f64> {
    let (sum, count) = scores.fold((0.0, 0_u32), |(sum, count), score| (sum + score, count + 1));
    (count > 0).then(|| sum / f64::from(count))
}

/// A number as people read it: with two decimals at most, and no zero below zero.
pub(crate) fn rounded(number: f64) -> f64 {
    (number * 100.0).round() / 100.0 + 0.0
}

/// A score as people write it, rounded: `+1`, `0`, `-1.5`.
pub(crate) fn signed(score: f64) -> String {
    let score = rounded(score);
    if score > 0.0 { format!("+{score}") } else { score.to_string() }
}

/// What a score says in a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Mood {
    /// From −2 to −1.5.
    VeryNegative,
    /// To −0.5.
    Negative,
    /// Between −0.5 and 0.5.
    Neutral,
    /// From 0.5 on.
    Positive,
    /// From 1.5 on.
    VeryPositive,
}

impl Mood {
    /// The mood of a score from −2 to +2.
    #[must_use]
    pub fn of(score: f64) -> Self {
        match score {
            score if score >= 1.5 => Self::VeryPositive,
            score if score >= 0.5 => Self::Positive,
            score if score > -0.5 => Self::Neutral,
            score if score > -1.5 => Self::Negative,
            _ => Self::VeryNegative,
        }
    }
}

/// How the numbers a writer uses map to −2…+2: `worst` is −2, `best` is +2, linear between them.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Scale {
    /// The number that means very negative.
    pub worst: f64,
    /// The number that means very positive.
    pub best: f64,
}

impl Scale {
    /// The scale of the language itself, −2…+2.
    pub const NATIVE: Self = Self { worst: -2.0, best: 2.0 };

    /// The score of `number`, or none when it lies outside the scale.
    #[must_use]
    pub fn score(self, number: f64) -> Option<f64> {
        let along = (number - self.worst) / (self.best - self.worst);
        // A hair of tolerance: 0.1 + 0.2 is not 0.3 in binary, and nobody meant it to be out of range.
        if (-1e-9..=1.0 + 1e-9).contains(&along) { Some((along.clamp(0.0, 1.0)) * 4.0 - 2.0) } else { None }
    }

    /// Whether a number in words such as `4/5` can belong to this scale.
    #[must_use]
    pub fn tops_out_at(self, number: f64) -> bool {
        (self.worst.max(self.best) - number).abs() < 1e-9
    }
}

impl std::fmt::Display for Scale {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}..{}", self.worst, self.best)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scales_are_linear_and_have_a_direction() {
        let stars = Scale { worst: 1.0, best: 5.0 };
        assert_eq!(stars.score(1.0), Some(-2.0));
        assert_eq!(stars.score(3.5), Some(0.5));
        assert_eq!(stars.score(6.0), None);
        let pain = Scale { worst: 5.0, best: 1.0 };
        assert_eq!(pain.score(5.0), Some(-2.0));
    }
}
