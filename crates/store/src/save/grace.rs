//! The grace time of a mark: what families see while it runs, and its end.
//!
//! Invariant: a family sees of a mark what [`family_mark`] selects, and nothing else of its row. While the grace time runs that is
//! what it saw before, with the time of that: a slip that is put right meanwhile leaves no trace.

use school::{
    grade::Mark,
    id::{AssessmentId, CourseId, MemberId, SchoolId},
    settings::Grace,
    view::GradeCell,
};

use super::path::name_of;
use crate::{Change, Error, Store, Tx, Write, door::Audience, rows::mark};

/// How many marks one transaction shows.
const AT_ONCE: i64 = 200;

/// What a family sees of mark `g` at `n.now`: points, flag, comment and when they were written.
macro_rules! family_mark {
    () => {
        "CASE WHEN g.due_at > n.now THEN g.seen_points_hundredths ELSE g.points_hundredths END AS points_hundredths, \
         CASE WHEN g.due_at > n.now THEN g.seen_flag ELSE g.flag END AS flag, \
         CASE WHEN g.due_at > n.now THEN g.seen_comment ELSE g.comment END AS comment, \
         CASE WHEN g.due_at > n.now THEN g.seen_at WHEN g.due_at IS NULL AND g.seen_at IS NOT NULL THEN g.seen_at \
            ELSE g.changed_at END AS changed_at"
    };
}

pub(crate) use family_mark;

/// What a cell's row says of its grace time; nothing where there is no row.
#[derive(Debug, sqlx::FromRow)]
pub(super) struct GraceRow {
    /// The school's grace time.
    grace_seconds: i64,
    changed_at: Option<i64>,
    due_at: Option<i64>,
    seen_points_hundredths: Option<i64>,
    seen_flag: Option<String>,
    seen_comment: Option<String>,
    seen_at: Option<i64>,
}

/// What of a cell a family sees.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Seen {
    pub mark: Mark,
    pub comment: String,
}

impl Seen {
    fn of(cell: &GradeCell) -> Self {
        Self { mark: cell.mark, comment: cell.comment.clone() }
    }
}

/// What a write puts beside a mark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Beside {
    /// From when families see the mark; none where they see it already.
    pub due_at: Option<i64>,
    /// What they see until then.
    pub seen: Seen,
    /// When what they see was written, where that is not now.
    pub seen_at: Option<i64>,
    /// Who hears of the write.
    pub audience: Audience,
}

impl GraceRow {
    /// Whether a family sees something else than the mark.
    fn runs(&self, now: i64) -> bool {
        self.due_at.is_some_and(|due| due > now)
    }

    /// What a write that makes `after` of `before` puts beside it.
    ///
    /// # Errors
    /// For a stored mark that can't be read.
    pub fn beside(&self, before: &GradeCell, after: &GradeCell, now: i64) -> Result<Beside, Error> {
        let grace = 1_000 * self.grace_seconds;
        if grace == 0 {
            return Ok(Beside { due_at: None, seen: Seen::default(), seen_at: None, audience: self.audience() });
        }
        let (seen, seen_at) = if self.runs(now) {
            let mark = mark(self.seen_points_hundredths, self.seen_flag.as_deref().unwrap_or_default())?;
            (Seen { mark, comment: self.seen_comment.clone().unwrap_or_default() }, self.seen_at)
        } else {
            (Seen::of(before), self.seen_at.filter(|_| self.due_at.is_none()).or(self.changed_at))
        };
        let (due_at, seen) = if Seen::of(after) == seen { (None, Seen::default()) } else { (Some(now + grace), seen) };
        Ok(Beside { due_at, seen, seen_at, audience: self.audience() })
    }

    /// Whom a write of this cell is told to.
    pub fn audience(&self) -> Audience {
        if self.grace_seconds == 0 { Audience::Everyone } else { Audience::Staff }
    }
}

