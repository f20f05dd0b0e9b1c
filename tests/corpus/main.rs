//! Files and addresses as the server reads them: those of the saved corpus, and what becomes of them by chance.
//!
//! A failure names the file and the seed; the same seed makes the same input again.
#![cfg(feature = "ssr")]

mod addresses;
mod files;
#[path = "../harness/mod.rs"]
mod harness;
mod marks_files;
#[path = "../../crates/school/tests/corpus/mutate.rs"]
mod mutate;
mod packed;
mod rosters;

use std::{
    path::{Path, PathBuf},
    sync::atomic::{AtomicU32, Ordering},
};

use mutate::{Chance, changed};

/// How often code of ours has panicked since [`count_panics`], a failing test aside. A reader's panic is caught, so that an answer
/// alone does not tell of it; what a reader of others does with a broken workbook is theirs, and is refused like any other.
static PANICS: AtomicU32 = AtomicU32::new(0);

/// Begins to count.
fn count_panics() {
    let told = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        let is_a_test = std::thread::current().name().is_some_and(|name| name.contains("::"));
        let is_ours = panic.location().is_none_or(|at| !at.file().contains("/registry/src/"));
        PANICS.fetch_add(u32::from(is_ours && !is_a_test), Ordering::Relaxed);
        told(panic);
    }));
}

fn panics() -> u32 {
    PANICS.load(Ordering::Relaxed)
}

/// An input with its origin.
struct Input {
    /// The file, and the seed that changed it.
    origin: String,
    bytes: Vec<u8>,
    is_saved: bool,
}

/// The saved inputs of a folder, and each of them changed so often.
fn inputs(folder: &str, times: u64) -> Vec<Input> {
    let saved = mutate::files(&corpus(folder));
    assert!(saved.len() > 5, "{folder} has {} files", saved.len());
    let mut inputs = Vec::new();
    for (n, (name, bytes)) in (0..).zip(&saved) {
        let origin = |how: &str| format!("fuzz/corpus/{folder}/{name}, {how}");
        inputs.push(Input { origin: origin("as it is saved"), bytes: bytes.clone(), is_saved: true });
        inputs.extend((n * times..(n + 1) * times).map(|seed| {
            let other = &saved[usize::try_from(seed).expect("small") * 7 % saved.len()].1;
            let bytes = changed(bytes, other, &mut Chance::of(seed));
            Input { origin: origin(&format!("seed {seed}")), bytes, is_saved: false }
        }));
    }
    inputs
}

fn corpus(folder: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/corpus").join(folder)
}
