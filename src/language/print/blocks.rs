//! Blocks below an item, in a description or in a note, each as its lines.

use super::Printer;
use super::words;
use crate::model::{Block, Inline, ListEntry, Text};

/// Which of two marks a list has: lists that follow each other must differ, or they are one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ListMark {
    First,
    Other,
}

/// What stands before an entry of a list.
pub(super) fn bullet(number: Option<u64>, mark: ListMark) -> String {
    match (number, mark) {
        (None, ListMark::First) => "- ".to_owned(),
        (None, ListMark::Other) => "* ".to_owned(),
        (Some(number), ListMark::First) => format!("{number}. "),
        (Some(number), ListMark::Other) => format!("{number}) "),
    }
}

/// The box of a task.
pub(super) fn task_box(task: Option<bool>) -> &'static str {
    match task {
        None => "",
        Some(true) => "[x] ",
        Some(false) => "[ ] ",
    }
}

/// Lines with `indent` before each that is not empty.
pub(super) fn indented(lines: &str, indent: &str) -> String {
    let each = |line: &str| if line.is_empty() { indent.trim_end().to_owned() } else { format!("{indent}{line}") };
    lines.split('\n').map(each).collect::<Vec<_>>().join("\n")
}

impl Printer<'_> {
    /// Blocks, an empty line between them.
    pub(super) fn blocks(&self, blocks: &[Block]) -> String {
        each(blocks, |block, mark| self.block(block, mark))
    }

    /// Blocks of a description. A paragraph there must not look like a label, and a heading would be a stage.
    pub(super) fn description(&self, blocks: &[Block]) -> String {
        each(blocks, |block, mark| match block {
            Block::Paragraph(text) => words::write(text, false, |line| self.proof.is_description(line, text)),
            Block::Heading(text) => {
                let text = Text(vec![Inline::Strong(text.clone())]);
                words::write(&text, false, |line| self.proof.is_description(line, &text))
            }
            block => self.block(block, mark),
        })
    }

    fn block(&self, block: &Block, mark: ListMark) -> String {
        match block {
            Block::Paragraph(text) => words::write(text, false, |line| self.proof.is_paragraph(line, text)),
            Block::Heading(text) => {
                let line = |words: &str| format!("### {words}").trim_end().to_owned();
                line(&words::write(text, false, |words| self.proof.is_inner_heading(&line(words), text)))
            }
            Block::List { start, entries } => self.list(*start, entries, mark),
            Block::Quote(blocks) => indented(&self.blocks(blocks), "> "),
            Block::Code { info, text } => code(info, text),
            Block::Table { head, rows } => self.table(head, rows),
        }
    }

    fn list(&self, start: Option<u64>, entries: &[ListEntry], mark: ListMark) -> String {
        let mut lines = Vec::with_capacity(entries.len());
        for (i, entry) in (0..).zip(entries) {
            let bullet = bullet(start.map(|start| start + i), mark);
            lines.push(self.entry(&bullet, entry));
        }
        lines.join("\n")
    }

    fn entry(&self, bullet: &str, entry: &ListEntry) -> String {
        let task = task_box(entry.task);
        let Some((Block::Paragraph(text), rest)) = entry.blocks.split_first() else {
            return self.below(bullet, format!("{bullet}{task}").trim_end(), &entry.blocks);
        };
        let line = |words: &str| format!("{bullet}{task}{words}");
        let line = line(&words::write(text, false, |words| self.proof.is_entry(&line(words), entry.task, text)));
        self.below(bullet, &line, rest)
    }

    /// The first line of an entry, and the blocks below it.
    pub(super) fn below(&self, bullet: &str, line: &str, blocks: &[Block]) -> String {
        let Some(first) = blocks.first() else { return line.to_owned() };
        let below = indented(&self.blocks(blocks), &" ".repeat(bullet.len()));
        if line.len() <= bullet.len() {
            // Nothing else stands on the line: the first block begins there.
            format!("{bullet}{}", below.trim_start())
        } else if may_follow_directly(first) {
            format!("{line}\n{below}")
        } else {
            format!("{line}\n\n{below}")
        }
    }

    fn table(&self, head: &[Text], rows: &[Vec<Text>]) -> String {
        let cell = |text: &Text| words::write(text, true, |cell| self.proof.is_cell(cell, text));
        let row = |cells: &[Text]| format!("| {} |", cells.iter().map(cell).collect::<Vec<_>>().join(" | "));
        let rule = format!("|{}", " --- |".repeat(head.len()));
        let rows = rows.iter().map(|cells| row(cells));
        [row(head), rule].into_iter().chain(rows).collect::<Vec<_>>().join("\n")
    }
}

/// Blocks with an empty line between them, and marks that keep lists apart.
fn each(blocks: &[Block], write: impl Fn(&Block, ListMark) -> String) -> String {
    let mut mark = ListMark::First;
    let mut parts = Vec::with_capacity(blocks.len());
    for (i, block) in blocks.iter().enumerate() {
        let follows_list = i > 0 && is_same_list(&blocks[i - 1], block);
        mark = if follows_list && mark == ListMark::First { ListMark::Other } else { ListMark::First };
        parts.push(write(block, mark));
    }
    parts.join("\n\n")
}

fn is_same_list(one: &Block, next: &Block) -> bool {
    matches!((one, next), (Block::List { start: one, .. }, Block::List { start: next, .. }) if one.is_some() == next.is_some())
}

/// Whether a block may stand on the line after a paragraph (`CommonMark` 0.31, 5.2): a list that begins with 1, and with
/// words.
fn may_follow_directly(block: &Block) -> bool {
    matches!(block, Block::List { start: None | Some(1), entries }
        if matches!(entries.first().and_then(|entry| entry.blocks.first()), Some(Block::Paragraph(_))))
}

/// A block of code between tildes: fences of backticks could end the map's own.
fn code(info: &str, text: &str) -> String {
    let runs = text.lines().map(|line| line.trim_start().chars().take_while(|c| *c == '~').count());
    let fence = "~".repeat((runs.max().unwrap_or(0) + 1).max(3));
    let mut lines = format!("{fence}{}\n", words::literal(info).replace("\\`", "`"));
    if !text.is_empty() {
        lines.push_str(text);
        lines.push('\n');
    }
    lines.push_str(&fence);
    lines
}
