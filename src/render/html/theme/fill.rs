//! Filling in a template: its steps, gone through with a view.

use std::fmt::Write as _;

use super::steps::{Action, Path, Step};
use super::template::{Templates, missing};
use super::view::{List, Shown};
use super::{TemplateError, escape_onto};

/// A field that a template asks for, and that is not there.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Missing {
    /// The number of the template that asks.
    pub(super) template: usize,
    /// The line in it, from 1.
    pub(super) line: usize,
    /// What it asks for, as it is written: `../title`.
    pub(super) field: String,
}

/// What a step has before it, and what stands further out.
#[derive(Clone, Copy)]
struct Scope<'s> {
    this: Shown<'s>,
    outer: Option<&'s Scope<'s>>,
}

impl<'s> Scope<'s> {
    fn find(&self, path: &Path) -> Option<Shown<'s>> {
        let mut scope = self;
        for _ in 0..path.outwards {
            scope = scope.outer?;
        }
        let mut shown = scope.this;
        for name in &path.names {
            let Shown::Fields(fields) = shown else { return None };
            shown = fields.field(name)?;
        }
        Some(shown)
    }

    fn inner(&'s self, this: Shown<'s>) -> Self {
        Self { this, outer: Some(self) }
    }
}

/// Writes one template after the other.
struct Filler<'t> {
    templates: &'t Templates,
    /// The number of the template that is being filled in.
    template: usize,
    html: String,
}

/// The template of this number, filled in with a view.
pub(super) fn fill(templates: &Templates, template: usize, view: Shown<'_>) -> Result<String, TemplateError> {
    let mut filler = Filler { templates, template, html: String::new() };
    filler.steps(templates.steps(template)?, &Scope { this: view, outer: None })?;
    Ok(filler.html)
}

impl Filler<'_> {
    fn part(&mut self, part: usize, scope: &Scope<'_>) -> Result<(), TemplateError> {
        let outer = std::mem::replace(&mut self.template, part);
        self.steps(self.templates.steps(part)?, scope)?;
        self.template = outer;
        Ok(())
    }

    fn steps(&mut self, steps: &[Step], scope: &Scope<'_>) -> Result<(), TemplateError> {
        for step in steps {
            let (line, path, action) = match step {
                Step::Write(words) => {
                    self.html.push_str(words);
                    continue;
                }
                Step::Field { line, path, action } => (*line, path, action),
            };
            let asked = || Missing { template: self.template, line, field: path.written.clone() };
            let shown = scope.find(path).ok_or_else(|| missing(&asked()))?;
            match (action, shown) {
                (Action::Place, Shown::Text(text)) => escape_onto(&mut self.html, text),
                (Action::PlaceAsItIs, Shown::Text(html)) => self.html.push_str(html),
                (Action::Place | Action::PlaceAsItIs, shown) => self.place(shown),
                (Action::Choose { wanted, then, otherwise }, shown) => {
                    self.steps(if shown.is_true() == *wanted { then } else { otherwise }, scope)?;
                }
                (Action::Each { each, .. }, Shown::List(list)) if list.at(0).is_some() => {
                    self.each(list, each, scope)?;
                }
                (Action::With { inner, .. }, shown) if shown.is_true() => self.steps(inner, &scope.inner(shown))?,
                (Action::Each { none, .. } | Action::With { none, .. }, _) => self.steps(none, scope)?,
                (Action::Part(part), shown) => self.part(*part, &scope.inner(shown))?,
            }
        }
        Ok(())
    }

    fn each(&mut self, list: &dyn List, steps: &[Step], scope: &Scope<'_>) -> Result<(), TemplateError> {
        let mut place = 0;
        while let Some(shown) = list.at(place) {
            self.steps(steps, &scope.inner(shown))?;
            place += 1;
        }
        Ok(())
    }

    /// Places what is no text.
    fn place(&mut self, shown: Shown<'_>) {
        match shown {
            Shown::Number(number) => _ = write!(self.html, "{number}"),
            Shown::Is(is_true) => self.html.push_str(if is_true { "true" } else { "false" }),
            Shown::Text(_) | Shown::Nothing | Shown::List(_) | Shown::Fields(_) => {}
        }
    }
}
