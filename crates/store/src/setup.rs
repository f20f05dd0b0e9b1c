//! What a school's admin sets up: the curriculum, years, terms, classes and settings.

mod act;
mod catalogue;
pub(crate) mod curriculum;
mod history;
mod settings;

use school::{
    event::Cursor,
    id::{Revision, SchoolId},
    view::{AsOf, NamedSchool},
};
use sqlx::{Any, AssertSqlSafe};

pub use act::CatalogueCommand;
pub use catalogue::catalogue;
pub(crate) use history::lock;
pub use settings::{SaveSettingsCommand, settings};

use crate::{
    Error,
    home::with_members,
    permit::Administers,
    store::{Reader, sealed::Link},
};

/// The schools of a permit by name, with how far what is read after it reaches.
pub(crate) async fn schools(reader: &mut Reader, permit: &Administers) -> Result<(AsOf, Vec<NamedSchool>), Error> {
    const TEXT: &str = "SELECT s.id, s.name, k.revision FROM who w JOIN schools s ON s.id = w.school_id \
        JOIN counters k ON k.school_id = s.id";
    let who = with_members(permit.members().len());
    let mut query = sqlx::query_as::<Any, (i64, String, i64)>(AssertSqlSafe(format!("{who} {TEXT}")));
    for (school, member) in permit.members() {
        query = query.bind(school.0).bind(member.0);
    }
    let rows = query.fetch_all(reader.link()).await?;
    let cursor: Cursor = rows.iter().map(|(school, _, revision)| (SchoolId(*school), Revision(*revision))).collect();
    let choice = |(school, name, _)| NamedSchool { school: SchoolId(school), name };
    let mut schools: Vec<NamedSchool> = rows.into_iter().map(choice).collect();
    schools.sort_by(|a, b| (&a.name, a.school).cmp(&(&b.name, b.school)));
    Ok((AsOf { read_at: crate::id::now(), cursor, ..AsOf::default() }, schools))
}
