//! The theme: the templates and the style sheet, with a book's own files in place of ours.
//!
//! [`FILES`] lists them. `template` reads a template into `steps`, when it is first asked for; `fill` goes through them with a
//! `view`. `style` puts the style sheet together, `check` finds what is wrong with a book's own files, and `made_from` what they
//! are too old for.

mod check;
mod fault;
mod files;
mod fill;
mod made_from;
mod steps;
mod style;
mod template;
mod view;

pub use check::check;
pub use fault::TemplateError;
pub use files::{FILES, File, file};
pub use made_from::{missing, starter};
pub use style::css;

use std::collections::BTreeMap;

use memchr::memmem::Finder;

use self::template::Templates;
pub(super) use self::view::{Show, Shown, View, view};

/// A book's own files in place of ours, by their names: `header.hbs`, `text/link.hbs`, `table.css`.
pub type OwnFiles = BTreeMap<String, String>;

/// HTML that is safe to put into a page as it is: made by a template, or by [`escape`].
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Html(pub(super) String);

impl Html {
    /// The same for a heading. mdBook's search puts the words of headings into its results as if they were HTML (searcher.js,
    /// `formatSearchResult`), so no `<` of a writer's may begin a tag even there: a word joiner, which nobody sees, follows it.
    pub(super) fn heading(self) -> Self {
        Self(self.0.replace("&lt;", "&lt;\u{2060}"))
    }
}

/// A part of the style sheet, as a page gets it.
#[derive(Debug)]
pub struct Style {
    /// The class by which the pages are known that need it; none where all do.
    class: Option<Finder<'static>>,
    /// A `<style>` element, on one line that begins with a comment.
    pub html: String,
}

impl Style {
    /// Whether a page with this on it needs it.
    #[must_use]
    pub fn is_for(&self, html: &str) -> bool {
        self.class.as_ref().is_none_or(|class| class.find(html.as_bytes()).is_some())
    }
}

/// The templates and the style sheet.
#[derive(Debug)]
pub struct Theme {
    templates: Templates,
    styles: Vec<Style>,
}

impl Theme {
    /// The theme that comes with the program, with a book's own files in place of ours.
    #[must_use]
    pub fn new(own: &OwnFiles) -> Self {
        let style = |(class, css): (Option<&'static str>, String)| Style {
            class: class.map(Finder::new),
            html: format!("{MARK}<style>{css}</style>"),
        };
        Self { templates: Templates::new(own), styles: style::lines(own).into_iter().map(style).collect() }
    }

    /// The parts of the style sheet, in their order.
    #[must_use]
    pub fn styles(&self) -> &[Style] {
        &self.styles
    }

    /// Fills in the template with this key.
    pub(super) fn fill(&self, template: &str, view: &dyn View) -> Result<Html, TemplateError> {
        let Some(number) = template::number(template) else {
            return Err(TemplateError::new(template, None, "there is no template of this name"));
        };
        fill::fill(&self.templates, number, Shown::Fields(view)).map(Html).map_err(|fault| self.templates.blame(fault))
    }

    /// Fills in a template that stands in a chapter by itself: the comment before it makes the line a block of its own.
    pub(super) fn block(&self, template: &str, view: &dyn View) -> Result<String, TemplateError> {
        self.fill(template, view).map(|html| format!("{MARK}{}", html.0))
    }
}

/// What every line of ours begins with: Markdown ends such a block at the end of its line, whatever follows.
const MARK: &str = "<!-- journey -->";

/// Data as HTML, in text and in attributes. Braces too, because mdBook's `{{#include}}` looks into HTML; newlines, because
/// all we write is one line.
pub(super) fn escape(data: &str) -> String {
    let mut html = String::with_capacity(data.len() + 8);
    escape_onto(&mut html, data);
    html
}

/// The same, written behind other HTML.
pub(super) fn escape_onto(html: &mut String, data: &str) {
    // Most texts have none of these. Without a way out early, the compiler looks at many bytes at once.
    let special = |byte| matches!(byte, b'&' | b'<' | b'>' | b'"' | b'{' | b'\n' | b'\r' | b'\0');
    if !data.bytes().fold(false, |found, byte| found | special(byte)) {
        return html.push_str(data);
    }
    let mut written = 0;
    for (at, byte) in data.bytes().enumerate() {
        let entity = match byte {
            b'&' => "&amp;",
            b'<' => "&lt;",
            b'>' => "&gt;",
            b'"' => "&quot;",
            b'{' => "&#123;",
            b'\n' => "&#10;",
            b'\r' | b'\0' => "",
            _ => continue,
        };
        html.push_str(&data[written..at]);
        html.push_str(entity);
        written = at + 1;
    }
    html.push_str(&data[written..]);
}
