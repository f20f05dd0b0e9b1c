//! Sixty-four people save at the same moment, through two programs, mostly cells that others hold: nothing fails, nothing is
//! lost, and whatever is overwritten was seen by who overwrote it.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use school::{
    grade::{Kind, Points, Title},
    id::{AssessmentId, CourseId, MemberId},
    view::{AddAssessment, GradeCell, SaveGrade, Saved},
};
use sqlx::{AnyConnection, Connection};
use store::{Caller, Error, Store, gradebook, permit::ReadsGradebook};
use tokio::sync::Barrier;

use crate::{
    contracts,
    world::{World, save_id},
};

contracts!(whatever_is_overwritten_was_seen_and_nothing_is_lost);

const SAVERS: usize = 64;
/// How often each saves.
const ROUNDS: usize = 4;
/// How many columns of two students are saved: four people want each cell.
const COLUMNS: usize = 8;

/// One acknowledged save.
struct Edit {
    save: SaveGrade,
    /// What its writer saw in the cell.
    over: GradeCell,
    saved: Saved,
    /// How often somebody else's save came first.
    met: usize,
}

/// One person at a device.
struct Saver {
    number: usize,
    caller: Caller,
    course: CourseId,
    cells: Arc<Vec<(MemberId, AssessmentId)>>,
    /// The program that the device speaks to, and the one to which it sends again.
    stores: [Store; 2],
}

async fn whatever_is_overwritten_was_seen_and_nothing_is_lost(w: World) {
    let second = Store::open(&w.url).await.expect("a second program opens the database");
    let cells = Arc::new(cells_of(&w).await);
    let together = Arc::new(Barrier::new(SAVERS));
    let mut working = Vec::new();
    for number in 0..SAVERS {
        let caller = if number % 2 == 0 { w.teacher.caller() } else { w.colleague.caller() };
        let mut stores = [w.store.clone(), second.clone()];
        stores.rotate_left(number / 2 % 2);
        let saver = Saver { number, caller, course: w.maths, cells: Arc::clone(&cells), stores };
        working.push(tokio::spawn(saver.work(Arc::clone(&together))));
    }
    let mut edits = Vec::new();
    for saver in working {
        edits.extend(saver.await.expect("no save fails"));
    }
    assert_eq!(edits.len(), SAVERS * ROUNDS);
    let met = edits.iter().filter(|edit| edit.met > 0).count();
    assert!(met * 100 >= edits.len() * 30, "{met} of {} edits met somebody else's", edits.len());
    compare(&w, &edits).await;
    second.close().await;
}

/// The cells that everybody wants, never written before.
async fn cells_of(w: &World) -> Vec<(MemberId, AssessmentId)> {
    let mut cells = Vec::new();
    for n in 0..COLUMNS {
        let title = Title::try_from(format!("Column {n}")).expect("the title is good");
        let (kind, max, held_on, held) = (Kind::Quiz, Points::whole(20), None, false);
        let add = AddAssessment {
            course: w.maths,
            title,
            kind,
            max,
            held_on,
            held,
            save_id: save_id(&format!("add-column-{n}")),
        };
        let added = w.store.add_assessment(w.teacher.caller(), add).await.expect("the column is added").column;
        cells.extend([w.student, w.sibling].map(|student| (student.member, added.assessment)));
    }
    cells
}

impl Saver {
    /// Opens a cell, waits until everybody has one open, and saves it over what was seen; meets others, looks, and saves over that.
    async fn work(self, together: Arc<Barrier>) -> Vec<Edit> {
        let mut edits = Vec::new();
        for round in 0..ROUNDS {
            let (student, assessment) = self.cells[(self.number * 7 + round * 3) % self.cells.len()];
            let mut over = self.open(student, assessment).await;
            let mut met = 0;
            together.wait().await;
            let mark = 1 + self.number * ROUNDS + round;
            let edit = loop {
                let typed = format!("{}.{:02}", mark / 100, mark % 100);
                let save_id = save_id(&format!("saver-{mark}-{met}"));
                let save = SaveGrade { course: self.course, student, assessment, typed, seen: over.version, save_id };
                match self.send(&save).await {
                    Ok(saved) => break Edit { save, over, saved, met },
                    Err(Error::Conflict { current }) => (over, met) = (current, met + 1),
                    Err(error) => panic!("{}: {error:?}", save.save_id.as_str()),
                }
            };
            edits.push(edit);
            // Nobody opens a cell while others still save.
            together.wait().await;
        }
        edits
    }

