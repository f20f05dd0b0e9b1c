//! Moving to another database: stopped wherever it may be, the same move goes on, and both hold the same in the end.

use std::ops::ControlFlow;

use sqlx::{AnyConnection, AssertSqlSafe, Connection};
use store::{
    Store,
    backup::{
        Summary,
        moving::{Move, MoveError, Progress, Stage, move_all},
    },
};

use crate::{
    backups::{backup_of, found, new_place, rows},
    contracts,
    postgres::Cluster,
    world::World,
};

contracts!(
    a_move_that_is_stopped_goes_on_from_there,
    half_a_move_is_not_used,
    an_old_database_that_was_changed_is_told,
    of_two_that_move_at_once_one_is_told,
    a_new_database_that_holds_something_else_is_told,
);

/// Few, so that there are many batches.
const AT_ONCE: u32 = 7;

/// Moves on, until so many batches have come.
async fn moved(w: &World, to: &str, batches: usize) -> Result<Summary, MoveError> {
    let mut come = 0;
    let mut hears = |now: Progress<'_>| {
        come += usize::from(now.stage == Stage::Copying && now.rows > 0);
        if come > batches { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    };
    move_all(Move { from: &w.store, to, at_once: AT_ONCE }, &mut hears).await
}

async fn run(url: &str, text: &str) {
    let mut conn = AnyConnection::connect(url).await.expect("the database answers");
    sqlx::raw_sql(AssertSqlSafe(text.to_owned())).execute(&mut conn).await.expect(text);
    conn.close().await.expect("the database answers");
}

/// What the database says to whoever wants to serve it.
async fn refusal(url: &str) -> String {
    let store = Store::open(url).await.expect("the database opens");
    let refused = store.check_version().await.expect_err("it is refused").to_string();
    store.close().await;
    refused
}

/// Whether both hold the same, and work goes on in the new one.
async fn is_the_same(w: &World, url: &str) {
    let there = Store::open(url).await.expect("the new database opens");
    there.check_version().await.expect("it is one like any other");
    let (old, new) = (backup_of(&w.store).await.0, backup_of(&there).await.0);
    assert_eq!(rows(&new), rows(&old), "every row, and every table's sum");
    assert_eq!(found(&there).await, Vec::<&str>::new());
    there.save_grade(w.teacher.caller(), w.save(w.student, w.quiz, "12", 1)).await.expect("work goes on there");
    there.close().await;
}

async fn marked(w: &World) {
    w.store.save_grade(w.teacher.caller(), w.save(w.student, w.quiz, "17.5", 0)).await.expect("the save is taken");
}

/// Stops the move after every few batches.
async fn in_pieces(w: &World, url: &str) {
    marked(w).await;
    let (mut stops, mut last) = (0, 0);
    let summary = loop {
        // One, two, three, four batches; once in the middle of a table, once at its end.
        let (mut come, mut begun_at, mut all) = (0, None, 0);
        let batches = 1 + stops % 4;
        let mut hears = |now: Progress<'_>| {
            if now.stage == Stage::Copying {
                begun_at.get_or_insert(now.found);
                let brought = now.all > all && now.all > now.found;
                all = now.all;
                come += usize::from(brought);
            }
            if come == batches { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        };
        match move_all(Move { from: &w.store, to: url, at_once: AT_ONCE }, &mut hears).await {
            Ok(summary) => break summary,
            Err(MoveError::Stopped) => {}
            Err(other) => panic!("{other}"),
        }
        assert_eq!(begun_at, Some(last), "it goes on where it stood");
        assert!(all > last, "each run brings something");
        last = all;
        stops += 1;
        assert!(refusal(url).await.contains("run the same `yeneta move` again"));
    };
    assert!(stops > 8, "it was stopped often: {stops}");
    assert_eq!(summary, backup_of(&w.store).await.1, "every table, every row");
    is_the_same(w, url).await;
}

async fn a_move_that_is_stopped_goes_on_from_there(w: World) {
    let (_folder, url) = new_place();
    in_pieces(&w, &url).await;
}

async fn half_a_move_is_not_used(w: World) {
    marked(&w).await;
    let (_folder, url) = new_place();
    let (file, _) = backup_of(&w.store).await;
    assert!(matches!(moved(&w, &url, 3).await, Err(MoveError::Stopped)));
    let store = Store::open(&url).await.expect("the database opens");
    let half = "is only half moved to";
    for refused in [store.check_version().await, store.migrate().await] {
        assert!(refused.expect_err("it is refused").to_string().contains(half));
    }
    let restored = store::backup::restore(&url, &mut &file[..], store::backup::History::MustFit, &mut |_, _| {}).await;
    assert!(restored.expect_err("it is refused").to_string().contains(half));
    let (_other, further) = new_place();
    let on = Move { from: &store, to: &further, at_once: AT_ONCE };
    let refused = move_all(on, &mut |_| ControlFlow::Continue(())).await.expect_err("half a school is not moved on");
    assert!(refused.to_string().contains(half));
    store.close().await;
    moved(&w, &url, usize::MAX).await.expect("it goes on");
    is_the_same(&w, &url).await;
    let again = moved(&w, &url, usize::MAX).await;
    assert!(matches!(again, Err(MoveError::NotEmpty { .. })), "what was moved is in use: {again:?}");
    Store::open(&url).await.expect("it opens").check_version().await.expect("and was left alone");
}

