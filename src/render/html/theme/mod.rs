//! The theme: the templates and the style sheet, with a book's own files in place of ours.
//!
//! [`FILES`] lists them. `template` reads a template, `style` puts the style sheet together, `check` finds what is wrong
//! with a book's own files, and `made_from` what they are too old for.

mod check;
mod condition;
mod fault;
mod files;
mod made_from;
mod style;
mod template;

pub use check::check;
pub use fault::TemplateError;
pub use files::{FILES, File, file};
pub use made_from::{missing, starter};
pub use style::css;

use std::collections::BTreeMap;

use handlebars::Handlebars;
use serde::Serialize;

use self::condition::Condition;

/// A book's own files in place of ours, by their names: `header.hbs`, `text/link.hbs`, `table.css`.
pub type OwnFiles = BTreeMap<String, String>;

/// HTML that is safe to put into a page as it is: made by a template, or by [`escape`].
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub(super) struct Html(pub(super) String);

/// A part of the style sheet, as a page gets it.
#[derive(Debug)]
pub struct Style {
    /// The class by which the pages are known that need it; none where all do.
    class: Option<&'static str>,
    /// A `<style>` element, on one line that begins with a comment.
    pub html: String,
}

impl Style {
    /// Whether a page with this on it needs it.
    #[must_use]
    pub fn is_for(&self, html: &str) -> bool {
        self.class.is_none_or(|class| html.contains(class))
    }
}

/// The templates and the style sheet.
#[derive(Debug, Default)]
pub struct Theme {
    registry: Handlebars<'static>,
    styles: Vec<Style>,
    own: Vec<String>,
}

impl Theme {
    /// The theme that comes with the program, with a book's own files in place of ours.
    ///
    /// # Errors
    ///
    /// When a template cannot be read.
    pub fn new(own: &OwnFiles) -> Result<Self, TemplateError> {
        let mut registry = Handlebars::new();
        registry.set_strict_mode(true);
        registry.register_escape_fn(escape);
        registry.register_helper("if", Box::new(Condition::If));
        registry.register_helper("unless", Box::new(Condition::Unless));
        for file in FILES.iter().filter(|file| !file.is_style()) {
            let text = own.get(file.name).map_or(file.text, String::as_str);
            let template = template::compile(file.name, text).map_err(|fault| fault.of(own.contains_key(file.name)))?;
            registry.register_template(template::key(file.name), template);
        }
        let style = |(class, css)| Style { class, html: format!("{MARK}<style>{css}</style>") };
        let styles = style::lines(own).into_iter().map(style).collect();
        Ok(Self { registry, styles, own: own.keys().cloned().collect() })
    }

    /// The parts of the style sheet, in their order.
    #[must_use]
    pub fn styles(&self) -> &[Style] {
        &self.styles
    }

    /// Fills in a template.
    pub(super) fn fill(&self, template: &str, view: &impl Serialize) -> Result<Html, TemplateError> {
        self.registry.render(template, view).map(Html).map_err(|error| {
            let fault = template::render_fault(template, &error);
            let is_own = self.own.contains(&fault.file);
            fault.of(is_own)
        })
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
