//! Changing a column: editing, posting, holding back, deleting, restoring.
//!
//! Invariant: a column is changed only over the version that its teacher saw, with a row of history in the same
//! transaction; what was deleted keeps its row and its marks.

use school::{
    calendar::Day,
    event::EventName,
    grade::{MAX_POINTS, Points},
    id::Version,
    view::{ChangedColumn, Column, ColumnNow, EditAssessment, Problem, TouchAssessment},
};

use super::row::{ColumnRow, column_fields};
use crate::{Caller, Change, Error, Store, Tx, Write, Written, error::again, permit::TeachesCourse, requests::seats};

/// What is done to a column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ColumnAct {
    /// Its title, kind, maximum and date are replaced by those of the edit.
    Edit(EditAssessment),
    /// Students and guardians see it from now on.
    Post,
    /// Students and guardians see it no more.
    Hold,
    /// It leaves the book, with its marks.
    Delete,
    /// It comes back, with its marks.
    Restore,
}

/// Changes one column.
#[derive(Clone, Debug)]
pub struct ChangeAssessmentCommand {
    /// Who changes.
    pub caller: Caller,
    /// Which column, over which version.
    pub touch: TouchAssessment,
    /// What becomes of it.
    pub act: ColumnAct,
}

impl Store {
    /// Edits one column through the door.
    ///
    /// # Errors
    /// [`Error::NotFound`] without the permit or the column, [`Error::ColumnConflict`] with the column as it is now,
    /// [`Error::Invalid`] for the maximum, a closed term or a course that has ended, [`Error::Busy`].
    pub async fn edit_assessment(&self, caller: Caller, edit: EditAssessment) -> Result<ChangedColumn, Error> {
        self.change_assessment(caller, edit.touch.clone(), ColumnAct::Edit(edit)).await
    }

    /// Posts, holds back, deletes or restores one column through the door.
    ///
    /// # Errors
    /// As [`Store::edit_assessment`].
    pub async fn change_assessment(
        &self,
        caller: Caller,
        touch: TouchAssessment,
        act: ColumnAct,
    ) -> Result<ChangedColumn, Error> {
        let school = self.school_of(touch.course).await?.ok_or(Error::NotFound)?;
        let command = ChangeAssessmentCommand { caller, touch, act };
        let Written { value: column, revision, .. } = self.write(school, command).await?;
        Ok(ChangedColumn { column, revision })
    }
}

impl Write for ChangeAssessmentCommand {
    type Output = Column;

    async fn apply(&self, tx: &mut Tx) -> Result<Column, Error> {
        let permit = TeachesCourse::writing_assessments(tx, self.caller, self.touch.course).await?;
        if let ColumnAct::Edit(edit) = &self.act
            && !(1..=MAX_POINTS.hundredths).contains(&edit.max.hundredths)
        {
            return Err(Error::Invalid(Problem::MaxPoints));
        }
        if let Some(column) = self.replayed(tx, &permit).await? {
            return Ok(column);
        }
        // What a save is held to stays so until the commit, and the other way round.
        seats::lock(tx, permit.course()).await?;
        let (before, deleted) = self.target(tx, &permit).await?;
        let fits = before.version == self.touch.seen && deleted == (self.act == ColumnAct::Restore);
        let after = self.after(&before);
        if !fits || !self.write(tx, &permit, &after).await? {
            // Another process may have written since the row was read.
            let (column, deleted) = self.target(tx, &permit).await?;
            return Err(Error::ColumnConflict(Box::new(ColumnNow { column, deleted })));
        }
        if after.max < before.max {
            self.marks_fit(tx, &permit, after.max).await?;
        }
        self.write_history(tx, &permit, &before, &after).await?;
        tx.record(self.change());
        if before.posted && !after.posted {
            // Who must not know of the column hears that the course changed, and nothing of which column.
            tx.record(Change { assessment: None, ..self.change() });
        }
        Ok(after)
    }
}

impl ChangeAssessmentCommand {
    /// The column that this very change made before, if it is a repetition.
    async fn replayed(&self, tx: &mut Tx, permit: &TeachesCourse) -> Result<Option<Column>, Error> {
        const TEXT: &str = "SELECT course_id, assessment_id, version, act, after_change FROM assessment_history \
            WHERE school_id = $1 AND actor_id = $2 AND save_id = $3";
        let save_id = self.touch.save_id.as_str();
        let query = sqlx::query_as(TEXT).bind(permit.school().0).bind(permit.member().0).bind(save_id);
        let Some(first) = query.fetch_optional(&mut *tx.conn).await? else { return Ok(None) };
        let (course, assessment, version, act, after): (i64, i64, i64, String, String) = first;
        let after: Column = serde_json::from_str(&after).map_err(|_| Error::corrupt("an unreadable column"))?;
        let place = (permit.course().0, self.touch.assessment.0, self.touch.seen.next().0);
        if (course, assessment, version) != place || act != self.act_name() || after != self.after(&after) {
            return Err(Error::Invalid(Problem::SaveIdReused));
        }
        tx.replay(self.change()).await?;
        Ok(Some(after))
    }

