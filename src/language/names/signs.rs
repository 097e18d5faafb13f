//! Words by which a part of a map is known, where they are no labels: stages of many journeys, names over columns, `4 of 5`.
//!
//! They are data: `data/signs.toml`. To add a language, add its arrays there.

use std::sync::LazyLock;

use serde::Deserialize;

use super::by_name::ByName;
use super::data;
use super::known_names::ByLanguage;

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields, bound(deserialize = "'de: 'static"))]
struct Data {
    common_stage: ByLanguage,
    stages: ByLanguage,
    column: ByLanguage,
    count: ByLanguage,
    title: ByLanguage,
    of: ByLanguage,
    to: ByLanguage,
    best: ByLanguage,
    worst: ByLanguage,
}

/// The words.
pub(crate) struct Signs {
    /// Stages of many journeys: `Awareness`.
    pub(crate) common_stages: ByName<()>,
    /// What a heading over all stages ends in: `stages`.
    pub(crate) stages: ByName<()>,
    /// Names over columns that only say what the columns are.
    pub(crate) columns: ByName<()>,
    /// Names over a column that counts the rows.
    pub(crate) counts: ByName<()>,
    /// Names over a column of names.
    pub(crate) titles: ByName<()>,
    /// What stands between a part and the whole.
    pub(crate) of: Vec<&'static str>,
    /// What stands between the ends of a scale.
    pub(crate) to: Vec<&'static str>,
    /// Words for the better end of a scale.
    pub(crate) best: ByName<()>,
    /// Words for its worse end.
    pub(crate) worst: ByName<()>,
}

/// All of them.
pub(crate) static SIGNS: LazyLock<Signs> = LazyLock::new(|| {
    let data: Data = data::read(data::SIGNS);
    let named = |words: &ByLanguage| words.values().flatten().map(|word| (*word, ())).collect();
    let as_they_stand = |words: ByLanguage| words.into_values().flatten().collect();
    Signs {
        common_stages: named(&data.common_stage),
        stages: named(&data.stages),
        columns: named(&data.column),
        counts: named(&data.count),
        titles: named(&data.title),
        of: as_they_stand(data.of),
        to: as_they_stand(data.to),
        best: named(&data.best),
        worst: named(&data.worst),
    }
});

/// Whether stages of many journeys have this name: `Awareness`.
#[must_use]
pub fn is_common_stage(name: &str) -> bool {
    SIGNS.common_stages.contains(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stages_of_many_journeys_are_known_in_every_language() {
        for name in
            ["Awareness", "Bewusstsein", "Découverte", "Decisión", "Adoção", "検討", "구매", "购买", "Удержание"]
        {
            assert!(is_common_stage(name), "{name}");
        }
        assert!(!is_common_stage("Overview"));
    }
}
