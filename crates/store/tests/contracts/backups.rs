//! Backup, restore and the way from one database to another; what the doctor finds.

use std::io::Write;

use store::{
    Store,
    backup::{BackupError, Summary, back_up, restore},
    doctor,
};

use crate::{contracts, postgres::Cluster, requests::checker, world::World};

contracts!(
    a_backup_restores_to_the_same_rows,
    a_backup_is_one_moment_while_others_write,
    what_is_no_whole_backup_is_refused_and_nothing_of_it_stays,
    a_database_in_use_takes_no_backup,
    the_doctor_finds_what_must_never_be,
);

async fn backup_of(store: &Store) -> (Vec<u8>, Summary) {
    let mut file = Vec::new();
    let summary = back_up(store, &mut file, &mut |_, _| {}).await.expect("it is backed up");
    (file, summary)
}

/// An empty database file beside nothing else.
fn new_place() -> (tempfile::TempDir, String) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let url = format!("sqlite:{}", folder.path().join("restored.db").display());
    (folder, url)
}

/// The rows of a backup, in whatever order, without what its head and ends say.
fn rows(file: &[u8]) -> Vec<&str> {
    let text = std::str::from_utf8(file).expect("text");
    let mut rows: Vec<&str> = text.lines().skip(1).collect();
    rows.sort_unstable();
    rows
}

async fn a_backup_restores_to_the_same_rows(w: World) {
    w.store.save_grade(w.teacher.caller(), w.save(w.student, w.quiz, "17.5", 0)).await.expect("the save is taken");
    w.store.save_grade(w.teacher.caller(), w.save(w.student, w.exam, "EX", 0)).await.expect("the save is taken");
    let (file, summary) = backup_of(&w.store).await;
    assert!(summary.rows > 50 && summary.tables > 20, "{summary:?}");
    let text = String::from_utf8_lossy(&file);
    assert!(!text.contains("\"sessions\""), "who is signed in is left out");
    let (_folder, url) = new_place();
    let mut told = Vec::new();
    let restored = restore(&url, &mut &file[..], &mut |table, _| told.push(table.to_owned())).await;
    assert_eq!(restored.expect("it restores"), summary);
    assert_eq!(told.len(), usize::try_from(summary.tables).expect("few"));
    let store = Store::open(&url).await.expect("the new database opens");
    assert_eq!(rows(&backup_of(&store).await.0), rows(&file), "every row, and every table's sum");
    assert_eq!(found(&store).await, Vec::<&str>::new());
    store.save_grade(w.teacher.caller(), w.save(w.student, w.quiz, "12", 1)).await.expect("work goes on from there");
    store.close().await;
}

async fn a_backup_is_one_moment_while_others_write(w: World) {
    let writer = w.store.clone();
    let saves: Vec<_> = (0..40).map(|n| w.save(w.student, w.quiz, if n % 2 == 0 { "12" } else { "13" }, n)).collect();
    let caller = w.teacher.caller();
    let writing = tokio::spawn(async move {
        for save in saves {
            writer.save_grade(caller, save).await.expect("a save beside a backup is taken");
        }
    });
    for _ in 0..3 {
        let (file, _) = backup_of(&w.store).await;
        let (_folder, url) = new_place();
        restore(&url, &mut &file[..], &mut |_, _| {}).await.expect("it restores");
        let store = Store::open(&url).await.expect("the new database opens");
        assert_eq!(found(&store).await, Vec::<&str>::new(), "a mark and its history are of one moment");
        store.close().await;
    }
    writing.await.expect("the saves were made");
}