    async fn open(&self, student: MemberId, assessment: AssessmentId) -> GradeCell {
        let mut reader = self.stores[0].read().await.expect("a connection is free");
        let permit = ReadsGradebook::mint(&mut reader, self.caller, self.course).await.expect("the teacher reads");
        let cells = gradebook::load(&mut reader, &permit).await.expect("the book loads").cells;
        let cell = cells.into_iter().find(|cell| (cell.student, cell.assessment) == (student, assessment));
        cell.unwrap_or_else(|| GradeCell::unwritten(student, assessment))
    }

    /// Every third person's network sends each save twice, the second time to the other program: it counts once.
    async fn send(&self, save: &SaveGrade) -> Result<Saved, Error> {
        let [first, other] = &self.stores;
        if !self.number.is_multiple_of(3) {
            return first.save_grade(self.caller, save.clone()).await;
        }
        let twice =
            tokio::join!(first.save_grade(self.caller, save.clone()), other.save_grade(self.caller, save.clone()));
        match twice {
            (Ok(one), Ok(again)) => assert_eq!(one, again, "both are told the same"),
            (Err(Error::Conflict { .. }), Err(Error::Conflict { .. })) => {}
            (one, again) => panic!("{}: {one:?}, and sent again {again:?}", save.save_id.as_str()),
        }
        twice.0
    }
}

/// A row of history: save id, version, old and new points.
type Row = (String, i64, Option<i64>, Option<i64>);

/// Compares what was acknowledged with the history, the cells and the events.
async fn compare(w: &World, edits: &[Edit]) {
    const ROWS: &str = "SELECT save_id, version, old_points_hundredths, new_points_hundredths FROM grade_history \
        WHERE save_id LIKE 'saver-%'";
    let mut conn = AnyConnection::connect(&w.url).await.expect("the database answers");
    let rows: Vec<Row> = sqlx::query_as(ROWS).fetch_all(&mut conn).await.expect("the history loads");
    conn.close().await.expect("the database answers");
    assert_eq!(rows.len(), edits.len(), "a row for each acknowledged save, and no other");
    let rows: BTreeMap<&str, &Row> = rows.iter().map(|row| (row.0.as_str(), row)).collect();
    let mut versions: BTreeMap<(MemberId, AssessmentId), BTreeSet<i64>> = BTreeMap::new();
    for Edit { save, over, saved, .. } in edits {
        let (id, version, old, new) = rows[save.save_id.as_str()];
        assert_eq!((*version, over.version.next()), (saved.version.0, saved.version), "{id}");
        assert_eq!(*old, over.mark.points.map(|points| points.hundredths), "{id} overwrote what was seen");
        assert_eq!(*new, saved.mark.points.map(|points| points.hundredths), "{id} wrote what was acknowledged");
        assert!(versions.entry((save.student, save.assessment)).or_default().insert(*version), "{id}: a version twice");
    }
    for ((student, assessment), versions) in &versions {
        let last = i64::try_from(versions.len()).expect("few versions");
        assert!(versions.iter().copied().eq(1..=last), "the versions of a cell have no gap: {versions:?}");
        let cell = format!("student_id = {student} AND assessment_id = {assessment} AND version = {last}");
        assert_eq!(w.number(&format!("SELECT COUNT(*) FROM grades WHERE {cell}")).await, 1, "the last one stands");
    }
    let revisions: BTreeSet<i64> = edits.iter().map(|edit| edit.saved.revision.0).collect();
    assert_eq!(revisions.len(), edits.len(), "a revision for each save");
    let events = w.number("SELECT COUNT(*) FROM changes WHERE kind IN ('grade_created', 'grade_updated')").await;
    assert_eq!(usize::try_from(events), Ok(edits.len()), "an event for each save");
}
