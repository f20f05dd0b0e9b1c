//! The admin's start page: schools in numbers.

use std::collections::BTreeMap;

use school::{
    event::Cursor,
    id::{Revision, SchoolId},
    person::{Role, Standing},
    view::{AdminHome, AsOf, Headcount, SchoolOverview},
};

use super::waiting::waiting;
use crate::{
    Caller, Error,
    permit::Administers,
    rows::count,
    store::{Reader, sealed::Link},
    who::of_members,
};

/// Reads the schools that the caller administers, with the number of their people and what waits for a decision.
///
/// # Errors
/// [`Error::NotFound`] when the caller is no admin, else the database's.
pub async fn admin_home(reader: &mut Reader, caller: Caller) -> Result<AdminHome, Error> {
    let permit = Administers::overview(reader, caller).await?;
    let mut schools: BTreeMap<SchoolId, SchoolOverview> = BTreeMap::new();
    let mut cursor = Cursor::default();
    let rows = rows(reader, &permit).await?;
    let waiting = waiting(reader, &permit).await?;
    for row in rows {
        let school = SchoolId(row.school_id);
        cursor.advance(school, Revision(row.revision));
        let people = Headcount::default();
        let waiting = waiting.get(&school).copied().unwrap_or_default();
        let overview = SchoolOverview { school, name: row.name, people, waiting };
        let overview = schools.entry(school).or_insert(overview);
        let people = &mut overview.people;
        let counted = if row.status == Standing::Active.name() {
            match Role::from_name(&row.role).ok_or(Error::corrupt("an unknown role"))? {
                Role::Admin => &mut people.admins,
                Role::Teacher => &mut people.teachers,
                Role::Student => &mut people.students,
                Role::Parent => &mut people.parents,
            }
        } else {
            &mut people.suspended
        };
        *counted = counted.saturating_add(count(row.people));
    }
    let mut schools: Vec<SchoolOverview> = schools.into_values().collect();
    schools.sort_by(|a, b| (&a.name, a.school).cmp(&(&b.name, b.school)));
    Ok(AdminHome { as_of: AsOf { read_at: crate::id::now(), cursor, ..AsOf::default() }, schools })
}

#[derive(sqlx::FromRow)]
struct OverviewRow {
    school_id: i64,
    name: String,
    revision: i64,
    role: String,
    status: String,
    people: i64,
}

/// One row for each role and status of each school, with the school's revision: what is written meanwhile shows in the
/// next refresh.
async fn rows(reader: &mut Reader, permit: &Administers) -> Result<Vec<OverviewRow>, Error> {
    const TEXT: &str = "SELECT s.id AS school_id, s.name, k.revision, m.role, m.status, COUNT(*) AS people FROM who w \
        JOIN schools s ON s.id = w.school_id JOIN counters k ON k.school_id = s.id \
        JOIN members m ON m.school_id = s.id GROUP BY s.id, s.name, k.revision, m.role, m.status";
    Ok(of_members(permit.members(), TEXT).fetch_all(reader.link()).await?)
}
