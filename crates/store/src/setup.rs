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

pub use act::CatalogueCommand;
pub use catalogue::catalogue;
pub(crate) use history::lock;
pub use settings::{SaveSettingsCommand, settings};

use crate::{
    Error,
    permit::Administers,
    store::{Reader, sealed::Link},
    who::of_members,
};

/// The schools of a permit by name, with how far what is read after it reaches.
pub(crate) async fn schools(reader: &mut Reader, permit: &Administers) -> Result<(AsOf, Vec<NamedSchool>), Error> {
    const TEXT: &str = "SELECT s.id, s.name, k.revision FROM who w JOIN schools s ON s.id = w.school_id \
        JOIN counters k ON k.school_id = s.id";
    let rows: Vec<(i64, String, i64)> = of_members(permit.members(), TEXT).fetch_all(reader.link()).await?;
    let cursor: Cursor = rows.iter().map(|(school, _, revision)| (SchoolId(*school), Revision(*revision))).collect();
    let choice = |(school, name, _)| NamedSchool { school: SchoolId(school), name };
    let mut schools: Vec<NamedSchool> = rows.into_iter().map(choice).collect();
    schools.sort_by(|a, b| (&a.name, a.school).cmp(&(&b.name, b.school)));
    Ok((AsOf { read_at: crate::id::now(), cursor, ..AsOf::default() }, schools))
}
