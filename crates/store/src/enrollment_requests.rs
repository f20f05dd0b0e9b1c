//! Reading requests to join, for those who decide and for those who asked.

mod row;

use school::{
    curriculum::CourseLabel,
    id::{CourseId, EnrollmentRequestId, MemberId, SchoolId, Version},
    request::{RequestKind, RequestState},
    view::{AsOf, EnrollmentDetail, EnrollmentRequests, OwnEnrollment, OwnEnrollments, RequestFilter, Seen},
};
use sqlx::{Any, AssertSqlSafe};

use row::{Row, columns, joins};

use crate::{
    Error,
    home::revisions,
    permit::{Administers, ReadsEnrollmentRequest, ReadsRecords, Teaches},
    requests::{
        history,
        list::{List, ORDER},
    },
    rows::{class_label, count},
    store::{Reader, sealed::Link},
    who::of_members,
};

/// The most requests that one selection takes in.
const MOST: usize = 5_000;

/// Reads the requests to join the caller's courses.
///
/// # Errors
/// The database's.
pub async fn of_courses(
    reader: &mut Reader,
    permit: &Teaches,
    filter: &RequestFilter,
) -> Result<EnrollmentRequests, Error> {
    const COURSES: &str = "JOIN course_teachers i ON i.school_id = w.school_id AND i.teacher_id = w.member_id \
        JOIN courses c ON c.school_id = i.school_id AND c.id = i.course_id";
    list(reader, permit.members(), OF_COURSES, COURSES, filter).await
}

/// Reads the requests to join courses of the schools that the caller administers.
///
/// # Errors
/// The database's.
pub async fn of_schools(
    reader: &mut Reader,
    permit: &Administers,
    filter: &RequestFilter,
) -> Result<EnrollmentRequests, Error> {
    const COURSES: &str = "JOIN courses c ON c.school_id = w.school_id";
    list(reader, permit.members(), OF_SCHOOLS, COURSES, filter).await
}

/// Every request to join the caller's courses under the filter, whatever its page; five thousand at most.
///
/// # Errors
/// The database's.
pub async fn matching_of_courses(
    reader: &mut Reader,
    permit: &Teaches,
    filter: &RequestFilter,
) -> Result<Vec<Seen<EnrollmentRequestId>>, Error> {
    matching(reader, permit.members(), OF_COURSES, filter).await
}

/// The same for the schools that the caller administers.
///
/// # Errors
/// The database's.
pub async fn matching_of_schools(
    reader: &mut Reader,
    permit: &Administers,
    filter: &RequestFilter,
) -> Result<Vec<Seen<EnrollmentRequestId>>, Error> {
    matching(reader, permit.members(), OF_SCHOOLS, filter).await
}

/// Reads one request with what helps to decide.
///
/// # Errors
/// The database's.
pub async fn detail(reader: &mut Reader, permit: &ReadsEnrollmentRequest) -> Result<EnrollmentDetail, Error> {
    const OTHERS: &str = "SELECT b.name, c.grade_level, c.stream, l.section, c.title FROM enrollments e \
        JOIN courses c ON c.school_id = e.school_id AND c.id = e.course_id AND c.state = 'active' \
        JOIN subjects b ON b.school_id = c.school_id AND b.id = c.subject_id \
        LEFT JOIN classes l ON l.school_id = c.school_id AND l.id = c.class_id \
        WHERE e.school_id = $1 AND e.student_id = $2 AND e.course_id <> $3 AND e.ended_at IS NULL ORDER BY b.name, c.id";
    type Other = (String, i64, String, Option<String>, String);
    let (school, request) = (permit.school, permit.request);
    // The revision first: what is written meanwhile shows in the next refresh.
    let cursor = revisions(reader, &[(school, MemberId(0))]).await?;
    let text = concat!(
        "SELECT ",
        columns!(),
        " FROM enrollment_requests r ",
        joins!(),
        " WHERE r.school_id = $1 AND r.id = $2"
    );
    let query = sqlx::query_as::<Any, Row>(AssertSqlSafe(text.to_owned())).bind(school.0).bind(request.0);
    let line = query.fetch_optional(reader.link()).await?.ok_or(Error::NotFound)?.line()?;
    let mut histories = history::of(reader, RequestKind::Enrollment, &[(school, request.0)]).await?;
    let query = sqlx::query_as::<Any, Other>(OTHERS).bind(school.0).bind(line.student.0).bind(line.course.0);
    let others = query.fetch_all(reader.link()).await?.into_iter().map(|(subject, level, stream, section, title)| {
        let class = class_label(Some(level), Some(&stream), section.as_deref(), &title);
        CourseLabel { subject, class }
    });
    Ok(EnrollmentDetail {
        as_of: AsOf { read_at: crate::id::now(), cursor, ..AsOf::default() },
        actor: permit.actor,
        history: histories.remove(&request.0).unwrap_or_default(),
        other_courses: others.collect(),
        line,
    })
}

