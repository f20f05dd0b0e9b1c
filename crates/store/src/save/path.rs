//! How one cell is written, whoever may write it: one path for a teacher's save and an admin's correction.
//!
//! Invariant: a cell is written only over the version that its writer saw, with a row of history in the same transaction.

use school::{
    event::EventName,
    grade::{Entry, Mark, Points},
    id::Version,
    view::{GradeCell, Problem, SaveGrade},
};

use super::grace::{Beside, GraceRow};
use crate::{Change, Error, Tx, door::Audience, error::again, permit::WritesMarks, rows::mark};

/// One write of one cell.
pub(super) struct Path<'a, P> {
    /// Minted in the same transaction.
    pub permit: &'a P,
    /// What was typed, and where.
    pub save: &'a SaveGrade,
    /// Why, or "".
    pub why: &'a str,
}

/// What a write did.
pub(super) struct Wrote {
    pub mark: Mark,
    pub version: Version,
    /// It was written before by this very save.
    pub replayed: bool,
}

impl<P: WritesMarks> Path<'_, P> {
    /// Writes the cell, its history and its change.
    ///
    /// # Errors
    /// As [`Store::save_grade`](crate::Store::save_grade).
    pub async fn write(&self, tx: &mut Tx) -> Result<Wrote, Error> {
        let target = self.target(tx).await?.ok_or(Error::NotFound)?;
        let entry = Entry::read(&self.save.typed, Points::hundredths(target.max_hundredths));
        let entry = entry.map_err(|problem| Error::Invalid(Problem::Entry(problem)))?;
        if let Some((mark, version)) = self.replayed(tx, entry, target.grace.audience()).await? {
            return Ok(Wrote { mark, version, replayed: true });
        }
        if target.deleted_at.is_some() || target.student_id.is_none() {
            return Err(Error::NotFound);
        }
        if target.course_state == "ended" {
            return Err(Error::Invalid(Problem::CourseEnded));
        }
        if target.closed_at.is_some() {
            return Err(Error::Invalid(Problem::TermClosed));
        }
        let before = target.before(self.save)?;
        let typed = entry.over(before.mark);
        let beside = target.grace.beside(before.mark, typed, tx.now.0)?;
        if before.version != self.save.seen || !self.write_cell(tx, typed, beside).await? {
            // Another process may have written since the row was read.
            let current = self.target(tx).await?.ok_or(Error::NotFound)?.before(self.save)?;
            return Err(Error::Conflict { current });
        }
        self.write_history(tx, before.mark, typed).await?;
        let version = self.save.seen.next();
        tx.record(Change { audience: beside.audience, ..self.change(before.mark, typed, version) });
        Ok(Wrote { mark: typed, version, replayed: false })
    }
}

/// The cell that a save aims at, as it is before.
#[derive(sqlx::FromRow)]
struct Target {
    max_hundredths: i64,
    deleted_at: Option<i64>,
    course_state: String,
    closed_at: Option<i64>,
    /// The student, if enrolled.
    student_id: Option<i64>,
    points_hundredths: Option<i64>,
    flag: Option<String>,
    version: Option<i64>,
    #[sqlx(flatten)]
    grace: GraceRow,
}

impl Target {
    fn before(&self, save: &SaveGrade) -> Result<GradeCell, Error> {
        let mark = mark(self.points_hundredths, self.flag.as_deref().unwrap_or_default())?;
        let version = Version(self.version.unwrap_or(0));
        Ok(GradeCell { student: save.student, assessment: save.assessment, mark, version })
    }
}