async fn what_is_no_whole_backup_is_refused_and_nothing_of_it_stays(w: World) {
    let (file, _) = backup_of(&w.store).await;
    let text = String::from_utf8(file).expect("text");
    let given = text.lines().find(|line| line.contains("\"Hanna\"")).expect("a row of a student");
    let without = |line: &str| text.replacen(&format!("{line}\n"), "", 1);
    let last = text.trim_end().rsplit_once('\n').expect("lines").0.len();
    let newer = text.replacen("\"version\":", "\"version\":9", 1);
    let cases = [
        (String::new(), "no backup"),
        ("Dear head teacher\n".to_owned(), "no backup"),
        (text[..=last].to_owned(), "damaged"),
        (text[..text.len() / 2].to_owned(), "damaged"),
        (without(given), "damaged"),
        (text.replacen("\"Hanna\"", "\"Henna\"", 1), "damaged"),
        (newer, "newer"),
    ];
    for (bad, why) in cases {
        let (_folder, url) = new_place();
        let refused = restore(&url, &mut bad.as_bytes(), &mut |_, _| {}).await.expect_err("it is refused");
        assert!(refused.to_string().contains(why), "{refused}: {:.60}", bad);
        assert_eq!(refused.to_string().lines().count(), 1);
        if let Ok(store) = Store::open(&url).await {
            assert!(!matches!(store.is_empty().await, Ok(false)), "something stayed");
            store.close().await;
            if why == "damaged" {
                restore(&url, &mut text.as_bytes(), &mut |_, _| {}).await.expect("a whole one still goes in");
            }
        }
    }
}

async fn a_database_in_use_takes_no_backup(w: World) {
    let (file, _) = backup_of(&w.store).await;
    let refused = restore(&w.url, &mut &file[..], &mut |_, _| {}).await;
    assert!(matches!(refused, Err(BackupError::NotEmpty { .. })));
    assert_eq!(w.number("SELECT COUNT(*) FROM schools").await, 2);
    let mut full = Full;
    let failed = back_up(&w.store, &mut full, &mut |_, _| {}).await;
    assert!(matches!(failed, Err(BackupError::File(_))), "a full disk is told");
}

/// A disk without room.
struct Full;

impl Write for Full {
    fn write(&mut self, _: &[u8]) -> std::io::Result<usize> {
        Err(std::io::ErrorKind::StorageFull.into())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// The rules that are broken.
async fn found(store: &Store) -> Vec<&'static str> {
    let findings = doctor::look(store).await.expect("it looks");
    findings.into_iter().filter(|finding| finding.found > 0).map(|finding| finding.never).collect()
}

async fn the_doctor_finds_what_must_never_be(w: World) {
    w.store.save_grade(w.teacher.caller(), w.save(w.student, w.quiz, "12", 0)).await.expect("the save is taken");
    assert_eq!(found(&w.store).await, Vec::<&str>::new());
    assert_eq!(checker::faults(&w.url).await, Vec::<String>::new());
    let student = w.student.member;
    for (harm, undo, never) in [
        ("points_hundredths = 1300", "points_hundredths = 1200", "a mark that is not what its last write made of it"),
        ("version = 7", "version = 1", "a mark without the write that made it"),
    ] {
        w.behind(&format!("UPDATE grades SET {harm} WHERE student_id = {student}")).await;
        assert_eq!(found(&w.store).await, [never]);
        w.behind(&format!("UPDATE grades SET {undo} WHERE student_id = {student}")).await;
    }
    w.behind(&format!("UPDATE courses SET taken = taken + 1 WHERE id = {}", w.maths)).await;
    assert_eq!(found(&w.store).await, ["a course whose seats are counted wrongly"]);
}

/// From SQLite to PostgreSQL and back: the same rows.
pub async fn moves_between_databases(cluster: &Cluster) {
    let w = World::on_sqlite().await;
    w.store.save_grade(w.teacher.caller(), w.save(w.student, w.quiz, "17.5", 0)).await.expect("the save is taken");
    let (file, summary) = backup_of(&w.store).await;
    let url = cluster.database().await;
    let moved = restore(&url, &mut &file[..], &mut |_, _| {}).await.expect("it moves");
    assert_eq!(moved, summary);
    let there = Store::open(&url).await.expect("PostgreSQL opens");
    let (back, _) = backup_of(&there).await;
    assert_eq!(rows(&back), rows(&file), "every row, and every table's sum");
    there.save_grade(w.teacher.caller(), w.save(w.student, w.quiz, "12", 1)).await.expect("work goes on there");
    there.close().await;
    let (_folder, url) = new_place();
    restore(&url, &mut &back[..], &mut |_, _| {}).await.expect("and back");
}
