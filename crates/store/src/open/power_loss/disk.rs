//! A disk that loses its power: of each file it has what was there at the last sync, and no more than it wants of the rest.
//!
//! Invariant: only a sync makes a write safe, and only a folder's sync a new file's name. That a file is removed is taken as
//! done at once: where that matters, the reader of the trace looks that none is.

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
};

use super::trace::Event;

/// What is on the disk, and what waits to be.
#[derive(Default)]
pub struct Disk {
    files: BTreeMap<PathBuf, File>,
}

#[derive(Default)]
struct File {
    safe: Vec<u8>,
    waiting: Vec<Change>,
    has_name: bool,
}

enum Change {
    Write { at: usize, data: Vec<u8> },
    Length(usize),
}

/// What becomes of that which waits when the power goes.
#[derive(Clone, Copy, Debug)]
pub enum Waiting {
    /// All is dropped.
    Lost,
    /// Each change is there or not, by chance: a disk writes in whatever order it likes.
    AsItFalls(Chance),
}

/// Numbers by chance, the same from the same seed.
#[derive(Clone, Copy, Debug)]
pub struct Chance(pub u64);

impl Chance {
    /// A number below a bound.
    pub fn below(&mut self, bound: usize) -> usize {
        // SplitMix64.
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((mixed ^ (mixed >> 31)) >> 33).unwrap_or_default() % bound
    }
}

impl Disk {
    /// A disk with a file that has been there for long.
    pub fn with(file: &Path) -> Self {
        let safe = std::fs::read(file).expect("the file is there");
        let file = (file.to_owned(), File { safe, has_name: true, ..File::default() });
        Self { files: [file].into() }
    }

    /// Does what the program did.
    pub fn take(&mut self, event: &Event) {
        match event {
            Event::Made(file) => drop(self.files.entry(file.clone()).or_default()),
            Event::Wrote { file, at, data } => self.change(file, Change::Write { at: *at, data: data.clone() }),
            Event::Cut { file, to } => self.change(file, Change::Length(*to)),
            Event::Synced(path) => self.sync(path),
            Event::Removed(file) => drop(self.files.remove(file)),
            Event::Said(_) => {}
        }
    }

    fn change(&mut self, file: &Path, change: Change) {
        self.files.get_mut(file).expect("a file is made before it is written").waiting.push(change);
    }

    fn sync(&mut self, path: &Path) {
        for (name, file) in &mut self.files {
            if name == path {
                file.waiting.drain(..).for_each(|change| change.apply(&mut file.safe));
            } else if name.parent() == Some(path) {
                file.has_name = true;
            }
        }
    }

    /// Writes what is on the disk after the power went into an empty folder. What SQLite shares in memory is never there.
    pub fn after_power_loss(&self, waiting: Waiting, folder: &Path) {
        for (name, file) in &self.files {
            let name = name.file_name().expect("a file has a name");
            if !file.has_name || name.as_encoded_bytes().ends_with(b"-shm") {
                continue;
            }
            let mut bytes = file.safe.clone();
            if let Waiting::AsItFalls(mut chance) = waiting {
                let there = file.waiting.iter().filter(|_| chance.below(2) == 0);
                there.for_each(|change| change.apply(&mut bytes));
            }
            std::fs::write(folder.join(name), bytes).expect("the folder is ours");
        }
    }
}

impl Change {
    fn apply(&self, bytes: &mut Vec<u8>) {
        match self {
            Change::Length(to) => bytes.resize(*to, 0),
            Change::Write { at, data } => {
                let end = at + data.len();
                bytes.resize(bytes.len().max(end), 0);
                bytes[*at..end].copy_from_slice(data);
            }
        }
    }
}

#[test]
fn only_what_was_synced_is_there_for_sure() {
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let (old, new) = (folder.path().join("old"), folder.path().join("new"));
    std::fs::write(&old, "abc").expect("the folder is ours");
    let mut disk = Disk::with(&old);
    let wrote = |file: &Path, at, text: &str| Event::Wrote { file: file.to_owned(), at, data: text.into() };
    for event in [wrote(&old, 1, "X"), Event::Synced(old.clone()), wrote(&old, 2, "YZ")] {
        disk.take(&event);
    }
    for event in [Event::Made(new.clone()), wrote(&new, 2, "n"), Event::Synced(new.clone())] {
        disk.take(&event);
    }
    let after = |disk: &Disk, waiting| {
        let to = tempfile::tempdir().expect("a temporary folder can be made");
        disk.after_power_loss(waiting, to.path());
        ["old", "new"].map(|name| std::fs::read_to_string(to.path().join(name)).ok())
    };
    assert_eq!(after(&disk, Waiting::Lost), [Some("aXc".into()), None]);
    let falls: Vec<_> = (0..16).map(|seed| after(&disk, Waiting::AsItFalls(Chance(seed)))[0].clone()).collect();
    for either in ["aXc", "aXYZ"] {
        assert!(falls.contains(&Some(either.into())), "{falls:?}");
    }
    disk.take(&Event::Synced(folder.path().to_owned()));
    assert_eq!(after(&disk, Waiting::Lost), [Some("aXc".into()), Some("\0\0n".into())]);
}
