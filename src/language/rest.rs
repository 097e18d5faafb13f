//! What stands behind a label on its line. Most lines are read to be told from labels only, so it is cut out when asked for.

use std::borrow::Cow;

use super::markdown::inline::cut;
use super::markdown::{Piece, PieceKind};

/// Some pieces, without the blanks before them.
#[derive(Debug, Clone, Default)]
pub(super) struct Rest<'a> {
    pieces: Cow<'a, [Piece]>,
    /// Which piece is the first.
    first: usize,
    /// How many bytes of its text stand before it.
    from: usize,
}

impl<'a> Rest<'a> {
    /// These pieces, from byte `from` on in the text of the first one. No blanks end them.
    pub(super) fn new(pieces: impl Into<Cow<'a, [Piece]>>, from: usize) -> Self {
        let mut rest = Self { pieces: pieces.into(), first: 0, from };
        rest.skip_blanks();
        rest
    }

    pub(super) fn into_owned<'b>(self) -> Rest<'b> {
        Rest { pieces: self.pieces.into_owned().into(), ..self }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.first == self.pieces.len()
    }

    /// The words that it begins with, if it does not begin with markup.
    pub(super) fn words(&self) -> Option<&str> {
        match &self.pieces.get(self.first)?.kind {
            PieceKind::Text(text) => Some(&text[self.from..]),
            _ => None,
        }
    }

    /// Leaves out so many bytes of the words that it begins with, and the blanks behind them.
    pub(super) fn skip(&mut self, bytes: usize) {
        self.from += bytes;
        self.skip_blanks();
    }

    fn skip_blanks(&mut self) {
        while let Some(piece) = self.pieces.get(self.first) {
            match &piece.kind {
                PieceKind::Text(text) => {
                    self.from = text.len() - text[self.from..].trim_start().len();
                    if self.from < text.len() {
                        return;
                    }
                }
                PieceKind::SoftBreak | PieceKind::HardBreak => {}
                _ => return,
            }
            (self.first, self.from) = (self.first + 1, 0);
        }
    }

    /// Its pieces.
    pub(super) fn pieces(&self) -> Vec<Piece> {
        let Some((first, after)) = self.pieces[self.first..].split_first() else { return Vec::new() };
        let first = match &first.kind {
            PieceKind::Text(text) => cut(first, text, self.from..text.len()),
            _ => first.clone(),
        };
        std::iter::once(first).chain(after.iter().cloned()).collect()
    }
}
