//! `yeneta move` to PostgreSQL is killed, and asked to stop, in the middle: the same command goes on from there.
#![cfg(feature = "ssr")]

#[allow(dead_code, reason = "the store's own tests use the rest")]
#[path = "../crates/store/tests/contracts/postgres.rs"]
mod postgres;

use std::{
    fmt::Write as _,
    io::{BufRead, BufReader},
    path::Path,
    process::{Child, Command, Stdio},
};

const SCHOOL: &str = "--school-name School --course-column school --student-column student --assessment written";
/// In forty courses; with what belongs to them twenty times the rows of a batch.
const STUDENTS: usize = 2_000;
/// How the program ends that is killed with this signal, and the one that hears of it.
const KILL: &str = "-KILL";
const INTERRUPT: &str = "-INT";

#[tokio::test(flavor = "multi_thread")]
async fn a_move_that_is_killed_goes_on_where_it_stood() {
    let cluster = postgres::Cluster::start().await;
    let there = cluster.database().await;
    let folder = tempfile::tempdir().expect("a folder");
    let folder = folder.path();
    let mut marks = "school,student,written\n".to_owned();
    for student in 0..STUDENTS {
        writeln!(marks, "{},{student},{}", student % 40, student % 101).expect("a string takes all");
    }
    std::fs::write(folder.join("marks.csv"), marks).expect("the folder is ours");
    let (done, said) = run(folder, &format!("import marks marks.csv {SCHOOL} --database sqlite:s.db"));
    assert!(done, "{said}");
    let order = format!("move --from sqlite:s.db --to {there}");
    let mut before = 0;
    // The first that is moved, and two that are large.
    for (table, signal) in [("  members: ", KILL), ("  enrollments: ", INTERRUPT), ("  grades: ", KILL)] {
        let said = stopped(folder, &order, table, signal);
        let found = found(&said);
        assert!(found.is_none_or(|found| found >= before), "nothing is moved twice: {said}");
        assert_eq!(found.is_some(), before > 0, "{said}");
        before = found.unwrap_or(1);
        for refused in ["serve --listen 127.0.0.1:0", "doctor", "migrate", "backup s.backup"] {
            let (done, said) = run(folder, &format!("{refused} --database {there}"));
            assert!(!done && said.contains("run the same `yeneta move` again"), "{refused}: {said}");
        }
    }
    let (done, said) = run(folder, &order);
    assert!(done && said.contains("counts and sums are equal on both sides"), "{said}");
    assert!(found(&said).is_some_and(|found| found > before), "{said}");
    let (done, said) = run(folder, &format!("doctor --database {there}"));
    assert!(done && said.contains("is well"), "{said}");
    let (done, said) = run(folder, &order);
    assert!(!done && said.contains("in use already"), "{said}");
}

/// How many rows were there, by what the program said.
fn found(said: &str) -> Option<u64> {
    let (_, rest) = said.split_once("broken off: ")?;
    rest.split(' ').next()?.parse().ok()
}

fn yeneta(folder: &Path, command: &str) -> Command {
    let mut yeneta = Command::new(env!("CARGO_BIN_EXE_yeneta"));
    yeneta.current_dir(folder).env_remove("DATABASE_URL").args(command.split(' ')).stdin(Stdio::null());
    yeneta
}

/// Runs a command to its end; says whether that was good, and what it said.
fn run(folder: &Path, command: &str) -> (bool, String) {
    let ended = yeneta(folder, command).output().expect("the program starts");
    let said = [ended.stdout, ended.stderr].map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).concat();
    (ended.status.success(), said)
}

/// Runs a command until it says that it is at this table, and sends it a signal then; gives what it said.
fn stopped(folder: &Path, command: &str, table: &str, signal: &str) -> String {
    let mut child = yeneta(folder, command).stderr(Stdio::piped()).spawn().expect("the program starts");
    let mut told = BufReader::new(child.stderr.take().expect("its output is piped"));
    let (mut said, mut sent) = (String::new(), false);
    while told.read_line(&mut said).expect("it says what it does") > 0 {
        let is_moving = said.contains("Moving ") || said.contains("Going on ");
        let line = said.trim_end().rsplit('\n').next().unwrap_or_default();
        if !sent && is_moving && line.starts_with(table) {
            send(&child, signal);
            sent = true;
        }
    }
    let end = child.wait().expect("it has ended");
    assert!(sent && !end.success(), "it was stopped at {table}: {said}");
    assert_eq!(end.code().is_none(), signal == KILL, "{said}");
    said
}

fn send(to: &Child, signal: &str) {
    let sent = Command::new("kill").args([signal, &to.id().to_string()]).status().expect("kill runs");
    assert!(sent.success(), "it runs until it is told");
}
