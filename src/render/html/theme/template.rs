//! A template: read by the Handlebars parser, laid on one line, and what is said when it is no template or asks for what is
//! not there. `steps` says what a template can do.
//!
//! People lay templates out on as many lines as reads best, and a page has each on one. So newlines and indentation go:
//! inside a tag and between two words a newline is a space, everywhere else nothing.

use std::collections::HashMap;
use std::sync::{LazyLock, OnceLock};

use handlebars::TemplateErrorReason;
use handlebars::template::{Template, TemplateElement};

use super::files::{FILES, File, file};
use super::fill::Missing;
use super::made_from::names;
use super::steps::{Step, Unknown, steps};
use super::{OwnFiles, TemplateError};
use crate::diagnostics::{Cure, did_you_mean};

/// The files that are templates, in the order of their numbers.
pub(super) fn templates() -> impl Iterator<Item = &'static File> {
    FILES.iter().filter(|file| !file.is_style())
}

/// The number of the template with this key.
pub(super) fn number(key: &str) -> Option<usize> {
    static NUMBERS: LazyLock<HashMap<&str, usize>> =
        LazyLock::new(|| templates().enumerate().map(|(number, file)| (self::key(file.name), number)).collect());
    NUMBERS.get(key).copied()
}

/// The steps of a template, or why it has none.
type Compiled = Result<Vec<Step>, TemplateError>;

/// The templates of a book, its own in place of ours. Each is read when it is first asked for, and never again: most pages need
/// few of them, and the parser takes half of the time in which the program starts.
#[derive(Debug)]
pub(super) struct Templates {
    own: OwnFiles,
    /// By their numbers.
    read: Vec<(&'static File, OnceLock<Compiled>)>,
}

impl Templates {
    /// Ours, with a book's own in their place.
    pub(super) fn new(own: &OwnFiles) -> Self {
        Self { own: own.clone(), read: templates().map(|file| (file, OnceLock::new())).collect() }
    }

    /// The steps of the template with this number.
    pub(super) fn steps(&self, number: usize) -> Result<&[Step], TemplateError> {
        let (file, read) = &self.read[number];
        let text = || self.own.get(file.name).map_or(file.text, String::as_str);
        read.get_or_init(|| compile(file.name, text())).as_deref().map_err(Clone::clone)
    }

