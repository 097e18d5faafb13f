//! Values of which each has a word in the language: `named!` makes their type.

macro_rules! named {
    ($(#[doc = $doc:literal])+ $name:ident { $($(#[doc = $vdoc:literal])+ $variant:ident = $word:literal,)+ }) => {
        $(#[doc = $doc])+
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[doc = $vdoc])+ $variant,)+ }

        impl $name {
            /// Every value, in order: lowest first, or as they are listed and shown.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// The word for each of them.
            pub const WORDS: &'static [&'static str] = &[$($word,)+];

            /// The word for it: in canonical form, in the data files of names, and in the anchors of pages.
            #[must_use]
            pub fn word(self) -> &'static str {
                match self { $(Self::$variant => $word,)+ }
            }

            /// The value a word stands for, in any case.
            #[must_use]
            pub fn from_word(word: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|value| value.word().eq_ignore_ascii_case(word))
            }
        }
    };
}

pub(super) use named;
