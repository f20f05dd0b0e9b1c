//! Backup, restore and the way from one database to another; what the doctor finds.

use std::io::Write;

use store::{
    Store,
    backup::{BackupError, History, Summary, back_up},
    doctor,
};

use crate::{contracts, requests::checker, seals, world::World};

contracts!(
    a_backup_restores_to_the_same_rows,
    a_backup_is_one_moment_while_others_write,
    what_is_no_whole_backup_is_refused_and_nothing_of_it_stays,
    a_database_in_use_takes_no_backup,
    a_history_that_does_not_fit_is_restored_only_where_that_is_asked,
    the_doctor_finds_what_must_never_be,
    the_doctor_says_what_to_do,
);

pub async fn backup_of(store: &Store) -> (Vec<u8>, Summary) {
    let mut file = Vec::new();
    let summary = back_up(store, &mut file, &mut |_, _| {}).await.expect("it is backed up");
    (file, summary)
}

async fn restore(url: &str, mut file: &[u8]) -> Result<Summary, BackupError> {
    store::backup::restore(url, &mut file, History::MustFit, &mut |_, _| {}).await
}

/// An empty database file beside nothing else.
pub fn new_place() -> (tempfile::TempDir, String) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let url = format!("sqlite:{}", folder.path().join("restored.db").display());
    (folder, url)
}

/// The rows of a backup, in whatever order, without what its head and ends say.
pub fn rows(file: &[u8]) -> Vec<&str> {
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
    let mut tell = |table: &str, _| told.push(table.to_owned());
    let restored = store::backup::restore(&url, &mut &file[..], History::MustFit, &mut tell).await;
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
        restore(&url, &file).await.expect("it restores");
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
        let refused = restore(&url, bad.as_bytes()).await.expect_err("it is refused");
        assert!(refused.to_string().contains(why), "{refused}: {:.60}", bad);
        assert_eq!(refused.to_string().lines().count(), 1);
        if let Ok(store) = Store::open(&url).await {
            assert!(!matches!(store.is_empty().await, Ok(false)), "something stayed");
            store.close().await;
            if why == "damaged" {
                restore(&url, text.as_bytes()).await.expect("a whole one still goes in");
            }
        }
    }
}

async fn a_database_in_use_takes_no_backup(w: World) {
    let (file, _) = backup_of(&w.store).await;
    let refused = restore(&w.url, &file).await;
    assert!(matches!(refused, Err(BackupError::NotEmpty { .. })));
    assert_eq!(w.number("SELECT COUNT(*) FROM schools").await, 2);
    let mut full = Full;
    let failed = back_up(&w.store, &mut full, &mut |_, _| {}).await;
    assert!(matches!(failed, Err(BackupError::File(_))), "a full disk is told");
}

async fn a_history_that_does_not_fit_is_restored_only_where_that_is_asked(w: World) {
    w.store.save_grade(w.teacher.caller(), w.save(w.student, w.quiz, "12", 0)).await.expect("the save is taken");
    w.store.save_grade(w.teacher.caller(), w.save(w.student, w.quiz, "13", 1)).await.expect("the save is taken");
    seals::unlock(&w).await;
    w.behind("UPDATE grade_history SET why = 'It was always so' WHERE version = 1 AND save_id LIKE 'save-%'").await;
    let (file, _) = backup_of(&w.store).await;
    let (_folder, url) = new_place();
    let refused = restore(&url, &file).await.expect_err("it is refused").to_string();
    assert!(refused.contains("1 writes of marks") && refused.contains("--history-as-it-is"), "{refused}");
    let left = Store::open(&url).await.expect("the file is there");
    assert!(left.is_empty().await.expect("it answers"), "nothing of it was kept");
    left.close().await;
    store::backup::restore(&url, &mut &file[..], History::AsItIs, &mut |_, _| {}).await.expect("it is asked for");
    let store = Store::open(&url).await.expect("the new database opens");
    assert_eq!(found(&store).await, [seals::UNFIT], "the guards are back, and the doctor goes on telling it");
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
pub async fn found(store: &Store) -> Vec<&'static str> {
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
    for (harm, undo, never) in [
        (
            format!("UPDATE courses SET taken = taken + 1 WHERE id = {}", w.maths),
            format!("UPDATE courses SET taken = taken - 1 WHERE id = {}", w.maths),
            "a course whose seats are counted wrongly",
        ),
        (
            format!("UPDATE members SET role = 'teacher' WHERE id = {}", w.parent.member),
            format!("UPDATE members SET role = 'parent' WHERE id = {}", w.parent.member),
            "a family's link whose ends are not a student and a guardian",
        ),
        (
            format!("UPDATE members SET class_id = -class_id WHERE id = {student}"),
            format!("UPDATE members SET class_id = -class_id WHERE id = {student}"),
            "a person of a school in a class that is not there",
        ),
        (
            format!("UPDATE counters SET revision = revision - 1 WHERE school_id = {}", w.school),
            format!("UPDATE counters SET revision = revision + 1 WHERE school_id = {}", w.school),
            "a change beyond its school's revision, which nobody would hear of",
        ),
    ] {
        w.behind(&harm).await;
        assert_eq!(found(&w.store).await, [never]);
        w.behind(&undo).await;
    }
    assert_eq!(found(&w.store).await, Vec::<&str>::new());
    w.behind(&format!("UPDATE members SET role = 'parent' WHERE id = {}", w.leaver.member)).await;
    let both =
        ["a family's link whose ends are not a student and a guardian", "an enrollment of somebody who is no student"];
    assert_eq!(found(&w.store).await, both);
    w.behind(&format!("DELETE FROM counters WHERE school_id = {}", w.second_school)).await;
    assert!(found(&w.store).await.contains(&"a school that does not count its revisions"));
}

async fn the_doctor_says_what_to_do(w: World) {
    for finding in doctor::look(&w.store).await.expect("it looks") {
        assert!(finding.then.len() > 40 && !finding.then.contains('\n'), "{finding:?}");
    }
}
