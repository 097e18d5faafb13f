//! What a skeleton says, language by language.

use std::sync::LazyLock;

use serde::Deserialize;

/// The languages, each with the file of its words.
pub const LANGUAGES: &[(&str, &str)] = &[
    ("en", include_str!("words/en.toml")),
    ("de", include_str!("words/de.toml")),
    ("fr", include_str!("words/fr.toml")),
    ("es", include_str!("words/es.toml")),
    ("pt", include_str!("words/pt.toml")),
    ("ja", include_str!("words/ja.toml")),
    ("ko", include_str!("words/ko.toml")),
    ("zh", include_str!("words/zh.toml")),
    ("zh-Hant", include_str!("words/zh-Hant.toml")),
    ("ru", include_str!("words/ru.toml")),
];

/// What kind of journey a map is to show.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Template {
    /// Nothing is known of it.
    Blank,
    /// Software that people subscribe to.
    Saas,
    /// A shop that sends things.
    Shop,
    /// A service that people come for, or that comes to them.
    Service,
}

/// The words of one language.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Words {
    pub(super) labels: Labels,
    pub(super) values: Values,
    pub(super) help: Help,
    /// The names of stages.
    pub stages: Stages,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct Labels {
    pub(super) persona: String,
    pub(super) scenario: String,
    pub(super) scope: String,
    pub(super) state: String,
    pub(super) actions: String,
    pub(super) touchpoints: String,
    pub(super) emotion: String,
    pub(super) pain_points: String,
    pub(super) opportunities: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Values {
    /// The state of a map that shows today.
    pub(super) current: String,
    /// An emotion with the score 0.
    pub(super) neutral: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct Help {
    pub(super) persona: String,
    pub(super) scenario: String,
    pub(super) scope: String,
    pub(super) actions: String,
    pub(super) touchpoints: String,
    pub(super) emotion: String,
    pub(super) findings: String,
    pub(super) pain_point: String,
    pub(super) opportunity: String,
}

/// The names of stages, by template.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Stages {
    blank: Vec<String>,
    saas: Vec<String>,
    shop: Vec<String>,
    service: Vec<String>,
}

impl Stages {
    /// Those of a template.
    #[must_use]
    pub fn of(&self, template: Template) -> &[String] {
        match template {
            Template::Blank => &self.blank,
            Template::Saas => &self.saas,
            Template::Shop => &self.shop,
            Template::Service => &self.service,
        }
    }
}

static WORDS: LazyLock<Vec<Words>> = LazyLock::new(|| {
    #[allow(clippy::expect_used, reason = "the files are part of the program; a test reads them")]
    LANGUAGES.iter().map(|(_, file)| toml::from_str(file).expect("words/*.toml are valid")).collect()
});

impl Words {
    /// The words of a language, by one of the tags in [`LANGUAGES`].
    #[must_use]
    pub fn of(tag: &str) -> Option<&'static Self> {
        let at = LANGUAGES.iter().position(|(known, _)| known.eq_ignore_ascii_case(tag))?;
        WORDS.get(at)
    }

    /// An example of findings, to be uncommented.
    pub(super) fn findings(&self) -> String {
        let (labels, help) = (&self.labels, &self.help);
        format!(
            "\n{}\n\n{}:\n- {} {{#no-price severity=high}}\n\n{}:\n- {} {{for=no-price impact=high}}\n",
            help.findings, labels.pain_points, help.pain_point, labels.opportunities, help.opportunity
        )
    }
}