    /// The fault, with whose file it is in.
    pub(super) fn blame(&self, fault: TemplateError) -> TemplateError {
        let is_own = self.own.contains_key(&fault.file);
        fault.of(is_own)
    }
}

/// So deep may the blocks of a template be nested. The parser calls itself for each, and the stack has an end.
const DEEPEST: usize = 100;

/// Reads a template.
pub(super) fn compile(name: &str, text: &str) -> Compiled {
    if let Some(line) = too_deep(text) {
        let what = format!("more than {DEEPEST} blocks are open one in another");
        return Err(TemplateError::new(name, Some(line), what).help("close those that are open, or nest them less"));
    }
    // Handlebars takes out the newlines beside some of its tags: without indentation, nothing is left of such lines.
    let text: Vec<&str> = text.split('\n').map(str::trim_start).collect();
    let mut template = Template::compile_with_name(text.join("\n"), key(name).to_owned()).map_err(|error| {
        let what = match error.reason() {
            TemplateErrorReason::MismatchingClosedHelper(open, close) => {
                format!("`{{{{#{open}}}}}` is open, and `{{{{/{close}}}}}` closes another")
            }
            _ => "it is not a template: a tag is not closed, or not written as Handlebars wants it".to_owned(),
        };
        TemplateError::new(name, error.pos().map(|(line, _)| line), what)
            .help(format!("compare it with ours: `mdbook-journey theme --print {name}`"))
    })?;
    lay(&mut template, &mut false);
    steps(&template).map_err(|(line, unknown)| said(name, line, unknown))
}

/// The line that opens a block too deep in others.
fn too_deep(text: &str) -> Option<usize> {
    let mut depth = 0_usize;
    for (line, words) in text.lines().enumerate() {
        for tag in words.split("{{").skip(1) {
            match tag.trim_start_matches(['~', '{', ' ']).chars().next() {
                Some('#') => depth += 1,
                Some('/') => depth = depth.saturating_sub(1),
                _ => {}
            }
            if depth > DEEPEST {
                return Some(line + 1);
            }
        }
    }
    None
}

/// What is said of what a template asks for in vain.
fn said(name: &str, line: usize, unknown: Unknown) -> TemplateError {
    const KNOWN: &str = "use `if`, `unless`, `each` and `with`; a field stands alone in its braces";
    let (what, cure) = match unknown {
        Unknown::Helper(helper) => (format!("the helper `{helper}`, which is not there"), KNOWN.into()),
        Unknown::Expression => {
            ("an expression in parentheses, which these templates do not know".to_owned(), KNOWN.into())
        }
        Unknown::Word(word) => (format!("`{word}`, which these templates do not know"), KNOWN.into()),
        Unknown::Part(part) => {
            let parts = templates().map(|file| key(file.name));
            let cure = Cure::name(&part, parts, "`mdbook-journey theme` lists all parts there are");
            (format!("the part `{part}`, which is not there"), cure)
        }
    };
    TemplateError::new(name, Some(line), format!("it asks for {what}")).help(cure.help)
}

/// What a template is called inside other templates: `text/link` for `text/link.hbs`.
pub(super) fn key(name: &str) -> &str {
    name.trim_end_matches(".hbs")
}

fn lay(template: &mut Template, in_tag: &mut bool) {
    for element in &mut template.elements {
        match element {
            TemplateElement::RawString(text) => *text = one_line(text, in_tag),
            TemplateElement::HelperBlock(block) => {
                for branch in [&mut block.template, &mut block.inverse].into_iter().flatten() {
                    lay(branch, in_tag);
                }
            }
            TemplateElement::PartialBlock(block) => block.template.iter_mut().for_each(|inner| lay(inner, in_tag)),
            // Handlebars would indent every line of a part; it has one only.
            TemplateElement::PartialExpression(part) => part.indent = None,
            _ => {}
        }
    }
}

fn one_line(text: &str, in_tag: &mut bool) -> String {
    let mut line = String::with_capacity(text.len());
    let mut parts = text.split('\n').enumerate().peekable();
    while let Some((number, part)) = parts.next() {
        // What a line ends in stays where a tag of the template follows: `a {{b}}`.
        let is_last = parts.peek().is_none();
        let part = if is_last { part } else { part.trim_end() };
        if part.is_empty() && !is_last {
            continue;
        }
        // At the ends of the text stands a tag of the template, which may give words or HTML.
        let (before, after) = (line.chars().next_back(), part.chars().next());
        let beside_a_word = before.or(after).is_some() && before != Some('>') && after != Some('<');
        if number > 0 && (*in_tag || beside_a_word) {
            line.push(' ');
        }
        line.push_str(part);
        if let Some(at) = part.rfind(['<', '>']) {
            *in_tag = part[at..].starts_with('<');
        }
    }
    line
}

/// What is said of a field that is missing when a template is filled in.
pub(super) fn missing(missing: &Missing) -> TemplateError {
    let name = templates().nth(missing.template).map_or("", |file| file.name);
    let given = file(name).map(names).unwrap_or_default();
    let fields: Vec<&str> = given.iter().map(String::as_str).filter(|name| !name.starts_with('>')).collect();
    let word = missing.field.trim_start_matches("../");
    let near = did_you_mean(word, fields.iter().copied()).filter(|near| *near != word);
    let all = fields.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ");
    let help = Cure::near(near, format!("ours asks for {all}")).help;
    let what = format!("it asks for `{}`, which is not there", missing.field);
    TemplateError::new(name, Some(missing.line), what).help(help)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn newlines_go_where_they_mean_nothing() {
        for (text, line) in [
            ("<p>\na\nb <i>c</i>\n</p>\n", "<p>a b <i>c</i></p>"),
            ("<td\nclass=\"x\"\n\nid=\"y\"\n>\nz</td>", "<td class=\"x\" id=\"y\" >z</td>"),
            ("a\r\n<b>\r\nc\r\n", "a<b>c "),
            ("a ", "a "),
            ("\na", " a"),
            ("\n<a>\n", "<a>"),
            ("\n", ""),
        ] {
            assert_eq!(one_line(text, &mut false), line);
        }
    }
}
