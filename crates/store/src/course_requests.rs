//! Reading requests to teach.

use std::collections::BTreeMap;

use school::{
    clock::Instant,
    curriculum::Region,
    id::{ClassId, CourseId, CourseRequestId, MemberId, SchoolId, SubjectId, Version},
    person::Name,
    request::RequestKind,
    view::{
        AsOf, ClassChoice, CourseRequestDetail, CourseRequestLine, CourseRequests, Offer, RequestFilter, SchoolChoices,
        TeachingChoices,
    },
};
use sqlx::{Any, AssertSqlSafe};

use crate::{
    Error,
    home::revisions,
    permit::{Administers, ReadsCourseRequest, Teaches},
    requests::{history, list::List, state},
    rows::{class_label, count},
    store::{Reader, sealed::Link},
    who::of_members,
};

/// The columns of a line.
macro_rules! columns {
    () => {
        "r.id, r.version, r.state, r.school_id, s.name AS school_name, s.region, t.given_name, t.father_name, \
         t.grandfather_name, b.name AS subject, r.grade_level, r.stream, l.section, r.capacity, r.asked_at, r.changed_at, \
         h.note, r.course_id, c.title, (SELECT COUNT(*) FROM enrollments e WHERE e.school_id = r.school_id \
            AND e.course_id = r.course_id AND e.ended_at IS NULL) AS students"
    };
}

/// The tables beside the request itself.
macro_rules! joins {
    () => {
        " JOIN schools s ON s.id = r.school_id \
         JOIN members t ON t.school_id = r.school_id AND t.id = r.teacher_id \
         JOIN subjects b ON b.school_id = r.school_id AND b.id = r.subject_id \
         LEFT JOIN classes l ON l.school_id = r.school_id AND l.id = r.class_id \
         LEFT JOIN courses c ON c.school_id = r.school_id AND c.id = r.course_id \
         LEFT JOIN request_history h ON h.school_id = r.school_id AND h.kind = 'course' AND h.request_id = r.id \
            AND h.version = r.version"
    };
}

/// Reads the caller's own requests to teach.
///
/// # Errors
/// The database's.
pub async fn own(reader: &mut Reader, permit: &Teaches, filter: &RequestFilter) -> Result<CourseRequests, Error> {
    let own = concat!(
        "FROM who w JOIN course_requests r ON r.school_id = w.school_id AND r.teacher_id = w.member_id",
        joins!()
    );
    list(reader, permit.members(), own, filter).await
}

/// Reads the requests to teach at the schools that the caller administers.
///
/// # Errors
/// The database's.
pub async fn of_schools(
    reader: &mut Reader,
    permit: &Administers,
    filter: &RequestFilter,
) -> Result<CourseRequests, Error> {
    let all = concat!("FROM who w JOIN course_requests r ON r.school_id = w.school_id", joins!());
    list(reader, permit.members(), all, filter).await
}

/// Reads one request with its history.
///
/// # Errors
/// The database's.
pub async fn detail(reader: &mut Reader, permit: &ReadsCourseRequest) -> Result<CourseRequestDetail, Error> {
    let (school, request) = (permit.school, permit.request);
    // The revision first: what is written meanwhile shows in the next refresh.
    let cursor = revisions(reader, &[(school, MemberId(0))]).await?;
    let text =
        concat!("SELECT ", columns!(), " FROM course_requests r", joins!(), " WHERE r.school_id = $1 AND r.id = $2");
    let query = sqlx::query_as::<Any, Row>(AssertSqlSafe(text.to_owned())).bind(school.0).bind(request.0);
    let row = query.fetch_optional(reader.link()).await?.ok_or(Error::NotFound)?;
    let mut histories = history::of(reader, RequestKind::Course, &[(school, request.0)]).await?;
    Ok(CourseRequestDetail {
        as_of: AsOf { read_at: crate::id::now(), cursor, ..AsOf::default() },
        actor: permit.actor,
        line: row.line()?,
        history: histories.remove(&request.0).unwrap_or_default(),
    })
}

