//! `yeneta backup` beside a server that saves on and on: what it holds is one moment, restored and compared with what went on.

use std::{
    sync::atomic::{AtomicBool, AtomicUsize, Ordering},
    thread::scope,
};

use crate::{
    kept,
    program::School,
    saver::{Saver, wait_for},
};

/// How many backups are made.
const BACKUPS: usize = 3;

/// How many saves are acknowledged before each: so that there is something that it must hold.
const SAVED: usize = 40;

/// What a backup must hold at least: how many saves of each device were acknowledged when it began.
type Before = Vec<usize>;

#[test]
fn a_backup_beside_writers_is_one_moment_and_has_what_was_acknowledged_before() {
    let school = School::found();
    let program = school.start();
    let mut savers = Saver::of(&school, &program.sign_in());
    let (address, stop, heard) = (program.address, AtomicBool::new(false), AtomicUsize::new(0));
    let acknowledged: Vec<AtomicUsize> = savers.iter().map(|_| AtomicUsize::new(0)).collect();
    let mut begun: Vec<Before> = Vec::new();
    scope(|scope| {
        for (saver, acknowledged) in savers.iter_mut().zip(&acknowledged) {
            scope.spawn(|| {
                while !stop.load(Ordering::Relaxed) {
                    saver.save(address).expect("the program answers each save");
                    acknowledged.store(saver.acknowledged.len(), Ordering::SeqCst);
                    heard.fetch_add(1, Ordering::Relaxed);
                }
            });
        }
        for n in 0..BACKUPS {
            wait_for(&heard, (n + 1) * SAVED);
            begun.push(acknowledged.iter().map(|count| count.load(Ordering::SeqCst)).collect());
            let before = heard.load(Ordering::Relaxed);
            school.run(&format!("backup {}", file(n)));
            assert!(heard.load(Ordering::Relaxed) > before, "saves went on beside backup {n}");
        }
        stop.store(true, Ordering::Relaxed);
    });
    assert!(savers.iter().all(|saver| saver.in_doubt.is_none()), "nobody was kept from saving");
    assert_eq!(kept::is_whole(&school, &savers), 0);
    for (n, before) in begun.iter().enumerate() {
        is_one_moment(&school, &file(n), &savers, before);
    }
}

fn file(n: usize) -> String {
    format!("backup-{n}.gz")
}

/// Restores a backup and looks that it has the first saves of each device, those that it must and perhaps more, in whole; and
/// that of all devices together it has what was written up to one revision, and nothing of what came after.
fn is_one_moment(school: &School, backup: &str, savers: &[Saver], before: &[usize]) {
    let restored = school.restored(backup);
    let mut then = savers.to_vec();
    for (saver, before) in then.iter_mut().zip(before) {
        let (student, assessment) = saver.acknowledged[0].cells[0];
        let version = format!(
            "SELECT COALESCE(MAX(version), 0) FROM grades WHERE student_id = {student} AND assessment_id = {assessment}"
        );
        let there = usize::try_from(restored.rows::<(i64,)>(&version)[0].0).expect("a version counts up");
        assert!(there >= *before, "{backup} has {there} of the {before} saves that were acknowledged when it began");
        saver.acknowledged.truncate(there);
    }
    kept::is_whole(&restored, &then);
    let last = restored.rows::<(i64,)>("SELECT MAX(revision) FROM changes")[0].0;
    let told = format!("SELECT revision, item, kind, version FROM changes WHERE revision <= {last} ORDER BY 1, 2");
    let (here, there) = (restored.rows::<(i64, i64, String, i64)>(&told), school.rows(&told));
    assert_eq!(here, there, "{backup} has all up to revision {last}");
    restored.is_well();
}
