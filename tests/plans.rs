//! No statement of any page reads a whole table: asked of both databases, by the plan that each makes of it.
#![cfg(feature = "ssr")]

mod harness;
#[allow(dead_code, reason = "the store's own tests use the rest")]
#[path = "../crates/store/tests/contracts/postgres.rs"]
mod postgres;

use std::collections::BTreeMap;

use harness::{
    Client,
    client::mark_fields,
    pages::{FILES, PAGES},
    school::{TestSchool, fill, start, start_beside},
    statements,
};
use sqlx::{AnyConnection, AssertSqlSafe, Connection, Executor, PgConnection, Row, SqliteConnection};
use store::{
    digest::{BeginMail, EndMail, Outcome},
    session::TokenHash,
};

/// One test, one process, one log of statements: nothing else runs beside it.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_page_reads_a_whole_table() {
    statements::start();
    let school = start().await;
    let mut scans = on_sqlite(&school.url, &of_pages(&school).await).await;
    school.store.close().await;
    let cluster = postgres::Cluster::start().await;
    let url = cluster.migrated_database().await;
    let school = start_beside(&url).await;
    fill(&school.store).await;
    scans.extend(on_postgres(&url, &of_pages(&school).await).await);
    school.store.close().await;
    assert!(scans.is_empty(), "{} scans:\n{}", scans.len(), scans.join("\n"));
}

/// Every statement of every page, with one of the pages that runs it.
async fn of_pages(school: &TestSchool) -> BTreeMap<String, &'static str> {
    let mut found = BTreeMap::new();
    let reads =
        |sql: &String| ["SELECT", "WITH", "INSERT", "UPDATE", "DELETE"].iter().any(|verb| sql.starts_with(verb));
    for (caller, page) in PAGES {
        let client = school.client(caller).await;
        client.get("/").await;
        statements::noted();
        assert_eq!(client.get(page).await.status.as_u16(), 200, "{page}");
        found.extend(statements::noted().into_iter().filter(reads).map(|sql| (sql, *page)));
    }
    for (caller, file, fields) in FILES {
        let client = school.client(caller).await;
        statements::noted();
        assert_eq!(client.call(file, fields).await.status.as_u16(), 200, "{file}");
        found.extend(statements::noted().into_iter().filter(reads).map(|sql| (sql, *file)));
    }
    assert!(found.len() > PAGES.len(), "the log tells the statements: {}", found.len());
    found.extend(of_alerts(school).await);
    found
}

/// What alerts add to a save of a mark, and what quiet hours do to their notices.
async fn of_alerts(school: &TestSchool) -> BTreeMap<String, &'static str> {
    let (parent, teacher) = (school.client("parent").await, school.client("teacher").await);
    let alerts = [("save[child]", "31"), ("save[rule][under_on]", "true"), ("save[rule][under]", "50")];
    let quiet = [("save[on]", "true"), ("save[from]", "00:00"), ("save[until]", "23:59")];
    let mark = mark_fields("1", "1", "plans-save");
    statements::noted();
    for (client, function, fields) in [
        (&parent, "family/save_alerts", &alerts[..]),
        (&parent, "family/save_quiet", &quiet[..]),
        (&teacher, "gradebook/save_grade", &mark[..]),
    ] {
        let answer = client.call(function, fields).await;
        assert_eq!(answer.status.as_u16(), 200, "{function}: {}", answer.body);
    }
    school.store.end_quiet().await.expect("it looks");
    of_digests(school, &parent).await;
    let own = ["alert_", "quiet_hours", "held_until", "moment", "digests", "mails"];
    let noted = statements::noted().into_iter().filter(|sql| own.iter().any(|word| sql.contains(word)));
    let found: BTreeMap<String, &'static str> = noted.map(|sql| (sql, "alerts")).collect();
    assert!(found.len() > 8, "they are looked at: {found:?}");
    found
}

