//! Maps, the index and the error box as HTML: each one physical line that stands in a chapter's Markdown.

use super::Site;
use crate::book::Chapter;
use crate::diagnostics::Diagnostic;

/// A template that could not be read or filled in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TemplateError(pub String);

/// The templates and the style sheet.
#[derive(Debug, Default)]
pub struct Theme;

impl Theme {
    /// The templates and the style sheet that come with the program.
    ///
    /// # Errors
    ///
    /// When a template cannot be read.
    pub fn built_in() -> Result<Self, TemplateError> {
        Ok(Self)
    }

    /// The style sheet as a `<style>` element, on one line that begins with a comment.
    #[must_use]
    pub fn style(&self) -> String {
        String::new()
    }
}

/// The style sheet, as it is served by a book that sets `css = "none"`.
#[must_use]
pub fn css() -> &'static str {
    ""
}

/// The map with index `map` in the atlas.
///
/// # Errors
///
/// When a template cannot be filled in.
pub fn map(_site: Site<'_>, _theme: &Theme, _map: usize) -> Result<String, TemplateError> {
    Ok(String::new())
}

/// The index of the book, for the page of the chapter with index `chapter` (`None`: the generated chapter, at the path of
/// `atlas.index`), its headings from `level` on.
///
/// # Errors
///
/// When a template cannot be filled in.
pub fn index(_site: Site<'_>, _theme: &Theme, _chapter: Option<usize>, _level: u8) -> Result<String, TemplateError> {
    Ok(String::new())
}

/// The box that stands in a map's place when it has errors and `on-error` is `show`: messages and source.
///
/// # Errors
///
/// When a template cannot be filled in.
pub fn error_box(_theme: &Theme, _diagnostics: &[&Diagnostic], _chapter: &Chapter, _source: &str) -> Result<String, TemplateError> {
    Ok(String::new())
}
