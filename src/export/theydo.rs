//! Findings for `TheyDo`: pain points and moments of delight as its insights, opportunities as its opportunities.
//!
//! The two files have the shape that its public schemas describe (`InsightsFile` and `OpportunitiesFile` in
//! `theydo/theydo-s3-integrations`, format `V1`). `importKey` is the finding's id behind its map's, so that a second import
//! changes what the first one made.

use serde::Serialize;

use super::Edition;
use super::shape::{Evidence, Finding};

#[derive(Serialize)]
struct Insights {
    format: &'static str,
    insights: Vec<Entry>,
}

#[derive(Serialize)]
struct Opportunities {
    format: &'static str,
    opportunities: Vec<Entry>,
}

/// What both kinds of file know of an entry.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Entry {
    import_key: String,
    title: String,
    /// Markdown.
    description: String,
    #[serde(rename = "type")]
    kind: &'static str,
    status: Option<&'static str>,
    tags: Vec<String>,
    groups: Vec<String>,
    external_links: Vec<String>,
    owner_email: Option<String>,
}

/// The file of insights, ended by a line break.
#[must_use]
pub fn theydo_insights(editions: &[Edition<'_>]) -> String {
    let insights = entries(editions, |kind| kind != "opportunity");
    written(&Insights { format: "THEYDO_INSIGHTS_V1", insights })
}

/// The file of opportunities, ended by a line break.
#[must_use]
pub fn theydo_opportunities(editions: &[Edition<'_>]) -> String {
    let opportunities = entries(editions, |kind| kind == "opportunity");
    written(&Opportunities { format: "THEYDO_OPPORTUNITIES_V1", opportunities })
}

fn written(file: &impl Serialize) -> String {
    // It holds nothing that JSON cannot.
    serde_json::to_string_pretty(file).unwrap_or_default() + "\n"
}

fn entries(editions: &[Edition<'_>], is_wanted: impl Fn(&str) -> bool) -> Vec<Entry> {
    editions.iter().flat_map(Edition::findings).filter(|finding| is_wanted(finding.kind)).map(entry).collect()
}

fn entry(finding: Finding) -> Entry {
    let links = finding.evidence.iter().filter(|evidence| evidence.kind == "url");
    Entry {
        import_key: format!("{}/{}", finding.map, finding.id),
        description: description(&finding),
        kind: match finding.kind {
            "pain-point" => "Pain point",
            "delight" => "Moment of delight",
            _ => "Opportunity",
        },
        status: finding.status,
        tags: finding.theme.into_iter().chain(finding.severity.map(str::to_owned)).collect(),
        external_links: links.filter_map(|evidence| evidence.value.clone()).collect(),
        owner_email: finding.owner.filter(|owner| is_address(owner)),
        groups: vec![finding.map_title],
        title: finding.text,
    }
}

/// What has no field of its own, a line each.
fn description(finding: &Finding) -> String {
    let number = |number: Option<u8>| number.map(|number| format!("{number} of 5"));
    let evidence = |evidence: &Evidence| evidence.value.clone().unwrap_or_else(|| evidence.kind.to_owned());
    let listed = |parts: Vec<String>| Some(parts.join(", ")).filter(|list| !list.is_empty());
    let lines = [
        ("Journey", Some(finding.map_title.clone())),
        ("Stage", finding.stage.clone()),
        ("Step", finding.step.clone()),
        ("Personas", listed(finding.personas.clone())),
        ("Severity", finding.severity.map(str::to_owned)),
        ("Impact", number(finding.impact)),
        ("Effort", number(finding.effort)),
        ("Owner", finding.owner.clone()),
        ("Ticket", finding.ticket.clone()),
        ("Evidence", listed(finding.evidence.iter().map(evidence).collect())),
        ("Answers", listed(finding.answers.iter().map(|answer| answer.written.clone()).collect())),
    ];
    let said = lines.iter().filter_map(|(label, words)| Some(format!("- **{label}:** {}", words.as_ref()?)));
    said.collect::<Vec<_>>().join("\n")
}

/// Whether an owner is a mail address, as the schemas write it: anything else is refused there.
fn is_address(owner: &str) -> bool {
    let Some((name, host)) = owner.split_once('@') else { return false };
    let fits = |part: &str, more: &str| part.chars().all(|c| c.is_ascii_alphanumeric() || more.contains(c));
    let ends =
        host.rsplit_once('.').is_some_and(|(_, end)| end.len() >= 2 && end.chars().all(|c| c.is_ascii_alphabetic()));
    let parts = host.split('.').all(|part| part.starts_with(|c: char| c.is_ascii_alphanumeric()) && fits(part, "-"));
    let dots = !name.is_empty() && !name.starts_with('.') && !name.ends_with(['.', '\'']) && !name.contains("..");
    ends && parts && dots && fits(name, "_'+-.")
}
