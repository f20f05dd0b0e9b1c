//! A file's bytes as a sheet, whether they are text or a workbook.

use school::marks_file::{MarksFileProblem, Sheet, SheetLine};

use super::{MOST, workbook};
use crate::server::delimited;

/// Reads a file beside the threads that answer.
///
/// # Errors
/// When it is no table that can be read, or too large.
pub async fn read(bytes: Vec<u8>) -> Result<Sheet, MarksFileProblem> {
    let done = tokio::task::spawn_blocking(move || of(bytes)).await;
    // A reader that panics over a file has not read it.
    done.unwrap_or(Err(MarksFileProblem::Unreadable))
}

/// Reads a file; a workbook is known by how it begins.
///
/// # Errors
/// As [`read`].
pub fn of(bytes: Vec<u8>) -> Result<Sheet, MarksFileProblem> {
    if bytes.len() > MOST {
        return Err(MarksFileProblem::TooLarge);
    }
    if bytes.starts_with(b"PK\x03\x04") { workbook::sheet(bytes) } else { delimited_sheet(&bytes) }
}

fn delimited_sheet(bytes: &[u8]) -> Result<Sheet, MarksFileProblem> {
    let text = delimited::text(bytes).ok_or(MarksFileProblem::Unreadable)?;
    let mut broken = false;
    let lines = delimited::records(&text).map_while(|record| {
        let record = record.inspect_err(|_| broken = true).ok()?;
        let line = record.position().map_or(0, csv::Position::line);
        let cells = record.iter().map(ToOwned::to_owned).collect::<Vec<_>>();
        let line = u32::try_from(line).unwrap_or(u32::MAX);
        Some(SheetLine { line, cells })
    });
    let sheet = Sheet::of(lines);
    if broken { Err(MarksFileProblem::Unreadable) } else { sheet }
}
