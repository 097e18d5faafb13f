//! What shows one map: which one is asked for, and how it is shown.

use anyhow::{anyhow, bail};

use super::{Read, say};
use crate::atlas::{Atlas, Map};
use crate::book::Book;
use crate::export::{self, Edition};
use crate::host::{Failure, theme};
use crate::pipeline::{self, Options};
use crate::render::html::TemplateError;

/// How many maps are named where one has to be chosen.
const NAMED: usize = 8;

/// A map as a page in one file.
pub(super) fn page(books: &[Read], editions: &[Edition<'_>]) -> anyhow::Result<String> {
    show(books, editions, "a page", pipeline::document)?.ok_or_else(|| anyhow!("there is no such map"))
}

/// The emotion curve of a map as a drawing.
pub(super) fn drawing(books: &[Read], editions: &[Edition<'_>]) -> anyhow::Result<String> {
    if let Some(drawing) = show(books, editions, "a drawing", pipeline::drawing)? {
        return Ok(drawing);
    }
    let (_, _, map) = pick(editions, "a drawing")?;
    if map.journey.stages.is_empty() {
        bail!(
            "a map without stages is a card, and has no curve\n  help: give it stages, or show it as a page: `--format html`"
        );
    }
    bail!("nothing in this map has a score, so there is no curve\n  help: say how people feel: `Emotion: happy +1`")
}

/// A map as a journey diagram of Mermaid.
pub(super) fn diagram(editions: &[Edition<'_>]) -> anyhow::Result<String> {
    let (book, index, _) = pick(editions, "a diagram")?;
    export::mermaid(editions[book].atlas, index).ok_or_else(|| anyhow!("there is no such map"))
}

/// Shows the map that is asked for, in the look of its book.
fn show(
    books: &[Read],
    editions: &[Edition<'_>],
    what: &str,
    show: impl FnOnce(&Book, &Options, &Atlas, usize) -> Result<Option<String>, TemplateError>,
) -> anyhow::Result<Option<String>> {
    let (book, index, _) = pick(editions, what)?;
    let Read { manuscript, survey, .. } = &books[book];
    let own = manuscript.theme.as_deref().map(|folder| theme::read(folder, folder)).unwrap_or_default();
    if !own.faults.is_empty() {
        return Err(Failure::from(own.faults).into());
    }
    own.warnings.iter().for_each(|fault| say(&fault.warning()));
    let options = Options { theme: own.files, ..manuscript.options.clone() };
    let shown = show(&manuscript.book, &options, &survey.atlas, index);
    shown.map_err(|fault| Failure::from(vec![theme::said(fault, &own.folder)]).into())
}

/// The map that is asked for, if it is one: the index of its book, its own in the atlas of that, and itself.
fn pick<'a>(editions: &[Edition<'a>], what: &str) -> anyhow::Result<(usize, usize, &'a Map)> {
    let of_book = |(book, edition): (usize, &Edition<'a>)| {
        edition.maps().map(move |(index, map)| (book, index, map)).collect::<Vec<_>>()
    };
    let maps: Vec<_> = editions.iter().enumerate().flat_map(of_book).collect();
    match maps.as_slice() {
        [] => bail!("there is no map\n  help: {what} shows a map: name a file, a folder or a book that has one"),
        [one] => Ok(*one),
        _ => {
            let is_named = editions.iter().any(|edition| edition.only.is_some());
            let name =
                |(book, _, map): &(usize, usize, &Map)| match (is_named, &editions[*book].files[map.placement.chapter])
                {
                    (true, Some(file)) => format!("`{file}`"),
                    _ => format!("`{}`", map.journey.header.id.name),
                };
            let names: Vec<String> = maps.iter().take(NAMED).map(name).collect();
            let more = if maps.len() > NAMED { format!(", and {} more", maps.len() - NAMED) } else { String::new() };
            let how = if is_named { "name the file of one" } else { "name one with `--map`" };
            bail!("{what} shows one map, and there are {}\n  help: {how}: {}{more}", maps.len(), names.join(", "))
        }
    }
}
