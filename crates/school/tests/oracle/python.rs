//! The conversation with the oracle.

use std::{
    io::{BufRead, BufReader, BufWriter, Write},
    process::{Child, ChildStdin, Command, Stdio},
    thread,
};

use serde_json::Value;

use crate::{books::Chance, count};

/// How many oracles answer side by side.
const ORACLES: u64 = 2;

/// Asks `questions` questions. Each has a chance of its own, so the checker makes the same thing again that was asked about.
///
/// # Panics
/// When there is no python3, or an oracle breaks off, or a check fails.
pub fn ask(questions: u64, question: impl Fn(&mut Chance) -> Value + Sync, check: impl Fn(&mut Chance, &Value) + Sync) {
    let seed = count("YENETA_ORACLE_SEED", 1);
    let chance = |n: u64| Chance::new(seed.wrapping_mul(1 << 32).wrapping_add(n));
    thread::scope(|scope| {
        for oracle in 0..ORACLES {
            let (question, check) = (&question, &check);
            let mine = move || (oracle..questions).step_by(ORACLES.try_into().expect("a small number"));
            scope.spawn(move || {
                let mut child = start();
                let input = child.stdin.take().expect("the input is a pipe");
                let output = BufReader::new(child.stdout.take().expect("the output is a pipe"));
                thread::scope(|scope| {
                    scope.spawn(move || write(input, mine().map(|n| question(&mut chance(n)))));
                    let mut answers = output.lines();
                    for n in mine() {
                        let answer = answers.next().expect("the oracle broke off; its last words are above");
                        let answer = serde_json::from_str(&answer.expect("the oracle writes UTF-8"));
                        check(&mut chance(n), &answer.expect("the oracle answers in JSON"));
                    }
                });
                assert!(child.wait().expect("the oracle was started").success());
            });
        }
    });
}

fn start() -> Child {
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/oracle/totals.py");
    let child = Command::new("python3").arg(script).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn();
    child.unwrap_or_else(|error| {
        panic!("The totals are checked by {script}, and python3 does not start ({error}). Install Python 3.9 or newer.")
    })
}

fn write(input: ChildStdin, questions: impl Iterator<Item = Value>) {
    let mut input = BufWriter::new(input);
    for question in questions {
        // An oracle that broke off has said why; the reader fails at the missing answer.
        if writeln!(input, "{question}").is_err() {
            return;
        }
    }
}
