//! `yeneta backup`, `restore` and `doctor`: what keeps a school's data safe.

use std::{
    fs::File,
    io::{BufReader, BufWriter, Write},
    path::{Path, PathBuf},
};

use clap::Args;
use flate2::{Compression, bufread::GzDecoder, write::GzEncoder};
use store::{
    Store,
    backup::{self, BackupError, History, Summary},
    doctor::{self, Finding},
};

use super::{Refusal, say};
use crate::server::operator::refusal;

#[derive(Args)]
pub struct Backup {
    /// The file that is made; it must not be there yet.
    file: PathBuf,
}

#[derive(Args)]
pub struct Restore {
    /// A file that `yeneta backup` made.
    file: PathBuf,
    /// Restore also where a write of a mark does not follow the one before or does not fit its seal.
    #[arg(long)]
    history_as_it_is: bool,
}

/// Backs up beside whoever reads and writes. A file of that name appears when it is whole and on disk.
///
/// # Errors
/// A line that says what is wrong and what to do.
pub async fn back_up(store: &Store, asked: &Backup) -> Result<String, Refusal> {
    if asked.file.exists() {
        return Err(format!("{} is there already; name a new file", asked.file.display()));
    }
    let summary = written(store, &asked.file).await?;
    Ok(format!("{} in {} tables are in {}.", rows(summary), summary.tables, asked.file.display()))
}

/// Restores into the new database of this URL.
///
/// # Errors
/// A line that says what is wrong and what to do.
pub async fn restore(url: &str, asked: &Restore) -> Result<String, Refusal> {
    let history = if asked.history_as_it_is { History::AsItIs } else { History::MustFit };
    let opened = File::open(&asked.file).map_err(|error| format!("{} can't be read: {error}", asked.file.display()))?;
    let mut from = BufReader::new(GzDecoder::new(BufReader::new(opened)));
    let summary = backup::restore(url, &mut from, history, &mut tell).await.map_err(|refused| refused.to_string())?;
    Ok(format!("{} in {} tables are restored and checked. Everybody signs in anew.", rows(summary), summary.tables))
}

/// Looks over the database.
///
/// # Errors
/// A line, where something is found that must never be.
pub async fn look(store: &Store) -> Result<String, Refusal> {
    let findings = doctor::look(store).await.map_err(|e| refusal(&e))?;
    for Finding { never, found, then } in &findings {
        if *found == 0 {
            say(&format!("none   {never}"));
        } else {
            say(&format!("FOUND  {never}: {found}\n       {then}"));
        }
    }
    let faults = findings.iter().filter(|finding| finding.found > 0).count();
    if faults == 0 {
        return Ok(format!("{} is well: {} rules hold.", store.place(), findings.len()));
    }
    Err(format!(
        "{faults} of {} rules are broken in {}: what to do stands below each that was found",
        findings.len(),
        store.place()
    ))
}

async fn written(store: &Store, file: &Path) -> Result<Summary, Refusal> {
    let part = file.with_extension("part");
    let summary = write_whole(store, &part).await;
    let named = summary.and_then(|summary| Ok(std::fs::rename(&part, file).map(|()| summary)?));
    named.map_err(|refused| {
        let _ = std::fs::remove_file(&part);
        refused.to_string()
    })
}

async fn write_whole(store: &Store, part: &Path) -> Result<Summary, BackupError> {
    let mut out = GzEncoder::new(BufWriter::new(private(part)?), Compression::default());
    let summary = backup::back_up(store, &mut out, &mut tell).await?;
    out.finish()?.into_inner().map_err(std::io::IntoInnerError::into_error)?.sync_all()?;
    Ok(summary)
}

/// A new file that only its owner reads: it holds every mark and every password's hash.
fn private(path: &Path) -> std::io::Result<File> {
    let mut options = File::options();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

fn tell(table: &str, rows: u64) {
    // Where nobody reads it any more, the work goes on.
    let _ = writeln!(std::io::stderr(), "  {table}: {rows}");
}

pub(super) fn rows(summary: Summary) -> String {
    if summary.rows == 1 { "1 row".into() } else { format!("{} rows", summary.rows) }
}
