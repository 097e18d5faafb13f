//! What is said about how a map is written, where it is read as something else than was meant.

pub(in crate::language) mod bare;
pub(in crate::language) mod html_as_text;
pub(in crate::language) mod missing_colon;
pub(in crate::language) mod unspaced;