/// A week that is over, its mail, and the link that ends the mails.
async fn of_digests(school: &TestSchool, parent: &Client) {
    let chosen = [("choice[inbox]", "true"), ("choice[mail]", "true")];
    assert_eq!(parent.call("family/save_digest", &chosen).await.status.as_u16(), 200);
    let mut connection = AnyConnection::connect(&school.url).await.expect("the database opens");
    sqlx::query("UPDATE digests SET told_until = 0 WHERE school_id = 1")
        .execute(&mut connection)
        .await
        .expect("weeks pass");
    assert_eq!(school.store.tell_weeks().await.expect("it looks"), 1);
    let of = school.store.mails_due(1).await.expect("it looks")[0];
    let token = TokenHash::new([1; 32]);
    let begun =
        school.store.write(of.school, BeginMail { mail: of.mail, token: token.clone() }).await.expect("it begins");
    assert!(begun.value.is_some() && school.store.end_mails(token).await.expect("it looks"));
    let sent = EndMail { mail: of.mail, outcome: Outcome::Sent };
    school.store.write(of.school, sent).await.expect("it ends");
}

async fn on_sqlite(url: &str, statements: &BTreeMap<String, &str>) -> Vec<String> {
    let mut connection = SqliteConnection::connect(url).await.expect("the database opens");
    let tables: Vec<String> = sqlx::query_scalar("SELECT name FROM sqlite_master WHERE type = 'table'")
        .fetch_all(&mut connection)
        .await
        .expect("its tables");
    let mut scans = Vec::new();
    for (sql, page) in statements {
        let plan = connection.fetch_all(AssertSqlSafe(format!("EXPLAIN QUERY PLAN {sql}"))).await.expect(sql);
        for step in plan {
            let detail: String = step.get("detail");
            let scanned = detail.strip_prefix("SCAN ").and_then(|rest| rest.split(' ').next());
            if scanned.is_some_and(|name| tables.iter().any(|table| is_called(sql, table, name))) {
                scans.push(format!("SQLite, {page}: {detail}\n    {sql}"));
            }
        }
    }
    scans
}

/// Whether a plan's name is the table, or what the statement calls it.
fn is_called(sql: &str, table: &str, name: &str) -> bool {
    let words: Vec<_> =
        sql.split(|c: char| !(c.is_alphanumeric() || c == '_')).filter(|word| !word.is_empty()).collect();
    let alias = |at: usize| words.get(at).filter(|word| !word.eq_ignore_ascii_case("as")).or(words.get(at + 1));
    name == table || (0..words.len()).any(|at| words[at] == table && alias(at + 1).is_some_and(|word| *word == name))
}

async fn on_postgres(url: &str, statements: &BTreeMap<String, &str>) -> Vec<String> {
    let mut connection = PgConnection::connect(url).await.expect("the database opens");
    // In an empty school reading a table as a whole is cheap: here it is the last resort, whatever the parameters.
    connection.execute("SET enable_seqscan = off; SET plan_cache_mode = force_generic_plan").await.expect("settings");
    let mut scans = Vec::new();
    for (sql, page) in statements {
        let types = types_of(sql);
        let list = |words: Vec<&str>| if words.is_empty() { String::new() } else { format!("({})", words.join(", ")) };
        let (given, types) = (list(vec!["NULL"; types.len()]), list(types));
        connection.execute(AssertSqlSafe(format!("PREPARE looked {types} AS {sql}"))).await.expect(sql);
        let plan = connection.fetch_all(AssertSqlSafe(format!("EXPLAIN EXECUTE looked{given}"))).await.expect(sql);
        connection.execute("DEALLOCATE looked").await.expect("it was prepared");
        for step in plan {
            let line: String = step.get(0);
            if line.contains("Seq Scan on ") {
                scans.push(format!("PostgreSQL, {page}: {}\n    {sql}", line.trim()));
            }
        }
    }
    scans
}

/// The types of a statement's parameters: PostgreSQL finds them out, but where they are rows of ids.
fn types_of(sql: &str) -> Vec<&'static str> {
    let in_rows = |parameter: &str| {
        let mut rows = sql.split("(VALUES ").skip(1).filter_map(|rest| rest.split(") SELECT").next());
        rows.any(|rows| rows.split(|c: char| !(c == '$' || c.is_alphanumeric())).any(|word| word == parameter))
    };
    let parameters = (1..).map(|n| format!("${n}")).take_while(|parameter| sql.contains(parameter.as_str()));
    parameters.map(|parameter| if in_rows(&parameter) { "bigint" } else { "unknown" }).collect()
}
