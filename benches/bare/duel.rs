//! Both sides of one process, asked in turns: how many answers they give, and what time the server takes for one.

use std::{net::SocketAddr, time::Duration};

use crate::{
    load::ask_for,
    pairs::{PAIRS, Pairs, Side, sides},
    server::Server,
};

/// How long each side of a pair is asked.
const SLICE: Duration = Duration::from_secs(2);

/// Where a side is, and what is asked there: a connection for each request.
pub struct Asked {
    pub to: SocketAddr,
    pub requests: Vec<Vec<u8>>,
}

/// What came of it.
#[derive(Default)]
pub struct Duel {
    pub answers_a_second: Pairs,
    /// From a request to its whole answer, in ms.
    pub wait: Pairs,
    /// The processor's, on all threads of the server, in µs.
    pub time: Pairs,
}

/// Asks both; every answer must have the status.
pub async fn fight(server: &Server, program: &Asked, bare: &Asked, status: u16) -> Duel {
    let mut duel = Duel::default();
    for pair in 0..=PAIRS {
        let mut figures = [[0.0; 3]; 2];
        for side in sides(pair) {
            let (at, asked) = if side == Side::Program { (0, program) } else { (1, bare) };
            figures[at] = ask(server, asked, status).await;
        }
        let [[answers, wait, time], [of_bare, wait_of_bare, time_of_bare]] = figures;
        // The first pair warms both.
        if pair > 0 {
            duel.answers_a_second.push(answers, of_bare);
            duel.wait.push(wait, wait_of_bare);
            duel.time.push(time, time_of_bare);
        }
    }
    duel
}

async fn ask(server: &Server, asked: &Asked, status: u16) -> [f64; 3] {
    let before = server.time();
    let answered = ask_for(SLICE, asked.to, &asked.requests, status).await;
    let taken = (server.time() - before).as_secs_f64();
    let (answers, lasted) = (f64::from(answered.answers), answered.lasted.as_secs_f64());
    let connections = asked.requests.len() as f64;
    [answers / lasted, 1e3 * connections * lasted / answers, 1e6 * taken / answers]
}
