//! The text of one file.

use std::fs::{self, File};
use std::io::{ErrorKind, Read as _};
use std::path::Path;

use crate::host::Fault;
use crate::source::position;

/// What a file holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Text {
    /// Its text, without the mark.
    pub(super) text: String,
    /// Whether it begins with a byte order mark.
    pub(super) has_mark: bool,
}

/// Far more than anyone writes into a chapter, and little enough to be read at once.
pub const LARGEST_MIB: u64 = 16;

/// Reads a file; `name` is the file as it is shown.
///
/// # Errors
///
/// When it is not there, cannot be read, is no file, is too large, or holds no text.
pub(super) fn read(path: &Path, name: &str) -> Result<Text, Fault> {
    let unreadable = |fault: std::io::Error| unreadable(name, &fault);
    let metadata = fs::metadata(path).map_err(unreadable)?;
    // A pipe would wait for a writer, and a device may never end.
    if !metadata.is_file() {
        return Err(Fault::new(format!("`{name}` is not a file"), "name a Markdown file, a folder or a book"));
    }
    if metadata.len() > LARGEST_MIB << 20 {
        return Err(too_large(name));
    }
    let mut bytes = Vec::new();
    File::open(path).and_then(|file| file.take(LARGEST_MIB << 20).read_to_end(&mut bytes)).map_err(unreadable)?;
    decode(bytes, name)
}

/// What is said of a file or a folder that a link, or a table of contents, has elsewhere.
pub(super) fn leads_out(name: &str) -> Fault {
    let message = format!("`{name}` leads out of the folders that were named, and is not read");
    Fault::new(message, "name it as well, or start in a folder that holds what it leads to")
}

/// Reads the bytes of a file.
///
/// # Errors
///
/// When they are too many, or no text.
pub(super) fn decode(bytes: Vec<u8>, name: &str) -> Result<Text, Fault> {
    if bytes.len() as u64 > LARGEST_MIB << 20 {
        return Err(too_large(name));
    }
    if is_sheet(name)
        && let Some(text) = utf16(&bytes)
    {
        return Ok(Text { text, has_mark: false });
    }
    let has_mark = bytes.starts_with("\u{feff}".as_bytes());
    match String::from_utf8(bytes) {
        Ok(mut text) => {
            text.drain(..if has_mark { '\u{feff}'.len_utf8() } else { 0 });
            Ok(Text { text, has_mark })
        }
        Err(fault) => Err(not_text(name, fault.as_bytes(), fault.utf8_error().valid_up_to())),
    }
}

/// Whether a file is a table of a spreadsheet's: those are only read, never written.
fn is_sheet(name: &str) -> bool {
    let end = Path::new(name).extension().unwrap_or_default();
    ["csv", "tsv", "tab", "txt"].iter().any(|known| end.eq_ignore_ascii_case(known))
}

/// The text of bytes in UTF-16 behind a byte order mark, as spreadsheets write "Unicode text".
fn utf16(bytes: &[u8]) -> Option<String> {
    let (mark, text) = bytes.split_first_chunk::<2>()?;
    let unit: fn([u8; 2]) -> u16 = match mark {
        b"\xff\xfe" => u16::from_le_bytes,
        b"\xfe\xff" => u16::from_be_bytes,
        _ => return None,
    };
    let (units, rest) = text.as_chunks::<2>();
    let units: Vec<u16> = units.iter().map(|pair| unit(*pair)).collect();
    String::from_utf16(&units).ok().filter(|_| rest.is_empty())
}

fn too_large(name: &str) -> Fault {
    let message = format!("`{name}` is too large: more than {LARGEST_MIB} MiB");
    Fault::new(message, "divide it into chapters, or leave it out")
}

/// What is said of a path that the system does not give out.
pub(super) fn unreadable(name: &str, fault: &std::io::Error) -> Fault {
    match fault.kind() {
        ErrorKind::NotFound => Fault::new(
            format!("there is no `{name}`"),
            "check the name, and that you are in the right folder; a link may lead nowhere",
        ),
        _ => Fault::new(format!("`{name}` cannot be read: {fault}"), "make it readable, or leave it out"),
    }
}

fn not_text(name: &str, bytes: &[u8], at: usize) -> Fault {
    let help = if is_sheet(name) {
        "save it as `CSV UTF-8` in Excel, or as CSV in the character set UTF-8 in another program"
    } else {
        "save it as UTF-8 in your editor"
    };
    if bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff") {
        return Fault::new(format!("`{name}` is text in UTF-16, and not in UTF-8"), help);
    }
    let line = position(&String::from_utf8_lossy(&bytes[..at]), at).line;
    Fault::new(format!("`{name}` is not text in UTF-8: line {line} has the byte 0x{:02X}", bytes[at]), help)
}
