//! How often the disk is asked to keep what was written, counted by strace: of saves by the store, and of the server's own when
//! 64 browsers save at once.

use std::{
    ffi::OsStr,
    path::Path,
    process::{Command, Stdio},
};

use store::id::mint;
use tokio::task::JoinSet;

use crate::{
    class,
    load::{Connection, post},
    saves::SOME,
    server::{PROGRAM, Server},
};

const SAVES: u32 = 6_400;
const BROWSERS: u32 = 64;

pub fn measure() {
    if Command::new("strace").arg("-V").stdout(Stdio::null()).status().is_err() {
        println!("\nHow often saves are synced was not counted: there is no strace.");
        return;
    }
    println!("\nSyncs for a save, {SAVES} saves, less those of a start without saves");
    for (how, writers) in [("together", 1), ("together", 64), ("singly", 64)] {
        let who = format!("{writers} writers, {how}");
        say(&who, by_the_store(how, writers, SAVES), by_the_store(how, writers, 0));
    }
    say(&format!("{BROWSERS} browsers at the server"), by_the_server(SAVES), by_the_server(0));
}

fn say(who: &str, with: u32, without: u32) {
    let (saves, syncs) = (f64::from(SAVES), f64::from(with) - f64::from(without));
    println!("{who:<34} {:.3} a save, {:.1} saves a sync", syncs / saves, saves / syncs);
}

/// This program once more, with its syncs counted into a file when it ends.
pub fn traced<A: AsRef<OsStr>>(into: &Path, args: impl IntoIterator<Item = A>) -> Command {
    let mut strace = Command::new("strace");
    strace.args(["-f", "-q", "-c", "-e", "trace=fsync,fdatasync", "-o"]).arg(into);
    strace.arg(std::env::current_exe().expect("this program has a place")).args(args);
    strace
}

fn by_the_store(how: &str, writers: u32, saves: u32) -> u32 {
    let folder = class::folder();
    let counts = folder.path().join("counts");
    let args = [SOME, how, &writers.to_string(), &saves.to_string()].map(str::to_owned);
    let ended = traced(&counts, args).status().expect("strace runs");
    assert!(ended.success(), "the saves were made");
    count(&counts)
}

fn by_the_server(saves: u32) -> u32 {
    let folder = class::folder();
    let counts = folder.path().join("counts");
    let server = Server::start_traced(PROGRAM, &counts);
    crate::as_clients().block_on(save_at(&server, saves / BROWSERS));
    server.end();
    count(&counts)
}

/// Each browser saves its own cell, again as soon as that is acknowledged.
async fn save_at(server: &Server, each: u32) {
    let program = server.program();
    let mut browsers = JoinSet::new();
    for browser in 0..BROWSERS {
        let cookie = server.cookies().first().expect("the teacher's").clone();
        browsers.spawn(async move {
            let mut connection = Connection::open(program).await;
            for seen in 1..=each {
                let (student, assessment) = class::cell(usize::try_from(browser).expect("few browsers"));
                let (course, typed, save_id) = (class::COURSE, seen % 20, mint());
                let form = format!(
                    "save[course]={course}&save[student]={student}&save[assessment]={assessment}&save[typed]={typed}\
                     &save[seen]={seen}&save[save_id]=bench-{save_id}"
                );
                let answer = connection.ask(&post(program, "/api/gradebook/save_grade", &cookie, &form)).await;
                assert!(answer.starts_with(b"HTTP/1.1 200 "), "{}", String::from_utf8_lossy(answer));
            }
        });
    }
    browsers.join_all().await;
}

/// The calls of both kinds, from strace's table.
fn count(counts: &Path) -> u32 {
    let table = std::fs::read_to_string(counts).expect("strace wrote its table");
    let of_a_sync = |line: &&str| line.ends_with(" fsync") || line.ends_with(" fdatasync");
    let calls = |line: &str| line.split_whitespace().nth(3).and_then(|calls| calls.parse::<u32>().ok());
    table.lines().filter(of_a_sync).map(|line| calls(line).expect("a count of calls")).sum()
}
