//! What is said about how a map is written, where it is read as something else than was meant.

pub(crate) mod bare;
pub(crate) mod html_as_text;
pub(crate) mod missing_colon;
pub(crate) mod unspaced;
