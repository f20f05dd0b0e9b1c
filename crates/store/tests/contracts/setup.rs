//! Building schools.

use std::time::Instant as Moment;

use school::{
    clock::Instant,
    curriculum::starting_set,
    grade::{EntryProblem, Kind, Mark, Percent, Points, Policy},
    id::{AccountId, AssessmentId, CourseId, MemberId, SchoolId, SubjectId, TermId, YearId},
    person::{Name, Role},
    view::Problem,
};
use store::{
    Error, gradebook,
    id::mint,
    permit::ReadsGradebook,
    plan::{
        NewSchool, PlannedAssessment, PlannedCourse, PlannedEnrollment, PlannedGrade, PlannedMember, PlannedPolicy,
        PlannedSubject, PlannedTerm, PlannedYear, SchoolPlan,
    },
};

use crate::{contracts, world::World};

contracts!(
    a_bad_row_applies_nothing,
    a_large_school_loads_in_seconds,
    a_school_is_ensured_once,
    a_new_school_starts_with_the_national_curriculum,
    a_schools_first_year_is_the_current_one,
    a_person_is_added_with_a_role,
    a_policy_of_its_own_is_read_back,
);

fn member(role: Role, number: &str) -> PlannedMember {
    let name = Name::new("Tigist", "Alemu", "");
    PlannedMember { id: MemberId(mint()), account: None, role, number: number.into(), name, class: None }
}

async fn a_bad_row_applies_nothing(w: World) {
    let grade = |student, assessment, points| PlannedGrade {
        course: w.maths,
        student,
        assessment,
        mark: Mark::points(Points::whole(points)),
        written_by: w.teacher.member,
        written_at: Instant(1),
    };
    let column = |max| PlannedAssessment {
        id: AssessmentId(mint()),
        course: w.maths,
        term: TermId(1),
        kind: Kind::Quiz,
        title: "Quiz".into(),
        max,
        position: 9,
        held_on: String::new(),
        posted_at: None,
        created_by: w.teacher.member,
    };
    let new = vec![member(Role::Student, "S-new")];
    let high = column(Points::whole(5));
    let (id, above, none) = (high.id, Points::whole(2_000), Vec::new());
    let plans = [
        // A number that is given twice; a mark of a stranger; above a maximum; a maximum out of bounds; a wrong term.
        SchoolPlan { members: vec![member(Role::Student, "X1"), member(Role::Student, "X1")], ..SchoolPlan::default() },
        SchoolPlan {
            members: new.clone(),
            grades: vec![grade(w.far_student.member, w.quiz, 3)],
            ..SchoolPlan::default()
        },
        SchoolPlan { assessments: vec![high], grades: vec![grade(w.student.member, id, 6)], ..SchoolPlan::default() },
        SchoolPlan { members: new.clone(), assessments: vec![column(above)], grades: none, ..SchoolPlan::default() },
        SchoolPlan { members: new, assessments: vec![column(Points::whole(5))], ..SchoolPlan::default() },
    ];
    let people = w.number("SELECT COUNT(*) FROM members").await;
    let mut refusals = Vec::new();
    for plan in plans {
        refusals.push(w.store.build(w.school, plan).await.expect_err("a bad row"));
    }
    assert!(matches!(refusals[0], Error::Taken), "{:?}", refusals[0]);
    assert!(matches!(refusals[1], Error::NotFound), "{:?}", refusals[1]);
    assert!(matches!(refusals[2], Error::Invalid(Problem::Entry(EntryProblem::AboveMax))), "{:?}", refusals[2]);
    assert!(matches!(refusals[3], Error::Invalid(Problem::MaxPoints)), "{:?}", refusals[3]);
    assert!(matches!(refusals[4], Error::NotFound), "{:?}", refusals[4]);
    assert_eq!(w.number("SELECT COUNT(*) FROM members").await, people);
    assert_eq!(w.number(&format!("SELECT revision FROM counters WHERE school_id = {}", w.school)).await, 1);
}

