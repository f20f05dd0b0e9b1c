//! What a packed file unpacks to, found out before anybody unpacks it for good.
//!
//! Invariant: neither a file's own word about its size is believed, nor is more unpacked than the limit.

mod inflate;

use school::marks_file::MarksFileProblem;

/// The most bytes to which all parts of a workbook unpack together.
const MOST_UNPACKED: usize = 48 * 1024 * 1024;

/// The most parts of a workbook.
const MOST_PARTS: usize = 1_000;

/// How far from its end the directory of a packed file is looked for: its comment has a length of 16 bits.
const COMMENT: usize = 22 + 65_535;

/// Unpacks every part and looks how large it is; gives the part of a name.
///
/// # Errors
/// When the parts are too large or too many, or the file is no packed file.
pub fn part(bytes: &[u8], wanted: &str) -> Result<Option<Vec<u8>>, MarksFileProblem> {
    let (mut found, mut left) = (None, MOST_UNPACKED);
    let parts = directory(bytes).ok_or(MarksFileProblem::Unreadable)?;
    if parts.len() > MOST_PARTS {
        return Err(MarksFileProblem::TooLarge);
    }
    for part in parts {
        let packed = part.packed(bytes).ok_or(MarksFileProblem::Unreadable)?;
        let unpacked = match part.method {
            0 if packed.len() <= left => packed.to_vec(),
            0 => return Err(MarksFileProblem::TooLarge),
            8 => inflate::inflate(packed, left).map_err(|bad| match bad {
                inflate::Bad::TooMuch => MarksFileProblem::TooLarge,
                inflate::Bad::Broken => MarksFileProblem::Unreadable,
            })?,
            _ => return Err(MarksFileProblem::Unreadable),
        };
        left -= unpacked.len();
        if part.name == wanted.as_bytes() {
            found = Some(unpacked);
        }
    }
    Ok(found)
}

/// A part of a packed file, as its directory has it.
struct Part<'a> {
    name: &'a [u8],
    method: u16,
    packed_size: usize,
    offset: usize,
}

impl Part<'_> {
    /// The packed bytes: behind the part's own heading, which has a name and an extra of its own.
    fn packed<'a>(&self, bytes: &'a [u8]) -> Option<&'a [u8]> {
        let heading = bytes.get(self.offset..)?;
        if heading.get(..4)? != b"PK\x03\x04" {
            return None;
        }
        let start = 30 + usize::from(two(heading, 26)?) + usize::from(two(heading, 28)?);
        heading.get(start..start.checked_add(self.packed_size)?)
    }
}

/// The parts of a packed file; none where it has no directory that can be read.
fn directory(bytes: &[u8]) -> Option<Vec<Part<'_>>> {
    let tail = bytes.get(bytes.len().saturating_sub(COMMENT)..)?;
    let end = &tail[tail.windows(4).rposition(|four| four == b"PK\x05\x06")?..];
    let mut rest = bytes.get(four(end, 16)?..)?;
    let mut parts = Vec::new();
    for _ in 0..two(end, 10)? {
        if rest.get(..4)? != b"PK\x01\x02" {
            return None;
        }
        let name_length = usize::from(two(rest, 28)?);
        let name = rest.get(46..46 + name_length)?;
        parts.push(Part { name, method: two(rest, 10)?, packed_size: four(rest, 20)?, offset: four(rest, 42)? });
        rest = rest.get(46 + name_length + usize::from(two(rest, 30)?) + usize::from(two(rest, 32)?)..)?;
    }
    Some(parts)
}

fn two(bytes: &[u8], at: usize) -> Option<u16> {
    bytes.get(at..at + 2)?.try_into().ok().map(u16::from_le_bytes)
}

fn four(bytes: &[u8], at: usize) -> Option<usize> {
    let number = bytes.get(at..at + 4)?.try_into().ok().map(u32::from_le_bytes)?;
    usize::try_from(number).ok()
}
