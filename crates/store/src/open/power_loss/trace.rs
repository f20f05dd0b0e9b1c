//! What strace tells of a program: its writes, syncs and removals of files, and what it said, in their order.

use std::{
    collections::HashMap,
    ffi::OsString,
    os::unix::ffi::OsStringExt,
    path::{Path, PathBuf},
    process::Command,
};

/// What is told: all calls by which SQLite changes a file, and those by which it could; the model refuses what it does not know.
const CALLS: &str = "openat,open,creat,lseek,write,writev,pwrite64,pwritev,pwritev2,ftruncate,truncate,fallocate,fsync,fdatasync,\
    sync_file_range,unlink,unlinkat,rename,renameat,renameat2,link,linkat,copy_file_range,sendfile";

/// Something that the program did. A write counts when it has ended, so does a sync; what is said counts when it begins.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    Made(PathBuf),
    Wrote {
        file: PathBuf,
        at: usize,
        data: Vec<u8>,
    },
    Cut {
        file: PathBuf,
        to: usize,
    },
    /// A file's bytes or a folder's names are on disk.
    Synced(PathBuf),
    Removed(PathBuf),
    /// A line on the standard output.
    Said(String),
}

/// Runs a program under strace with a log.
pub fn traced(program: &Path, log: &Path) -> Command {
    let strace = Path::new("/usr/bin/strace");
    assert!(strace.exists(), "{} is missing: install it with `apt-get install strace`", strace.display());
    let mut command = Command::new(strace);
    // Hexadecimal text with the path of every file, in full; other calls run undisturbed.
    command.args(["-f", "--seccomp-bpf", "-qq", "-y", "-xx", "-s", "131072", "-e", "signal=none"]);
    command.arg("-e").arg(format!("trace={CALLS}")).arg("-o").arg(log).arg(program);
    command
}

/// Reads a log: all that was done to the files of a folder, and what was said.
pub fn read(log: &str, folder: &Path) -> Vec<Event> {
    let mut reader = Reader { folder, positions: HashMap::new(), unfinished: HashMap::new(), events: Vec::new() };
    log.lines().for_each(|line| reader.line(line));
    reader.events
}

struct Reader<'a> {
    folder: &'a Path,
    /// Where the next plain write of a descriptor goes.
    positions: HashMap<String, usize>,
    /// The beginnings of calls that other threads' calls came between, by thread.
    unfinished: HashMap<&'a str, String>,
    events: Vec<Event>,
}

impl<'a> Reader<'a> {
    fn line(&mut self, line: &'a str) {
        let (thread, call) = line.split_once(' ').expect("a line begins with its thread");
        let call = call.trim_start();
        if let Some(begun) = call.strip_suffix("<unfinished ...>") {
            self.say(begun);
            self.unfinished.insert(thread, begun.to_owned());
        } else if call.starts_with("<... ") {
            let (_, rest) = call.split_once("resumed>").expect("a call that goes on says so");
            // A call may have begun before the log did.
            let Some(begun) = self.unfinished.remove(thread) else { return };
            self.call(&format!("{begun}{rest}"));
        } else if call.contains('(') {
            self.say(call);
            self.call(call);
        }
    }

    /// Notes what goes to the standard output, as soon as it may be heard.
    fn say(&mut self, call: &str) {
        if call.starts_with("write(1<") {
            let text = String::from_utf8(text_of(call)).expect("the program says UTF-8");
            self.events.extend(text.lines().map(|line| Event::Said(line.to_owned())));
        }
    }

    fn call(&mut self, call: &str) {
        let (name, rest) = call.split_once('(').expect("a call has a name");
        let (given, answer) = rest.rsplit_once(" = ").expect("a call that has ended has an answer");
        let answer = answer.split(['<', ' ']).next().unwrap_or_default();
        if answer.starts_with(['-', '?']) {
            return;
        }
        match name {
            "openat" | "open" | "creat" => return self.open(name, given, answer),
            "unlink" | "unlinkat" => return self.remove(given),
            _ => {}
        }
        let Some((descriptor, file)) = file_of(given) else { return self.refuse(name, given) };
        if !self.is_ours(&file) {
            return;
        }
        let number = answer.parse::<usize>().expect("an answer is a number");
        match name {
            "lseek" => drop(self.positions.insert(descriptor, number)),
            "write" => {
                let at = self.positions.entry(descriptor).or_default();
                let begin = *at;
                *at += number;
                self.wrote(file, begin, text_of(given), number);
            }
            "pwrite64" => self.wrote(file, last_number(given), text_of(given), number),
            "ftruncate" => self.events.push(Event::Cut { file, to: last_number(given) }),
            "fsync" | "fdatasync" => self.events.push(Event::Synced(file)),
            _ => self.refuse(name, given),
        }
    }

