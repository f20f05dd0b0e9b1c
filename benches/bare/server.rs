//! The child that serves, as its parent sees it: where it is, what time it took, what memory it has.

use std::{
    collections::HashMap,
    ffi::OsStr,
    fs,
    io::{BufRead, BufReader},
    net::SocketAddr,
    path::Path,
    process::{Child, Command, Stdio},
    time::Duration,
};

/// What the child is told to serve: the program with the bare handlers beside it, or bare handlers alone.
pub const PROGRAM: &str = "serve-program";
pub const BARE: &str = "serve-bare";

/// Linux tells a process's time in hundredths of a second.
const TICK: Duration = Duration::from_millis(10);

/// A child that serves. Killed when dropped, by its process id.
pub struct Server {
    child: Child,
    said: HashMap<String, Vec<String>>,
}

/// What a process has in memory, in kB: its own share, and all that it sees.
#[derive(Clone, Copy, Debug)]
pub struct Memory {
    pub pss: f64,
    pub rss: f64,
}

impl Server {
    pub fn start(what: &str) -> Self {
        Self::wait_for(command(what))
    }

    /// The same, with its syncs counted into a file; it is to be ended by [`Self::end`].
    pub fn start_traced(what: &str, into: &Path) -> Self {
        Self::wait_for(crate::syncs::traced(into, [what]))
    }

    fn wait_for(mut command: Command) -> Self {
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().expect("the server starts");
        let mut said: HashMap<String, Vec<String>> = HashMap::new();
        let lines = BufReader::new(child.stdout.take().expect("its output is piped")).lines();
        for line in lines.map_while(Result::ok).take_while(|line| line != "ready") {
            let (name, value) = line.split_once(' ').expect("a name and a value");
            said.entry(name.to_owned()).or_default().push(value.to_owned());
        }
        Self { child, said }
    }

    /// Where the program is.
    pub fn program(&self) -> SocketAddr {
        self.address("program")
    }

    /// Where the bare handlers are.
    pub fn bare(&self) -> SocketAddr {
        self.address("bare")
    }

    fn address(&self, name: &str) -> SocketAddr {
        self.said(name).first().and_then(|place| place.parse().ok()).unwrap_or_else(|| panic!("no place of {name}"))
    }

    /// The cookies of sessions, the teacher's first.
    pub fn cookies(&self) -> &[String] {
        self.said("cookie")
    }

    fn said(&self, name: &str) -> &[String] {
        self.said.get(name).map(Vec::as_slice).unwrap_or_default()
    }

    /// The processor time that it has taken until now.
    pub fn time(&self) -> Duration {
        let stat = self.proc("stat");
        // The second field is a name in brackets, which may have spaces.
        let rest = stat.rsplit_once(") ").expect("a name in brackets").1;
        let ticks: u32 = rest.split(' ').skip(11).take(2).map(|field| field.parse::<u32>().expect("a count")).sum();
        TICK * ticks
    }

    pub fn memory(&self) -> Memory {
        let rollup = self.proc("smaps_rollup");
        let of = |name: &str| {
            let line = rollup.lines().find_map(|line| line.strip_prefix(name)).expect("Linux tells it");
            line.trim().trim_end_matches(" kB").parse().expect("a count")
        };
        Memory { pss: of("Pss:"), rss: of("Rss:") }
    }

    fn proc(&self, file: &str) -> String {
        fs::read_to_string(format!("/proc/{}/{file}", self.child.id())).expect("the server runs")
    }

    /// Asks it to end, and waits until it has.
    pub fn end(mut self) {
        drop(self.child.stdin.take());
        assert!(self.child.wait().expect("it ends").success(), "the server ended well");
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // It may have ended.
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

/// This program once more.
pub fn command(what: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(std::env::current_exe().expect("this program has a place"));
    command.arg(what);
    command
}
