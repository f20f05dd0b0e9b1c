//! An unchanged poll that waits for nothing beside a bare handler of the same process. Both get the same requests.

use std::net::SocketAddr;

use crate::{
    duel::{Asked, fight},
    load::{Connection, get, header},
    pairs::{self, PAIRS},
    server::{PROGRAM, Server},
};

/// How many people ask at once.
const CONNECTIONS: usize = 32;

pub fn measure() {
    crate::as_clients().block_on(compare());
}

async fn compare() {
    let server = Server::start(PROGRAM);
    let mut program = Asked { to: server.program(), requests: Vec::new() };
    let mut bare = Asked { to: server.bare(), requests: Vec::new() };
    for cookie in server.cookies().iter().take(CONNECTIONS) {
        let query = format!("since={}&wait=0", cursor(program.to, cookie).await);
        program.requests.push(get(program.to, &format!("/api/changes?{query}"), cookie));
        bare.requests.push(get(bare.to, &format!("/unchanged?{query}"), cookie));
    }
    let duel = fight(&server, &program, &bare, 204).await;
    server.end();
    pairs::head(&format!("An unchanged poll, {CONNECTIONS} connections"), PAIRS);
    pairs::line("answers a second", &duel.answers_a_second, 0);
    pairs::line("the server's time for one, µs", &duel.time, 1);
}

/// The cursor of whoever has read everything.
pub async fn cursor(program: SocketAddr, cookie: &str) -> String {
    let mut connection = Connection::open(program).await;
    let mut cursor = String::new();
    // The first answer may bring news; the second has none.
    for _ in 0..2 {
        let answer = connection.ask(&get(program, &format!("/api/changes?since={cursor}&wait=0"), cookie)).await;
        header(answer, "yeneta-cursor").expect("an answer has a cursor").clone_into(&mut cursor);
    }
    cursor
}