impl<P: WritesMarks> Path<'_, P> {
    async fn target(&self, tx: &mut Tx) -> Result<Option<Target>, Error> {
        const TEXT: &str = "SELECT a.max_hundredths, a.deleted_at, c.state AS course_state, t.closed_at, e.student_id, \
            g.points_hundredths, g.flag, g.version, g.changed_at, g.due_at, g.seen_points_hundredths, g.seen_flag, g.seen_at, \
            o.grace_seconds FROM assessments a JOIN schools o ON o.id = a.school_id JOIN terms t ON t.school_id = a.school_id AND t.id = a.term_id \
            JOIN courses c ON c.school_id = a.school_id AND c.id = a.course_id \
            LEFT JOIN enrollments e ON e.school_id = a.school_id AND e.course_id = a.course_id AND e.student_id = $4 \
                AND e.ended_at IS NULL \
            LEFT JOIN grades g ON g.school_id = a.school_id AND g.course_id = a.course_id AND g.student_id = $4 \
                AND g.assessment_id = a.id \
            WHERE a.school_id = $1 AND a.course_id = $2 AND a.id = $3";
        let query = sqlx::query_as(TEXT)
            .bind(self.permit.school().0)
            .bind(self.permit.course().0)
            .bind(self.save.assessment.0)
            .bind(self.save.student.0);
        Ok(query.fetch_optional(&mut *tx.conn).await?)
    }

    /// The mark and the version that this very save made before, if it is a repetition.
    async fn replayed(&self, tx: &mut Tx, entry: Entry, audience: Audience) -> Result<Option<(Mark, Version)>, Error> {
        const TEXT: &str = "SELECT course_id, student_id, assessment_id, version, old_points_hundredths, old_flag, new_points_hundredths, \
            new_flag FROM grade_history WHERE school_id = $1 AND actor_id = $2 AND save_id = $3 AND item = 0";
        type Row = (i64, i64, i64, i64, Option<i64>, String, Option<i64>, String);
        let query = sqlx::query_as(TEXT)
            .bind(self.permit.school().0)
            .bind(self.permit.member().0)
            .bind(self.save.save_id.as_str());
        let Some(first) = query.fetch_optional(&mut *tx.conn).await? else { return Ok(None) };
        let (course, student, assessment, version, old_points, old_flag, points, flag): Row = first;
        let (old, new, version) = (mark(old_points, &old_flag)?, mark(points, &flag)?, Version(version));
        let same_cell =
            (course, student, assessment) == (self.permit.course().0, self.save.student.0, self.save.assessment.0);
        if !same_cell || new != entry.over(old) || self.save.seen.next() != version {
            return Err(Error::Invalid(Problem::SaveIdReused));
        }
        tx.replay(Change { audience, ..self.change(old, new, version) }).await?;
        Ok(Some((new, version)))
    }

    fn change(&self, old: Mark, new: Mark, version: Version) -> Change {
        let name = EventName::of_grade(old, new);
        let SaveGrade { course, student, assessment, .. } = *self.save;
        Change { student: Some(student), assessment: Some(assessment), version, ..Change::of_course(name, course) }
    }

    /// Writes the cell if its version is the one that was seen; says whether it was.
    async fn write_cell(&self, tx: &mut Tx, typed: Mark, beside: Beside) -> Result<bool, Error> {
        const FIRST: &str = "INSERT INTO grades (points_hundredths, flag, version, changed_at, changed_by, school_id, \
            course_id, student_id, assessment_id, due_at, seen_points_hundredths, seen_flag, seen_at) \
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) ON CONFLICT DO NOTHING";
        const NEXT: &str = "UPDATE grades SET points_hundredths = $1, flag = $2, version = $3, changed_at = $4, \
            changed_by = $5, due_at = $10, seen_points_hundredths = $11, seen_flag = $12, seen_at = $13 WHERE school_id = $6 AND course_id = $7 AND student_id = $8 AND assessment_id = $9 \
            AND version = $3 - 1";
        let text = if self.save.seen == Version(0) { FIRST } else { NEXT };
        let query = sqlx::query(text)
            .bind(typed.points.map(|points| points.hundredths))
            .bind(typed.flag.name())
            .bind(self.save.seen.next().0)
            .bind(tx.now.0)
            .bind(self.permit.member().0)
            .bind(self.permit.school().0)
            .bind(self.permit.course().0)
            .bind(self.save.student.0)
            .bind(self.save.assessment.0)
            .bind(beside.due_at)
            .bind(beside.seen.points.map(|points| points.hundredths))
            .bind(beside.seen.flag.name())
            .bind(beside.seen_at);
        Ok(query.execute(&mut *tx.conn).await?.rows_affected() == 1)
    }

    async fn write_history(&self, tx: &mut Tx, old: Mark, new: Mark) -> Result<(), Error> {
        const TEXT: &str = "INSERT INTO grade_history (school_id, course_id, student_id, assessment_id, version, actor_id, \
            save_id, written_at, old_points_hundredths, old_flag, new_points_hundredths, new_flag, why) \
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)";
        let query = sqlx::query(TEXT)
            .bind(self.permit.school().0)
            .bind(self.permit.course().0)
            .bind(self.save.student.0)
            .bind(self.save.assessment.0)
            .bind(self.save.seen.next().0)
            .bind(self.permit.member().0)
            .bind(self.save.save_id.as_str())
            .bind(tx.now.0)
            .bind(old.points.map(|points| points.hundredths))
            .bind(old.flag.name())
            .bind(new.points.map(|points| points.hundredths))
            .bind(new.flag.name())
            .bind(self.why);
        // Another process writes the same save at this moment: run again, and find its row.
        query.execute(&mut *tx.conn).await.map_err(again)?;
        Ok(())
    }
}
