//! The templates and the style sheet, embedded in the program.
//!
//! A template is one partial in `theme/`, laid out on as many lines as reads best: newlines and indentation are removed when
//! it is loaded, so a space that must stay stands inside a line. To add one, add it to [`FILES`].

use handlebars::Handlebars;
use serde::Serialize;

use super::TemplateError;

macro_rules! files {
    ($($name:literal)+) => {
        &[$(($name, include_str!(concat!("../../../theme/", $name, ".hbs"))),)+]
    };
}

/// Every template, by its path below `theme/` without `.hbs`.
const FILES: &[(&str, &str)] = files! {
    "map" "header" "table" "column" "cell" "list" "item" "finding" "badges" "lanes" "emotion" "curve" "face" "note"
    "index" "entry" "error"
    "text/emphasis" "text/strong" "text/strikethrough" "text/code" "text/link" "text/image" "text/break" "text/task" "text/time"
    "block/paragraph" "block/heading" "block/list" "block/quote" "block/code" "block/table"
};

/// The style sheet, part by part.
pub(super) const CSS: &str = concat!(
    include_str!("../../../theme/journey.css"),
    include_str!("../../../theme/table.css"),
    include_str!("../../../theme/finding.css"),
    include_str!("../../../theme/index.css"),
    include_str!("../../../theme/media.css"),
);

/// HTML that is safe to put into a page as it is: made by a template, or by [`escape`].
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub(super) struct Html(pub(super) String);

/// The templates and the style sheet.
#[derive(Debug, Default)]
pub struct Theme {
    registry: Handlebars<'static>,
    style: String,
}

impl Theme {
    /// The templates and the style sheet that come with the program.
    ///
    /// # Errors
    ///
    /// When a template cannot be read.
    pub fn built_in() -> Result<Self, TemplateError> {
        let mut registry = Handlebars::new();
        registry.set_strict_mode(true);
        registry.set_prevent_indent(true);
        registry.register_escape_fn(escape);
        for (name, text) in FILES {
            registry
                .register_template_string(name, one_line(text))
                .map_err(|error| TemplateError(format!("template `{name}`: {error}")))?;
        }
        let style = format!("{MARK}{}{}{}", "<style>", minify(CSS), "</style>");
        Ok(Self { registry, style })
    }

    /// The style sheet as a `<style>` element, on one line that begins with a comment.
    #[must_use]
    pub fn style(&self) -> String {
        self.style.clone()
    }

    /// Fills in a template.
    pub(super) fn fill(&self, template: &str, view: &impl Serialize) -> Result<Html, TemplateError> {
        self.registry
            .render(template, view)
            .map(Html)
            .map_err(|error| TemplateError(format!("template `{template}`: {error}")))
    }

    /// Fills in a template that stands in a chapter by itself: the comment before it makes the line a block of its own.
    pub(super) fn block(&self, template: &str, view: &impl Serialize) -> Result<String, TemplateError> {
        self.fill(template, view).map(|html| format!("{MARK}{}", html.0))
    }
}

/// What every line of ours begins with: Markdown ends such a block at the end of its line, whatever follows.
const MARK: &str = "<!-- journey -->";

/// Data as HTML, in text and in attributes. Braces too, because mdBook's `{{#include}}` looks into HTML; newlines, because
/// all we write is one line.
pub(super) fn escape(data: &str) -> String {
    let mut html = String::with_capacity(data.len() + 8);
    for c in data.chars() {
        match c {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            '{' => html.push_str("&#123;"),
            '\n' => html.push_str("&#10;"),
            '\r' | '\0' => {}
            c => html.push(c),
        }
    }
    html
}

fn one_line(template: &str) -> String {
    template.lines().map(str::trim_start).collect()
}

/// Takes comments and line breaks out of a style sheet that is written a declaration a line.
fn minify(css: &str) -> String {
    let mut rest = css;
    let mut bare = String::with_capacity(css.len());
    while let Some((before, comment)) = rest.split_once("/*") {
        bare.push_str(before);
        rest = comment.split_once("*/").map_or("", |(_, after)| after);
    }
    bare.push_str(rest);
    let line: String = bare.lines().map(str::trim).collect();
    line.replace(" {", "{").replace(": ", ":").replace(", ", ",").replace(";}", "}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_style_is_one_line_that_html_can_hold() {
        let style = Theme::built_in().unwrap().style();
        assert!(style.starts_with("<!-- journey --><style>") && !style.contains('\n'));
        assert_eq!(style.matches('<').count(), 3, "only the comment and the element itself");
        assert_eq!(style.matches('{').count(), style.matches('}').count());
        assert!(!style.contains("{{"));
    }
}
