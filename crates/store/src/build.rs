//! Putting a [`SchoolPlan`] into the database, many rows in a statement.

pub(crate) mod requests;
mod setup;

use std::collections::HashMap;

use school::{
    event::EventName,
    grade::{EntryProblem, MAX_POINTS, Points},
    id::AssessmentId,
    view::Problem,
};
use sqlx::AnyConnection;

use crate::{
    Change, Error, Tx, Write,
    account::normal_email,
    plan::{PlannedGrade, SchoolPlan},
    seal::Sealed,
    sql::{Value, insert},
};

/// Builds a plan. All of it or nothing.
pub(crate) struct BuildCommand {
    plan: SchoolPlan,
    /// The idempotency key of the history rows.
    save_id: String,
}

impl BuildCommand {
    pub fn new(plan: SchoolPlan) -> Self {
        Self { plan, save_id: format!("plan-{}", crate::id::mint()) }
    }
}

impl Write for BuildCommand {
    type Output = ();

    async fn apply(&self, tx: &mut Tx) -> Result<(), Error> {
        self.check_points()?;
        let at = At { id: tx.school.0, now: tx.now.0 };
        let conn = &mut *tx.conn;
        let built = async {
            setup::insert(&self.plan, conn, &at).await?;
            self.insert_people(conn, &at).await?;
            self.insert_courses(conn, &at).await?;
            requests::insert(&self.plan, conn, &at).await?;
            self.insert_assessments(conn, &at).await?;
            self.insert_grades(conn, &at).await
        };
        built.await.map_err(points_nowhere)?;
        tx.record(Change::of_school(EventName::DataRefreshNeeded));
        Ok(())
    }

    fn is_long(&self) -> bool {
        true
    }
}

/// What every row has.
struct At {
    /// The school's id.
    id: i64,
    now: i64,
}

impl At {
    fn school(&self) -> Value {
        Value::Int(self.id)
    }

    fn now(&self) -> Value {
        Value::Int(self.now)
    }
}

fn points_nowhere(error: Error) -> Error {
    match &error {
        Error::Database(sqlx::Error::Database(refusal)) if refusal.is_foreign_key_violation() => Error::NotFound,
        _ => error,
    }
}

impl BuildCommand {
    /// The rule of a cell: no mark above its maximum. The database can't see it.
    fn check_points(&self) -> Result<(), Error> {
        let plan = &self.plan;
        if plan.assessments.iter().any(|a| !(1..=MAX_POINTS.hundredths).contains(&a.max.hundredths)) {
            return Err(Error::Invalid(Problem::MaxPoints));
        }
        let max: HashMap<AssessmentId, Points> = plan.assessments.iter().map(|a| (a.id, a.max)).collect();
        for grade in &plan.grades {
            let Some(points) = grade.mark.points else { continue };
            if points.hundredths < 0 {
                return Err(Error::Invalid(Problem::Entry(EntryProblem::Negative)));
            }
            if max.get(&grade.assessment).is_some_and(|max| points > *max) {
                return Err(Error::Invalid(Problem::Entry(EntryProblem::AboveMax)));
            }
        }
        Ok(())
    }

    async fn insert_people(&self, conn: &mut AnyConnection, at: &At) -> Result<(), Error> {
        let plan = &self.plan;
        let rows = plan.accounts.iter().map(|a| {
            let email = normal_email(&a.email);
            [
                a.id.0.into(),
                email.as_str().into(),
                a.password_hash.as_str().into(),
                a.language.as_str().into(),
                at.now(),
            ]
        });
        let columns = ["id", "email", "password_hash", "language", "created_at"];
        insert(conn, "accounts", columns, rows.collect()).await?;
        let rows = plan.members.iter().map(|m| {
            [
                at.school(),
                m.id.0.into(),
                m.account.map(|id| id.0).into(),
                m.role.name().into(),
                m.number.as_str().into(),
                m.name.given.as_str().into(),
                m.name.father.as_str().into(),
                m.name.grandfather.as_str().into(),
                m.name.key(&m.number).as_str().into(),
                m.class.map(|id| id.0).into(),
            ]
        });
        let columns = [
            "school_id",
            "id",
            "account_id",
            "role",
            "number",
            "given_name",
            "father_name",
            "grandfather_name",
            "search_key",
            "class_id",
        ];
        insert(conn, "members", columns, rows.collect()).await?;
        let rows = plan
            .guardianships
            .iter()
            .map(|g| [at.school(), g.student.0.into(), g.guardian.0.into(), g.relation.as_str().into(), at.now()]);
        let columns = ["school_id", "student_id", "guardian_id", "relation", "created_at"];
        insert(conn, "guardianships", columns, rows.collect()).await
    }

