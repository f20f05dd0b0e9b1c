//! 10,000 held polls beside as many connections that a bare handler holds: what the server has in memory for each.

use std::time::Duration;

use tokio::time::sleep;

use crate::{
    load::{Connection, get},
    pairs::{self, Pairs, Side, sides},
    poll::cursor,
    server::{BARE, Memory, PROGRAM, Server},
};

const CONNECTIONS: usize = 10_000;
/// Each pair starts two servers.
const PAIRS: usize = 7;
/// The memory stands still when it grows by less than this between two looks, in kB.
const STILL: f64 = 64.0;
const LOOK: Duration = Duration::from_millis(500);

pub fn measure() {
    let open = open_files();
    assert!(open > CONNECTIONS + 100, "{open} files may be open: run `ulimit -n 20000` before");
    crate::as_clients().block_on(compare());
}

async fn compare() {
    let (mut each, mut all) = (Pairs::default(), Pairs::default());
    for pair in 0..PAIRS {
        let mut figures = [(0.0, 0.0); 2];
        for side in sides(pair) {
            let (before, after) = hold(side).await;
            let at = usize::from(side == Side::Bare);
            figures[at] = ((after.pss - before.pss) / CONNECTIONS as f64, after.rss / 1024.0);
        }
        each.push(figures[0].0, figures[1].0);
        all.push(figures[0].1, figures[1].1);
    }
    pairs::head(&format!("{CONNECTIONS} held connections"), PAIRS);
    pairs::line("kB for one", &each, 2);
    pairs::line("the whole server's, MB", &all, 1);
}

/// The memory of a new server before it holds the connections, and while it does.
async fn hold(side: Side) -> (Memory, Memory) {
    let (server, to, requests) = match side {
        Side::Program => {
            let server = Server::start(PROGRAM);
            let to = server.program();
            let mut requests = Vec::new();
            for cookie in server.cookies() {
                let path = format!("/api/changes?since={}&wait=60", cursor(to, cookie).await);
                requests.push(get(to, &path, cookie));
            }
            (server, to, requests)
        }
        Side::Bare => {
            let server = Server::start(BARE);
            let to = server.bare();
            (server, to, vec![get(to, "/held", "none")])
        }
    };
    let before = settled(&server).await;
    let mut connections = Vec::with_capacity(CONNECTIONS);
    for request in requests.iter().cycle().take(CONNECTIONS) {
        let mut connection = Connection::open(to).await;
        connection.send(request).await;
        connections.push(connection);
    }
    let after = settled(&server).await;
    let held = connections.iter().filter(|connection| connection.is_held()).count();
    assert_eq!(held, CONNECTIONS, "every connection is held");
    // The server closes first, so that no connection lingers on the clients' side.
    server.end();
    (before, after)
}

/// The memory when it stands still.
async fn settled(server: &Server) -> Memory {
    let mut before = server.memory();
    for _ in 0..20 {
        sleep(LOOK).await;
        let now = server.memory();
        if (now.pss - before.pss).abs() < STILL {
            return now;
        }
        before = now;
    }
    before
}

/// How many files this program may have open, and so its children.
fn open_files() -> usize {
    let limits = std::fs::read_to_string("/proc/self/limits").expect("Linux tells its limits");
    let line = limits.lines().find_map(|line| line.strip_prefix("Max open files")).expect("a limit of open files");
    let soft = line.split_whitespace().next().unwrap_or_default();
    soft.parse().unwrap_or(usize::MAX)
}