    /// The column as it is, and whether it is deleted.
    async fn target(&self, tx: &mut Tx, permit: &TeachesCourse) -> Result<(Column, bool), Error> {
        const STATE: &str = "SELECT c.state, t.closed_at FROM assessments a \
            JOIN courses c ON c.school_id = a.school_id AND c.id = a.course_id \
            JOIN terms t ON t.school_id = a.school_id AND t.id = a.term_id \
            WHERE a.school_id = $1 AND a.course_id = $2 AND a.id = $3";
        const COLUMN: &str = concat!(
            "SELECT ",
            column_fields!(),
            " FROM assessments a WHERE a.school_id = $1 AND a.course_id = $2 AND a.id = $3"
        );
        let place = (permit.school().0, permit.course().0, self.touch.assessment.0);
        let query = sqlx::query_as(STATE).bind(place.0).bind(place.1).bind(place.2);
        let (state, closed_at): (String, Option<i64>) =
            query.fetch_optional(&mut *tx.conn).await?.ok_or(Error::NotFound)?;
        match closed_at {
            _ if state == "ended" => return Err(Error::Invalid(Problem::CourseEnded)),
            Some(_) => return Err(Error::Invalid(Problem::TermClosed)),
            None => {}
        }
        let query = sqlx::query_as(COLUMN).bind(place.0).bind(place.1).bind(place.2);
        let row: ColumnRow = query.fetch_optional(&mut *tx.conn).await?.ok_or(Error::NotFound)?;
        row.read().map(|(column, deleted_at)| (column, deleted_at.is_some()))
    }

    /// What the column is after this change.
    fn after(&self, before: &Column) -> Column {
        let version = self.touch.seen.next();
        match &self.act {
            ColumnAct::Edit(EditAssessment { title, kind, max, held_on, .. }) => Column {
                title: title.as_str().to_owned(),
                kind: *kind,
                max: *max,
                held_on: *held_on,
                version,
                ..before.clone()
            },
            ColumnAct::Post => Column { posted: true, version, ..before.clone() },
            ColumnAct::Hold => Column { posted: false, version, ..before.clone() },
            ColumnAct::Delete | ColumnAct::Restore => Column { version, ..before.clone() },
        }
    }

    /// Writes the column if its version is the one that was seen; says whether it was.
    async fn write(&self, tx: &mut Tx, permit: &TeachesCourse, after: &Column) -> Result<bool, Error> {
        // What is posted already keeps the instant at which it was.
        const TEXT: &str = "UPDATE assessments SET title = $1, kind = $2, max_hundredths = $3, held_on = $4, \
            posted_at = CASE WHEN $5 = 1 THEN COALESCE(posted_at, $6) ELSE NULL END, \
            deleted_at = CASE WHEN $7 = 1 THEN $6 ELSE NULL END, version = $8 \
            WHERE school_id = $9 AND course_id = $10 AND id = $11 AND version = $8 - 1";
        let query = sqlx::query(TEXT)
            .bind(after.title.as_str())
            .bind(after.kind.name())
            .bind(after.max.hundredths)
            .bind(after.held_on.map(Day::iso).unwrap_or_default())
            .bind(i64::from(after.posted))
            .bind(tx.now.0)
            .bind(i64::from(self.act == ColumnAct::Delete))
            .bind(after.version.0)
            .bind(permit.school().0)
            .bind(permit.course().0)
            .bind(self.touch.assessment.0);
        Ok(query.execute(&mut *tx.conn).await?.rows_affected() == 1)
    }

    /// Refuses a maximum below a mark of a student who is enrolled, and below one that a family sees still.
    async fn marks_fit(&self, tx: &mut Tx, permit: &TeachesCourse, max: Points) -> Result<(), Error> {
        const TEXT: &str = "SELECT COUNT(*) FROM grades g JOIN enrollments e ON e.school_id = g.school_id \
            AND e.course_id = g.course_id AND e.student_id = g.student_id AND e.ended_at IS NULL \
            WHERE g.school_id = $1 AND g.course_id = $2 AND g.assessment_id = $3 \
            AND (g.points_hundredths > $4 OR (g.due_at IS NOT NULL AND g.seen_points_hundredths > $4))";
        let query = sqlx::query_scalar(TEXT)
            .bind(permit.school().0)
            .bind(permit.course().0)
            .bind(self.touch.assessment.0)
            .bind(max.hundredths);
        let above: i64 = query.fetch_one(&mut *tx.conn).await?;
        match crate::rows::count(above) {
            0 => Ok(()),
            above => Err(Error::Invalid(Problem::MarksAbove(above))),
        }
    }

    async fn write_history(
        &self,
        tx: &mut Tx,
        permit: &TeachesCourse,
        before: &Column,
        after: &Column,
    ) -> Result<(), Error> {
        const TEXT: &str = "INSERT INTO assessment_history (school_id, course_id, assessment_id, version, act, actor_id, \
            save_id, changed_at, before_change, after_change) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
        let written = |column| serde_json::to_string(column).map_err(|_| Error::corrupt("a column can be written"));
        let query = sqlx::query(TEXT)
            .bind(permit.school().0)
            .bind(permit.course().0)
            .bind(self.touch.assessment.0)
            .bind(after.version.0)
            .bind(self.act_name())
            .bind(permit.member().0)
            .bind(self.touch.save_id.as_str())
            .bind(tx.now.0)
            .bind(written(before)?)
            .bind(written(after)?);
        // Another process writes the same change at this moment: run again, and find its row.
        query.execute(&mut *tx.conn).await.map_err(again)?;
        Ok(())
    }

    fn act_name(&self) -> &'static str {
        match self.act {
            ColumnAct::Edit(_) => "edited",
            ColumnAct::Post => "posted",
            ColumnAct::Hold => "held",
            ColumnAct::Delete => "deleted",
            ColumnAct::Restore => "restored",
        }
    }

    fn change(&self) -> Change {
        let name = match self.act {
            ColumnAct::Delete => EventName::AssessmentDeleted,
            _ => EventName::AssessmentUpdated,
        };
        let change = Change::of_course(name, self.touch.course);
        Change { assessment: Some(self.touch.assessment), version: Version(self.touch.seen.0 + 1), ..change }
    }
}
