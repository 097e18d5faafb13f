//! Names that a misspelt word may stand for.

/// The name in `known` that `word` most likely stands for, if one is near enough to offer.
///
/// Near means: at most a third of the word's letters differ (swapped neighbours count once), and never more than three.
#[must_use]
pub fn did_you_mean<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    nearest(word, known).map(|(_, name)| name)
}

/// The same, if the name is beyond doubt: no other one is as near, and it is not a word of a letter or two.
#[must_use]
pub fn surely_meant<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    nearest(word, known).filter(|(is_alone, name)| *is_alone && name.chars().count() > 2).map(|(_, name)| name)
}

/// The nearest name, and whether it is nearer than any other.
fn nearest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<(bool, &'a str)> {
    let word = word.to_lowercase();
    let limit = (word.chars().count() / 3).clamp(1, 3);
    let mut nearest: Option<(usize, bool, &str)> = None;
    for name in known {
        let distance = strsim::osa_distance(&word, &name.to_lowercase());
        match &mut nearest {
            _ if distance > limit => {}
            Some((least, is_alone, found)) if distance == *least => *is_alone &= *found == name,
            Some((least, ..)) if distance > *least => {}
            _ => nearest = Some((distance, true, name)),
        }
    }
    nearest.map(|(_, is_alone, name)| (is_alone, name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_name_is_offered_and_only_a_lone_one_is_sure() {
        assert_eq!(did_you_mean("sevrity", ["owner", "severity"]), Some("severity"));
        assert_eq!(did_you_mean("colour", ["owner", "severity"]), None);
        assert_eq!(surely_meant("sevrity", ["owner", "severity"]), Some("severity"));
        assert_eq!(did_you_mean("no-prize", ["no-price", "no-prime"]), Some("no-price"));
        assert_eq!(surely_meant("no-prize", ["no-price", "no-prime"]), None);
        assert_eq!(surely_meant("no-prize", ["no-prime", "no-price", "no-prizes"]), None);
        assert_eq!(surely_meant("fro", ["for", "owner"]), Some("for"));
    }
}
