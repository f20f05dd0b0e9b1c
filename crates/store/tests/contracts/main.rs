//! What the store promises, written once and kept on SQLite and on a PostgreSQL 15 that the tests start themselves.

mod accounts;
mod alerts;
mod backups;
mod catalogue;
mod cell_history;
mod class_marks;
mod columns;
mod corrections;
mod digest;
mod disclosures;
mod door;
mod families;
mod feed;
mod grace;
mod inbox;
mod linking;
mod long_commands;
mod many_marks;
mod marks;
mod marks_files;
mod moves;
mod one_time;
mod opening;
mod operator;
mod people;
mod people_acts;
mod permits;
mod policies;
mod postgres;
mod questions;
mod quiet_hours;
mod ranks;
mod reading;
mod registration;
mod requests;
mod retries;
mod rosters;
mod savers;
mod schema;
mod seals;
mod settings;
mod setup;
mod versions;
mod world;

use std::{future::Future, pin::Pin};

use tokio::task::JoinSet;
use world::World;

/// A contract, as a list holds it.
type Contract = (&'static str, fn(World) -> Pin<Box<dyn Future<Output = ()> + Send>>);

/// Makes a test on SQLite of each contract, and a list of them for PostgreSQL.
macro_rules! contracts {
    ($($name:ident),+ $(,)?) => {
        mod sqlite {
            $(
                #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
                async fn $name() {
                    super::$name(crate::world::World::on_sqlite().await).await;
                }
            )+
        }

        pub const CONTRACTS: &[crate::Contract] = &[$((concat!(module_path!(), "::", stringify!($name)), |world| Box::pin($name(world)))),+];
    };
}
pub(crate) use contracts;

/// Every contract on PostgreSQL, each in a database of its own; one test, because a test runner may start each in a process.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn all_contracts_hold_on_postgres() {
    let cluster = postgres::Cluster::start().await;
    let lists = [
        accounts::CONTRACTS,
        alerts::CONTRACTS,
        alerts::choices::CONTRACTS,
        backups::CONTRACTS,
        catalogue::CONTRACTS,
        cell_history::CONTRACTS,
        columns::CONTRACTS,
        columns::CHANGES,
        corrections::CONTRACTS,
        digest::CONTRACTS,
        disclosures::CONTRACTS,
        door::CONTRACTS,
        families::CONTRACTS,
        feed::CONTRACTS,
        grace::CONTRACTS,
        inbox::CONTRACTS,
        linking::CONTRACTS,
        long_commands::CONTRACTS,
        many_marks::CONTRACTS,
        marks::CONTRACTS,
        marks_files::CONTRACTS,
        moves::CONTRACTS,
        one_time::CONTRACTS,
        operator::CONTRACTS,
        people::CONTRACTS,
        people_acts::CONTRACTS,
        permits::CONTRACTS,
        policies::CONTRACTS,
        policies::defaults::CONTRACTS,
        quiet_hours::CONTRACTS,
        questions::CONTRACTS,
        ranks::CONTRACTS,
        class_marks::CONTRACTS,
        rosters::CONTRACTS,
        savers::CONTRACTS,
        seals::CONTRACTS,
        retries::CONTRACTS,
        reading::CONTRACTS,
        registration::CONTRACTS,
        registration::numbers::CONTRACTS,
        settings::CONTRACTS,
        setup::CONTRACTS,
    ];
    let mut waiting = lists.into_iter().chain(requests::CONTRACTS).flatten();
    let mut running = JoinSet::new();
    let mut broken = Vec::new();
    loop {
        // Three at a time: they wait for the disk more than they compute.
        while running.len() < 3 {
            let Some((name, contract)) = waiting.next() else { break };
            let world = World::on_postgres(&cluster).await;
            let run = tokio::spawn(contract(world));
            running.spawn(async move { (*name, run.await) });
        }
        let Some(done) = running.join_next().await else { break };
        let (name, outcome) = done.expect("the watcher of a contract does not panic");
        println!("{name}: {}", if outcome.is_ok() { "holds" } else { "is broken" });
        broken.extend(outcome.is_err().then_some(name));
    }
    assert!(broken.is_empty(), "broken on PostgreSQL: {broken:?}");
    schema::both_databases_have_the_same_tables(&cluster).await;
    opening::postgres_refusals_say_what_to_do(&cluster).await;
    door::other_processes_are_heard(&cluster).await;
    moves::moves_between_databases(&cluster).await;
    versions::every_earlier_version_comes_to_this_one(&cluster).await;
}
