//! Other forms brought into that of headings, labels and lists, before the headings are looked at.
//!
//! Each pass looks first whether anything asks for it. To read another form, add a pass here, and its place in the order to
//! `read`.

pub(in crate::language) mod bullets;
pub(in crate::language) mod implied;
pub(in crate::language) mod label_lines;
pub(in crate::language) mod lazy;
pub(in crate::language) mod recurring;
pub(in crate::language) mod several;
pub(in crate::language) mod table_head;