    async fn insert_courses(&self, conn: &mut AnyConnection, at: &At) -> Result<(), Error> {
        let plan = &self.plan;
        let rows = plan.classes.iter().map(|c| {
            [
                at.school(),
                c.id.0.into(),
                c.year.0.into(),
                c.grade_level.into(),
                c.stream.as_str().into(),
                c.section.as_str().into(),
                c.class_teacher.map(|id| id.0).into(),
            ]
        });
        let columns = ["school_id", "id", "year_id", "grade_level", "stream", "section", "class_teacher_id"];
        insert(conn, "classes", columns, rows.collect()).await?;
        let rows = plan.courses.iter().map(|c| {
            [
                at.school(),
                c.id.0.into(),
                c.year.0.into(),
                c.subject.0.into(),
                c.class.map(|id| id.0).into(),
                if c.class.is_some() { -1 } else { c.grade_level }.into(),
                c.title.as_str().into(),
                c.capacity.into(),
            ]
        });
        let columns = ["school_id", "id", "year_id", "subject_id", "class_id", "grade_level", "title", "capacity"];
        insert(conn, "courses", columns, rows.collect()).await?;
        let rows = plan.courses.iter().flat_map(|c| {
            let parts = std::iter::once("lead").chain(std::iter::repeat("co"));
            c.teachers.iter().zip(parts).map(|(t, part)| [at.school(), c.id.0.into(), t.0.into(), part.into()])
        });
        insert(conn, "course_teachers", ["school_id", "course_id", "teacher_id", "part"], rows.collect()).await?;
        let rows = plan
            .enrollments
            .iter()
            .map(|e| [at.school(), e.course.0.into(), e.student.0.into(), at.now(), e.ended_at.map(|at| at.0).into()]);
        let columns = ["school_id", "course_id", "student_id", "enrolled_at", "ended_at"];
        insert(conn, "enrollments", columns, rows.collect()).await
    }

    async fn insert_assessments(&self, conn: &mut AnyConnection, at: &At) -> Result<(), Error> {
        let mut rows = Vec::with_capacity(self.plan.policies.len());
        for p in &self.plan.policies {
            let body = serde_json::to_string(&p.policy).map_err(|_| Error::corrupt("a policy is plain data"))?;
            let (course, term, by) = (p.course.0.into(), p.term.0.into(), p.created_by.0.into());
            rows.push([at.school(), course, term, 1.into(), body.as_str().into(), at.now(), by]);
        }
        let columns = ["school_id", "course_id", "term_id", "version", "body", "created_at", "created_by"];
        insert(conn, "grading_policies", columns, rows).await?;
        let rows = self.plan.assessments.iter().map(|a| {
            [
                at.school(),
                a.course.0.into(),
                a.id.0.into(),
                a.term.0.into(),
                a.kind.name().into(),
                a.title.as_str().into(),
                a.max.hundredths.into(),
                a.position.into(),
                a.held_on.as_str().into(),
                a.posted_at.map(|at| at.0).into(),
                a.created_by.0.into(),
                Value::Text(format!("plan-{}", a.id)),
            ]
        });
        let columns = [
            "school_id",
            "course_id",
            "id",
            "term_id",
            "kind",
            "title",
            "max_hundredths",
            "position",
            "held_on",
            "posted_at",
            "created_by",
            "save_id",
        ];
        insert(conn, "assessments", columns, rows.collect()).await
    }

    async fn insert_grades(&self, conn: &mut AnyConnection, at: &At) -> Result<(), Error> {
        let written = self.plan.grades.iter().filter(|grade| !grade.mark.is_blank());
        let sealed: Vec<(Sealed, String)> = written
            .zip(0_i64..)
            .map(|(grade, item)| {
                let row = self.history(grade, item, at);
                let seal = row.seal("");
                (row, seal)
            })
            .collect();
        let rows = sealed.iter().map(|(row, seal)| {
            let [school, course] = [row.school_id.into(), row.course_id.into()];
            let [student, assessment] = [row.student_id.into(), row.assessment_id.into()];
            let [points, flag] = [row.new_points_hundredths.into(), row.new_flag.as_str().into()];
            let [version, at, by] = [row.version.into(), row.written_at.into(), row.actor_id.into()];
            [school, course, student, assessment, version, points, flag, at, by, seal.as_str().into()]
        });
        let columns = [
            "school_id",
            "course_id",
            "student_id",
            "assessment_id",
            "version",
            "points_hundredths",
            "flag",
            "changed_at",
            "changed_by",
            "seal",
        ];
        insert(conn, "grades", columns, rows.collect()).await?;
        let rows = sealed.into_iter().map(|(row, seal)| row.values(seal)).collect();
        insert(conn, "grade_history", Sealed::COLUMNS, rows).await
    }

    /// The first write of a cell.
    fn history(&self, grade: &PlannedGrade, item: i64, at: &At) -> Sealed {
        Sealed {
            school_id: at.id,
            course_id: grade.course.0,
            student_id: grade.student.0,
            assessment_id: grade.assessment.0,
            version: 1,
            actor_id: grade.written_by.0,
            save_id: self.save_id.clone(),
            item,
            written_at: grade.written_at.0,
            old_points_hundredths: None,
            old_flag: String::new(),
            old_comment: String::new(),
            new_points_hundredths: grade.mark.points.map(|points| points.hundredths),
            new_flag: grade.mark.flag.name().to_owned(),
            new_comment: String::new(),
            why: String::new(),
        }
    }
}
