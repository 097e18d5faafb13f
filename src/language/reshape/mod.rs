//! Other forms brought into that of headings, labels and lists, before the headings are looked at.
//!
//! The passes stand below, in their order, each with the facts that it needs: what a map does not have costs it next to nothing,
//! and one in the manual's own form has nothing but headings. To read another form, write its pass in a file of its own, and add
//! it where it belongs, with why it stands there.

pub(crate) mod bullets;
mod facts;
pub(crate) mod implied;
mod label_lines;
mod lazy;
mod marked_scale;
mod quoted;
pub(crate) mod recurring;
mod several;
mod sideways;
mod table_head;

use super::markdown::Node;
use super::markdown::html_table::with_html_tables;
use super::reader::Reader;
use facts::{Fact, Facts};

/// Brings a form into another one, or says what is read as something else than was meant.
pub(super) struct Pass {
    /// The facts of which one must be so for there to be anything to do.
    needs: &'static [Fact],
    run: fn(&mut Reader<'_>, Vec<Node>) -> Vec<Node>,
}

/// The passes over any blocks of ours.
pub(super) const OF_ALL: &[Pass] = &[
    // First what holds other blocks: what stands in a quotation of rows, or in a table of HTML, is read as all else is.
    Pass { needs: &[Fact::Quotes], run: |reader, nodes| reader.without_quotes_of_rows(nodes) },
    Pass { needs: &[Fact::Tags], run: |reader, nodes| with_html_tables(reader.excerpt, nodes) },
    // Lines that begin with bullets are no lines of text. All that looks at lines comes later.
    Pass {
        needs: &[Fact::Lines, Fact::Code, Fact::ListsTogether],
        run: |reader, nodes| reader.with_bulleted_lists(nodes),
    },
    // What is text now stays text, and is said while its lines stand as they are written.
    Pass {
        needs: &[Fact::Marks],
        run: |reader, nodes| {
            reader.report_unspaced_marks(&nodes);
            nodes
        },
    },
    Pass {
        needs: &[Fact::Tags],
        run: |reader, nodes| {
            reader.report_html(&nodes);
            nodes
        },
    },
    // Then the lines are broken that hold several labels …
    Pass { needs: &[Fact::Bold], run: |_, nodes| label_lines::one_label_each(nodes) },
    // … and the labels are marked that have no mark …
    Pass { needs: &[Fact::Lines], run: |reader, nodes| reader.with_bare_labels(nodes) },
    // … for a label may end the list above it.
    Pass { needs: &[Fact::LinesInLists], run: |reader, nodes| reader.end_lists_at_labels(nodes) },
];

/// The passes over the blocks of a map, behind those. [`Reader::with_implied_headings`] follows them: what is no heading and
/// should be one is told by all that stands around it.
pub(super) const OF_MAPS: &[Pass] = &[
    // Rows above the stages are one table, as any other is …
    Pass { needs: &[Fact::Tables, Fact::ListsOfLabels], run: |reader, nodes| reader.with_rows_put_together(nodes) },
    // … and tables say what they are by their heads.
    Pass { needs: &[Fact::Tables], run: |reader, nodes| reader.with_heads(nodes) },
    // What belongs to another map tells nothing of this one's stages.
    Pass { needs: &[Fact::Headings], run: |reader, nodes| reader.without_other_journeys(nodes) },
];

impl Reader<'_> {
    /// The blocks as they are meant.
    pub(super) fn reshaped<'p>(
        &mut self,
        mut nodes: Vec<Node>,
        passes: impl IntoIterator<Item = &'p Pass>,
    ) -> Vec<Node> {
        let mut facts = None;
        for pass in passes {
            let facts_now = *facts.get_or_insert_with(|| Facts::of(&nodes, self.excerpt.text()));
            if facts_now.hold_any(pass.needs) {
                nodes = (pass.run)(self, nodes);
                facts = None;
            }
        }
        nodes
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::{Context, Settings, markdown};
    use crate::source::{Excerpt, Span};

    /// Each asks something of one pass at least.
    const TEXTS: &[&str] = &[
        "# A\n\nPersona: Ada\n\n## Buy\n\nActions:\n\n- asks\n- waits\n\n## Pay\n\nActions: pays, by card\n",
        "<table><tr><th>Stage</th><th>Actions</th></tr><tr><td>Buy</td><td>asks</td></tr></table>\n",
        "Actions:\n• asks\n• waits\n",
        "## Buy\n\n    - asks\n    - waits\n",
        "1. Buy\n   - asks\n\n  - waits\n",
        "- Buy\n  - Actions:\n    • asks\n    • waits\n",
        "##Queue\n\nActions: asks\n",
        "- Buy\n  -waits\n",
        "Actions: asks <b class=\"x\">twice</b>\n",
        "**Persona:** Ada | **Goal:** her first invoice\n",
        "- **Persona:** Ada; **Goal:** her first invoice\n",
        "- asks\nEmotion: calm\n",
        "- asks\n  - waits\nEmotion: calm\n- pays\n",
        "| Buying | | |\n| --- | --- | --- |\n| | Buy | Pay |\n| Actions | asks | pays |\n",
        "> Actions: asks\n> Emotions: calm\n",
        "Doing\nasks\n\nDoing\npays\n",
        "Actions\n\n- Buy: asks\n- Pay: waits\n\nEmotions\n\n- Buy: calm\n- Pay: sad\n",
        "# User journey\n\n## Buy\n\n# Buyer journey\n\n## Pay\n",
        "**Stage 1: Buy**\n\nActions: asks\n\n**Stage 2: Pay**\n\nActions: pays\n",
    ];

    #[test]
    fn a_pass_has_nothing_to_do_where_what_it_needs_is_not_there() {
        let settings = Settings::default();
        for (number, pass) in OF_ALL.iter().chain(OF_MAPS).enumerate() {
            let mut has_done = 0;
            for text in TEXTS {
                let excerpt = Excerpt::whole(text);
                let context = Context { settings: &settings, chapter: 0, span: Span::default(), section: "" };
                let mut reader = Reader::new(&excerpt, context);
                let nodes = markdown::read(&excerpt, 0).nodes;
                let (facts, before) = (Facts::of(&nodes, text), format!("{nodes:?}"));
                let after = format!("{:?}", (pass.run)(&mut reader, nodes));
                let does = after != before || !reader.diagnostics.is_empty();
                assert!(!does || facts.hold_any(pass.needs), "pass {number} is needed by {text}");
                has_done += usize::from(does);
            }
            assert!(has_done > 0, "no text is for pass {number}");
        }
    }

    #[test]
    fn a_map_in_the_manuals_own_form_has_headings_and_nothing_that_a_pass_needs() {
        let text = TEXTS[0];
        let facts = Facts::of(&markdown::read(&Excerpt::whole(text), 0).nodes, text);
        let needs = OF_ALL.iter().chain(OF_MAPS).map(|pass| pass.needs).filter(|needs| facts.hold_any(needs));
        assert_eq!(needs.collect::<Vec<_>>(), [[Fact::Headings].as_slice()]);
    }
}
