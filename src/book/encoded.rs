//! What may stand in an address: everything else becomes `%` and two digits.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, PercentEncode, utf8_percent_encode};

/// All but the characters that stand for themselves wherever they stand in an address (RFC 3986, 2.3: unreserved).
const RESERVED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'.').remove(b'~');

/// The same, of a path: its slashes stay.
const RESERVED_IN_PATH: &AsciiSet = &RESERVED.remove(b'/');

/// Words as a part of an address, in whose path, question or fragment they may stand.
#[must_use]
pub fn encoded(part: &str) -> PercentEncode<'_> {
    utf8_percent_encode(part, RESERVED)
}

/// A path as a part of an address. A colon in it makes no scheme of its first part, for it is encoded too.
#[must_use]
pub fn encoded_path(path: &str) -> PercentEncode<'_> {
    utf8_percent_encode(path, RESERVED_IN_PATH)
}
