//! Customer journey maps as text, for mdBook.
//!
//! This library is the program's own: Semantic Versioning covers the command line, the language of maps, the options, the
//! templates and the JSON, but not what is public here.
//!
//! The layers, lowest first: [`source`] and [`diagnostics`], the [`model`], the [`language`] that reads it and [`mermaid`],
//! which reads diagrams, the [`book`], its maps in [`canonical`] form, maps to begin with ([`skeleton`]), the [`atlas`] of
//! all maps, the [`views`] on it, maps made of other things ([`import`]), the rules of [`lint`], what changes from one to
//! another ([`diff`]), [`render`], [`report`] and [`export`], the [`pipeline`] that ties them, and the rim: [`host`]
//! (mdBook's protocol), [`disk`] (books from their files), [`git`] (their revisions) and [`cli`]. A module uses only modules
//! that come before it in this list.

pub mod atlas;
pub mod book;
pub mod canonical;
pub mod cli;
pub mod diagnostics;
pub mod diff;
pub mod disk;
pub mod export;
pub mod git;
pub mod host;
pub mod import;
pub mod language;
pub mod lint;
pub mod mermaid;
pub mod model;
pub mod pipeline;
pub mod render;
pub mod report;
pub mod skeleton;
pub mod source;
pub mod views;