/// Reads what the caller may choose from when asking to teach.
///
/// # Errors
/// The database's.
pub async fn choices(reader: &mut Reader, permit: &Teaches) -> Result<TeachingChoices, Error> {
    const SCHOOLS: &str =
        "SELECT s.id, s.name, s.region FROM who w JOIN schools s ON s.id = w.school_id ORDER BY s.name, s.id";
    const OFFERS: &str = "SELECT u.school_id, u.grade_level, u.stream, b.name, b.id FROM who w \
        JOIN curriculum u ON u.school_id = w.school_id JOIN subjects b ON b.school_id = u.school_id AND b.id = u.subject_id \
        WHERE b.removed_at IS NULL ORDER BY u.grade_level, u.stream, b.name";
    const CLASSES: &str = "SELECT l.school_id, l.id, l.grade_level, l.stream, l.section FROM who w \
        JOIN schools s ON s.id = w.school_id \
        JOIN classes l ON l.school_id = s.id AND l.year_id = s.current_year_id ORDER BY l.grade_level, l.stream, l.section";
    let schools: Vec<(i64, String, String)> = rows_of(reader, permit, SCHOOLS).await?;
    let mut offers: BTreeMap<i64, Vec<Offer>> = BTreeMap::new();
    for (school, level, stream, subject_name, subject) in rows_of(reader, permit, OFFERS).await? {
        let offer = Offer { grade_level: count(level), stream, subject_name, subject: SubjectId(subject) };
        offers.entry(school).or_default().push(offer);
    }
    let mut classes: BTreeMap<i64, Vec<ClassChoice>> = BTreeMap::new();
    let rows: Vec<(i64, i64, i64, String, String)> = rows_of(reader, permit, CLASSES).await?;
    for (school, class, level, stream, section) in rows {
        let label = class_label(Some(level), Some(&stream), Some(&section), "");
        let choice = ClassChoice { class: ClassId(class), grade_level: count(level), stream, label };
        classes.entry(school).or_default().push(choice);
    }
    let school = |(id, name, region): (i64, String, String)| SchoolChoices {
        school: SchoolId(id),
        name,
        region: Region::from_name(&region),
        offers: offers.remove(&id).unwrap_or_default(),
        classes: classes.remove(&id).unwrap_or_default(),
    };
    Ok(TeachingChoices { schools: schools.into_iter().map(school).collect() })
}

async fn rows_of<T>(reader: &mut Reader, permit: &Teaches, text: &'static str) -> Result<Vec<T>, Error>
where
    T: for<'r> sqlx::FromRow<'r, sqlx::any::AnyRow> + Send + Unpin,
{
    Ok(of_members(permit.members(), text).fetch_all(reader.link()).await?)
}

async fn list(
    reader: &mut Reader,
    who: &[(SchoolId, MemberId)],
    from: &str,
    filter: &RequestFilter,
) -> Result<CourseRequests, Error> {
    let searched = "t.search_key || ' ' || b.search_key";
    let list = List { who, from, searched, of_courses: false };
    // The revisions first: what is written meanwhile shows in the next refresh.
    let cursor = revisions(reader, who).await?;
    let counts = list.counts(reader, filter).await?;
    let rows: Vec<Row> = list.page(reader, columns!(), filter).await?;
    Ok(CourseRequests {
        as_of: AsOf { read_at: crate::id::now(), cursor, ..AsOf::default() },
        counts,
        lines: rows.into_iter().map(Row::line).collect::<Result<_, _>>()?,
    })
}

#[derive(sqlx::FromRow)]
struct Row {
    id: i64,
    version: i64,
    state: String,
    school_id: i64,
    school_name: String,
    region: String,
    given_name: String,
    father_name: String,
    grandfather_name: String,
    subject: String,
    grade_level: i64,
    stream: String,
    section: Option<String>,
    capacity: i64,
    asked_at: i64,
    changed_at: i64,
    note: Option<String>,
    course_id: i64,
    title: Option<String>,
    students: i64,
}

impl Row {
    fn line(self) -> Result<CourseRequestLine, Error> {
        let title = self.title.unwrap_or_default();
        Ok(CourseRequestLine {
            request: CourseRequestId(self.id),
            version: Version(self.version),
            state: state(&self.state)?,
            teacher: Name::new(&self.given_name, &self.father_name, &self.grandfather_name),
            school: SchoolId(self.school_id),
            school_name: self.school_name,
            region: Region::from_name(&self.region),
            subject: self.subject,
            class: class_label(Some(self.grade_level), Some(&self.stream), self.section.as_deref(), &title),
            capacity: count(self.capacity),
            asked_at: Instant(self.asked_at),
            changed_at: Instant(self.changed_at),
            note: self.note.unwrap_or_default(),
            course: Some(CourseId(self.course_id)).filter(|course| course.0 != 0),
            students: count(self.students),
        })
    }
}
