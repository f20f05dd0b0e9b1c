//! Reading questions: one's own, those to one's courses, those of a school.

use std::collections::BTreeMap;

use school::{
    clock::Instant,
    curriculum::CourseLabel,
    event::Cursor,
    glance::ConcernKind,
    grade::Points,
    id::{CourseId, MemberId, QuestionId, SchoolId, Version},
    person::Name,
    question::{QuestionAct, QuestionKind, QuestionState},
    view::{AsOf, AskedMark, MarkNow, QUESTIONS_A_PAGE, QuestionFilter, QuestionLine, QuestionStep, Questions},
};
use sqlx::{Any, AssertSqlSafe};

use crate::{
    Error,
    home::revisions,
    permit::{Administers, OwnQuestions, Teaches},
    rows::{class_label, count, mark, role},
    sql,
    store::{Reader, sealed::Link},
    who::{self, Members, of_members},
};

/// Who reads: whose questions are joined to the table `who`, and what of a mark is shown.
struct Reading {
    from: &'static str,
    /// Which assessments have a title for the reader.
    titled: &'static str,
    sees_book: bool,
    may_answer: bool,
}

/// A guardian whose link was ended no longer reads what they asked: it names the child.
const OWN: Reading = Reading {
    from: "FROM who w JOIN questions q ON q.school_id = w.school_id AND q.asked_by = w.member_id \
        AND (q.student_id = w.member_id OR EXISTS (SELECT 1 FROM guardianships g WHERE g.school_id = q.school_id \
            AND g.student_id = q.student_id AND g.guardian_id = w.member_id AND g.ended_at IS NULL))",
    titled: " AND a.posted_at IS NOT NULL AND a.deleted_at IS NULL",
    sees_book: false,
    may_answer: false,
};

const OF_COURSES: Reading = Reading {
    from: "FROM who w JOIN course_teachers i ON i.school_id = w.school_id AND i.teacher_id = w.member_id \
        JOIN questions q ON q.school_id = i.school_id AND q.course_id = i.course_id",
    titled: "",
    sees_book: true,
    may_answer: true,
};

const OF_SCHOOLS: Reading = Reading {
    from: "FROM who w JOIN questions q ON q.school_id = w.school_id",
    titled: "",
    sees_book: true,
    may_answer: false,
};

/// Reads a page of what the caller asked, in five statements.
///
/// # Errors
/// The database's.
pub async fn own(reader: &mut Reader, permit: &OwnQuestions, filter: &QuestionFilter) -> Result<Questions, Error> {
    OWN.read(reader, permit.members(), filter).await
}

/// Reads a page of the questions to the caller's courses.
///
/// # Errors
/// The database's.
pub async fn of_courses(reader: &mut Reader, permit: &Teaches, filter: &QuestionFilter) -> Result<Questions, Error> {
    OF_COURSES.read(reader, permit.members(), filter).await
}

/// Reads a page of the questions of the schools that the caller administers.
///
/// # Errors
/// The database's.
pub async fn of_schools(
    reader: &mut Reader,
    permit: &Administers,
    filter: &QuestionFilter,
) -> Result<Questions, Error> {
    OF_SCHOOLS.read(reader, permit.members(), filter).await
}

impl Reading {
    async fn read(&self, reader: &mut Reader, who: Members<'_>, filter: &QuestionFilter) -> Result<Questions, Error> {
        // The revisions first: what is written meanwhile shows in the next refresh.
        let cursor: Cursor = revisions(reader, who).await?;
        let open = self.open(reader, who).await?;
        let mut rows = self.page(reader, who, filter).await?;
        let more = rows.len() > QUESTIONS_A_PAGE as usize;
        rows.truncate(QUESTIONS_A_PAGE as usize);
        let mut steps = steps_of(reader, &rows).await?;
        let mut lines = Vec::with_capacity(rows.len());
        for row in rows {
            let steps = steps.remove(&row.id).unwrap_or_default();
            lines.push(self.line(row, steps)?);
        }
        let as_of = AsOf { read_at: crate::id::now(), cursor, ..AsOf::default() };
        Ok(Questions { as_of, open, page: filter.page, lines, more })
    }

    async fn open(&self, reader: &mut Reader, who: Members<'_>) -> Result<u32, Error> {
        let text = format!("SELECT COUNT(*) {} AND q.state = 'open'", self.from);
        let (open,): (i64,) = of_members(who, &text).fetch_one(reader.link()).await?;
        Ok(count(open))
    }