/// Lets what waits be seen by as much sooner as the school's grace time got shorter.
///
/// # Errors
/// The database's.
pub(crate) async fn sooner(tx: &mut Tx, old: Grace, new: Grace) -> Result<(), Error> {
    const TEXT: &str = "UPDATE grades SET due_at = due_at - $2 WHERE school_id = $1 AND due_at IS NOT NULL";
    let shorter = 1_000 * (old.seconds() - new.seconds());
    if shorter > 0 {
        sqlx::query(TEXT).bind(tx.school().0).bind(shorter).execute(&mut *tx.conn).await?;
    }
    Ok(())
}

/// Tells families of the marks of a school whose grace time is over.
#[derive(Clone, Copy, Debug)]
struct ShowMarks;

impl Store {
    /// Tells families of every mark whose grace time is over. They see it since then; says how many marks there were.
    ///
    /// # Errors
    /// The database's; what was told before stays so.
    pub async fn show_marks(&self) -> Result<u64, Error> {
        const TEXT: &str = "SELECT DISTINCT school_id FROM grades WHERE due_at <= $1";
        let query = sqlx::query_scalar(TEXT).bind(self.now().0);
        let schools: Vec<i64> = query.fetch_all(&self.inner.reads).await?;
        let (mut shown, mut failed) = (0, None);
        // One school that is busy keeps no other one waiting.
        for school in schools {
            failed = failed.or(self.show_marks_of(SchoolId(school), &mut shown).await.err());
        }
        failed.map_or(Ok(shown), Err)
    }

    async fn show_marks_of(&self, school: SchoolId, shown: &mut u64) -> Result<(), Error> {
        loop {
            match self.write(school, ShowMarks).await?.value {
                0 => return Ok(()),
                some => *shown += some,
            }
        }
    }
}

/// Course, student, assessment, the mark and what families saw before it.
type DueRow = (i64, i64, i64, Option<i64>, String, Option<i64>, String, i64);

impl Write for ShowMarks {
    type Output = u64;

    async fn apply(&self, tx: &mut Tx) -> Result<u64, Error> {
        const DUE: &str = "SELECT course_id, student_id, assessment_id, points_hundredths, flag, seen_points_hundredths, \
            seen_flag, version FROM grades WHERE school_id = $1 AND due_at <= $2 ORDER BY due_at, assessment_id, student_id \
            LIMIT $3";
        let query = sqlx::query_as(DUE).bind(tx.school().0).bind(tx.now().0).bind(AT_ONCE);
        let due: Vec<DueRow> = query.fetch_all(&mut *tx.conn).await?;
        for (course, student, assessment, points, flag, seen_points, seen_flag, version) in &due {
            show(tx, [*course, *student, *assessment, *version]).await?;
            let name = name_of(mark(*seen_points, seen_flag)?, mark(*points, flag)?);
            tx.record(Change {
                student: Some(MemberId(*student)),
                assessment: Some(AssessmentId(*assessment)),
                audience: Audience::Families,
                ..Change::of_course(name, CourseId(*course))
            });
        }
        Ok(due.len() as u64)
    }
}

