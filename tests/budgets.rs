//! What a request may cost: statements counted from the driver's log, bytes counted from the answer.
#![cfg(feature = "ssr")]

mod harness;

use harness::{
    Answer,
    pages::PAGES,
    school::TestSchool,
    statements::{self, counted},
};
use school::{
    id::{ClassId, CourseId, MemberId, SchoolId, SubjectId, YearId},
    person::{Name, Role},
};
use store::plan::{PlannedCourse, PlannedEnrollment, PlannedGuardianship, PlannedMember, SchoolPlan};
use tracing::Instrument;

/// One test, one process, one counter: nothing else runs beside it.
#[tokio::test]
async fn pages_polls_and_saves_stay_within_their_budgets() {
    statements::start();
    let school = harness::school::start().await;
    let teacher = school.client("teacher").await;
    let student = school.client("student").await;
    let parent = school.client("parent").await;
    let admin = school.client("admin").await;
    let clients = [("teacher", &teacher), ("student", &student), ("parent", &parent), ("admin", &admin)];
    for (caller, page) in PAGES {
        let client = clients.iter().find(|(name, _)| name == caller).expect("a client of each caller").1;
        // The way in: whoever signs in is led from here, and the session is in memory from then on.
        client.get("/").await;
        // The first page opens connections, whose settings are statements too: once, not for each page.
        client.get(page).await;
        let (statements, answer) = counted(client.get(page)).await;
        assert_eq!(answer.status.as_u16(), 200, "{page}");
        // However many children there are; what a guardian has seen is one more.
        let of_children =
            ["/parent/subjects?", "/parent/week"].iter().any(|of| page.starts_with(of)) || *page == "/parent";
        let most = if of_children { 8 } else { 6 };
        assert!((1..=most).contains(&statements), "{page} took {statements} statements");
    }

    three_children_cost_the_same_whatever_they_learn(&school).await;

    what_the_clock_asks_is_nobodys_request(&school).await;

    let (statements, first) = counted(student.get("/api/changes?wait=0")).await;
    assert!(statements > 0, "the first poll reads the table: the counter counts");
    let cursor = first.cursor();
    let unchanged = format!("/api/changes?since={cursor}&wait=0");
    student.get(&unchanged).await;
    let (statements, answer) = counted(student.get(&unchanged)).await;
    assert_eq!((answer.status.as_u16(), statements), (204, 0), "an unchanged poll touches no database");
    assert!(bytes(&answer) <= 200, "an unchanged poll has {} bytes", bytes(&answer));

    let before = statements::of_the_hub();
    let (statements, answer) = counted(teacher.save_mark("17", "1", "budget-save")).await;
    assert_eq!(answer.status.as_u16(), 200, "{}", answer.body);
    assert!((1..=12).contains(&statements), "a save took {statements} statements");
    // Held: the acknowledgement does not wait until everybody was told.
    let answer = student.get(&format!("/api/changes?since={cursor}&wait=10")).await;
    // Nobody was told before the hub knew whom.
    let told = statements::of_the_hub() - before;
    assert!((1..=2).contains(&told), "whom a save concerns took {told} statements");
    assert_eq!(answer.status.as_u16(), 200, "the student hears of the save");
    assert!(answer.body.contains("grade_updated") && !answer.body.contains("17"), "{}", answer.body);
}

/// The sweep runs when it likes, on a slow machine in the midst of a page: the counter tells it by its span.
async fn what_the_clock_asks_is_nobodys_request(school: &TestSchool) {
    let asked = counted(school.store.show_marks()).await.0;
    let swept = counted(school.store.show_marks().instrument(tracing::info_span!("sweep"))).await.0;
    assert!(asked > 0 && swept == 0, "{asked} by a request, {swept} by the clock");
    let before = statements::of_the_hub();
    let hub = counted(school.store.show_marks().instrument(tracing::info_span!("feed"))).await.0;
    assert!(hub == 0 && statements::of_the_hub() == before + asked, "{hub} of the hub's are a request's");
}

/// A parent's page takes at most eight statements, and for three children with twelve courses each as many as with one.
async fn three_children_cost_the_same_whatever_they_learn(school: &TestSchool) {
    let mut taken = Vec::new();
    for (caller, parent, courses) in [("other-parent", 34, 1), ("unlinked-parent", 35, 12)] {
        let family = family(parent, courses);
        let titles: Vec<String> = family.courses.iter().map(|course| course.title.clone()).collect();
        school.store.build(SchoolId(1), family).await.expect("a family");
        let client = school.client(caller).await;
        client.get("/parent").await;
        let (statements, answer) = counted(client.get("/parent")).await;
        assert_eq!(answer.status.as_u16(), 200);
        for child in 0..3 {
            assert!(answer.body.contains(&format!("Child{parent}x{child} ")), "every child is there");
        }
        let links = answer.body.matches("class=\"course-name\"").count();
        assert!(links >= 3 * courses, "{links} lines of courses, with {}", titles.join(", "));
        taken.push(statements);
    }
    assert!(taken[0] <= 8, "{taken:?}");
    assert_eq!(taken[0], taken[1], "a course more costs no statement more");
}

/// Three more children of a parent, each in so many courses of their own.
fn family(parent: i64, courses: usize) -> SchoolPlan {
    let courses: Vec<i64> = (1_000 * parent..).take(courses).collect();
    let children = || (0..3).map(|n| (n, MemberId(100 * parent + n)));
    let child = |(n, id)| PlannedMember {
        id,
        account: None,
        role: Role::Student,
        number: String::new(),
        name: Name::new(&format!("Child{parent}x{n}"), "Fathers", ""),
        class: Some(ClassId(1)),
    };
    let course = |id: &i64| PlannedCourse {
        id: CourseId(*id),
        year: YearId(1),
        subject: SubjectId(1),
        class: None,
        grade_level: -1,
        title: format!("Course {id}"),
        capacity: 0,
        teachers: vec![MemberId(20)],
    };
    let enrolled = |(_, student)| {
        courses.iter().map(move |id| PlannedEnrollment { course: CourseId(*id), student, ended_at: None })
    };
    let link = |(_, student)| PlannedGuardianship { student, guardian: MemberId(parent), relation: String::new() };
    SchoolPlan {
        members: children().map(child).collect(),
        courses: courses.iter().map(course).collect(),
        enrollments: children().flat_map(enrolled).collect(),
        guardianships: children().map(link).collect(),
        ..SchoolPlan::default()
    }
}

/// Status line, headers with the date that the server adds, and body.
fn bytes(answer: &Answer) -> usize {
    let status = "HTTP/1.1 204 No Content\r\n".len();
    let date = "date: Mon, 23 Nov 2026 00:14:03 GMT\r\n".len();
    let headers: usize = answer.headers.iter().map(|(name, value)| name.as_str().len() + value.len() + 4).sum();
    status + date + headers + 2 + answer.body.len()
}
