//! Every file of the saved corpus, and what becomes of it by chance: what `script/fuzz` asks for minutes, asked for a moment.
//!
//! A failure names the file and the seed; the same seed makes the same input again.

mod checks;
mod mutate;

use std::{
    collections::BTreeSet,
    path::{Path, PathBuf},
};

use mutate::{Chance, changed, files};

/// How many changed inputs each file becomes.
const TIMES: u64 = 12;

/// What is asked just now; it is told where the question ends in a panic.
struct Asked<'a> {
    target: &'a str,
    file: &'a str,
    seed: Option<u64>,
    input: &'a [u8],
}

impl Drop for Asked<'_> {
    fn drop(&mut self) {
        if std::thread::panicking() {
            let seed = self.seed.map_or_else(|| "as it is saved".to_owned(), |seed| format!("seed {seed}"));
            let (target, file, input) = (self.target, self.file, self.input.escape_ascii());
            eprintln!("fuzz/corpus/{target}/{file}, {seed}, which is b\"{input}\"");
        }
    }
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fuzz")
}

fn ask_all(target: &str) {
    let files = files(&folder().join("corpus").join(target));
    assert!(files.len() > 5, "{target} has {} files", files.len());
    for (n, (file, input)) in (0..).zip(&files) {
        ask(Asked { target, file, seed: None, input });
        for seed in n * TIMES..(n + 1) * TIMES {
            let other = &files[usize::try_from(seed).expect("small") * 7 % files.len()].1;
            let input = changed(input, other, &mut Chance::of(seed));
            ask(Asked { target, file, seed: Some(seed), input: &input });
        }
    }
}

fn ask(asked: Asked<'_>) {
    checks::ask(asked.target, asked.input);
}

/// A test for each target, so that one failure does not hide another's.
macro_rules! targets {
    ($($target:ident),+ $(,)?) => {
        const TARGETS: &[&str] = &[$(stringify!($target)),+];
        $(#[test]
        fn $target() {
            ask_all(stringify!($target));
        })+
    };
}

targets! { book, choices, code, cursor, dates, marks, person, policy_form, policy_stored, roster, sheet, wire }

#[test]
fn every_check_has_a_test_a_fuzz_target_and_a_corpus() {
    let names = |folder: &str, end: &str| -> BTreeSet<String> {
        let entries = std::fs::read_dir(self::folder().join(folder)).expect("the folder of the fuzz targets");
        let name = |entry: std::io::Result<std::fs::DirEntry>| entry.expect("an entry").file_name().into_string();
        entries.map(|entry| name(entry).expect("a plain name").trim_end_matches(end).to_owned()).collect()
    };
    let all: BTreeSet<String> = checks::ALL.iter().map(|(name, _)| (*name).to_owned()).collect();
    assert_eq!(TARGETS.iter().map(|name| (*name).to_owned()).collect::<BTreeSet<_>>(), all);
    assert_eq!(names("fuzz_targets", ".rs"), all);
    assert!(names("corpus", "").is_superset(&all));
    let manifest = std::fs::read_to_string(folder().join("Cargo.toml")).expect("a manifest");
    for name in &all {
        assert!(manifest.contains(&format!("path = \"fuzz_targets/{name}.rs\"")), "{name} is not in fuzz/Cargo.toml");
    }
}

/// Were nothing changed, only the saved files would be asked.
#[test]
fn chance_changes_inputs_and_a_seed_changes_them_alike() {
    let input = |seed| changed(b"2000\n17/20", b"749\n85%", &mut Chance::of(seed));
    let inputs: BTreeSet<Vec<u8>> = (0..100).map(input).collect();
    assert!(inputs.len() > 80, "{} of 100", inputs.len());
    assert!((0..100).all(|seed| input(seed) == input(seed)));
}
