//! Maps that do not say whose journey they show.

use crate::lint::inspection::Inspection;
use crate::lint::rule::rule;
use crate::model::FieldKind;

rule! {
    /// A map does not say whose journey it is.
    ///
    /// A journey of "the user" is nobody's: what is easy for one person stops another.
    ///
    /// **To mend it:** add `Persona: …` to the header. If the map is about several people, name each of them.
    "missing-persona", Strict, check
}

fn check(inspection: &mut Inspection<'_>) {
    let help = "add `Persona: …` to the header";
    inspection.report_unsaid(FieldKind::Persona, "this map does not say whose journey it is", help);
}
