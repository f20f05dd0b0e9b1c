//! What a change of policy does to a course's totals.

use std::collections::HashMap;

use school::{
    grade::{Basis, Policy, PolicyEffect, Scale, Scored, TotalMove, derive},
    id::{AssessmentId, MemberId},
    view::StudentMove,
};

use crate::{Error, gradebook, permit::ReadsGradebook, store::Connected};

/// From one policy to another.
#[derive(Clone, Copy)]
pub(super) struct Change<'a> {
    pub before: &'a Policy,
    pub after: &'a Policy,
}

impl Change<'_> {
    /// What it does to one total.
    pub fn of(self, basis: Basis, column: &[Scored]) -> TotalMove {
        let total = |policy: &Policy| derive(policy, basis, column.iter().copied()).overall();
        TotalMove { before: total(self.before), after: total(self.after) }
    }
}

/// What a change does to a course.
pub(super) struct Compared {
    pub effect: PolicyEffect,
    pub at_the_end: PolicyEffect,
    pub moves: Vec<StudentMove>,
}

/// Compares all totals of a course's current term: three statements.
pub(super) async fn compare(
    conn: &mut impl Connected,
    permit: &ReadsGradebook,
    change: Change<'_>,
    scale: Scale,
) -> Result<Compared, Error> {
    let students = gradebook::roster(conn, permit).await?;
    let (columns, _) = gradebook::columns(conn, permit).await?;
    let cells = gradebook::cells(conn, permit).await?;
    let marks: HashMap<(MemberId, AssessmentId), _> =
        cells.into_iter().map(|cell| ((cell.student, cell.assessment), cell.mark)).collect();
    let moves = students.into_iter().map(|row| {
        let mark = |assessment| marks.get(&(row.student, assessment)).copied().unwrap_or_default();
        let column: Vec<Scored> = columns.iter().map(|column| column.scored(mark(column.assessment))).collect();
        let (total, at_the_end) = (change.of(Basis::Current, &column), change.of(Basis::Final, &column));
        StudentMove { student: row.student, name: row.name, total, at_the_end }
    });
    let moves: Vec<StudentMove> = moves.collect();
    let of =
        |total: fn(&StudentMove) -> TotalMove| PolicyEffect::of(&moves.iter().map(total).collect::<Vec<_>>(), scale);
    let (effect, at_the_end) = (of(|moved| moved.total), of(|moved| moved.at_the_end));
    Ok(Compared { effect, at_the_end, moves })
}
