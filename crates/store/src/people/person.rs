//! One person, with all that an admin may know, and what the form for a new one offers.

use school::{
    clock::Instant,
    event::Cursor,
    family::Kinship,
    id::{AccountId, ClassId, CourseId, MemberId, PersonActId, Revision, SaveId, SchoolId, Version},
    person::{Name, PersonAct},
    view::{AsOf, NamedClass, NewPersonPage, OtherRole, PersonCourse, PersonEvent, PersonPage, Relative},
};

use super::{
    frame::frame,
    history,
    list::{LineRow, line_columns, line_tables, standing},
};
use crate::{
    Caller, Error, disclosure,
    permit::{Administers, ManagesMember},
    rows::{class_label, role},
    store::{Connected, Reader, sealed::Link},
};

/// Reads one person, in five statements.
///
/// # Errors
/// [`Error::NotFound`] when the caller does not manage the person, else the database's.
pub async fn person(reader: &mut Reader, caller: Caller, member: MemberId) -> Result<PersonPage, Error> {
    let permit = ManagesMember::mint(reader, caller, member).await?;
    let mut page = head(reader, &permit).await?;
    for row in ties(reader, &permit).await? {
        row.join(&mut page)?;
    }
    page.history = history(reader, &permit).await?;
    page.disclosures = disclosure::of_member(reader, &permit).await?;
    Ok(page)
}

/// Reads what the form for a new person offers.
///
/// # Errors
/// [`Error::NotFound`] when the caller is no admin, else the database's.
pub async fn new_person(reader: &mut Reader, caller: Caller) -> Result<NewPersonPage, Error> {
    let permit = Administers::managing_people(reader, caller).await?;
    let frame = frame(reader, permit.members()).await?;
    let as_of = AsOf { read_at: crate::id::now(), cursor: frame.cursor, ..AsOf::default() };
    let save_id = SaveId::try_from(format!("add-{}", crate::id::mint()));
    let save_id = save_id.map_err(|_| Error::corrupt("an id makes no save id"))?;
    Ok(NewPersonPage { as_of, schools: frame.schools, classes: frame.classes, save_id })
}

#[derive(sqlx::FromRow)]
struct HeadRow {
    #[sqlx(flatten)]
    line: LineRow,
    school_name: String,
    revision: i64,
    version: i64,
    class_id: Option<i64>,
    login: Option<i64>,
    /// A class of the current year; none where the school has none.
    choice_id: Option<i64>,
    choice_level: Option<i64>,
    choice_stream: Option<String>,
    choice_section: Option<String>,
}

/// The person, once for each class of the current year that a student could be in.
async fn head(reader: &mut Reader, permit: &ManagesMember) -> Result<PersonPage, Error> {
    const TEXT: &str = concat!(
        "SELECT ",
        line_columns!(),
        ", m.account_id AS login, m.class_id, m.version, s.name AS school_name, k.revision, c.id AS choice_id, \
         c.grade_level AS choice_level, c.stream AS choice_stream, c.section AS choice_section FROM ",
        line_tables!(),
        " JOIN schools s ON s.id = m.school_id JOIN counters k ON k.school_id = m.school_id \
         LEFT JOIN classes c ON c.school_id = s.id AND c.year_id = s.current_year_id AND m.role = 'student' \
         WHERE m.school_id = $1 AND m.id = $2 ORDER BY c.grade_level, c.stream, c.section"
    );
    let query = sqlx::query_as(TEXT).bind(permit.school().0).bind(permit.member().0);
    let rows: Vec<HeadRow> = query.fetch_all(reader.link()).await?;
    let choice = |row: &HeadRow| {
        let label = class_label(row.choice_level, row.choice_stream.as_deref(), row.choice_section.as_deref(), "");
        Some(NamedClass { school: permit.school(), class: ClassId(row.choice_id?), label })
    };
    let classes = rows.iter().filter_map(choice).collect();
    let row = rows.into_iter().next().ok_or(Error::NotFound)?;
    let cursor: Cursor = [(permit.school(), Revision(row.revision))].into_iter().collect();
    Ok(PersonPage {
        as_of: AsOf { read_at: crate::id::now(), cursor, ..AsOf::default() },
        school_name: row.school_name,
        version: Version(row.version),
        class: row.class_id.map(ClassId),
        classes,
        oneself: row.login.map(AccountId) == Some(permit.account()),
        person: row.line.line()?,
        courses: Vec::new(),
        relatives: Vec::new(),
        other_roles: Vec::new(),
        history: Vec::new(),
        disclosures: Vec::new(),
    })
}

/// Something that the person is tied to: a course, a guardian, a child, another role. What a kind lacks is '' or NULL.
#[derive(sqlx::FromRow)]
struct TieRow {
    kind: String,
    id: i64,
    /// A subject, or a given name.
    first: String,
    /// A course's title, or a father's name.
    second: String,
    third: String,
    /// A guardian's relation, or another role.
    word: String,
    status: String,
    grade_level: Option<i64>,
    stream: Option<String>,
    section: Option<String>,
}

