//! What the program costs beside the bare things that it stands on, in pairs within one run: an unchanged poll beside a handler
//! of axum, a gradebook's page beside its query, saves beside the same saves committed one by one, held polls beside held
//! connections.
//!
//! `cargo bench --locked -p yeneta --no-default-features --features ssr --bench bare`, with `-- poll`, `page`, `saves` or `held`
//! for one of them. The server is this program once more, as a child, so that its time and its memory are told from its clients'.

mod class;
mod duel;
mod held;
mod load;
mod page;
mod pairs;
mod poll;
mod saves;
mod server;
mod serving;
mod syncs;

use std::process::ExitCode;

use tokio::runtime::{Builder, Runtime};

fn main() -> ExitCode {
    // Cargo says that it benches.
    let args: Vec<String> = std::env::args().skip(1).filter(|arg| arg != "--bench").collect();
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    match args[..] {
        [server::PROGRAM] => as_the_program().block_on(serving::program()),
        [server::BARE] => as_the_program().block_on(serving::bare_alone()),
        [saves::SOME, how, writers, count] => as_the_program().block_on(saves::some(how, writers, count)),
        [] => [poll::measure, page::measure, saves::measure, held::measure].into_iter().for_each(|measure| measure()),
        ["poll"] => poll::measure(),
        ["page"] => page::measure(),
        ["saves"] => saves::measure(),
        ["held"] => held::measure(),
        _ => {
            eprintln!("usage: bare [poll | page | saves | held]");
            return ExitCode::from(2);
        }
    }
    ExitCode::SUCCESS
}

/// The runtime that the program serves with.
fn as_the_program() -> Runtime {
    Builder::new_multi_thread().enable_all().build().expect("threads can be started")
}

/// The clients' runtime: one thread, so that the rest of the machine is the server's.
fn as_clients() -> Runtime {
    Builder::new_current_thread().enable_all().build().expect("a runtime")
}
