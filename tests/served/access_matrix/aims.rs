//! What the rows aim at, as a value: each walk of the table has its own.

use school::{
    clock::Instant,
    grade::{Kind, Mark, Points},
    id::{AccountId, AssessmentId, ClassId, CourseId, MemberId, SchoolId, SubjectId, TermId, YearId},
    person::{Name, Role},
};
use store::{
    account::NewAccount,
    plan::{PlannedAssessment, PlannedCourse, PlannedEnrollment, PlannedGrade, PlannedMember, SchoolPlan},
};
use yeneta::server::password;

use super::{questions, requests};
use crate::harness::school::{CANARY, COURSE, OTHER_CANARY, PASSWORD, TestSchool};

/// Nobody and nothing has this id.
const NOTHING: &str = "4242424242";

/// The ids that the rows have in their places and forms.
#[derive(Clone, Debug)]
pub struct Aims {
    pub school: &'static str,
    pub term: &'static str,
    pub subject: &'static str,
    pub class: &'static str,
    pub course: &'static str,
    pub assessment: &'static str,
    pub student: &'static str,
    /// What the student is called.
    pub given: &'static str,
    /// A parent without a link to the student.
    pub guardian: &'static str,
    /// Somebody who is suspended already: the others go on with their rows.
    pub suspended: &'static str,
    pub notice: &'static str,
    pub file: &'static str,
    pub roster: &'static str,
    pub registration: &'static str,
    /// The teacher's request to teach, pending.
    pub course_request: String,
    /// The student's request to join a course that the teacher has alone, pending.
    pub enrollment: String,
    /// Another such course, which nobody has asked for.
    pub open_course: String,
    /// The version of both requests, and of the question, that is seen.
    pub seen: &'static str,
    /// What is done with a request, and with a question.
    pub act: [&'static str; 2],
    /// A question of the student to the course's teachers, open.
    pub question: String,
    /// Who of the callers write the course's marks, in the order in which they are asked.
    pub writers: &'static [&'static str],
}

/// Who makes what is aimed at: by the names before the @.
pub struct Makers {
    pub teacher: &'static str,
    pub admin: &'static str,
    pub student: &'static str,
}

impl Aims {
    /// At the student of the course that teacher and colleague share.
    pub async fn own(school: &TestSchool) -> Self {
        let aims = Self {
            school: "1",
            term: "1",
            subject: "1",
            class: "1",
            course: "700",
            assessment: "900",
            student: "31",
            given: CANARY,
            guardian: "35",
            suspended: "40",
            // Nobody was told, sent or asked any of these: they are 404 for all, as another person's are.
            notice: "4242",
            file: "1",
            roster: "1",
            registration: "5",
            writers: &["teacher", "colleague"],
            ..Self::unknown()
        };
        aims.made(school, &Makers { teacher: "teacher", admin: "admin", student: "student" }).await
    }

    /// At a classmate of the student, in the same course.
    pub async fn classmate(school: &TestSchool) -> Self {
        let plan = SchoolPlan {
            members: vec![member(36, Role::Student, None)],
            enrollments: vec![PlannedEnrollment { course: COURSE, student: MemberId(36), ended_at: None }],
            grades: vec![grade(COURSE, MemberId(36), 900, 20)],
            ..SchoolPlan::default()
        };
        school.store.build(SchoolId(1), plan).await.expect("a classmate");
        Self { student: "36", given: "Classmate", ..Self::own(school).await }
    }

    /// At the other student, in the class beside, of the other teacher's course.
    pub async fn other_class(school: &TestSchool) -> Self {
        let aims = Self {
            class: "3",
            course: "701",
            assessment: "901",
            student: "32",
            given: OTHER_CANARY,
            writers: &["other-teacher"],
            ..Self::own(school).await
        };
        aims.made(school, &Makers { teacher: "other-teacher", admin: "admin", student: "other-student" }).await
    }

