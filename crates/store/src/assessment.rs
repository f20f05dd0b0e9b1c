//! The columns of a gradebook: adding them here, changing and moving them below.
//!
//! Invariant: the permit is minted inside the transaction, and an addition counts once however often it is sent.

mod change;
mod place;
mod row;

use school::{
    calendar::Day,
    event::EventName,
    grade::MAX_POINTS,
    id::{AssessmentId, Version},
    view::{AddAssessment, AddedAssessment, Column, Problem},
};

use crate::{
    Caller, Change, Error, Store, Tx, Write, Written, error::again, permit::TeachesCourse, rows::current_term,
};
pub use change::{ChangeAssessmentCommand, ColumnAct};
pub use place::MoveAssessmentCommand;
pub(crate) use row::{ColumnRow, column_fields, parted};

/// Adds one column at the end of the current term, posted at once unless it is held back from the start.
#[derive(Clone, Debug)]
pub struct AddAssessmentCommand {
    /// Who adds.
    pub caller: Caller,
    /// The column.
    pub add: AddAssessment,
}

impl Store {
    /// Adds one column through the door.
    ///
    /// # Errors
    /// [`Error::NotFound`] without the permit, [`Error::Invalid`] for the maximum or a closed term, [`Error::Busy`].
    pub async fn add_assessment(&self, caller: Caller, add: AddAssessment) -> Result<AddedAssessment, Error> {
        let school = self.school_of(add.course).await?.ok_or(Error::NotFound)?;
        let Written { value: column, revision, .. } = self.write(school, AddAssessmentCommand { caller, add }).await?;
        Ok(AddedAssessment { column, revision })
    }
}

impl Write for AddAssessmentCommand {
    type Output = Column;

    async fn apply(&self, tx: &mut Tx) -> Result<Column, Error> {
        let permit = TeachesCourse::writing_assessments(tx, self.caller, self.add.course).await?;
        if !(1..=MAX_POINTS.hundredths).contains(&self.add.max.hundredths) {
            return Err(Error::Invalid(Problem::MaxPoints));
        }
        if let Some(column) = self.replayed(tx, &permit).await? {
            return Ok(column);
        }
        let term = open_term(tx, &permit).await?;
        let column = self.column(AssessmentId(crate::id::mint()));
        self.insert(tx, &permit, term, column.assessment).await?;
        tx.record(self.change(column.assessment));
        Ok(column)
    }
}

impl AddAssessmentCommand {
    /// The column that this very addition made before, if it is a repetition.
    async fn replayed(&self, tx: &mut Tx, permit: &TeachesCourse) -> Result<Option<Column>, Error> {
        const TEXT: &str =
            "SELECT id, course_id FROM assessments WHERE school_id = $1 AND created_by = $2 AND save_id = $3";
        let save_id = self.add.save_id.as_str();
        let query = sqlx::query_as(TEXT).bind(permit.school().0).bind(permit.member().0).bind(save_id);
        let first: Option<(i64, i64)> = query.fetch_optional(&mut *tx.conn).await?;
        let Some((id, course)) = first else { return Ok(None) };
        let column = self.first_version(tx, permit, AssessmentId(id)).await?;
        if course != permit.course().0 || column != self.column(column.assessment) {
            return Err(Error::Invalid(Problem::SaveIdReused));
        }
        tx.replay(self.change(column.assessment)).await?;
        Ok(Some(column))
    }

    /// The column as it was added, whatever became of it since.
    async fn first_version(&self, tx: &mut Tx, permit: &TeachesCourse, id: AssessmentId) -> Result<Column, Error> {
        const CHANGED: &str = "SELECT before_change FROM assessment_history \
            WHERE school_id = $1 AND course_id = $2 AND assessment_id = $3 ORDER BY version LIMIT 1";
        const NOW: &str = concat!(
            "SELECT ",
            column_fields!(),
            " FROM assessments a WHERE a.school_id = $1 AND a.course_id = $2 AND a.id = $3"
        );
        let place = (permit.school().0, permit.course().0, id.0);
        let query = sqlx::query_scalar(CHANGED).bind(place.0).bind(place.1).bind(place.2);
        let changed: Option<String> = query.fetch_optional(&mut *tx.conn).await?;
        if let Some(before) = changed {
            return serde_json::from_str(&before).map_err(|_| Error::corrupt("an unreadable column"));
        }
        let query = sqlx::query_as(NOW).bind(place.0).bind(place.1).bind(place.2);
        let row: Option<ColumnRow> = query.fetch_optional(&mut *tx.conn).await?;
        // The key was used in another course: another addition.
        let (column, _) = row.ok_or(Error::Invalid(Problem::SaveIdReused))?.read()?;
        Ok(column)
    }

    /// The new column.
    fn column(&self, assessment: AssessmentId) -> Column {
        let AddAssessment { title, kind, max, held_on, held, .. } = &self.add;
        Column {
            assessment,
            title: title.as_str().to_owned(),
            kind: *kind,
            max: *max,
            held_on: *held_on,
            posted: !held,
            version: Version(1),
        }
    }

    async fn insert(&self, tx: &mut Tx, permit: &TeachesCourse, term: i64, id: AssessmentId) -> Result<(), Error> {
        const TEXT: &str = "INSERT INTO assessments (school_id, course_id, id, term_id, kind, title, max_hundredths, \
            posted_at, created_by, save_id, held_on, position) SELECT $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, \
            COALESCE(MAX(position), 0) + 1 FROM assessments WHERE school_id = $1 AND course_id = $2 AND term_id = $4";
        let query = sqlx::query(TEXT)
            .bind(permit.school().0)
            .bind(permit.course().0)
            .bind(id.0)
            .bind(term)
            .bind(self.add.kind.name())
            .bind(self.add.title.as_str())
            .bind(self.add.max.hundredths)
            .bind((!self.add.held).then_some(tx.now.0))
            .bind(permit.member().0)
            .bind(self.add.save_id.as_str())
            .bind(self.add.held_on.map(Day::iso).unwrap_or_default());
        // Another process makes the same addition at this moment: run again, and find its row.
        query.execute(&mut *tx.conn).await.map_err(again)?;
        Ok(())
    }

    fn change(&self, assessment: AssessmentId) -> Change {
        let change = Change::of_course(EventName::AssessmentCreated, self.add.course);
        Change { assessment: Some(assessment), version: Version(1), ..change }
    }
}

/// The current term, if it is open.
async fn open_term(tx: &mut Tx, permit: &TeachesCourse) -> Result<i64, Error> {
    const TEXT: &str = concat!(
        "SELECT n.id, n.closed_at, c.state FROM courses c JOIN terms n ON n.school_id = c.school_id AND n.id = ",
        current_term!(),
        " WHERE c.school_id = $1 AND c.id = $2"
    );
    let query = sqlx::query_as(TEXT).bind(permit.school().0).bind(permit.course().0);
    let term: Option<(i64, Option<i64>, String)> = query.fetch_optional(&mut *tx.conn).await?;
    match term {
        Some((_, _, state)) if state == "ended" => Err(Error::Invalid(Problem::CourseEnded)),
        Some((term, None::<i64>, _)) => Ok(term),
        Some((_, Some(_), _)) | None => Err(Error::Invalid(Problem::TermClosed)),
    }
}
