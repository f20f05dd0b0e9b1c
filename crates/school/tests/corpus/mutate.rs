//! The saved inputs, and what becomes of them by chance. The same seed makes the same input on every machine.

use std::{fs, path::Path};

/// What parsers stumble over, and what they read.
const WORDS: &[&str] = &[
    "\n",
    "\r\n",
    "|",
    "=",
    "-",
    "--",
    ".",
    ",",
    "/",
    "%",
    "*",
    " ",
    "\t",
    "\0",
    "\"",
    "'",
    "'=",
    "{",
    "}",
    "[",
    "]",
    ":",
    "+",
    "0",
    "00",
    "1e9",
    "-1",
    "9223372036854775807",
    "9223372036854775808",
    "999999999999",
    "0x1F",
    "NaN",
    "null",
    "true",
    "EX",
    "LA",
    "mi",
    "፲፯",
    "፻",
    "፼",
    "፩",
    "١٧",
    "٫",
    "１７",
    "።",
    "\u{200F}",
    "\u{FEFF}",
    "\u{2028}",
    "\u{85}",
    "\u{202E}",
    "İ",
    "ß",
    "ﬁ",
    "\u{212A}",
    "ሐ",
    "ኃ",
    "ዓ",
    "e\u{301}",
    "\u{1F468}\u{200D}\u{1F469}",
    "\u{FFFD}",
    "student",
    "Grade 11 Natural",
    "new",
];

/// A run of numbers that look like chance (splitmix64, Sebastiano Vigna).
pub struct Chance(u64);

impl Chance {
    /// The run of a seed.
    pub fn of(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// A number below another; 0 below 0.
    pub fn below(&mut self, end: usize) -> usize {
        let end = u64::try_from(end).unwrap_or(u64::MAX);
        usize::try_from(self.next() % end.max(1)).unwrap_or_default()
    }

    /// A part of so many bytes, not long.
    fn part(&mut self, length: usize) -> std::ops::Range<usize> {
        let from = self.below(length + 1);
        from..(from + self.below(12)).min(length)
    }
}

/// The files of a folder with their names, in the order of those.
pub fn files(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let entries = fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let read = |entry: std::io::Result<fs::DirEntry>| {
        let path = entry.expect("a listed entry can be read").path();
        let name = path.file_name().expect("a file has a name").to_string_lossy().into_owned();
        (name, fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display())))
    };
    let mut files: Vec<_> = entries.map(read).collect();
    files.sort();
    files
}

/// An input changed in one to four places; the other one gives parts.
pub fn changed(input: &[u8], other: &[u8], chance: &mut Chance) -> Vec<u8> {
    let mut bytes = input.to_vec();
    for _ in 0..=chance.below(4) {
        let part = chance.part(bytes.len());
        match chance.below(7) {
            0 => drop(bytes.drain(part)),
            1 => {
                let again = bytes[part.clone()].to_vec();
                bytes.splice(part.end..part.end, again);
            }
            2 => {
                let theirs = other[chance.part(other.len())].to_vec();
                bytes.splice(part, theirs);
            }
            3 => {
                let bit = 1 << chance.below(8);
                bytes.iter_mut().skip(part.start).take(1).for_each(|byte| *byte ^= bit);
            }
            4 => {
                let word = WORDS[chance.below(WORDS.len())];
                bytes.splice(part.start..part.start, word.bytes());
            }
            5 => {
                let word = WORDS[chance.below(WORDS.len())];
                bytes.splice(part, word.bytes());
            }
            _ => bytes.truncate(bytes.len() - chance.below(bytes.len().min(24))),
        }
    }
    bytes
}
