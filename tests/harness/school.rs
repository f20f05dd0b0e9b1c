//! Two schools with one of each kind of caller.

use std::path::PathBuf;

use axum::Router;
use school::{
    clock::Instant,
    curriculum::Stage,
    grade::{Kind, Mark, Points},
    id::{AccountId, AssessmentId, ClassId, CourseId, MemberId, SchoolId, SubjectId, TermId, YearId},
    person::{Name, Role},
};
use store::{
    Store,
    account::NewAccount,
    plan::{
        NewSchool, PlannedAssessment, PlannedClass, PlannedCourse, PlannedEnrollment, PlannedGrade,
        PlannedGuardianship, PlannedMember, PlannedSubject, PlannedTerm, PlannedYear, SchoolPlan,
    },
};
use yeneta::server::{AppState, config::Config, password, run};

use super::Client;

pub const PASSWORD: &str = "a-test-password";

/// The course that teacher and colleague share, and its one student and assessment.
pub const COURSE: CourseId = CourseId(700);
pub const STUDENT: MemberId = MemberId(31);
pub const ASSESSMENT: AssessmentId = AssessmentId(900);
/// The course of the other teacher and the other student, at the same school.
pub const OTHER_COURSE: CourseId = CourseId(701);
pub const OTHER_STUDENT: MemberId = MemberId(32);

/// Names that nobody without the right may ever see in a body.
pub const CANARY: &str = "Canarystudent";
pub const OTHER_CANARY: &str = "Canaryother";

/// Every kind of caller with a login, by the name before the @.
pub const CALLERS: [&str; 11] = [
    "student",
    "other-student",
    "parent",
    "other-parent",
    "unlinked-parent",
    "teacher",
    "colleague",
    "other-teacher",
    "admin",
    "foreign-admin",
    "suspended",
];

/// A running app on a temporary database.
pub struct TestSchool {
    pub router: Router,
    pub store: Store,
    /// Where its database is.
    pub url: String,
    // Deleted with the test.
    _folder: Option<tempfile::TempDir>,
}

impl TestSchool {
    pub async fn client(&self, caller: &str) -> Client {
        Client::signed_in(self.router.clone(), &format!("{caller}@school.test"), PASSWORD).await
    }

    /// Keeps the folder of a program that was there before: the database is in it.
    pub fn keeping(self, before: Self) -> Self {
        Self { _folder: before._folder, ..self }
    }

    pub fn anonymous(&self) -> Client {
        Client::anonymous(self.router.clone())
    }
}

/// Starts the app with both schools in it.
pub async fn start() -> TestSchool {
    // A second start in the same process finds the executor there.
    let _ = any_spawner::Executor::init_tokio();
    let folder = tempfile::tempdir().expect("a temporary folder");
    let url = format!("sqlite:{}", folder.path().join("school.db").display());
    let store = Store::create(&url).await.expect("a new database");
    store.migrate().await.expect("migrations");
    fill(&store).await;
    TestSchool { router: serve(&store), store, url, _folder: Some(folder) }
}

/// Starts another program on a database that is there, as a second copy of a district's would be.
pub async fn start_beside(url: &str) -> TestSchool {
    // A second start in the same process finds the executor there.
    let _ = any_spawner::Executor::init_tokio();
    let store = Store::open(url).await.expect("the database opens");
    TestSchool { router: serve(&store), store, url: url.to_owned(), _folder: None }
}

/// Puts both schools into an empty database.
pub async fn fill(store: &Store) {
    let hash = password::hash_now(PASSWORD).expect("a hash");
    store.build(SchoolId(1), first_school(&hash)).await.expect("the first school");
    store.build(SchoolId(2), second_school(&hash)).await.expect("the second school");
    store.suspend(SchoolId(1), MemberId(40)).await.expect("a suspended teacher");
}

fn serve(store: &Store) -> Router {
    let config = Config::read(&PathBuf::from("Leptos.toml")).expect("settings");
    run::router(AppState::new(&config, store.clone(), false))
}