/// A school of so many courses and students per course, two marks each per assessment.
fn large(courses: usize, students: usize, columns: i64) -> SchoolPlan {
    let (year, term, subject) = (YearId(mint()), TermId(mint()), SubjectId(mint()));
    let teacher = PlannedMember { role: Role::Teacher, ..member(Role::Teacher, "") };
    let by = teacher.id;
    let mut plan = SchoolPlan {
        new_school: Some(NewSchool { name: "Large".into(), time_zone: "Africa/Addis_Ababa".into(), demo: true }),
        years: vec![PlannedYear { id: year, name: "2017".into() }],
        terms: vec![PlannedTerm {
            id: term,
            year,
            name: "I".into(),
            position: 1,
            starts_on: String::new(),
            ends_on: String::new(),
            closed_at: None,
        }],
        subjects: vec![PlannedSubject { id: subject, name: "Science".into() }],
        members: vec![teacher],
        ..SchoolPlan::default()
    };
    for n in 0..courses {
        let course = CourseId(mint());
        let (title, teachers) = (format!("School {n}"), vec![by]);
        plan.courses.push(PlannedCourse {
            id: course,
            year,
            subject,
            class: None,
            grade_level: -1,
            title,
            capacity: 0,
            teachers,
        });
        let first = plan.assessments.len();
        for position in 1..=columns {
            let (title, max, held_on) = (format!("Test {position}"), Points::whole(100), String::new());
            let (id, kind, posted_at) = (AssessmentId(mint()), Kind::Quiz, Some(Instant(1)));
            let column =
                PlannedAssessment { id, course, term, kind, title, max, position, held_on, posted_at, created_by: by };
            plan.assessments.push(column);
        }
        for s in 0..students {
            let student = member(Role::Student, &format!("{n}-{s}"));
            plan.enrollments.push(PlannedEnrollment { course, student: student.id, ended_at: None });
            for column in &plan.assessments[first..] {
                let (student, assessment, written_at) = (student.id, column.id, Instant(1));
                let mark = Mark::points(Points::whole(column.position));
                plan.grades.push(PlannedGrade { course, student, assessment, mark, written_by: by, written_at });
            }
            plan.members.push(student);
        }
    }
    plan
}

async fn a_large_school_loads_in_seconds(w: World) {
    let plan = large(73, 26, 3);
    let (grades, people) = (plan.grades.len(), plan.members.len());
    assert!(grades > 5_000 && people > 1_890);
    let started = Moment::now();
    w.store.build(SchoolId(mint()), plan).await.expect("the plan is good");
    let seconds = started.elapsed().as_secs();
    println!("{grades} marks of {people} people in {:?}", started.elapsed());
    // Without optimisation and beside other tests; a release build takes a fraction.
    assert!(seconds < 20, "took {seconds} s");
    let history = w.number("SELECT COUNT(*) FROM grade_history WHERE new_points_hundredths = 100").await;
    assert_eq!(history, 73 * 26);
}

async fn a_school_is_ensured_once(w: World) {
    assert!(!w.store.is_empty().await.expect("the database answers"));
    assert!(!w.store.is_demo().await.expect("the database answers"));
    let made = w.store.ensure_school("Third", true).await.expect("the school is made");
    assert_eq!(w.store.ensure_school("Third", true).await.expect("the school is found"), made);
    assert_eq!(w.store.ensure_school("Yeneta School", false).await.expect("the school is found"), w.school);
    assert!(!w.store.is_demo().await.expect("the database answers"), "a real school among demo schools");
    w.behind("UPDATE schools SET demo = 1").await;
    assert!(w.store.is_demo().await.expect("the database answers"));
    let names: Vec<String> =
        w.store.schools().await.expect("the database answers").into_iter().map(|(_, name)| name).collect();
    assert_eq!(names, ["Yeneta School", "Second School", "Third"]);
    w.store.ready().await.expect("the database answers");
}