/// Ends the grace time of one cell: by course, student, assessment and version.
async fn show(tx: &mut Tx, [course, student, assessment, version]: [i64; 4]) -> Result<(), Error> {
    const TEXT: &str = "UPDATE grades SET due_at = NULL, seen_points_hundredths = NULL, seen_flag = '', seen_comment = '', \
        seen_at = NULL \
        WHERE school_id = $1 AND course_id = $2 AND student_id = $3 AND assessment_id = $4 AND version = $5";
    let cell = [tx.school().0, course, student, assessment, version];
    let query = cell.into_iter().fold(sqlx::query(TEXT), |query, key| query.bind(key));
    if query.execute(&mut *tx.conn).await?.rows_affected() != 1 {
        // Another process wrote the cell meanwhile: run again, and look again.
        return Err(Error::Busy);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use school::{grade::Points, id::Version};

    use super::*;

    const MINUTE: i64 = 60_000;

    fn blank() -> GradeCell {
        GradeCell::unwritten(MemberId(1), AssessmentId(2))
    }

    fn points(n: i64) -> GradeCell {
        GradeCell { mark: Mark::points(Points::whole(n)), version: Version(1), ..blank() }
    }

    fn row(changed_at: Option<i64>) -> GraceRow {
        let grace_seconds = 600;
        GraceRow {
            grace_seconds,
            changed_at,
            due_at: None,
            seen_points_hundredths: None,
            seen_flag: None,
            seen_comment: None,
            seen_at: None,
        }
    }

    /// The row after a write at an instant.
    fn after(beside: Beside, at: i64) -> GraceRow {
        GraceRow {
            due_at: beside.due_at,
            seen_points_hundredths: beside.seen.mark.points.map(|points| points.hundredths),
            seen_flag: Some(beside.seen.mark.flag.name().to_owned()),
            seen_comment: Some(beside.seen.comment),
            seen_at: beside.seen_at,
            ..row(Some(at))
        }
    }

    #[test]
    fn families_see_what_was_there_until_the_time_is_over() {
        let first = row(None).beside(&blank(), &points(17), 0).expect("readable");
        assert_eq!((first.due_at, first.seen.clone(), first.seen_at), (Some(10 * MINUTE), Seen::default(), None));
        // Written again within it: they see what they saw, and the time runs anew.
        let second = after(first, 0).beside(&points(17), &points(18), MINUTE).expect("readable");
        assert_eq!((second.due_at, second.seen.clone(), second.seen_at), (Some(11 * MINUTE), Seen::default(), None));
        // Written after it: they saw the second, whether or not they were told.
        let third = after(second, MINUTE).beside(&points(18), &points(19), 20 * MINUTE).expect("readable");
        assert_eq!((third.due_at, third.seen, third.seen_at), (Some(30 * MINUTE), Seen::of(&points(18)), Some(MINUTE)));
    }

    #[test]
    fn a_slip_that_is_put_right_leaves_no_trace() {
        let slip = row(Some(5)).beside(&points(17), &points(71), MINUTE).expect("readable");
        let right = after(slip, MINUTE).beside(&points(71), &points(17), 2 * MINUTE).expect("readable");
        assert_eq!((right.due_at, right.seen_at, right.audience), (None, Some(5), Audience::Staff));
        // And so does the next one: the time of what they see is still the first.
        let again = after(right, 2 * MINUTE).beside(&points(17), &points(1), 3 * MINUTE).expect("readable");
        assert_eq!((again.due_at, again.seen, again.seen_at), (Some(13 * MINUTE), Seen::of(&points(17)), Some(5)));
    }

    #[test]
    fn a_comment_waits_with_its_mark() {
        let commented = GradeCell { comment: "See me".into(), ..points(17) };
        let beside = row(Some(5)).beside(&points(17), &commented, MINUTE).expect("readable");
        assert_eq!((beside.due_at, beside.seen.clone()), (Some(11 * MINUTE), Seen::of(&points(17))));
        let taken_back = after(beside, MINUTE).beside(&commented, &points(17), 2 * MINUTE).expect("readable");
        assert_eq!(taken_back.due_at, None);
    }

    #[test]
    fn without_a_grace_time_families_see_a_mark_at_once() {
        let waiting = after(row(None).beside(&blank(), &points(17), 0).expect("readable"), 0);
        let none = GraceRow { grace_seconds: 0, ..waiting };
        let beside = none.beside(&points(17), &points(18), MINUTE).expect("readable");
        let expected = Beside { due_at: None, seen: Seen::default(), seen_at: None, audience: Audience::Everyone };
        assert_eq!((beside, none.audience()), (expected, Audience::Everyone));
    }
}
