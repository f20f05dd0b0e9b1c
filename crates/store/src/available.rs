//! What a student may ask for: the active courses of the own grade level and stream, with their seats.

use std::collections::BTreeMap;

use school::{
    id::{CourseId, MemberId, Revision, SchoolId},
    person::Name,
    request::RequestState,
    view::{AsOf, AvailableCourse, AvailableCourses, AvailableTo, RequestFilter, Seats},
};

use crate::{
    Error,
    permit::ReadsRecords,
    requests::{
        ask_enrollment::{Askable, may_ask},
        list::List,
        state,
    },
    rows::{class_label, count},
    store::Reader,
};

/// Reads what each of the permit's students may ask for, as the student or as a guardian; words of a search narrow it.
///
/// # Errors
/// The database's.
pub async fn available(
    reader: &mut Reader,
    permit: &impl ReadsRecords,
    as_guardian: bool,
    search: &str,
) -> Result<AvailableCourses, Error> {
    let all = RequestFilter::default();
    let only = RequestFilter { search: search.to_owned(), ..RequestFilter::default() };
    let list = |from| List { who: permit.students(), from, searched: SEARCHED, of_courses: false };
    // The revisions come with the first statement: what is written meanwhile shows in the next refresh.
    let students: Vec<StudentRow> = list(STUDENTS).rows(reader, STUDENT_COLUMNS, &all, " ORDER BY m.id").await?;
    let courses: Vec<CourseRow> = list(COURSES).rows(reader, COURSE_COLUMNS, &only, " ORDER BY b.name, c.id").await?;
    let teachers: Vec<TeacherRow> = list(TEACHERS).rows(reader, TEACHER_COLUMNS, &all, TEACHERS_ORDER).await?;
    let mut names: BTreeMap<i64, Vec<Name>> = BTreeMap::new();
    for row in teachers {
        let name = Name::new(&row.given_name, &row.father_name, &row.grandfather_name);
        names.entry(row.course_id).or_default().push(name);
    }
    let cursor = students.iter().map(|row| (SchoolId(row.school_id), Revision(row.revision))).collect();
    let mut available = Vec::with_capacity(students.len());
    for student in students {
        let own = courses.iter().filter(|course| course.student_id == student.id);
        let own = own.map(|course| course.offered(&student, as_guardian, &names)).collect::<Result<_, _>>()?;
        available.push(student.with(own));
    }
    available.sort_by(|a, b| (&a.name, a.student).cmp(&(&b.name, b.student)));
    Ok(AvailableCourses { as_of: AsOf { read_at: crate::id::now(), cursor, ..AsOf::default() }, students: available })
}

const SEARCHED: &str = "b.search_key";

const STUDENTS: &str = "FROM who w JOIN members m ON m.school_id = w.school_id AND m.id = w.member_id \
    JOIN schools s ON s.id = m.school_id JOIN counters n ON n.school_id = m.school_id \
    LEFT JOIN classes k ON k.school_id = m.school_id AND k.id = m.class_id";

const STUDENT_COLUMNS: &str = "m.school_id, m.id, m.given_name, m.father_name, m.grandfather_name, s.name AS school_name, \
    s.parents_may_request, n.revision, k.grade_level, k.stream, k.section";

/// Active courses of the own grade level and stream, or for every one; the newest request of the student, if there is one.
const COURSES: &str = "FROM who w JOIN members m ON m.school_id = w.school_id AND m.id = w.member_id \
    LEFT JOIN classes k ON k.school_id = m.school_id AND k.id = m.class_id \
    JOIN courses c ON c.school_id = m.school_id AND c.state = 'active' \
        AND (c.grade_level = -1 OR (c.grade_level = k.grade_level AND c.stream IN ('', k.stream))) \
    JOIN subjects b ON b.school_id = c.school_id AND b.id = c.subject_id \
    LEFT JOIN classes l ON l.school_id = c.school_id AND l.id = c.class_id \
    LEFT JOIN enrollment_requests q ON q.school_id = c.school_id AND q.course_id = c.id AND q.student_id = m.id \
        AND q.id = (SELECT MAX(x.id) FROM enrollment_requests x WHERE x.school_id = c.school_id AND x.course_id = c.id \
            AND x.student_id = m.id)";

const COURSE_COLUMNS: &str = "m.id AS student_id, c.id, b.name AS subject, c.grade_level, c.stream, l.section, c.title, \
    c.capacity, c.taken, q.state AS asked, (SELECT COUNT(*) FROM enrollment_requests z WHERE z.school_id = c.school_id \
    AND z.course_id = c.id AND z.state = 'waitlisted') AS waiting";

const TEACHERS: &str = "FROM who w JOIN courses c ON c.school_id = w.school_id AND c.state = 'active' \
    JOIN course_teachers h ON h.school_id = c.school_id AND h.course_id = c.id \
    JOIN members t ON t.school_id = h.school_id AND t.id = h.teacher_id";

const TEACHER_COLUMNS: &str = "DISTINCT h.course_id, h.part, t.id, t.given_name, t.father_name, t.grandfather_name";

const TEACHERS_ORDER: &str = " ORDER BY h.course_id, h.part DESC, t.id";

#[derive(sqlx::FromRow)]
struct StudentRow {
    school_id: i64,
    id: i64,
    given_name: String,
    father_name: String,
    grandfather_name: String,
    school_name: String,
    parents_may_request: i64,
    revision: i64,
    grade_level: Option<i64>,
    stream: Option<String>,
    section: Option<String>,
}

#[derive(sqlx::FromRow)]
struct CourseRow {
    student_id: i64,
    id: i64,
    subject: String,
    grade_level: i64,
    stream: String,
    section: Option<String>,
    title: String,
    capacity: i64,
    taken: i64,
    asked: Option<String>,
    waiting: i64,
}

#[derive(sqlx::FromRow)]
struct TeacherRow {
    course_id: i64,
    given_name: String,
    father_name: String,
    grandfather_name: String,
}

impl StudentRow {
    fn with(self, courses: Vec<AvailableCourse>) -> AvailableTo {
        AvailableTo {
            student: MemberId(self.id),
            name: Name { given: self.given_name, father: self.father_name, grandfather: self.grandfather_name },
            school: SchoolId(self.school_id),
            school_name: self.school_name,
            class: class_label(self.grade_level, self.stream.as_deref(), self.section.as_deref(), ""),
            courses,
        }
    }
}

impl CourseRow {
    fn offered(
        &self,
        student: &StudentRow,
        as_guardian: bool,
        teachers: &BTreeMap<i64, Vec<Name>>,
    ) -> Result<AvailableCourse, Error> {
        let asked: Option<RequestState> = self.asked.as_deref().map(state).transpose()?;
        let own_level = student.grade_level.map(|level| (level, student.stream.as_deref().unwrap_or_default()));
        let refusal = may_ask(Askable {
            ended: false,
            level: (self.grade_level, &self.stream),
            own_level,
            asked,
            guardian_barred: as_guardian && student.parents_may_request == 0,
        });
        Ok(AvailableCourse {
            course: CourseId(self.id),
            subject: self.subject.clone(),
            class: class_label(Some(self.grade_level), Some(&self.stream), self.section.as_deref(), &self.title),
            teachers: teachers.get(&self.id).cloned().unwrap_or_default(),
            seats: Seats { capacity: count(self.capacity), taken: count(self.taken) },
            waiting: count(self.waiting),
            asked,
            refusal,
        })
    }
}
