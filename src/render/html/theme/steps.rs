//! What a template does, step by step: read from what the Handlebars parser makes of it, ready to be gone through quickly.

use std::collections::HashMap;

use handlebars::Template;
use handlebars::template::{DecoratorTemplate, HelperTemplate, Parameter, TemplateElement};

use super::template::number;

/// A step.
#[derive(Debug)]
pub(super) enum Step {
    /// Words of the template itself.
    Write(String),
    /// Something with a field; `line` is where it stands, from 1.
    Field { line: usize, path: Path, action: Action },
}

/// What is done with a field.
#[derive(Debug)]
pub(super) enum Action {
    /// Its text.
    Place,
    /// Its HTML.
    PlaceAsItIs,
    /// The first steps where it is true, else the others; the other way round where it is not `wanted`.
    Choose { wanted: bool, then: Vec<Step>, otherwise: Vec<Step> },
    /// The steps for each thing in it, a list; the others where it is empty.
    Each { each: Vec<Step>, none: Vec<Step> },
    /// The steps with its fields; the others where it is not true.
    With { inner: Vec<Step>, none: Vec<Step> },
    /// Another template, by its number, with its fields.
    Part(usize),
}

/// The way to a field.
#[derive(Debug, Default)]
pub(super) struct Path {
    /// How many levels further out it begins.
    pub(super) outwards: usize,
    /// The names on it.
    pub(super) names: Vec<String>,
    /// As the template has it: `../title`.
    pub(super) written: String,
}

/// What a template asks for and does not get.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Unknown {
    /// A helper by a name that none has.
    Helper(String),
    /// A part by a name that none has.
    Part(String),
    /// An expression in parentheses.
    Expression,
    /// Something else of Handlebars'.
    Word(String),
}

/// The steps of a template; or what it asks for in vain, with its line.
pub(super) fn steps(template: &Template) -> Result<Vec<Step>, (usize, Unknown)> {
    let mut steps = Vec::with_capacity(template.elements.len());
    for (number, element) in template.elements.iter().enumerate() {
        let line = template.mapping.get(number).map_or(1, |at| at.0);
        let at_line = |unknown| (line, unknown);
        let (path, action) = match element {
            TemplateElement::Comment(_) => continue,
            TemplateElement::RawString(words) => {
                if !words.is_empty() {
                    steps.push(Step::Write(words.clone()));
                }
                continue;
            }
            TemplateElement::Expression(field) => (lone(field).map_err(at_line)?, Action::Place),
            TemplateElement::HtmlExpression(field) => (lone(field).map_err(at_line)?, Action::PlaceAsItIs),
            TemplateElement::HelperBlock(block) => self::block(block, line)?,
            TemplateElement::PartialExpression(part) => self::part(part).map_err(at_line)?,
            TemplateElement::PartialBlock(_) => return Err(at_line(Unknown::Word("#>".to_owned()))),
            _ => return Err(at_line(Unknown::Word("*".to_owned()))),
        };
        steps.push(Step::Field { line, path, action });
    }
    Ok(steps)
}

fn block(block: &HelperTemplate, line: usize) -> Result<(Path, Action), (usize, Unknown)> {
    let inner = |template: &Option<Template>| template.as_ref().map_or_else(|| Ok(Vec::new()), steps);
    let at_line = |unknown| (line, unknown);
    let name = named(&block.name).map_err(at_line)?;
    if !["if", "unless", "each", "with"].contains(&name.as_str()) {
        return Err((line, Unknown::Helper(name)));
    }
    let [field] = block.params.as_slice() else { return Err((line, Unknown::Helper(name))) };
    let field = named(field).and_then(|field| path(&field)).map_err(at_line)?;
    only_fields(&block.hash).map_err(at_line)?;
    if block.block_param.is_some() {
        return Err((line, Unknown::Word("as".to_owned())));
    }
    let (then, otherwise) = (inner(&block.template)?, inner(&block.inverse)?);
    let action = match name.as_str() {
        "each" => Action::Each { each: then, none: otherwise },
        "with" => Action::With { inner: then, none: otherwise },
        name => Action::Choose { wanted: name == "if", then, otherwise },
    };
    Ok((field, action))
}

fn part(part: &DecoratorTemplate) -> Result<(Path, Action), Unknown> {
    let field = match part.params.as_slice() {
        [] => Path::default(),
        [field] => path(&named(field)?)?,
        [_, more, ..] => return Err(Unknown::Word(named(more)?)),
    };
    only_fields(&part.hash)?;
    let name = named(&part.name)?;
    number(&name).map(|part| (field, Action::Part(part))).ok_or(Unknown::Part(name))
}

/// Refuses `name=value` beside a field: the first by its name, so that it is always the same.
fn only_fields(more: &HashMap<String, Parameter>) -> Result<(), Unknown> {
    more.keys().min().map_or(Ok(()), |name| Err(Unknown::Word(format!("{name}="))))
}

/// A field that stands alone in its braces.
fn lone(field: &HelperTemplate) -> Result<Path, Unknown> {
    let name = named(&field.name)?;
    if field.params.is_empty() && field.hash.is_empty() { path(&name) } else { Err(Unknown::Helper(name)) }
}

fn named(parameter: &Parameter) -> Result<String, Unknown> {
    Ok(match parameter {
        Parameter::Name(_) | Parameter::Path(_) => parameter.as_name().unwrap_or_default().to_owned(),
        Parameter::Literal(value) => value.to_string(),
        _ => return Err(Unknown::Expression),
    })
}

/// `title`, `more.label`, `this`, `../title`.
fn path(written: &str) -> Result<Path, Unknown> {
    let mut path = Path { written: written.to_owned(), ..Path::default() };
    for name in written.split(['.', '/']).filter(|name| !matches!(*name, "" | "this")) {
        path.names.push(name.to_owned());
    }
    path.outwards = written.matches("../").count();
    let is_name = |name: &String| name.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_'));
    if path.names.iter().all(is_name) { Ok(path) } else { Err(Unknown::Word(written.to_owned())) }
}
