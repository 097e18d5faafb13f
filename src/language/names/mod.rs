//! What is known by name: labels, values, feelings and other signs, from `data/`, and how names are compared.

pub(in crate::language) mod by_name;
pub(in crate::language) mod data;
pub(in crate::language) mod folding;
pub(in crate::language) mod index_names;
pub(in crate::language) mod known_names;
pub(in crate::language) mod lexicon;
pub(in crate::language) mod signs;
pub(in crate::language) mod vocabulary;
