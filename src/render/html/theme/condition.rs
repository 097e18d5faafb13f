//! `if` and `unless`, which ask for a field that has to be there: Handlebars' own take one that is not for `false`, and a
//! typing mistake would pass in silence.

use handlebars::{
    Context, Handlebars, Helper, HelperDef, HelperResult, JsonTruthy as _, Output, RenderContext, RenderError,
    RenderErrorReason, Renderable as _,
};

/// Shows what is inside where the field is true, or where it is not.
#[derive(Debug, Clone, Copy)]
pub(super) enum Condition {
    If,
    Unless,
}

impl HelperDef for Condition {
    fn call<'reg: 'rc, 'rc>(
        &self,
        helper: &Helper<'rc>,
        registry: &'reg Handlebars<'reg>,
        context: &'rc Context,
        state: &mut RenderContext<'reg, 'rc>,
        out: &mut dyn Output,
    ) -> HelperResult {
        let (name, wanted) = match self {
            Self::If => ("if", true),
            Self::Unless => ("unless", false),
        };
        let field = helper.param(0).ok_or(RenderErrorReason::ParamNotFoundForIndex(name, 0))?;
        if field.is_value_missing() {
            return Err(RenderError::strict_error(field.relative_path()));
        }
        let shown = if field.value().is_truthy(false) == wanted { helper.template() } else { helper.inverse() };
        shown.map_or(Ok(()), |shown| shown.render(registry, context, state, out))
    }
}
