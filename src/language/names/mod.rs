//! What is known by name: labels, values, feelings and other signs, from `data/`, and how names are compared.

pub(crate) mod by_name;
pub(crate) mod data;
pub(crate) mod folding;
pub(crate) mod index_names;
pub(crate) mod known_names;
pub(crate) mod lexicon;
pub(crate) mod signs;
pub(crate) mod vocabulary;
