//! What stands around every page of people: the schools, the classes to choose from, and how far was read.

use std::collections::BTreeMap;

use school::{
    event::Cursor,
    id::{ClassId, MemberId, Revision, SchoolId},
    view::{NamedClass, NamedSchool},
};

use crate::{Error, rows::class_label, store::Connected, who::of_members};

/// Schools with the classes of their current years.
pub(crate) struct Frame {
    pub cursor: Cursor,
    pub schools: Vec<NamedSchool>,
    pub classes: Vec<NamedClass>,
}

#[derive(sqlx::FromRow)]
struct FrameRow {
    school_id: i64,
    name: String,
    revision: i64,
    class_id: Option<i64>,
    grade_level: Option<i64>,
    stream: Option<String>,
    section: Option<String>,
}

/// Reads the frame of these schools in one statement, with the revisions: what is written meanwhile shows in the next
/// refresh.
pub(crate) async fn frame(conn: &mut impl Connected, schools: &[(SchoolId, MemberId)]) -> Result<Frame, Error> {
    const TEXT: &str = "SELECT s.id AS school_id, s.name, k.revision, l.id AS class_id, l.grade_level, l.stream, l.section \
        FROM who w JOIN schools s ON s.id = w.school_id JOIN counters k ON k.school_id = s.id \
        LEFT JOIN classes l ON l.school_id = s.id AND l.year_id = s.current_year_id \
        ORDER BY s.name, s.id, l.grade_level, l.stream, l.section";
    let rows: Vec<FrameRow> = of_members(schools, TEXT).fetch_all(conn.link()).await?;
    let (mut cursor, mut classes) = (Cursor::default(), Vec::new());
    let (mut names, mut seen) = (Vec::new(), BTreeMap::new());
    for row in rows {
        let school = SchoolId(row.school_id);
        if seen.insert(school, ()).is_none() {
            cursor.advance(school, Revision(row.revision));
            names.push(NamedSchool { school, name: row.name });
        }
        classes.extend(row.class_id.map(|class| NamedClass {
            school,
            class: ClassId(class),
            label: class_label(row.grade_level, row.stream.as_deref(), row.section.as_deref(), ""),
        }));
    }
    Ok(Frame { cursor, schools: names, classes })
}
