//! What a power cut takes: nothing that was acknowledged.
//!
//! A killed program shows nothing of that: what it wrote is in the system's memory, synced or not. So a program saves marks under
//! strace, which tells each of its writes, syncs and acknowledgements in their order ([`trace`]), and from that the disk is built
//! as a power cut at some moment leaves it ([`disk`]): of what was written after a file's last sync nothing is there, or, once
//! more, a part by chance. SQLite opens it, and each mark that was acknowledged before that moment must be there. A file system
//! or a VFS of our own would show the same, but needs rights that a test has not, or unsafe code.
//!
//! With synchronous=NORMAL, which syncs at checkpoints only, the same test must find losses, or it could not find any.

mod disk;
mod school;
mod trace;

use std::{collections::BTreeSet, path::Path};

use sqlx::{AnyConnection, Connection};

use self::{
    disk::{Chance, Disk, Waiting},
    trace::Event,
};
use crate::Store;

/// The variable that tells the program under strace where its database is and how it syncs.
const TASK: &str = "YENETA_POWER_LOSS";
/// At how many moments the power is cut.
const CUTS: usize = 12;

/// How the database syncs.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Synchronous {
    /// As the store opens it: FULL.
    Ours,
    Normal,
}

/// One acknowledged mark: its student, and the version and save id that it got.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Acknowledged {
    student: i64,
    version: i64,
    save_id: String,
}