/// All ties in one statement. Every kind is found by the start of a key or an index.
async fn ties(reader: &mut Reader, permit: &ManagesMember) -> Result<Vec<TieRow>, Error> {
    const TEXT: &str = "SELECT 'course' AS kind, c.id, s.name AS first, c.title AS second, '' AS third, '' AS word, \
            '' AS status, COALESCE(l.grade_level, c.grade_level) AS grade_level, \
            COALESCE(l.stream, c.stream) AS stream, l.section FROM courses c \
            JOIN subjects s ON s.school_id = c.school_id AND s.id = c.subject_id \
            LEFT JOIN classes l ON l.school_id = c.school_id AND l.id = c.class_id \
            WHERE c.school_id = $1 AND c.state = 'active' AND c.id IN (\
                SELECT e.course_id FROM enrollments e WHERE e.school_id = $1 AND e.student_id = $2 AND e.ended_at IS NULL \
                UNION SELECT t.course_id FROM course_teachers t WHERE t.school_id = $1 AND t.teacher_id = $2) \
        UNION ALL SELECT 'relative', r.id, r.given_name, r.father_name, r.grandfather_name, g.relation, r.status, \
            NULL, NULL, NULL FROM guardianships g JOIN members r ON r.school_id = g.school_id AND r.id = g.guardian_id \
            WHERE g.school_id = $1 AND g.student_id = $2 AND g.ended_at IS NULL \
        UNION ALL SELECT 'relative', r.id, r.given_name, r.father_name, r.grandfather_name, g.relation, r.status, \
            NULL, NULL, NULL FROM guardianships g JOIN members r ON r.school_id = g.school_id AND r.id = g.student_id \
            WHERE g.school_id = $1 AND g.guardian_id = $2 AND g.ended_at IS NULL \
        UNION ALL SELECT 'role', o.id, '', '', '', o.role, o.status, NULL, NULL, NULL FROM members m \
            JOIN members o ON o.school_id = m.school_id AND o.account_id = m.account_id AND o.id <> m.id \
            WHERE m.school_id = $1 AND m.id = $2 \
        ORDER BY 3, 4, 5, 2";
    let query = sqlx::query_as(TEXT).bind(permit.school().0).bind(permit.member().0);
    Ok(query.fetch_all(reader.link()).await?)
}

impl TieRow {
    fn join(self, page: &mut PersonPage) -> Result<(), Error> {
        match self.kind.as_str() {
            "course" => page.courses.push(PersonCourse {
                course: CourseId(self.id),
                subject: self.first,
                class: class_label(self.grade_level, self.stream.as_deref(), self.section.as_deref(), &self.second),
            }),
            "relative" => page.relatives.push(Relative {
                member: MemberId(self.id),
                name: Name { given: self.first, father: self.second, grandfather: self.third },
                relation: Some(self.word).filter(|word| !word.is_empty()).map(|word| Kinship::from_name(&word)),
                standing: standing(&self.status)?,
            }),
            _ => page.other_roles.push(OtherRole {
                member: MemberId(self.id),
                role: role(&self.word)?,
                standing: standing(&self.status)?,
            }),
        }
        Ok(())
    }
}

#[derive(sqlx::FromRow)]
struct EventRow {
    id: i64,
    written_at: i64,
    given_name: String,
    father_name: String,
    grandfather_name: String,
    act: String,
    reason: String,
    changes: String,
}

/// What was done to the person, the newest first. What a newer release wrote is left out.
async fn history(reader: &mut Reader, permit: &ManagesMember) -> Result<Vec<PersonEvent>, Error> {
    const TEXT: &str = "SELECT h.id, h.written_at, b.given_name, b.father_name, b.grandfather_name, h.act, h.reason, h.changes \
        FROM member_history h JOIN members b ON b.school_id = h.school_id AND b.id = h.actor_id \
        WHERE h.school_id = $1 AND h.member_id = $2 ORDER BY h.id DESC LIMIT 200";
    let query = sqlx::query_as(TEXT).bind(permit.school().0).bind(permit.member().0);
    let rows: Vec<EventRow> = query.fetch_all(reader.link()).await?;
    let known = rows.into_iter().filter_map(|row| Some((PersonAct::from_name(&row.act)?, row)));
    let event = |(act, row): (PersonAct, EventRow)| {
        Ok(PersonEvent {
            id: PersonActId(row.id),
            at: Instant(row.written_at),
            by: Name { given: row.given_name, father: row.father_name, grandfather: row.grandfather_name },
            act,
            reason: row.reason,
            changes: history::changes(&row.changes)?,
        })
    };
    known.map(event).collect()
}

/// The school of a person whom the caller manages: where a write about the person goes.
pub(super) async fn school_of(conn: &mut impl Connected, caller: Caller, member: MemberId) -> Result<SchoolId, Error> {
    Ok(ManagesMember::mint(conn, caller, member).await?.school())
}
