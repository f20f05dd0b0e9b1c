//! Opening: what an operator is told, in one line.

use std::{os::unix::fs::PermissionsExt, path::Path};

use sqlx::{AnyConnection, Connection};
use store::{OpenError, Store};

use crate::{postgres::Cluster, world::World};

/// The refusal's line, checked to be one line.
fn line(refused: Result<impl Sized, OpenError>) -> String {
    let text = refused.map(|_| ()).expect_err("it is refused").to_string();
    assert!(!text.contains('\n') && text.contains(':'), "one line that says what and what to do: {text}");
    text
}

fn url(path: &Path) -> String {
    format!("sqlite:{}", path.display())
}

#[tokio::test]
async fn a_missing_file_is_missing_and_can_be_made() {
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let path = folder.path().join("a b?c%20.db");
    assert!(line(Store::open(&url(&folder.path().join("no.db"))).await).contains("is missing"));
    assert!(line(Store::open(&url(&folder.path().join("no/no.db"))).await).contains("is missing"));
    assert!(line(Store::create(&url(&folder.path().join("no/no.db"))).await).contains("folder"));
    assert!(line(Store::create("sqlite:").await).contains("is no database"));
    assert!(line(Store::open("mysql://root:secret@host/x").await).contains("is no database"));
    assert!(!line(Store::open("mysql://root:secret@host/x").await).contains("secret"));
    // A question mark starts the parameters of a URL; there are none for us.
    assert!(line(Store::create(&url(&path)).await).contains("is no database"));
    let path = folder.path().join("a b%20.db");
    let store = Store::create(&url(&path)).await.expect("the file is made");
    let rights = std::fs::metadata(&path).expect("it has the name that was given").permissions().mode();
    assert_eq!(rights & 0o777, 0o600, "for its owner alone");
    assert!(line(store.check_version().await).contains("run `yeneta migrate`"));
    store.migrate().await.expect("the migrations apply");
    store.migrate().await.expect("twice is fine");
    store.check_version().await.expect("the version is right");
    assert!(store.is_empty().await.expect("the database answers"));
    store.close().await;
    Store::open(&url(&path)).await.expect("it is there").check_version().await.expect("the version is right");
}

#[tokio::test]
async fn a_file_that_may_not_be_written_is_read_only() {
    let w = World::on_sqlite().await;
    w.store.close().await;
    let path = Path::new(w.url.trim_start_matches("sqlite:"));
    std::fs::set_permissions(path, PermissionsExt::from_mode(0o444)).expect("the file is ours");
    assert!(line(Store::open(&w.url).await).contains("read-only"));
    std::fs::set_permissions(path, PermissionsExt::from_mode(0o644)).expect("the file is ours");
    let folder = path.parent().expect("a file has a folder");
    std::fs::set_permissions(folder, PermissionsExt::from_mode(0o555)).expect("the folder is ours");
    assert!(line(Store::open(&w.url).await).contains("read-only"));
    std::fs::set_permissions(folder, PermissionsExt::from_mode(0o755)).expect("the folder is ours");
    Store::open(&w.url).await.expect("it may be written again");
}

#[tokio::test]
async fn another_programs_file_is_not_touched() {
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let path = folder.path().join("letter.db");
    std::fs::write(&path, "Dear parents, ".repeat(100)).expect("the folder is ours");
    let text = line(Store::open(&url(&path)).await);
    assert!(text.contains("is not a Yeneta database"), "{text}");
    assert!(line(Store::open(&url(folder.path())).await).contains("is not a Yeneta database"));
    let path = folder.path().join("music.db");
    let store = Store::create(&url(&path)).await.expect("the file is made");
    store.close().await;
    let mut conn = AnyConnection::connect(&url(&path)).await.expect("the file opens");
    sqlx::raw_sql("CREATE TABLE songs (id BIGINT)").execute(&mut conn).await.expect("it can be written");
    conn.close().await.expect("the file closes");
    let store = Store::open(&url(&path)).await.expect("it is a database");
    assert!(line(store.migrate().await).contains("is not a Yeneta database"));
}

#[tokio::test]
async fn a_newer_database_is_refused() {
    let w = World::on_sqlite().await;
    newer(&w).await;
}

async fn newer(w: &World) {
    let columns = "version, description, success, checksum, execution_time";
    let from = "9999, description, success, checksum, execution_time FROM _sqlx_migrations WHERE version = 1";
    w.behind(&format!("INSERT INTO _sqlx_migrations ({columns}) SELECT {from}")).await;
    for refused in [w.store.check_version().await, w.store.migrate().await] {
        let text = line(refused);
        assert!(text.contains("version 9999") && text.contains("install the newer program"), "{text}");
    }
}

#[tokio::test]
async fn a_locked_database_is_locked_at_start_and_busy_at_run_time() {
    let w = World::on_sqlite().await;
    let mut other = AnyConnection::connect(&w.url).await.expect("the database answers");
    sqlx::raw_sql("BEGIN IMMEDIATE").execute(&mut other).await.expect("the lock is free");
    let (refused, busy) =
        tokio::join!(Store::open(&w.url), w.store.save_grade(w.teacher.caller(), w.save(w.student, w.quiz, "17", 0)));
    assert!(line(refused).contains("locked by another program"));
    assert!(matches!(busy, Err(store::Error::Busy)), "{busy:?}");
    sqlx::raw_sql("ROLLBACK").execute(&mut other).await.expect("the lock is ours");
    w.store.save_grade(w.teacher.caller(), w.save(w.student, w.quiz, "17", 0)).await.expect("it is free again");
}

pub async fn postgres_refusals_say_what_to_do(cluster: &Cluster) {
    let text = line(Store::open(&cluster.url("no_such")).await);
    assert!(text.contains("no_such is missing"), "{text}");
    let nowhere = "postgres://yeneta:secret@127.0.0.1:9/school";
    let text = line(Store::open(nowhere).await);
    assert!(text.contains("no PostgreSQL server answers at 127.0.0.1:9/school") && !text.contains("secret"), "{text}");
    let stranger = cluster.url("postgres").replace("yeneta@", "stranger@");
    assert!(line(Store::open(&stranger).await).contains("refuses the user"));
    let store = Store::create(&cluster.database().await).await.expect("the database is there");
    assert!(line(store.check_version().await).contains("run `yeneta migrate`"));
    newer(&World::on_postgres(cluster).await).await;
    let w = World::on_postgres(cluster).await;
    let hang_up = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity \
        WHERE datname = current_database() AND pid <> pg_backend_pid()";
    w.behind(hang_up).await;
    w.store.save_grade(w.teacher.caller(), w.save(w.student, w.quiz, "17", 0)).await.expect("it connects again");
    let database = w.url.rsplit('/').next().expect("a URL has slashes");
    w.behind(&format!("ALTER DATABASE {database} SET default_transaction_read_only = on")).await;
    assert!(line(Store::open(&w.url).await).contains("read-only"));
    w.behind(hang_up).await;
    let refused = w.store.save_grade(w.teacher.caller(), w.save(w.student, w.quiz, "18", 1)).await;
    assert!(matches!(refused, Err(store::Error::Busy)), "read-only at run time: {refused:?}");
}