async fn a_new_school_starts_with_the_national_curriculum(w: World) {
    let made = w.store.ensure_school("Third", false).await.expect("the school is made");
    let rows: usize = starting_set().map(|(_, stages)| stages.len()).sum();
    let count = |what: &str| format!("SELECT COUNT(*) FROM curriculum c {what} c.school_id = {made}");
    assert_eq!(usize::try_from(w.number(&count("WHERE")).await), Ok(rows));
    let named = "JOIN subjects s ON s.school_id = c.school_id AND s.id = c.subject_id WHERE s.name = 'Economics' AND";
    assert_eq!(w.number(&count(named)).await, 2, "grades 11 and 12");
    assert!(w.store.subject_by_name(made, "Economics").await.expect("the database answers").is_some());
    assert_eq!(w.store.subject_by_name(made, "Alchemy").await.expect("the database answers"), None);
    let mut twice = SchoolPlan::default();
    twice.offer_the_starting_set(|| SubjectId(mint()));
    assert!(matches!(w.store.build(made, twice).await, Err(Error::Taken)));
}

async fn a_schools_first_year_is_the_current_one(w: World) {
    let current = format!("SELECT current_year_id FROM schools WHERE id = {}", w.school);
    let year = w.number(&format!("SELECT MAX(id) FROM academic_years WHERE school_id = {}", w.school)).await;
    assert_eq!(w.number(&current).await, year);
    let next = PlannedYear { id: YearId(mint()), name: "2018 E.C.".into() };
    w.store.build(w.school, SchoolPlan { years: vec![next], ..SchoolPlan::default() }).await.expect("it is put in");
    assert_eq!(w.number(&current).await, year, "one more year changes nothing");
}

async fn a_person_is_added_with_a_role(w: World) {
    let admin = PlannedMember { account: Some(w.teacher.account), ..member(Role::Admin, "") };
    w.store.add_member(w.school, admin.clone()).await.expect("a teacher may be an admin too");
    let again = PlannedMember { id: MemberId(mint()), ..admin.clone() };
    assert!(matches!(w.store.add_member(w.school, again).await, Err(Error::Taken)));
    let nobody = PlannedMember { id: MemberId(mint()), account: Some(AccountId(1)), ..admin.clone() };
    assert!(matches!(w.store.add_member(w.school, nobody).await, Err(Error::NotFound)));
    let nowhere = PlannedMember { id: MemberId(mint()), ..admin };
    assert!(matches!(w.store.add_member(SchoolId(1), nowhere).await, Err(Error::NotFound)));
    let profile = w.store.profile(w.teacher.account).await.expect("the database answers").expect("it is there");
    assert_eq!(profile.memberships.iter().map(|m| m.role).collect::<Vec<_>>(), [Role::Admin, Role::Teacher]);
}

async fn a_policy_of_its_own_is_read_back(w: World) {
    let mut components: Vec<_> = Policy::default().into();
    components[0].weight = Percent::whole(70);
    components[1].weight = Percent::whole(30);
    let policy = Policy::new(components).expect("the weights sum to 100");
    let term = TermId(w.number(&format!("SELECT term_id FROM assessments WHERE id = {}", w.quiz)).await);
    let planned = PlannedPolicy { course: w.maths, term, policy: policy.clone(), created_by: w.teacher.member };
    let plan = SchoolPlan { policies: vec![planned], ..SchoolPlan::default() };
    w.store.build(w.school, plan).await.expect("the policy is put in");
    let mut reader = w.store.read().await.expect("a connection is free");
    let permit = ReadsGradebook::mint(&mut reader, w.teacher.caller(), w.maths).await.expect("the teacher reads");
    assert_eq!(gradebook::load(&mut reader, &permit).await.expect("the book loads").policy, policy);
}
