//! One's own data as files: what a student, a guardian, or whoever has an account takes along. `docs/export.md` says what stands in
//! them.
//!
//! Invariant: a file is made of what its reader's pages are made of, and its totals by the functions that the pages call. A name in
//! it never changes its meaning: another meaning is another name, or another format.

mod account;
mod marks;
mod record;

pub use account::{AccountFacts, AccountFile, AskedFor, Child, HeldRole, Login, SignedIn, account_file, fact_lines};
pub use marks::{MarkWords, mark_lines};
pub use record::{OwnRecord, Period, RecordFile, record_file};

use crate::{clock::Instant, named::named};

/// How a file writes an instant: with the school's distance from UTC at that time.
pub type WriteInstant<'a> = &'a dyn Fn(Instant) -> String;

named! {
    /// What a file holds.
    Content {
        /// A login: who its owner is where, on which devices, what they asked for and were told.
        Account = "account",
        /// A student's courses with their posted marks.
        Record = "record",
    }
}

named! {
    /// How a file is written, in the order in which a form offers it; the name is the file's ending, too.
    Format {
        /// Lines, for spreadsheets.
        Csv = "csv",
        /// Complete, for programs.
        Json = "json",
    }
}

impl Format {
    /// What it is called, in every language.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Format::Csv => "CSV",
            Format::Json => "JSON",
        }
    }
}