    fn wrote(&mut self, file: PathBuf, at: usize, mut data: Vec<u8>, written: usize) {
        assert!(written <= data.len(), "strace tells every byte that is written");
        data.truncate(written);
        self.events.push(Event::Wrote { file, at, data });
    }

    fn open(&mut self, name: &str, given: &str, descriptor: &str) {
        self.positions.insert(descriptor.to_owned(), 0);
        let file = path(&text_of(given));
        if !self.is_ours(&file) {
            return;
        }
        if name == "creat" || given.contains("O_TRUNC") {
            self.refuse(name, given);
        } else if given.contains("O_CREAT") {
            self.events.push(Event::Made(file));
        }
    }

    fn remove(&mut self, given: &str) {
        let file = path(&text_of(given));
        if self.is_ours(&file) {
            self.events.push(Event::Removed(file));
        }
    }

    fn is_ours(&self, file: &Path) -> bool {
        file.starts_with(self.folder)
    }

    /// What the model does not know may not touch the folder.
    fn refuse(&self, name: &str, given: &str) {
        let folder: String = self.folder.as_os_str().as_encoded_bytes().iter().map(|b| format!("\\x{b:02x}")).collect();
        assert!(!given.contains(&folder), "the model of the disk does not know what {name} does: {given}");
    }
}

/// The descriptor that a call names first, with its file.
fn file_of(given: &str) -> Option<(String, PathBuf)> {
    let (descriptor, rest) = given.split_once('<')?;
    let (file, _) = rest.split_once('>')?;
    descriptor.parse::<u32>().ok()?;
    Some((descriptor.to_owned(), path(&bytes(file))))
}

/// The bytes of the first text of a call.
fn text_of(call: &str) -> Vec<u8> {
    let (_, rest) = call.split_once('"').expect("the call has a text");
    let (text, rest) = rest.split_once('"').expect("a text ends");
    assert!(!rest.starts_with("..."), "strace was told to tell all");
    bytes(text)
}

fn last_number(given: &str) -> usize {
    let number = given.trim_end_matches([')', ' ']).rsplit(' ').next().expect("a call has an end");
    number.parse().expect("the call ends with a number")
}

/// `\x2f\x74` as bytes; what is not written so stands for itself.
fn bytes(text: &str) -> Vec<u8> {
    let digit = |byte: u8| (byte as char).to_digit(16).and_then(|digit| u8::try_from(digit).ok());
    let mut found = Vec::with_capacity(text.len() / 4);
    let mut rest = text.as_bytes();
    while let Some((&first, after)) = rest.split_first() {
        let (byte, after) = match after {
            [b'x', high, low, after @ ..] if first == b'\\' => {
                let digits = (digit(*high).expect("a hexadecimal digit"), digit(*low).expect("a hexadecimal digit"));
                (digits.0 * 16 + digits.1, after)
            }
            _ => (first, after),
        };
        found.push(byte);
        rest = after;
    }
    found
}

fn path(bytes: &[u8]) -> PathBuf {
    OsString::from_vec(bytes.to_vec()).into()
}

#[test]
fn a_log_is_read_in_its_order_with_calls_that_others_came_between() {
    let log = r#"7  openat(AT_FDCWD<\x2f>, "\x2f\x64\x2f\x61", O_RDWR|O_CREAT, 0644) = 4<\x2f\x64\x2f\x61>
7  lseek(4<\x2f\x64\x2f\x61>, 32, SEEK_SET) = 32
7  write(4<\x2f\x64\x2f\x61>, "\x01\x02", 2) = 2
7  fdatasync(4<\x2f\x64\x2f\x61> <unfinished ...>
8  write(1<\x70\x69\x70\x65\x3a\x5b\x39\x5d>, "\x68\x69\x0a", 3 <unfinished ...>
7  <... fdatasync resumed>)          = 0
8  <... write resumed>)              = 3
7  pwrite64(4<\x2f\x64\x2f\x61>, "\x03", 1, 4096 <unfinished ...>
8  lseek(4<\x2f\x65\x2f\x61>, 0, SEEK_SET) = 0
7  <... pwrite64 resumed>)          = 1
7  pwrite64(5<\x2f\x65\x2f\x61>, "\x03", 1, 4096) = 1
7  ftruncate(4<\x2f\x64\x2f\x61>, 8192)  = 0
7  unlink("\x2f\x64\x2f\x61")          = -1 ENOENT (\x4e)
7  unlink("\x2f\x64\x2f\x61")          = 0"#;
    let file = || PathBuf::from("/d/a");
    let expected = [
        Event::Made(file()),
        Event::Wrote { file: file(), at: 32, data: vec![1, 2] },
        Event::Said("hi".into()),
        Event::Synced(file()),
        Event::Wrote { file: file(), at: 4096, data: vec![3] },
        Event::Cut { file: file(), to: 8192 },
        Event::Removed(file()),
    ];
    assert_eq!(read(log, Path::new("/d")), expected);
}
