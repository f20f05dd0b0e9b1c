//! What a packed file unpacks to, found out before anybody unpacks it for good.
//!
//! Invariant: neither a file's own word about its size is believed, nor is more unpacked than the limit.

use std::io::{Cursor, Read};

use school::marks_file::MarksFileProblem;
use zip::ZipArchive;

/// The most bytes to which all parts of a workbook unpack together.
const MOST_UNPACKED: usize = 48 * 1024 * 1024;

/// The most parts of a workbook.
const MOST_PARTS: usize = 1_000;

/// Unpacks every part and looks how large it is; gives the part of a name, and lets somebody look at each of the others.
///
/// # Errors
/// When the parts are too large or too many, or the file is no packed file; and what was found by the look.
pub fn part(
    bytes: &[u8],
    wanted: &str,
    look: impl Fn(&[u8]) -> Result<(), MarksFileProblem>,
) -> Result<Option<Vec<u8>>, MarksFileProblem> {
    let mut parts = ZipArchive::new(Cursor::new(bytes)).map_err(|_| MarksFileProblem::Unreadable)?;
    if parts.len() > MOST_PARTS {
        return Err(MarksFileProblem::TooLarge);
    }
    let (mut found, mut left) = (None, MOST_UNPACKED);
    for n in 0..parts.len() {
        let part = parts.by_index(n).map_err(|_| MarksFileProblem::Unreadable)?;
        let is_wanted = part.name().is_ok_and(|name| name == wanted);
        let mut unpacked = Vec::new();
        // A byte more than there is room for tells that there is too much.
        let read = part.take(left as u64 + 1).read_to_end(&mut unpacked);
        left = left.checked_sub(unpacked.len()).ok_or(MarksFileProblem::TooLarge)?;
        read.map_err(|_| MarksFileProblem::Unreadable)?;
        if is_wanted {
            found = Some(unpacked);
        } else {
            look(&unpacked)?;
        }
    }
    Ok(found)
}
