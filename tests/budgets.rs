//! What a request may cost: statements counted from the driver's log, bytes counted from the answer.
#![cfg(feature = "ssr")]

mod harness;

use harness::{
    Answer,
    statements::{self, counted},
};

/// Every page, by someone who sees it.
const PAGES: &[(&str, &str)] = &[
    ("teacher", "/teacher/courses/700/gradebook"),
    ("teacher", "/teacher/courses/700/import"),
    ("teacher", "/teacher/courses/700/policy"),
    ("teacher", "/teacher/courses/700/policy?start=7"),
    ("admin", "/admin/policies"),
    ("admin", "/admin/policies?first=9&last=10&start=7"),
    ("student", "/api/explanation/700/31"),
    ("student", "/student"),
    ("parent", "/parent"),
    ("admin", "/admin"),
    ("admin", "/admin/people?q=a&role=student"),
    ("admin", "/admin/people/31"),
    ("admin", "/admin/people/add"),
    ("admin", "/admin/families"),
    ("admin", "/admin/families?q=a&class=1&show=unlinked"),
    ("teacher", "/teacher/families"),
    ("admin", "/admin/families/letters"),
    ("parent", "/link"),
    ("teacher", "/notifications"),
    ("admin", "/admin/people/31/link"),
    ("admin", "/admin/settings"),
    ("admin", "/admin/catalogue?part=subjects&stage=9"),
    ("admin", "/admin/catalogue?part=years"),
    ("admin", "/admin/catalogue?part=classes"),
    ("teacher", "/teacher/course-requests?state=pending&search=a"),
    ("teacher", "/teacher/course-requests/new"),
    ("teacher", "/teacher/enrollments?state=all&search=a"),
    ("student", "/student/available-courses?search=a"),
    ("student", "/student/enrollments"),
    ("parent", "/parent/available-courses"),
    ("parent", "/parent/enrollments?state=approved"),
    ("admin", "/admin/course-requests?state=all"),
    ("admin", "/admin/enrollments?state=approved&course=700"),
    ("teacher", "/account"),
    ("teacher", "/register"),
    ("admin", "/admin/registrations?tab=waiting"),
    ("admin", "/admin/people/import"),
];

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
        assert!((1..=6).contains(&statements), "{page} took {statements} statements");
    }

    let (statements, first) = counted(student.get("/api/changes?wait=0")).await;
    assert!(statements > 0, "the first poll reads the table: the counter counts");
    let cursor = first.headers.get("yeneta-cursor").and_then(|c| c.to_str().ok()).expect("a cursor").to_owned();
    let unchanged = format!("/api/changes?since={cursor}&wait=0");
    student.get(&unchanged).await;
    let (statements, answer) = counted(student.get(&unchanged)).await;
    assert_eq!((answer.status.as_u16(), statements), (204, 0), "an unchanged poll touches no database");
    assert!(bytes(&answer) <= 200, "an unchanged poll has {} bytes", bytes(&answer));

    let save = [
        ("save[course]", "700"),
        ("save[student]", "31"),
        ("save[assessment]", "900"),
        ("save[typed]", "17"),
        ("save[seen]", "1"),
        ("save[save_id]", "budget-save"),
    ];
    let (statements, answer) = counted(teacher.call("gradebook/save_grade", &save)).await;
    assert_eq!(answer.status.as_u16(), 200, "{}", answer.body);
    assert!((1..=12).contains(&statements), "a save took {statements} statements");
    // Held: the acknowledgement does not wait until everybody was told.
    let answer = student.get(&format!("/api/changes?since={cursor}&wait=10")).await;
    assert_eq!(answer.status.as_u16(), 200, "the student hears of the save");
    assert!(answer.body.contains("grade_updated") && !answer.body.contains("17"), "{}", answer.body);
}

/// Status line, headers with the date that the server adds, and body.
fn bytes(answer: &Answer) -> usize {
    let status = "HTTP/1.1 204 No Content\r\n".len();
    let date = "date: Mon, 23 Nov 2026 00:14:03 GMT\r\n".len();
    let headers: usize = answer.headers.iter().map(|(name, value)| name.as_str().len() + value.len() + 4).sum();
    status + date + headers + 2 + answer.body.len()
}
