//! Views: what templates are filled in with. A template asks a view for its fields by their names, and nothing is copied.
//!
//! [`view!`] around a struct makes a view of it; its fields are texts, HTML, numbers, truth values, other views, lists, or
//! what may be missing. For another kind of field, implement [`Show`]. A few values need no struct: a list of names and
//! values is a view too.

use super::Html;

/// What stands in a field.
#[derive(Clone, Copy)]
pub(crate) enum Shown<'a> {
    /// Nothing.
    Nothing,
    Is(bool),
    Number(u64),
    Text(&'a str),
    List(&'a dyn List),
    Fields(&'a dyn View),
}

/// Something that can stand in a field.
pub(crate) trait Show {
    fn shown(&self) -> Shown<'_>;
}

/// Something with fields.
pub(crate) trait View {
    /// What stands in the field of this name; none where there is no such field.
    fn field(&self, name: &str) -> Option<Shown<'_>>;
}

/// Several of one kind.
pub(crate) trait List {
    /// The one at this place; none behind the last.
    fn at(&self, place: usize) -> Option<Shown<'_>>;
}

impl Shown<'_> {
    /// Whether a condition takes it for true: whatever is not missing, empty, zero or false.
    pub(super) fn is_true(self) -> bool {
        match self {
            Shown::Nothing => false,
            Shown::Is(is_true) => is_true,
            Shown::Number(number) => number > 0,
            Shown::Text(text) => !text.is_empty(),
            Shown::List(list) => list.at(0).is_some(),
            Shown::Fields(_) => true,
        }
    }
}

macro_rules! show {
    ($($kind:ty: |$value:ident| $shown:expr,)+) => {
        $(impl Show for $kind {
            fn shown(&self) -> Shown<'_> {
                let $value = self;
                $shown
            }
        })+
    };
}

show! {
    bool: |is| Shown::Is(*is),
    u8: |number| Shown::Number((*number).into()),
    u64: |number| Shown::Number(*number),
    usize: |number| Shown::Number(*number as u64),
    &str: |text| Shown::Text(text),
    String: |text| Shown::Text(text),
    Html: |html| Shown::Text(&html.0),
    Shown<'_>: |shown| *shown,
}

impl<T: Show> Show for Option<T> {
    fn shown(&self) -> Shown<'_> {
        self.as_ref().map_or(Shown::Nothing, Show::shown)
    }
}

impl<T: Show> Show for Vec<T> {
    fn shown(&self) -> Shown<'_> {
        Shown::List(self)
    }
}

impl<T: Show, const N: usize> Show for [T; N] {
    fn shown(&self) -> Shown<'_> {
        Shown::List(self)
    }
}

impl<T: Show> List for Vec<T> {
    fn at(&self, place: usize) -> Option<Shown<'_>> {
        self.get(place).map(Show::shown)
    }
}

impl<T: Show, const N: usize> List for [T; N] {
    fn at(&self, place: usize) -> Option<Shown<'_>> {
        self.get(place).map(Show::shown)
    }
}

impl<const N: usize> View for [(&str, Shown<'_>); N] {
    fn field(&self, name: &str) -> Option<Shown<'_>> {
        self.iter().find(|(known, _)| *known == name).map(|(_, shown)| *shown)
    }
}

/// Makes a view of a struct.
macro_rules! view {
    ($(#[$of:meta])* $seen:vis struct $name:ident $(<$life:lifetime>)? {
        $($(#[$above:meta])* $field_seen:vis $field:ident: $kind:ty,)+
    }) => {
        $(#[$of])*
        $seen struct $name $(<$life>)? {
            $($(#[$above])* $field_seen $field: $kind,)+
        }

        impl $(<$life>)? $crate::render::html::theme::View for $name $(<$life>)? {
            fn field(&self, name: &str) -> Option<$crate::render::html::theme::Shown<'_>> {
                match name {
                    $(stringify!($field) => Some($crate::render::html::theme::Show::shown(&self.$field)),)+
                    _ => None,
                }
            }
        }

        impl $(<$life>)? $crate::render::html::theme::Show for $name $(<$life>)? {
            fn shown(&self) -> $crate::render::html::theme::Shown<'_> {
                $crate::render::html::theme::Shown::Fields(self)
            }
        }
    };
}

pub(crate) use view;
