//! A school with many people at their devices, on either database, for the program as it runs.

use std::net::SocketAddr;

use school::{
    clock::Instant,
    event::Cursor,
    grade::{Kind, Points},
    id::{AccountId, AssessmentId, ClassId, CourseId, MemberId, SchoolId, SubjectId, TermId, YearId},
    person::{Name, Role},
};
use sha2::{Digest, Sha256};
use sqlx::{AnyConnection, AssertSqlSafe, Connection, FromRow, any::AnyRow};
use store::{
    Store,
    account::NewAccount,
    feed,
    plan::{
        NewSchool, PlannedAssessment, PlannedClass, PlannedCourse, PlannedEnrollment, PlannedGuardianship,
        PlannedMember, PlannedSubject, PlannedTerm, PlannedYear, SchoolPlan,
    },
    session::{NewSession, TokenHash},
};

use crate::{postgres::Cluster, program::Program};

pub const STUDENTS: i64 = 20;
pub const ASSESSMENTS: i64 = 4;
pub const COURSE: i64 = 700;
const SCHOOL: SchoolId = SchoolId(1);
/// The first student and the first student's parent; the others follow.
const STUDENT: i64 = 100;
const PARENT: i64 = 200;
const TEACHERS: [i64; 2] = [20, 21];
const ADMIN: i64 = 10;
/// How long the sessions last.
const DAY: i64 = 24 * 60 * 60 * 1000;

/// Somebody who is signed in.
#[derive(Clone, Debug)]
pub struct Person {
    pub cookie: String,
    /// Of whose marks they hear; none is of all.
    pub hears_of: Option<i64>,
}

/// The school, in a database that nobody else has.
pub struct Crowd {
    pub url: String,
    pub people: Vec<Person>,
    /// How far the feed was when it was founded.
    pub founded: Cursor,
    folder: tempfile::TempDir,
}

/// An event of a mark, as the table has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Told {
    pub revision: i64,
    pub student: i64,
}

impl Crowd {
    pub async fn on_sqlite() -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder can be made");
        let url = format!("sqlite:{}", folder.path().join("school.db").display());
        Self::found(folder, url).await
    }

    pub async fn on_postgres(cluster: &Cluster) -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder can be made");
        Self::found(folder, cluster.migrated_database().await).await
    }

    async fn found(folder: tempfile::TempDir, url: String) -> Self {
        let store = Store::create(&url).await.expect("the database opens");
        store.migrate().await.expect("the migrations apply");
        store.build(SCHOOL, plan()).await.expect("the school is founded");
        let students = (0..STUDENTS).map(|n| STUDENT + n);
        let all = [ADMIN].into_iter().chain(TEACHERS).map(|member| (member, None));
        let own = students.clone().chain(students.clone().map(|n| n - STUDENT + PARENT)).zip(students.cycle());
        let mut people = Vec::new();
        for (member, hears_of) in all.chain(own.map(|(member, student)| (member, Some(student)))) {
            let token = format!("{member:064x}");
            let expires_at = store.now().plus_millis(DAY);
            let (account, device) = (account_of(member), String::new());
            let session =
                NewSession { token: TokenHash::new(Sha256::digest(&token).into()), account, expires_at, device };
            store.create_session(&session).await.expect("they sign in");
            people.push(Person { cookie: format!("yeneta_session={token}"), hears_of });
        }
        let mut reader = store.read().await.expect("a connection is free");
        let founded = feed::cursor_of(&mut reader, account_of(ADMIN)).await.expect("the cursor loads");
        drop(reader);
        store.close().await;
        Self { url, people, founded, folder }
    }

    /// Starts the program at an address, with more flags, and waits until it can be reached.
    pub fn start(&self, at: SocketAddr, flags: &str) -> Program {
        let serve = format!("serve --listen {at} --hold-seconds 60 {flags}");
        Program::start(self.folder.path(), &self.url, serve.trim(), "http")
    }

    pub fn teacher(&self) -> &Person {
        &self.people[1]
    }

    pub fn student(n: i64) -> i64 {
        STUDENT + n
    }

    /// The rows of a statement, read beside the program.
    pub async fn rows<T: for<'r> FromRow<'r, AnyRow> + Send + Unpin>(&self, text: &str) -> Vec<T> {
        let mut conn = AnyConnection::connect(&self.url).await.expect("the database answers");
        let rows = sqlx::query_as(AssertSqlSafe(text.to_owned())).fetch_all(&mut conn).await.expect(text);
        conn.close().await.expect("the database answers");
        rows
    }

    /// Every event of a mark since the founding, in the order of revisions: what the readers must have heard.
    pub async fn told(&self) -> Vec<Told> {
        const TEXT: &str = "SELECT revision, student_id FROM changes WHERE kind LIKE 'grade_%' ORDER BY revision, item";
        let rows = self.rows::<(i64, i64)>(TEXT).await;
        rows.into_iter().map(|(revision, student)| Told { revision, student }).collect()
    }
}