/// Reads a page of the requests of the permit's students, each with its whole history; the counts are of all states.
///
/// # Errors
/// The database's.
pub async fn own(
    reader: &mut Reader,
    permit: &impl ReadsRecords,
    filter: &RequestFilter,
) -> Result<OwnEnrollments, Error> {
    let from = concat!(
        "FROM who w JOIN enrollment_requests r ON r.school_id = w.school_id AND r.student_id = w.member_id ",
        joins!()
    );
    let list = List { who: permit.students(), from, searched: "b.search_key", of_courses: true };
    let cursor = revisions(reader, permit.students()).await?;
    let counts = list.counts(reader, filter).await?;
    let rows: Vec<Row> = list.page(reader, columns!(), filter).await?;
    let ids: Vec<_> = rows.iter().map(|row| (SchoolId(row.school_id), row.id)).collect();
    let mut histories = history::of(reader, RequestKind::Enrollment, &ids).await?;
    let mut requests = Vec::with_capacity(rows.len());
    for row in rows {
        let history = histories.remove(&row.id).unwrap_or_default();
        let place = (row.state == RequestState::Waitlisted.name()).then(|| count(row.place));
        requests.push(OwnEnrollment { line: row.line()?, place, history });
    }
    Ok(OwnEnrollments { as_of: AsOf { read_at: crate::id::now(), cursor, ..AsOf::default() }, counts, requests })
}

const SEARCHED: &str = "m.search_key || ' ' || b.search_key";

async fn list(
    reader: &mut Reader,
    who: &[(SchoolId, MemberId)],
    from: &str,
    courses: &'static str,
    filter: &RequestFilter,
) -> Result<EnrollmentRequests, Error> {
    let list = List { who, from, searched: SEARCHED, of_courses: true };
    // The revisions first: what is written meanwhile shows in the next refresh.
    let cursor = revisions(reader, who).await?;
    let counts = list.counts(reader, filter).await?;
    let rows: Vec<Row> = list.page(reader, columns!(), filter).await?;
    Ok(EnrollmentRequests {
        as_of: AsOf { read_at: crate::id::now(), cursor, ..AsOf::default() },
        counts,
        courses: choices(reader, who, courses).await?,
        lines: rows.into_iter().map(Row::line).collect::<Result<_, _>>()?,
    })
}

async fn matching(
    reader: &mut Reader,
    who: &[(SchoolId, MemberId)],
    from: &str,
    filter: &RequestFilter,
) -> Result<Vec<Seen<EnrollmentRequestId>>, Error> {
    let list = List { who, from, searched: SEARCHED, of_courses: true };
    let tail = format!("{ORDER} LIMIT {MOST}");
    let rows: Vec<(i64, i64)> = list.rows(reader, "r.id, r.version", filter, &tail).await?;
    let seen = |(id, version)| Seen { request: EnrollmentRequestId(id), version: Version(version) };
    Ok(rows.into_iter().map(seen).collect())
}

/// The courses that a list can be narrowed to.
async fn choices(
    reader: &mut Reader,
    who: &[(SchoolId, MemberId)],
    courses: &'static str,
) -> Result<Vec<(CourseId, CourseLabel)>, Error> {
    type Choice = (i64, String, i64, String, Option<String>, String);
    let text = format!(
        "SELECT c.id, b.name, c.grade_level, c.stream, l.section, c.title FROM who w {courses} \
         JOIN subjects b ON b.school_id = c.school_id AND b.id = c.subject_id \
         LEFT JOIN classes l ON l.school_id = c.school_id AND l.id = c.class_id ORDER BY b.name, c.id"
    );
    let rows = of_members(who, &text).fetch_all(reader.link()).await?;
    let choice = |(id, subject, level, stream, section, title): Choice| {
        let class = class_label(Some(level), Some(&stream), section.as_deref(), &title);
        (CourseId(id), CourseLabel { subject, class })
    };
    Ok(rows.into_iter().map(choice).collect())
}

const OF_COURSES: &str = concat!(
    "FROM who w JOIN course_teachers i ON i.school_id = w.school_id AND i.teacher_id = w.member_id \
     JOIN enrollment_requests r ON r.school_id = i.school_id AND r.course_id = i.course_id ",
    joins!()
);
const OF_SCHOOLS: &str = concat!("FROM who w JOIN enrollment_requests r ON r.school_id = w.school_id ", joins!());
