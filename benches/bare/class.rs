//! The school that is measured: one class, each of its students with a mark in each column.

use school::{
    clock::Instant,
    grade::{Kind, Mark, Points},
    id::{AccountId, AssessmentId, ClassId, CourseId, MemberId, SchoolId, SubjectId, TermId, YearId},
    person::{Name, Role},
};
use store::{
    Caller, Store,
    account::NewAccount,
    plan::{
        NewSchool, PlannedAssessment, PlannedClass, PlannedCourse, PlannedEnrollment, PlannedGrade,
        PlannedGuardianship, PlannedMember, PlannedSubject, PlannedTerm, PlannedYear, SchoolPlan,
    },
};

pub const SCHOOL: SchoolId = SchoolId(1);
pub const COURSE: CourseId = CourseId(700);
/// How many cells the book has.
pub const CELLS: usize = STUDENTS * ASSESSMENTS;

const STUDENTS: usize = 30;
const ASSESSMENTS: usize = 20;
const TEACHER: i64 = 20;
const STUDENT: i64 = 1_000;
const PARENT: i64 = 2_000;
const ASSESSMENT: i64 = 900;
const YEAR: YearId = YearId(1);
const TERM: TermId = TermId(1);
const SUBJECT: SubjectId = SubjectId(1);
const CLASS: ClassId = ClassId(1);

/// Who saves.
pub fn teacher() -> Caller {
    Caller { account: account_of(TEACHER) }
}

/// Everybody with a login: the teacher, then students and parents.
pub fn accounts() -> Vec<AccountId> {
    [TEACHER].into_iter().chain(students()).chain(students().map(parent_of)).map(account_of).collect()
}

/// The n-th cell of the book.
pub fn cell(n: usize) -> (MemberId, AssessmentId) {
    (MemberId(number(STUDENT, n % STUDENTS)), AssessmentId(number(ASSESSMENT, n / STUDENTS)))
}

/// Makes the school in a new database of a folder.
pub async fn found(folder: &std::path::Path) -> Store {
    let store = Store::create(&url(folder)).await.expect("a new database");
    store.migrate().await.expect("the migrations apply");
    store.build(SCHOOL, plan()).await.expect("the school is made");
    store
}

/// Where the folder's database is.
pub fn url(folder: &std::path::Path) -> String {
    format!("sqlite:{}", folder.join("school.db").display())
}

/// A folder on the disk that the build is on: one in memory would be synced for nothing.
pub fn folder() -> tempfile::TempDir {
    tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).expect("a temporary folder can be made")
}

fn plan() -> SchoolPlan {
    let mut plan = SchoolPlan {
        new_school: Some(NewSchool { name: "School".into(), time_zone: "Africa/Addis_Ababa".into(), demo: false }),
        years: vec![PlannedYear { id: YEAR, name: "2018 E.C.".into() }],
        terms: vec![term()],
        subjects: vec![PlannedSubject { id: SUBJECT, name: "Mathematics".into() }],
        classes: vec![class()],
        courses: vec![course()],
        ..SchoolPlan::default()
    };
    person(&mut plan, TEACHER, Role::Teacher, "Teferi");
    for student in students() {
        person(&mut plan, student, Role::Student, "Student");
        person(&mut plan, parent_of(student), Role::Parent, "Parent");
        let (student, guardian) = (MemberId(student), MemberId(parent_of(student)));
        plan.guardianships.push(PlannedGuardianship { student, guardian, relation: "mother".into() });
        plan.enrollments.push(PlannedEnrollment { course: COURSE, student, ended_at: None });
    }
    plan.assessments = (0..ASSESSMENTS).map(assessment).collect();
    plan.grades = (0..CELLS).map(grade).collect();
    plan
}

fn students() -> impl Iterator<Item = i64> {
    (0..STUDENTS).map(|n| number(STUDENT, n))
}

fn number(first: i64, n: usize) -> i64 {
    first + i64::try_from(n).expect("a class is small")
}

fn parent_of(student: i64) -> i64 {
    student - STUDENT + PARENT
}

fn account_of(member: i64) -> AccountId {
    AccountId(10_000 + member)
}

fn person(plan: &mut SchoolPlan, id: i64, role: Role, given: &str) {
    // Nobody signs in: sessions are opened without a password.
    plan.accounts.push(NewAccount {
        id: account_of(id),
        email: format!("{id}@school.test"),
        password_hash: "none".into(),
        language: String::new(),
    });
    plan.members.push(PlannedMember {
        id: MemberId(id),
        account: Some(account_of(id)),
        role,
        number: if role == Role::Student { format!("N{id}") } else { String::new() },
        name: Name::new(&format!("{given} {id}"), "Fathers", "Grandfathers"),
        class: (role == Role::Student).then_some(CLASS),
    });
}

fn term() -> PlannedTerm {
    PlannedTerm {
        id: TERM,
        year: YEAR,
        name: "Semester 1".into(),
        position: 1,
        starts_on: String::new(),
        ends_on: String::new(),
        closed_at: None,
    }
}

fn class() -> PlannedClass {
    PlannedClass {
        id: CLASS,
        year: YEAR,
        grade_level: 9,
        stream: String::new(),
        section: "A".into(),
        class_teacher: None,
    }
}

fn course() -> PlannedCourse {
    PlannedCourse {
        id: COURSE,
        year: YEAR,
        subject: SUBJECT,
        class: Some(CLASS),
        grade_level: -1,
        title: String::new(),
        capacity: 0,
        teachers: vec![MemberId(TEACHER)],
    }
}

fn assessment(n: usize) -> PlannedAssessment {
    PlannedAssessment {
        id: AssessmentId(number(ASSESSMENT, n)),
        course: COURSE,
        term: TERM,
        kind: Kind::ALL[n % Kind::ALL.len()],
        title: format!("Column {n}"),
        max: Points::whole(20),
        position: number(1, n),
        held_on: String::new(),
        posted_at: Some(Instant(1)),
        created_by: MemberId(TEACHER),
    }
}

fn grade(n: usize) -> PlannedGrade {
    let (student, assessment) = cell(n);
    PlannedGrade {
        course: COURSE,
        student,
        assessment,
        mark: Mark::points(Points::whole(number(1, n % 20))),
        written_by: MemberId(TEACHER),
        written_at: Instant(1),
    }
}