fn first_school(hash: &str) -> SchoolPlan {
    let mut plan = frame("First School", 1);
    let members = [
        (10, Role::Admin, "admin", "Aster"),
        (20, Role::Teacher, "teacher", "Teferi"),
        (21, Role::Teacher, "colleague", "Kassech"),
        (22, Role::Teacher, "other-teacher", "Tirunesh"),
        (31, Role::Student, "student", CANARY),
        (32, Role::Student, "other-student", OTHER_CANARY),
        (33, Role::Parent, "parent", "Parent"),
        (34, Role::Parent, "other-parent", "Otherparent"),
        (35, Role::Parent, "unlinked-parent", "Unlinked"),
        (40, Role::Teacher, "suspended", "Suspended"),
    ];
    members.into_iter().for_each(|(id, role, caller, given)| person(&mut plan, hash, id, role, caller, given));
    // The teacher is the class teacher of the student, and not of the other student, who is in the class beside.
    let beside = PlannedClass { id: ClassId(3), section: "B".into(), ..plan.classes[0].clone() };
    plan.classes[0].class_teacher = Some(MemberId(20));
    plan.classes.push(beside);
    plan.members.iter_mut().filter(|member| member.id == OTHER_STUDENT).for_each(|m| m.class = Some(ClassId(3)));
    plan.guardianships = vec![link(31, 33), link(32, 34)];
    plan.courses = vec![course(700, 1, &[20, 21, 40]), course(701, 1, &[22])];
    plan.enrollments = vec![enrolled(COURSE, STUDENT), enrolled(OTHER_COURSE, OTHER_STUDENT)];
    plan.assessments = vec![assessment(900, COURSE, 20), assessment(901, OTHER_COURSE, 22)];
    plan.grades = vec![grade(COURSE, STUDENT, 900, 20), grade(OTHER_COURSE, OTHER_STUDENT, 901, 22)];
    plan
}

fn second_school(hash: &str) -> SchoolPlan {
    let mut plan = frame("Second School", 2);
    person(&mut plan, hash, 110, Role::Admin, "foreign-admin", "Foreign");
    person(&mut plan, hash, 131, Role::Student, "foreign-student", "Foreignstudent");
    plan.members.iter_mut().filter(|member| member.class.is_some()).for_each(|m| m.class = Some(ClassId(2)));
    plan
}

fn frame(name: &str, number: i64) -> SchoolPlan {
    let (year, term, subject, class) = (YearId(number), TermId(number), SubjectId(number), ClassId(number));
    SchoolPlan {
        new_school: Some(NewSchool { name: name.into(), time_zone: "Africa/Addis_Ababa".into(), demo: false }),
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
        subjects: vec![
            PlannedSubject { id: subject, name: "Mathematics".into() },
            PlannedSubject { id: SubjectId(100 + number), name: "Physics".into() },
        ],
        curriculum: [subject, SubjectId(100 + number)].into_iter().flat_map(taught).collect(),
        classes: vec![PlannedClass {
            id: class,
            year,
            grade_level: 9,
            stream: String::new(),
            section: "A".into(),
            class_teacher: None,
        }],
        ..SchoolPlan::default()
    }
}

/// At grade 9 and 10.
fn taught(subject: SubjectId) -> [(SubjectId, Stage); 2] {
    [9, 10].map(|level| (subject, Stage::read(level, "").expect("a grade level without streams")))
}

fn person(plan: &mut SchoolPlan, hash: &str, id: i64, role: Role, caller: &str, given: &str) {
    let account = AccountId(1_000 + id);
    plan.accounts.push(NewAccount {
        id: account,
        email: format!("{caller}@school.test"),
        password_hash: hash.to_owned(),
        language: String::new(),
    });
    let name = Name::new(given, "Fathers", "Grandfathers");
    plan.members.push(PlannedMember {
        id: MemberId(id),
        account: Some(account),
        role,
        number: String::new(),
        name,
        class: (role == Role::Student).then_some(ClassId(1)),
    });
}

fn link(student: i64, guardian: i64) -> PlannedGuardianship {
    PlannedGuardianship { student: MemberId(student), guardian: MemberId(guardian), relation: "parent".into() }
}

fn course(id: i64, number: i64, teachers: &[i64]) -> PlannedCourse {
    PlannedCourse {
        id: CourseId(id),
        year: YearId(number),
        subject: SubjectId(number),
        class: Some(ClassId(number)),
        grade_level: -1,
        title: String::new(),
        capacity: 0,
        teachers: teachers.iter().map(|id| MemberId(*id)).collect(),
    }
}

fn enrolled(course: CourseId, student: MemberId) -> PlannedEnrollment {
    PlannedEnrollment { course, student, ended_at: None }
}

fn assessment(id: i64, course: CourseId, by: i64) -> PlannedAssessment {
    PlannedAssessment {
        id: AssessmentId(id),
        course,
        term: TermId(1),
        kind: Kind::Quiz,
        title: format!("Quiz {id}"),
        max: Points::whole(20),
        position: 1,
        held_on: String::new(),
        posted_at: Some(Instant(1)),
        created_by: MemberId(by),
    }
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
