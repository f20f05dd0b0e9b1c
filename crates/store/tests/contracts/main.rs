//! What the store promises, written once and kept on SQLite and on a PostgreSQL 15 that the tests start themselves.

mod accounts;
mod columns;
mod door;
mod feed;
mod marks;
mod opening;
mod postgres;
mod reading;
mod schema;
mod setup;
mod world;

use std::{future::Future, pin::Pin, time::Instant};

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
        columns::CONTRACTS,
        door::CONTRACTS,
        feed::CONTRACTS,
        marks::CONTRACTS,
        reading::CONTRACTS,
        setup::CONTRACTS,
    ];
    for (name, contract) in lists.into_iter().flatten() {
        let started = Instant::now();
        contract(World::on_postgres(&cluster).await).await;
        println!("{name} {:?}", started.elapsed());
    }
    schema::both_databases_have_the_same_tables(&cluster).await;
    opening::postgres_refusals_say_what_to_do(&cluster).await;
    door::other_processes_are_heard(&cluster).await;
}
