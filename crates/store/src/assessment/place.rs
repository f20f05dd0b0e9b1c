//! Moving a column.

use school::{
    event::EventName,
    id::AssessmentId,
    view::{MoveAssessment, MovedColumn},
};

use super::open_term;
use crate::{Caller, Change, Error, Store, Tx, Write, permit::TeachesCourse};

/// Gives one column a new place among the others of its term.
#[derive(Clone, Copy, Debug)]
pub struct MoveAssessmentCommand {
    /// Who moves.
    pub caller: Caller,
    /// Which column, and where to.
    pub to: MoveAssessment,
}

impl Store {
    /// Moves one column through the door.
    ///
    /// # Errors
    /// [`Error::NotFound`] without the permit, the column or the one before which it goes, [`Error::Invalid`] for a closed
    /// term or a course that has ended, [`Error::Busy`].
    pub async fn move_assessment(&self, caller: Caller, to: MoveAssessment) -> Result<MovedColumn, Error> {
        let school = self.school_of(to.course).await?.ok_or(Error::NotFound)?;
        let written = self.write(school, MoveAssessmentCommand { caller, to }).await?;
        Ok(MovedColumn { revision: written.own(), order: written.value })
    }
}

/// A column in its place: id, position, and whether it is deleted, since when.
type Place = (i64, i64, Option<i64>);

impl Write for MoveAssessmentCommand {
    type Output = Vec<AssessmentId>;

    async fn apply(&self, tx: &mut Tx) -> Result<Vec<AssessmentId>, Error> {
        let permit = TeachesCourse::writing_assessments(tx, self.caller, self.to.course).await?;
        let places = self.places(tx, &permit).await?;
        let moved = moved(&places, self.to).ok_or(Error::NotFound)?;
        let order = moved.iter().filter(|(_, _, deleted)| deleted.is_none()).map(|(id, ..)| AssessmentId(*id));
        let order: Vec<AssessmentId> = order.collect();
        if moved.iter().map(|(id, ..)| id).eq(places.iter().map(|(id, ..)| id)) {
            return Ok(order);
        }
        for (id, position) in moved.iter().zip(1..).filter(|((_, old, _), new)| old != new).map(|(p, new)| (p.0, new)) {
            self.put(tx, &permit, id, position).await?;
        }
        let change = Change::of_course(EventName::AssessmentUpdated, self.to.course);
        tx.record(Change { assessment: Some(self.to.assessment), ..change });
        Ok(order)
    }
}

impl MoveAssessmentCommand {
    /// All columns of the current term in their order, the deleted too: what comes back stands where it was.
    async fn places(&self, tx: &mut Tx, permit: &TeachesCourse) -> Result<Vec<Place>, Error> {
        const PLACES: &str = "SELECT id, position, deleted_at FROM assessments \
            WHERE school_id = $1 AND course_id = $2 AND term_id = $3 ORDER BY position, id";
        let term = open_term(tx, permit).await?;
        let query = sqlx::query_as(PLACES).bind(permit.school().0).bind(permit.course().0).bind(term);
        Ok(query.fetch_all(&mut *tx.conn).await?)
    }

    async fn put(&self, tx: &mut Tx, permit: &TeachesCourse, id: i64, position: i64) -> Result<(), Error> {
        const TEXT: &str = "UPDATE assessments SET position = $1 WHERE school_id = $2 AND course_id = $3 AND id = $4";
        let query = sqlx::query(TEXT).bind(position).bind(permit.school().0).bind(permit.course().0).bind(id);
        query.execute(&mut *tx.conn).await?;
        Ok(())
    }
}

/// The columns with one of them moved; none when it or its neighbour is not there.
fn moved(places: &[Place], to: MoveAssessment) -> Option<Vec<Place>> {
    let there = |id: AssessmentId| places.iter().find(|(found, _, deleted)| *found == id.0 && deleted.is_none());
    let own = *there(to.assessment)?;
    if let Some(before) = to.before {
        there(before)?;
        if before == to.assessment {
            return Some(places.to_vec());
        }
    }
    let mut others: Vec<Place> = places.iter().filter(|(id, ..)| *id != own.0).copied().collect();
    let at = to.before.and_then(|before| others.iter().position(|(id, ..)| *id == before.0));
    others.insert(at.unwrap_or(others.len()), own);
    Some(others)
}

#[cfg(test)]
mod tests {
    use school::id::CourseId;

    use super::*;

    /// The ids after a move among the columns 1 to 4, of which 3 is deleted.
    fn after(assessment: i64, before: Option<i64>) -> Option<Vec<i64>> {
        let places = [(1, 1, None), (2, 2, None), (3, 3, Some(9)), (4, 4, None)];
        let before = before.map(AssessmentId);
        let to = MoveAssessment { course: CourseId(1), assessment: AssessmentId(assessment), before };
        moved(&places, to).map(|places| places.into_iter().map(|(id, ..)| id).collect())
    }

    #[test]
    fn a_column_goes_before_another_or_to_the_end() {
        assert_eq!(after(1, None), Some(vec![2, 3, 4, 1]));
        assert_eq!(after(4, Some(1)), Some(vec![4, 1, 2, 3]));
        assert_eq!(after(1, Some(4)), Some(vec![2, 3, 1, 4]));
        for (stays, before) in [(2, Some(2)), (4, None), (1, Some(2))] {
            assert_eq!(after(stays, before), Some(vec![1, 2, 3, 4]), "{stays}");
        }
        for (gone, before) in [(3, None), (7, None), (1, Some(3)), (1, Some(7))] {
            assert_eq!(after(gone, before), None, "{gone}");
        }
    }
}
