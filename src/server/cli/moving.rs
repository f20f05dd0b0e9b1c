//! `yeneta move`: all data to another database, and how far it is.

use std::{
    io::Write,
    ops::ControlFlow,
    process::exit,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::{Duration, Instant},
};

use clap::Args;
use store::{
    Store,
    backup::moving::{self, Progress, Stage},
};
use tokio::signal;

use super::{Refusal, backup::rows};

/// How long nothing is said of a large table.
const QUIET: Duration = Duration::from_secs(1);

/// What the system says of a program that Ctrl+C ended.
const INTERRUPTED: i32 = 130;

#[derive(Args)]
pub struct Move {
    /// The database that is moved; nobody may write to it meanwhile.
    #[arg(long)]
    from: String,
    /// The new, empty database; where a move was broken off, the same again.
    #[arg(long)]
    to: String,
}

impl Move {
    /// The URL of the new database.
    pub fn target(&self) -> &str {
        &self.to
    }
}

/// Moves all data from one database to another, or goes on with it.
///
/// # Errors
/// A line that says what is wrong and what to do; the first database is as it was.
pub async fn move_all(asked: Move) -> Result<String, Refusal> {
    let from = Store::open(&asked.from).await.map_err(|e| e.to_string())?;
    let stop = Arc::new(AtomicBool::new(false));
    tokio::spawn(hear_of_ctrl_c(stop.clone()));
    let mut shown = Shown { stage: None, at: Instant::now() };
    let mut hears = |progress: Progress<'_>| {
        shown.show(progress);
        if stop.load(Ordering::Relaxed) { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    };
    let asked = moving::Move { from: &from, to: &asked.to, at_once: moving::AT_ONCE };
    let moved = moving::move_all(asked, &mut hears).await;
    from.close().await;
    let summary = moved.map_err(|refused| refused.to_string())?;
    Ok(format!("{} in {} tables are moved; counts and sums are equal on both sides.", rows(summary), summary.tables))
}

/// The first Ctrl+C ends the move behind its batch, the second one at once: what has come stays either way.
async fn hear_of_ctrl_c(stop: Arc<AtomicBool>) {
    while signal::ctrl_c().await.is_ok() {
        if stop.swap(true, Ordering::Relaxed) {
            exit(INTERRUPTED);
        }
        say("Stopping behind this batch; Ctrl+C again stops at once.");
    }
}

/// What was said last.
struct Shown {
    stage: Option<Stage>,
    at: Instant,
}

impl Shown {
    fn show(&mut self, now: Progress<'_>) {
        let begins = self.stage.replace(now.stage) != Some(now.stage);
        if begins {
            self.begin(now);
        }
        let whole = now.of_rows == Some(now.rows) && now.rows > 0 && now.stage == Stage::Copying;
        if whole || self.at.elapsed() >= QUIET {
            self.at = Instant::now();
            say(&line(now));
        }
    }

    fn begin(&self, now: Progress<'_>) {
        match now.stage {
            Stage::Counting => say("Counting what is to be moved"),
            Stage::Copying if now.found > 0 => {
                let of = now.of_all.unwrap_or_default();
                say(&format!("Going on with a move that was broken off: {} of {of} rows are there", now.found));
            }
            Stage::Copying => say(&format!("Moving {} rows", now.of_all.unwrap_or_default())),
            Stage::Recounting => say("Looking whether the old database is still the same"),
            Stage::Comparing => say("Comparing the new database with it"),
        }
    }
}

fn line(now: Progress<'_>) -> String {
    let Progress { table, rows, tables, of_tables, all, .. } = now;
    let of = |known: Option<u64>| known.map(|rows| format!(" of {rows}")).unwrap_or_default();
    format!("  {table}: {rows}{} rows; {all}{} in all, table {tables} of {of_tables}", of(now.of_rows), of(now.of_all))
}

fn say(line: &str) {
    // Where nobody reads it any more, the work goes on.
    let _ = writeln!(std::io::stderr(), "{line}");
}
