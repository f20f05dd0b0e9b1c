//! What a guardian's page of alerts shows.

use std::collections::BTreeMap;

use school::{
    alert::QuietHours,
    event::Cursor,
    id::{CourseId, MemberId, Revision, SchoolId},
    person::Name,
    view::{Alerts, AsOf, ChildAlerts, WatchedCourse},
};

use super::{decide::rule, quiet::hours, seen};
use crate::{
    Error, digest,
    permit::SetsAlerts,
    records::Moment,
    rows::scale,
    store::{Reader, sealed::Link},
    who::of_members,
};

/// Each child with what its guardian chose; who is linked to nobody has hours of quiet all the same.
const CHILDREN: &str = "SELECT p.school_id, k.revision, o.name AS school_name, o.grading_scale, \
    s.id AS student_id, s.given_name, s.father_name, s.grandfather_name, \
    r.under_hundredths, r.falls_hundredths, r.missing, q.from_minute, q.until_minute FROM who w \
    JOIN members p ON p.school_id = w.school_id AND p.id = w.member_id \
    JOIN schools o ON o.id = p.school_id JOIN counters k ON k.school_id = p.school_id \
    LEFT JOIN guardianships g ON g.school_id = p.school_id AND g.guardian_id = p.id AND g.ended_at IS NULL \
    LEFT JOIN members s ON s.school_id = g.school_id AND s.id = g.student_id \
    LEFT JOIN alert_rules r ON r.school_id = g.school_id AND r.student_id = g.student_id AND r.guardian_id = p.id \
    LEFT JOIN quiet_hours q ON q.school_id = p.school_id AND q.member_id = p.id";

/// Reads what the permit's guardian chose for each child, with what the rules look at now: four statements.
/// Whether the server sends mail is not known here.
///
/// # Errors
/// The database's.
pub async fn alerts(reader: &mut Reader, permit: &SetsAlerts) -> Result<Alerts, Error> {
    let now = crate::id::now();
    // The revisions come with the first statement: what is written meanwhile shows in the next refresh.
    let rows: Vec<ChildRow> = of_members(permit.guardians(), CHILDREN).fetch_all(reader.link()).await?;
    let cursor: Cursor = rows.iter().map(|row| (SchoolId(row.school_id), Revision(row.revision))).collect();
    let students = permit.students();
    let at = Moment { students: &students, course: CourseId(0), now };
    let mut courses: BTreeMap<(SchoolId, MemberId), Vec<WatchedCourse>> = BTreeMap::new();
    for of in seen::read(reader, at).await? {
        let course = WatchedCourse { course: of.course, subject: of.subject, seen: of.seen };
        courses.entry((of.school, of.student)).or_default().push(course);
    }
    let quiet = rows.iter().find_map(ChildRow::quiet).transpose()?;
    let digest = digest::choice(reader, permit).await?;
    let mut children = Vec::with_capacity(rows.len());
    for row in rows {
        let Some(student) = row.student_id.map(MemberId) else { continue };
        let own = courses.remove(&(SchoolId(row.school_id), student)).unwrap_or_default();
        children.push(row.child(student, own)?);
    }
    children.sort_by(|a, b| (&a.name, a.student).cmp(&(&b.name, b.student)));
    let as_of = AsOf { read_at: now, cursor, ..AsOf::default() };
    Ok(Alerts { as_of, children, quiet, digest, sends_mail: false })
}

#[derive(sqlx::FromRow)]
struct ChildRow {
    school_id: i64,
    revision: i64,
    school_name: String,
    grading_scale: String,
    student_id: Option<i64>,
    given_name: Option<String>,
    father_name: Option<String>,
    grandfather_name: Option<String>,
    under_hundredths: Option<i64>,
    falls_hundredths: Option<i64>,
    missing: Option<i64>,
    from_minute: Option<i64>,
    until_minute: Option<i64>,
}

impl ChildRow {
    fn quiet(&self) -> Option<Result<QuietHours, Error>> {
        Some(hours(self.from_minute?, self.until_minute?))
    }

    fn child(self, student: MemberId, courses: Vec<WatchedCourse>) -> Result<ChildAlerts, Error> {
        Ok(ChildAlerts {
            school: SchoolId(self.school_id),
            school_name: self.school_name,
            student,
            name: Name {
                given: self.given_name.unwrap_or_default(),
                father: self.father_name.unwrap_or_default(),
                grandfather: self.grandfather_name.unwrap_or_default(),
            },
            scale: scale(&self.grading_scale)?,
            rule: self.missing.map(|missing| rule((self.under_hundredths, self.falls_hundredths, missing))),
            courses,
        })
    }
}
