//! Every permit × everybody: who gets one, as which member, with what in it. Whoever a table does not name gets exactly "not
//! found". The tables are written by hand and never computed; `script/permit-mutants` takes away each condition of each
//! statement behind them, and they must notice.
//!
//! A permit is for a course, a person, a request; that a term is closed or a column deleted is refused further on, by the write.

mod cast;
mod course;
mod family;
mod inbox;
mod people;
mod questions;
mod records;
mod requests;
mod rows;
mod school_wide;

use std::{collections::BTreeMap, fmt::Debug, future::Future, pin::Pin};

use store::{Caller, Error, Reader};

use crate::{contracts, world::World};
use cast::{Cast, Ids};

contracts!(permits_are_given_to_whom_the_tables_name, who_is_suspended_gets_none);

/// What becomes of asking for a permit: what it says, with ids in the place of names.
type Asked<'a> = Pin<Box<dyn Future<Output = Result<String, Error>> + Send + 'a>>;

/// How a permit is minted on a connection, for somebody.
type Mint = dyn for<'a> Fn(&'a mut Reader, Caller) -> Asked<'a> + Send + Sync;

/// A permit that everybody asks for.
pub struct Ask {
    what: &'static str,
    mint: Box<Mint>,
}

impl Ask {
    fn new(
        what: &'static str,
        mint: impl for<'a> Fn(&'a mut Reader, Caller) -> Asked<'a> + Send + Sync + 'static,
    ) -> Self {
        Self { what, mint: Box::new(mint) }
    }
}

/// An ask: its line in the table, how the permit is minted, and what a minted one says.
macro_rules! ask {
    ($what:literal, |$conn:ident, $caller:ident| $mint:expr, $says:ident) => {
        ask!($what, |$conn, $caller| $mint, |permit| $says(&permit))
    };
    ($what:literal, |$conn:ident, $caller:ident| $mint:expr, |$permit:ident| $says:expr) => {
        $crate::permits::Ask::new($what, move |$conn, $caller| {
            Box::pin(async move {
                let $permit = $mint.await?;
                Ok($says)
            })
        })
    };
}
use ask;

/// An area's asks with their table.
type Area = (fn(Ids) -> Vec<Ask>, &'static str);

const AREAS: [Area; 8] = [
    (school_wide::asks, school_wide::TABLE),
    (course::asks, course::TABLE),
    (family::asks, family::TABLE),
    (inbox::asks, inbox::TABLE),
    (people::asks, people::TABLE),
    (questions::asks, questions::TABLE),
    (records::asks, records::TABLE),
    (requests::asks, requests::TABLE),
];

/// All that a permit holds, without its type's name.
fn fields(permit: &impl Debug) -> String {
    let text = format!("{permit:?}");
    let start = text.find([' ', '(']).unwrap_or_default();
    text[start..].trim_start().to_owned()
}

/// The words whose condition holds.
fn may<const N: usize>(words: [(&str, bool); N]) -> String {
    words.into_iter().filter(|(_, may)| *may).map(|(word, _)| format!(" {word}")).collect()
}

async fn permits_are_given_to_whom_the_tables_name(w: World) {
    let cast = Cast::join(&w).await;
    let mut reader = w.store.read().await.expect("a connection is free");
    let mut wrong = String::new();
    for (asks, table) in AREAS {
        let mut printed = String::new();
        for ask in asks(cast.ids) {
            printed += &lines_of(&ask, &cast, &mut reader).await;
        }
        wrong += &differences(table, &printed);
    }
    assert!(wrong.is_empty(), "the permits are not as the tables say:\n{wrong}");
}

/// What an ask brings everybody, as the table has it: those who get the same stand in one line.
async fn lines_of(ask: &Ask, cast: &Cast, reader: &mut Reader) -> String {
    let mut lines: Vec<(String, Vec<&str>)> = Vec::new();
    for (name, caller) in &cast.callers {
        let says = match (ask.mint)(reader, *caller).await {
            Err(Error::NotFound) => continue,
            Err(error) => format!("{error:?}"),
            Ok(says) => cast.named(&says, *caller),
        };
        match lines.iter_mut().find(|(same, _)| *same == says) {
            Some((_, names)) => names.push(name),
            None => lines.push((says, vec![name])),
        }
    }
    let lines = lines.into_iter().map(|(says, names)| format!("    {}: {says}\n", names.join(", ")));
    format!("{}\n{}", ask.what, lines.collect::<String>())
}

/// The asks whose lines are not the table's, both ways.
fn differences(table: &str, printed: &str) -> String {
    let (expected, found) = (by_ask(table), by_ask(printed));
    let whats: Vec<&str> =
        expected.keys().chain(found.keys().filter(|what| !expected.contains_key(*what))).copied().collect();
    let different = whats.into_iter().filter(|what| expected.get(what) != found.get(what));
    let told = different.map(|what| {
        let of =
            |lines: &BTreeMap<&str, String>| lines.get(what).cloned().unwrap_or_else(|| "    (is not there)\n".into());
        format!("{what}\n  expected\n{}  found\n{}", of(&expected), of(&found))
    });
    told.collect()
}

fn by_ask(table: &str) -> BTreeMap<&str, String> {
    let mut lines: BTreeMap<&str, String> = BTreeMap::new();
    let mut what = "";
    for line in table.lines() {
        if line.starts_with(' ') {
            *lines.entry(what).or_default() += &format!("{line}\n");
        } else {
            what = line;
            lines.entry(what).or_default();
        }
    }
    lines
}

/// A suspension ends every relation of the login, whatever else is there.
async fn who_is_suspended_gets_none(w: World) {
    let cast = Cast::join(&w).await;
    let mut reader = w.store.read().await.expect("a connection is free");
    let mut given = String::new();
    // Students come last: what is asked about them is asked while they are active.
    for (name, caller) in &cast.callers {
        w.behind(&format!("UPDATE members SET status = 'suspended' WHERE account_id = {}", caller.account)).await;
        for ask in AREAS.iter().flat_map(|(asks, _)| asks(cast.ids)) {
            match (ask.mint)(&mut reader, *caller).await {
                Err(Error::NotFound) => {}
                // An inbox of nobody's is empty.
                Ok(says) if ask.what == inbox::OWN && says == "[]" => {}
                other => given += &format!("{name}, {}: {other:?}\n", ask.what),
            }
        }
    }
    assert!(given.is_empty(), "the permits are not as the tables say: suspended, yet\n{given}");
}
