//! What a request may cost: statements counted from the driver's log, bytes counted from the answer.
#![cfg(feature = "ssr")]

mod harness;

use harness::{
    Answer,
    pages::PAGES,
    statements::{self, counted},
};

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
