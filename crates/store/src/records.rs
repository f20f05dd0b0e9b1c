//! What students and their guardians read: posted marks of open enrollments. One query serves both.
//!
//! Invariant: a mark that is not posted never leaves this module, nor one whose grace time runs.

mod detail;
mod moment;
mod peers;
mod seen;

use std::collections::BTreeMap;

use school::{
    calendar::Day,
    clock::Instant,
    event::Cursor,
    grade::{Mark, Points},
    id::{AssessmentId, CourseId, MemberId, Revision, SchoolId},
    person::Name,
    view::{AsOf, ClassMarks, CourseRecord, PostedMark, Records, StudentRecord},
};

use crate::{
    Error,
    permit::ReadsRecords,
    rows::{basis, class_label, current_policy, current_term, kind, mark, policy, scale, term_closed_at},
    save::family_mark,
    store::Reader,
};

pub use detail::course_detail;
pub(crate) use moment::{Moment, enrollments_of_moment};
use peers::Peers;
pub use seen::{SeeConcernCommand, records_of_children};

/// A student of a permit, as a key.
type Key = (i64, i64);

/// Reads the records of the permit's students: the current term, posted marks only, four statements however many they are.
///
/// # Errors
/// The database's.
pub async fn records(reader: &mut Reader, permit: &impl ReadsRecords) -> Result<Records, Error> {
    Ok(read(reader, permit, None).await?.0)
}

/// The same with how the class did in one course, where one is asked for and the school shows it.
async fn read(
    reader: &mut Reader,
    permit: &impl ReadsRecords,
    of: Option<CourseId>,
) -> Result<(Records, Vec<ClassMarks>), Error> {
    let who = permit.students();
    let moment = Moment { students: who, course: of.unwrap_or(CourseId(0)), now: crate::id::now() };
    let (now, mut class) = (moment.now, Vec::new());
    let mut cursor = Cursor::default();
    let mut students = Vec::with_capacity(who.len());
    if !who.is_empty() {
        // The revisions come with the first statement: what is written meanwhile shows in the next refresh.
        let people: Vec<PersonRow> = moment.query(reader, PEOPLE).await?;
        let courses: Vec<CourseRow> = moment.query(reader, COURSES).await?;
        let teachers: Vec<TeacherRow> = moment.query(reader, TEACHERS).await?;
        let marks: Vec<MarkRow> = moment.query(reader, MARKS).await?;
        cursor = people.iter().map(|row| (SchoolId(row.school_id), Revision(row.revision))).collect();
        let Assembled { mut courses, class: did } = assemble(courses, &teachers, marks, moment.course)?;
        class = did;
        for person in people {
            let own = courses.remove(&(person.school_id, person.id)).unwrap_or_default();
            students.push(person.with(own));
        }
        students.sort_by(|a, b| (&a.name, a.student).cmp(&(&b.name, b.student)));
    }
    let as_of = AsOf { read_at: now, cursor, ..AsOf::default() };
    Ok((Records { as_of, students, seen: Vec::new() }, class))
}

const PEOPLE: &str = "SELECT m.school_id, m.id, m.given_name, m.father_name, m.grandfather_name, s.name AS school_name, \
    k.revision, l.grade_level, l.stream, l.section FROM who w \
    JOIN members m ON m.school_id = w.school_id AND m.id = w.member_id \
    JOIN schools s ON s.id = m.school_id JOIN counters k ON k.school_id = m.school_id \
    LEFT JOIN classes l ON l.school_id = m.school_id AND l.id = m.class_id";

const COURSES: &str = concat!(
    "SELECT e.school_id, e.student_id, e.enrolled_at, c.id, c.state, s.name AS subject, o.grading_scale, o.rank_shown, \
     o.class_shown, c.title, \
     COALESCE(l.grade_level, c.grade_level) AS grade_level, COALESCE(l.stream, c.stream) AS stream, l.section, ",
    term_closed_at!(),
    " AS closed_at, ",
    current_policy!(),
    " AS policy",
    enrollments_of_moment!(),
    "JOIN courses c ON c.school_id = e.school_id AND c.id = e.course_id \
     JOIN subjects s ON s.school_id = c.school_id AND s.id = c.subject_id JOIN schools o ON o.id = c.school_id \
     LEFT JOIN classes l ON l.school_id = c.school_id AND l.id = c.class_id"
);

const TEACHERS: &str = concat!(
    "SELECT DISTINCT h.school_id, h.course_id, h.part, m.id, m.given_name, m.father_name, m.grandfather_name",
    enrollments_of_moment!(),
    "JOIN course_teachers h ON h.school_id = e.school_id AND h.course_id = e.course_id \
     JOIN members m ON m.school_id = h.school_id AND m.id = h.teacher_id ORDER BY h.part DESC, m.id"
);

/// The students' marks; where a school shows ranks, those of everyone in their courses too, without titles, and in the course of
/// the moment where it shows how the class did.
const MARKS: &str = concat!(
    "SELECT e.school_id, e.student_id, e.course_id, r.student_id AS peer_id, a.id, \
     CASE WHEN r.student_id = e.student_id THEN a.title ELSE '' END AS title, a.kind, a.max_hundredths, \
     a.held_on, ",
    family_mark!(),
    enrollments_of_moment!(),
    "JOIN courses c ON c.school_id = e.school_id AND c.id = e.course_id JOIN schools o ON o.id = c.school_id \
     JOIN enrollments r ON r.school_id = e.school_id AND r.course_id = e.course_id AND r.ended_at IS NULL \
     AND (r.student_id = e.student_id OR o.rank_shown = 1 OR o.class_shown = 1 AND e.course_id = n.course_id) \
     JOIN assessments a ON a.school_id = c.school_id AND a.course_id = c.id AND a.posted_at IS NOT NULL \
     AND a.deleted_at IS NULL AND a.term_id = ",
    current_term!(),
    " LEFT JOIN grades g ON g.school_id = a.school_id AND g.course_id = a.course_id AND g.student_id = r.student_id \
     AND g.assessment_id = a.id ORDER BY a.position, a.id"
);

