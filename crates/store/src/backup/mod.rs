//! Backup and restore: all that a database holds as one file, the same for both databases. A move ([`moving`]) carries it over without one.
//!
//! A file is lines of JSON: a head with the schema's version and every table's columns; for each table its rows, one array a line,
//! and an end with their number and sum; a last line that says it is whole. Who is signed in is left out: sessions end with a move.
//!
//! Invariant: a backup is one moment, whatever is written meanwhile; a restore fills an empty database with what the sums of the
//! file and of the database say is the same, and whose history of marks fits, or leaves it empty. Only the command line calls these.

mod catalog;
mod error;
mod line;
pub mod moving;
mod read;
mod rows;
mod write;

pub use error::BackupError;
pub use read::{History, restore};
pub use write::back_up;

/// What a backup holds, or a restore brought.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    pub tables: u32,
    pub rows: u64,
}

/// Hears of each table that is done, with its rows.
pub type Told<'a> = &'a mut (dyn FnMut(&str, u64) + Send);

/// Tables of the moment, which no backup holds: who is signed in, and how far a move is.
const LEFT_OUT: &[&str] = &["sessions", moving::LEDGER];
