//! A small school whose teacher saves marks until all are acknowledged.

use std::{io::Write, path::Path};

use school::{
    clock::Instant,
    grade::{Kind, Points},
    id::{AccountId, AssessmentId, CourseId, MemberId, SaveId, SchoolId, SubjectId, TermId, Version, YearId},
    person::{Name, Role},
    view::SaveGrade,
};

use crate::{
    Caller, Store,
    account::NewAccount,
    plan::{
        NewSchool, PlannedAssessment, PlannedCourse, PlannedEnrollment, PlannedMember, PlannedSubject, PlannedTerm,
        PlannedYear, SchoolPlan,
    },
};

/// How a line begins that acknowledges a mark: with student, version and save id behind it.
pub const DONE: &str = "done ";

const TEACHER: AccountId = AccountId(1);
const COURSE: CourseId = CourseId(2);
const QUIZ: AssessmentId = AssessmentId(3);
const STUDENTS: [MemberId; 4] = [MemberId(11), MemberId(12), MemberId(13), MemberId(14)];
/// How often each student's mark is saved: so often that the log is copied into the database, a checkpoint, meanwhile.
const VERSIONS: i64 = 150;

/// Makes the school in a new file, and closes it.
pub async fn found(file: &Path) {
    let store = Store::create(&format!("sqlite:{}", file.display())).await.expect("the file is made");
    store.migrate().await.expect("the migrations apply");
    store.build(SchoolId(1), plan()).await.expect("the school is built");
    store.close().await;
    let mut wal = file.as_os_str().to_owned();
    wal.push("-wal");
    assert!(!Path::new(&wal).exists(), "all of a closed database is in its file");
}

/// Saves every student's mark again and again, all at once, and says what is acknowledged.
pub async fn save_marks(store: &Store) {
    let savers = STUDENTS.map(|student| tokio::spawn(save_one(store.clone(), student)));
    for saver in savers {
        saver.await.expect("every save is acknowledged");
    }
}

async fn save_one(store: Store, student: MemberId) {
    let caller = Caller { account: TEACHER };
    for seen in 0..VERSIONS {
        let text = format!("power-{student}-{seen}");
        let save_id = SaveId::try_from(text.clone()).expect("a good save id");
        let typed = format!("{}", seen % 20);
        let save = SaveGrade { course: COURSE, student, assessment: QUIZ, typed, seen: Version(seen), save_id };
        let saved = store.save_grade(caller, save).await.expect("the save is acknowledged");
        // In one write: it is heard whole or not at all.
        let line = format!("{DONE}{student} {} {text}\n", saved.version.0);
        std::io::stdout().lock().write_all(line.as_bytes()).expect("somebody listens");
    }
}

fn plan() -> SchoolPlan {
    let (year, subject, term) = (YearId(1), SubjectId(1), TermId(1));
    let teacher = MemberId(10);
    let email = "teacher@school.test".to_owned();
    let account = NewAccount { id: TEACHER, email, password_hash: "$argon2id$no".into(), language: String::new() };
    let member = |id: MemberId, role, account| {
        let (number, name) = (String::new(), Name::new("Hanna", "Girma", "Tadesse"));
        PlannedMember { id, account, role, number, name, class: None }
    };
    let (name, starts_on, ends_on) = ("Semester I".to_owned(), String::new(), String::new());
    let (title, grade_level, capacity) = ("Mathematics".to_owned(), -1, 0);
    SchoolPlan {
        new_school: Some(NewSchool { name: "School".into(), time_zone: "Africa/Addis_Ababa".into(), demo: false }),
        accounts: vec![account],
        years: vec![PlannedYear { id: year, name: "2018 E.C.".into() }],
        terms: vec![PlannedTerm { id: term, year, name, position: 1, starts_on, ends_on, closed_at: None }],
        subjects: vec![PlannedSubject { id: subject, name: title.clone() }],
        members: [member(teacher, Role::Teacher, Some(TEACHER))]
            .into_iter()
            .chain(STUDENTS.map(|student| member(student, Role::Student, None)))
            .collect(),
        courses: vec![PlannedCourse {
            id: COURSE,
            year,
            subject,
            class: None,
            grade_level,
            title,
            capacity,
            teachers: vec![teacher],
        }],
        enrollments: STUDENTS.map(|student| PlannedEnrollment { course: COURSE, student, ended_at: None }).into(),
        assessments: vec![PlannedAssessment {
            id: QUIZ,
            course: COURSE,
            term,
            kind: Kind::Quiz,
            title: "Quiz".into(),
            max: Points::whole(20),
            position: 1,
            held_on: String::new(),
            posted_at: Some(Instant(1)),
            created_by: teacher,
        }],
        ..SchoolPlan::default()
    }
}
