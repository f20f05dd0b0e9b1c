//! The school itself: its years with their terms, and what it teaches.

use school::person::searched;
use sqlx::AnyConnection;

use super::At;
use crate::{Error, plan::SchoolPlan, sql};

/// Inserts the plan's school, if it is new, and what every course needs before it can be there.
pub(super) async fn insert(plan: &SchoolPlan, conn: &mut AnyConnection, at: &At) -> Result<(), Error> {
    if let Some(new) = &plan.new_school {
        let demo = || i64::from(new.demo).into();
        // A demo lets its visitors try how one registers; any other school's admin opens it.
        let open = demo();
        let row = [at.school(), new.name.as_str().into(), new.time_zone.as_str().into(), demo(), open, at.now()];
        let columns = ["id", "name", "time_zone", "demo", "registration_open", "created_at"];
        sql::insert(conn, "schools", columns, vec![row]).await?;
        sql::insert(conn, "counters", ["school_id"], vec![[at.school()]]).await?;
    }
    insert_years(plan, conn, at).await?;
    let rows = plan
        .subjects
        .iter()
        .map(|s| [at.school(), s.id.0.into(), s.name.as_str().into(), searched(&s.name).as_str().into()]);
    sql::insert(conn, "subjects", ["school_id", "id", "name", "search_key"], rows.collect()).await?;
    let rows = plan.curriculum.iter().map(|(subject, stage)| {
        [at.school(), subject.0.into(), stage.level().number().into(), stage.stream().name().into()]
    });
    sql::insert(conn, "curriculum", ["school_id", "subject_id", "grade_level", "stream"], rows.collect()).await
}

/// Inserts years and terms. The last year is the current one, unless the school has one.
async fn insert_years(plan: &SchoolPlan, conn: &mut AnyConnection, at: &At) -> Result<(), Error> {
    const CURRENT: &str = "UPDATE schools SET current_year_id = $2 WHERE id = $1 AND current_year_id IS NULL";
    let rows = plan.years.iter().map(|y| [at.school(), y.id.0.into(), y.name.as_str().into()]);
    sql::insert(conn, "academic_years", ["school_id", "id", "name"], rows.collect()).await?;
    if let Some(last) = plan.years.last() {
        sqlx::query(CURRENT).bind(at.id).bind(last.id.0).execute(&mut *conn).await?;
    }
    let rows = plan.terms.iter().map(|t| {
        [
            at.school(),
            t.id.0.into(),
            t.year.0.into(),
            t.name.as_str().into(),
            t.position.into(),
            t.starts_on.as_str().into(),
            t.ends_on.as_str().into(),
            t.closed_at.map(|at| at.0).into(),
        ]
    });
    let columns = ["school_id", "id", "year_id", "name", "position", "starts_on", "ends_on", "closed_at"];
    sql::insert(conn, "terms", columns, rows.collect()).await
}