/// What the cuts took, of all that was acknowledged before them.
#[derive(Debug, Default)]
struct Toll {
    acknowledged: usize,
    lost: usize,
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_power_cut_takes_nothing_acknowledged_and_would_with_synchronous_normal() {
    let full = cut_power(Synchronous::Ours).await;
    assert!(full.acknowledged > CUTS * 10, "marks were acknowledged before the cuts: {full:?}");
    assert_eq!(full.lost, 0, "FULL loses nothing: {full:?}");
    let normal = cut_power(Synchronous::Normal).await;
    assert!(normal.lost > CUTS, "NORMAL loses some, or the model proves nothing: {normal:?}");
}

/// Lets a program save marks, and cuts its power at many moments.
async fn cut_power(synchronous: Synchronous) -> Toll {
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    // Nothing but the database's files may be in the folder that is looked at.
    let (data, log) = (folder.path().join("data"), folder.path().join("log"));
    std::fs::create_dir(&data).expect("the folder is ours");
    let file = data.join("school.db");
    school::found(&file).await;
    let mut disk = Disk::with(&file);
    run(&file, synchronous, &log);
    let log = std::fs::read_to_string(&log).expect("strace wrote a log");
    let events = trace::read(&log, &data);
    let cuts = moments(&events);
    let copied = |event: &Event| matches!(event, Event::Synced(synced) if *synced == file);
    let last = *cuts.last().expect("the power is cut");
    assert!(events.iter().take(last).any(copied), "the log was copied into the database while marks were saved");
    let mut told = BTreeSet::new();
    let mut toll = Toll::default();
    for (n, event) in events.iter().enumerate() {
        disk.take(event);
        told.extend(acknowledged(event));
        assert!(
            told.is_empty() || n > last || !matches!(event, Event::Removed(_)),
            "while marks are saved no file goes, which the model takes for done at once"
        );
        if cuts.contains(&n) {
            for waiting in [Waiting::Lost, Waiting::AsItFalls(Chance(n as u64))] {
                let lost = lost(&disk, waiting, &told).await;
                assert!(lost.is_empty() || synchronous == Synchronous::Normal, "cut {n}, {waiting:?}: lost {lost:?}");
                toll.acknowledged += told.len();
                toll.lost += lost.len();
            }
        }
    }
    println!("{} events, {} acknowledged, cut at {cuts:?}: {toll:?}", events.len(), told.len());
    toll
}

/// Starts this very program under strace and waits until it has saved all its marks.
fn run(file: &Path, synchronous: Synchronous, log: &Path) {
    let program = std::env::current_exe().expect("a test knows its program");
    let how = if synchronous == Synchronous::Normal { "NORMAL" } else { "" };
    let ended = trace::traced(&program, log)
        .args(["--ignored", "--exact", "open::power_loss::saves_marks_under_strace", "--nocapture"])
        .env(TASK, format!("{how}|{}", file.display()))
        .output()
        .expect("strace starts");
    let said = String::from_utf8_lossy(&ended.stderr).into_owned();
    assert!(ended.status.success(), "strace and the program under it end well: {said}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "the other test starts it as a program of its own"]
async fn saves_marks_under_strace() {
    let task = std::env::var(TASK).expect("the other test says what to do");
    let (how, file) = task.split_once('|').expect("a setting and a file");
    let store = Store::open(&format!("sqlite:{file}")).await.expect("the database opens");
    if how == "NORMAL" {
        // The pool has one connection, and keeps it.
        sqlx::raw_sql("PRAGMA synchronous = NORMAL").execute(&store.inner.writes).await.expect("it is set");
    }
    let set: i64 = sqlx::query_scalar("PRAGMA synchronous").fetch_one(&store.inner.writes).await.expect("it is told");
    assert_eq!(set, if how == "NORMAL" { 1 } else { 2 });
    school::save_marks(&store).await;
}

/// The moments at which the power is cut, as numbers of events: right after acknowledgements, and anywhere between the first and
/// the last of them.
fn moments(events: &[Event]) -> BTreeSet<usize> {
    let said: Vec<usize> = (0..events.len()).filter(|n| acknowledged(&events[*n]).is_some()).collect();
    let (first, last) = said.first().zip(said.last()).expect("marks were acknowledged");
    let mut chance = Chance(events.len() as u64);
    let after = (1..=CUTS / 2).map(|n| said[n * said.len() / (CUTS / 2) - 1]);
    let between: Vec<usize> = (0..CUTS / 2).map(|_| first + chance.below(last - first)).collect();
    after.chain(between).collect()
}

fn acknowledged(event: &Event) -> Option<Acknowledged> {
    let Event::Said(line) = event else { return None };
    let mut words = line.strip_prefix(school::DONE)?.split_whitespace();
    let mut word = || words.next().expect("an acknowledgement has three words");
    let mut number = || word().parse().expect("ids and versions are numbers");
    let (student, version) = (number(), number());
    Some(Acknowledged { student, version, save_id: word().to_owned() })
}

/// Opens what the power cut left: what was told and is not there. What is there is whole.
async fn lost(disk: &Disk, waiting: Waiting, told: &BTreeSet<Acknowledged>) -> Vec<Acknowledged> {
    const KEPT: &str = "SELECT h.student_id, h.version, h.save_id FROM grade_history h \
        JOIN grades g ON g.school_id = h.school_id AND g.student_id = h.student_id AND g.version >= h.version \
        JOIN changes n ON n.school_id = h.school_id AND n.student_id = h.student_id AND n.version = h.version \
            AND n.kind IN ('grade_created', 'grade_updated')";
    const HALF: &str = "SELECT g.student_id FROM grades g WHERE g.version <> (SELECT COUNT(*) FROM grade_history h \
            WHERE h.student_id = g.student_id) \
        OR g.version <> (SELECT COUNT(*) FROM changes n WHERE n.student_id = g.student_id AND n.kind LIKE 'grade%')";
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    disk.after_power_loss(waiting, folder.path());
    let url = format!("sqlite:{}", folder.path().join("school.db").display());
    let store = Store::open(&url).await.expect("what a power cut leaves can be opened");
    store.check_version().await.expect("and is at this program's version");
    store.close().await;
    let mut conn = AnyConnection::connect(&url).await.expect("the database opens");
    let whole: String = sqlx::query_scalar("PRAGMA integrity_check").fetch_one(&mut conn).await.expect("it is checked");
    assert_eq!(whole, "ok");
    let half: Vec<i64> = sqlx::query_scalar(HALF).fetch_all(&mut conn).await.expect("the marks load");
    assert_eq!(half, [0; 0], "every version of a mark has its history and its event");
    let kept: Vec<(i64, i64, String)> = sqlx::query_as(KEPT).fetch_all(&mut conn).await.expect("the history loads");
    conn.close().await.expect("the database closes");
    let kept: BTreeSet<_> =
        kept.into_iter().map(|(student, version, save_id)| Acknowledged { student, version, save_id }).collect();
    told.difference(&kept).cloned().collect()
}
