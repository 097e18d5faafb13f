//! Entries that say how much of something there is.

use super::names::signs::SIGNS;

/// How much of something a persona has, in percent, where an entry ends in that: `Comfort with apps: 4/5`, `4 of 5` or `80 %`.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and 100")]
pub(super) fn share(entry: &str) -> Option<u8> {
    let (label, amount) = entry.rsplit_once([':', '：'])?;
    let amount = amount.trim();
    let (part, whole) = match amount.strip_suffix(['%', '％']) {
        Some(percent) => (percent, "100"),
        None => amount.split_once('/').or_else(|| SIGNS.of.iter().find_map(|of| amount.split_once(of)))?,
    };
    let (part, whole): (f32, u8) = (part.trim().parse().ok()?, whole.trim().parse().ok()?);
    // One does not rate out of 2,026: that is a date.
    let is_share = matches!(whole, 2..=10 | 100) && (0.0..=f32::from(whole)).contains(&part);
    (!label.trim().is_empty() && is_share).then(|| (part / f32::from(whole) * 100.0).round() as u8)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_is_a_number_of_a_whole_behind_a_name() {
        for (entry, percent) in [
            ("Comfort with apps: 4/5", Some(80)),
            ("Price sensitivity: 5 of 5", Some(100)),
            ("Zeitdruck: 1 von 4", Some(25)),
            ("時間の余裕：２", None),
            ("忍耐：80％", Some(80)),
            ("Patience: 2.5 out of 10", Some(25)),
            ("Patience: 0/5", Some(0)),
            ("Reads on: iOS/Android", None),
            ("Since: 12/2024", None),
            ("Patience: 6/5", None),
            ("Patience: -1/5", None),
            ("Patience: NaN/5", None),
            (": 4/5", None),
            ("4/5", None),
            ("Two of: 5", None),
        ] {
            assert_eq!(share(entry), percent, "{entry}");
        }
    }
}