impl Person {
    /// The revisions of those events that concern this person.
    pub fn concerned(&self, told: &[Told]) -> Vec<i64> {
        let is_concerned = |told: &&Told| self.hears_of.is_none_or(|student| student == told.student);
        told.iter().filter(is_concerned).map(|told| told.revision).collect()
    }
}

fn account_of(member: i64) -> AccountId {
    AccountId(1_000 + member)
}

fn plan() -> SchoolPlan {
    let (year, term, subject, class) = (YearId(1), TermId(1), SubjectId(1), ClassId(1));
    let (course, students) = (CourseId(COURSE), (0..STUDENTS).map(|n| (MemberId(STUDENT + n), MemberId(PARENT + n))));
    let mut plan = SchoolPlan {
        new_school: Some(NewSchool { name: "Crowd".into(), time_zone: "Africa/Addis_Ababa".into(), demo: false }),
        years: vec![PlannedYear { id: year, name: "2018 E.C.".into() }],
        terms: vec![PlannedTerm {
            id: term,
            year,
            name: "Semester 1".into(),
            position: 1,
            starts_on: String::new(),
            ends_on: String::new(),
            closed_at: None,
        }],
        subjects: vec![PlannedSubject { id: subject, name: "Mathematics".into() }],
        classes: vec![PlannedClass {
            id: class,
            year,
            grade_level: 9,
            stream: String::new(),
            section: "A".into(),
            class_teacher: None,
        }],
        courses: vec![PlannedCourse {
            id: course,
            year,
            subject,
            class: Some(class),
            grade_level: -1,
            title: String::new(),
            capacity: 0,
            teachers: TEACHERS.map(MemberId).to_vec(),
        }],
        assessments: (1..=ASSESSMENTS).map(|position| assessment(course, term, position)).collect(),
        ..SchoolPlan::default()
    };
    person(&mut plan, MemberId(ADMIN), Role::Admin);
    TEACHERS.into_iter().for_each(|id| person(&mut plan, MemberId(id), Role::Teacher));
    for (student, guardian) in students {
        person(&mut plan, student, Role::Student);
        person(&mut plan, guardian, Role::Parent);
        plan.guardianships.push(PlannedGuardianship { student, guardian, relation: "parent".into() });
        plan.enrollments.push(PlannedEnrollment { course, student, ended_at: None });
    }
    plan
}

fn assessment(course: CourseId, term: TermId, position: i64) -> PlannedAssessment {
    PlannedAssessment {
        id: AssessmentId(900 + position),
        course,
        term,
        kind: Kind::Quiz,
        title: format!("Quiz {position}"),
        max: Points::whole(100),
        position,
        held_on: String::new(),
        posted_at: Some(Instant(1)),
        created_by: MemberId(TEACHERS[0]),
    }
}

/// With a login, and no password that anybody knows.
fn person(plan: &mut SchoolPlan, id: MemberId, role: Role) {
    let account = account_of(id.0);
    let (email, language) = (format!("{id}@crowd.test"), "en".to_owned());
    plan.accounts.push(NewAccount { id: account, email, password_hash: "$argon2id$no".into(), language });
    let (number, name) = (String::new(), Name::new("Given", "Fathers", "Grandfathers"));
    let class = (role == Role::Student).then_some(ClassId(1));
    plan.members.push(PlannedMember { id, account: Some(account), role, number, name, class });
}