    async fn page(&self, reader: &mut Reader, who: Members<'_>, filter: &QuestionFilter) -> Result<Vec<Row>, Error> {
        let (limit, offset) = (who::after(who), who::after(who) + 1);
        let only = if filter.open_only { " AND q.state = 'open'" } else { "" };
        let text = format!(
            "SELECT q.school_id, o.name AS school_name, q.id, q.kind, q.state, q.version, q.student_id, q.course_id, q.concern, \
             q.assessment_id, s.given_name, s.father_name, s.grandfather_name, \
             b.given_name AS by_given, b.father_name AS by_father, b.grandfather_name AS by_grandfather, b.role AS by_role, \
             u.name AS subject, COALESCE(l.grade_level, c.grade_level) AS grade_level, \
             COALESCE(l.stream, c.stream) AS stream, l.section, c.title AS course_title, \
             a.title, a.max_hundredths, g.points_hundredths, g.flag, g.version AS mark_version {}{only} \
             JOIN schools o ON o.id = q.school_id \
             JOIN members s ON s.school_id = q.school_id AND s.id = q.student_id \
             JOIN members b ON b.school_id = q.school_id AND b.id = q.asked_by \
             JOIN courses c ON c.school_id = q.school_id AND c.id = q.course_id \
             JOIN subjects u ON u.school_id = c.school_id AND u.id = c.subject_id \
             LEFT JOIN classes l ON l.school_id = c.school_id AND l.id = c.class_id \
             LEFT JOIN assessments a ON a.school_id = q.school_id AND a.course_id = q.course_id AND a.id = q.assessment_id{} \
             LEFT JOIN grades g ON g.school_id = q.school_id AND g.course_id = q.course_id AND g.student_id = q.student_id \
                AND g.assessment_id = q.assessment_id \
             ORDER BY CASE WHEN q.state = 'open' THEN 0 ELSE 1 END, q.changed_at DESC, q.id DESC \
             LIMIT ${limit} OFFSET ${offset}",
            self.from, self.titled
        );
        let query = of_members(who, &text).bind(i64::from(QUESTIONS_A_PAGE) + 1);
        let query = query.bind(i64::from(filter.page) * i64::from(QUESTIONS_A_PAGE));
        Ok(query.fetch_all(reader.link()).await?)
    }

    fn line(&self, row: Row, steps: Vec<QuestionStep>) -> Result<QuestionLine, Error> {
        let class = class_label(Some(row.grade_level), Some(&row.stream), row.section.as_deref(), &row.course_title);
        let now = match row.max_hundredths {
            Some(max) if self.sees_book => Some(MarkNow {
                mark: mark(row.points_hundredths, row.flag.as_deref().unwrap_or_default())?,
                max: Points::hundredths(max),
                version: Version(row.mark_version.unwrap_or(0)),
            }),
            _ => None,
        };
        Ok(QuestionLine {
            question: QuestionId(row.id),
            school: SchoolId(row.school_id),
            school_name: row.school_name,
            kind: QuestionKind::from_name(&row.kind).ok_or(Error::corrupt("an unknown kind of question"))?,
            state: QuestionState::from_name(&row.state).ok_or(Error::corrupt("an unknown state of a question"))?,
            version: Version(row.version),
            student: MemberId(row.student_id),
            student_name: Name::new(&row.given_name, &row.father_name, &row.grandfather_name),
            course: CourseId(row.course_id),
            about: CourseLabel { subject: row.subject, class },
            concern: ConcernKind::from_name(&row.concern),
            asked_mark: row.title.map(|title| AskedMark { title, now }),
            asked_by: Name::new(&row.by_given, &row.by_father, &row.by_grandfather),
            asked_as: role(&row.by_role)?,
            may_answer: self.may_answer,
            steps,
        })
    }
}

/// All steps of the questions, the first first.
async fn steps_of(reader: &mut Reader, rows: &[Row]) -> Result<BTreeMap<i64, Vec<QuestionStep>>, Error> {
    let mut steps: BTreeMap<i64, Vec<QuestionStep>> = BTreeMap::new();
    if rows.is_empty() {
        return Ok(steps);
    }
    let text = format!(
        "WITH picked (school_id, question_id) AS (VALUES {}) \
         SELECT t.question_id, t.act, t.at, t.said, m.given_name, m.father_name, m.grandfather_name FROM picked i \
         JOIN question_steps t ON t.school_id = i.school_id AND t.question_id = i.question_id \
         JOIN members m ON m.school_id = t.school_id AND m.id = t.actor_id ORDER BY t.question_id, t.version",
        sql::tuples(rows.len(), 2, 1, "")
    );
    let mut query = sqlx::query_as::<Any, StepRow>(AssertSqlSafe(text));
    for row in rows {
        query = query.bind(row.school_id).bind(row.id);
    }
    for row in query.fetch_all(reader.link()).await? {
        let step = QuestionStep {
            act: QuestionAct::from_name(&row.act).ok_or(Error::corrupt("an unknown step with a question"))?,
            at: Instant(row.at),
            by: Name::new(&row.given_name, &row.father_name, &row.grandfather_name),
            said: row.said,
        };
        steps.entry(row.question_id).or_default().push(step);
    }
    Ok(steps)
}

#[derive(sqlx::FromRow)]
struct Row {
    school_id: i64,
    school_name: String,
    id: i64,
    kind: String,
    state: String,
    version: i64,
    student_id: i64,
    course_id: i64,
    concern: String,
    given_name: String,
    father_name: String,
    grandfather_name: String,
    by_given: String,
    by_father: String,
    by_grandfather: String,
    by_role: String,
    subject: String,
    grade_level: i64,
    stream: String,
    section: Option<String>,
    course_title: String,
    /// Of the assessment, where the reader sees it.
    title: Option<String>,
    max_hundredths: Option<i64>,
    points_hundredths: Option<i64>,
    flag: Option<String>,
    mark_version: Option<i64>,
}

#[derive(sqlx::FromRow)]
struct StepRow {
    question_id: i64,
    act: String,
    at: i64,
    said: String,
    given_name: String,
    father_name: String,
    grandfather_name: String,
}
