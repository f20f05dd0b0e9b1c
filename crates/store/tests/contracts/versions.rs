//! From every earlier version of the tables to this one, with a school's rows in them.

use sqlx::{Any, AnyConnection, AssertSqlSafe, Column, Connection, Row, any::AnyRow, migrate::Migrator};
use store::Store;

use crate::{backups, postgres::Cluster, schema, world::World};

/// What an earlier version's row must still say after the migrations.
const KEPT: &[&str] = &[
    "schools",
    "accounts",
    "members",
    "guardianships",
    "courses",
    "course_teachers",
    "enrollments",
    "assessments",
    "grades",
    "grade_history",
    "changes",
    "notifications",
];

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_earlier_version_comes_to_this_one_on_sqlite() {
    let w = lived().await;
    for version in earlier("sqlite").await {
        let (_folder, url) = backups::new_place();
        comes_to_this_one(&w, &url, version).await;
    }
}

pub async fn every_earlier_version_comes_to_this_one(cluster: &Cluster) {
    let w = lived().await;
    for version in earlier("postgres").await {
        comes_to_this_one(&w, &cluster.database().await, version).await;
    }
}

/// A school with marks, of today.
async fn lived() -> World {
    let w = World::on_sqlite().await;
    for (typed, seen) in [("12", 0), ("13.5", 1), ("EX", 2)] {
        let save = w.save(w.student, w.quiz, typed, seen);
        w.store.save_grade(w.teacher.caller(), save).await.expect("the save is taken");
    }
    w.store.save_grade(w.teacher.caller(), w.save(w.sibling, w.exam, "88", 0)).await.expect("the save is taken");
    w
}

async fn migrator(database: &str) -> Migrator {
    let folder = format!("{}/../../migrations/{database}", env!("CARGO_MANIFEST_DIR"));
    Migrator::new(std::path::Path::new(&folder)).await.expect("the folder holds migrations")
}

async fn earlier(database: &str) -> Vec<i64> {
    let mut versions: Vec<i64> = migrator(database).await.iter().map(|migration| migration.version).collect();
    versions.pop().expect("there is a version of today");
    assert!(versions.len() > 20, "{versions:?}");
    versions
}

async fn comes_to_this_one(w: &World, url: &str, version: i64) {
    let kept = of_version(w, url, version).await;
    let store = Store::open(url).await.expect("the database opens");
    let refused = store.check_version().await.expect_err("an earlier version is not served").to_string();
    assert!(refused.contains("run `yeneta migrate`"), "{version}: {refused}");
    store.migrate().await.unwrap_or_else(|refused| panic!("from version {version}: {refused}"));
    store.check_version().await.expect("it is of today");
    let mut conn = AnyConnection::connect(url).await.expect("the database answers");
    for (read, before) in &kept {
        assert_eq!(&told(&mut conn, read).await, before, "from version {version}: {read}");
    }
    conn.close().await.expect("the database answers");
    assert_eq!(backups::found(&store).await, Vec::<&str>::new(), "from version {version}");
    if kept.iter().any(|(read, _)| read.ends_with(" FROM grades")) {
        let save = w.save(w.student, w.quiz, "14", 3);
        store.save_grade(w.teacher.caller(), save).await.unwrap_or_else(|e| panic!("from version {version}: {e}"));
        assert_eq!(backups::found(&store).await, Vec::<&str>::new(), "the chain goes on, from version {version}");
    }
    store.close().await;
}

/// Makes a database of this version with the rows of today, as far as it has a place for them; gives what must be kept.
async fn of_version(w: &World, url: &str, version: i64) -> Vec<(String, Vec<Vec<Told>>)> {
    let is_postgres = url.starts_with("postgres");
    let made = if is_postgres { url.to_owned() } else { format!("{url}?mode=rwc") };
    let mut conn = AnyConnection::connect(&made).await.expect("the database answers");
    let migrator = migrator(if is_postgres { "postgres" } else { "sqlite" }).await;
    migrator.run_to(version, &mut conn).await.expect("the earlier migrations apply");
    // The rows come in whatever order.
    let loose = if is_postgres { "SET session_replication_role = replica" } else { "PRAGMA foreign_keys = OFF" };
    sqlx::raw_sql(loose).execute(&mut conn).await.expect(loose);
    sqlx::raw_sql("BEGIN").execute(&mut conn).await.expect("a transaction begins");
    let then = if is_postgres { schema::postgres_tables(url).await } else { schema::sqlite_tables(url).await };
    let today = schema::sqlite_tables(&w.url).await;
    let mut here = AnyConnection::connect(&w.url).await.expect("the database answers");
    let mut reads = Vec::new();
    for (table, columns) in &then {
        let Some(of_today) = today.get(table).filter(|_| table != "sessions") else { continue };
        let both: Vec<&str> = columns.iter().filter(|c| of_today.contains(*c)).map(|(name, ..)| &**name).collect();
        let read = format!("SELECT {} FROM {table}", both.join(", "));
        for row in told(&mut here, &read).await {
            insert(&mut conn, table, &both, &row).await;
        }
        if KEPT.contains(&&**table) {
            reads.push(read);
        }
    }
    here.close().await.expect("the database answers");
    if !then.contains_key("classes") {
        let none = "UPDATE members SET class_id = NULL";
        sqlx::raw_sql(none).execute(&mut conn).await.expect(none);
    }
    sqlx::raw_sql("COMMIT").execute(&mut conn).await.expect("it is kept");
    let mut kept = Vec::new();
    for read in reads {
        let rows = told(&mut conn, &read).await;
        kept.push((read, rows));
    }
    conn.close().await.expect("the database answers");
    kept
}

/// A value of a row.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Told {
    Nothing,
    Number(i64),
    Text(String),
}

async fn told(conn: &mut AnyConnection, read: &str) -> Vec<Vec<Told>> {
    let rows = sqlx::query(AssertSqlSafe(read.to_owned())).persistent(false).fetch_all(conn).await.expect(read);
    let value = |row: &AnyRow, at: usize| match row.try_get::<Option<i64>, _>(at) {
        Ok(number) => number.map_or(Told::Nothing, Told::Number),
        Err(_) => row.try_get::<Option<String>, _>(at).expect(read).map_or(Told::Nothing, Told::Text),
    };
    let mut rows: Vec<Vec<Told>> =
        rows.iter().map(|row| row.columns().iter().map(|column| value(row, column.ordinal())).collect()).collect();
    // The databases have their own orders.
    rows.sort_unstable();
    rows
}

async fn insert(conn: &mut AnyConnection, table: &str, columns: &[&str], row: &[Told]) {
    let mut number = 0;
    let place = |value: &Told| {
        // PostgreSQL wants to know the type of nothing.
        number += i32::from(*value != Told::Nothing);
        if *value == Told::Nothing { "NULL".to_owned() } else { format!("${number}") }
    };
    let places: Vec<String> = row.iter().map(place).collect();
    let text = format!("INSERT INTO {table} ({}) VALUES ({})", columns.join(", "), places.join(", "));
    let mut query = sqlx::query::<Any>(AssertSqlSafe(text.clone())).persistent(false);
    for value in row {
        query = match value {
            Told::Nothing => query,
            Told::Number(number) => query.bind(*number),
            Told::Text(text) => query.bind(text.clone()),
        };
    }
    query.execute(conn).await.unwrap_or_else(|refused| panic!("{text}: {refused}"));
}