async fn an_old_database_that_was_changed_is_told(w: World) {
    let (_folder, url) = new_place();
    assert!(matches!(moved(&w, &url, 3).await, Err(MoveError::Stopped)));
    marked(&w).await;
    let refused = moved(&w, &url, usize::MAX).await.expect_err("a mark came meanwhile").to_string();
    assert!(refused.contains("differs") && refused.contains("begin anew"), "{refused}");
    assert!(refusal(&url).await.contains("half moved"));
    // While it runs: nothing of it is in the copy, so the move must not end.
    let (_folder, url) = new_place();
    let runtime = tokio::runtime::Handle::current();
    let mut saved = false;
    let mut hears = |now: Progress<'_>| {
        if now.stage == Stage::Copying && !saved {
            saved = true;
            let save = w.store.save_grade(w.teacher.caller(), w.save(w.sibling, w.quiz, "9", 0));
            tokio::task::block_in_place(|| runtime.block_on(save)).expect("the save is taken");
        }
        ControlFlow::Continue(())
    };
    let refused = move_all(Move { from: &w.store, to: &url, at_once: AT_ONCE }, &mut hears).await;
    assert!(matches!(refused, Err(MoveError::Changed { .. })), "{refused:?}");
    assert!(refusal(&url).await.contains("half moved"));
}

async fn of_two_that_move_at_once_one_is_told(w: World) {
    marked(&w).await;
    let (_folder, url) = new_place();
    let runtime = tokio::runtime::Handle::current();
    let mut come = 0;
    let mut hears = |now: Progress<'_>| {
        come += usize::from(now.stage == Stage::Copying && now.rows > 0);
        if come == 3 {
            let other = tokio::task::block_in_place(|| runtime.block_on(moved(&w, &url, 2)));
            assert!(matches!(other, Err(MoveError::Stopped)), "{other:?}");
        }
        ControlFlow::Continue(())
    };
    let told = move_all(Move { from: &w.store, to: &url, at_once: AT_ONCE }, &mut hears).await;
    assert!(matches!(told, Err(MoveError::UnderWay)), "{told:?}");
    moved(&w, &url, usize::MAX).await.expect("one alone goes on");
    is_the_same(&w, &url).await;
}

async fn a_new_database_that_holds_something_else_is_told(w: World) {
    marked(&w).await;
    let onto_itself = moved(&w, &w.url, usize::MAX).await;
    assert!(matches!(onto_itself, Err(MoveError::NotEmpty { .. })), "{onto_itself:?}");
    w.store.check_version().await.expect("it is served as before");
    // A migrated one without a row is as good as a new one.
    let (_folder, url) = new_place();
    let store = Store::create(&url).await.expect("the file is made");
    store.migrate().await.expect("the migrations apply");
    store.close().await;
    moved(&w, &url, usize::MAX).await.expect("it is empty");
    is_the_same(&w, &url).await;
    let (_folder, url) = new_place();
    assert!(matches!(moved(&w, &url, 12).await, Err(MoveError::Stopped)));
    run(&url, "UPDATE members SET father_name = 'Somebody'").await;
    let unequal = moved(&w, &url, usize::MAX).await;
    assert!(matches!(&unequal, Err(MoveError::Unequal { table, .. }) if table == "members"), "{unequal:?}");
    assert!(refusal(&url).await.contains("half moved"));
    let (_folder, url) = new_place();
    assert!(matches!(moved(&w, &url, 3).await, Err(MoveError::Stopped)));
    run(&url, "DELETE FROM _sqlx_migrations WHERE version = (SELECT MAX(version) FROM _sqlx_migrations)").await;
    let other = moved(&w, &url, usize::MAX).await;
    assert!(matches!(other, Err(MoveError::OtherVersion { .. })), "{other:?}");
    let (_folder, url) = new_place();
    run(&format!("{url}?mode=rwc"), "CREATE TABLE songs (id BIGINT)").await;
    let foreign = moved(&w, &url, usize::MAX).await.expect_err("it is another program's").to_string();
    assert!(foreign.contains("is not a Yeneta database"), "{foreign}");
}

/// From SQLite to PostgreSQL in pieces, and back: the same rows.
pub async fn moves_between_databases(cluster: &Cluster) {
    let w = World::on_sqlite().await;
    let there = cluster.database().await;
    in_pieces(&w, &there).await;
    let store = Store::open(&there).await.expect("PostgreSQL opens");
    let (_folder, back) = new_place();
    let on = Move { from: &store, to: &back, at_once: AT_ONCE };
    move_all(on, &mut |_| ControlFlow::Continue(())).await.expect("and back");
    let returned = Store::open(&back).await.expect("the file opens");
    assert_eq!(rows(&backup_of(&returned).await.0), rows(&backup_of(&store).await.0));
    returned.close().await;
    store.close().await;
}
