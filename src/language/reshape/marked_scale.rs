//! Emotions that are marked on a scale: a row for each score or face, and a mark in the column of each stage that feels so.
//!
//! The rows become one of emotions. After that, nothing needs to know that there were several.

use crate::language::markdown::inline::{is_blank, range_of, words};
use crate::language::markdown::{Node, NodeKind, Piece, PieceKind};
use crate::language::names::known_names::LaneName;
use crate::language::names::lexicon;
use crate::language::names::vocabulary::Vocabulary;
use crate::language::reader::Reader;
use crate::language::score::number_alone;
use crate::model::LaneKind;

/// A row of a table.
type Row = Vec<Vec<Piece>>;

/// What people mark a place with, in lower case.
const MARKS: &[&str] = &["x", "×", "✓", "✔", "✕", "✗", "✘", "•", "●", "*", "o"];

impl Reader<'_> {
    /// Makes one row of such rows, where at least two of them follow each other and no stage has more than one mark.
    pub(crate) fn with_marks_read(&self, mut node: Node) -> Node {
        if let NodeKind::Table { head, rows } = &mut node.kind
            && head.len() > 2
            && let Some(first) = rows.iter().position(|row| self.is_level(row))
        {
            let count = rows[first..].iter().take_while(|row| self.is_level(row)).count();
            let levels = &rows[first..first + count];
            let marked =
                |column: usize| levels.iter().filter(move |row| row.get(column).is_some_and(|cell| !is_blank(cell)));
            let is_emotions = |row: &Row| self.vocabulary.lane(&words(&row[0])).as_ref().is_some_and(LaneName::feels);
            let columns = 1..head.len();
            let is_scale = count >= 2
                && columns.clone().any(|column| marked(column).count() > 0)
                && columns.clone().all(|column| marked(column).count() <= 1)
                && !rows.iter().any(is_emotions);
            if is_scale {
                let label = Vocabulary::lane_label(&LaneKind::Emotion).to_owned();
                let name = vec![Piece { kind: PieceKind::Text(label), range: range_of(&levels[0][0]) }];
                let feels = |column| marked(column).next().map(|row| row[0].clone()).unwrap_or_default();
                let row = std::iter::once(name).chain(columns.map(feels)).collect();
                rows.splice(first..first + count, [row]);
            }
        }
        node
    }

    /// Whether a row is called by a score or a face, and holds nothing but marks.
    fn is_level(&self, row: &Row) -> bool {
        let Some((name, cells)) = row.split_first() else { return false };
        let name = words(name);
        let is_mood = number_alone(&name).is_some()
            || lexicon::mark(&name).is_some()
            || lexicon::face(name.trim(), self.context.settings).is_some();
        let is_mark = |cell: &Vec<Piece>| is_blank(cell) || MARKS.contains(&&*words(cell).trim().to_lowercase());
        is_mood && cells.iter().all(is_mark)
    }
}