#[derive(sqlx::FromRow)]
struct PersonRow {
    school_id: i64,
    id: i64,
    given_name: String,
    father_name: String,
    grandfather_name: String,
    school_name: String,
    revision: i64,
    grade_level: Option<i64>,
    stream: Option<String>,
    section: Option<String>,
}

#[derive(sqlx::FromRow)]
struct CourseRow {
    school_id: i64,
    student_id: i64,
    enrolled_at: i64,
    id: i64,
    state: String,
    subject: String,
    grading_scale: String,
    rank_shown: i64,
    class_shown: i64,
    title: String,
    grade_level: Option<i64>,
    stream: Option<String>,
    section: Option<String>,
    closed_at: Option<i64>,
    policy: Option<String>,
}

#[derive(sqlx::FromRow)]
struct TeacherRow {
    school_id: i64,
    course_id: i64,
    given_name: String,
    father_name: String,
    grandfather_name: String,
}

#[derive(sqlx::FromRow)]
struct MarkRow {
    school_id: i64,
    student_id: i64,
    course_id: i64,
    /// Whose mark it is: the student's own, or another's of the course.
    peer_id: i64,
    id: i64,
    title: String,
    kind: String,
    max_hundredths: i64,
    held_on: String,
    points_hundredths: Option<i64>,
    flag: Option<String>,
    comment: Option<String>,
    changed_at: Option<i64>,
}

impl PersonRow {
    fn with(self, courses: Vec<CourseRecord>) -> StudentRecord {
        StudentRecord {
            student: MemberId(self.id),
            name: Name { given: self.given_name, father: self.father_name, grandfather: self.grandfather_name },
            school: SchoolId(self.school_id),
            school_name: self.school_name,
            class: class_label(self.grade_level, self.stream.as_deref(), self.section.as_deref(), ""),
            courses,
        }
    }
}

impl MarkRow {
    fn posted(self) -> Result<PostedMark, Error> {
        // No row, or a blank one: nothing was given yet.
        let mark = self.flag.map_or(Ok(Mark::default()), |flag| mark(self.points_hundredths, &flag))?;
        Ok(PostedMark {
            assessment: AssessmentId(self.id),
            title: self.title,
            kind: kind(&self.kind)?,
            max: Points::hundredths(self.max_hundredths),
            mark,
            comment: self.comment.unwrap_or_default(),
            held_on: Day::from_iso(&self.held_on),
            // A blank one tells no time: it may never have been seen otherwise.
            changed_at: self.changed_at.map(Instant).filter(|_| !mark.is_blank()),
        })
    }
}

/// What the rows come to.
struct Assembled {
    courses: BTreeMap<Key, Vec<CourseRecord>>,
    /// How the class did in the course that was asked for.
    class: Vec<ClassMarks>,
}

/// Puts teachers and marks into their courses, and courses to their students; says how the class of one course did.
fn assemble(
    courses: Vec<CourseRow>,
    teachers: &[TeacherRow],
    marks: Vec<MarkRow>,
    of: CourseId,
) -> Result<Assembled, Error> {
    let mut marks_of: BTreeMap<(Key, i64), Vec<PostedMark>> = BTreeMap::new();
    let mut peers = Peers::default();
    for row in marks {
        let key = ((row.school_id, row.student_id), row.course_id);
        let (is_own, peer) = (row.peer_id == row.student_id, row.peer_id);
        let posted = row.posted()?;
        peers.add(key, peer, posted.assessment, posted.scored());
        if is_own {
            marks_of.entry(key).or_default().push(posted);
        }
    }
    let mut class = Vec::new();
    let mut courses_of: BTreeMap<Key, Vec<CourseRecord>> = BTreeMap::new();
    for row in courses {
        let student = (row.school_id, row.student_id);
        let own = teachers.iter().filter(|t| (t.school_id, t.course_id) == (row.school_id, row.id));
        let policy = policy(row.policy.as_deref())?;
        let rank = || peers.rank((student, row.id), &policy, basis(row.closed_at));
        if row.id == of.0 && row.class_shown == 1 {
            class = peers.class_marks((student, row.id));
        }
        let record = CourseRecord {
            course: CourseId(row.id),
            ended: row.state == "ended",
            class: class_label(row.grade_level, row.stream.as_deref(), row.section.as_deref(), &row.title),
            teachers: own.map(|t| Name::new(&t.given_name, &t.father_name, &t.grandfather_name)).collect(),
            rank: if row.rank_shown == 1 { rank() } else { None },
            since: Some(Instant(row.enrolled_at)),
            policy,
            basis: basis(row.closed_at),
            scale: scale(&row.grading_scale)?,
            marks: marks_of.remove(&(student, row.id)).unwrap_or_default(),
            subject: row.subject,
        };
        courses_of.entry(student).or_default().push(record);
    }
    for own in courses_of.values_mut() {
        own.sort_by(|a, b| (a.ended, &a.subject, a.course).cmp(&(b.ended, &b.subject, b.course)));
    }
    Ok(Assembled { courses: courses_of, class })
}
