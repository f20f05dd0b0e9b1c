//! What of all saves a database holds, compared with what was acknowledged.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    program::School,
    saver::{Cell, Save, Saver},
};

/// Everything that a save writes, as the database has it.
struct Kept {
    /// By cell: the version and the points in hundredths.
    marks: BTreeMap<Cell, (i64, i64)>,
    /// By cell and version: the save and its points in hundredths.
    history: BTreeMap<(Cell, i64), (String, i64)>,
    /// By cell: the versions of which the readers are told.
    told: BTreeMap<Cell, BTreeSet<i64>>,
}

impl Kept {
    fn of(school: &School) -> Self {
        const MARKS: &str = "SELECT student_id, assessment_id, version, points_hundredths FROM grades";
        const HISTORY: &str =
            "SELECT student_id, assessment_id, version, save_id, new_points_hundredths FROM grade_history";
        const TOLD: &str =
            "SELECT student_id, assessment_id, version FROM changes WHERE kind IN ('grade_created', 'grade_updated')";
        let marks = school.rows::<(i64, i64, i64, i64)>(MARKS);
        let history = school.rows::<(i64, i64, i64, String, i64)>(HISTORY);
        let mut told: BTreeMap<Cell, BTreeSet<i64>> = BTreeMap::new();
        for (student, assessment, version) in school.rows::<(i64, i64, i64)>(TOLD) {
            let is_new = told.entry((student, assessment)).or_default().insert(version);
            assert!(is_new, "nobody is told twice of version {version}");
        }
        Self {
            marks: marks.into_iter().map(|(s, a, version, points)| ((s, a), (version, points))).collect(),
            history: history.into_iter().map(|(s, a, version, id, p)| (((s, a), version), (id, p))).collect(),
            told,
        }
    }
}

/// Looks that every acknowledged save is there, with its history and its events, that of others all is there or nothing, and
/// that nothing was written which nobody sent. Says how many that are in doubt are there.
pub fn is_whole(school: &School, savers: &[Saver]) -> usize {
    let kept = Kept::of(school);
    let mut unsent: BTreeSet<&(Cell, i64)> = kept.history.keys().collect();
    for save in savers.iter().flat_map(|saver| &saver.acknowledged) {
        assert_eq!(there(&kept, save, &mut unsent), save.cells.len(), "acknowledged, and on disk: {save:?}");
    }
    let mut unsaid = 0;
    for save in savers.iter().filter_map(|saver| saver.in_doubt.as_ref()) {
        let there = there(&kept, save, &mut unsent);
        unsaid += usize::from(there > 0);
        assert!(there == 0 || there == save.cells.len(), "all of a save is there or nothing: {there} of {save:?}");
    }
    assert_eq!(unsent, BTreeSet::new(), "nothing is there that nobody sent");
    for (cell, (version, points)) in &kept.marks {
        let (_, last) = &kept.history[&(*cell, *version)];
        assert_eq!(points, last, "a mark is what its last row of history says");
        let versions = 1..=*version;
        assert!(versions.clone().all(|version| kept.history.contains_key(&(*cell, version))), "history without a gap");
        assert!(kept.told[cell].iter().copied().eq(versions), "an event for every version: {:?}", kept.told[cell]);
    }
    let revision = school.rows::<(i64, i64)>("SELECT MAX(c.revision), MAX(n.revision) FROM counters c, changes n");
    assert_eq!(revision[0].0, revision[0].1, "the counter is at the last change");
    assert_eq!(school.rows::<(String,)>("PRAGMA integrity_check"), [("ok".to_owned(),)]);
    unsaid
}

/// How many cells of a save are there, whole; what is found is no longer unsent.
fn there(kept: &Kept, save: &Save, unsent: &mut BTreeSet<&(Cell, i64)>) -> usize {
    let is_there = |cell: &&Cell| {
        let key = (**cell, save.version);
        let Some(row) = kept.history.get(&key) else { return false };
        assert_eq!(*row, (save.save_id.clone(), 100 * save.points), "the row of history is this save's");
        assert!(kept.marks.get(*cell).is_some_and(|(version, _)| *version >= save.version), "with its mark: {save:?}");
        assert!(kept.told.get(*cell).is_some_and(|told| told.contains(&save.version)), "with its event: {save:?}");
        unsent.remove(&key);
        true
    };
    save.cells.iter().filter(is_there).count()
}