    /// At the student of the other school, in a course of that school.
    pub async fn other_school(school: &TestSchool) -> Self {
        school.store.build(SchoolId(2), far_course()).await.expect("the other school grows");
        school.store.suspend(SchoolId(2), MemberId(140)).await.expect("somebody suspended there");
        let aims = Self {
            school: "2",
            term: "2",
            subject: "2",
            class: "2",
            course: "720",
            assessment: "920",
            student: "131",
            given: "Foreignstudent",
            guardian: "133",
            suspended: "140",
            writers: &[],
            ..Self::unknown()
        };
        let makers = Makers { teacher: "foreign-teacher", admin: "foreign-admin", student: "foreign-student" };
        aims.made(school, &makers).await
    }

    /// At nothing.
    pub fn unknown() -> Self {
        Self {
            school: NOTHING,
            term: NOTHING,
            subject: NOTHING,
            class: NOTHING,
            course: NOTHING,
            assessment: NOTHING,
            student: NOTHING,
            given: "Nobody",
            guardian: NOTHING,
            suspended: NOTHING,
            notice: NOTHING,
            file: NOTHING,
            roster: NOTHING,
            registration: NOTHING,
            course_request: NOTHING.into(),
            enrollment: NOTHING.into(),
            open_course: NOTHING.into(),
            seen: "1",
            act: ["review", "answer"],
            question: NOTHING.into(),
            writers: &[],
        }
    }

    /// How many of the course's writers come before the caller; for who is none of them, as for the first.
    pub fn before(&self, caller: &str) -> i64 {
        let place = self.writers.iter().position(|writer| *writer == caller).unwrap_or_default();
        i64::try_from(place).expect("a handful")
    }

    /// How many write the course's marks.
    pub fn all(&self) -> i64 {
        i64::try_from(self.writers.len()).expect("a handful")
    }

    /// With requests and a question of these people.
    async fn made(self, school: &TestSchool, makers: &Makers) -> Self {
        let (course_request, enrollment, open_course) = requests::made(school, makers, &self).await;
        let question = questions::made(school, makers, &self).await;
        Self { course_request, enrollment, open_course, question, ..self }
    }
}

/// At the other school a teacher with a login, a course of theirs with the student in it, a parent, and one more.
fn far_course() -> SchoolPlan {
    let (course, student) = (CourseId(720), MemberId(131));
    let login = NewAccount {
        id: AccountId(1_120),
        email: "foreign-teacher@school.test".into(),
        password_hash: password::hash_now(PASSWORD).expect("a hash"),
        language: String::new(),
    };
    SchoolPlan {
        accounts: vec![login],
        members: vec![
            member(120, Role::Teacher, Some(AccountId(1_120))),
            member(133, Role::Parent, None),
            member(140, Role::Teacher, None),
        ],
        courses: vec![PlannedCourse {
            id: course,
            year: YearId(2),
            subject: SubjectId(2),
            class: Some(ClassId(2)),
            grade_level: -1,
            title: String::new(),
            capacity: 0,
            teachers: vec![MemberId(120)],
        }],
        enrollments: vec![PlannedEnrollment { course, student, ended_at: None }],
        assessments: vec![PlannedAssessment {
            id: AssessmentId(920),
            course,
            term: TermId(2),
            kind: Kind::Quiz,
            title: "Quiz 920".into(),
            max: Points::whole(20),
            position: 1,
            held_on: String::new(),
            posted_at: Some(Instant(1)),
            created_by: MemberId(120),
        }],
        grades: vec![grade(course, student, 920, 120)],
        ..SchoolPlan::default()
    }
}

fn member(id: i64, role: Role, account: Option<AccountId>) -> PlannedMember {
    let class = (role == Role::Student).then_some(ClassId(1));
    let given = if role == Role::Student { "Classmate" } else { "Farperson" };
    let name = Name::new(given, "Fathers", "Grandfathers");
    PlannedMember { id: MemberId(id), account, role, number: String::new(), name, class }
}

fn grade(course: CourseId, student: MemberId, assessment: i64, by: i64) -> PlannedGrade {
    PlannedGrade {
        course,
        student,
        assessment: AssessmentId(assessment),
        mark: Mark::points(Points::whole(11)),
        written_by: MemberId(by),
        written_at: Instant(1),
    }
}
